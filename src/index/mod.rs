//! The archive's search index: which files it has, known before any is made, and the files.
//!
//! Texts lie in blocks of their own month, terms in the segments of `segments.rs`; what both are made of is kept for each
//! edition. So a day costs its edition and the terms of its week. The format is `newsprint_search`'s.

// Counts are of articles and of bytes of a manuscript, neither of which there are four billion of.
#![allow(clippy::cast_possible_truncation)]

mod editions;
mod files;
mod paths;
mod record;
mod segments;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use newsprint_search::cut::cuts;
use newsprint_search::{Entry, FORMAT, Segment, entry, fold};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::folder::Folder;
use crate::index::editions::{Facts, Maker};
use crate::index::files::Files;
pub use crate::index::paths::{IsWanted, terms_path, texts_path};
use crate::model::{Edition, Site};
use crate::state::State;
use crate::store::{Kind, Store};

/// Every file of the index beside its entry; nothing when the paper wants no search.
pub struct Index<'s> {
    pub entry: Entry,
    pub texts: Vec<TextFile>,
    pub terms: Vec<TermFile>,
    maker: Maker<'s>,
    editions: Vec<&'s Edition>,
    keys: Vec<Digest>,
    /// The number of each edition's first article, and how many articles there are.
    starts: Vec<u32>,
    segments: Vec<Range<usize>>,
    /// Of what is kept of segments and months.
    kept: [HashSet<Digest>; 2],
    files: Files<'s>,
}

/// A block of texts: its name, its articles by their numbers in the archive, its length before it is compressed.
pub struct TextFile {
    pub name: String,
    pub articles: Range<u32>,
    pub len: u64,
}

/// A file of terms: its name, the segment that it is of, its length.
pub struct TermFile {
    pub name: String,
    pub segment: usize,
    pub len: u64,
}

/// A month's blocks of texts, as they are kept.
#[derive(Default, Serialize, Deserialize)]
struct Month {
    /// Name, number of articles, length.
    blocks: Vec<(String, u32, u64)>,
    heads: u64,
    length: u64,
}

/// A segment's files of terms, as they are kept: the first term, name, length.
type KeptSegment = Vec<(String, String, u64)>;

const MONTHS: &str = "search-months";
const SEGMENTS: &str = "search-segments";

fn kind(name: &'static str) -> Kind {
    Kind { name, maker: Digest::of_builder() }
}

/// The project's folder, its store and its state.
pub type Around<'s> = (&'s Folder, &'s Store<'s>, &'s State);

impl<'s> Index<'s> {
    /// The index of a site; makes files of terms that are wanted.
    pub fn of(site: &'s Site, around: Around<'s>, is_wanted: IsWanted<'_>) -> Result<Index<'s>, Diagnostics> {
        let is_found = |edition: &&Edition| site.config.outputs.search && !edition.articles.is_empty();
        let mut index = Index::new(site, around, site.editions.iter().map(Arc::as_ref).filter(is_found).collect());
        let mut facts: Vec<Option<Facts>> = index.editions.iter().map(|_| None).collect();
        index.add_terms(&mut facts, is_wanted)?;
        index.add_texts(&mut facts)?;
        Ok(index)
    }

    /// The index of none of a site's articles, for who makes no files.
    pub fn empty(site: &'s Site, around: Around<'s>) -> Index<'s> {
        Index::new(site, around, vec![])
    }

    /// An index before its files are known.
    fn new(site: &'s Site, (root, store, state): Around<'s>, editions: Vec<&'s Edition>) -> Index<'s> {
        let maker = Maker { root, config: &site.config, store };
        let keys: Vec<Digest> = editions.par_iter().map(|edition| maker.key(edition)).collect();
        let counted: Vec<(Date, u32)> =
            editions.iter().map(|edition| (edition.head.date, edition.articles.len() as u32)).collect();
        let mut starts = vec![0];
        starts.extend(counted.iter().scan(0, |sum, (_, count)| {
            *sum += count;
            Some(*sum)
        }));
        let told = editions.iter().zip(&counted);
        let entry = Entry {
            format: FORMAT,
            folds: fold::table(),
            editions: told
                .map(|(edition, (_, count))| newsprint_search::Edition(edition.head.id.to_string(), *count))
                .collect(),
            texts: vec![],
            segments: vec![],
            heads: 0,
            length: 0,
        };
        let segments = segments::segments(&counted, site.config.search.shelf);
        let (texts, terms, kept, files) = (vec![], vec![], <[HashSet<Digest>; 2]>::default(), Files::new(state));
        Index { entry, texts, terms, maker, editions, keys, starts, segments, kept, files }
    }

    /// The files of terms of all segments. What is learnt of editions on the way is noted.
    fn add_terms(&mut self, facts: &mut [Option<Facts>], is_wanted: IsWanted<'_>) -> Result<(), Diagnostics> {
        let target = self.maker.config.search.terms_kb;
        for (at, range) in self.segments.clone().into_iter().enumerate() {
            let key = Digest::of(&(&self.keys[range.clone()], target));
            self.kept[0].insert(key);
            let kept = self.maker.store.kept::<KeptSegment>(kind(SEGMENTS), key);
            let is_there = |files: &KeptSegment| !files.iter().any(|(_, name, _)| is_wanted(&terms_path(name)));
            let files = if let Some(files) = kept.filter(is_there) {
                files
            } else {
                let made = self.make_terms(range.clone(), facts, is_wanted)?;
                self.maker.store.keep(kind(SEGMENTS), key, &made);
                made
            };
            self.terms.extend(files.iter().map(|(_, name, len)| TermFile {
                name: name.clone(),
                segment: at,
                len: *len,
            }));
            let files = files.into_iter().map(|(first, name, _)| (first, name)).collect();
            let articles = self.starts[range.end] - self.starts[range.start];
            self.entry.segments.push(Segment { articles, files });
        }
        Ok(())
    }

    fn make_terms(
        &self,
        range: Range<usize>,
        facts: &mut [Option<Facts>],
        is_wanted: IsWanted<'_>,
    ) -> Result<KeptSegment, Diagnostics> {
        let terms = range.clone().into_par_iter().map(|at| self.maker.terms(self.editions[at], self.keys[at]));
        let terms: Vec<_> = terms.collect::<Result<_, _>>()?;
        let mut runs = Vec::with_capacity(terms.len());
        for (at, terms) in range.clone().zip(terms) {
            runs.push((terms.run, self.starts[at] - self.starts[range.start]));
            facts[at] = terms.facts.or(facts[at].take());
        }
        Ok(files::merge(&runs, self.sizes(&range), |batch| self.files.keep(batch, is_wanted)))
    }

    /// How many articles a segment has, and how many bytes its files.
    fn sizes(&self, segment: &Range<usize>) -> (u32, usize) {
        (self.starts[segment.end] - self.starts[segment.start], self.maker.config.search.terms_kb as usize * 1024)
    }

    /// The blocks of texts of all months.
    fn add_texts(&mut self, facts: &mut [Option<Facts>]) -> Result<(), Diagnostics> {
        let month = |edition: &Edition| (edition.head.date.year(), edition.head.date.month());
        let (mut start, mut article) = (0, 0);
        for editions in self.editions.chunk_by(|one, next| month(one) == month(next)) {
            let range = start..start + editions.len();
            start = range.end;
            let key = Digest::of(&(&self.keys[range.clone()], self.maker.config.search.texts_kb));
            self.kept[1].insert(key);
            let month = if let Some(month) = self.maker.store.kept::<Month>(kind(MONTHS), key) {
                month
            } else {
                let month = self.make_month(range, facts)?;
                self.maker.store.keep(kind(MONTHS), key, &month);
                month
            };
            self.entry.heads += month.heads;
            self.entry.length += month.length;
            for (name, count, len) in month.blocks {
                self.entry.texts.push((name.clone(), count));
                self.texts.push(TextFile { name, articles: article..article + count, len });
                article += count;
            }
        }
        Ok(())
    }

    fn make_month(&self, range: Range<usize>, facts: &mut [Option<Facts>]) -> Result<Month, Diagnostics> {
        let of_month = range.clone().into_par_iter().zip(&mut facts[range]).map(|(at, facts)| match facts.take() {
            Some(facts) => Ok(facts),
            None => self.maker.facts(self.editions[at], self.keys[at]),
        });
        let of_month: Vec<Facts> = of_month.collect::<Result<_, _>>()?;
        let mut month = Month::default();
        let mut texts = vec![];
        for facts in of_month {
            month.heads += facts.heads;
            month.length += facts.length;
            // Blocks rather begin with an edition.
            texts.extend(facts.texts.into_iter().enumerate().map(|(at, mut text)| {
                text.rank = text.rank >> 1 | u64::from(at > 0) << 63;
                text
            }));
        }
        let target = self.maker.config.search.texts_kb as usize * 1024;
        let mut rest = texts.as_slice();
        for count in cuts(texts.iter().map(|text| (text.rank, text.len as usize)), target) {
            let (block, after) = rest.split_at(count);
            let digests: Vec<u8> = block.iter().flat_map(|text| text.digest.0.to_le_bytes()).collect();
            let len = block.iter().map(|text| u64::from(text.len) + 1).sum();
            month.blocks.push((entry::name(&digests), count as u32, len));
            rest = after;
        }
        Ok(month)
    }

    /// A block of texts.
    pub fn text_file(&self, file: &TextFile) -> Result<Vec<u8>, Diagnostics> {
        let mut records = vec![];
        let mut article = file.articles.start;
        while article < file.articles.end {
            let at = self.starts.partition_point(|start| *start <= article) - 1;
            let (start, end) = (self.starts[at], self.starts[at + 1].min(file.articles.end));
            records.extend(self.maker.json(self.editions[at], (article - start) as usize..(end - start) as usize)?);
            article = end;
        }
        let block = newsprint_search::block(records.iter().map(Vec::as_slice));
        Ok(newsprint_search::deflate(&block))
    }

    /// A file of terms.
    pub fn term_file(&self, file: &TermFile) -> Result<Vec<u8>, Diagnostics> {
        self.files.take(&file.name, || {
            // Without rayon: somebody who waits for a thread's work may hold what that work waits for.
            let range = self.segments[file.segment].clone();
            let run = |at: usize| {
                let terms = self.maker.terms(self.editions[at], self.keys[at])?;
                Ok((terms.run, self.starts[at] - self.starts[range.start]))
            };
            let runs = range.clone().map(run).collect::<Result<Vec<_>, Diagnostics>>()?;
            let sizes = self.sizes(&range);
            Ok((runs, sizes))
        })
    }

    /// Forgets what the site no longer needs.
    pub fn clear(&self) {
        self.files.clear();
        let keys = self.keys.iter().copied().collect();
        let Maker { store, .. } = self.maker;
        store.keep_only_keys(Maker::facts_kind(), &keys);
        store.keep_only_keys(Maker::terms_kind(), &keys);
        let [segments, months] = &self.kept;
        store.keep_only_keys(kind(SEGMENTS), segments);
        store.keep_only_keys(kind(MONTHS), months);
    }
}
