//! Tags, read as strictly as browsers read XML: one space before each attribute, quotes around each value.

use std::borrow::Cow;

use super::entities::{Entities, MOST_NAMED, predefined};

pub struct Tag<'t> {
    pub name: &'t str,
    pub attributes: Vec<Attribute<'t>>,
}

#[derive(Clone, Copy)]
pub struct Attribute<'t> {
    pub name: &'t str,
    /// As typed, with its references.
    pub value: &'t str,
    /// All of it, with the space before.
    pub typed: &'t str,
}

/// No element has more.
const MOST_ATTRIBUTES: usize = 200;

/// What stands between `<` and `>` or `/>`; nothing when that is no tag.
pub fn read(inside: &str) -> Option<Tag<'_>> {
    let end = inside.find(is_space).unwrap_or(inside.len());
    let (name, mut rest) = inside.split_at(end);
    let mut attributes: Vec<Attribute<'_>> = vec![];
    while !rest.trim_start_matches(is_space).is_empty() {
        let (attribute, after) = attribute(rest)?;
        let is_known = attributes.iter().any(|known| known.name == attribute.name);
        if is_known || attributes.len() == MOST_ATTRIBUTES {
            return None;
        }
        attributes.push(attribute);
        rest = after;
    }
    is_name(name).then_some(Tag { name, attributes })
}

fn attribute(text: &str) -> Option<(Attribute<'_>, &str)> {
    let start = text.trim_start_matches(is_space);
    if start.len() == text.len() {
        return None;
    }
    let (name, after) = start.split_once('=')?;
    let name = name.trim_end_matches(is_space);
    let after = after.trim_start_matches(is_space);
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, rest) = after[1..].split_once(quote)?;
    let typed = &text[..text.len() - rest.len()];
    (is_name(name) && !value.contains('<')).then_some((Attribute { name, value, typed }, rest))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Whether a text is a name, with a prefix or without one; of letters, as drawing programs write them.
fn is_name(text: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
    };
    match text.split_once(':') {
        Some((prefix, local)) => is_part(prefix) && is_part(local),
        None => is_part(text),
    }
}

/// A value with its references resolved, and whether one of them was the document's own.
pub fn decode<'v>(value: &'v str, entities: &Entities) -> Option<(Cow<'v, str>, bool)> {
    if !value.contains('&') {
        return Some((Cow::Borrowed(value), false));
    }
    let mut decoded = String::with_capacity(value.len());
    let (mut rest, mut is_own) = (value, false);
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';')?;
        decoded.push_str(before);
        if let Some(c) = predefined(name) {
            decoded.push(c);
        } else {
            is_own = true;
            decoded.push_str(entities.get(name)?);
            if decoded.len() > MOST_NAMED + value.len() {
                return None;
            }
        }
        rest = after;
    }
    decoded.push_str(rest);
    Some((Cow::Owned(decoded), is_own))
}

/// A text for between tags and within double quotes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
