//! Chunks of a PNG file (PNG, third edition, section 5).

use std::ops::Range;

use super::bytes::{array, be32_long, part};

pub const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

pub struct Chunk<'b> {
    pub kind: [u8; 4],
    pub body: &'b [u8],
    /// Where it stands, with its length, kind and check sum.
    pub range: Range<usize>,
}

/// The chunks to `IEND`, as far as they are whole.
pub fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut at = Some(SIGNATURE.len());
    std::iter::from_fn(move || {
        let start = at?;
        let length = be32_long(bytes, start)?;
        let kind = array(bytes, start + 4)?;
        let body = part(bytes, start + 8, length)?;
        let range = start..start + 8 + length + 4;
        if range.end > bytes.len() {
            return None;
        }
        at = (kind != *b"IEND").then_some(range.end);
        Some(Chunk { kind, body, range })
    })
}
