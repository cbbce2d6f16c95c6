//! Characters that nobody sees: what breaks a line breaks it, other control characters vanish.

use super::Line;
use super::super::edited::Edits;
use crate::characters::is_wide;

/// Whether a text has any of them; folded, so that many bytes are compared at once.
pub(super) fn has_hidden(text: &str) -> bool {
    // Without branches.
    #[allow(clippy::needless_bitwise_bool)]
    let is_control = |byte: u8| (byte < 0x20) & !matches!(byte, b'\t' | b'\n' | b'\r') | (byte == 0x7f);
    text.bytes().fold(false, |has, byte| has | is_control(byte))
        || memchr::memmem::find(text.as_bytes(), "\u{2028}".as_bytes()).is_some()
        || memchr::memmem::find(text.as_bytes(), "\u{2029}".as_bytes()).is_some()
}

/// HTML forbids control characters (section 3.2.6), and word processors leave them behind.
pub(super) fn clean(line: Line<'_>, is_code: bool, edits: &mut Edits) {
    let mut before = None;
    for (at, c) in line.text.char_indices() {
        let range = line.start + at..line.start + at + c.len_utf8();
        if is_line_break(c) {
            edits.replace(range, if is_code { "\n" } else { "<br>" });
        } else if c.is_control() && c != '\t' {
            let after = line.text[at..].chars().find(|c| !c.is_control());
            let are_words = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
            edits.replace(range, if are_words(before) && are_words(after) { " " } else { "" });
            continue;
        }
        before = Some(c);
    }
}

/// The manual line break of word processors, and Unicode's line and paragraph separators.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{2028}' | '\u{2029}')
}
