//! Diagnostics with their places found: what a terminal, an overlay or a report shows.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::diagnostic::few::{self, More, Shown};
use crate::diagnostic::message::Diagnostic;
use crate::diagnostic::place::Spot;
use crate::diagnostic::severity::Severity;
use crate::diagnostic::visible::{visible, visible_line};
use crate::diagnostic::words::{Language, Words};
use crate::locate::{self, Text};
use crate::source::SourcePath;

/// A line of more characters than this is shown in part.
const LONGEST_LINE: usize = 200;

/// The part of a long line that is shown, in columns of a terminal.
const EXCERPT: usize = 120;

/// In columns; no line is as long.
const WIDEST: usize = 10_000;

/// A terminal of fewer columns is no narrower for us.
const NARROWEST: usize = 24;

/// Stands for the path until the place is known; no text that is shown holds it.
const PLACE: &str = "\u{f8fe}";

/// A diagnostic as it is shown, in one language; nothing in it is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Located {
    /// Of its rule.
    pub code: String,
    pub severity: Severity,
    pub message: String,
    /// What the message is told of, by the names that the rule gives.
    pub args: serde_json::Map<String, serde_json::Value>,
    /// Path inside the project, as it is.
    pub file: Option<SourcePath>,
    /// Counted from one; characters, not bytes.
    pub line: Option<usize>,
    pub column: Option<usize>,
    /// Behind the last character that is meant.
    pub end_line: Option<usize>,
    pub end_column: Option<usize>,
    /// The part of a long line that the place is in.
    pub source_line: Option<String>,
    pub label: Option<String>,
    pub help: Vec<String>,
    pub fix: Option<Edit>,
    /// Those like it that are not told one by one.
    #[serde(skip_serializing_if = "More::is_none")]
    pub more: More,
    /// The bytes of `source_line` that are meant.
    #[serde(skip)]
    span: Range<usize>,
    #[serde(skip)]
    language: Language,
}

/// An edit of a text: what stands from one place up to the other gives way to `text`. Counted from one; characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
    pub text: String,
}

/// Finds the place of every diagnostic that is told one by one, in path order, each once, in the words of a language.
/// `read` gives a source's text.
pub fn locate(
    diagnostics: &[Diagnostic],
    language: Language,
    mut read: impl FnMut(&SourcePath) -> Option<String>,
) -> Vec<Located> {
    let shown = few::shown(diagnostics);
    let mut located: Vec<Located> = Vec::with_capacity(shown.len());
    for of_file in shown.chunk_by(|one, next| one.path() == next.path()) {
        // A file that is wrong as a whole may be anything: a pipe that never ends, a link to somewhere else.
        let has_places = of_file.iter().any(Shown::has_place);
        let text = of_file[0].path().filter(|_| has_places).and_then(&mut read);
        let text = text.as_deref().map(Text::new);
        located.extend(of_file.iter().map(|one| Located::new(one, language, text.as_ref())));
    }
    located.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    located.dedup();
    located
}

impl Spot {
    fn bytes(&self, text: &str) -> Option<Range<usize>> {
        match self {
            Spot::File => None,
            Spot::Bytes { start, end } => Some(*start as usize..*end as usize),
            Spot::Key { key, value } => locate::key(text, key, value.as_deref()),
            Spot::Word(word) => text.find(word.as_str()).map(|at| at..at + word.len()),
        }
    }
}

impl Located {
    fn new(shown: &Shown<'_>, language: Language, text: Option<&Text<'_>>) -> Located {
        let Diagnostic { code, severity, message, arguments, place, label, help, fix, more: _ } = shown.diagnostic;
        let said = |text: &crate::diagnostic::Text| visible(text.of(language)).into_owned();
        let mut located = Located {
            code: code.clone().into_owned(),
            severity: *severity,
            message: said(message),
            args: arguments
                .iter()
                .map(|(name, argument)| (name.clone().into_owned(), argument.json(language)))
                .collect(),
            file: shown.path().cloned(),
            line: None,
            column: None,
            end_line: None,
            end_column: None,
            source_line: None,
            label: label.as_ref().map(said),
            help: help.iter().map(said).collect(),
            fix: None,
            more: shown.more,
            span: 0..0,
            language,
        };
        if let (Some(place), Some(text)) = (place, text)
            && let Some(bytes) = place.spot.bytes(text.text)
        {
            located.put(text, bytes);
        }
        located.fix = fix.as_ref().zip(text).map(|(fix, text)| {
            let (line, column) = position(text, fix.start as usize);
            let (end_line, end_column) = position(text, fix.end as usize);
            Edit { line, column, end_line, end_column, text: fix.text.clone() }
        });
        located
    }

    fn put(&mut self, text: &Text<'_>, bytes: Range<usize>) {
        let start = locate::floor(text.text, bytes.start);
        let (number, line) = text.line(start);
        let line_start = line.start;
        let line = text.text[line].trim_end_matches('\r');
        let start = start - line_start;
        let end = locate::ceil(text.text, bytes.end).saturating_sub(line_start).clamp(start, start.max(line.len()));
        self.line = Some(number);
        self.column = Some(text.text[line_start..line_start + start].chars().count() + 1);
        let last = position(text, bytes.end.max(bytes.start));
        (self.end_line, self.end_column) = (Some(last.0), Some(last.1));
        let (line, span) = match line.chars().nth(LONGEST_LINE) {
            Some(_) => excerpt(line, start..end, EXCERPT),
            None => visible_line(line, start..end),
        };
        self.source_line = Some(line);
        self.span = span;
    }

    /// How many diagnostics it is and stands for.
    pub fn count(&self) -> usize {
        1 + self.more.count()
    }

    /// Its sentences without its place: what a list of messages shows beside one.
    pub fn in_plain_text(&self) -> String {
        let words = |words: Words| words.of(self.language);
        let joint = if self.language == Language::Chinese { "：" } else { ": " };
        let label = self.label.iter().map(|label| format!("{}{joint}{label}", words(NOTE)));
        let help = self.help.iter().map(|help| format!("{}{joint}{help}", words(HELP)));
        let more = self.more.sentence(self.severity, self.file.is_some(), self.language);
        let lines = std::iter::once(self.message.clone()).chain(label).chain(help).chain(more);
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The diagnostic as text, with colours when `renderer` has them.
    pub fn render(&self, renderer: &Renderer) -> String {
        self.render_within(renderer, usize::MAX)
    }

    /// The same on a terminal of so many columns: a line of a source that is longer is shown in part, since the mark below
    /// it would not stand below its place.
    pub fn render_within(&self, renderer: &Renderer, columns: usize) -> String {
        let margin = self.line.unwrap_or(1).to_string().len() + " | ".len();
        let (source_line, span) = match &self.source_line {
            // The dots before and behind have their columns too.
            Some(line) if fitting(line.chars(), usize::MAX).columns > columns.max(NARROWEST) - margin => {
                let (line, span) = excerpt(line, self.span.clone(), columns.max(NARROWEST) - margin - 6);
                (Some(line), span)
            }
            line => (line.clone(), self.span.clone()),
        };
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let named = |level: Level<'static>, words: Words| level.with_name(words.of(self.language));
        let title = named(level, self.severity.words()).primary_title(self.message.as_str()).id(self.code.as_str());
        let file = self.file.as_ref().map(|file| visible(file.as_str()));
        let place = |file: &str| format!("{file}:{}:{}", self.line.unwrap_or(1), self.column.unwrap_or(1));
        let mut first = match (&file, &source_line, self.line) {
            (Some(_), Some(source), Some(line)) => {
                let mut mark = AnnotationKind::Primary.span(span.clone());
                if let Some(label) = &self.label {
                    mark = mark.label(label.as_str());
                }
                title.element(Snippet::source(source.as_str()).path(PLACE).line_start(line).annotation(mark))
            }
            (Some(file), ..) => title.element(Origin::path(file.as_ref())),
            _ => Group::with_title(title),
        };
        if source_line.is_none()
            && let Some(label) = &self.label
        {
            first = first.element(named(Level::NOTE, NOTE).message(label.as_str()));
        }
        let mut report = vec![first];
        report.extend(
            self.help.iter().map(|help| Group::with_title(named(Level::HELP, HELP).secondary_title(help.as_str()))),
        );
        let more = self.more.sentence(self.severity, self.file.is_some(), self.language);
        report.extend(more.map(|more| Group::with_title(named(Level::NOTE, NOTE).secondary_title(more))));
        // The renderer counts columns in what it is given, which may be an excerpt.
        let column = source_line.as_ref().map_or(0, |line| line[..span.start].chars().count() + 1);
        let counted = format!("{PLACE}:{}:{column}", self.line.unwrap_or(1));
        // Its own way of cutting lines knows nothing of the place of a wide character.
        let renderer = renderer.clone().term_width(WIDEST);
        renderer.render(&report).replace(&counted, &place(file.as_deref().unwrap_or_default()))
    }
}

const HELP: Words = Words::new("help", "改法");
const NOTE: Words = Words::new("note", "说明");

/// Line and column of a byte, counted from one; characters.
fn position(text: &Text<'_>, byte: usize) -> (usize, usize) {
    let byte = locate::floor(text.text, byte.min(text.text.len()));
    let (number, line) = text.line(byte);
    (number, text.text[line.start..byte].chars().count() + 1)
}

/// The part of a line around `part` that fits into columns, with nothing hidden; and where `part` is in it.
fn excerpt(line: &str, part: Range<usize>, columns: usize) -> (String, Range<usize>) {
    let from_the_place = fitting(line[part.start.min(line.len())..].chars(), columns * 2 / 3);
    let end = part.start + from_the_place.bytes;
    let before = fitting(line[..part.start.min(line.len())].chars().rev(), columns - from_the_place.columns);
    let start = part.start - before.bytes;
    let part = part.start - start..part.end.min(end).max(part.start) - start;
    let (shown, part) = visible_line(&line[start..end], part);
    // Of three dots every terminal knows the width; of `…` it depends on the font.
    let (opening, closing) = (if start > 0 { "..." } else { "" }, if end < line.len() { "..." } else { "" });
    (format!("{opening}{shown}{closing}"), part.start + opening.len()..part.end + opening.len())
}

struct Fitting {
    bytes: usize,
    columns: usize,
}

/// As many characters as fit into columns.
fn fitting(characters: impl Iterator<Item = char>, columns: usize) -> Fitting {
    let mut fitting = Fitting { bytes: 0, columns: 0 };
    for c in characters {
        // Han and what stands among it has two columns; of the rest nothing has more.
        let width = if c >= '\u{1100}' { 2 } else { 1 };
        if fitting.columns + width > columns {
            break;
        }
        fitting.bytes += c.len_utf8();
        fitting.columns += width;
    }
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Text as Said;
    use crate::diagnostic::trial::{broken, odd, unknown};
    use expect_test::expect;

    fn show(diagnostic: &Diagnostic, text: &str) -> String {
        let located = locate(std::slice::from_ref(diagnostic), Language::English, |_| Some(text.to_owned()));
        located[0].render(&Renderer::plain())
    }

    #[test]
    fn the_caret_stands_under_chinese_text_and_help_names_the_near_word() {
        let path = SourcePath::new("content/2025-06-16/02-opera.md");
        let diagnostic =
            unknown("要闻快蓝").at_value(&path, "section", "要闻快蓝").suggest("要闻快蓝", ["要闻", "要闻快览"]);
        expect![[r#"
            error[unknown]: unknown section `要闻快蓝`
             --> content/2025-06-16/02-opera.md:3:10
              |
            3 | section: 要闻快蓝
              |          ^^^^^^^^ not listed in site.toml
              |
            help: h
            help: did you mean `要闻快览`?"#]]
        .assert_eq(&show(&diagnostic, "---\ntitle: 戏\nsection: 要闻快蓝\n---\n"));
    }

    #[test]
    fn a_diagnostic_without_a_text_still_names_its_file() {
        let diagnostic = broken("b.md").in_file(&SourcePath::new("content/a.md"));
        let located = locate(&[diagnostic], Language::English, |_| None);
        expect![[r#"
            error[broken]: `b.md` leads to no article
            --> content/a.md"#]]
        .assert_eq(&located[0].render(&Renderer::plain()));
    }

    #[test]
    fn diagnostics_come_in_path_order_each_once() {
        let b = odd().in_file(&SourcePath::new("b.md"));
        let a = broken("y").in_file(&SourcePath::new("a.md"));
        let located = locate(&[b.clone(), a, b], Language::English, |_| None);
        let files: Vec<_> = located.iter().map(|l| l.file.as_ref().map(SourcePath::as_str)).collect();
        assert_eq!(files, [Some("a.md"), Some("b.md")]);
    }

    #[test]
    fn nothing_in_a_text_or_a_name_is_obeyed() {
        let path = SourcePath::new("content/a\n::error::\u{1b}[31m.md");
        let diagnostic = broken("x\n::error::y` ##vso[task.complete]")
            .at_value(&path, "title", "x\u{202e}y")
            .label(Said::same("l\r\n::warning::"))
            .help(Said::same("h\n##[error]\u{1b}[2J"));
        expect![[r#"
            error[broken]: `x␊::error::y` #\u{23}vso[task.complete]` leads to no article
             --> content/a␊::error::␛[31m.md:1:8
              |
            1 | title: x\u{202e}y ␛[2J
              |        ^^^^^^^^^^ l␍␊::warning::
              |
            help: h␊#\u{23}[error]␛[2J"#]]
        .assert_eq(&show(&diagnostic, "title: x\u{202e}y \u{1b}[2J\n"));
    }

    #[test]
    fn of_a_long_line_the_part_around_the_place_is_shown() {
        let path = SourcePath::new("a.md");
        let line = format!("{}错字{}", "港口".repeat(400), "的早晨".repeat(400));
        let at = line.find("错").unwrap();
        let diagnostic = odd().at_bytes(&path, at..at + 6).label(Said::same("here"));
        expect![[r#"
            warning[odd]: odd
             --> a.md:1:801
              |
            1 | ...港口港口港口港口港口港口港口港口港口港口错字的早晨的早晨的早晨的早晨的早晨的早晨的早晨的早晨的早晨的早晨的早晨的早晨的早...
              |                                            ^^^^ here"#]].assert_eq(&show(&diagnostic, &line));
        let located = locate(&[diagnostic], Language::English, |_| Some(line.clone())).remove(0);
        assert_eq!((located.line, located.column), (Some(1), Some(801)));
        assert!(located.source_line.unwrap().chars().count() < 70);
    }

    #[test]
    fn at_the_ends_of_a_long_line_only_one_end_is_cut() {
        let path = SourcePath::new("a.md");
        let line = "a".repeat(1_000);
        let all = [0..1, 999..1_000, 1_000..1_000, 0..1_000].map(|bytes| odd().at_bytes(&path, bytes));
        let shown: Vec<String> = all.iter().map(|one| show(one, &line)).collect();
        expect![[r#"
            warning[odd]: odd
             --> a.md:1:1
              |
            1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...
              | ^
            warning[odd]: odd
             --> a.md:1:1000
              |
            1 | ...aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
              |                                                                                                                           ^
            warning[odd]: odd
             --> a.md:1:1001
              |
            1 | ...aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
              |                                                                                                                            ^
            warning[odd]: odd
             --> a.md:1:1
              |
            1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"#]].assert_eq(&shown.join("\n"));
    }

    #[test]
    fn many_of_a_kind_are_told_with_their_number() {
        let path = SourcePath::new("a.md");
        let text = "[a](b.md)".repeat(1_000);
        let all: Vec<Diagnostic> =
            (0..1_000).map(|at| broken("b.md").at_bytes(&path, 9 * at + 4..9 * at + 8)).collect();
        let located = locate(&all, Language::English, |_| Some(text.clone()));
        assert_eq!((located.len(), located.iter().map(Located::count).sum::<usize>()), (50, 1_000));
        expect![[r#"
            error[broken]: `b.md` leads to no article
             --> a.md:1:446
              |
            1 | ...[a](b.md)[a](b.md)[a](b.md)[a](b.md)[a](b.md)[a](b.md)[a](b.md)[a](b.md)[a](b.md)[a](b.md)[a](b.md)[a](b.md)[a](b.md)[a]...
              |                                            ^^^^
              |
            note: and 950 more like this in this file"#]].assert_eq(&located[49].render(&Renderer::plain()));
    }

    #[test]
    fn a_file_that_is_wrong_as_a_whole_is_not_read() {
        let diagnostic = broken("no").in_file(&SourcePath::new("a.md"));
        let located = locate(&[diagnostic], Language::English, |path| panic!("{path} was read"));
        assert_eq!(located[0].line, None);
    }

    #[test]
    fn on_a_narrow_terminal_the_caret_stands_under_its_place() {
        let path = SourcePath::new("content/2025-06-16/a.md");
        let line = format!("title: {}错字{}", "港口".repeat(20), "的早晨".repeat(20));
        let at = line.find("错").unwrap();
        let diagnostic = odd().at_bytes(&path, at..at + 6);
        let located = locate(&[diagnostic], Language::Chinese, |_| Some(line.clone())).remove(0);
        for columns in [0, 24, 40, 60, 79] {
            let shown = located.render_within(&Renderer::plain(), columns);
            let lines: Vec<&str> = shown.lines().collect();
            let width = |text: &str| fitting(text.chars(), usize::MAX).columns;
            assert!(lines.iter().skip(3).all(|line| width(line) <= columns.max(NARROWEST)), "{columns}: {shown}");
            let (source, mark) = (lines[3], lines[4]);
            let before = source.find("错字").map(|at| width(&source[..at]));
            assert_eq!(before, mark.find('^').map(|at| width(&mark[..at])), "{shown}");
            assert!(lines[1].ends_with("a.md:1:48"), "{shown}");
        }
        expect![[r#"
            提醒[odd]: 有点奇怪
             --> content/2025-06-16/a.md:1:48
              |
            1 | ...口港口港口错字的早晨的早晨的早...
              |              ^^^^"#]]
        .assert_eq(&located.render_within(&Renderer::plain(), 40));
    }

    #[test]
    fn chinese_is_chinese_to_the_last_word() {
        let path = SourcePath::new("a.md");
        let all: Vec<Diagnostic> = (0..60).map(|_| unknown("要闻").at_value(&path, "section", "要闻")).collect();
        let all: Vec<Diagnostic> =
            all.into_iter().enumerate().map(|(at, one)| one.help(Said::same(at.to_string()))).collect();
        let located = locate(&all, Language::Chinese, |_| Some("section: 要闻\n".to_owned()));
        expect![[r#"
            差错[unknown]: 没有栏目“要闻”
             --> a.md:1:10
              |
            1 | section: 要闻
              |          ^^^^ site.toml 里没有
              |
            改法: 改
            改法: 49
            说明: 本文件中同样的还有 10 处"#]]
        .assert_eq(&located[49].render(&Renderer::plain()));
        assert_eq!(located[0].in_plain_text(), "没有栏目“要闻”\n说明：site.toml 里没有\n改法：改\n改法：0");
    }
}
