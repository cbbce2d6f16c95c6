//! TIFF, as layout systems write it: its first directory.

use super::icc;
use super::picture::{Colours, Picture, is_drawn, size};
use crate::Fault;
use crate::container::tiff::{Directory, Tiff};
use crate::words::{Written, iptc};

mod tag {
    pub const WIDTH: u16 = 256;
    pub const HEIGHT: u16 = 257;
    pub const BITS: u16 = 258;
    pub const COLOURS: u16 = 262;
    pub const STRIPS: [u16; 2] = [273, 279];
    pub const TILES: [u16; 2] = [324, 325];
    pub const EXTRA: u16 = 338;
    pub const XMP: u16 = 700;
    pub const IPTC: u16 = 33723;
    pub const PHOTOSHOP: u16 = 34377;
    pub const PROFILE: u16 = 34675;
}

const PALETTE: usize = 3;

pub fn picture(bytes: &[u8]) -> Result<Picture<'_>, Fault> {
    let tiff = Tiff::new(bytes).ok_or(Fault::Truncated)?;
    let first = tiff.first().filter(|first| first.is_whole).ok_or(Fault::Truncated)?;
    let number = |tag| tiff.number(&first, tag);
    let side = |tag| number(tag).and_then(|side| u32::try_from(side).ok());
    let missing = || Fault::Damaged("no width or height in its first directory".to_owned());
    let size = size(side(tag::WIDTH).ok_or_else(missing)?, side(tag::HEIGHT).ok_or_else(missing)?)?;
    let compressed = stored(&tiff, &first).ok_or(Fault::Truncated)?;
    let colours = match number(tag::COLOURS) {
        Some(0 | 1) => Colours::Grey,
        Some(5) => Colours::Cmyk,
        _ => Colours::Rgb,
    };
    let is_small = number(tag::COLOURS) == Some(PALETTE) || number(tag::BITS).unwrap_or(1) == 1;
    let iptc = tiff.bytes_of(&first, tag::IPTC);
    let in_resources = || iptc::in_resources(tiff.bytes_of(&first, tag::PHOTOSHOP)?);
    Ok(Picture {
        size,
        colours,
        profile: tiff.bytes_of(&first, tag::PROFILE).and_then(icc::name),
        has_alpha: matches!(number(tag::EXTRA), Some(1 | 2)),
        is_animated: false,
        is_drawn: is_small || is_drawn(size, compressed),
        written: Written {
            exif: Some(bytes),
            iptc: iptc.or_else(in_resources).map(Into::into),
            xmp: tiff.bytes_of(&first, tag::XMP).map(Into::into),
        },
    })
}

/// How many bytes the picture takes; none when they end after the file does.
fn stored(tiff: &Tiff, directory: &Directory) -> Option<usize> {
    let [starts, lengths] = if directory.entry(tag::TILES[0]).is_some() { tag::TILES } else { tag::STRIPS };
    let starts = directory.entry(starts)?;
    let Some(lengths) = directory.entry(lengths) else { return Some(tiff.bytes.len()) };
    let mut all = 0_usize;
    for (start, length) in tiff.numbers(starts).zip(tiff.numbers(lengths)) {
        if start.checked_add(length)? > tiff.bytes.len() {
            return None;
        }
        all = all.saturating_add(length);
    }
    Some(all)
}
