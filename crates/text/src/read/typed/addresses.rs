//! Addresses as files are called: with spaces in them, or with the size of a picture behind them.

use super::super::edited::Edits;
use super::ahead::Ahead;
use super::kept;
use super::line::Line;

/// Addresses are shorter than this, in bytes; it keeps a hostile line cheap.
const LONGEST: usize = 512;

/// `[名单](名单 一.docx)` and `![](x.jpg =300x200)`.
pub(super) fn in_line(line: Line<'_>, edits: &mut Edits) {
    let text = line.text;
    let mut opens = Ahead::of(text, "](");
    let mut at = 0;
    let mut code = None;
    while let Some(open) = opens.next(at) {
        let start = open + 2;
        at = start;
        let near = &text[start..text.floor_char_boundary(start + LONGEST)];
        let Some(end) = closing(near) else { continue };
        let inside = &near[..end];
        if !inside.trim().contains([' ', '\u{3000}', '\u{a0}']) || inside.trim_start().starts_with('<') {
            continue;
        }
        let code = code.get_or_insert_with(|| kept::code(text));
        if code.iter().any(|range| range.contains(&open)) {
            continue;
        }
        if let Some(meant) = meant(inside) {
            edits.replace(line.start + start..line.start + start + end, meant);
        }
    }
}

/// Where the bracket is that closes an address, behind those that it opens itself.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.bytes().position(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return true,
            b')' => depth -= 1,
            _ => {}
        }
        false
    })
}

/// The address as Markdown takes it, when it is one of a file.
fn meant(inside: &str) -> Option<String> {
    let sized = without_size(inside.trim());
    let (address, title) = split_title(sized);
    let address = without_size(address.trim());
    let has_blank = address.contains(char::is_whitespace);
    let is_clean = !address.contains(['<', '>', '"', '“', '”', '\n']);
    let has_size = sized.len() < inside.trim().len() || title.is_empty() && address.len() < sized.len();
    let is_mended = has_blank && is_of_file(address) || has_size;
    (is_clean && is_mended && !address.is_empty()).then(|| {
        let title = if title.is_empty() { String::new() } else { format!(" {title}") };
        if has_blank { format!("<{address}>{title}") } else { format!("{address}{title}") }
    })
}

/// An address and the title in straight quotation marks behind it.
fn split_title(inside: &str) -> (&str, &str) {
    let inside = inside.trim_end();
    let quote = inside.chars().next_back().filter(|quote| matches!(quote, '"' | '\''));
    let open =
        quote.and_then(|quote| inside[..inside.len() - 1].find(quote)).filter(|open| inside[..*open].ends_with(' '));
    open.map_or((inside, ""), |open| inside.split_at(open))
}

/// Without ` =300x200`, as some programs take the size of a picture; ours comes from its file.
fn without_size(address: &str) -> &str {
    let Some((before, size)) = address.rsplit_once(char::is_whitespace) else { return address };
    let is_size = |size: &str| {
        size.bytes().any(|byte| byte.is_ascii_digit())
            && size.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'x' | b'X' | b'*' | b'%'))
    };
    if size.strip_prefix('=').is_some_and(is_size) { before.trim_end() } else { address }
}

/// Whether an address ends as names of files do.
fn is_of_file(address: &str) -> bool {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    path.rsplit_once('.').is_some_and(|(name, ending)| {
        let is_ending = |byte: u8| byte.is_ascii_alphanumeric();
        !name.is_empty() && (2..=5).contains(&ending.len()) && ending.bytes().all(is_ending)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> String {
        let mut edits = Edits::default();
        in_line(Line { text, start: 0 }, &mut edits);
        edits.of(text).map_or_else(|| text.to_owned(), |edited| edited.text)
    }

    #[test]
    fn names_of_files_may_have_spaces() {
        for (text, shown) in [
            ("[名单](名单 一.docx)", "[名单](<名单 一.docx>)"),
            ("![](图 1.jpg \"老 船\")和[b](c d (1).pdf)", "![](<图 1.jpg> \"老 船\")和[b](<c d (1).pdf>)"),
            ("![](a.jpg =300x200)", "![](a.jpg)"),
            ("![](图 一.jpg =50%)", "![](<图 一.jpg>)"),
            ("![](a.jpg \"题 一\" =300x)", "![](a.jpg \"题 一\")"),
            ("![](a.jpg \"题\")", "![](a.jpg \"题\")"),
            ("[注](见 第二版)", "[注](见 第二版)"),
            ("`[a](b c.md)` [a](<b c.md>)", "`[a](b c.md)` [a](<b c.md>)"),
        ] {
            assert_eq!(typed(text), shown);
        }
    }
}
