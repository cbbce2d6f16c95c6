//! 字数, as newspapers count.

/// Counts 字数: every Han, kana or Hangul character, and every Latin word or number.
#[derive(Default)]
pub(crate) struct Words {
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
    let is_han = |bytes: &&[u8]| matches!(u16::from_be_bytes([bytes[0], bytes[1]]), 0xe4b8..=0xe9bf);
    let count = text.as_bytes().chunks_exact(3).take_while(is_han).count();
    (u32::try_from(count).unwrap_or(u32::MAX), &text[3 * count..])
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
    use super::*;

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
