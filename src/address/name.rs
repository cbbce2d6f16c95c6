//! Names of lists: which spellings are one name.

use std::borrow::Cow;

use newsprint_text::invisible;
use unicode_normalization::UnicodeNormalization;

/// The form that all spellings of a name share: small letters, letters and kana of their usual width, one blank between
/// words. Nothing else is alike: `臺灣` is not `台湾`, and `①` not `1`.
pub fn fold_name(name: &str) -> Cow<'_, str> {
    let is_folded = |c| matches!(c, 'a'..='z' | '0'..='9' | '\u{4e00}'..='\u{9fff}');
    if name.chars().all(is_folded) {
        return name.into();
    }
    let clean = invisible::clean(name);
    let small: String = clean.chars().map(of_usual_width).nfc().flat_map(char::to_lowercase).nfc().collect();
    small.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// Whether two spellings are one name.
pub fn is_same_name(one: &str, other: &str) -> bool {
    one == other || fold_name(one) == fold_name(other)
}

fn of_usual_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        // Each has one character of usual width; a mark of voice is put together with its kana afterwards.
        '\u{ff61}'..='\u{ff9f}' => std::iter::once(c).nfkc().next().unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_width_are_no_part_of_a_name() {
        for (one, other) in [
            ("NBA", "nba"),
            ("ＮＢＡ", "nba"),
            ("Ｃ＃", "c#"),
            ("ｶﾞｿﾘﾝ", "ガソリン"),
            ("Jane　Smith", "jane smith"),
            (" Jane \u{a0} Smith", "JANE SMITH"),
            ("Cafe\u{301}", "CAFÉ"),
            ("港\u{200b}口", "港口"),
            ("ΠΟΛΗ", "πολη"),
        ] {
            assert!(is_same_name(one, other), "{one} {other}");
        }
        for (one, other) in [("臺灣", "台湾"), ("①", "1"), ("C#", "C"), ("港口", "港 口"), ("㍻", "平成"), ("ﬁ", "fi")]
        {
            assert!(!is_same_name(one, other), "{one} {other}");
        }
    }
}
