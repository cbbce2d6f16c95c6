//! Telling what was done and found: for people on standard error, for programs on standard output.

use std::path::Path;
use std::process::ExitCode;

use annotate_snippets::Renderer;
use serde::Serialize;

use crate::Report;
use crate::cli::{ProjectArgs, ReportForm};
use crate::commands::now::Now;
use crate::diagnostic::{self, Diagnostics, Language, Located, Severity, plural, visible_json};
use crate::load;
use crate::model::LeftOut;

/// The outcome of a command for `--report json`.
#[derive(Serialize)]
struct Json<'r> {
    ok: bool,
    editions: usize,
    articles: usize,
    left_out: LeftOut,
    written: usize,
    unchanged: usize,
    removed: usize,
    seconds: f64,
    /// Those that are not listed are counted too.
    errors: usize,
    warnings: usize,
    diagnostics: &'r [Located],
}

/// Says how a command ended, in the form that was asked for.
pub fn tell(
    project: &ProjectArgs,
    now: &Now,
    outcome: Result<Report, Diagnostics>,
    closing: fn(&Report) -> String,
) -> ExitCode {
    let root = now.folder.join(&project.root);
    let seconds = now.started.elapsed().as_secs_f64();
    let (report, diagnostics) = match outcome {
        Ok(mut report) => {
            let warnings = std::mem::take(&mut report.warnings);
            (Some(report), warnings)
        }
        Err(mut diagnostics) => {
            name_folder(&mut diagnostics, &project.root);
            (None, diagnostics)
        }
    };
    let located = diagnostic::locate(&diagnostics, Language::English, |path| load::text_for_diagnostics(&root, path));
    match project.report {
        ReportForm::Text => {
            print(&located);
            match &report {
                Some(report) => anstream::eprintln!("{} in {seconds:.2} s", closing(report)),
                None => anstream::eprintln!("{}; nothing was written", counts(&located)),
            }
        }
        ReportForm::Json => {
            let published = report.as_ref().map(|report| report.published).unwrap_or_default();
            let json = Json {
                ok: report.is_some(),
                editions: report.as_ref().map_or(0, |report| report.editions),
                articles: report.as_ref().map_or(0, |report| report.articles),
                left_out: report.as_ref().map(|report| report.left_out).unwrap_or_default(),
                written: published.written,
                unchanged: published.unchanged,
                removed: published.removed,
                seconds,
                errors: count(&located, Severity::Error),
                warnings: count(&located, Severity::Warning),
                diagnostics: &located,
            };
            println!("{}", visible_json(&serde_json::to_string_pretty(&json).unwrap_or_default()));
        }
    }
    if report.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Names the paper's folder as it was typed, where it is the folder that is wrong.
pub fn name_folder(diagnostics: &mut Diagnostics, typed: &Path) {
    for diagnostic in diagnostics.iter_mut().filter(|one| one.is("no-paper") && typed != Path::new(".")) {
        diagnostic.message = crate::diagnostic::Text::same(format!("no site.toml in `{}`", typed.display()));
    }
}

/// Prints diagnostics; colours go when standard error is no terminal or `NO_COLOR` is set.
pub fn print(located: &[Located]) {
    let renderer = Renderer::styled();
    for one in located {
        anstream::eprintln!("{}\n", one.render(&renderer));
    }
}

/// `3 editions, 52 articles (1 draft left out)`.
pub fn counted(report: &Report) -> String {
    let counted = format!("{}, {}", plural(report.editions, "edition"), plural(report.articles, "article"));
    let LeftOut { drafts, not_yet, expired } = report.left_out;
    let left_out = [
        (drafts, plural(drafts, "draft")),
        (not_yet, format!("{not_yet} not public yet")),
        (expired, format!("{expired} expired")),
    ];
    let left_out: Vec<String> = left_out.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    if left_out.is_empty() { counted } else { format!("{counted} ({} left out)", left_out.join(", ")) }
}

/// `2 errors, 1 warning`.
pub fn counts(located: &[Located]) -> String {
    match (count(located, Severity::Error), count(located, Severity::Warning)) {
        (errors, 0) => plural(errors, "error"),
        (errors, warnings) => format!("{}, {}", plural(errors, "error"), plural(warnings, "warning")),
    }
}

/// With those that are not told one by one.
fn count(located: &[Located], severity: Severity) -> usize {
    located.iter().filter(|one| one.severity == severity).map(Located::count).sum()
}
