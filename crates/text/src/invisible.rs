//! Characters that nobody sees, and those that mean something by agreement alone.
//!
//! Word processors, web pages and chats leave the first in what is pasted: two names that look alike are then two. Systems of
//! newsrooms in GBK leave the second, which are in Unicode now: GB 18030-2022, appendix D, has the eighty at FE50 to FEA0,
//! which fonts had at U+E815 to U+E864, the vertical forms at A6D9 to A6F3, the letters at A8BC and A8BF, and the marks of
//! how characters are composed at A989 to A995.

use std::borrow::Cow;

/// The text as it looks: without what nobody sees, and with the standard characters for private ones. Control characters
/// and breaks of lines stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !has_any(text) {
        return text.into();
    }
    let mut clean = String::with_capacity(text.len());
    let mut before = None;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        if !is_invisible(c, before, rest) {
            before = Some(c);
            clean.push(standard(c).unwrap_or(c));
        }
    }
    clean.into()
}

/// What readers see of a text: characters that nobody sees may be typed as entities too.
pub(crate) fn seen(text: &str) -> Cow<'_, str> {
    if !has_any(text) {
        return text.into();
    }
    let is_seen = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    clean(text).chars().filter(is_seen).collect::<String>().into()
}

/// Whether a text has control characters, invisible or private ones. Bytes that begin hardly anything else in Chinese text
/// are compared many at once, folded; those that begin its punctuation too are looked for and seen with what follows.
pub fn has_any(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without branches.
    #[allow(clippy::needless_bitwise_bool)]
    let is_certain = |byte: u8| {
        (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
            | (byte == 0x7f)
            | (byte == 0xee)
            | (byte == 0xf4)
    };
    bytes.iter().fold(false, |has, byte| has | is_certain(*byte))
        || memchr::memchr3_iter(0xc2, 0xd8, 0xf3, bytes).any(|at| is_one(&bytes[at..]))
        || memchr::memchr2_iter(0xe2, 0xef, bytes).any(|at| is_one(&bytes[at..]))
}

/// Whether bytes begin with such a character.
fn is_one(bytes: &[u8]) -> bool {
    match *bytes {
        // U+0080 to U+009F, U+00AD, U+061C.
        [0xc2, second, ..] => second < 0xa0 || second == 0xad,
        [0xd8, second, ..] => second == 0x9c,
        // U+200B to U+200F, U+2028 to U+202E, U+2060 to U+206F.
        [0xe2, 0x80, third, ..] => matches!(third, 0x8b..=0x8f | 0xa8..=0xae),
        [0xe2, 0x81, third, ..] => matches!(third, 0xa0..=0xaf),
        // U+F000 to U+F8FF, U+FEFF, U+FFF9 to U+FFFF.
        [0xef, second, third, ..] => {
            second < 0xa4 || (second, third) == (0xbb, 0xbf) || second == 0xbf && third >= 0xb9
        }
        // U+E000 to U+EFFF, and the two private planes, where nothing else is.
        [0xee | 0xf4, ..] => true,
        [0xf3, second, ..] => second >= 0xb0,
        [byte, ..] => byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0x7f,
        [] => false,
    }
}

/// Whether a character is not seen, nor needed between the one `before` it and what follows. What joins letters or parts of
/// an emoji is needed there.
pub fn is_invisible(c: char, before: Option<char>, after: &str) -> bool {
    match c {
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => true,
        '\u{200c}' | '\u{200d}' => {
            let after = after.chars().next();
            let are_joined = before.is_some_and(is_joined) || after.is_some_and(is_joined);
            let are_emoji = c == '\u{200d}' && before.is_some_and(is_emoji) && after.is_some_and(is_emoji);
            !are_joined && !are_emoji
        }
        _ => false,
    }
}

/// Whether a character is of a script whose letters are joined: Arabic, the Indic ones, Mongolian and their like.
fn is_joined(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{1a20}'..='\u{1cff}'
        | '\u{a800}'..='\u{aaff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10a00}'..='\u{11fff}')
}

fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}')
}

/// The character that one of the private use area stands for.
pub fn standard(c: char) -> Option<char> {
    Some(match c {
        '\u{e815}'..='\u{e864}' => COMPONENTS[c as usize - 0xe815],
        '\u{e78d}'..='\u{e796}' => VERTICAL[c as usize - 0xe78d],
        '\u{e7c7}' => 'ḿ',
        '\u{e7c8}' => 'ǹ',
        '\u{e7e7}' => '〾',
        '\u{e7e8}'..='\u{e7f3}' => char::from_u32(c as u32 - 0xe7e8 + 0x2ff0)?,
        _ => return None,
    })
}

/// Whether a character has a meaning by agreement alone.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

const VERTICAL: [char; 10] = ['︐', '︒', '︑', '︓', '︔', '︕', '︖', '︗', '︘', '︙'];

const COMPONENTS: [char; 80] = [
    '\u{2e81}',
    '\u{20087}',
    '\u{20089}',
    '\u{200cc}',
    '\u{2e84}',
    '\u{3473}',
    '\u{3447}',
    '\u{2e88}',
    '\u{2e8b}',
    '\u{9fb4}',
    '\u{359e}',
    '\u{361a}',
    '\u{360e}',
    '\u{2e8c}',
    '\u{2e97}',
    '\u{396e}',
    '\u{3918}',
    '\u{9fb5}',
    '\u{39cf}',
    '\u{39df}',
    '\u{3a73}',
    '\u{39d0}',
    '\u{9fb6}',
    '\u{9fb7}',
    '\u{3b4e}',
    '\u{3c6e}',
    '\u{3ce0}',
    '\u{2ea7}',
    '\u{215d7}',
    '\u{9fb8}',
    '\u{2eaa}',
    '\u{4056}',
    '\u{415f}',
    '\u{2eae}',
    '\u{4337}',
    '\u{2eb3}',
    '\u{2eb6}',
    '\u{2eb7}',
    '\u{2298f}',
    '\u{43b1}',
    '\u{43ac}',
    '\u{2ebb}',
    '\u{43dd}',
    '\u{44d6}',
    '\u{4661}',
    '\u{464c}',
    '\u{9fb9}',
    '\u{4723}',
    '\u{4729}',
    '\u{477c}',
    '\u{478d}',
    '\u{2eca}',
    '\u{4947}',
    '\u{497a}',
    '\u{497d}',
    '\u{4982}',
    '\u{4983}',
    '\u{4985}',
    '\u{4986}',
    '\u{499f}',
    '\u{499b}',
    '\u{49b7}',
    '\u{49b6}',
    '\u{9fba}',
    '\u{241fe}',
    '\u{4ca3}',
    '\u{4c9f}',
    '\u{4ca0}',
    '\u{4ca1}',
    '\u{4c77}',
    '\u{4ca2}',
    '\u{4d13}',
    '\u{4d14}',
    '\u{4d15}',
    '\u{4d16}',
    '\u{4d17}',
    '\u{4d18}',
    '\u{4d19}',
    '\u{4dae}',
    '\u{9fbb}',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_alike_are_one() {
        for (typed, clean_text) in [
            ("王\u{200b}建\u{2060}栋\u{feff}", "王建栋"),
            ("soft\u{ad}ware\u{200e} \u{202e}x\u{2066}", "software x"),
            ("王\u{200d}建\u{200c}栋", "王建栋"),
            ("👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥", "👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥"),
            ("نمی\u{200c}خواهم ක්\u{200d}ර", "نمی\u{200c}خواهم ක්\u{200d}ර"),
            ("\u{e81e}\u{e863}\u{e864}\u{e7c7}\u{e7f3}", "\u{9fb4}\u{4dae}\u{9fbb}ḿ⿻"),
            ("\u{e000}港", "\u{e000}港"),
            ("“港”——…，。", "“港”——…，。"),
        ] {
            assert_eq!(clean(typed), clean_text, "{typed:?}");
        }
    }

    #[test]
    fn every_such_character_is_seen_wherever_it_stands() {
        for c in '\0'..=char::MAX {
            let is_one = c.is_control() && !matches!(c, '\t' | '\n' | '\r')
                || matches!(c, '\u{200c}' | '\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{fffc}'..='\u{ffff}')
                || is_invisible(c, None, "")
                || is_private(c);
            // Noncharacters lie at the end of the private planes.
            let is_seen = is_one || c >= '\u{f0000}';
            for text in [format!("{c}"), format!("港{c}"), format!("{c}港"), format!("a{c}b")] {
                assert_eq!(has_any(&text), is_seen, "{c:?} in {text:?}");
            }
        }
    }
}
