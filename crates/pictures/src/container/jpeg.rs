//! Segments of a JPEG file (ITU-T T.81, annex B).

use std::ops::Range;

use super::bytes::{be16, part};

pub const APP0: u8 = 0xe0;
pub const APP1: u8 = 0xe1;
pub const APP2: u8 = 0xe2;
pub const APP13: u8 = 0xed;
pub const APP14: u8 = 0xee;
pub const SOS: u8 = 0xda;
pub const EOI: u8 = 0xd9;

pub const EXIF: &[u8] = b"Exif\0\0";
pub const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
pub const ICC: &[u8] = b"ICC_PROFILE\0";
pub const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

pub struct Segment<'b> {
    pub marker: u8,
    /// What follows the marker and the length; nothing for markers that stand alone.
    pub body: &'b [u8],
    /// Where it stands, with marker and length; with the scan itself after an SOS.
    pub range: Range<usize>,
}

impl Segment<'_> {
    pub fn is_frame(&self) -> bool {
        matches!(self.marker, 0xc0..=0xcf) && !matches!(self.marker, 0xc4 | 0xc8 | 0xcc)
    }

    pub fn is_scan(&self) -> bool {
        self.marker == SOS
    }
}

/// The segments before the first scan, and that scan's head.
pub fn head(bytes: &[u8]) -> impl Iterator<Item = Segment<'_>> {
    let (mut at, mut is_over) = (2, false);
    std::iter::from_fn(move || {
        if is_over {
            return None;
        }
        let segment = segment(bytes, at)?;
        at = segment.range.end;
        is_over = segment.is_scan() || segment.marker == EOI;
        Some(segment)
    })
}

/// All segments to the end of the picture, as far as they are whole; whatever follows it is no part of it.
pub fn segments(bytes: &[u8]) -> impl Iterator<Item = Segment<'_>> {
    let (mut at, mut is_over) = (2, false);
    std::iter::from_fn(move || {
        if is_over {
            return None;
        }
        let mut segment = segment(bytes, at)?;
        if segment.is_scan() {
            segment.range.end = end_of_scan(bytes, segment.range.end);
        }
        at = segment.range.end;
        is_over = segment.marker == EOI;
        Some(segment)
    })
}

/// The segment at the next marker; decoders skip what stands before it, too.
fn segment(bytes: &[u8], from: usize) -> Option<Segment<'_>> {
    let start = next_marker(bytes, from)?;
    let marker = *bytes.get(start + 1)?;
    if matches!(marker, 0x01 | 0xd0..=0xd9) {
        return Some(Segment { marker, body: &[], range: start..start + 2 });
    }
    let length = usize::from(be16(bytes, start + 2)?);
    let body = part(bytes, start + 2, length)?.get(2..)?;
    Some(Segment { marker, body, range: start..start + 2 + length })
}

fn next_marker(bytes: &[u8], from: usize) -> Option<usize> {
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xff);
    Some(from + bytes.get(from..)?.windows(2).position(is_marker)?)
}

/// A scan goes on over stuffed bytes and restart markers.
fn end_of_scan(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xff)) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}
