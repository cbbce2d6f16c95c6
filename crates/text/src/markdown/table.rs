//! Tables, in a region that scrolls on narrow screens.

use pulldown_cmark::Alignment;

use super::inline::push_attribute;

/// The table being written.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    start: usize,
    is_in_head: bool,
    is_in_region: bool,
    /// The text of the head, which names the region.
    pub label: String,
}

impl Table {
    pub fn begin(alignments: Vec<Alignment>, out: &mut String) -> Table {
        let start = out.len();
        out.push_str("<table>\n<thead>\n<tr>");
        Table { alignments, start, is_in_head: true, ..Table::default() }
    }

    /// Ends the head; only now the region has a name, without which it would be none.
    pub fn end_head(&mut self, out: &mut String) {
        out.push_str("</tr>\n</thead>\n<tbody>\n");
        self.is_in_head = false;
        let label = self.label.trim_end_matches('、');
        if label.is_empty() {
            return;
        }
        let mut region = String::from("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
        push_attribute(&mut region, label);
        region.push_str("\">\n");
        out.insert_str(self.start, &region);
        self.is_in_region = true;
    }

    pub fn end(&self, out: &mut String) {
        out.push_str("</tbody>\n</table>\n");
        if self.is_in_region {
            out.push_str("</div>\n");
        }
    }

    pub fn begin_row(&mut self, out: &mut String) {
        self.column = 0;
        out.push_str("<tr>");
    }

    pub fn begin_cell(&mut self, out: &mut String) {
        out.push_str(if self.is_in_head { "<th scope=\"col\"" } else { "<td" });
        out.push_str(match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            Some(Alignment::None) | None => ">",
        });
        self.column += 1;
    }

    pub fn end_cell(&mut self, out: &mut String) {
        out.push_str(if self.is_in_head { "</th>" } else { "</td>" });
        if self.is_in_head && !self.label.is_empty() && !self.label.ends_with('、') {
            self.label.push('、');
        }
    }

    /// Reads what a cell says.
    pub fn read(&mut self, text: &str) {
        if self.is_in_head {
            self.label.push_str(text);
        }
    }
}
