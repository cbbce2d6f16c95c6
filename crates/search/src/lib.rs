#![doc = include_str!("../README.md")]
// Bits are cut on purpose; counts are of articles, of which no archive has four billion.
#![allow(clippy::cast_possible_truncation)]

mod bits;
pub mod characters;
pub mod cut;
pub mod entry;
mod find;
pub mod fold;
pub mod inflate;
pub mod lists;
pub mod merge;
pub mod published;
pub mod question;
pub mod record;
pub mod run;
mod search;
pub mod snippet;
pub mod term;
mod varint;

pub use entry::{Edition, Entry, FORMAT, Segment};
pub use fold::fold;
pub use inflate::{Damaged, deflate, deflate_small, inflate};
pub use question::{Phrase, Question, parse};
pub use record::{Record, block, records};
pub use search::{Answer, Failure, Hit, search};

/// The same search for browsers: an ES module, as text.
pub const MODULE: &str = include_str!("../js/newsprint-search.js");
