//! Prose behind four spaces or a tab, as people indent paragraphs: Markdown takes it for code.

use pulldown_cmark::{CodeBlockKind, Event, Options as Extensions, Parser, Tag, TagEnd};

use super::super::edited::{Edited, Edits};

/// Columns that make a line code.
const CODE: usize = 4;

/// The text with each such line as a paragraph, or nothing when there is none.
pub(crate) fn edited(text: &str, extensions: Extensions) -> Option<Edited> {
    let bytes = text.as_bytes();
    let may_have = |mark: &str| memchr::memmem::find(bytes, mark.as_bytes()).is_some();
    if !(text.starts_with(['\t', ' ']) || may_have("    ") || may_have("\t")) {
        return None;
    }
    let mut edits = Edits::default();
    let mut is_code = false;
    let mut is_first = true;
    let mut is_fenced = false;
    for (event, range) in Parser::new_ext(text, extensions).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                (is_code, is_first, is_fenced) = (true, true, false);
            }
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(_) if is_code => {
                let line_start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
                let margin = &text[line_start..range.start];
                let prefix = margin.trim_end_matches([' ', '\t']);
                // White space alone, such as a line between two of code.
                if text[range.clone()].trim().is_empty() {
                    continue;
                }
                let spaces = columns(margin) - columns(prefix);
                let words = range.end - text[range.clone()].trim_start().len();
                let indent = " ".repeat(spaces.saturating_sub(CODE));
                // Each line is a paragraph.
                let is_fence = text[words..].starts_with("```") || text[words..].starts_with("~~~");
                // Between fences each is a line of code.
                let gap = if is_first || is_fenced { String::new() } else { format!("\n{prefix}") };
                let words = if is_fenced && !is_fence { range.start } else { words };
                is_fenced ^= is_fence;
                edits.replace(line_start + prefix.len()..words, [gap, indent].concat());
                is_first = false;
            }
            _ => {}
        }
    }
    edits.of(text)
}

fn columns(text: &str) -> usize {
    text.chars().fold(0, |column, c| if c == '\t' { (column / CODE + 1) * CODE } else { column + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> String {
        edited(text, Extensions::all()).map_or_else(|| text.to_owned(), |edited| edited.text)
    }

    #[test]
    fn indented_lines_are_paragraphs() {
        for (text, shown) in [
            ("    港口开放。\n    渡轮加开。\n", "港口开放。\n\n渡轮加开。\n"),
            ("\t港口开放。\n\n\t渡轮加开。", "港口开放。\n\n\n渡轮加开。"),
            ("> 引\n>\n>     港口。\n>     渡轮。\n", "> 引\n>\n> 港口。\n>\n> 渡轮。\n"),
            ("- 项\n\n      港口。\n", "- 项\n\n  港口。\n"),
            ("- 项\n\n    港口。\n", "- 项\n\n    港口。\n"),
            ("    ```\n    港口\n      1\n    ```\n    渡轮\n", "```\n港口\n  1\n```\n\n渡轮\n"),
            ("```\n    港口\n```\n", "```\n    港口\n```\n"),
        ] {
            assert_eq!(typed(text), shown, "{text:?}");
        }
    }
}
