//! Diagnostics: what is wrong, where, and the way out; many at once, told as rustc tells them.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::{Deserialize, Serialize};

use crate::locate;
use crate::source::SourcePath;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

/// One thing an editor should know: a sentence, its place, and help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    pub severity: Severity,
    pub message: String,
    pub place: Option<Place>,
    pub label: Option<String>,
    pub help: Vec<String>,
}

/// Where in the project something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub path: SourcePath,
    pub spot: Spot,
}

/// Which part of a file. Keys are looked up in the text only when the diagnostic is shown, so a
/// correct file never pays for positions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spot {
    /// The file itself, or a file that cannot be shown as text.
    File,
    /// Bytes of the file, counted from its start.
    Bytes { start: u32, end: u32 },
    /// A key of YAML or TOML, and the piece of its value that is meant.
    Key { key: String, value: Option<String> },
    /// The first place of a word.
    Word(String),
}

pub type Diagnostics = Vec<Diagnostic>;

impl Diagnostic {
    pub fn error(message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, message)
    }

    pub fn warning(message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, message)
    }

    fn new(severity: Severity, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity, message: message.into(), place: None, label: None, help: vec![] }
    }

    #[must_use]
    pub fn in_file(self, path: &SourcePath) -> Diagnostic {
        self.at(path, Spot::File)
    }

    #[must_use]
    pub fn at(mut self, path: &SourcePath, spot: Spot) -> Diagnostic {
        self.place = Some(Place { path: path.clone(), spot });
        self
    }

    #[must_use]
    pub fn at_bytes(self, path: &SourcePath, bytes: Range<usize>) -> Diagnostic {
        self.at(path, Spot::Bytes { start: position(bytes.start), end: position(bytes.end) })
    }

    #[must_use]
    pub fn at_key(self, path: &SourcePath, key: &str) -> Diagnostic {
        self.at(path, Spot::Key { key: key.to_owned(), value: None })
    }

    #[must_use]
    pub fn at_value(self, path: &SourcePath, key: &str, value: &str) -> Diagnostic {
        self.at(path, Spot::Key { key: key.to_owned(), value: Some(value.to_owned()) })
    }

    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = Some(label.into());
        self
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help.push(help.into());
        self
    }

    /// Says "did you mean" when one of `known` is close to `word`.
    #[must_use]
    pub fn suggest<'k>(self, word: &str, known: impl IntoIterator<Item = &'k str>) -> Diagnostic {
        match closest(word, known) {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self,
        }
    }

    /// Says "did you mean", or else `help`.
    #[must_use]
    pub fn suggest_or<'k>(self, (word, known): (&str, impl IntoIterator<Item = &'k str>), help: &str) -> Diagnostic {
        match closest(word, known) {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self.help(help),
        }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Positions are 32 bits because sources are limited to megabytes.
fn position(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// The longest word that is compared with others, in bytes.
const LONGEST_WORD: usize = 300;

/// The one of `known` that `word` is probably meant to be.
pub fn closest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    // No known word is so long, and comparing takes the product of both lengths.
    if word.len() > LONGEST_WORD {
        return None;
    }
    let near = |candidate: &'k str| {
        let typos = strsim::damerau_levenshtein(word, candidate);
        let length = word.chars().count().max(candidate.chars().count());
        // A third of the letters may differ, and a two-character name may differ in one.
        (typos <= 1.max(length / 3) && typos < length).then_some((typos, candidate))
    };
    known.into_iter().filter_map(near).min_by_key(|(typos, _)| *typos).map(|(_, candidate)| candidate)
}

/// A diagnostic with its place found: what a terminal, an overlay or a report shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Located {
    pub severity: Severity,
    pub message: String,
    /// Path inside the project.
    pub file: Option<SourcePath>,
    /// Counted from one; characters, not bytes.
    pub line: Option<usize>,
    pub column: Option<usize>,
    pub source_line: Option<String>,
    pub label: Option<String>,
    pub help: Vec<String>,
    #[serde(skip)]
    span: Range<usize>,
}

/// Finds the place of every diagnostic, in path order, each once. `read` gives a source's text.
pub fn locate(diagnostics: &[Diagnostic], mut read: impl FnMut(&SourcePath) -> Option<String>) -> Vec<Located> {
    let mut last: Option<(SourcePath, Option<String>)> = None;
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|d| d.place.as_ref().map(|place| place.path.clone()));
    let mut located: Vec<Located> = Vec::with_capacity(sorted.len());
    for diagnostic in sorted {
        if let Some(place) = &diagnostic.place
            && last.as_ref().is_none_or(|(path, _)| *path != place.path)
        {
            last = Some((place.path.clone(), read(&place.path)));
        }
        let text = last.as_ref().and_then(|(_, text)| text.as_deref());
        located.push(diagnostic.locate(text));
    }
    located.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    located.dedup();
    located
}

impl Diagnostic {
    fn locate(&self, text: Option<&str>) -> Located {
        let mut located = Located {
            severity: self.severity,
            message: self.message.clone(),
            file: self.place.as_ref().map(|place| place.path.clone()),
            line: None,
            column: None,
            source_line: None,
            label: self.label.clone(),
            help: self.help.clone(),
            span: 0..0,
        };
        let (Some(place), Some(text)) = (&self.place, text) else { return located };
        let Some(bytes) = place.spot.bytes(text) else { return located };
        let start = locate::floor(text, bytes.start);
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let line = text[line_start..line_end].trim_end_matches('\r');
        let end = locate::ceil(text, bytes.end).clamp(start, line_start + line.len().max(start - line_start));
        located.line = Some(text[..start].matches('\n').count() + 1);
        located.column = Some(text[line_start..start].chars().count() + 1);
        located.source_line = Some(line.to_owned());
        located.span = start - line_start..(end - line_start).max(start - line_start);
        located
    }
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
    /// The diagnostic as text, with colours when `renderer` has them.
    pub fn render(&self, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(self.message.as_str());
        let file = self.file.as_ref().map(SourcePath::as_str);
        let mut first = match (file, &self.source_line, self.line) {
            (Some(file), Some(source), Some(line)) => {
                let mut mark = AnnotationKind::Primary.span(self.span.clone());
                if let Some(label) = &self.label {
                    mark = mark.label(label.as_str());
                }
                title.element(Snippet::source(source.as_str()).path(file).line_start(line).annotation(mark))
            }
            (Some(file), ..) => title.element(Origin::path(file)),
            _ => Group::with_title(title),
        };
        if self.source_line.is_none()
            && let Some(label) = &self.label
        {
            first = first.element(Level::NOTE.message(label.as_str()));
        }
        let mut report = vec![first];
        report.extend(self.help.iter().map(|help| Group::with_title(Level::HELP.secondary_title(help.as_str()))));
        renderer.render(&report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn show(diagnostic: &Diagnostic, text: &str) -> String {
        let located = locate(std::slice::from_ref(diagnostic), |_| Some(text.to_owned()));
        located[0].render(&Renderer::plain())
    }

    #[test]
    fn the_caret_stands_under_chinese_text_and_help_names_the_near_word() {
        let path = SourcePath::new("content/2025-06-16/02-opera.md");
        let diagnostic = Diagnostic::error("unknown section `要闻快蓝`")
            .at_value(&path, "section", "要闻快蓝")
            .label("not listed in site.toml")
            .suggest("要闻快蓝", ["要闻", "要闻快览"]);
        expect![[r"
            error: unknown section `要闻快蓝`
             --> content/2025-06-16/02-opera.md:3:10
              |
            3 | section: 要闻快蓝
              |          ^^^^^^^^ not listed in site.toml
              |
            help: did you mean `要闻快览`?"]]
        .assert_eq(&show(&diagnostic, "---\ntitle: 戏\nsection: 要闻快蓝\n---\n"));
    }

    #[test]
    fn a_diagnostic_without_a_text_still_names_its_file() {
        let diagnostic = Diagnostic::error("cannot be read").in_file(&SourcePath::new("content/a.md"));
        let located = locate(&[diagnostic], |_| None);
        expect![[r#"
            error: cannot be read
            --> content/a.md"#]]
        .assert_eq(&located[0].render(&Renderer::plain()));
    }

    #[test]
    fn diagnostics_come_in_path_order_each_once() {
        let b = Diagnostic::warning("x").in_file(&SourcePath::new("b.md"));
        let a = Diagnostic::error("y").in_file(&SourcePath::new("a.md"));
        let located = locate(&[b.clone(), a, b], |_| None);
        let files: Vec<_> = located.iter().map(|l| l.file.as_ref().map(SourcePath::as_str)).collect();
        assert_eq!(files, [Some("a.md"), Some("b.md")]);
    }

    #[test]
    fn only_a_near_word_is_suggested() {
        assert_eq!(closest("titel", ["title", "kicker"]), Some("title"));
        assert_eq!(closest("要问", ["要闻", "文化"]), Some("要闻"));
        assert_eq!(closest("天气", ["要闻", "文化"]), None);
    }
}
