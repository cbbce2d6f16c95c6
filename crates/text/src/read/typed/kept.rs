//! Where a mark in a line is none: code, addresses, HTML.

use std::ops::Range;

use super::ahead::Ahead;
use crate::characters::is_wide;

/// Such ranges of a line, from its start to its end.
pub(super) fn kept(text: &str) -> Vec<Range<usize>> {
    let mut kept = Vec::new();
    let mut ticks = Ticks::default();
    let mut brackets = Ahead::of(text, ")");
    let mut tags = Ahead::of(text, ">");
    let mut urls = Ahead::of(text, "://");
    let mut at = 0;
    while let Some(start) = next(text, at, &mut urls) {
        let rest = &text[start..];
        let end = if rest.starts_with('`') {
            ticks.code(text, start)
        } else if rest.starts_with("](") {
            brackets.next(start).map_or(start + 2, |end| end + 1)
        } else if rest.starts_with("://") {
            rest.find(|c: char| c.is_whitespace() || is_wide(c)).map_or(text.len(), |end| start + end)
        } else if is_tag(rest) {
            tags.next(start).map_or(start + 1, |end| end + 1)
        } else {
            start + 1
        };
        if end > start + 1 {
            kept.push(start..end);
        }
        at = end;
    }
    kept
}

/// Where the next of them may begin.
fn next(text: &str, at: usize, urls: &mut Ahead<'_>) -> Option<usize> {
    let sign = memchr::memchr3(b'`', b'<', b']', text.as_bytes().get(at..)?).map(|found| at + found);
    sign.into_iter().chain(urls.next(at)).min()
}

/// Code in a line.
pub(super) fn code(text: &str) -> Vec<Range<usize>> {
    kept(text).into_iter().filter(|range| text[range.clone()].starts_with('`')).collect()
}

fn is_tag(text: &str) -> bool {
    text.strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!'))
}

/// Runs of backticks, and which of them have no partner any more.
#[derive(Default)]
struct Ticks {
    without_end: Vec<usize>,
}

impl Ticks {
    /// Where the code ends that begins with the backticks at a place; where these end, when nothing ends it.
    fn code(&mut self, text: &str, start: usize) -> usize {
        let len = run(text, start);
        if self.without_end.contains(&len) || len > LONGEST {
            return start + len;
        }
        let mut at = start + len;
        while let Some(found) = memchr::memchr(b'`', &text.as_bytes()[at..]) {
            let close = at + found;
            at = close + run(text, close);
            if at - close == len {
                return at;
            }
        }
        self.without_end.push(len);
        start + len
    }
}

/// More backticks than these begin no code that a person typed.
const LONGEST: usize = 32;

fn run(text: &str, start: usize) -> usize {
    text.as_bytes()[start..].iter().take_while(|byte| **byte == b'`').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_addresses_and_tags_are_kept() {
        let text = "a `b*` [c](d*e) <i> https://f/* g ``h` 3<4";
        let parts: Vec<&str> = kept(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, ["`b*`", "](d*e)", "<i>", "://f/*", "``"]);
    }
}
