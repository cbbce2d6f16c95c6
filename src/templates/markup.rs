//! HTML cut into tags and texts, in the order in which they are typed.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'h> {
    /// What stands between two others.
    Text(Range<usize>),
    /// The name of a tag, and what stands between that and the tag's end, which is included.
    Begin(&'h [u8], &'h [u8]),
    End(&'h [u8]),
    /// A comment, a doctype, or what an element holds that can have no other in it, such as a script.
    Unseen,
}

pub struct Pieces<'h> {
    html: &'h [u8],
    at: usize,
    /// Of the element that began last, if it can have no other in it.
    pure: Option<&'h [u8]>,
}

/// The pieces of some HTML.
pub fn pieces(html: &[u8]) -> Pieces<'_> {
    Pieces { html, at: 0, pure: None }
}

/// Elements that hold pure text.
const PURE: [&str; 4] = ["script", "style", "textarea", "title"];

impl<'h> Iterator for Pieces<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        let rest = &self.html[self.at..];
        if rest.is_empty() {
            return None;
        }
        let (piece, len) = if let Some(name) = self.pure.take() {
            (Piece::Unseen, end_of_pure(rest, name))
        } else if let Some(found) = tag(rest) {
            found
        } else {
            let next = memchr_iter(b'<', &rest[1..]).map(|at| at + 1).find(|at| is_tag(&rest[*at..]));
            let len = next.unwrap_or(rest.len());
            (Piece::Text(self.at..self.at + len), len)
        };
        if let Piece::Begin(name, _) = piece {
            let is_pure = PURE.iter().any(|pure| name.eq_ignore_ascii_case(pure.as_bytes()));
            self.pure = is_pure.then_some(name);
        }
        self.at += len;
        Some(piece)
    }
}

/// Where the end of an element of pure text begins.
fn end_of_pure(html: &[u8], name: &[u8]) -> usize {
    let is_end = |at: &usize| html[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
    memmem::find_iter(html, b"</").find(is_end).unwrap_or(html.len())
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte)
}

/// Whether a `<` is that of a tag or a comment.
fn is_tag(html: &[u8]) -> bool {
    html.get(1).is_some_and(|byte| is_name(*byte) || b"/!?".contains(byte))
}

/// The tag or the comment that HTML starts with, and its length.
fn tag(html: &[u8]) -> Option<(Piece<'_>, usize)> {
    if html[0] != b'<' || !is_tag(html) {
        return None;
    }
    if html.starts_with(b"<!--") {
        let end = memmem::find(&html[2..], b"-->").map_or(html.len(), |end| end + 5);
        return Some((Piece::Unseen, end));
    }
    if html[1] == b'!' || html[1] == b'?' {
        let end = memchr(b'>', html).map_or(html.len(), |end| end + 1);
        return Some((Piece::Unseen, end));
    }
    let start = if html[1] == b'/' { 2 } else { 1 };
    let len = html[start..].iter().take_while(|byte| is_name(**byte)).count();
    let (name, after) = html[start..].split_at(len);
    let end = tag_end(after).map_or(after.len(), |end| end + 1);
    let piece = if start == 2 { Piece::End(name) } else { Piece::Begin(name, &after[..end]) };
    Some((piece, start + len + end))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> Vec<String> {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let told = |piece| match piece {
            Piece::Text(bytes) => html[bytes].to_owned(),
            Piece::Begin(name, after) => format!("+{}|{}", text(name), text(after)),
            Piece::End(name) => format!("-{}", text(name)),
            Piece::Unseen => "·".to_owned(),
        };
        pieces(html.as_bytes()).map(told).collect()
    }

    #[test]
    fn tags_and_texts_are_told_apart() {
        for (html, expected) in [
            ("a <b>c</b >d", &["a ", "+b|>", "c", "-b", "d"][..]),
            ("<a title=\"x>y\" b = '>'>1 < 2</a>", &["+a| title=\"x>y\" b = '>'>", "1 < 2", "-a"]),
            ("<!doctype html><!-- <b> --> <p", &["·", "·", " ", "+p|"]),
            ("<!--><b>-->", &["·", "+b|>", "-->"]),
            ("<SCRIPT>if (a<b) \"</b>\"</script><img/>", &["+SCRIPT|>", "·", "-script", "+img|/>"]),
            ("<textarea></textarea><title>a <b>", &["+textarea|>", "·", "-textarea", "+title|>", "·"]),
            ("<x-y:z.1>< 3</>", &["+x-y:z.1|>", "< 3", "-"]),
            ("<?xml <b> ?></p", &["·", " ?>", "-p"]),
            ("", &[]),
        ] {
            assert_eq!(told(html), expected, "{html}");
        }
    }
}
