//! What editors type, and what Markdown must be told for it: figures that are no emphasis, headings without a space, rows
//! with more cells than their table. Each line outside of code is looked at once, before the parser sees the text.

mod addresses;
mod ahead;
pub(super) mod characters;
mod comments;
mod fence;
pub(super) mod indented;
mod kept;
mod line;
mod marks;
mod notes;
mod stayed;
mod tables;

use std::ops::Range;

use super::edited::{Edited, Edits};
use crate::characters::is_wide;
use crate::slip::Slip;
use crate::tags::Tag;
use fence::Fence;
use line::{Line, lines};

/// What an editor typed, read once.
#[derive(Default)]
pub(crate) struct Typed {
    /// The text as Markdown takes it for what was meant, or nothing when it does already.
    pub edited: Option<Edited>,
    /// What the author should know of, with its place.
    pub slips: Vec<(Slip, Range<usize>)>,
    /// Where signs stand that are those of figures.
    pub figures: Vec<usize>,
}

/// Reads a text line by line.
pub(crate) fn read(text: &str) -> Typed {
    let bytes = text.as_bytes();
    let has = Has {
        marks: memchr::memchr3(b'*', b'~', b'_', bytes).is_some(),
        tables: memchr::memchr(b'|', bytes).is_some(),
        starts: memchr::memchr2(b'#', b'^', bytes).is_some(),
        comments: memchr::memmem::find(bytes, START.as_bytes()).is_some(),
        addresses: memchr::memmem::find(bytes, b"](").is_some(),
        others: stayed::has_any(text),
        tags: memchr::memchr(b'<', bytes).is_some(),
        notes: memchr::memmem::find(bytes, b"[^").is_some(),
    };
    if !(has.notes || has.tags || has.marks || has.tables || has.starts || has.comments || has.addresses || has.others)
    {
        return Typed::default();
    }
    let mut reader = Reader {
        has,
        edits: Edits::default(),
        slips: vec![],
        figures: vec![],
        fence: Fence::default(),
        tables: tables::Tables::default(),
        comments: comments::Comments::of(text),
        notes: notes::Notes::default(),
        stayed: stayed::Stayed::default(),
        is_emphasis_open: false,
        comment_end: 0,
    };
    lines(text).for_each(|line| reader.line(line));
    reader.end_table();
    reader.slips.extend(reader.notes.slips());
    Typed { edited: reader.edits.of(text), slips: reader.slips, figures: reader.figures }
}

/// What a text has at all, so that most are not looked at twice.
// One for each kind.
#[allow(clippy::struct_excessive_bools)]
#[derive(Default)]
struct Has {
    marks: bool,
    tables: bool,
    starts: bool,
    comments: bool,
    addresses: bool,
    others: bool,
    tags: bool,
    notes: bool,
}

/// Stands before a tag that is alone in its line, so that it is no block of HTML but a paragraph.
pub(super) const GUARD: char = '\u{200b}';

fn is_tag_alone(line: &str) -> bool {
    Tag::at_start(line).is_some_and(|tag| line[tag.len..].trim().is_empty())
}

const START: &str = "<!--";

struct Reader<'t> {
    has: Has,
    edits: Edits,
    slips: Vec<(Slip, Range<usize>)>,
    figures: Vec<usize>,
    fence: Fence,
    tables: tables::Tables,
    comments: comments::Comments<'t>,
    notes: notes::Notes,
    stayed: stayed::Stayed,
    is_emphasis_open: bool,
    /// Where the comment ends that is open.
    comment_end: usize,
}

impl<'t> Reader<'t> {
    fn line(&mut self, line: Line<'t>) {
        let is_in_comment = line.start < self.comment_end;
        let is_code = !is_in_comment && self.fence.holds(line.inner());
        if is_in_comment || is_code {
            return self.end_table();
        }
        if self.has.comments {
            self.comments(line);
        }
        if self.has.tags && is_tag_alone(line.inner()) {
            self.edits.insert(line.inner_start(), String::from(GUARD));
        }
        if self.has.starts {
            line_start(line, &mut self.edits);
        }
        if self.has.notes {
            self.notes.read(line);
        }
        if self.has.addresses {
            addresses::in_line(line, &mut self.edits);
        }
        if self.has.others {
            self.stayed.read(line, &mut self.slips);
        }
        if self.has.marks {
            self.figures.extend(marks::in_line(line, &mut self.is_emphasis_open, &mut self.edits));
        }
        if self.has.tables
            && let Some(wide) = self.tables.read(line, &mut self.edits)
        {
            self.slips.push((Slip::WideTable, wide));
        }
    }

    fn end_table(&mut self) {
        if let Some(wide) = self.tables.end(&mut self.edits) {
            self.slips.push((Slip::WideTable, wide));
        }
    }

    fn comments(&mut self, line: Line<'_>) {
        if memchr::memmem::find(line.text.as_bytes(), START.as_bytes()).is_none() {
            return;
        }
        let mut code = kept::code(line.text).into_iter().peekable();
        for (at, _) in line.text.match_indices(START) {
            let start = line.start + at;
            while code.next_if(|range| range.end <= at).is_some() {}
            let backslashes = at - line.text[..at].trim_end_matches('\\').len();
            if start < self.comment_end || backslashes % 2 == 1 || code.peek().is_some_and(|range| range.start <= at) {
                continue;
            }
            let ended = self.comments.end(start, line.start + line.text.len());
            self.comment_end = ended.end;
            if let Some(meant) = ended.meant {
                self.edits.replace(meant, "-->");
                self.slips.push((Slip::UnclosedComment, start..start + START.len()));
            }
        }
    }
}

/// `##总体要求`, `#　要求` and `[^1]：`.
fn line_start(line: Line<'_>, edits: &mut Edits) {
    let inner = line.inner();
    let signs = inner.len() - inner.trim_start_matches('#').len();
    let next = inner[signs..].chars().next();
    // One sign before a word is a topic (#话题#).
    let begins_title = |c: char| is_wide(c) && (c.is_alphanumeric() || matches!(c, '“' | '《' | '（' | '【' | '「'));
    let is_space = |c: char| matches!(c, '\u{3000}' | '\u{a0}');
    let is_heading = (2..=6).contains(&signs) && next.is_some_and(|c| begins_title(c) || c == '“')
        || (1..=6).contains(&signs) && next.is_some_and(is_space);
    if is_heading && !line.is_indented() {
        edits.insert(line.inner_start() + signs, " ");
    }
    if inner.starts_with("[^")
        && let Some(end) = inner.find(']')
        && inner[end + 1..].starts_with('：')
        && end > 2
    {
        let colon = line.inner_start() + end + 1;
        edits.replace(colon..colon + '：'.len_utf8(), ": ");
    }
}

#[cfg(test)]
mod tests;
