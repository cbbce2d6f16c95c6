//! Marks around what templates show, so that values can be told from markup in a rendered page.
//!
//! They stand only in pages whose templates never look at what they show (see `looks`), so no template sees one.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, Write};

use memchr::{memchr, memchr2_iter, memchr3};

// Control characters that HTML forbids (section 3.2.6), so that no text needs them.
const VALUE: u8 = 1;
const END: u8 = 2;
const QUOTED: u8 = 3;
const PIECE: u8 = 4;

/// Whether a text has characters that stand for marks.
pub fn has_marks(text: &str) -> bool {
    // Folded, not searched: nearly no text has any, and so many are looked at at once.
    text.bytes().fold(false, |has, byte| has | (VALUE..=PIECE).contains(&byte))
}

/// What goes between the markup of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hole<'r> {
    /// Escaped text, or a number.
    Value(&'r [u8]),
    /// At the start of an attribute's value, which needs no quotation marks for it.
    Number(&'r [u8]),
    /// JSON or finished HTML: it has quotation marks, so it may be no attribute's value.
    Quoted(&'r [u8]),
    /// By its place among the parts.
    Part(usize),
    Body,
}

/// A part, such as the header: the same on every page.
pub struct Part {
    pub name: String,
    /// As its template makes it, without white space at its ends.
    pub html: String,
    pub minified: Vec<u8>,
}

/// Finished HTML that goes into a page as it is.
#[derive(Clone, Copy)]
pub struct Finished<'p> {
    /// In the order of their marks.
    pub parts: &'p [Part],
    pub body: &'p str,
}

thread_local! {
    /// Whether the page that this thread renders is to have marks.
    static MARKED: Cell<bool> = const { Cell::new(false) };
}

/// Renders with marks; whatever is rendered else has none.
pub fn marking<T>(render: impl FnOnce() -> T) -> T {
    MARKED.set(true);
    let rendered = render();
    MARKED.set(false);
    rendered
}

/// Escapes a value as Tera does, and marks it.
pub fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let is_plain = is_plain(text);
    if !is_plain && has_marks(text) {
        return escape(&without_marks(text), out);
    }
    // One character may be a heading's level, in the name of a tag, where no mark can stand.
    let is_marked = text.len() > 1 && MARKED.get();
    if !is_marked {
        return tera::escape_html(text, out);
    }
    let marked = text.len() + 2;
    if is_plain && marked <= SHORT {
        // Written at once: most values are such.
        let mut short = [VALUE; SHORT];
        short[1..=text.len()].copy_from_slice(text.as_bytes());
        short[marked - 1] = END;
        return out.write_all(&short[..marked]);
    }
    out.write_all(&[VALUE])?;
    tera::escape_html(text, out)?;
    out.write_all(&[END])
}

/// In bytes, with its marks.
const SHORT: usize = 128;

/// Whether a text has nothing to escape and no characters that stand for marks; folded for the reason of [`has_marks`].
fn is_plain(text: &str) -> bool {
    let is_other = |byte: u8| (VALUE..=PIECE).contains(&byte) | matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    !text.bytes().fold(false, |has, byte| has | is_other(byte))
}

/// Whether this thread renders with marks.
pub fn is_marking() -> bool {
    MARKED.get()
}

/// Markup that is made of one value, marked.
pub fn html(text: String) -> String {
    if MARKED.get() { format!("\u{1}{text}\u{2}") } else { text }
}

/// A text without the characters that stand for marks.
pub fn without_marks(text: &str) -> Cow<'_, str> {
    if has_marks(text) { text.replace(|c| matches!(c, '\u{1}'..='\u{4}'), "").into() } else { text.into() }
}

/// JSON or finished HTML, marked.
pub fn quoted(text: Cow<'_, str>) -> Cow<'_, str> {
    if MARKED.get() { Cow::Owned(format!("\u{3}{text}\u{2}")) } else { text }
}

/// What a template shows for the body.
pub const BODY: &str = "\u{4}\u{2}";

/// What a template shows for a part.
pub fn part(number: usize) -> String {
    format!("\u{4}{number}\u{2}")
}

/// A page rendered with marks, taken apart.
pub struct Apart<'r> {
    /// One more than holes.
    pub markup: Vec<&'r [u8]>,
    pub holes: Vec<Hole<'r>>,
}

pub fn take_apart(rendered: &[u8]) -> Apart<'_> {
    let mut apart = Apart { markup: Vec::with_capacity(64), holes: Vec::with_capacity(64) };
    let mut rest = rendered;
    while let Some(at) = memchr3(VALUE, QUOTED, PIECE, rest) {
        apart.take_markup(&rest[..at]);
        let after = &rest[at + 1..];
        let end = memchr(END, after).unwrap_or(after.len());
        let held = &after[..end];
        apart.holes.push(match rest[at] {
            VALUE => Hole::Value(held),
            QUOTED => Hole::Quoted(held),
            _ => number(held).map_or(Hole::Body, Hole::Part),
        });
        rest = after.get(end + 1..).unwrap_or_default();
    }
    apart.take_markup(rest);
    apart
}

/// Whether a number may stand behind a tag or begin an attribute's value; folded for the reason of [`has_marks`], and in
/// blocks, since markup between two values is short.
fn has_number(markup: &[u8]) -> bool {
    let Some((_, nexts)) = markup.split_first() else { return false };
    let begins = |bytes: &[u8], nexts: &[u8]| {
        let pairs = bytes.iter().zip(nexts);
        pairs.fold(false, |has, (byte, next)| has | (matches!(byte, b'>' | b'"') & next.is_ascii_digit()))
    };
    let (blocks, rest) = markup[..nexts.len()].as_chunks::<16>();
    let (next_blocks, next_rest) = nexts.as_chunks::<16>();
    blocks.iter().zip(next_blocks).any(|(bytes, nexts)| begins(bytes, nexts)) || begins(rest, next_rest)
}

fn number(digits: &[u8]) -> Option<usize> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

impl<'r> Apart<'r> {
    /// Takes markup up to the next hole. Tera shows numbers without escaping them, so without marks: one behind a tag,
    /// such as a count of words, or at the start of an attribute, such as the width of a picture, is a value all the
    /// same. A single digit may be anything, and is seldom many.
    fn take_markup(&mut self, markup: &'r [u8]) {
        let mut from = 0;
        let ends = has_number(markup).then(|| memchr2_iter(b'>', b'"', markup));
        for end in ends.into_iter().flatten() {
            let start = end + 1;
            let is_quoted = markup[..start].ends_with(b"=\"");
            if markup[end] == b'"' && !is_quoted {
                continue;
            }
            let is_digit = |byte: &&u8| byte.is_ascii_digit() || is_quoted && **byte == b'.';
            let len = markup[start..].iter().take_while(is_digit).count();
            if len > 1 {
                let number = &markup[start..start + len];
                self.markup.push(&markup[from..start]);
                self.holes.push(if is_quoted { Hole::Number(number) } else { Hole::Value(number) });
                from = start + len;
            }
        }
        self.markup.push(&markup[from..]);
    }

    /// The page as it is without marks, and without minifying.
    pub fn plain(&self, finished: Finished<'_>) -> Vec<u8> {
        let mut page = Vec::new();
        for (at, markup) in self.markup.iter().enumerate() {
            page.extend_from_slice(markup);
            page.extend_from_slice(match self.holes.get(at) {
                Some(Hole::Value(html) | Hole::Number(html) | Hole::Quoted(html)) => html,
                Some(Hole::Part(number)) => finished.parts.get(*number).map_or(&[], |part| part.html.as_bytes()),
                Some(Hole::Body) => finished.body.as_bytes(),
                None => &[],
            });
        }
        page
    }
}
