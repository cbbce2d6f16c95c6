//! What is shown of a hit: its places in a text, and what stands around the first of them.

use crate::find::places;
use crate::fold::Folded;
use crate::question::Phrase;
use crate::record::Record;

/// Characters before the place, and altogether.
const BEFORE: usize = 16;
const LENGTH: usize = 80;

/// A text in pieces that join to it again, each with whether it was found.
pub fn marks(text: &str, phrases: &[Phrase]) -> Vec<(String, bool)> {
    let folded = Folded::of(text);
    let mut ranges: Vec<(usize, usize)> = phrases
        .iter()
        .flat_map(|phrase| {
            places(&folded.text, phrase).map(|at| folded.original(at, at + phrase.text.len())).collect::<Vec<_>>()
        })
        .collect();
    ranges.sort_unstable();
    let mut pieces: Vec<(String, bool)> = vec![];
    let mut add = |text: &str, is_match| match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some((last, was_match)) if *was_match == is_match => last.push_str(text),
        _ => pieces.push((text.to_owned(), is_match)),
    };
    let mut at = 0;
    for (start, end) in ranges {
        add(&text[at..start.max(at)], false);
        add(&text[start.max(at)..end.max(at)], true);
        at = end.max(at);
    }
    add(&text[at..], false);
    pieces
}

/// The part of an article's text where a phrase is found first, else its beginning, on one line.
pub fn snippet(record: &Record, phrases: &[Phrase]) -> String {
    let bodies = || record.captions.iter().chain([&record.text]).filter(|text| !text.is_empty());
    let found = bodies().find_map(|text| first_place(text, phrases).map(|at| (text, at)));
    let (text, at) = found.or_else(|| bodies().next_back().map(|text| (text, 0))).unwrap_or((&record.summary, 0));
    let start = text[..at].char_indices().rev().take(BEFORE).last().map_or(at, |(start, _)| start);
    let rest = &text[start..];
    let end = rest.char_indices().nth(LENGTH).map_or(rest.len(), |(end, _)| end);
    let inside: Vec<&str> = rest[..end].split_whitespace().collect();
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < rest.len() { "…" } else { "" });
    format!("{before}{}{after}", inside.join(" "))
}

fn first_place(text: &str, phrases: &[Phrase]) -> Option<usize> {
    let folded = Folded::of(text);
    let starts = phrases.iter().filter_map(|phrase| {
        let at = places(&folded.text, phrase).next()?;
        Some(folded.original(at, at + phrase.text.len()).0)
    });
    starts.min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::parse;

    #[test]
    fn a_snippet_begins_a_little_before_what_was_found() {
        let text = format!("{}張騫通西域\n{}", "港".repeat(30), "湾".repeat(100));
        let record = Record { text, ..Record::default() };
        let snippet = snippet(&record, &parse("张骞").all);
        assert!(snippet.starts_with(&format!("…{}張騫通西域 湾", "港".repeat(16))), "{snippet}");
        assert!(snippet.ends_with("湾…") && snippet.chars().count() == 82);
    }

    #[test]
    fn where_nothing_was_found_it_is_the_beginning() {
        let record = Record { text: "港口。".to_owned(), captions: vec!["图".to_owned()], ..Record::default() };
        assert_eq!(snippet(&record, &[]), "港口。");
        assert_eq!(snippet(&Record { summary: "摘要".to_owned(), ..Record::default() }, &[]), "摘要");
    }
}
