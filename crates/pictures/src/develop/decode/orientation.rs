//! Which side of a picture is up.

use crate::words;

/// The orientation that a block of EXIF tells; upright when it tells none that is known.
pub fn orientation(exif: &[u8]) -> u8 {
    let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    words::exif::orientation(exif).unwrap_or(1)
}

pub fn known(told: Option<u32>) -> u8 {
    told.and_then(|told| u8::try_from(told).ok()).filter(|told| (1..=8).contains(told)).unwrap_or(1)
}
