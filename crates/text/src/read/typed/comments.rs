//! Comments that end otherwise than by `-->`: what a Chinese keyboard types for it, or nothing at all.

use std::ops::Range;

use super::ahead::Ahead;

const START: &str = "<!--";
const END: &str = "-->";

/// The comments of a text, one behind the other.
pub(super) struct Comments<'t> {
    text: &'t str,
    starts: Ahead<'t>,
    ends: Ahead<'t>,
}

/// How a comment ends.
pub(super) struct Ended {
    /// The first place behind it, in bytes of the text.
    pub end: usize,
    /// What stands for its end, when that is not `-->`.
    pub meant: Option<Range<usize>>,
}

impl<'t> Comments<'t> {
    pub fn of(text: &'t str) -> Comments<'t> {
        Comments { text, starts: Ahead::of(text, START), ends: Ahead::of(text, END) }
    }

    /// How the comment ends that begins at `start`, in a line that ends at `line`. Without an end of its own it ends at what
    /// was meant as one in its paragraph, or with its line; a comment that begins on a later line does not lend it its end.
    pub fn end(&mut self, start: usize, line: usize) -> Ended {
        let inside = start + START.len();
        let next = self.starts.next(line).unwrap_or(self.text.len());
        // Two of its dashes may be those of its end: `<!-->`.
        if let Some(end) = self.ends.next(start + 2).filter(|end| *end < next) {
            return Ended { end: end + END.len(), meant: None };
        }
        let meant = self.meant(inside, line, next).unwrap_or(line..line);
        Ended { end: meant.end, meant: Some(meant) }
    }

    /// What was meant as the end, in the rest of the line or in those that follow it in the paragraph.
    fn meant(&self, inside: usize, line: usize, next: usize) -> Option<Range<usize>> {
        let in_line = meant(self.text.get(inside..line)?);
        if let Some(range) = in_line {
            return Some(inside + range.start..inside + range.end);
        }
        let mut start = line;
        for (at, text) in self.text[line..next].split_inclusive('\n').enumerate() {
            if at > 0 && text.trim().is_empty() {
                break;
            }
            if let Some(range) = meant(text) {
                return Some(start + range.start..start + range.end);
            }
            start += text.len();
        }
        None
    }
}

/// `——>`, `—>`, `--》` and their like.
fn meant(text: &str) -> Option<Range<usize>> {
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '－' | '─');
    let is_bracket = |c: char| matches!(c, '>' | '＞' | '》' | '〉');
    let (end, bracket) = text.char_indices().find(|(at, c)| is_bracket(*c) && text[..*at].ends_with(is_dash))?;
    let start = text[..end].trim_end_matches(is_dash).len();
    Some(start..end + bracket.len_utf8())
}
