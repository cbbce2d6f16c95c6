//! Comments that end otherwise than by `-->`: what a Chinese keyboard types for it, or nothing at all.

use std::ops::Range;

use super::super::edited::Edits;

const START: &str = "<!--";
const END: &str = "-->";

/// Where a comment ends that begins at `start`, and whether that had to be mended.
pub(super) struct Ended {
    /// The first place behind it, in bytes of the text.
    pub end: usize,
    pub is_mended: bool,
}

/// Ends the comment that begins at `start`. Without an end of its own it ends at what was meant as one in its paragraph, or
/// with its line; a comment that begins later does not lend it its end.
pub(super) fn end(text: &str, start: usize, edits: &mut Edits) -> Ended {
    let inside = start + START.len();
    let next = text[inside..].find(START).map_or(text.len(), |next| inside + next);
    // Two of its dashes may be those of its end: `<!-->`.
    if let Some(end) = text[start + 2..next].find(END) {
        return Ended { end: start + 2 + end + END.len(), is_mended: false };
    }
    let paragraph = paragraph_end(text, inside).min(next);
    let meant = meant(&text[inside..paragraph]).map(|range| inside + range.start..inside + range.end);
    let line = text[inside..].find(['\r', '\n']).map_or(text.len(), |end| inside + end).min(next);
    let range = meant.unwrap_or(line..line);
    edits.replace(range.clone(), END);
    Ended { end: range.end, is_mended: true }
}

fn paragraph_end(text: &str, from: usize) -> usize {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if at > from && line.trim().is_empty() {
            break;
        }
        at += line.len();
    }
    at
}

/// `——>`, `—>`, `--》` and their like.
fn meant(text: &str) -> Option<Range<usize>> {
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '－' | '─');
    let (end, bracket) = text.char_indices().find(|(at, c)| matches!(c, '>' | '＞' | '》' | '〉') && text[..*at].ends_with(is_dash))?;
    let start = text[..end].trim_end_matches(is_dash).len();
    Some(start..end + bracket.len_utf8())
}
