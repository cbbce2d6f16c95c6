//! The entities of a DOCTYPE, with which Illustrator writes its namespaces: names for short texts, and nothing else.

use std::collections::HashMap;

/// What names stand for; nothing for those that stand for more than a short text.
#[derive(Default)]
pub struct Entities(HashMap<String, Option<String>>);

/// The most that they bring to a picture, in bytes; Illustrator's bring some hundred.
pub const MOST_NAMED: usize = 1 << 18;

/// In bytes, and in number. What names stand for never has names in it, so nothing multiplies.
const LONGEST: usize = 1000;
const MOST: usize = 200;

impl Entities {
    /// Those that the DOCTYPE's own subset declares.
    pub fn of(doctype: &str) -> Entities {
        let mut entities = Entities::default();
        let mut rest = doctype.split_once('[').map_or("", |(_, subset)| subset);
        while let Some(at) = rest.find('<') {
            rest = &rest[at..];
            let end = ["<!--", "<?"].iter().find(|start| rest.starts_with(**start)).map(|start| match *start {
                "<?" => rest.find("?>").map_or(rest.len(), |at| at + 2),
                _ => rest[4..].find("-->").map_or(rest.len(), |at| at + 7),
            });
            let end = end.unwrap_or_else(|| declaration_len(rest));
            entities.declare(&rest[..end]);
            rest = &rest[end..];
        }
        entities
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_deref()
    }

    fn declare(&mut self, declaration: &str) {
        let Some(rest) = declaration.strip_prefix("<!ENTITY") else { return };
        let rest = rest.trim();
        let end = rest.find(|c: char| c.is_whitespace() || c == '"' || c == '\'').unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        // The first declaration holds.
        if self.0.len() < MOST && !self.0.contains_key(name) {
            self.0.insert(name.to_owned(), text_of(rest.trim_start()));
        }
    }
}

/// The text in quotation marks, when it is short and nothing but text.
fn text_of(quoted: &str) -> Option<String> {
    let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, _) = quoted[1..].split_once(quote)?;
    if value.len() > LONGEST || value.contains(['<', '%']) {
        return None;
    }
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';')?;
        text.push_str(before);
        // A `<` or `&` written by its number would be read as markup where the name stands.
        text.push(predefined(name).filter(|c| name.starts_with('#') && !matches!(c, '<' | '&'))?);
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// The length of a declaration; a `>` in quotation marks does not end it.
fn declaration_len(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// What `&amp;` and `&#25991;` stand for.
pub fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            let is_plain = number.chars().all(|c| c.is_ascii_hexdigit() || c == 'x');
            char::from_u32(code.ok()?).filter(|c| is_plain && is_character(*c))
        }
    }
}

/// Whether XML 1.0 takes a character.
pub fn is_character(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
