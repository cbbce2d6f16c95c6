//! How far authors indent the lines of a paragraph.

use pulldown_cmark::{Event, Tag};

use super::raw::is_comment;

/// Columns by which authors indent a paragraph: two Han.
pub(super) const PARAGRAPH: usize = 4;

/// White space by which authors indent.
pub(super) fn is_indent(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// How many columns white space takes.
pub(super) fn columns(space: &str) -> usize {
    let width = |c: char| match c {
        '\t' => PARAGRAPH,
        '\u{3000}' | '\u{2001}' | '\u{2003}' => 2,
        _ => 1,
    };
    space.chars().map(width).sum()
}

/// Whether something begins that stands in a line and is no text.
pub(super) fn begins_in_line(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::InlineHtml(html) => !is_comment(html),
        Event::Code(_) => true,
        _ => false,
    }
}
