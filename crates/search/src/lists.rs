//! Terms and the lists of their articles, in columns; see FORMAT.md, `terms/`.

use crate::inflate::Damaged;
use crate::term::{LONGEST, Term};
use crate::varint::{push, take, take_bytes, take_len};

/// Columns that grow.
#[derive(Default)]
pub struct Columns {
    count: u64,
    last: Option<Term>,
    terms: Vec<u8>,
    lengths: Vec<u8>,
    lists: Vec<u8>,
}

impl Columns {
    /// Adds a term, which is greater than the one before, and its list.
    pub fn push(&mut self, term: Term, list: &[u8]) {
        let (bytes, len) = term.bytes();
        let (before, _) = self.last.map(Term::bytes).unwrap_or_default();
        let shared = bytes[..len].iter().zip(&before).take_while(|(own, other)| own == other).count();
        push(&mut self.terms, shared as u64);
        push(&mut self.terms, (len - shared) as u64);
        self.terms.extend(&bytes[shared..len]);
        push(&mut self.lengths, list.len() as u64);
        self.lists.extend(list);
        self.count += 1;
        self.last = Some(term);
    }

    pub fn finish(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(10 + self.terms.len() + self.lengths.len() + self.lists.len());
        push(&mut bytes, self.count);
        bytes.extend(self.terms);
        bytes.extend(self.lengths);
        bytes.extend(self.lists);
        bytes
    }
}

/// Reads columns term by term.
#[derive(Debug)]
pub struct Reader<'b> {
    left: usize,
    last: [u8; LONGEST],
    terms: &'b [u8],
    lengths: &'b [u8],
    lists: &'b [u8],
}

impl<'b> Reader<'b> {
    pub fn new(mut bytes: &'b [u8]) -> Result<Reader<'b>, Damaged> {
        let count = take_len(&mut bytes)?;
        let terms = bytes;
        // A term takes two bytes and a length takes one, so nothing is done for more than there are.
        if count > bytes.len() / 3 {
            return Err(Damaged);
        }
        for _ in 0..count {
            take(&mut bytes)?;
            let len = take_len(&mut bytes)?;
            take_bytes(&mut bytes, len)?;
        }
        let lengths = bytes;
        for _ in 0..count {
            take(&mut bytes)?;
        }
        Ok(Reader { left: count, last: [0; LONGEST], terms, lengths, lists: bytes })
    }

    /// The next term and its list.
    pub fn take_next(&mut self) -> Result<Option<(Term, &'b [u8])>, Damaged> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        let (shared, len) = (take_len(&mut self.terms)?, take_len(&mut self.terms)?);
        let rest = take_bytes(&mut self.terms, len)?;
        let end = shared.checked_add(len).filter(|end| *end <= LONGEST).ok_or(Damaged)?;
        self.last[shared..end].copy_from_slice(rest);
        self.last[end..].fill(0);
        let len = take_len(&mut self.lengths)?;
        Ok(Some((Term::of_bytes(&self.last), take_bytes(&mut self.lists, len)?)))
    }
}

/// An article that has a term, by its number in the segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    pub article: u32,
    pub is_head: bool,
}

/// Adds the articles of a list, whose numbers begin at `base`.
pub fn add_postings(mut list: &[u8], base: u32, all: &mut Vec<Posting>) -> Result<(), Damaged> {
    let mut next = u64::from(base);
    while !list.is_empty() {
        let number = take(&mut list)?;
        let article = next.checked_add(number >> 1).and_then(|article| u32::try_from(article).ok()).ok_or(Damaged)?;
        next = u64::from(article) + 1;
        all.push(Posting { article, is_head: number & 1 == 1 });
    }
    Ok(())
}

/// A list that grows.
#[derive(Default)]
pub struct List {
    pub bytes: Vec<u8>,
    /// The least number that the next article can have.
    next: u64,
}

impl List {
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.next = 0;
    }

    pub fn push(&mut self, Posting { article, is_head }: Posting) {
        let article = u64::from(article);
        push(&mut self.bytes, (article - self.next) << 1 | u64::from(is_head));
        self.next = article + 1;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    fn list(articles: &BTreeSet<u32>) -> List {
        let mut list = List::default();
        for article in articles {
            list.push(Posting { article: *article, is_head: article % 3 == 0 });
        }
        list
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(terms: BTreeMap<[u8; 5], BTreeSet<u32>>) {
            let terms = terms.into_iter().filter(|(term, _)| !term.contains(&0));
            let expected: Vec<(Term, Vec<u8>)> =
                terms.map(|(term, articles)| (Term::of_bytes(&term), list(&articles).bytes)).collect();
            let mut columns = Columns::default();
            for (term, list) in &expected {
                columns.push(*term, list);
            }
            let bytes = columns.finish();
            let mut reader = Reader::new(&bytes).unwrap();
            for (term, list) in &expected {
                prop_assert_eq!(reader.take_next().unwrap(), Some((*term, list.as_slice())));
            }
            prop_assert_eq!(reader.take_next().unwrap(), None);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            if let Ok(mut reader) = Reader::new(&bytes) {
                while let Ok(Some((_, list))) = reader.take_next() {
                    let _ = add_postings(list, 7, &mut vec![]);
                }
            }
        }

        #[test]
        fn a_list_is_read_as_it_was_written(articles: BTreeSet<u32>, base in 0..1000_u32) {
            let articles: BTreeSet<u32> = articles.into_iter().map(|article| article / 2).collect();
            let mut all = vec![];
            add_postings(&list(&articles).bytes, base, &mut all).unwrap();
            let expected = articles.iter().map(|article| Posting { article: article + base, is_head: article % 3 == 0 });
            prop_assert_eq!(all, expected.collect::<Vec<_>>());
        }
    }
}
