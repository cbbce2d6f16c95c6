//! Marks in a line: figures are no emphasis, and emphasis is what was plainly meant as such.

use std::ops::Range;

use super::super::edited::Edits;
use super::kept::kept;
use super::line::Line;
use crate::characters::{is_shared, is_wide};

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

/// Reads a line; `is_open` says whether emphasis of the lines before goes on in it, and then in the next. Gives the places of signs in figures.
pub(super) fn in_line(line: Line<'_>, is_open: &mut bool, edits: &mut Edits) -> Vec<usize> {
    let text = line.text;
    *is_open &= !text.trim().is_empty();
    if memchr::memchr3(b'*', b'~', b'_', text.as_bytes()).is_none() {
        return vec![];
    }
    let (figures, runs): (Vec<Run>, Vec<Run>) = {
        let runs = runs(text);
        let mut figures = figures(&runs, *is_open).into_iter();
        runs.into_iter().partition(|_| figures.next() == Some(true))
    };
    *is_open ^= runs.iter().filter(|run| run.mark == b'*').count() % 2 == 1;
    let figures: Vec<usize> = figures.into_iter().flat_map(|run| run.at).map(|at| line.start + at).collect();
    for at in &figures {
        edits.insert(*at, "\\");
    }
    strong_with_spaces(text, &runs, line.start, edits);
    underscores(text, &runs, line.start, edits);
    figures
}

/// The runs of marks in a line that Markdown would look at.
fn runs(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let mut kept = kept(text).into_iter().peekable();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'*', b'~', b'_', &bytes[at..]) {
        let start = at + found;
        let mark = bytes[start];
        let len = bytes[start..].iter().take_while(|byte| **byte == mark).count();
        at = start + len;
        while kept.next_if(|range| range.end <= start).is_some() {}
        let backslashes = bytes[..start].iter().rev().take_while(|byte| **byte == b'\\').count();
        if backslashes % 2 == 1 || kept.peek().is_some_and(|range| range.start <= start) {
            continue;
        }
        let before = text[..start].chars().next_back();
        runs.push(Run { mark, at: start..at, before, after: text[at..].chars().next() });
    }
    runs
}

/// `3*4米，5*6米`, `10~~20元`, `周一~周五`: which marks stand in figures and ranges and are none.
fn figures(runs: &[Run], is_open: bool) -> Vec<bool> {
    let is_figure = |run: &Run| {
        let before = run.before.is_some_and(|c| is_digit(c) || matches!(c, ')' | '）' | '%'));
        let after = run.after.is_some_and(|c| is_digit(c) || matches!(c, '(' | '（'));
        let has_digit = run.before.is_some_and(is_digit) || run.after.is_some_and(is_digit);
        let is_sign = run.mark == b'~' || run.mark == b'*' && (run.at.len() == 1 || run.at.len() > 2);
        is_sign && before && after && has_digit
    };
    // Three metres by four, and then again: what would close goes on with a number too.
    let goes_on = |run: &Run| run.before.is_some_and(char::is_alphanumeric) && run.after.is_some_and(is_digit);
    let mut figures: Vec<bool> =
        runs.iter().map(|run| is_figure(run) || run.mark == b'~' && run.at.len() == 1).collect();
    let stars: Vec<usize> = (0..runs.len()).filter(|at| runs[*at].mark == b'*' && runs[*at].at.len() == 1).collect();
    if !is_open && runs.iter().filter(|run| run.mark == b'*').all(is_mask) {
        runs.iter().zip(&mut figures).filter(|(run, _)| run.mark == b'*').for_each(|(_, figure)| *figure = true);
    }
    for pair in stars.windows(2) {
        if pair.iter().all(|at| goes_on(&runs[*at])) {
            figures[pair[0]] = true;
            figures[pair[1]] = true;
        }
    }
    figures
}

/// `张**、李*` in a list of winners: what stands for the rest of a name, and marks nothing.
fn is_mask(run: &Run) -> bool {
    let ends = |c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',' | '；' | ';' | '。' | '）' | ')' | '|');
    run.before.is_some_and(|c| is_digit(c) || is_wide(c) && c.is_alphanumeric()) && run.after.is_none_or(ends)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Pairs in their order, when all of them have a partner.
fn pairs(runs: &[Run], mark: u8) -> Vec<(&Run, &Run)> {
    let of_mark: Vec<&Run> = runs.iter().filter(|run| run.mark == mark).collect();
    if of_mark.len() % 2 == 1 || of_mark.iter().any(|run| !run.is_pair(mark)) {
        return vec![];
    }
    of_mark.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// `** 粗体 **`: the spaces go out of the emphasis, and stay where words need them.
fn strong_with_spaces(text: &str, runs: &[Run], start: usize, edits: &mut Edits) {
    for (open, close) in [pairs(runs, b'*'), pairs(runs, b'~')].concat() {
        let inner = &text[open.at.end..close.at.start];
        let words = inner.trim();
        if words.len() == inner.len() || words.is_empty() || inner.contains('|') {
            continue;
        }
        let mark = &text[open.at.clone()];
        let needs_space = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
        let lead = inner.len() - inner.trim_start().len();
        let tail = inner.len() - inner.trim_end().len();
        if lead > 0 {
            let space = if needs_space(open.before) { " " } else { "" };
            edits.replace(start + open.at.start..start + open.at.end + lead, [space, mark].concat());
        }
        if tail > 0 {
            let space = if needs_space(close.after) { " " } else { "" };
            edits.replace(start + close.at.start - tail..start + close.at.end, [mark, space].concat());
        }
    }
}

/// `这是__粗体__的`: Markdown knows underscores at the ends of words alone, and Chinese has none.
fn underscores(text: &str, runs: &[Run], start: usize, edits: &mut Edits) {
    let of_mark: Vec<&Run> = runs.iter().filter(|run| run.mark == b'_').collect();
    let mut at = 0;
    while let [open, close, ..] = of_mark[at..] {
        let inner = &text[open.at.end..close.at.start];
        let is_chinese = |c: char| is_wide(c) || is_shared(c);
        let is_wide_beside = open.before.is_some_and(is_chinese) || close.after.is_some_and(is_chinese);
        let is_in_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_plain = open.is_pair(b'_')
            && close.is_pair(b'_')
            && is_wide_beside
            && !is_in_word(open.before)
            && !is_in_word(close.after)
            // One character between them is more often the unit of a blank to be filled in: `__月__日`.
            && inner.chars().nth(1).is_some()
            && inner.trim().len() == inner.len();
        if is_plain {
            edits.replace(start + open.at.start..start + open.at.end, "**");
            edits.replace(start + close.at.start..start + close.at.end, "**");
        }
        at += if is_plain { 2 } else { 1 };
    }
}
