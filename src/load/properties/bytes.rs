//! Bytes of a file by their place, and numbers in them.

use std::io::{Read, Seek, SeekFrom};

/// As many bytes from a place as there are, up to so many.
pub(super) fn at(file: &mut (impl Read + Seek), place: u64, most: u64) -> Option<Vec<u8>> {
    let mut bytes = vec![];
    file.seek(SeekFrom::Start(place)).ok()?;
    Read::by_ref(file).take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

pub(super) fn le16(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?).into())
}

pub(super) fn le32(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()
}
