//! Skeletons: a page's markup minified once, for all pages that have the same markup around other values.
//!
//! Without its values a page is only markup, the same for thousands of pages, so that is what is minified and
//! remembered; the values, which are escaped already, the parts and the body go into its holes afterwards. A page whose
//! values cannot be told from its markup, such as one with a value in the name of a tag, is minified whole.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use memchr::{memchr2, memmem};
use minify_html::Cfg;

use super::marks::{Apart, Finished, Hole, take_apart};
use super::markup::{Piece, pieces};
use super::spaces::minify;
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
    match remembered(&apart, rules) {
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
        Hole::Quoted(_) | Hole::Body => b"/\"'\" \x02",
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

/// The skeletons that were made; one is a pure function of its markup.
static REMEMBERED: LazyLock<Mutex<Remembered>> = LazyLock::new(Mutex::default);

#[derive(Default)]
struct Remembered {
    /// By the digest of the markup; nothing for markup that cannot be a skeleton.
    known: HashMap<Digest, Option<Arc<Skeleton>>>,
    bytes: usize,
}

/// Lists are seldom alike, so skeletons of the past are forgotten.
const MOST_BYTES: usize = 4 << 20;

fn remembered(apart: &Apart<'_>, rules: &Cfg) -> Option<Arc<Skeleton>> {
    let digest = Digest::of_bytes(&with_kinds(apart));
    let remembered = || REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = remembered().known.get(&digest) {
        return known.clone();
    }
    let markup = numbered(apart);
    let made = skeleton(&markup, rules, apart.holes.len()).map(Arc::new);
    remembered().add(digest, made.clone(), markup.len());
    made
}

impl Remembered {
    fn add(&mut self, digest: Digest, made: Option<Arc<Skeleton>>, bytes: usize) {
        self.bytes += bytes;
        if self.bytes > MOST_BYTES {
            self.known.clear();
            self.bytes = bytes;
        }
        self.known.insert(digest, made);
    }
}

/// The markup of a page, with a byte in the place of each hole that is in no UTF-8: it tells of the same skeleton as the
/// numbered markup does, and is made for every page.
fn with_kinds(apart: &Apart<'_>) -> Vec<u8> {
    let len: usize = apart.markup.iter().map(|markup| markup.len() + 1).sum();
    let mut markup_and_kinds = Vec::with_capacity(len);
    for (at, markup) in apart.markup.iter().enumerate() {
        markup_and_kinds.extend_from_slice(markup);
        markup_and_kinds.push(match apart.holes.get(at) {
            Some(Hole::Value(_)) => 0xfb,
            Some(Hole::Number(_)) => 0xfc,
            Some(Hole::Quoted(_) | Hole::Body) => 0xfd,
            Some(Hole::Part(_)) => 0xfe,
            None => 0xff,
        });
    }
    markup_and_kinds
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
    for piece in pieces(html) {
        match piece {
            Piece::End(_) => count += 1,
            Piece::Begin(_, after) if after.first().is_some_and(|byte| !b" \t\r\n\x0c/>".contains(byte)) => {
                return None;
            }
            _ => {}
        }
    }
    Some(count)
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
            Some(Hole::Value(html) | Hole::Number(html) | Hole::Quoted(html)) => html,
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
mod tests;
