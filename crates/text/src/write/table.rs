//! Tables, in a region that scrolls on narrow screens.

use super::writer::{Within, Writer, name, push_attribute};
use crate::body::{Alignment, Kind, Node};

pub(super) fn write<'w>(writer: &mut Writer<'w>, table: Node<'w>, columns: u32, within: Within) {
    let columns = writer.body.alignments(columns);
    let label = label(writer, table);
    // Without a name the region would be none.
    if !label.is_empty() {
        writer.out.push_str("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
        push_attribute(writer.out, &label);
        writer.out.push_str("\">\n");
    }
    writer.out.push_str("<table>\n");
    for row in table.children() {
        if row.kind() == Kind::TableHead {
            writer.out.push_str("<thead>\n<tr>");
            cells(writer, row, "th scope=\"col\"", columns, within);
            writer.out.push_str("</tr>\n</thead>\n<tbody>\n");
        } else {
            writer.out.push_str("<tr>");
            cells(writer, row, "td", columns, within);
            writer.out.push_str("</tr>\n");
        }
    }
    writer.out.push_str("</tbody>\n</table>\n");
    if !label.is_empty() {
        writer.out.push_str("</div>\n");
    }
}

fn cells<'w>(writer: &mut Writer<'w>, row: Node<'w>, tag: &str, columns: &[Alignment], within: Within) {
    for (cell, column) in row.children().zip(columns.iter().chain(std::iter::repeat(&Alignment::None))) {
        // A head over nothing would be read out as one without a name.
        let tag = if cell.children().next().is_none() { "td" } else { tag };
        writer.out.push('<');
        writer.out.push_str(tag);
        writer.out.push_str(match column {
            Alignment::None => ">",
            Alignment::Left => " class=\"left\">",
            Alignment::Center => " class=\"center\">",
            Alignment::Right => " class=\"right\">",
        });
        writer.blocks(cell.children(), within);
        writer.out.push_str(if tag == "td" { "</td>" } else { "</th>" });
    }
}

/// The text of the head, which names the region.
fn label(writer: &Writer<'_>, table: Node<'_>) -> String {
    let head = table.children().find(|row| row.kind() == Kind::TableHead);
    let cells = head.into_iter().flat_map(Node::children).map(|cell| name(writer.body, cell));
    cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("、")
}
