//! BMP, as Windows writes it.

use super::picture::{Colours, Picture, size};
use crate::Fault;
use crate::container::bytes::{le16, le32};
use crate::words::Written;

pub fn picture(bytes: &[u8]) -> Result<Picture<'_>, Fault> {
    let header = le32(bytes, 14).ok_or(Fault::Truncated)?;
    let (width, height, bits, packing) = head(bytes, header).ok_or(Fault::Truncated)?;
    let size = size(width, height)?;
    // Rows are filled up to four bytes.
    let row = (u64::from(width) * u64::from(bits)).div_ceil(32) * 4;
    let start = le32(bytes, 10).ok_or(Fault::Truncated)?;
    let is_plain = packing == 0 || packing == 3;
    if is_plain && u64::from(start) + row * u64::from(height) > bytes.len() as u64 {
        return Err(Fault::Truncated);
    }
    Ok(Picture {
        size,
        colours: Colours::Rgb,
        profile: None,
        has_alpha: bits == 32 && header >= 56 && le32(bytes, 66).is_some_and(|mask| mask != 0),
        is_animated: false,
        is_drawn: bits <= 8,
        written: Written::default(),
    })
}

/// Width, height (negative for one that is stored from the top), bits of a pixel, packing.
fn head(bytes: &[u8], header: u32) -> Option<(u32, u32, u16, u32)> {
    if header == 12 {
        return Some((le16(bytes, 18)?.into(), le16(bytes, 20)?.into(), le16(bytes, 24)?, 0));
    }
    let height = le32(bytes, 22)?.cast_signed().unsigned_abs();
    Some((le32(bytes, 18)?, height, le16(bytes, 28)?, le32(bytes, 30)?))
}
