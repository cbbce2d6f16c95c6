//! Characters that stand for nothing that a reader could see: private ones, and those that programs leave for what they
//! lost.

use newsprint_text::invisible::{is_private, standard};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rules::text as rules;
use crate::source::SourcePath;

/// More of one text need not be told.
const MOST: usize = 20;

/// A warning for each of them in a text, front matter or body, up to the first twenty.
pub fn warnings(path: &SourcePath, text: &str) -> Diagnostics {
    if !may_have_some(text) {
        return vec![];
    }
    let told = text.char_indices().filter_map(|(at, c)| {
        let told = diagnostic(c)?;
        Some(told.at_bytes(path, at..at + c.len_utf8()))
    });
    told.take(MOST).collect()
}

/// Whether bytes that begin such characters are in a text. `EF` also begins full-width punctuation, so its next byte counts.
fn may_have_some(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(0xee, 0xf3, 0xf4, bytes).is_some()
        || memchr::memchr_iter(0xef, bytes).any(|at| matches!(bytes.get(at + 1), Some(0x80..=0xa3 | 0xbf)))
}

fn diagnostic(c: char) -> Option<Diagnostic> {
    let code = || format!("U+{:04X}", u32::from(c));
    match c {
        '\u{fffc}' | '\u{fffd}' => Some(rules::lost_character(code())),
        _ if is_private(c) && standard(c).is_none() => Some(rules::private_character(code())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_read_is_told_and_what_has_a_code_point_is_not() {
        let count = |text: &str| warnings(&SourcePath::new("a.md"), text).len();
        assert_eq!(count("港\u{e000}口\u{f8ff}\u{fffd}\u{fffc}\u{f0000}"), 5);
        assert_eq!(count("港口，\u{e81e}\u{e864}\u{e78d}！"), 0);
        assert_eq!(count(&"\u{e000}".repeat(100)), MOST);
    }
}
