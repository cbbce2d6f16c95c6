//! Characters that nobody sees, and that YAML ends a line at or refuses.

use crate::manuscript::lines::{Line, lines};
use crate::manuscript::slips::Slip;
use crate::rules::front_matter as rules;

/// The first character that no YAML text can hold.
pub fn character(yaml: &str) -> Option<Slip> {
    let (at, c) = yaml.char_indices().find(|(_, c)| !is_taken(*c))?;
    let bytes = at..at + c.len_utf8();
    Some(Slip { bytes: bytes.clone(), told: rules::hidden_character(code(c)), edit: Some((bytes, String::new())) })
}

/// As YAML 1.1 says which characters may stand in a text.
fn is_taken(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

/// The first character that ends a line for YAML and for nobody else, where a text goes on behind it.
pub fn line_end(yaml: &str) -> Option<Slip> {
    let is_hidden = |c: char| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let goes_on =
        |(at, c): &(usize, char)| is_hidden(*c) && !yaml[at + c.len_utf8()..].starts_with(|c: char| c.is_whitespace());
    let mut lines = lines(yaml).peekable();
    let (at, c) = yaml.char_indices().filter(goes_on).find(|(at, _)| {
        while lines.next_if(|line| line.start + line.text.len() <= *at).is_some() {}
        !lines.peek().is_some_and(|line| is_quoted(line, *at))
    })?;
    let bytes = at..at + c.len_utf8();
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let between = is_latin(yaml[..at].chars().next_back()) && is_latin(yaml[bytes.end..].chars().next());
    let text = if between { " " } else { "" };
    Some(Slip { bytes: bytes.clone(), told: rules::hidden_line_end(code(c)), edit: Some((bytes, text.to_owned())) })
}

/// Whether a place is in a line that begins in quotation marks, or in which one is before it. A place that is in none of
/// the lines is in a block text.
fn is_quoted(line: &Line<'_>, at: usize) -> bool {
    line.start <= at && (line.is_inside || line.text[..at - line.start].contains(['"', '\'']))
}

fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
