//! Manuscripts: one article file as its author typed it, front matter and body, understood but not yet placed.

pub mod anchors;
mod bare;
mod bounds;
mod budget;
mod clock;
mod code;
pub mod credit;
mod encoding;
pub mod extra;
mod flag;
mod focus;
mod foreign;
pub mod front_matter;
mod hidden;
pub mod keys;
mod lines;
mod machine_paths;
mod malformed_links;
mod marks;
pub mod moment;
pub mod page_number;
mod parse;
mod percent;
pub mod picture;
mod plain;
mod quotes;
pub mod reader;
mod reading;
pub mod sheet;
mod slips;
mod typed;
mod typos;
mod unknown_characters;
pub mod withdrawn;
pub mod yaml;
pub mod zone;

use std::ops::Range;

use newsprint_text::{Body, Facts, MAX_NESTING, Many, facts};
use serde::{Deserialize, Serialize};

pub use anchors::OF_THE_THEME;
pub use front_matter::FrontMatter;
pub use reading::Reading;

use crate::diagnostic::{self, Diagnostic, Diagnostics, Switch, Words};
use crate::digest::Digest;
use crate::rules::{find, text as rules};
use crate::source::SourcePath;

/// An article file longer than this (in bytes) is a mistake, not an article.
pub const LARGEST: usize = 8 << 20;

/// A text of fewer characters and words may be that of several articles.
const FEWEST_WORDS: u32 = 30;

/// What a file says of itself: complete, and all that the rest of the paper needs to know of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manuscript {
    pub path: SourcePath,
    /// Of the whole file.
    pub digest: Digest,
    /// Of the whole file, in bytes.
    pub len: u32,
    /// Where the body starts, in bytes of the file.
    pub body_start: u32,
    pub front: FrontMatter,
    pub facts: Facts,
    /// Of the text alone, by which it is known under another name; zero when it is too short to tell it from others.
    pub text: Digest,
    /// The ids of its page that are its body's.
    pub anchors: Vec<String>,
    /// When it was read just now and there was memory for it.
    #[serde(skip)]
    pub body: Option<Box<Body>>,
    pub warnings: Diagnostics,
}

impl Manuscript {
    /// A copy that is as good as one from a cache.
    #[must_use]
    pub fn without_body(&self) -> Manuscript {
        let Manuscript { path, digest, len, body_start, front, facts, text, anchors, body: _, warnings } = self;
        Manuscript {
            path: path.clone(),
            digest: *digest,
            len: *len,
            body_start: *body_start,
            front: front.clone(),
            facts: facts.clone(),
            text: *text,
            anchors: anchors.clone(),
            body: None,
            warnings: warnings.clone(),
        }
    }
}

/// Reads one article file; every mistake in it is told, not only the first.
pub fn read(path: &SourcePath, bytes: &[u8], reading: &Reading) -> Result<Manuscript, Diagnostics> {
    let text = text(path, bytes).map_err(|diagnostic| vec![diagnostic])?;
    let parts = split(path, text).map_err(|diagnostic| vec![diagnostic])?;
    let (front, mut diagnostics) = front_matter::read(path, &text[parts.front.clone()], parts.front.start);
    let typed = &text[parts.body..];
    let body = reading.read(typed);
    let facts = facts(&body);
    diagnostics.extend(malformed_links::warnings(path, typed, parts.body));
    diagnostics.extend(machine_paths::left_in_front_matter(path, &text[parts.front.clone()], parts.front.start));
    diagnostics.extend(machine_paths::mistakes(path, typed, parts.body, &facts));
    diagnostics.extend(excess(&facts).map(|(at, told)| {
        let at = parts.body + at as usize;
        told.at_bytes(path, at..at + 1)
    }));
    diagnostics.extend(marks::warnings(path, typed, parts.body, &facts));
    diagnostics.extend(unknown_characters::warnings(path, text));
    // Warnings are kept in the head cache, so a text full of mistakes must not make it large.
    let diagnostics = diagnostic::few(diagnostics);
    if diagnostics.iter().any(|told| told.is_error() && !leaves_whole(told)) {
        return Err(diagnostics);
    }
    Ok(Manuscript {
        path: path.clone(),
        digest: Digest::of_bytes(bytes),
        len: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        body_start: u32::try_from(parts.body).unwrap_or(u32::MAX),
        front,
        text: if facts.words < FEWEST_WORDS { Digest::default() } else { Digest::of_bytes(typed.trim().as_bytes()) },
        facts,
        anchors: newsprint_text::anchors(&body, &OF_THE_THEME),
        body: reading.keep(body),
        warnings: diagnostics,
    })
}

/// Whether the article can be understood all the same: what a paper may make a warning, and what is told of links.
fn leaves_whole(told: &Diagnostic) -> bool {
    told.is("machine-path") || find(&told.code).is_some_and(|rule| rule.switch == Switch::Free)
}

/// What a body has too much of, with its place.
fn excess(facts: &Facts) -> impl Iterator<Item = (u32, Diagnostic)> {
    let too_many = facts.too_many.map(|(what, at)| {
        let told = match what {
            Many::Links => rules::too_many_links(LINKS).help(rules::most_links(what.most())),
            Many::Pictures => rules::too_many_links(PICTURES).help(rules::most_pictures(what.most())),
        };
        (at, told)
    });
    let too_deep = facts.too_deep.map(|at| (at, rules::body_too_deep(MAX_NESTING)));
    let too_wide = facts.too_wide.map(|at| (at, rules::ragged_table()));
    [too_deep, too_wide, too_many].into_iter().flatten()
}

const LINKS: Words = Words::new("links", "链接");
const PICTURES: Words = Words::new("pictures", "图片");

/// The bytes of a file as text: UTF-8, without NUL, of a size that a person could have typed.
pub fn text<'b>(path: &SourcePath, bytes: &'b [u8]) -> Result<&'b str, Diagnostic> {
    if bytes.len() > LARGEST {
        return Err(too_large(path, bytes.len() as u64));
    }
    if let Some(told) = encoding::by_start(path, bytes) {
        return Err(told);
    }
    let is_no_text = |error: simdutf8::compat::Utf8Error| encoding::not_utf8(path, bytes, error.valid_up_to());
    let text = simdutf8::compat::from_utf8(bytes).map_err(is_no_text)?;
    match memchr::memchr(0, bytes) {
        Some(at) => Err(rules::nul_character().at_bytes(path, at..at + 1)),
        None => Ok(text),
    }
}

/// A file of so many bytes is no text.
pub fn too_large(path: &SourcePath, len: u64) -> Diagnostic {
    rules::text_too_large(len >> 20, LARGEST >> 20).in_file(path)
}

struct Parts {
    front: Range<usize>,
    body: usize,
}

fn split(path: &SourcePath, text: &str) -> Result<Parts, Diagnostic> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first = text[start..].split_inclusive('\n').next().unwrap_or("");
    if first.trim_end() != "---" {
        return Err(rules::no_front_matter().at_bytes(path, start..start + first.trim_end().len()));
    }
    let front_start = start + first.len();
    let mut at = front_start;
    for line in text[front_start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok(Parts { front: front_start..at, body: at + line.len() });
        }
        at += line.len();
    }
    Err(rules::unclosed_front_matter().at_bytes(path, start..start + 3))
}

#[cfg(test)]
mod tests {
    use newsprint_text::Options;

    use super::*;

    fn messages(bytes: &[u8]) -> String {
        match read(&SourcePath::new("content/a.md"), bytes, &Reading::new(Options::default(), 0)) {
            Ok(_) => "fine".into(),
            Err(diagnostics) => diagnostics.iter().map(Diagnostic::english).collect::<Vec<_>>().join("; "),
        }
    }

    #[test]
    fn a_byte_order_mark_and_crlf_are_no_mistake() {
        let manuscript = read(
            &SourcePath::new("a.md"),
            "\u{feff}---\r\ntitle: 港\r\n---\r\n正文。\r\n".as_bytes(),
            &Reading::new(Options::default(), 0),
        )
        .unwrap();
        assert_eq!(manuscript.front.title, "港");
        assert_eq!(manuscript.facts.opening, "正文。");
    }

    #[test]
    fn files_that_are_no_articles_say_why() {
        assert_eq!(messages(b"\xb1\xea\xcc\xe2"), "the text is GBK/GB18030, not UTF-8");
        assert_eq!(messages(b"\xff\xfe-\0-\0-\0"), "the text is UTF-16, not UTF-8");
        assert_eq!(messages(b"-\0-\0-\0"), "the text is UTF-16, not UTF-8");
        assert_eq!(messages("---\ntitle: a\0b\n---\n".as_bytes()), "a NUL character in a text");
        assert_eq!(messages(&vec![b'a'; LARGEST + 1]), "a text of 8 MB is too large");
        assert_eq!(messages("标题\n".as_bytes()), "no front matter");
        assert_eq!(messages("---\ntitle: 港\n".as_bytes()), "the front matter has no end");
    }
}
