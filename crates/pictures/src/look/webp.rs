//! WebP: simple files have one chunk of picture, extended ones a head before it.

use super::icc;
use super::picture::{Colours, Picture, is_drawn, size};
use crate::Fault;
use crate::container::bytes::{array, le24, le32};
use crate::container::riff::{self, Chunk, chunks, told_length};
use crate::words::{self, Written};

pub fn picture(bytes: &[u8]) -> Result<Picture<'_>, Fault> {
    let first = chunks(bytes).next();
    // A picture's chunk that is cut off is none; its head may still be there.
    let (width, height) = first
        .as_ref()
        .map_or_else(|| riff::size(array(bytes, 12)?, bytes.get(20..)?), canvas)
        .ok_or(Fault::Truncated)?;
    let size = size(width, height)?;
    if told_length(bytes).is_none_or(|length| length > bytes.len()) {
        return Err(Fault::Truncated);
    }
    let first = first.ok_or(Fault::Truncated)?;
    let flags = if first.kind == *b"VP8X" { first.body.first().copied().unwrap_or(0) } else { 0 };
    let (mut profile, mut written, mut lossless) = (None, Written::default(), None);
    let (mut has_picture, mut has_alpha) = (false, flags & riff::HAS_ALPHA != 0);
    for chunk in chunks(bytes) {
        match &chunk.kind {
            b"VP8 " | b"ANMF" => has_picture = true,
            b"VP8L" => {
                has_picture = true;
                has_alpha |= first.kind == *b"VP8L" && le32(chunk.body, 1).is_some_and(|bits| bits >> 28 & 1 == 1);
                lossless = Some(chunk.body.len());
            }
            b"ICCP" => profile = icc::name(chunk.body),
            b"EXIF" => written.exif = Some(words::without_mark(chunk.body)),
            b"XMP " => written.xmp = Some(chunk.body.into()),
            _ => {}
        }
    }
    if !has_picture {
        return Err(Fault::Truncated);
    }
    Ok(Picture {
        size,
        colours: Colours::Rgb,
        profile,
        has_alpha,
        is_animated: flags & riff::IS_ANIMATED != 0,
        is_drawn: lossless.is_some_and(|compressed| is_drawn(size, compressed)),
        written,
    })
}

fn canvas(chunk: &Chunk) -> Option<(u32, u32)> {
    match &chunk.kind {
        b"VP8X" => Some((le24(chunk.body, 4)? + 1, le24(chunk.body, 7)? + 1)),
        kind => riff::size(*kind, chunk.body),
    }
}
