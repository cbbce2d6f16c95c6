//! AVIF: where items with metadata stand, zeros do. Addresses in the file are absolute, so nothing may move.

use crate::container::boxes::boxes;
use crate::container::items::items;
use crate::{Fault, Format};

pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    const PICTURES: [&[u8; 4]; 5] = [b"av01", b"grid", b"iovl", b"tmap", b"iden"];
    const BOXES: [&[u8; 4]; 5] = [b"ftyp", b"meta", b"mdat", b"free", b"skip"];
    // A film of pictures, and boxes of others, can hold anything.
    if boxes(bytes).any(|found| !BOXES.contains(&&found.kind)) {
        return Err(Fault::NotDecoded(Format::Avif));
    }
    let items = items(bytes).ok_or(Fault::Truncated)?;
    let mut cleaned = bytes.to_vec();
    for extent in items.iter().filter(|item| !PICTURES.contains(&&item.kind)).flat_map(|item| &item.extents) {
        cleaned[extent.clone()].fill(0);
    }
    Ok(cleaned)
}
