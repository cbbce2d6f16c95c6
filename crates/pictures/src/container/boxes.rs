//! Boxes of the ISO base media file format (ISO/IEC 14496-12): AVIF, HEIC, CR3.

use super::bytes::{array, be32_long, part};

pub struct Box<'b> {
    pub kind: [u8; 4],
    pub body: &'b [u8],
}

/// The boxes that follow each other in these bytes, as far as they are whole.
pub fn boxes(bytes: &[u8]) -> impl Iterator<Item = Box<'_>> {
    let mut at: usize = 0;
    std::iter::from_fn(move || {
        let kind = array(bytes, at.checked_add(4)?)?;
        let (head, length) = match be32_long(bytes, at)? {
            0 => (8, bytes.len() - at),
            1 => (16, usize::try_from(u64::from_be_bytes(array(bytes, at + 8)?)).ok()?),
            length => (8, length),
        };
        let body = part(bytes, at, length)?.get(head..)?;
        at += length;
        Some(Box { kind, body })
    })
}

pub fn first(bytes: &[u8], kind: [u8; 4]) -> Option<&[u8]> {
    boxes(bytes).find(|found| found.kind == kind).map(|found| found.body)
}
