//! Typing mistakes in YAML: what a Chinese keyboard puts there, and what is opened and never closed.
//!
//! A YAML parser complains lines later, or not at all; these look at the text as it was typed.

use std::ops::Range;

use crate::diagnostic::{self, Diagnostic, Diagnostics, Spot, Words};
use crate::manuscript::keys::is_known;
use crate::manuscript::quotes::quoted;
use crate::manuscript::typed::Typed;
use crate::rules::front_matter as rules;

/// A typing mistake: where it is, in bytes of its line or of the whole, and what is said of it.
struct Typo {
    bytes: Range<usize>,
    told: Diagnostic,
    /// The edit that does what was meant.
    edit: Option<(Range<usize>, String)>,
}

impl Typo {
    /// The same, with bytes counted from `start` bytes before.
    fn from(self, start: usize) -> Typo {
        let shifted = |bytes: Range<usize>| start + bytes.start..start + bytes.end;
        Typo { bytes: shifted(self.bytes), told: self.told, edit: self.edit.map(|(at, text)| (shifted(at), text)) }
    }

    fn tell(self, typed: Typed<'_>) -> Diagnostic {
        let told = self.told.at_bytes(typed.path, typed.in_file(self.bytes));
        match self.edit {
            Some((at, text)) => told.fix(typed.in_file(at), text),
            None => told,
        }
    }
}

/// The first typing mistake in a YAML text that the parser refuses.
pub fn first(typed: Typed<'_>) -> Option<Diagnostic> {
    let typo = lines(typed.yaml).find_map(|line| in_line(line.text).map(|typo| typo.from(line.start)));
    let typos = [typo, unclosed(typed.yaml)].into_iter().flatten();
    typos.min_by_key(|typo| typo.bytes.start).map(|typo| typo.tell(typed))
}

/// The typing mistake that made `key` a key that nobody knows.
pub fn in_key(typed: Typed<'_>, key: &str) -> Option<Diagnostic> {
    let typo = in_line(key)?;
    Some(match typed.yaml.find(key) {
        Some(at) => Typo { bytes: 0..key.len(), ..typo }.from(at).tell(typed),
        None => typo.told.at(typed.path, Spot::Word(key.to_owned())),
    })
}

/// Whether a typing mistake made `key` a key that nobody knows.
pub fn is_in_key(key: &str) -> bool {
    in_line(key).is_some()
}

fn in_line(line: &str) -> Option<Typo> {
    indentation(line).or_else(|| colon(line))
}

/// A warning for every value that a `#` without a space behind it cuts short.
pub fn cut_values(typed: Typed<'_>) -> Diagnostics {
    if memchr::memmem::find(typed.yaml.as_bytes(), b" #").is_none() {
        return vec![];
    }
    let mut warnings = vec![];
    for typo in lines(typed.yaml).filter_map(|line| cut(&line).map(|typo| typo.from(line.start))) {
        diagnostic::tell(&mut warnings, typo.tell(typed));
    }
    warnings
}

fn cut(line: &Line<'_>) -> Option<Typo> {
    let at = line.comment?;
    let comment = line.text[at..].trim_end();
    let before = line.text[..at].trim();
    let is_meant = comment[1..].starts_with(|c: char| c.is_whitespace() || matches!(c, '#' | '-' | '='));
    if comment.len() == 1 || is_meant || before.is_empty() {
        return None;
    }
    let bytes = at..at + comment.len();
    // Where nothing else is left of the value, surely no comment was meant.
    let edit = (before.ends_with(':') || before == "-").then(|| (bytes.clone(), quoted(comment)));
    Some(Typo { bytes, told: rules::cut_by_comment(), edit })
}

/// `title：甲` and `title:甲`, at the start of a line or behind a dash.
fn colon(line: &str) -> Option<Typo> {
    let typed = line.trim_start_matches([' ', '-', '{']);
    let start = line.len() - typed.len();
    let (at, mark) = typed.char_indices().find(|(_, c)| matches!(c, '：' | ':'))?;
    let key = typed[..at].trim_end();
    let value = &typed[at + mark.len_utf8()..];
    if !is_known(key) || mark == ':' && (value.is_empty() || value.starts_with(char::is_whitespace)) {
        return None;
    }
    let example = format!("{key}: {}", value.trim());
    let example = example.trim_end();
    let told =
        if mark == ':' { rules::no_space_after_colon(key, example) } else { rules::full_width_colon(key, example) };
    let end = start + at + mark.len_utf8();
    let edit = Some((start + key.len()..end + value.len() - value.trim_start().len(), ": ".to_owned()));
    Some(Typo { bytes: start..end, told, edit })
}

/// Ideographic and no-break spaces before a dash or a key.
fn indentation(line: &str) -> Option<Typo> {
    let is_wide = |c: char| matches!(c, '\u{3000}' | '\u{a0}');
    let typed = line.trim_start_matches(|c: char| c == ' ' || is_wide(c));
    let width = line.len() - typed.len();
    let key = typed.trim_start_matches([' ', '-']).split([':', '：']).next().unwrap_or("").trim_end();
    if !line[..width].contains(is_wide) || !(typed.starts_with("- ") || is_known(key)) {
        return None;
    }
    Some(Typo { bytes: 0..width, told: rules::full_width_indent(typed.trim_end()), edit: None })
}

/// A quotation mark or bracket that is still open where the next key begins, or at the end.
fn unclosed(yaml: &str) -> Option<Typo> {
    let mut open: Option<(usize, usize, char)> = None;
    for line in lines(yaml) {
        if let Some((at, indent, mark)) = open
            && line.indent <= indent
            && has_key(line.text)
        {
            return Some(left_open(at, mark));
        }
        // A quotation mark inside a bracket that is open is the more precise place.
        open = match (line.open, open) {
            (Some((at, mark)), None) => Some((line.start + at, line.indent, mark)),
            (Some(_), open @ Some(_)) => open,
            (None, _) => None,
        };
    }
    open.map(|(at, _, mark)| left_open(at, mark))
}

fn has_key(line: &str) -> bool {
    let typed = line.trim_start_matches([' ', '-']);
    typed.split_once(':').is_some_and(|(key, value)| {
        !key.is_empty()
            && !key.contains(['"', '\'', ' '])
            && (value.is_empty() || value.starts_with(char::is_whitespace))
    })
}

fn left_open(at: usize, mark: char) -> Typo {
    let (what, close) = match mark {
        '[' => (Words::new("bracket", "方括号"), "]"),
        '{' => (Words::new("brace", "花括号"), "}"),
        '"' => (Words::new("quotation mark", "引号"), "\""),
        _ => (Words::new("quotation mark", "引号"), "'"),
    };
    Typo { bytes: at..at + 1, told: rules::unclosed_mark(what, close), edit: None }
}

/// A line outside block texts (`|`, `>`).
struct Line<'y> {
    start: usize,
    text: &'y str,
    /// Bytes before the first key or value, dashes included.
    indent: usize,
    /// Where its comment starts.
    comment: Option<usize>,
    /// What is open at its end: the first mark that this line opens, or else that an earlier one did.
    open: Option<(usize, char)>,
}

fn lines(yaml: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let mut block: Option<usize> = None;
    let mut state = State::default();
    yaml.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let text = line.trim_end_matches(['\n', '\r']);
        let spaces = text.len() - text.trim_start_matches(' ').len();
        if block.is_some_and(|indent| spaces > indent || text.trim().is_empty()) {
            return None;
        }
        block = None;
        // An unclosed mark of a key ends with the key: the next one is read afresh.
        let indent = text.len() - text.trim_start_matches([' ', '-']).len();
        if state.indent >= indent && has_key(text) {
            state = State::default();
        }
        if state.is_closed() {
            state.indent = indent;
        }
        let (comment, opened) = state.read(text);
        let value = text[..comment.unwrap_or(text.len())].trim_end();
        if state.is_closed() && opens_block(value) {
            block = Some(spaces);
        }
        let open = (!state.is_closed()).then_some(opened.unwrap_or((0, '"')));
        Some(Line { start: at, text, indent, comment, open })
    })
}

fn opens_block(value: &str) -> bool {
    let before = value.trim_end_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
    before.strip_suffix(['|', '>']).is_some_and(|before| before.ends_with([' ', '\t']) || before.is_empty())
}

/// Which quotation mark and brackets are open.
#[derive(Default)]
struct State {
    quote: Option<char>,
    brackets: usize,
    indent: usize,
}

impl State {
    fn is_closed(&self) -> bool {
        self.quote.is_none() && self.brackets == 0
    }

    /// Reads one line: where its comment starts, and the first mark that it opens.
    fn read(&mut self, text: &str) -> (Option<usize>, Option<(usize, char)>) {
        let (mut before, mut is_start, mut opened) = (' ', true, None);
        for (at, c) in text.char_indices() {
            match (self.quote, c) {
                (Some('"'), '"') if before == '\\' => {}
                (Some(quote), c) if c == quote => self.quote = None,
                (Some('"'), '\\') if before == '\\' => {
                    before = ' ';
                    continue;
                }
                (None, '#') if before.is_whitespace() => return (Some(at), opened),
                (None, '"' | '\'') if is_start => {
                    self.quote = Some(c);
                    opened = opened.or(Some((at, c)));
                }
                (None, '[' | '{') if is_start => {
                    self.brackets += 1;
                    opened = opened.or(Some((at, c)));
                }
                (None, ']' | '}') => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
            // A value starts behind a key's colon, a dash or a separator.
            is_start = match c {
                ' ' | '\t' => is_start || matches!(before, ':' | '-'),
                '[' | '{' | ',' => self.brackets > 0,
                '-' => is_start,
                _ => false,
            };
            before = c;
        }
        (None, opened.filter(|_| !self.is_closed()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Language, locate};
    use crate::source::SourcePath;

    fn typo(yaml: &str) -> String {
        let path = SourcePath::new("a.md");
        let diagnostic = first(Typed::front_matter(&path, yaml, 0)).map(|diagnostic| {
            let located = locate(&[diagnostic], Language::English, |_| Some(yaml.to_owned())).remove(0);
            format!("{}:{} {}", located.line.unwrap(), located.column.unwrap(), located.message)
        });
        diagnostic.unwrap_or_default()
    }

    #[test]
    fn what_is_never_closed_is_told_where_it_was_opened() {
        assert_eq!(typo("title: \"甲\nsection: 要闻\n"), "1:8 a quotation mark is opened here and never closed");
        assert_eq!(typo("a: 1\ntitle: \"甲\nkicker: \"乙\"\n"), "2:8 a quotation mark is opened here and never closed");
        assert_eq!(typo("authors: [记者 张三\ntitle: 甲\n"), "1:10 a bracket is opened here and never closed");
        assert_eq!(typo("x: |\n  \"\ny: '甲\n"), "3:4 a quotation mark is opened here and never closed");
        assert_eq!(typo("- src: \"a.jpg\n  alt: x\n"), "1:8 a quotation mark is opened here and never closed");
        assert_eq!(typo("x: [\n  a, 'b]'\n]\ny: \"a\n  b\"\nz: it's [x\n"), "");
    }

    #[test]
    fn full_width_colons_and_spaces_are_told() {
        assert_eq!(typo("section: 要闻\ntitle：甲\n"), "2:1 `title` has a full-width colon");
        assert_eq!(typo("section: 要闻\ntitle:甲\n"), "2:1 `title` has no space after its colon");
        assert_eq!(typo("summary: |\n  标题：甲\n时间：乙\n"), "");
        assert_eq!(typo("images:\n　- src: a.jpg\n"), "2:1 the line is indented with full-width spaces");
    }

    #[test]
    fn only_a_comment_without_a_space_cuts_a_text() {
        let cut = |yaml| cut_values(Typed::front_matter(&SourcePath::new("a.md"), yaml, 0)).len();
        assert_eq!(cut("title: C# 与 #1 号\nkicker: #话题\ntopics:\n  - #港\n"), 3);
        assert_eq!(cut("# a\n #b\ntitle: a # b\nx: 'a #b'\ny: \"a \\\" #b\n  c #d\"\nz: |\n  a #b\nu: a#b\n"), 0);
    }
}
