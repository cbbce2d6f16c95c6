//! Chunks of a WebP file (RFC 9649).

use super::bytes::{array, le16, le32, part};

pub struct Chunk<'b> {
    pub kind: [u8; 4],
    pub body: &'b [u8],
}

/// The chunks after `RIFF`, length and `WEBP`, as far as they are whole.
pub fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut at: usize = 12;
    std::iter::from_fn(move || {
        let kind = array(bytes, at)?;
        let length = usize::try_from(le32(bytes, at + 4)?).ok()?;
        let body = part(bytes, at + 8, length)?;
        // A byte makes it even.
        at += 8 + length + length % 2;
        Some(Chunk { kind, body })
    })
}

/// Where the file ends as it says itself.
pub fn told_length(bytes: &[u8]) -> Option<usize> {
    usize::try_from(le32(bytes, 4)?).ok()?.checked_add(8)
}

/// Flags of an extended file's head.
pub const HAS_ALPHA: u8 = 0x10;
pub const HAS_EXIF: u8 = 0x08;
pub const HAS_XMP: u8 = 0x04;
pub const IS_ANIMATED: u8 = 0x02;

/// The size in a picture's own head (RFC 6386, section 9.1; RFC 9649, section 3.4).
pub fn size(kind: [u8; 4], body: &[u8]) -> Option<(u32, u32)> {
    match &kind {
        b"VP8 " => Some((u32::from(le16(body, 6)? & 0x3fff), u32::from(le16(body, 8)? & 0x3fff))),
        b"VP8L" => {
            let bits = le32(body, 1)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        _ => None,
    }
}

/// A file of these chunks.
pub fn file<'c>(chunks: impl Iterator<Item = ([u8; 4], &'c [u8])>) -> Vec<u8> {
    let mut file = b"RIFF\0\0\0\0WEBP".to_vec();
    for (kind, body) in chunks {
        append(&mut file, kind, body);
    }
    let length = u32::try_from(file.len() - 8).expect("a picture of this format is smaller than 4 GiB");
    file[4..8].copy_from_slice(&length.to_le_bytes());
    file
}

pub fn append(file: &mut Vec<u8>, kind: [u8; 4], body: &[u8]) {
    let length = u32::try_from(body.len()).expect("a picture of this format is smaller than 4 GiB");
    file.extend(kind);
    file.extend(length.to_le_bytes());
    file.extend(body);
    file.extend(&[0][..body.len() % 2]);
}
