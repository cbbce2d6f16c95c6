//! Texts of others on a terminal and in a log: what would be obeyed there, or is seen by nobody, is made visible.

use std::borrow::Cow;
use std::ops::Range;

/// A text as one line that can be printed: controls, line ends and marks of direction are shown as signs, and no
/// program that reads a log finds a command in it.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) && !text.contains("##") {
        return text.into();
    }
    write(text, 0..0, '␉').0.into()
}

/// A line of a source, and where a part of it is now. A tab stays, since it is shown as spaces.
pub fn visible_line(line: &str, part: Range<usize>) -> (String, Range<usize>) {
    write(line, part, '\t')
}

/// JSON that says the same and shows nothing hidden; such characters stand in strings only.
pub fn visible_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for (at, c) in json.char_indices() {
        match c {
            '#' if is_command(json, at) => shown += "\\u0023",
            '\n' => shown.push(c),
            c if is_hidden(c) => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| shown += &format!("\\u{unit:04x}")),
            c => shown.push(c),
        }
    }
    shown
}

fn write(text: &str, part: Range<usize>, tab: char) -> (String, Range<usize>) {
    let mut shown = String::with_capacity(text.len() + 16);
    let mut place = 0..0;
    for (at, c) in text.char_indices() {
        if at == part.start {
            place.start = shown.len();
        }
        if at == part.end {
            place.end = shown.len();
        }
        match c {
            '\t' => shown.push(tab),
            // The signs for controls stand in Unicode in the order of the controls.
            '\0'..='\x1f' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7f' => shown.push('␡'),
            '#' if is_command(text, at) => shown += "\\u{23}",
            c if is_hidden(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    if part.start >= text.len() {
        place.start = shown.len();
    }
    if part.end >= text.len() {
        place.end = shown.len();
    }
    (shown, place)
}

/// Controls, and what is seen only by its effect: marks of direction, line ends, characters without width. The last one
/// means nothing, and stands for the place where a diagnostic is rendered.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || c == '\u{f8fe}'
        || matches!(c, '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether the second `#` of what services for builds take for a command, wherever it stands in a line of their log:
/// `##[error]`, `##vso[…]`, `##teamcity[…]`.
fn is_command(text: &str, at: usize) -> bool {
    let behind = || text[at + 1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "-_.".contains(c));
    text[..at].ends_with('#') && behind().starts_with('[')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(visible("a\n::error::x\r\t\0"), "a␊::error::x␍␉␀");
        assert_eq!(visible("\u{1b}[31m\u{7f}\u{9b}\u{85}"), "␛[31m␡\\u{9b}\\u{85}");
        assert_eq!(visible("a\u{2028}b\u{2029}\u{202e}c\u{2066}"), "a\\u{2028}b\\u{2029}\\u{202e}c\\u{2066}");
    }

    #[test]
    fn what_people_write_is_left_alone() {
        for text in ["港口的早晨", "👩‍👩‍👧 𠮷", "café", "## 小标题", "# [a](b)", "C## [x]", "::"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(_)) || visible(text) == text, "{text}");
        }
    }

    #[test]
    fn no_service_finds_its_command() {
        assert_eq!(visible("##[error]x ##vso[task.complete]"), "#\\u{23}[error]x #\\u{23}vso[task.complete]");
        assert_eq!(visible("###[a] ##teamcity[x]"), "##\\u{23}[a] #\\u{23}teamcity[x]");
    }

    #[test]
    fn a_part_of_a_line_keeps_its_place() {
        let line = "a\u{202e}\t港##[x";
        let at = line.find('港').unwrap();
        let (shown, part) = visible_line(line, at..at + 3);
        assert_eq!((shown.as_str(), &shown[part]), ("a\\u{202e}\t港#\\u{23}[x", "港"));
        let (shown, part) = visible_line(line, line.len()..line.len());
        assert_eq!(part, shown.len()..shown.len());
    }

    #[test]
    fn json_says_the_same_without_hidden_characters() {
        let text = "a\n\u{1b}\u{9b}\u{202e}\u{e0041}##vso[x] 港";
        let json = visible_json(&serde_json::to_string_pretty(&[text]).unwrap());
        assert!(!json.replace('\n', "").contains(is_hidden) && !json.contains("##"), "{json}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [text]);
    }
}
