//! Telling what was done and found: for people on standard error, for programs on standard output.

mod github;
mod json;
mod outcome;
mod sarif;
mod words;

use std::path::Path;
use std::process::ExitCode;

use annotate_snippets::Renderer;

use crate::Report;
use crate::cli::{Format, ProjectArgs};
use crate::commands::now::Now;
use crate::commands::output::put;
use crate::diagnostic::{self, Diagnostics, Language, Located, visible_json};
use crate::load;
use crate::rules::files::no_site_toml_in;

use outcome::Outcome;
pub use words::{counted, counts, nothing_written, seconds, written};

/// Says how a command ended, in the form that was asked for.
pub fn tell(
    project: &ProjectArgs,
    now: &Now,
    outcome: Result<Report, Diagnostics>,
    closing: fn(&Report, Language) -> String,
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
    let language = now.language;
    let located = diagnostic::locate(&diagnostics, language, |path| load::text_for_diagnostics(&root, path));
    let folder = project.root.to_str().filter(|typed| *typed != "." && project.root.is_relative());
    let outcome = Outcome { report: report.as_ref(), diagnostics: &located, seconds, language, folder };
    match project.format {
        Format::Text => {
            print(&located);
            anstream::eprintln!("{}", ended(&outcome, closing));
        }
        Format::Json => put(&format!("{}\n", visible_json(&json::of(&outcome)))),
        Format::Sarif => put(&format!("{}\n", visible_json(&sarif::of(&outcome)))),
        Format::Github => {
            put(&github::of(&outcome));
            anstream::eprintln!("{}", ended(&outcome, closing));
        }
    }
    if outcome.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The last line.
fn ended(outcome: &Outcome<'_>, closing: fn(&Report, Language) -> String) -> String {
    let language = outcome.language;
    match outcome.report {
        Some(report) => format!("{}{}", closing(report, language), seconds(outcome.seconds, language)),
        None => nothing_written(outcome.diagnostics, language),
    }
}

/// Names the paper's folder as it was typed, where it is the folder that is wrong.
pub fn name_folder(diagnostics: &mut Diagnostics, typed: &Path) {
    for diagnostic in diagnostics.iter_mut().filter(|one| one.is("no-paper") && typed != Path::new(".")) {
        diagnostic.message = no_site_toml_in(&typed.to_string_lossy());
    }
}

/// Prints diagnostics; colours go when standard error is no terminal or `NO_COLOR` is set.
pub fn print(located: &[Located]) {
    let renderer = Renderer::styled();
    let columns = columns();
    for one in located {
        anstream::eprintln!("{}\n", one.render_within(&renderer, columns));
    }
}

/// Of the terminal that people read; what is piped has no end.
fn columns() -> usize {
    terminal_size::terminal_size_of(std::io::stderr()).map_or(usize::MAX, |(width, _)| usize::from(width.0))
}
