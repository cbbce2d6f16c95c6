//! Files of terms as they are published; see FORMAT.md, `terms/`.

use crate::bits::{BitReader, BitWriter};
use crate::inflate::{Damaged, deflate, inflate};
use crate::lists::Posting;
use crate::term::{LONGEST, Term};
use crate::varint::{push, take, take_bytes, take_len};

/// So many terms in turn begin their lists with a byte.
pub const GROUP: usize = 32;

/// A file that grows.
pub struct Writer {
    articles: u32,
    count: usize,
    last: Option<Term>,
    terms: Vec<u8>,
    counts: Vec<u8>,
    groups: Vec<u8>,
    lists: BitWriter,
    /// Where the group began.
    start: usize,
    heads: Vec<u32>,
}

impl Writer {
    /// For a segment of so many articles.
    pub fn new(articles: u32) -> Writer {
        let (terms, counts, groups, heads) = (vec![], vec![], vec![], vec![]);
        Writer { articles, count: 0, last: None, terms, counts, groups, lists: BitWriter::default(), start: 0, heads }
    }

    /// Adds a term, which is greater than the one before, and its articles.
    pub fn push(&mut self, term: Term, postings: &[Posting]) {
        if self.count > 0 && self.count.is_multiple_of(GROUP) {
            self.end_group();
        }
        let (bytes, len) = term.bytes();
        let (before, _) = self.last.map(Term::bytes).unwrap_or_default();
        let shared = bytes[..len].iter().zip(&before).take_while(|(own, other)| own == other).count();
        push(&mut self.terms, shared as u64);
        push(&mut self.terms, (len - shared) as u64);
        self.terms.extend(&bytes[shared..len]);
        self.heads.clear();
        self.heads.extend(postings.iter().enumerate().filter(|(_, posting)| posting.is_head).map(|(at, _)| at as u32));
        let (count, heads) = (postings.len() as u32, self.heads.len() as u32);
        push(&mut self.counts, u64::from(count));
        push(&mut self.counts, u64::from(heads));
        self.lists.ascending(postings.iter().map(|posting| posting.article), (count, self.articles));
        if heads < count {
            self.lists.ascending(self.heads.iter().copied(), (heads, count));
        }
        self.count += 1;
        self.last = Some(term);
    }

    fn end_group(&mut self) {
        let end = self.lists.align();
        push(&mut self.groups, (end - self.start) as u64);
        self.start = end;
    }

    /// The file, whole.
    pub fn finish(mut self) -> Vec<u8> {
        self.end_group();
        let mut columns = vec![];
        push(&mut columns, self.count as u64);
        columns.extend(self.terms);
        columns.extend(self.counts);
        columns.extend(self.groups);
        let columns = deflate(&columns);
        let mut file = vec![];
        push(&mut file, columns.len() as u64);
        file.extend(columns);
        file.extend(self.lists.finish());
        file
    }
}

/// A file, read.
#[derive(Debug)]
pub struct File<'b> {
    articles: u32,
    terms: Vec<Term>,
    /// Of each term, how many articles have it, and how many in a head.
    counts: Vec<(u32, u32)>,
    /// Where groups begin in `lists`, and where the last ends.
    groups: Vec<usize>,
    lists: &'b [u8],
}

impl<'b> File<'b> {
    /// Of a segment of so many articles.
    pub fn of(mut bytes: &'b [u8], articles: u32) -> Result<File<'b>, Damaged> {
        let len = take_len(&mut bytes)?;
        let columns = inflate(take_bytes(&mut bytes, len)?)?;
        let mut columns = columns.as_slice();
        let count = take_len(&mut columns)?;
        // A term takes four bytes, so nothing is done for more than there are.
        if count > columns.len() / 4 {
            return Err(Damaged);
        }
        let mut file = File { articles, terms: vec![], counts: vec![], groups: vec![0], lists: bytes };
        let mut last = [0; LONGEST];
        for _ in 0..count {
            let (shared, len) = (take_len(&mut columns)?, take_len(&mut columns)?);
            let rest = take_bytes(&mut columns, len)?;
            let end = shared.checked_add(len).filter(|end| *end <= LONGEST).ok_or(Damaged)?;
            last[shared..end].copy_from_slice(rest);
            last[end..].fill(0);
            file.terms.push(Term::of_bytes(&last));
        }
        let number = |columns: &mut &[u8]| u32::try_from(take(columns)?).map_err(|_| Damaged);
        for _ in 0..count {
            let (count, heads) = (number(&mut columns)?, number(&mut columns)?);
            if count > articles || heads > count {
                return Err(Damaged);
            }
            file.counts.push((count, heads));
        }
        for _ in 0..count.div_ceil(GROUP) {
            let end = file.groups[file.groups.len() - 1].checked_add(take_len(&mut columns)?);
            file.groups.push(end.filter(|end| *end <= bytes.len()).ok_or(Damaged)?);
        }
        Ok(file)
    }

    /// The articles of the terms that are a term, or begin with it.
    pub fn postings(&self, wanted: Term, is_prefix: bool) -> Result<Vec<Posting>, Damaged> {
        let start = self.terms.partition_point(|term| *term < wanted);
        let is_wanted = |term: &&Term| **term == wanted || is_prefix && term.starts_with(wanted);
        let end = start + self.terms[start..].iter().take_while(is_wanted).count();
        let mut found = vec![];
        let mut at = start - start % GROUP;
        while at < end {
            let group = at / GROUP;
            let bytes = self.lists.get(self.groups[group]..self.groups[group + 1]).ok_or(Damaged)?;
            let mut reader = BitReader::new(bytes);
            for place in at..(at + GROUP).min(end) {
                let postings = self.list(&mut reader, place)?;
                if place >= start {
                    found.extend(postings);
                }
            }
            at += GROUP;
        }
        Ok(found)
    }

    fn list(&self, reader: &mut BitReader<'_>, place: usize) -> Result<Vec<Posting>, Damaged> {
        let (count, heads) = self.counts[place];
        let articles = reader.ascending(count, self.articles)?;
        let heads_of = if heads < count { reader.ascending(heads, count)? } else { (0..count).collect() };
        let mut list: Vec<Posting> = articles.into_iter().map(|article| Posting { article, is_head: false }).collect();
        for at in heads_of {
            list[at as usize].is_head = true;
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(terms: BTreeMap<[u8; 3], BTreeSet<u16>>) {
            let articles = 70_000;
            let terms = terms.into_iter().filter(|(term, _)| !term.contains(&0));
            let terms: Vec<(Term, Vec<Posting>)> = terms.map(|(term, list)| {
                let list = list.into_iter().map(|article| Posting { article: article.into(), is_head: article % 3 == 0 });
                (Term::of_bytes(&term), list.collect())
            }).collect();
            let mut writer = Writer::new(articles);
            for (term, list) in &terms {
                writer.push(*term, list);
            }
            let bytes = writer.finish();
            let file = File::of(&bytes, articles).unwrap();
            for (term, list) in &terms {
                prop_assert_eq!(&file.postings(*term, false).unwrap(), list);
            }
            let all: Vec<Posting> = terms.iter().flat_map(|(_, list)| list).copied().collect();
            prop_assert_eq!(file.postings(Term::of(""), true).unwrap(), all);
        }

        #[test]
        fn any_bytes_are_read_or_refused(columns: Vec<u8>, lists: Vec<u8>, articles: u32) {
            let columns = deflate(&columns);
            let mut bytes = vec![];
            push(&mut bytes, columns.len() as u64);
            bytes.extend(columns);
            bytes.extend(lists);
            if let Ok(file) = File::of(&bytes, articles) {
                let _ = file.postings(Term::of(""), true);
            }
        }
    }
}
