//! What kind of character stands where: for line breaks in Chinese text and for counting words.

use std::borrow::Cow;

/// Whether a line break vanishes between two characters of this kind: Han, kana, CJK punctuation; not Hangul.
pub(super) fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x4e00..=0x9fff | 0x2e80..=0x303e | 0x3041..=0x312f | 0x3190..=0x31ff | 0x3220..=0x4dff
        | 0xf900..=0xfaff | 0xfe10..=0xfe1f | 0xfe30..=0xfe4f | 0xff01..=0xff9f | 0xffe0..=0xffe6
        | 0x1aff0..=0x1b2ff | 0x20000..=0x3fffd)
}

/// Punctuation that Chinese and Latin text share; its neighbours tell which it is.
fn is_shared(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '—' | '―' | '…' | '·' | '‧')
}

/// Whether text that begins like this is wide; `before` says so of what came earlier.
pub(super) fn starts_wide(text: &str, before: bool) -> bool {
    text.chars().find(|&c| !is_shared(c)).map_or(before, is_wide)
}

/// Whether text that ends like this is wide; `before` says so of what came earlier.
pub(super) fn ends_wide(text: &str, before: bool) -> bool {
    text.chars().rev().find(|&c| !is_shared(c)).map_or(before, is_wide)
}

/// A text on one line: a line break between wide characters vanishes, others become a space.
pub(super) fn join_lines(text: &str) -> String {
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

/// Whether a character turns the direction of the text around it and is not seen itself (Unicode's `Bidi_Control`).
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text without marks that turn its direction, for where it stands beside other texts.
pub(super) fn without_marks(text: &str) -> Cow<'_, str> {
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

/// Counts 字数: every Han, kana or Hangul character, and every Latin word or number.
#[derive(Default)]
pub(super) struct Words {
    pub count: u32,
    last: Last,
}

#[derive(Default, PartialEq)]
enum Last {
    #[default]
    Gap,
    Word,
    /// A character that belongs to a word only if the word goes on: `3.5`, `don't`, `2025-06-16`.
    Joint,
}

impl Words {
    pub fn read(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let (han, after) = behind_han(rest);
            if han > 0 {
                self.count += han;
                self.last = Last::Gap;
            }
            rest = behind_signs(after);
            if rest.len() < after.len() {
                self.last = Last::Gap;
                continue;
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { return };
            self.last = self.next(c);
            rest = chars.as_str();
        }
    }

    /// Ends the word, as a line or a block does.
    pub fn pause(&mut self) {
        self.last = Last::Gap;
    }

    fn next(&mut self, c: char) -> Last {
        if is_character(c) {
            self.count += 1;
            return Last::Gap;
        }
        if is_letter(c) {
            self.count += u32::from(self.last == Last::Gap);
            return Last::Word;
        }
        let is_joint = self.last == Last::Word && matches!(c, '.' | ',' | '-' | '_' | '\'' | '’');
        if is_joint { Last::Joint } else { Last::Gap }
    }
}

/// How many characters of U+4E00 to U+9FFF a text begins with, and the text behind them. Most of a text is made of them,
/// and the first two of their three bytes tell.
fn behind_han(text: &str) -> (u32, &str) {
    let (mut count, mut rest) = (0, text.as_bytes());
    while let [first, second, _, after @ ..] = rest
        && matches!(u16::from_be_bytes([*first, *second]), 0xe4b8..=0xe9bf)
    {
        count += 1;
        rest = after;
    }
    (count, &text[text.len() - rest.len()..])
}

/// The text behind the Chinese punctuation that it begins with, of the kinds that part words: `，` `。` `、` `：` `《` `“`.
fn behind_signs(text: &str) -> &str {
    let mut rest = text.as_bytes();
    while let [first, second, third, after @ ..] = rest {
        let is_sign = match (first, second) {
            (0xe3, 0x80) => matches!(third, 0x81..=0x84 | 0x88..=0x9f),
            (0xef, 0xbc) => matches!(third, 0x81..=0x8f | 0x9a..=0xa0),
            (0xe2, 0x80) => matches!(third, 0x94 | 0x9c | 0x9d),
            _ => false,
        };
        if !is_sign {
            break;
        }
        rest = after;
    }
    &text[text.len() - rest.len()..]
}

fn is_letter(c: char) -> bool {
    // Chinese punctuation is common, and the library looks it up slowly.
    let is_punctuation = matches!(u32::from(c), 0x2010..=0x2027 | 0x3000..=0x303f | 0xff01..=0xff0f | 0xff1a..=0xff20);
    !is_punctuation && c.is_alphanumeric()
}

fn is_character(c: char) -> bool {
    matches!(u32::from(c),
        0x4e00..=0x9fff | 0x3400..=0x4dbf | 0xac00..=0xd7a3 | 0x3005 | 0x3007 | 0x3041..=0x3096 | 0x309d..=0x309f
        | 0x30a1..=0x30fa | 0x30fc..=0x30ff | 0x3105..=0x312f | 0x1100..=0x11ff | 0x3131..=0x318e
        | 0x31a0..=0x31bf | 0x31f0..=0x31ff | 0xf900..=0xfaff | 0xff66..=0xff9f | 0x20000..=0x3fffd)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_mark_of_direction_is_seen() {
        for c in ('\0'..=char::MAX).filter(|c| super::is_direction_mark(*c)) {
            assert!(super::has_marks(&format!("港“{c}”")), "{c:?}");
        }
        assert!(!super::has_marks("港“—”…，؛"));
    }

    use super::*;

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

    fn count(text: &str) -> u32 {
        let mut words = Words::default();
        words.read(text);
        words.count
    }

    /// As the count is defined, one character after the other.
    fn slow_count(text: &str) -> u32 {
        let mut words = Words::default();
        for c in text.chars() {
            words.last = words.next(c);
        }
        words.count
    }

    #[test]
    fn every_character_counts_alone_as_it_does_among_others() {
        for c in ('\0'..='\u{ffff}').chain(['𠀀', '😀']) {
            for text in [format!("{c}"), format!("a{c}b"), format!("一{c}3{c}龿")] {
                assert_eq!(count(&text), slow_count(&text), "{text:?}, U+{:04X}", u32::from(c));
            }
        }
    }

    #[test]
    fn han_are_counted_up_to_the_first_other_character() {
        for other in ["", "。", "㐀", "䷿", "ꀀ", "a", "é", "𠀀", "ab", "。一"] {
            assert_eq!(behind_han(&format!("一龿不中為{other}")), (5, other));
        }
    }
}
