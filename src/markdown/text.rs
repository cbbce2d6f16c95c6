//! What kind of character stands where: for line breaks in Chinese text and for counting words.

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
    let mut joined = String::with_capacity(text.len());
    for line in text.split('\n') {
        let is_joined = joined.is_empty() || ends_wide(&joined, true) && starts_wide(line, true);
        joined.push_str(if is_joined { "" } else { " " });
        joined.push_str(line);
    }
    joined
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
            let han = leading_han(rest);
            if han > 0 {
                self.count += u32::try_from(han).unwrap_or(u32::MAX);
                self.last = Last::Gap;
                rest = &rest[han * 3..];
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

/// How many characters of U+4E00 to U+9FFF a text begins with; two bytes tell, and most text is made of them.
fn leading_han(text: &str) -> usize {
    let is_han = |bytes: &&[u8]| matches!(bytes[0], 0xe5..=0xe9) || bytes[0] == 0xe4 && bytes[1] >= 0xb8;
    text.as_bytes().chunks_exact(3).take_while(is_han).count()
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
