//! Searching an index that lies at hand, as `js/newsprint-search.js` does over a network.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use crate::entry::{Entry, Segment};
use crate::find::FoldedRecord;
use crate::inflate::{Damaged, inflate};
use crate::lists::Posting;
use crate::published::File;
use crate::question::{Field, Phrase, Question};
use crate::record::{Record, records};
use crate::snippet::snippet;
use crate::term::{Found, Term, terms};

/// Why there is no answer.
#[derive(Debug)]
pub enum Failure<E> {
    /// A file of the index cannot be read.
    Read { path: String, error: E },
    /// It holds something else.
    Damaged { path: String },
}

impl<E: fmt::Display> fmt::Display for Failure<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Read { path, error } => write!(formatter, "{path}: {error}"),
            Failure::Damaged { path } => write!(formatter, "{path}: {Damaged}"),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> std::error::Error for Failure<E> {}

/// An article that was found and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub record: Record,
    pub snippet: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How many articles answer the question, exactly.
    pub total: usize,
    /// The newest of them first; in an edition in its order.
    pub hits: Vec<Hit>,
}

/// Answers a question from an index whose files `read` reads, by their paths below the index's folder.
pub fn search<E>(
    read: &dyn Fn(&str) -> Result<Vec<u8>, E>,
    question: &Question,
    limit: usize,
) -> Result<Answer, Failure<E>> {
    let files = Files { read };
    let entry = files.parsed("index.bin", |bytes| Entry::of_bytes(&bytes))?;
    let mut answer = Answer { total: 0, hits: vec![] };
    if question.is_empty() {
        return Ok(answer);
    }
    let candidates = files.candidates(&entry, question)?;
    // Blocks and editions, newest first.
    let mut end = candidates.end;
    let mut found: Vec<(u32, Record)> = vec![];
    for (name, count) in entry.texts.iter().rev() {
        let start = end - count;
        let inside: Vec<u32> = candidates.inside(start, end);
        end = start;
        if inside.is_empty() {
            continue;
        }
        let path = format!("texts/{name}.bin");
        let records = files.parsed(&path, |bytes| records(&inflate(&bytes)?))?;
        for at in inside {
            let record = records.get((at - start) as usize);
            let Some(record) = record.filter(|record| FoldedRecord::of(record).answers(question)) else { continue };
            answer.total += 1;
            // A day may go on in an older block, and its first articles come first.
            if found.len() < limit || found.last().is_some_and(|(_, last)| last.date == record.date) {
                found.push((at, record.clone()));
            }
        }
        found.sort_by(|(one, of_one), (other, of_other)| of_other.date.cmp(&of_one.date).then(one.cmp(other)));
    }
    answer.hits.extend(found.into_iter().take(limit).map(|(_, record)| {
        let snippet = snippet(&record, &question.all);
        Hit { record, snippet }
    }));
    Ok(answer)
}

/// Articles that may answer, by their numbers in the archive.
struct Candidates {
    /// Nothing when all may.
    some: Option<BTreeSet<u32>>,
    end: u32,
}

impl Candidates {
    fn inside(&self, start: u32, end: u32) -> Vec<u32> {
        match &self.some {
            Some(some) => some.range(start..end).copied().collect(),
            None => (start..end).collect(),
        }
    }
}

struct Files<'r, E> {
    read: &'r dyn Fn(&str) -> Result<Vec<u8>, E>,
}

impl<E> Files<'_, E> {
    fn parsed<T>(&self, path: &str, parse: impl FnOnce(Vec<u8>) -> Result<T, Damaged>) -> Result<T, Failure<E>> {
        let bytes = (self.read)(path).map_err(|error| Failure::Read { path: path.to_owned(), error })?;
        parse(bytes).map_err(|Damaged| Failure::Damaged { path: path.to_owned() })
    }

    fn candidates(&self, entry: &Entry, question: &Question) -> Result<Candidates, Failure<E>> {
        let end = entry.segments.iter().map(|segment| segment.articles).sum();
        let wanted: Vec<Wanted> = question.all.iter().flat_map(wanted).collect();
        if wanted.is_empty() {
            return Ok(Candidates { some: None, end });
        }
        let mut some = BTreeSet::new();
        let mut base = 0;
        for segment in &entry.segments {
            some.extend(self.of_segment(segment, &wanted)?.into_iter().map(|article| base + article));
            base += segment.articles;
        }
        Ok(Candidates { some: Some(some), end })
    }

    /// The articles of a segment that have all terms, by their numbers in it.
    fn of_segment(&self, segment: &Segment, wanted: &[Wanted]) -> Result<BTreeSet<u32>, Failure<E>> {
        let mut all: Option<BTreeSet<u32>> = None;
        let mut read: HashMap<&str, Vec<u8>> = HashMap::new();
        for term in wanted {
            let mut having = BTreeSet::new();
            for name in segment.files_of(term.term, term.is_prefix) {
                let path = format!("terms/{name}.bin");
                if !read.contains_key(name) {
                    read.insert(name, self.parsed(&path, Ok)?);
                }
                let file = File::of(&read[name], segment.articles);
                let found = file
                    .and_then(|file| file.postings(term.term, term.is_prefix))
                    .map_err(|Damaged| Failure::Damaged { path: path.clone() })?;
                let is_wanted = |posting: &Posting| !term.is_head || posting.is_head;
                having.extend(found.iter().filter(|posting| is_wanted(posting)).map(|posting| posting.article));
            }
            let both = match all {
                Some(all) => all.intersection(&having).copied().collect(),
                None => having,
            };
            if both.is_empty() {
                return Ok(both);
            }
            all = Some(both);
        }
        Ok(all.unwrap_or_default())
    }
}

/// A term that an article must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wanted {
    term: Term,
    /// Whether any term that begins so will do.
    is_prefix: bool,
    is_head: bool,
}

/// The terms that an article with a phrase has.
fn wanted(phrase: &Phrase) -> Vec<Wanted> {
    let is_head = phrase.field != Field::Any;
    let mut all = vec![];
    let mut before: Option<Found<'_>> = None;
    terms(&phrase.text, |found| {
        let follows_pair = matches!(before, Some(Found::Pair(_, Some(_))));
        // The last character of a run is in the pair before; one by itself begins any pair.
        if !(follows_pair && matches!(found, Found::Pair(_, None))) {
            let is_prefix = matches!(found, Found::Pair(_, None));
            all.push(Wanted { term: found.term(), is_prefix, is_head });
        }
        before = Some(found);
    });
    if phrase.is_prefix
        && let Some(last) = all.last_mut()
    {
        last.is_prefix = true;
    }
    all
}
