//! How far authors indent the lines of a paragraph.

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
