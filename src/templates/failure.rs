//! Template failures, told as diagnostics with their place.

use tera::{Error, ErrorKind, ReportError};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::SourcePath;

/// What Tera says, in our form.
pub fn explain(error: &Error) -> Diagnostics {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![placed(report)],
        ErrorKind::Msg(message) if message.contains('\n') => reports(message),
        ErrorKind::TemplateNotFound(name) => vec![missing(name)],
        ErrorKind::MissingParent { current, parent } => vec![
            Diagnostic::error(format!("missing template `{parent}`"))
                .at_word(current, parent)
                .help("templates lie in `templates/`; a project's own file goes over the built-in one of its name"),
        ],
        other => vec![Diagnostic::error(format!("template: {}", decapitalized(&other.to_string())))],
    }
}

fn placed(report: &ReportError) -> Diagnostic {
    let message = report.message().lines().next().unwrap_or_default();
    let diagnostic =
        Diagnostic::error(decapitalized(message)).at_bytes(&path(report.filename()), report.span().range.clone());
    match remedy(message) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The way out for what a template's author gets wrong most.
fn remedy(problem: &str) -> Option<&'static str> {
    let known = [
        (
            "is not defined",
            "docs/theming.md lists the variables of each template; `{% if x is defined %}` asks for one",
        ),
        ("Unexpected end of input", "an `{% if %}`, `{% for %}`, `{% block %}` or `{{` has no end"),
        ("Unknown filter", "beside Tera's filters there are `date`, `weekday` and `json`"),
        ("Unknown template", "templates lie in `templates/`"),
        ("Unknown component", "components are in `templates/components.html`"),
    ];
    known.iter().find(|(part, _)| problem.contains(part)).map(|(_, help)| *help)
}

fn path(template: &str) -> SourcePath {
    SourcePath::new(format!("templates/{template}"))
}

fn missing(name: &str) -> Diagnostic {
    Diagnostic::error(format!("missing template `{name}`")).help("templates lie in `templates/`")
}

/// Some mistakes come as finished reports, one after another: `error: …`, `--> name:line:column`.
fn reports(message: &str) -> Diagnostics {
    let report = |text: &str| {
        let mut lines = text.lines();
        let what = lines.next()?.trim().strip_prefix("error: ")?;
        let place = lines.next()?.trim().strip_prefix("--> ")?;
        let name = place.rsplitn(3, ':').nth(2)?;
        let quoted = what.split('`').nth(1).unwrap_or_default();
        let diagnostic = Diagnostic::error(decapitalized(what)).at_word(name, quoted);
        Some(match remedy(what) {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        })
    };
    let found: Diagnostics = message.split("\n\n").filter_map(report).collect();
    if found.is_empty() { vec![Diagnostic::error(format!("template: {}", decapitalized(message)))] } else { found }
}

impl Diagnostic {
    /// At the first place where a template says `word`.
    fn at_word(self, template: &str, word: &str) -> Diagnostic {
        self.at(&path(template), crate::diagnostic::Spot::Word(word.to_owned()))
    }
}

fn decapitalized(message: &str) -> String {
    let mut chars = message.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    first + chars.as_str().trim_end_matches('.')
}
