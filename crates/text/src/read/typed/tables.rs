//! Rows with more cells than the head of their table: the parser would drop them, so the head grows.

use std::ops::Range;

use super::super::edited::Edits;
use super::super::limits::{cells, is_delimiter_row};
use super::line::Line;

/// More columns than these are no table that a person typed.
const MOST_COLUMNS: usize = 64;

/// The table that is being read.
#[derive(Default)]
pub(super) struct Tables {
    /// The end of the line before, and how many cells it has, when it may be a head.
    before: Option<Row>,
    table: Option<Table>,
}

/// Where the text of a row ends, how many cells it has, and whether a `|` ends it.
#[derive(Clone, Copy)]
struct Row {
    start: usize,
    end: usize,
    cells: usize,
    is_closed: bool,
}

struct Table {
    head: Row,
    delimiters: Row,
    widest: usize,
}

impl Tables {
    /// Reads a line; says where a table begins that ended here and grew.
    pub fn read(&mut self, line: Line<'_>, edits: &mut Edits) -> Option<Range<usize>> {
        let text = line.inner().trim_end();
        let row = Row {
            start: line.inner_start(),
            end: line.inner_start() + text.len(),
            cells: cells(text),
            is_closed: text.ends_with('|'),
        };
        if text.is_empty() {
            self.before = None;
            return self.end(edits);
        } else if let Some(table) = &mut self.table {
            table.widest = table.widest.max(row.cells);
        } else if let Some(head) = self.before.filter(|head| head.cells == row.cells && is_delimiter_row(text)) {
            self.table = Some(Table { head, delimiters: row, widest: row.cells });
        } else {
            self.before = Some(row);
        }
        None
    }

    /// Ends the table and makes it as wide as its widest row; says where one begins that grew.
    pub fn end(&mut self, edits: &mut Edits) -> Option<Range<usize>> {
        let Table { head, delimiters, widest } = self.table.take()?;
        let more = widest.saturating_sub(head.cells);
        if more == 0 || widest > MOST_COLUMNS {
            return None;
        }
        let added = |row: Row, cell: &str| [if row.is_closed { "" } else { "|" }, &cell.repeat(more)].concat();
        edits.insert(head.end, added(head, " |"));
        edits.insert(delimiters.end, added(delimiters, "---|"));
        Some(head.start..head.end)
    }
}
