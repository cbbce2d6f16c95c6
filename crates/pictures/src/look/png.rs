//! PNG: the first chunk tells size and colours.

use super::icc;
use super::picture::{Colours, Picture, is_drawn, size};
use crate::Fault;
use crate::container::bytes::be32;
use crate::container::png::{Chunk, chunks};
use crate::words::{self, Written, inflate};

pub fn picture(bytes: &[u8]) -> Result<Picture<'_>, Fault> {
    let header = chunks(bytes).next().ok_or(Fault::Truncated)?;
    let (b"IHDR", Some(kind)) = (&header.kind, header.body.get(9)) else {
        return Err(Fault::Damaged("no IHDR at its beginning".to_owned()));
    };
    let side = |at| be32(header.body, at).ok_or(Fault::Truncated);
    let size = size(side(0)?, side(4)?)?;
    let (mut compressed, mut last) = (0, header.kind);
    let (mut is_animated, mut is_transparent) = (false, false);
    let (mut profile, mut written) = (None, Written::default());
    for chunk in chunks(bytes) {
        last = chunk.kind;
        match &chunk.kind {
            b"IDAT" => compressed += chunk.body.len(),
            b"acTL" => is_animated = be32(chunk.body, 0).is_some_and(|frames| frames > 1),
            b"tRNS" => is_transparent = true,
            b"iCCP" => profile = profile.or_else(|| named(&chunk)),
            b"eXIf" => written.exif = written.exif.or(Some(words::without_mark(chunk.body))),
            b"iTXt" if written.xmp.is_none() => written.xmp = words::xmp::in_png(chunk.body),
            _ => {}
        }
    }
    if last != *b"IEND" {
        return Err(Fault::Truncated);
    }
    Ok(Picture {
        size,
        colours: if kind & 2 == 0 { Colours::Grey } else { Colours::Rgb },
        profile,
        has_alpha: kind & 4 != 0 || is_transparent,
        is_animated,
        is_drawn: *kind == 3 || is_drawn(size, compressed),
        written,
    })
}

/// The profile's own name rather than the chunk's, which programs fill with `icc`.
fn named(chunk: &Chunk) -> Option<String> {
    let end = chunk.body.iter().take(80).position(|byte| *byte == 0)?;
    icc::name(&inflate(chunk.body.get(end + 2..)?)?)
}
