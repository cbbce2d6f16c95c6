//! The entry file, which names all others; see FORMAT.md, `index.bin`.

use serde::{Deserialize, Serialize};

use crate::inflate::{Damaged, deflate_small, inflate};
use crate::term::Term;

/// Raised whenever the same articles give other files.
pub const FORMAT: u32 = 2;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub format: u32,
    /// Characters and what they are folded to, in turn.
    pub folds: String,
    /// Oldest first.
    pub editions: Vec<Edition>,
    /// Names of blocks of texts, each with how many articles stand in it.
    pub texts: Vec<(String, u32)>,
    pub segments: Vec<Segment>,
    /// How many folded characters the heads and the bodies of all articles have together.
    pub heads: u64,
    pub length: u64,
}

/// An edition's id, which begins with its date, and how many articles it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition(pub String, pub u32);

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    pub articles: u32,
    /// For each file of terms the first term that it may hold, and its name.
    pub files: Vec<(String, String)>,
}

impl Entry {
    pub fn to_bytes(&self) -> Vec<u8> {
        deflate_small(&serde_json::to_vec(self).expect("an entry is texts and numbers"))
    }

    pub fn of_bytes(bytes: &[u8]) -> Result<Entry, Damaged> {
        let entry: Entry = serde_json::from_slice(&inflate(bytes)?).map_err(|_| Damaged)?;
        let sum = |counts: &mut dyn Iterator<Item = u32>| counts.map(u64::from).sum::<u64>();
        let articles = sum(&mut entry.editions.iter().map(|edition| edition.1));
        let is_whole = entry.format == FORMAT
            && u32::try_from(articles).is_ok()
            && articles == sum(&mut entry.texts.iter().map(|(_, count)| *count))
            && articles == sum(&mut entry.segments.iter().map(|segment| segment.articles));
        if is_whole { Ok(entry) } else { Err(Damaged) }
    }
}

impl Segment {
    /// The files in which a term, or one that begins so, may stand.
    pub fn files_of(&self, term: Term, is_prefix: bool) -> impl Iterator<Item = &str> {
        let first = self.files.partition_point(|(first, _)| Term::of(first) <= term).saturating_sub(1);
        let inside = move |(at, (from, _)): &(usize, &(String, String))| {
            *at == first || *at > first && is_prefix && Term::of(from).starts_with(term)
        };
        self.files.iter().enumerate().filter(inside).map(|(_, (_, name))| name.as_str())
    }
}

/// A file's name, by what it holds before it is compressed.
pub fn name(content: &[u8]) -> String {
    let digest = xxhash_rust::xxh3::xxh3_128(content);
    format!("{:012x}", digest >> 80)
}
