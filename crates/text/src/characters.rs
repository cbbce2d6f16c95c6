//! What kind of character stands where: for line breaks in Chinese text and for counting words.

use std::borrow::Cow;

/// Whether a line break vanishes between two characters of this kind: Han, kana, CJK punctuation; not Hangul.
pub fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x4e00..=0x9fff | 0x2e80..=0x303e | 0x3041..=0x312f | 0x3190..=0x31ff | 0x3220..=0x4dff
        | 0xf900..=0xfaff | 0xfe10..=0xfe1f | 0xfe30..=0xfe4f | 0xff01..=0xff9f | 0xffe0..=0xffe6
        | 0x1aff0..=0x1b2ff | 0x20000..=0x3fffd)
}

/// Punctuation that Chinese and Latin text share; its neighbours tell which it is.
pub(crate) fn is_shared(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '—' | '―' | '…' | '·' | '‧')
}

/// Whether text that begins like this is wide; `before` says so of what came earlier.
pub(crate) fn starts_wide(text: &str, before: bool) -> bool {
    text.chars().find(|&c| !is_shared(c)).map_or(before, is_wide)
}

/// Whether text that ends like this is wide; `before` says so of what came earlier.
pub(crate) fn ends_wide(text: &str, before: bool) -> bool {
    text.chars().rev().find(|&c| !is_shared(c)).map_or(before, is_wide)
}

/// A text on one line: a line break between wide characters vanishes, others become a space.
pub(crate) fn join_lines(text: &str) -> String {
    let mut joined = Line::with_capacity(text.len());
    text.split('\n').for_each(|line| joined.push(line));
    joined.text
}

/// A text on one line, whatever breaks lines in it; the white space around a break goes with it.
pub fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_break) {
        return text.into();
    }
    let mut joined = Line::with_capacity(text.len());
    text.split(is_break).map(str::trim).filter(|line| !line.is_empty()).for_each(|line| joined.push(line));
    joined.text.into()
}

/// Whether a character breaks a line: in YAML, in HTML, or for a program that reads lines.
pub fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What a Chinese keyboard types, as others do: `１` is `1`, and `：` is `:`.
#[must_use]
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// Whether a character turns the direction of the text around it and is not seen itself (Unicode's `Bidi_Control`).
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text without marks that turn its direction, for where it stands beside other texts.
pub(crate) fn without_marks(text: &str) -> Cow<'_, str> {
    if has_marks(text) { text.replace(is_direction_mark, "").into() } else { text.into() }
}

/// Whether there is a mark of direction in a text.
pub fn has_marks(text: &str) -> bool {
    // All of them begin with one of these two bytes in UTF-8, which are rare and no part of other characters.
    memchr::memchr2(0xd8, 0xe2, text.as_bytes()).is_some_and(|at| text[at..].contains(is_direction_mark))
}

/// Lines put together; what the text ends with is remembered, so that each character is looked at once.
struct Line {
    text: String,
    is_wide: bool,
}

impl Line {
    fn with_capacity(bytes: usize) -> Line {
        Line { text: String::with_capacity(bytes), is_wide: true }
    }

    fn push(&mut self, line: &str) {
        let is_joined = self.text.is_empty() || self.is_wide && starts_wide(line, true);
        if !is_joined {
            self.text.push(' ');
            self.is_wide = false;
        }
        self.text.push_str(line);
        self.is_wide = ends_wide(line, self.is_wide);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_direction_is_seen() {
        for c in ('\0'..=char::MAX).filter(|c| is_direction_mark(*c)) {
            assert!(has_marks(&format!("港“{c}”")), "{c:?}");
        }
        assert!(!has_marks("港“—”…，؛"));
    }

    #[test]
    fn lines_become_one_as_they_would_in_a_paragraph() {
        for (typed, shown) in [
            ("港\n口", "港口"),
            ("港  \r\n\t口，\n“开”", "港口，“开”"),
            ("Port\n\n opens", "Port opens"),
            ("港\u{2028}AI\u{85}", "港 AI"),
            ("港 口\t开", "港 口\t开"),
        ] {
            assert_eq!(one_line(typed), shown, "{typed:?}");
        }
    }
}
