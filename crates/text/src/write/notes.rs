//! Footnotes: numbered as they are cited, and written behind the body with links back.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The notes of a body, gathered while it is written.
#[derive(Default)]
pub(super) struct Notes {
    numbers: BTreeMap<String, usize>,
    /// How often the note of each number is cited.
    citations: Vec<usize>,
    written: Vec<(String, String)>,
}

impl Notes {
    /// Writes the number that cites a note.
    pub fn cite(&mut self, label: &str, out: &mut String) {
        let (number, count) = self.count(label);
        let _ = write!(out, "<sup><a href=\"#fn:{number}\" id=\"");
        write_citation_id(number, count, out);
        let _ = write!(out, "\" role=\"doc-noteref\">{number}</a></sup>");
    }

    fn count(&mut self, label: &str) -> (usize, usize) {
        let next = self.citations.len() + 1;
        let number = *self.numbers.entry(label.to_lowercase()).or_insert(next);
        if number == next {
            self.citations.push(0);
        }
        self.citations[number - 1] += 1;
        (number, self.citations[number - 1])
    }

    /// Adds the HTML of a note.
    pub fn add(&mut self, label: &str, html: String) {
        self.written.push((label.to_lowercase(), html));
    }

    /// Writes all notes in the order of their numbers; those never cited, and second ones of a label, come last.
    pub fn write(mut self, out: &mut String) {
        if self.written.is_empty() {
            return;
        }
        let mut ordered = BTreeMap::new();
        let mut last = self.citations.len();
        for (label, html) in self.written {
            let number = self.numbers.remove(&label).unwrap_or_else(|| {
                last += 1;
                last
            });
            ordered.insert(number, html);
        }
        out.push_str("<div role=\"doc-endnotes\">\n<ol>\n");
        for (number, html) in ordered {
            let citations = self.citations.get(number - 1).copied().unwrap_or(0);
            write_note(number, citations, &html, out);
        }
        out.push_str("</ol>\n</div>\n");
    }
}

fn write_note(number: usize, citations: usize, html: &str, out: &mut String) {
    let _ = writeln!(out, "<li id=\"fn:{number}\">");
    let paragraph = html.strip_suffix("</p>\n");
    out.push_str(paragraph.unwrap_or(html));
    if citations > 0 && paragraph.is_none() {
        out.push_str("<p>");
    }
    for count in 1..=citations {
        out.push_str(" <a href=\"#");
        write_citation_id(number, count, out);
        // U+FE0E keeps the arrow from becoming an emoji.
        out.push_str("\" role=\"doc-backlink\">↩\u{fe0e}</a>");
    }
    out.push_str(if citations > 0 || paragraph.is_some() { "</p>\n</li>\n" } else { "</li>\n" });
}

/// `fnref:1`, and `fnref:1-2` for the second citation; no heading's id has a colon.
fn write_citation_id(number: usize, count: usize, out: &mut String) {
    let _ = write!(out, "fnref:{number}");
    if count > 1 {
        let _ = write!(out, "-{count}");
    }
}
