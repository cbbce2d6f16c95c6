//! Plates: a page's markup minified once, for all pages that have the same markup around other values.
//!
//! Templates are rendered with a mark around every value. Without its values a page is only markup, the same for
//! thousands of pages, so that is what is minified and remembered; the values, which are escaped already, the parts
//! and the body go in afterwards. A page whose values cannot be told from its markup is minified whole.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{self, Write};
use std::rc::Rc;

use memchr::{memchr, memchr_iter, memchr2, memchr3};
use minify_html::{Cfg, minify};

use crate::digest::Digest;

// Control characters that HTML forbids (section 3.2.6), so that no text needs them.
const VALUE: u8 = 1;
const END: u8 = 2;
const PIECE: u8 = 3;

/// What goes between the markup of a page.
#[derive(Debug, PartialEq, Eq)]
enum Sort<'r> {
    Value(&'r [u8]),
    Piece(Piece),
}

/// Finished HTML that is never minified with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// By its place among the parts.
    Part(usize),
    Body,
}

/// HTML that is finished already and goes in as it is.
#[derive(Clone, Copy)]
pub struct Finished<'p> {
    /// By name, in the order of their marks.
    pub parts: &'p [(String, Vec<u8>)],
    pub body: &'p str,
}

/// The minified markup of a page, cut where its sorts go in.
struct Plate {
    markup: Vec<u8>,
    /// Where each sort goes in, and which one: minifying puts attributes into an order of its own.
    gaps: Vec<(usize, usize)>,
}

/// Escapes a value as Tera does, between marks.
pub fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if memchr3(VALUE, END, PIECE, text.as_bytes()).is_some() {
        return escape(&text.replace(|c: char| matches!(c, '\u{1}'..='\u{3}'), ""), out);
    }
    // One character may be a heading's level, in the name of a tag, where no mark can stand.
    if text.len() <= 1 {
        return tera::escape_html(text, out);
    }
    out.write_all(&[VALUE])?;
    tera::escape_html(text, out)?;
    out.write_all(&[END])
}

/// Marks finished text, such as JSON, as a value.
pub fn marked(text: &str) -> String {
    format!("\u{1}{text}\u{2}")
}

/// What a template shows for the body.
pub const BODY_MARK: &str = "\u{3}\u{2}";

/// What a template shows for a part.
pub fn part_mark(number: usize) -> String {
    format!("\u{3}{number}\u{2}")
}

/// A page rendered with marks, taken apart.
struct Apart<'r> {
    pieces: Vec<&'r [u8]>,
    sorts: Vec<Sort<'r>>,
}

/// The finished page: its markup minified when there are rules for that, everything else put in.
pub fn print(rendered: &[u8], rules: Option<&Cfg>, finished: Finished<'_>) -> Vec<u8> {
    let apart = take_apart(rendered);
    let Some(rules) = rules else { return apart.fill(finished) };
    let plate = if apart.has_values() { plate_of(&apart.skeleton(), rules, apart.sorts.len()) } else { None };
    match plate {
        Some(plate) => plate.fill(&apart.sorts, finished),
        None => whole(&apart, rules, finished),
    }
}

/// A page that has no plate: its values are minified with it.
fn whole(apart: &Apart<'_>, rules: &Cfg, finished: Finished<'_>) -> Vec<u8> {
    let (shell, pieces) = apart.with_values();
    match plate(&shell, rules, pieces.len()) {
        Some(plate) => plate.fill(&pieces, finished),
        None => apart.fill(finished),
    }
}

fn take_apart(rendered: &[u8]) -> Apart<'_> {
    let mut apart = Apart { pieces: Vec::with_capacity(64), sorts: Vec::with_capacity(64) };
    let mut rest = rendered;
    while let Some(at) = memchr2(VALUE, PIECE, rest) {
        apart.markup(&rest[..at]);
        let after = &rest[at + 1..];
        let end = memchr(END, after).unwrap_or(after.len());
        let held = &after[..end];
        apart.sorts.push(if rest[at] == VALUE { Sort::Value(held) } else { Sort::Piece(Piece::of(held)) });
        rest = after.get(end + 1..).unwrap_or_default();
    }
    apart.markup(rest);
    apart
}

/// How long the number is that markup begins with; a single digit may be anything, and is seldom many.
fn leading_number(markup: &[u8]) -> Option<usize> {
    let len = markup.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (len > 1).then_some(len)
}

impl Piece {
    fn of(number: &[u8]) -> Piece {
        let number = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
        number.map_or(Piece::Body, Piece::Part)
    }
}

impl Sort<'_> {
    fn html<'p>(&'p self, finished: Finished<'p>) -> &'p [u8] {
        match *self {
            Sort::Value(value) => value,
            Sort::Piece(Piece::Part(number)) => {
                finished.parts.get(number).map(|(_, html)| html.as_slice()).unwrap_or_default()
            }
            Sort::Piece(Piece::Body) => finished.body.as_bytes(),
        }
    }
}

impl<'r> Apart<'r> {
    /// Takes markup up to the next sort. Tera shows numbers without escaping them, so without marks: one behind a tag,
    /// such as a count of words, is a value all the same.
    fn markup(&mut self, markup: &'r [u8]) {
        let mut from = 0;
        for tag_end in memchr_iter(b'>', markup) {
            let start = tag_end + 1;
            if let Some(len) = leading_number(&markup[start..]) {
                self.pieces.push(&markup[from..start]);
                self.sorts.push(Sort::Value(&markup[start..start + len]));
                from = start + len;
            }
        }
        self.pieces.push(&markup[from..]);
    }

    /// The page as it was rendered, without marks.
    fn fill(&self, finished: Finished<'_>) -> Vec<u8> {
        let mut page = Vec::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            page.extend_from_slice(piece);
            page.extend_from_slice(self.sorts.get(at).map(|sort| sort.html(finished)).unwrap_or_default());
        }
        page
    }

    fn has_values(&self) -> bool {
        self.sorts.iter().any(|sort| matches!(sort, Sort::Value(_)))
    }

    /// The markup, with the number of each sort where it goes in.
    fn skeleton(&self) -> Vec<u8> {
        let len: usize = self.pieces.iter().map(|piece| piece.len()).sum();
        let mut skeleton = Vec::with_capacity(len + self.sorts.len() * 6);
        for (number, piece) in self.pieces.iter().enumerate() {
            skeleton.extend_from_slice(piece);
            if number < self.sorts.len() {
                push_number(&mut skeleton, number);
            }
        }
        skeleton
    }

    /// The page with its values, and with numbers only where parts and the body go in.
    fn with_values(&self) -> (Vec<u8>, Vec<Sort<'r>>) {
        let mut shell = Vec::new();
        let mut pieces = Vec::new();
        for (at, markup) in self.pieces.iter().enumerate() {
            shell.extend_from_slice(markup);
            match self.sorts.get(at) {
                Some(Sort::Value(value)) => shell.extend_from_slice(value),
                Some(Sort::Piece(piece)) => {
                    push_number(&mut shell, pieces.len());
                    pieces.push(Sort::Piece(*piece));
                }
                None => {}
            }
        }
        (shell, pieces)
    }
}

/// The space keeps an attribute's value in quotation marks, whatever the value will be.
fn push_number(out: &mut Vec<u8>, number: usize) {
    out.push(VALUE);
    let from = out.len();
    let mut rest = number;
    while rest > 0 || out.len() == from {
        out.push(b"0123456789"[rest % 10]);
        rest /= 10;
    }
    out[from..].reverse();
    out.extend_from_slice(&[b' ', END]);
}

thread_local! {
    /// The plates that this thread has made; a plate is a pure function of its skeleton.
    static PLATES: RefCell<Plates> = RefCell::default();
}

#[derive(Default)]
struct Plates {
    /// By the digest of the skeleton; nothing for markup that cannot be a plate.
    known: HashMap<Digest, Option<Rc<Plate>>>,
    bytes: usize,
}

/// Lists are seldom alike, so plates of the past are forgotten (bytes a thread).
const MOST_BYTES: usize = 2 << 20;

fn plate_of(skeleton: &[u8], rules: &Cfg, sorts: usize) -> Option<Rc<Plate>> {
    let digest = Digest::of_bytes(skeleton);
    PLATES.with_borrow_mut(|plates| {
        if let Some(known) = plates.known.get(&digest) {
            return known.clone();
        }
        let made = plate(skeleton, rules, sorts).map(Rc::new);
        plates.bytes += skeleton.len();
        if plates.bytes > MOST_BYTES {
            plates.known.clear();
            plates.bytes = skeleton.len();
        }
        plates.known.insert(digest, made.clone());
        made
    })
}

/// The plate of a skeleton, if minifying kept every number whole and once.
fn plate(skeleton: &[u8], rules: &Cfg, sorts: usize) -> Option<Plate> {
    let minified = minify(skeleton, rules);
    let mut plate = Plate { markup: Vec::with_capacity(minified.len()), gaps: Vec::with_capacity(sorts) };
    let mut is_there = vec![false; sorts];
    let mut rest = minified.as_slice();
    while let Some(at) = memchr2(VALUE, END, rest) {
        let (number, after) = number(&rest[at..])?;
        let is_first = !std::mem::replace(is_there.get_mut(number)?, true);
        if !is_first || ends_in_reference(&rest[..at]) {
            return None;
        }
        plate.markup.extend_from_slice(&rest[..at]);
        plate.gaps.push((plate.markup.len(), number));
        rest = after;
    }
    plate.markup.extend_from_slice(rest);
    is_there.into_iter().all(|it_is| it_is).then_some(plate)
}

/// The number that `text` starts with, as [`push_number`] wrote it, and what follows.
fn number(text: &[u8]) -> Option<(usize, &[u8])> {
    let digits = text.strip_prefix(&[VALUE])?;
    let end = memchr(b' ', digits)?;
    let number = std::str::from_utf8(&digits[..end]).ok()?.parse().ok()?;
    Some((number, digits[end + 1..].strip_prefix(&[END])?))
}

/// Whether a value would go on with what may be a character reference, such as `&` or `&l`.
fn ends_in_reference(markup: &[u8]) -> bool {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let end = markup.iter().rposition(|byte| !is_name(byte));
    end.is_some_and(|at| markup[at] == b'&')
}

impl Plate {
    fn fill(&self, sorts: &[Sort<'_>], finished: Finished<'_>) -> Vec<u8> {
        let html =
            |(_, number): &(usize, usize)| sorts.get(*number).map(|sort| sort.html(finished)).unwrap_or_default();
        let len = self.markup.len() + self.gaps.iter().map(|gap| html(gap).len()).sum::<usize>();
        let mut page = Vec::with_capacity(len);
        let mut from = 0;
        for gap in &self.gaps {
            page.extend_from_slice(&self.markup[from..gap.0]);
            page.extend_from_slice(html(gap));
            from = gap.0;
        }
        page.extend_from_slice(&self.markup[from..]);
        page
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::templates::safe_minifying;

    const NOTHING: Finished<'_> = Finished { parts: &[], body: "<b>正文</b>" };

    fn value(text: &str) -> String {
        let mut out = Vec::new();
        escape(text, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn printed(rendered: &str) -> String {
        String::from_utf8(print(rendered.as_bytes(), Some(&safe_minifying()), NOTHING)).unwrap()
    }

    fn has_plate(rendered: &str) -> bool {
        let apart = take_apart(rendered.as_bytes());
        plate(&apart.skeleton(), &safe_minifying(), apart.sorts.len()).is_some()
    }

    #[test]
    fn values_go_back_to_their_places_though_attributes_change_theirs() {
        let (link, title) = (value("/a b/"), value("港 & “湾”"));
        let page = format!("<p>  <a title=\"{title}\" href=\"{link}\">  {title}</a>  </p> {BODY_MARK}");
        assert!(has_plate(&page));
        assert_eq!(printed(&page), "<p><a href=\"/a b/\" title=\"港 &amp; “湾”\"> 港 &amp; “湾”</a></p> <b>正文</b>");
    }

    #[test]
    fn a_value_without_space_keeps_its_quotation_marks() {
        assert_eq!(printed(&format!("<a href=\"{}\">x</a>", value("/港/"))), "<a href=\"/港/\">x</a>");
        assert_eq!(printed(&format!("<a href='{}'>x</a>", value("a=\"b\""))), "<a href=\"a=&quot;b&quot;\">x</a>");
    }

    #[test]
    fn where_no_mark_can_stand_the_page_is_minified_whole() {
        for page in [
            format!("<h{0}> x </h{0}>", value("10")),
            format!("<a href={}>x</a>", value("/a/")),
            format!("<!-- {} --><p>x</p>", value("a note")),
            format!("<p>&amp;{}</p>", value("lt;")),
            format!("<input disabled=\"{}\">", value("yes")),
        ] {
            assert!(!has_plate(&page), "{page}");
            let plain = take_apart(page.as_bytes()).fill(NOTHING);
            assert_eq!(printed(&page).as_bytes(), minify(&plain, &safe_minifying()), "{page}");
        }
    }

    #[test]
    fn a_heading_of_any_level_has_a_plate() {
        let page = format!("<h{0}> {1} </h{0}>", value("2"), value("港湾"));
        assert!(has_plate(&page));
        assert_eq!(printed(&page), "<h2>港湾</h2>");
    }

    #[test]
    fn pages_that_differ_in_a_number_share_a_plate() {
        let skeleton = |page: &str| take_apart(page.as_bytes()).skeleton();
        let page = |words: u32| format!("<li>{words} {}</li> <p title=\"a>{words}\">x</p>", value("字"));
        assert_eq!(skeleton(&page(967)), skeleton(&page(1024)));
        assert_eq!(printed(&page(967)), "<li>967 字</li><p title=\"a>967\">x</p>");
    }

    #[test]
    fn marks_that_somebody_typed_are_no_marks() {
        let page = format!("<p>{}</p>{}", value("a\u{3}\u{2}b\u{1}c"), marked("{}"));
        assert_eq!(printed(&page), "<p>abc</p>{}");
    }

    fn text() -> impl Strategy<Value = String> {
        "[ \\n&;#<>\"'=/a-z0-9港，\u{1}-\u{3}]{0,8}"
    }

    /// Markup with values in it, as templates write it.
    fn page() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            text().prop_map(|text| value(&text)),
            "[ \\na-z港]{0,6}",
            Just("&amp;".to_owned()),
            Just("<br>".to_owned()),
            (text(), text()).prop_map(|(a, b)| format!("<img alt=\"{}\" src=\"/x{}\">", value(&a), value(&b))),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            let tag =
                prop_oneof![Just("p"), Just("a"), Just("ul"), Just("li"), Just("pre"), Just("section"), Just("td")];
            (tag, text(), proptest::collection::vec(inner, 0..4)).prop_map(|(tag, class, children)| {
                format!("<{tag} class=\"x {}\">{}</{tag}>", value(&class), children.concat())
            })
        })
    }

    proptest! {
        #[test]
        fn a_printed_page_is_the_page_that_minifying_it_whole_gives(rendered in page()) {
            let plain = take_apart(rendered.as_bytes()).fill(NOTHING);
            let again = minify(printed(&rendered).as_bytes(), &safe_minifying());
            let whole = minify(&minify(&plain, &safe_minifying()), &safe_minifying());
            prop_assert_eq!(String::from_utf8(again).unwrap(), String::from_utf8(whole).unwrap());
        }
    }
}
