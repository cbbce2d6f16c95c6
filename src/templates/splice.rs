//! Splices: finished HTML that a template shows by a placeholder and that goes in after minifying.

use std::collections::BTreeMap;

use tera::Value;

use crate::digest::Digest;

/// The parts of every page, and the place of the body.
pub struct Splices {
    parts: Vec<(String, Vec<u8>)>,
}

/// Private-use characters that no text needs; they only mark places between rendering and splicing.
const MARK: &str = "\u{f8ff}\u{f8fe}";
const BODY: u8 = b'_';

impl Splices {
    pub fn new() -> Splices {
        Splices { parts: vec![] }
    }

    pub fn add(&mut self, name: String, html: Vec<u8>) {
        self.parts.push((name, html));
    }

    pub fn digest(&self) -> Digest {
        Digest::of(&self.parts)
    }

    /// The `parts` map of the templates: a placeholder for each part.
    pub fn values(&self) -> Value {
        let mut placeholders = BTreeMap::new();
        for (id, (name, _)) in (b'0'..).zip(&self.parts) {
            placeholders.insert(name.clone(), placeholder(id));
        }
        Value::from(placeholders)
    }

    pub fn body() -> Value {
        placeholder(BODY)
    }

    /// Puts the parts and the body where their placeholders stand.
    pub fn splice(&self, html: &[u8], body: &str) -> Vec<u8> {
        let parts: usize = self.parts.iter().map(|(_, part)| part.len()).sum();
        let mut out = Vec::with_capacity(html.len() + body.len() + parts);
        let mut rest = html;
        while let Some(at) = find(rest, MARK.as_bytes()) {
            out.extend_from_slice(&rest[..at]);
            rest = &rest[at + MARK.len()..];
            let Some((id, after)) = rest.split_first() else { break };
            match *id {
                BODY => out.extend_from_slice(body.as_bytes()),
                id => {
                    let part = self.parts.get(usize::from(id.wrapping_sub(b'0')));
                    out.extend(part.map(|(_, part)| part.as_slice()).unwrap_or_default());
                }
            }
            rest = after;
        }
        out.extend_from_slice(rest);
        out
    }
}

fn placeholder(id: u8) -> Value {
    Value::safe_string(&format!("{MARK}{}", char::from(id)))
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = needle[0];
    let mut from = 0;
    while let Some(at) = haystack[from..].iter().position(|byte| *byte == first) {
        if haystack[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_body_take_the_places_of_their_marks() {
        let mut splices = Splices::new();
        splices.add("header".into(), b"<header>".to_vec());
        let html = format!("a{MARK}0b{MARK}_c{MARK}9d");
        assert_eq!(splices.splice(html.as_bytes(), "正文"), "a<header>b正文cd".as_bytes());
    }
}
