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
    let mut reader = Reader {
        has_tables: memchr::memchr(b'|', text.as_bytes()).is_some(),
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

/// Which signs a line has at all: most have none, and are not looked at twice.
#[derive(Clone, Copy)]
struct Signs {
    has_marks: bool,
    has_brackets: bool,
    has_others: bool,
}

impl Signs {
    fn of(line: &str) -> Signs {
        let bytes = line.as_bytes();
        Signs {
            has_marks: memchr::memchr3(b'*', b'~', b'_', bytes).is_some(),
            has_brackets: memchr::memchr3(b'[', b'|', b'#', bytes).is_some(),
            has_others: memchr::memchr3(b'<', b'=', b'{', bytes).is_some(),
        }
    }

    /// Whether a line is text alone; a fence, a quote, an item begin with signs of their own.
    fn are_none(self, line: &str) -> bool {
        let begins = |byte: &u8| matches!(byte, b'`' | b'>' | b':' | b'-' | b'+' | b' ' | b'\t' | b'0'..=b'9');
        !(self.has_marks || self.has_brackets || self.has_others || line.as_bytes().first().is_some_and(begins))
    }
}

/// Stands before a tag that is alone in its line, so that it is no block of HTML but a paragraph.
pub(super) const GUARD: char = '\u{200b}';

fn is_tag_alone(line: &str) -> bool {
    Tag::at_start(line).is_some_and(|tag| line[tag.len..].trim().is_empty())
}

const START: &str = "<!--";

struct Reader<'t> {
    has_tables: bool,
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
        let signs = Signs::of(line.text);
        if signs.are_none(line.text) && !is_in_comment && !self.fence.is_open() {
            return self.plain_line(line);
        }
        let is_code = !is_in_comment && self.fence.holds(line.inner());
        if is_in_comment || is_code {
            return self.end_table();
        }
        if signs.has_others {
            self.comments(line);
            if is_tag_alone(line.inner()) {
                self.edits.insert(line.inner_start(), String::from(GUARD));
            }
        }
        if signs.has_brackets {
            line_start(line, &mut self.edits);
            self.notes.read(line);
            addresses::in_line(line, &mut self.edits);
        }
        self.stayed.read(line, &mut self.slips);
        if signs.has_marks {
            self.figures.extend(marks::in_line(line, &mut self.is_emphasis_open, &mut self.edits));
        }
        self.table_row(line);
    }

    fn plain_line(&mut self, line: Line<'t>) {
        self.is_emphasis_open &= !line.text.is_empty();
        self.stayed = stayed::Stayed::default();
        self.table_row(line);
    }

    fn table_row(&mut self, line: Line<'t>) {
        if self.has_tables
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
        if memchr::memchr(b'!', line.text.as_bytes()).is_none() {
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
