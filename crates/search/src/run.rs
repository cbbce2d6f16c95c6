//! Runs: the terms of some articles in a row, sorted; of an edition, say. A run is in the form of a file of terms.

use crate::fold::fold;
use crate::lists::{Columns, List, Posting};
use crate::record::Record;
use crate::term::{Found, Term, terms};

#[derive(Default)]
pub struct RunBuilder {
    /// First and second character (zero for none), article, whether in a head: so that they are sorted as numbers are.
    pairs: Vec<u64>,
    words: Vec<(Term, u32)>,
    articles: u32,
}

/// How many folded characters an article has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sizes {
    pub heads: u32,
    pub body: u32,
}

/// No run has more articles; bits of a pair.
pub const MOST: u32 = 1 << ARTICLE;
const ARTICLE: u32 = 21;
const CHAR: u32 = 21;

impl RunBuilder {
    pub fn is_full(&self) -> bool {
        self.articles == MOST
    }

    /// Adds the next article.
    ///
    /// # Panics
    /// When the run is full.
    pub fn push(&mut self, record: &Record) -> Sizes {
        assert!(!self.is_full(), "a run holds {MOST} articles");
        let mut sizes = Sizes::default();
        for (part, text) in record.fields().filter(|(_, text)| !text.is_empty()) {
            let folded = fold(text);
            let size = if part.is_head() { &mut sizes.heads } else { &mut sizes.body };
            *size += folded.chars().count() as u32;
            let posting = self.articles << 1 | u32::from(part.is_head());
            terms(&folded, |found| match found {
                Found::Pair(first, second) => {
                    let (first, second) =
                        (u64::from(first as u32), second.map_or(0, |second| u64::from(second as u32)));
                    self.pairs.push((first << CHAR | second) << BELOW | u64::from(posting));
                }
                Found::Word(_) => self.words.push((found.term(), posting)),
            });
        }
        if !record.section.is_empty() {
            self.words.push((Term::of_section(&record.section), self.articles << 1));
        }
        self.articles += 1;
        sizes
    }

    pub fn finish(mut self) -> Vec<u8> {
        self.pairs.sort_unstable();
        self.words.sort_unstable();
        let mut pairs = self.pairs.chunk_by(|one, next| one >> BELOW == next >> BELOW).peekable();
        let mut words = self.words.chunk_by(|(one, _), (next, _)| one == next).peekable();
        let (mut columns, mut list) = (Columns::default(), List::default());
        loop {
            let pair = pairs.peek().map(|pairs| term_of(pairs[0]));
            let word = words.peek().map(|words| words[0].0);
            list.clear();
            let term = match (pair, word) {
                (None, None) => return columns.finish(),
                (Some(pair), word) if word.is_none_or(|word| pair < word) => {
                    let postings = pairs.next().into_iter().flatten();
                    add(&mut list, postings.map(|pair| *pair as u32 & ((1 << BELOW) - 1)));
                    pair
                }
                (_, word) => {
                    add(&mut list, words.next().into_iter().flatten().map(|(_, posting)| *posting));
                    word.unwrap_or(Term::of(""))
                }
            };
            columns.push(term, &list.bytes);
        }
    }
}

/// Bits of a pair below its characters: article, and whether in a head.
const BELOW: u32 = ARTICLE + 1;

fn term_of(pair: u64) -> Term {
    let character = |bits: u64| char::from_u32(bits as u32 & ((1 << CHAR) - 1)).filter(|c| *c != '\0');
    Term::of_pair(character(pair >> (BELOW + CHAR)).unwrap_or_default(), character(pair >> BELOW))
}

/// Adds sorted articles, each once; of one in head and body the head counts.
fn add(list: &mut List, sorted: impl Iterator<Item = u32>) {
    let mut last: Option<u32> = None;
    let mut push = |posting: u32| list.push(Posting { article: posting >> 1, is_head: posting & 1 == 1 });
    for posting in sorted {
        match last {
            Some(before) if before >> 1 == posting >> 1 => last = Some(before | posting),
            before => {
                before.into_iter().for_each(&mut push);
                last = Some(posting);
            }
        }
    }
    last.into_iter().for_each(push);
}
