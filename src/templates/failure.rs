//! Template failures, told as diagnostics with their place.

use std::ops::Range;

use tera::{Error, ErrorKind, ReportError};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::TemplateText;
use crate::locate::Text;
use crate::rules::templates::{
    ask_first, circular_templates, missing_template, stray_end_tag, template_failed, template_syntax, there_are,
    unclosed_braces, unclosed_tag, unknown_component, unknown_filter, unknown_function, unknown_test, unknown_variable,
};
use crate::source::SourcePath;
use crate::templates::tags::{Unbalanced, unbalanced};

/// What Tera says while templates are read, in our form.
pub fn of_reading(error: &Error, texts: &[TemplateText]) -> Diagnostics {
    let source = |name: &str| texts.iter().find(|text| text.name == name).map_or("", |text| text.text.as_str());
    match error.kind() {
        ErrorKind::SyntaxError(report) => vec![syntax(report, source(report.filename()))],
        ErrorKind::Msg(message) if message.contains('\n') => reports(message, source),
        ErrorKind::MissingParent { current, parent } => {
            let bytes = source(current).find(parent.as_str()).map_or(0..0, |at| at..at + parent.len());
            vec![missing_template(parent).at_bytes(&path(current), bytes)]
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            vec![circular_templates(chain.clone()).in_file(&path(tpl))]
        }
        _ => of_rendering(error),
    }
}

/// What Tera says while a page is made.
pub fn of_rendering(error: &Error) -> Diagnostics {
    vec![match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => rendering(report),
        ErrorKind::TemplateNotFound(name) => missing_template(name),
        other => template_failed(&decapitalized(&other.to_string())),
    }]
}

/// The tags of a template are looked at first: where one is not closed, the parser complains at a place that is right.
fn syntax(report: &ReportError, text: &str) -> Diagnostic {
    let path = path(report.filename());
    let Some(mistake) = unbalanced(text) else {
        return template_syntax(&problem(report)).at_bytes(&path, report.span().range.clone());
    };
    match mistake {
        Unbalanced::Unclosed(bytes, word) => {
            unclosed_tag(&text[bytes.clone()], &format!("{{% end{word} %}}")).at_bytes(&path, bytes)
        }
        Unbalanced::Stray(bytes, word) => {
            stray_end_tag(&text[bytes.clone()], &format!("{{% {word} … %}}")).at_bytes(&path, bytes)
        }
        Unbalanced::Braces(bytes, closing) => unclosed_braces(&text[bytes.clone()], closing).at_bytes(&path, bytes),
    }
}

fn rendering(report: &ReportError) -> Diagnostic {
    let (message, bytes) = (problem(report), report.span().range.clone());
    let told = match message.split('`').nth(1) {
        Some(name) if message.contains("` is not defined") => {
            let known =
                message.split_once("vailable variables: ").map(|(_, names)| names.split(", ").collect::<Vec<_>>());
            let told = unknown_variable(name).suggest(name, known.iter().flatten().copied());
            let names = known.unwrap_or_default().into_iter().map(str::to_owned).collect::<Vec<_>>();
            let told = if names.is_empty() { told } else { told.help(there_are(names)) };
            told.help(ask_first(name))
        }
        _ => template_failed(&message),
    };
    told.at_bytes(&path(report.filename()), bytes)
}

fn problem(report: &ReportError) -> String {
    decapitalized(report.message().lines().next().unwrap_or_default())
}

fn path(template: &str) -> SourcePath {
    SourcePath::new(format!("templates/{template}"))
}

/// Some mistakes come as finished reports, one after another: `error: …`, `--> name:line:column`.
fn reports<'t>(message: &str, source: impl Fn(&str) -> &'t str) -> Diagnostics {
    let report = |text: &str| {
        let mut lines = text.lines();
        let what = lines.next()?.trim().strip_prefix("error: ")?;
        let place = lines.next()?.trim().strip_prefix("--> ")?;
        let mut place = place.rsplitn(3, ':');
        let (column, line, name) = (place.next()?.parse().ok()?, place.next()?.parse().ok()?, place.next()?);
        let quoted = what.split('`').nth(1).unwrap_or_default();
        Some(unknown(what, quoted).at_bytes(&path(name), bytes_of(source(name), (line, column), quoted)))
    };
    let found: Diagnostics = message.split("\n\n").filter_map(report).collect();
    if found.is_empty() { vec![template_syntax(&decapitalized(message))] } else { found }
}

/// What a template names and nobody knows.
fn unknown(what: &str, name: &str) -> Diagnostic {
    let kind = what.strip_prefix("Unknown ").and_then(|rest| rest.split(' ').next());
    match kind {
        Some("filter") => unknown_filter(name),
        Some("test") => unknown_test(name),
        Some("function") => unknown_function(name),
        Some("component") => unknown_component(name),
        Some("template") => missing_template(name),
        _ => template_syntax(&decapitalized(what)),
    }
}

/// The bytes of a word at a line and column, counted from one. What is called is behind the place where its call begins.
fn bytes_of(text: &str, (line, column): (usize, usize), word: &str) -> Range<usize> {
    let lines = Text::new(text);
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let (_, line) = lines.line(start.min(text.len()));
    let start =
        text[line.clone()].char_indices().nth(column.saturating_sub(1)).map_or(line.end, |(at, _)| line.start + at);
    match text[start..].find(word) {
        Some(at) if !word.is_empty() => start + at..start + at + word.len(),
        _ => start..start + text[start..].chars().next().map_or(0, char::len_utf8),
    }
}

fn decapitalized(message: &str) -> String {
    let mut chars = message.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    first + chars.as_str().trim_end_matches('.')
}
