//! Marks of a text that are none, or that were taken for what was surely meant.

use newsprint_text::{Facts, Slip};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rules::text as rules;
use crate::source::SourcePath;

/// As much of a mark as is told, in characters.
const LONGEST: usize = 40;

/// What the author of a body should know of, which starts at byte `offset` of the file.
pub fn warnings(path: &SourcePath, body: &str, offset: usize, facts: &Facts) -> Diagnostics {
    let told = facts.slips.iter().map(|(slip, at)| {
        let at = at.start as usize..at.end as usize;
        let typed = body.get(at.clone()).unwrap_or_default();
        let typed: String = typed.lines().next().unwrap_or_default().chars().take(LONGEST).collect();
        diagnostic(*slip, &typed).at_bytes(path, offset + at.start..offset + at.end)
    });
    told.collect()
}

/// A mark as text: Markdown takes a backslash before punctuation, not before the number of an item.
fn escaped(mark: &str) -> String {
    let at = mark.len() - mark.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    [&mark[..at], "\\", &mark[at..]].concat()
}

fn diagnostic(slip: Slip, typed: &str) -> Diagnostic {
    match slip {
        Slip::UnclosedComment => rules::unclosed_comment(),
        Slip::WideTable => rules::wide_row(),
        Slip::RuleBelowText => rules::rule_below_text(),
        Slip::Mark => rules::stayed_mark(typed, &escaped(typed)),
        Slip::RepeatedNote => rules::repeated_note(typed),
        Slip::MissingNote => rules::missing_note(typed),
        Slip::UnusedNote => rules::unused_note(typed),
    }
}
