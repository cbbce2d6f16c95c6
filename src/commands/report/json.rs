//! The outcome of a command as JSON, as docs/api.md describes it.

use serde::Serialize;

use crate::commands::report::outcome::{Outcome, count};
use crate::diagnostic::{Located, Severity};
use crate::model::LeftOut;

#[derive(Serialize)]
struct Json<'o> {
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
    notes: usize,
    /// Of the messages, as in BCP 47.
    language: &'static str,
    diagnostics: &'o [Located],
}

pub fn of(outcome: &Outcome<'_>) -> String {
    let report = outcome.report;
    let published = report.map(|report| report.published).unwrap_or_default();
    let json = Json {
        ok: outcome.is_good(),
        editions: report.map_or(0, |report| report.editions),
        articles: report.map_or(0, |report| report.articles),
        left_out: report.map(|report| report.left_out).unwrap_or_default(),
        written: published.written,
        unchanged: published.unchanged,
        removed: published.removed,
        seconds: outcome.seconds,
        errors: count(outcome.diagnostics, Severity::Error),
        warnings: count(outcome.diagnostics, Severity::Warning),
        notes: count(outcome.diagnostics, Severity::Note),
        language: outcome.language.tag(),
        diagnostics: outcome.diagnostics,
    };
    serde_json::to_string_pretty(&json).unwrap_or_default()
}
