//! Merging: runs become files of terms, one after the other, in the memory of the runs and one file.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use crate::cut::Cutter;
use crate::inflate::Damaged;
use crate::lists::{Posting, Reader, add_postings};
use crate::published::Writer;
use crate::term::Term;

/// A run, and the number of its first article in the segment.
#[derive(Debug, Clone, Copy)]
pub struct Numbered<'b> {
    pub run: &'b [u8],
    pub base: u32,
}

/// A file of terms.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// The first term that it may hold; nothing for a segment's first file.
    pub first: Option<Term>,
    pub bytes: Vec<u8>,
}

impl File {
    /// The first term as an entry has it.
    pub fn first_text(&self) -> String {
        let (bytes, len) = self.first.map(Term::bytes).unwrap_or_default();
        String::from_utf8_lossy(&bytes[..len]).into_owned()
    }
}

/// A good size of files; in bytes.
pub const TARGET: usize = 36 << 10;

/// What a term takes beside its list, about; in bytes.
const OVERHEAD: usize = 3;

/// Merges runs of ascending bases into a segment of so many articles, and gives its files in order, each of about `target`
/// bytes. There is always one, empty or not.
pub fn merge(
    runs: &[Numbered<'_>],
    (articles, target): (u32, usize),
    mut file: impl FnMut(File),
) -> Result<(), Damaged> {
    let mut readers = runs.iter().map(|run| Reader::new(run.run)).collect::<Result<Vec<_>, Damaged>>()?;
    let mut lists: Vec<&[u8]> = vec![&[]; runs.len()];
    let mut next = BinaryHeap::with_capacity(runs.len());
    for at in 0..runs.len() {
        if let Some((term, list)) = readers[at].take_next()? {
            lists[at] = list;
            next.push(Reverse((term, at)));
        }
    }
    let mut files = Files {
        cutter: Cutter::new(target),
        terms: VecDeque::new(),
        lists: vec![],
        ended: 0,
        is_first: true,
        articles,
    };
    while let Some(Reverse((term, at))) = next.peek().copied() {
        add_postings(lists[at], runs[at].base, &mut files.lists)?;
        match readers[at].take_next()? {
            Some((after, _)) if after <= term => return Err(Damaged),
            // Changing the least one in place costs half of taking it out and putting the next one in.
            Some((after, of_next)) => {
                lists[at] = of_next;
                if let Some(mut least) = next.peek_mut() {
                    *least = Reverse((after, at));
                }
            }
            None => drop(next.pop()),
        }
        if next.peek().is_none_or(|Reverse((after, _))| *after != term) {
            files.end(term, &mut file)?;
        }
    }
    files.finish(&mut file);
    Ok(())
}

/// Terms on their way into files.
struct Files {
    cutter: Cutter,
    /// With how many of `lists` are theirs.
    terms: VecDeque<(Term, usize)>,
    lists: Vec<Posting>,
    /// How many of these are of terms that have ended.
    ended: usize,
    is_first: bool,
    articles: u32,
}

impl Files {
    /// Ends the list of a term.
    fn end(&mut self, term: Term, file: &mut impl FnMut(File)) -> Result<(), Damaged> {
        let postings = self.lists.split_at(self.ended).1;
        if !postings.is_sorted_by(|one, next| one.article < next.article)
            || postings.last().is_some_and(|last| last.article >= self.articles)
        {
            return Err(Damaged);
        }
        let count = postings.len();
        self.ended += count;
        self.terms.push_back((term, count));
        if let Some(count) = self.cutter.push(term.rank(), OVERHEAD + self.size_of(count)) {
            self.write(count, file);
        }
        Ok(())
    }

    /// About how many bytes a list takes.
    fn size_of(&self, count: usize) -> usize {
        let distance = (self.articles as usize / count.max(1)).max(1);
        (count * (distance.ilog2() as usize + 2)).div_ceil(8)
    }

    fn finish(mut self, file: &mut impl FnMut(File)) {
        if self.is_first || !self.terms.is_empty() {
            self.write(self.terms.len(), file);
        }
    }

    fn write(&mut self, count: usize, file: &mut impl FnMut(File)) {
        let first = self.terms.front().map(|(term, _)| *term).filter(|_| !self.is_first);
        self.is_first = false;
        let (mut writer, mut at) = (Writer::new(self.articles), 0);
        for (term, len) in self.terms.drain(..count) {
            writer.push(term, &self.lists[at..at + len]);
            at += len;
        }
        self.lists.drain(..at);
        self.ended -= at;
        file(File { first, bytes: writer.finish() });
    }
}
