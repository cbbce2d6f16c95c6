//! Texts as programs of thirty years have written them, made readable.

use encoding_rs::{GB18030, WINDOWS_1252};

/// No text that is shown is longer, in bytes; a field may be as long as its file.
const LONGEST: usize = 1 << 16;

/// The beginning of a field, as text.
pub fn field(bytes: &[u8]) -> String {
    decoded(&bytes[..bytes.len().min(LONGEST)])
}

/// The text of these bytes: UTF-8 when they are that, else GB18030, in which Chinese desks wrote before. Fields have an end
/// in bytes, so the last character may be cut off; its rest is dropped.
pub fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => return text.to_owned(),
        Err(fault) if fault.error_len().is_none() && fault.valid_up_to() > 0 => {
            return String::from_utf8_lossy(&bytes[..fault.valid_up_to()]).into_owned();
        }
        Err(_) => {}
    }
    // Letters with accents stand between plain ones; Chinese characters are two high bytes, nearly all of them.
    let is_european = !bytes.windows(2).any(|pair| pair[0] >= 0x80 && pair[1] >= 0x80);
    let encoding = if is_european { WINDOWS_1252 } else { GB18030 };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    text.trim_end_matches('\u{fffd}').to_owned()
}

/// On one line, without what cannot be seen, and no longer than so many characters; none when nothing remains.
pub fn clean(text: &str, most: usize) -> Option<String> {
    let mut cleaned = String::new();
    let mut count = 0;
    for word in text.split(|c: char| c.is_control() || c.is_whitespace() && c != '\u{3000}') {
        let mut seen = word.chars().filter(|c| !is_invisible(*c)).peekable();
        if seen.peek().is_none() {
            continue;
        }
        if !cleaned.is_empty() {
            cleaned.push(' ');
            count += 1;
        }
        for c in seen {
            if count >= most {
                return Some(cleaned.trim_end().to_owned());
            }
            cleaned.push(c);
            count += 1;
        }
    }
    let cleaned = cleaned.trim();
    (!cleaned.is_empty()).then(|| cleaned.to_owned())
}

/// Marks of direction, joiners, byte order marks, replacement and private characters, noncharacters.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}')
        || matches!(c, '\u{e0000}'..='\u{10ffff}')
}

/// `2026-11-28` and `09:30:00` and `+08:00` as one, as far as they are a day, a time and an offset.
pub fn date(day: &str, time: &str, offset: &str) -> Option<String> {
    let day = numbers(day, '-', [(1, 9999), (1, 12), (1, 31)]).filter(|()| day.len() == 10).map(|()| day)?;
    if numbers(time, ':', [(0, 23), (0, 59), (0, 59)]).is_none() || time.len() != 8 {
        return Some(day.to_owned());
    }
    let is_offset = |offset: &str| {
        let clock = offset.strip_prefix(['+', '-'])?;
        numbers(clock, ':', [(0, 14), (0, 59)]).filter(|()| clock.len() == 5)
    };
    let offset = if offset == "Z" || is_offset(offset).is_some() { offset } else { "" };
    Some(format!("{day}T{time}{offset}"))
}

/// Whether a text is so many numbers between these.
fn numbers<const N: usize>(text: &str, between: char, ranges: [(u16, u16); N]) -> Option<()> {
    let mut parts = text.split(between);
    for (least, most) in ranges {
        let part = parts.next().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
        part.parse::<u16>().ok().filter(|number| (least..=most).contains(number))?;
    }
    parts.next().is_none().then_some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn utf_8_gb18030_and_european_letters() {
        for (bytes, text) in [
            ("港珠澳大桥".as_bytes(), "港珠澳大桥"),
            (b"\xef\xbb\xbfplain", "plain"),
            (b"\xb8\xdb\xd6\xe9\xb0\xc4", "港珠澳"),
            // Four bytes for one character.
            (b"\xd2\xbb\x95\x32\x82\x36\xd2\xbb", "一𠀀一"),
            (b"Jos\xe9 L\xf3pez, K\xf6ln", "José López, Köln"),
        ] {
            assert_eq!(decoded(bytes), text);
        }
    }

    #[test]
    fn a_character_that_was_cut_off_is_dropped() {
        assert_eq!(decoded(&"港珠澳".as_bytes()[..7]), "港珠");
        assert_eq!(decoded(&"港珠澳".as_bytes()[..8]), "港珠");
        assert_eq!(decoded(b"\xb8\xdb\xd6\xe9\xb0"), "港珠");
    }

    #[test]
    fn one_line_of_what_can_be_seen() {
        let cleaned = |text| clean(text, 20);
        assert_eq!(cleaned("  a\r\n\r\nb\tc\0d\u{7}  ").as_deref(), Some("a b c d"));
        assert_eq!(cleaned("\u{3000}\u{3000}新华社\u{3000}王建栋").as_deref(), Some("新华社\u{3000}王建栋"));
        assert_eq!(cleaned("\u{202e}\u{200b}\u{feff}a\u{fffd}b").as_deref(), Some("ab"));
        assert_eq!(cleaned(" \u{200b} \0 "), None);
        assert_eq!(cleaned("一二三四五六七八九十一二三四五六七八九十一").unwrap().chars().count(), 20);
    }

    #[test]
    fn dates_that_are_none() {
        assert_eq!(date("2026-11-28", "09:30:00", "+08:00").as_deref(), Some("2026-11-28T09:30:00+08:00"));
        assert_eq!(date("2026-11-28", "09:30:00", "08").as_deref(), Some("2026-11-28T09:30:00"));
        assert_eq!(date("2026-11-28", "25:00:00", "Z").as_deref(), Some("2026-11-28"));
        for day in ["0000-00-00", "2026-13-01", "26-11-28", "2026-11-2", "    -  -  ", "2026-+1-28", ""] {
            assert_eq!(date(day, "09:30:00", ""), None, "{day}");
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_one_short_line(text in any::<String>(), most in 1..50_usize) {
            if let Some(cleaned) = clean(&text, most) {
                prop_assert!(cleaned.chars().count() <= most && !cleaned.contains(char::is_control));
                prop_assert_eq!(clean(&cleaned, most), Some(cleaned));
            }
        }

        /// Of the usual 3,755 characters, whose bytes are both high (GB/T 2312, level 1).
        #[test]
        fn usual_chinese_comes_back_from_gb18030(pairs in prop::collection::vec((0xb0..=0xd6_u8, 0xa1..=0xfe_u8), 2..40)) {
            let bytes: Vec<u8> = pairs.into_iter().flat_map(|(first, second)| [first, second]).collect();
            // One in a thousand words of two characters is UTF-8 by chance, as 联通 is nearly.
            let is_no_utf_8 = std::str::from_utf8(&bytes).is_err_and(|fault| fault.error_len().is_some());
            prop_assume!(is_no_utf_8);
            let (text, ..) = GB18030.decode(&bytes);
            prop_assert_eq!(text.chars().count() * 2, bytes.len());
            prop_assert_eq!(decoded(&bytes), text);
        }
    }
}
