//! Skeletons: a page's markup minified once, for all pages that have the same markup around other values.
//!
//! Without its values a page is only markup, the same for thousands of pages, so that is what is minified and
//! remembered; the values, which are escaped already, the parts and the body go into its holes afterwards. A page whose
//! values cannot be told from its markup, such as one with a value in the name of a tag, is minified whole.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use memchr::{memchr, memchr2, memmem};
use minify_html::{Cfg, minify};

use super::marks::{Apart, Finished, Hole, take_apart};
use crate::digest::Digest;

// Around the number of a hole.
const NUMBER: u8 = 1;
const END: u8 = 2;

/// The minified markup of a page, cut where its holes are.
struct Skeleton {
    markup: Vec<u8>,
    /// Where each hole is, and which one: minifying puts attributes into an order of its own.
    gaps: Vec<(usize, usize)>,
}

/// The minified page of one that was rendered with marks.
pub fn print(rendered: &[u8], rules: &Cfg, finished: Finished<'_>) -> Vec<u8> {
    let apart = take_apart(rendered);
    match remembered(&numbered(&apart), rules, apart.holes.len()) {
        Some(skeleton) => skeleton.fill(&apart.holes, finished),
        None => whole(&apart.plain(finished), rules, finished.body),
    }
}

/// A page minified with all that is in it, except for the body, which stays as it was written where that can be.
pub fn whole(page: &[u8], rules: &Cfg, body: &str) -> Vec<u8> {
    // The minifier takes the words in it for drawing, and drops the white space between them.
    if memmem::find(page, b"<foreignObject").is_some() {
        return page.to_vec();
    }
    let mut apart = Apart { markup: vec![], holes: vec![] };
    let mut from = 0;
    let is_there = !body.trim().is_empty();
    for at in is_there.then(|| memmem::find_iter(page, body)).into_iter().flatten() {
        apart.markup.push(&page[from..at]);
        apart.holes.push(Hole::Body);
        from = at + body.len();
    }
    apart.markup.push(&page[from..]);
    let around = skeleton(&numbered(&apart), rules, apart.holes.len());
    match around.map(|skeleton| skeleton.fill(&apart.holes, Finished { parts: &[], body })) {
        Some(minified) => minified,
        None => skeleton(page, rules, 0).map_or_else(|| page.to_vec(), |skeleton| skeleton.markup),
    }
}

/// The markup of a page, with the number of each hole in its place.
fn numbered(apart: &Apart<'_>) -> Vec<u8> {
    let len: usize = apart.markup.iter().map(|markup| markup.len()).sum();
    let mut skeleton = Vec::with_capacity(len + apart.holes.len() * 8);
    for (number, markup) in apart.markup.iter().enumerate() {
        skeleton.extend_from_slice(markup);
        if let Some(hole) = apart.holes.get(number) {
            push_number(&mut skeleton, number, *hole);
        }
    }
    skeleton
}

/// The space keeps an attribute's value in quotation marks, whatever the value will be, unless it is a plain number;
/// outside of them it and the slash tear the number apart. Quotation marks tear that of what may be no attribute's value
/// at all. Of the two spaces of a part one is left where white space means nothing; elsewhere its minified form would be
/// wrong.
fn push_number(out: &mut Vec<u8>, number: usize, hole: Hole<'_>) {
    out.push(NUMBER);
    let from = out.len();
    let mut rest = number;
    while rest > 0 || out.len() == from {
        out.push(b"0123456789"[rest % 10]);
        rest /= 10;
    }
    out[from..].reverse();
    out.extend_from_slice(match hole {
        Hole::Value(_) => b"/ \x02".as_slice(),
        Hole::Number(_) => b"\x02",
        Hole::Json(_) | Hole::Body => b"/\"'\" \x02",
        Hole::Part(_) => b"/\"'\"  \x02",
    });
}

/// The number that `text` starts with, as [`push_number`] wrote it, and what follows.
fn number(text: &[u8]) -> Option<(usize, &[u8])> {
    let digits = text.strip_prefix(&[NUMBER])?;
    let end = memchr2(b'/', END, digits)?;
    let number = std::str::from_utf8(&digits[..end]).ok()?.parse().ok()?;
    let rest = &digits[end + 1..];
    if digits[end] == END {
        return Some((number, rest));
    }
    let rest = rest.strip_prefix(b"\"'\"").unwrap_or(rest).strip_prefix(b" ")?;
    Some((number, rest.strip_prefix(&[END])?))
}

thread_local! {
    /// The skeletons that this thread has made; one is a pure function of its markup.
    static REMEMBERED: RefCell<Remembered> = RefCell::default();
}

#[derive(Default)]
struct Remembered {
    /// By the digest of the markup; nothing for markup that cannot be a skeleton.
    known: HashMap<Digest, Option<Rc<Skeleton>>>,
    bytes: usize,
}

/// Lists are seldom alike, so skeletons of the past are forgotten (bytes a thread).
const MOST_BYTES: usize = 2 << 20;

fn remembered(markup: &[u8], rules: &Cfg, holes: usize) -> Option<Rc<Skeleton>> {
    let digest = Digest::of_bytes(markup);
    REMEMBERED.with_borrow_mut(|remembered| {
        if let Some(known) = remembered.known.get(&digest) {
            return known.clone();
        }
        let made = skeleton(markup, rules, holes).map(Rc::new);
        remembered.bytes += markup.len();
        if remembered.bytes > MOST_BYTES {
            remembered.known.clear();
            remembered.bytes = markup.len();
        }
        remembered.known.insert(digest, made.clone());
        made
    })
}

/// The skeleton of numbered markup, if minifying left the document the same and every number whole and once.
fn skeleton(markup: &[u8], rules: &Cfg, holes: usize) -> Option<Skeleton> {
    let minified = minify(markup, rules);
    let tags = closing_tags(markup)?;
    if closing_tags(&minified) != Some(tags) || goes_on(markup) || goes_on(&minified) {
        return None;
    }
    let mut skeleton = Skeleton { markup: Vec::with_capacity(minified.len()), gaps: Vec::with_capacity(holes) };
    let mut is_there = vec![false; holes];
    let mut rest = minified.as_slice();
    while let Some(at) = memchr2(NUMBER, END, rest) {
        let (number, after) = number(&rest[at..])?;
        if std::mem::replace(is_there.get_mut(number)?, true) {
            return None;
        }
        skeleton.markup.extend_from_slice(&rest[..at]);
        skeleton.gaps.push((skeleton.markup.len(), number));
        rest = after;
    }
    skeleton.markup.extend_from_slice(rest);
    is_there.into_iter().all(|it_is| it_is).then_some(skeleton)
}

/// How many tags are closed, comments and pure text apart; nothing for a page with a tag whose name the minifier would cut.
/// It drops the end of what it did not see begin, which may have begun in a body or a part.
fn closing_tags(html: &[u8]) -> Option<usize> {
    let mut count = 0;
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest) {
        rest = &rest[at + 1..];
        count += usize::from(rest.starts_with(b"/"));
        let len = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(byte)).count();
        let (name, after) = rest.split_at(len);
        if len > 0 && after.first().is_some_and(|byte| !b" \t\r\n\x0c/>".contains(byte)) {
            return None;
        }
        let next = match name {
            b"script" | b"style" | b"textarea" | b"title" => memmem::find(rest, &[b"</", name].concat()),
            b"" if rest.starts_with(b"!--") => memmem::find(rest, b"-->"),
            b"" => Some(0),
            _ => tag_end(rest),
        };
        rest = next.map_or(&[], |next| &rest[next..]);
    }
    Some(count)
}

/// Where a tag ends, which is not inside the values of its attributes.
fn tag_end(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    let mut last = b' ';
    for (at, &byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if last == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
    }
    None
}

/// Whether a value would go on with what may be a character reference or a tag, such as `&`, `&l` or `<`.
fn goes_on(markup: &[u8]) -> bool {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    memchr::memchr_iter(NUMBER, markup).any(|at| {
        let before = &markup[..at];
        let name = before.iter().rposition(|byte| !is_name(byte));
        before.ends_with(b"<") || name.is_some_and(|at| before[at] == b'&')
    })
}

impl Skeleton {
    fn fill(&self, holes: &[Hole<'_>], finished: Finished<'_>) -> Vec<u8> {
        let html = |(_, number): &(usize, usize)| match holes.get(*number) {
            Some(Hole::Value(html) | Hole::Number(html) | Hole::Json(html)) => html,
            Some(Hole::Part(number)) => finished.parts.get(*number).map_or(&[][..], |part| &part.minified),
            Some(Hole::Body) => finished.body.as_bytes(),
            None => &[],
        };
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
    use crate::templates::document::document;
    use crate::templates::marks::{self, Part};
    use crate::templates::safe_minifying;

    const NOTHING: Finished<'_> = Finished { parts: &[], body: "<b>正文</b>" };

    fn value(text: &str) -> String {
        let mut out = Vec::new();
        marks::marking(|| marks::escape(text, &mut out)).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn json(text: &str) -> String {
        marks::marking(|| marks::json(text.into())).into_owned()
    }

    fn printed(rendered: &str) -> String {
        String::from_utf8(print(rendered.as_bytes(), &safe_minifying(), NOTHING)).unwrap()
    }

    fn plain(rendered: &str) -> String {
        String::from_utf8(take_apart(rendered.as_bytes()).plain(NOTHING)).unwrap()
    }

    fn has_skeleton(rendered: &str) -> bool {
        let apart = take_apart(rendered.as_bytes());
        skeleton(&numbered(&apart), &safe_minifying(), apart.holes.len()).is_some()
    }

    #[test]
    fn values_go_back_to_their_places_though_attributes_change_theirs() {
        let (link, title) = (value("/a b/"), value("港 & “湾”"));
        let page = format!("<p>  <a title=\"{title}\" href=\"{link}\">  {title}</a>  </p> {}", marks::BODY);
        assert!(has_skeleton(&page));
        assert_eq!(printed(&page), "<p><a href=\"/a b/\" title=\"港 &amp; “湾”\"> 港 &amp; “湾”</a></p> <b>正文</b>");
    }

    #[test]
    fn a_value_without_space_keeps_its_quotation_marks() {
        assert_eq!(printed(&format!("<a href=\"{}\">x</a>", value("/港/"))), "<a href=\"/港/\">x</a>");
        assert_eq!(printed(&format!("<a href='{}'>x</a>", value("a=\"b\""))), "<a href=\"a=&quot;b&quot;\">x</a>");
    }

    #[test]
    fn where_no_hole_can_be_the_page_is_minified_whole() {
        for page in [
            format!("<h{0}> x </h{0}>", value("10")),
            format!("<{0}>x</{0}>", value("em")),
            format!("<{}>x", value("em")),
            format!("<x-{}>x", value("tab")),
            format!("<p {}>x</p>", value("hidden")),
            format!("<p a=\"b c\" {} d>x</p>", value("z=a")),
            format!("<p data-{}=1>x</p>", value("name")),
            format!("<a href={}>x</a>", value("/a/")),
            format!("<!-- {} --><p>x</p>", value("a note")),
            format!("<p>&{};</p>", value("copy")),
            format!("<p>&#{};</p>", value("65")),
            format!("<p>&amp;{}</p>", value("lt;")),
            format!("<input disabled=\"{}\">", value("yes")),
            format!("<p data-all='{}'>x</p>", json("[\"a b\"]")),
            format!("<p title='{}'>x</p>", marks::BODY),
            format!("<section><p>{}</section></p>", marks::BODY),
        ] {
            assert!(!has_skeleton(&page), "{page}");
            assert_eq!(document(&printed(&page)), document(&plain(&page)), "{page}");
        }
    }

    #[test]
    fn a_part_may_end_what_another_began() {
        let part = |name: &str, html: &str| Part {
            name: name.to_owned(),
            html: html.to_owned(),
            minified: whole(html.as_bytes(), &safe_minifying(), ""),
        };
        let parts = [part("begin", "<div  class='a'>"), part("end", "</div>"), part("code", "a  b")];
        let finished = Finished { parts: &parts, body: "" };
        let (begin, end, code) = (marks::part(0), marks::part(1), marks::part(2));
        for page in [format!("{begin}<p>{}</p>{end}<p>x</p>", value("港湾")), format!("<pre>{code}</pre>")] {
            let printed = String::from_utf8(print(page.as_bytes(), &safe_minifying(), finished)).unwrap();
            let plain = String::from_utf8(take_apart(page.as_bytes()).plain(finished)).unwrap();
            assert_eq!(document(&printed), document(&plain), "{printed}");
        }
    }

    #[test]
    fn a_page_minified_whole_keeps_its_body_as_it_was_written() {
        let page = format!("<h{0}>x</h{0}> {1} ", value("10"), marks::BODY);
        let finished = Finished { parts: &[], body: "<p>a  b</p>\n" };
        let printed = print(page.as_bytes(), &safe_minifying(), finished);
        assert_eq!(String::from_utf8(printed).unwrap(), "<h10>x</h10> <p>a  b</p>\n");
    }

    #[test]
    fn a_heading_of_any_level_has_a_skeleton() {
        let page = format!("<h{0}> {1} </h{0}>", value("2"), value("港湾"));
        assert!(has_skeleton(&page));
        assert_eq!(printed(&page), "<h2>港湾</h2>");
    }

    #[test]
    fn pages_that_differ_in_a_number_share_a_skeleton() {
        let markup = |page: &str| numbered(&take_apart(page.as_bytes()));
        let page = |words: u32| format!("<li>{words} {}</li> <p title=\"a>{words}\">x</p>", value("字"));
        assert_eq!(markup(&page(967)), markup(&page(1024)));
        assert_eq!(printed(&page(967)), "<li>967 字</li><p title=\"a>967\">x</p>");
    }

    #[test]
    fn pages_that_differ_in_the_size_of_a_picture_share_a_skeleton() {
        let markup = |page: &str| numbered(&take_apart(page.as_bytes()));
        let page = |width: &str| format!("<img  width=\"{width}\"> <rect x=\"{width}%\"/> =\"{width}\"");
        assert_eq!(markup(&page("640")), markup(&page("12.5")));
        assert!(has_skeleton(&page("640")));
        assert_eq!(printed(&page("640")), "<img width=640><rect x=640%> =\"640\"");
    }

    #[test]
    fn marks_that_somebody_typed_are_no_marks() {
        let page = format!("<p>{}</p>{}", value("a\u{3}\u{2}b\u{1}c\u{4}"), json("{}"));
        assert_eq!(printed(&page), "<p>abc</p>{}");
    }

    fn text() -> impl Strategy<Value = String> {
        "[ \\n&;#<>\"'=/a-z0-9港，\u{1}-\u{4}]{0,8}"
    }

    /// Markup with values in it, as templates write it.
    fn markup() -> impl Strategy<Value = String> {
        let values = (text(), text(), text(), "q{1,3}").prop_map(|(a, b, c, word)| {
            (value(&a), value(&b), json(&format!("{:?}", c.replace('\'', ""))), value(&word))
        });
        let leaf = prop_oneof![
            4 => text().prop_map(|text| value(&text)),
            2 => "[ \\na-z港]{0,6}",
            1 => prop::sample::select(vec!["&amp;", "&amp", "&lt;", "&", "<br>", "<wbr/>", "<i>x<!-- a </p> --></i>", "</p>", "10", " 12"])
                .prop_map(str::to_owned),
            1 => Just(marks::BODY.to_owned()),
            8 => (values, 0..13).prop_map(|((a, b, json, word), kind)| match kind {
                0 => format!("<img alt=\"{a}\" src=\"/x{b}\">"),
                1 => format!("<img src='{a} {b}' alt=x>"),
                2 => format!("<input value={word} name=\"{b}\">"),
                3 => format!("<p {word}><a href=\"{a}\">{b}</a> <i>{a}</i></p>"),
                4 => format!("<x-{word}>{b}</x-{word}>"),
                5 => format!("<i>x<!-- {a} -->{b}</i>"),
                6 => format!("<script>var a = {json}, b = \"{b}\"; if (a<b && 1>20) {{}}</script>"),
                7 => format!("<script type=\"application/ld+json\"> {json} </script>"),
                8 => format!("<style> .{a} > b {{ color: red }} </style>"),
                9 => format!("<textarea>\n {a} </textarea><svg viewBox=\"0 0 {b}\"><path d=\"{a}\"/> <text> {b} </text></svg>"),
                10 => format!("<img width=\"640\" alt=\"{a}\"><svg x=\"2.50%\" viewBox=\"10 0 {b} 10\">\"12 =\"34</svg><p title='=\"56 {a}'>x"),
                11 => format!("<b data-j='{json}' data-k=\"{a}\" data-k2=\"{b} {a}\"> {b} </b>"),
                _ => format!("<ul>\n<li>{a}\n<li> {b}</ul>"),
            }),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            let tag = prop::sample::select(vec!["div", "b", "ul", "li", "pre", "section", "h2", "span", "td", "code"]);
            (tag, text(), proptest::collection::vec(inner, 0..4)).prop_map(|(tag, class, children)| {
                let element = format!("<{tag} class=\"x {}\">{}</{tag}>", value(&class), children.concat());
                if tag == "td" { format!("<table>\n<tr>{element} </table>") } else { element }
            })
        })
    }

    proptest! {
        #[test]
        fn a_printed_page_is_the_document_that_the_template_says(rendered in markup()) {
            let rendered = format!("<!doctype html><html><body>{rendered}</body></html>");
            prop_assert_eq!(document(&printed(&rendered)), document(&plain(&rendered)), "{}", printed(&rendered));
        }
    }
}
