//! Characters that nobody sees: what breaks a line breaks it, others vanish.

use super::super::edited::{Edited, Edits};
use super::fence::Fence;
use super::line::{Line, lines};
use crate::characters::is_wide;
use crate::invisible::{self, is_invisible, standard};

/// The text without them, or nothing when it has none.
pub(crate) fn edited(text: &str) -> Option<Edited> {
    if !invisible::has_any(text) {
        return None;
    }
    let (mut fence, mut edits) = (Fence::default(), Edits::default());
    for line in lines(text) {
        let is_code = fence.holds(line.inner());
        clean(line, is_code, &mut edits);
    }
    edits.of(text)
}

/// HTML forbids control characters (section 3.2.6), and word processors leave them behind.
fn clean(line: Line<'_>, is_code: bool, edits: &mut Edits) {
    let mut before = None;
    for (at, c) in line.text.char_indices() {
        let range = line.start + at..line.start + at + c.len_utf8();
        let rest = &line.text[at + c.len_utf8()..];
        if is_line_break(c) {
            edits.replace(range, if is_code { "\n" } else { "<br>" });
        } else if c.is_control() && c != '\t' {
            let are_words = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
            let after = rest.chars().take(NEAR).find(|c| !c.is_control());
            edits.replace(range, if are_words(before) && are_words(after) { " " } else { "" });
            continue;
        } else if is_invisible(c, before, rest) {
            edits.replace(range, "");
            continue;
        } else if let Some(standard) = standard(c) {
            edits.replace(range, String::from(standard));
        }
        before = Some(c);
    }
}

/// Between words stand fewer control characters than this.
const NEAR: usize = 8;

/// The manual line break of word processors, and Unicode's line and paragraph separators.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{2028}' | '\u{2029}')
}
