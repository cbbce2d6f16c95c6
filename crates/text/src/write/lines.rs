//! Lines of a text for plain readers: blocks with what stands before each of their lines.

use super::escape::Begun;
use crate::characters::{ends_wide, starts_wide};

/// The text so far, and the line that is being written.
#[derive(Default)]
pub(super) struct Lines {
    pub out: String,
    /// What lines begin with: quotes, list items, notes.
    margins: Vec<Margin>,
    /// Line ends before the next block, at least.
    gap: usize,
    /// Whether a line of text has begun.
    is_open: bool,
    /// Whether what is written stands in a cell, apart from all lines.
    is_cell: bool,
    line: Line,
}

/// What a block's first line begins with, until it is written, and its other lines.
struct Margin {
    first: Option<String>,
    rest: &'static str,
    /// Columns of a list item's marker.
    indent: usize,
}

#[derive(Default)]
struct Line {
    begun: Begun,
    is_wide: bool,
    /// Whether a line of the author's ended, whose neighbour is not known yet.
    has_ended: bool,
}

/// In more quotes and lists than this, a line break is a space: its margin would be longer than what an author types.
const DEEPEST_BREAK: usize = 8;

impl Lines {
    /// Ends the block before; at least `gap` line ends stand before the next.
    pub fn block(&mut self, gap: usize) {
        if self.is_open {
            self.out.truncate(self.out.trim_end_matches([' ', '\t']).len());
        }
        self.is_open = false;
        self.gap = self.gap.max(gap);
        self.line = Line::default();
    }

    /// Begins the line of a block, behind what its margins say.
    pub fn open(&mut self) {
        if self.is_open || self.is_cell {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
            if self.gap > 1 {
                let blank: String = self.margins.iter().take_while(|m| m.first.is_none()).map(Margin::rest).collect();
                self.out.push_str(blank.trim_end());
                self.out.push('\n');
            }
        }
        for margin in &mut self.margins {
            let begin = margin.first.take().unwrap_or_else(|| margin.rest());
            self.out.push_str(&begin);
        }
        self.gap = 0;
        self.is_open = true;
        self.line.begun = Begun::Nothing;
    }

    /// A line inside the block.
    pub fn next_line(&mut self) {
        self.out.push('\n');
        for margin in &self.margins {
            self.out.push_str(&margin.rest());
        }
        self.line = Line::default();
    }

    /// A line without text; what only indents is left out, so that many in a deep list stay short.
    pub fn blank_line(&mut self) {
        self.out.push('\n');
        let quotes = self.margins.iter().rposition(|margin| margin.indent == 0).map_or(0, |last| last + 1);
        let margin: String = self.margins[..quotes].iter().map(Margin::rest).collect();
        self.out.push_str(margin.trim_end());
        self.line = Line::default();
    }

    pub fn start_margin(&mut self, first: String, rest: &'static str, gap: usize) {
        self.block(gap);
        let indent = if rest.is_empty() { first.chars().count() } else { 0 };
        self.margins.push(Margin { first: Some(first), rest, indent });
    }

    pub fn end_margin(&mut self, gap: usize) {
        // An item without text is still one.
        if self.margins.last().is_some_and(|margin| margin.first.is_some()) {
            self.is_open = false;
            self.open();
        }
        self.margins.pop();
        self.block(gap);
    }

    /// Writes text, and says what the line begins with before it.
    pub fn text(&mut self, text: &str, write: impl FnOnce(&str, Begun, &mut String)) {
        self.open();
        let text = if self.line.begun == Begun::Nothing { text.trim_start_matches(['\u{3000}', ' ']) } else { text };
        self.settle(starts_wide(text, self.line.is_wide));
        self.line.is_wide = ends_wide(text, self.line.is_wide);
        write(text, self.line.begun, &mut self.out);
        self.line.begun = self.line.begun.with(text);
    }

    /// Writes what is no text.
    pub fn mark(&mut self, mark: &str) {
        self.open();
        self.settle(self.line.is_wide);
        self.out.push_str(mark);
        self.line.begun = Begun::Text;
    }

    /// A line of the author's ends, and becomes a space unless wide characters meet.
    pub fn end_line(&mut self) {
        self.line.has_ended = true;
    }

    /// A line of the author's ends where words need a space.
    pub fn space(&mut self) {
        if self.line.begun != Begun::Nothing {
            self.out.push(' ');
        }
    }

    fn settle(&mut self, is_wide_next: bool) {
        if std::mem::take(&mut self.line.has_ended)
            && self.line.begun != Begun::Nothing
            && !(self.line.is_wide && is_wide_next)
        {
            self.out.push(' ');
        }
    }

    /// Whether a line may end here, as the author said.
    pub fn can_break(&self) -> bool {
        !self.is_cell && self.margins.len() <= DEEPEST_BREAK && self.line.begun != Begun::Nothing
    }

    /// Whether the line so far ends with Han, kana or their punctuation.
    pub fn is_wide(&self) -> bool {
        self.line.is_wide
    }

    pub fn is_cell(&self) -> bool {
        self.is_cell
    }

    /// Writes something apart, as a cell of a table is.
    pub fn cell(lines: &mut Lines) -> Lines {
        std::mem::replace(lines, Lines { is_cell: true, ..Lines::default() })
    }
}

impl Margin {
    fn rest(&self) -> String {
        if self.indent > 0 { " ".repeat(self.indent) } else { self.rest.to_owned() }
    }
}
