//! Raw DEFLATE (RFC 1951), within bounds.

use std::fmt;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// No file of an index is larger when it is decompressed, in bytes: the largest that a merge writes is far smaller.
pub const LARGEST: u64 = 64 << 20;

/// A block of texts is 5 % larger at the level below, and 3 % smaller at the highest, which takes 1.4 times as long.
const LEVEL: u32 = 3;
/// For what is small, and loaded by everybody.
const HIGHEST: u32 = 9;

/// Bytes that are no part of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the file is damaged, or is no part of an index")
    }
}

impl std::error::Error for Damaged {}

pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    deflated(bytes, LEVEL)
}

/// The same, smaller and slower.
pub fn deflate_small(bytes: &[u8]) -> Vec<u8> {
    deflated(bytes, HIGHEST)
}

fn deflated(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(level));
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("writing to memory does not fail")
}

pub fn inflate(bytes: &[u8]) -> Result<Vec<u8>, Damaged> {
    let mut inflated = vec![];
    let read = DeflateDecoder::new(bytes).take(LARGEST + 1).read_to_end(&mut inflated);
    if read.is_ok() && inflated.len() as u64 <= LARGEST { Ok(inflated) } else { Err(Damaged) }
}
