//! Marks in a line: figures are no emphasis, and emphasis is what was plainly meant as such.

use std::ops::Range;

use super::super::edited::Edits;
use super::Line;
use crate::characters::is_wide;

/// A run of one mark.
#[derive(Clone)]
struct Run {
    mark: u8,
    at: Range<usize>,
    before: Option<char>,
    after: Option<char>,
}

impl Run {
    fn is_pair(&self, mark: u8) -> bool {
        self.mark == mark && self.at.len() == 2
    }
}

pub(super) fn in_line(line: Line<'_>, edits: &mut Edits) {
    let text = line.text;
    if memchr::memchr3(b'*', b'~', b'_', text.as_bytes()).is_none() {
        return;
    }
    let (runs, figures): (Vec<Run>, Vec<Run>) = {
        let runs = runs(text);
        let figures = figures(&runs);
        let is_figure = |run: &Run| figures.iter().any(|figure| figure.at == run.at);
        (runs.iter().filter(|run| !is_figure(run)).cloned().collect(), figures)
    };
    for run in &figures {
        for at in run.at.clone() {
            edits.insert(line.start + at, "\\");
        }
    }
    strong_with_spaces(text, &runs, line.start, edits);
    underscores(text, &runs, line.start, edits);
}

/// The runs of marks in a line that Markdown would look at.
fn runs(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let kept = kept(text);
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'*', b'~', b'_', &bytes[at..]) {
        let start = at + found;
        let mark = bytes[start];
        let len = bytes[start..].iter().take_while(|byte| **byte == mark).count();
        at = start + len;
        let backslashes = bytes[..start].iter().rev().take_while(|byte| **byte == b'\\').count();
        if backslashes % 2 == 1 || kept.iter().any(|range| range.contains(&start)) {
            continue;
        }
        let before = text[..start].chars().next_back();
        runs.push(Run { mark, at: start..at, before, after: text[at..].chars().next() });
    }
    runs
}

/// Code in a line.
pub(super) fn code(text: &str) -> Vec<Range<usize>> {
    kept(text).into_iter().filter(|range| text[range.clone()].starts_with('`')).collect()
}

/// Code, addresses and HTML, in which a mark is none.
fn kept(text: &str) -> Vec<Range<usize>> {
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(['`', '<', ']', ':']) {
        let start = at + found;
        let rest = &text[start..];
        let end = if rest.starts_with('`') {
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            closing_ticks(&rest[ticks..], ticks).map_or(ticks, |end| ticks + end)
        } else if rest.starts_with("](") {
            rest.find(')').map_or(2, |end| end + 1)
        } else if rest.starts_with("://") {
            rest.find(|c: char| c.is_whitespace() || is_wide(c)).unwrap_or(rest.len())
        } else if rest.starts_with('<') && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
            rest.find('>').map_or(1, |end| end + 1)
        } else {
            1
        };
        if end > 1 {
            kept.push(start..start + end);
        }
        at = start + end;
    }
    kept
}

/// Where code ends that so many backticks began.
fn closing_ticks(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let len = text[start..].len() - text[start..].trim_start_matches('`').len();
        if len == ticks {
            return Some(start + len);
        }
        at = start + len;
    }
    None
}

/// `3*4米，5*6米`, `10~~20元`, `周一~周五`: what stands in figures and ranges is no mark.
fn figures(runs: &[Run]) -> Vec<Run> {
    let is_figure = |run: &Run| {
        let before = run.before.is_some_and(|c| is_digit(c) || matches!(c, ')' | '）' | '%'));
        let after = run.after.is_some_and(|c| is_digit(c) || matches!(c, '(' | '（'));
        let has_digit = run.before.is_some_and(is_digit) || run.after.is_some_and(is_digit);
        run.mark != b'_' && before && after && has_digit
    };
    // Three metres by four, and then again: what would close goes on with a number too.
    let goes_on = |run: &Run| {
        run.mark == b'*' && run.before.is_some_and(char::is_alphanumeric) && run.after.is_some_and(is_digit)
    };
    let stars: Vec<usize> = (0..runs.len()).filter(|at| runs[*at].mark == b'*').collect();
    let mut found: Vec<bool> = runs.iter().map(|run| is_figure(run) || run.mark == b'~' && run.at.len() == 1).collect();
    for pair in stars.windows(2) {
        if pair.iter().all(|at| goes_on(&runs[*at])) {
            found[pair[0]] = true;
            found[pair[1]] = true;
        }
    }
    runs.iter().zip(found).filter(|(_, is_figure)| *is_figure).map(|(run, _)| run.clone()).collect()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Pairs in their order, when all of them have a partner.
fn pairs<'r>(runs: &'r [Run], mark: u8) -> Vec<(&'r Run, &'r Run)> {
    let of_mark: Vec<&Run> = runs.iter().filter(|run| run.mark == mark).collect();
    if of_mark.len() % 2 == 1 || of_mark.iter().any(|run| !run.is_pair(mark)) {
        return vec![];
    }
    of_mark.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// `** 粗体 **`: the spaces go out of the emphasis, and stay where words need them.
fn strong_with_spaces(text: &str, runs: &[Run], start: usize, edits: &mut Edits) {
    for (open, close) in pairs(runs, b'*') {
        let inner = &text[open.at.end..close.at.start];
        let words = inner.trim();
        if words.len() == inner.len() || words.is_empty() || inner.contains('|') {
            continue;
        }
        let needs_space = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
        let lead = inner.len() - inner.trim_start().len();
        let tail = inner.len() - inner.trim_end().len();
        if lead > 0 {
            let mark = if needs_space(open.before) { " **" } else { "**" };
            edits.replace(start + open.at.start..start + open.at.end + lead, mark);
        }
        if tail > 0 {
            let mark = if needs_space(close.after) { "** " } else { "**" };
            edits.replace(start + close.at.start - tail..start + close.at.end, mark);
        }
    }
}

/// `这是__粗体__的`: Markdown knows underscores at the ends of words alone, and Chinese has none.
fn underscores(text: &str, runs: &[Run], start: usize, edits: &mut Edits) {
    let of_mark: Vec<&Run> = runs.iter().filter(|run| run.mark == b'_').collect();
    let mut at = 0;
    while let [open, close, ..] = of_mark[at..] {
        let inner = &text[open.at.end..close.at.start];
        let is_wide_beside = open.before.is_some_and(is_wide) || close.after.is_some_and(is_wide);
        let is_in_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_plain = open.is_pair(b'_')
            && close.is_pair(b'_')
            && is_wide_beside
            && !is_in_word(open.before)
            && !is_in_word(close.after)
            // One character between them is more often the unit of a blank to be filled in: `__月__日`.
            && inner.chars().count() > 1
            && inner.trim().len() == inner.len();
        if is_plain {
            edits.replace(start + open.at.start..start + open.at.end, "**");
            edits.replace(start + close.at.start..start + close.at.end, "**");
        }
        at += if is_plain { 2 } else { 1 };
    }
}
