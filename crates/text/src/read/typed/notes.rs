//! Notes and their citations: which of them do not fit each other.

use std::collections::BTreeMap;
use std::ops::Range;

use super::kept::kept;
use super::line::Line;
use crate::slip::Slip;

/// The notes of a text, and where they are cited, by their labels in small letters.
#[derive(Default)]
pub(super) struct Notes {
    defined: BTreeMap<String, Range<usize>>,
    cited: BTreeMap<String, Range<usize>>,
    repeated: Vec<Range<usize>>,
}

impl Notes {
    /// Reads a line outside of code.
    pub fn read(&mut self, line: Line<'_>) {
        if memchr::memchr(b'^', line.text.as_bytes()).is_none() {
            return;
        }
        let (inner, start) = (line.inner(), line.inner_start());
        let kept = kept(inner);
        let mut at = 0;
        while let Some(found) = inner[at..].find("[^") {
            let open = at + found;
            at = open + 2;
            let near = &inner[at..inner.floor_char_boundary(at + LONGEST)];
            let Some(end) = near.find([']', '[']).filter(|end| near[*end..].starts_with(']')) else { continue };
            let is_text = inner[..open].ends_with('\\') || kept.iter().any(|range| range.contains(&open));
            let label = near[..end].to_lowercase();
            if is_text || label.is_empty() || label.contains(char::is_whitespace) {
                continue;
            }
            let place = start + open..start + at + end + 1;
            let is_definition = open == 0 && inner[at + end + 1..].starts_with([':', '：']);
            at += end + 1;
            match (is_definition, self.defined.contains_key(&label)) {
                (true, true) => self.repeated.push(place),
                (true, false) => drop(self.defined.insert(label, place)),
                (false, _) => drop(self.cited.entry(label).or_insert(place)),
            }
        }
    }

    /// What does not fit, in the order of the text.
    pub fn slips(self) -> Vec<(Slip, Range<usize>)> {
        let Notes { defined, cited, repeated } = self;
        let missing = cited.iter().filter(|(label, _)| !defined.contains_key(*label));
        let unused = defined.iter().filter(|(label, _)| !cited.contains_key(*label));
        let mut slips: Vec<_> = missing.map(|(_, at)| (Slip::MissingNote, at.clone())).collect();
        slips.extend(unused.map(|(_, at)| (Slip::UnusedNote, at.clone())));
        slips.extend(repeated.into_iter().map(|at| (Slip::RepeatedNote, at)));
        slips.sort_by_key(|(_, at)| at.start);
        slips
    }
}

/// The longest label that is looked for, in bytes.
const LONGEST: usize = 200;
