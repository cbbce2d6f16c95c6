//! Marks of site.toml: full-width ones, which Chinese input methods type where TOML has ASCII, and those that nothing closes.

use std::ops::Range;

use toml::de::DeTable;

use crate::diagnostic::Diagnostic;
use crate::rules::site_toml::{toml_colon, toml_full_width, toml_full_width_space};
use crate::source::SourcePath;

/// A mark where TOML has another.
struct Mark<'l> {
    at: usize,
    typed: &'l str,
    ascii: &'static str,
}

/// What is said of the marks of a line; the edit is given when the line is TOML with it.
pub fn mistake(path: &SourcePath, text: &str, line: Range<usize>) -> Option<Diagnostic> {
    let typed = &text[line.clone()];
    let marks = marks(typed, open_bracket(&text[..line.start]).is_some());
    let first = marks.first()?;
    let told = match first.ascii {
        " =" => toml_colon(first.typed),
        " " => toml_full_width_space(),
        ascii => toml_full_width(first.typed, ascii),
    };
    let at = line.start + first.at;
    let told = told.at_bytes(path, at..at + first.typed.len());
    let mut meant = String::with_capacity(typed.len());
    let mut rest = 0;
    for mark in &marks {
        meant.push_str(&typed[rest..mark.at]);
        meant.push_str(mark.ascii);
        rest = mark.at + mark.typed.len();
    }
    meant.push_str(&typed[rest..]);
    Some(if DeTable::parse(&meant).is_ok() { told.fix(line, meant) } else { told })
}

/// The marks of a line that TOML does not take for what they are meant to be: none of those within texts and comments.
fn marks(line: &str, mut is_in_list: bool) -> Vec<Mark<'_>> {
    let mut marks: Vec<Mark<'_>> = vec![];
    // The mark or letter before, blanks apart; where a text began, and by which quote; whether a key has its equals sign.
    let (mut before, mut quote, mut has_equals) = (None, None, is_in_list);
    for (at, c) in line.char_indices() {
        let typed = &line[at..at + c.len_utf8()];
        if let Some((start, open)) = quote {
            if closes(line, start..at, typed) {
                if typed != open {
                    marks.push(Mark { at, typed, ascii: open });
                }
                (quote, before) = (None, Some(c));
            }
            continue;
        }
        let Some(ascii) = ascii_of(c) else {
            before = if c.is_whitespace() { before } else { Some(c) };
            continue;
        };
        let is_first = matches!(before, None | Some('=' | '[' | ',' | '{'));
        let is_meant = match ascii {
            "\"" | "'" | "[" | "{" => is_first,
            "=" => !has_equals,
            " =" => !has_equals && line[..at].trim().chars().all(|c| c.is_alphanumeric() || "_-.".contains(c)),
            "#" => line[..at].ends_with(char::is_whitespace) || before.is_none(),
            " " => {
                let next = line[at..].trim_start().chars().next();
                is_first || next.is_none_or(|next| matches!(next, '=' | '＝' | '#' | '＃'))
            }
            _ => is_in_list,
        };
        if typed != ascii && is_meant {
            marks.push(Mark { at, typed, ascii });
        }
        match ascii {
            "#" if is_meant => break,
            "\"" | "'" if is_meant => quote = Some((at, ascii)),
            "=" | " =" => has_equals = true,
            "[" | "{" => is_in_list = true,
            _ => {}
        }
        if ascii != " " {
            before = ascii.trim().chars().next();
        }
    }
    marks
}

/// Whether a mark ends the text that began at a quote. A Chinese one within ASCII quotes is text, unless nothing else
/// can end them.
fn closes(line: &str, text: Range<usize>, typed: &str) -> bool {
    let open = &line[text.start..];
    let opening = open.chars().next().unwrap_or_default();
    let is_same = |one: char| ascii_of(one) == ascii_of(opening);
    let is_closing = typed.chars().all(is_same) && !matches!(typed, "“" | "‘");
    let is_last = line[text.end + typed.len()..].trim().is_empty();
    is_closing && (typed.is_ascii() || !opening.is_ascii() || is_last && !line[text].contains(['“', '‘']))
}

/// What TOML has where a mark is meant.
fn ascii_of(c: char) -> Option<&'static str> {
    Some(match c {
        '"' | '“' | '”' | '„' | '‟' | '＂' => "\"",
        '\'' | '‘' | '’' | '＇' => "'",
        '=' | '＝' => "=",
        ':' | '：' => " =",
        ',' | '，' | '、' => ",",
        '[' | '［' | '【' => "[",
        ']' | '］' | '】' => "]",
        '{' | '｛' => "{",
        '}' | '｝' => "}",
        '#' | '＃' => "#",
        '\u{3000}' | '\u{a0}' => " ",
        _ => return None,
    })
}

pub struct Quote {
    pub at: usize,
    pub mark: &'static str,
}

/// The quote that is open at the end of a text.
pub fn open_quote(text: &str) -> Option<Quote> {
    Marks::of(text).quote
}

/// The bracket that is open at the end of a text, and what closes it.
pub fn open_bracket(text: &str) -> Option<(usize, &'static str)> {
    Marks::of(text).brackets.pop()
}

/// What is open at the end of a text.
struct Marks {
    quote: Option<Quote>,
    brackets: Vec<(usize, &'static str)>,
}

impl Marks {
    fn of(text: &str) -> Marks {
        let mut open = Marks { quote: None, brackets: vec![] };
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let step = match &open.quote {
                Some(Quote { mark, .. }) if rest.starts_with(mark) => {
                    let len = mark.len();
                    open.quote = None;
                    len
                }
                Some(Quote { mark, .. }) if mark.starts_with('"') && rest.starts_with('\\') => 2,
                Some(Quote { mark, .. }) if mark.len() == 1 && rest.starts_with('\n') => {
                    open.quote = None;
                    1
                }
                Some(_) => 1,
                None => open.step(at, rest),
            };
            at = text.ceil_char_boundary((at + step).min(text.len()));
        }
        open
    }

    /// Outside of quotes: how many bytes were looked at.
    fn step(&mut self, at: usize, rest: &str) -> usize {
        if let Some(mark) = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|mark| rest.starts_with(mark)) {
            self.quote = Some(Quote { at, mark });
            return mark.len();
        }
        match rest.as_bytes()[0] {
            b'#' => return rest.find('\n').unwrap_or(rest.len()),
            b'[' => self.brackets.push((at, "]")),
            b'{' => self.brackets.push((at, "}")),
            b']' | b'}' => drop(self.brackets.pop()),
            _ => {}
        }
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(line: &str) -> String {
        let path = SourcePath::new("site.toml");
        let told = mistake(&path, line, 0..line.len());
        told.map(|told| told.fix.map_or("?".to_owned(), |fix| fix.text)).unwrap_or_default()
    }

    #[test]
    fn full_width_marks_become_what_toml_has() {
        for (line, right) in [
            ("title ＝ '港口'", "title = '港口'"),
            ("title = “港口”", "title = \"港口\""),
            ("title＝“他说‘不’：一，二”", "title=\"他说‘不’：一，二\""),
            ("title = \"港口”", "title = \"港口\""),
            ("title: '港口'", "title = '港口'"),
            ("title：“港口”", "title =\"港口\""),
            ("title = “他说‘不’”", "title = \"他说‘不’\""),
            ("allow = ['a'，“b”、'c']", "allow = ['a',\"b\",'c']"),
            ("［outputs］", "[outputs]"),
            ("【outputs】", "[outputs]"),
            ("a = ｛b ＝ 1｝", "a = {b ＝ 1}"),
            ("title =\u{3000}'港口'", "title = '港口'"),
            ("minify = true ＃ 去掉空白", "minify = true # 去掉空白"),
            ("minify = true\u{3000}# 去掉空白", "minify = true # 去掉空白"),
            ("minify = true\u{3000}", "minify = true "),
        ] {
            let expected = if DeTable::parse(right).is_ok() { right } else { "?" };
            assert_eq!(meant(line), expected, "{line}");
        }
    }

    #[test]
    fn marks_within_texts_and_comments_are_text() {
        for line in [
            "title = '“港口”：早，晚'",
            "title = \"他说“不”\"",
            "title = '港口' # 报名：“港口”",
            "title = 港口：早晨",
            "title = 他说“不”",
            "title = 林澄、周砚",
            "title = '港口'",
            "url = https://a.example",
            "title = \"他说“不”",
        ] {
            assert_eq!(meant(line), "", "{line}");
        }
    }

    #[test]
    fn what_is_open_at_the_end_is_found() {
        let open = |text: &str| open_bracket(text).map(|(at, close)| (at, close.to_owned()));
        assert_eq!(open("[a]\nb = [{c = '}'"), Some((9, "}".into())));
        assert_eq!(open("[a]\nb = [{c = '}'}]"), None);
        assert_eq!(open("# [\nb = '['\n"), None);
        assert_eq!(open_quote("a = 'b'\nc = \"d\\\"").map(|quote| (quote.at, quote.mark)), Some((12, "\"")));
        assert_eq!(open_quote("a = '''b\n").map(|quote| (quote.at, quote.mark)), Some((4, "'''")));
    }
}
