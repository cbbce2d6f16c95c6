//! JPEG: what decodes the picture, its profile, and two segments of ours; not what stands after its end, where telephones
//! put films, depths and larger previews.

use super::turned::turned;
use crate::container::jpeg::{APP0, APP1, APP2, APP14, EOI, EXIF, ICC, Segment, XMP, head, segments};
use crate::imprint::{jpeg_segment, packet};
use crate::{Fault, Imprint};

pub fn clean(bytes: &[u8], imprint: &Imprint) -> Result<Vec<u8>, Fault> {
    let mut cleaned = vec![0xff, 0xd8];
    if let Some(jfif) = head(bytes).find(|segment| segment.marker == APP0).and_then(|segment| jfif(segment.body)) {
        cleaned.extend(jpeg_segment(APP0, &jfif));
    }
    let exif = head(bytes).find_map(|segment| segment.body.strip_prefix(EXIF).filter(|_| segment.marker == APP1));
    if let Some(turned) = turned(exif) {
        cleaned.extend(jpeg_segment(APP1, &[EXIF, &turned].concat()));
    }
    if let Some(packet) = packet(imprint) {
        cleaned.extend(jpeg_segment(APP1, &[XMP, packet.as_bytes()].concat()));
    }
    let mut last = 0;
    for segment in segments(bytes) {
        last = segment.marker;
        if let Some(adobe) = adobe(&segment) {
            cleaned.extend(jpeg_segment(APP14, adobe));
        } else if is_kept(&segment) {
            cleaned.extend(&bytes[segment.range]);
        }
    }
    if last == EOI { Ok(cleaned) } else { Err(Fault::Truncated) }
}

/// Tables, frames, scans, the end; of what applications add only the colour profile. A second beginning (SOI) is none.
fn is_kept(segment: &Segment) -> bool {
    match segment.marker {
        APP2 => segment.body.starts_with(ICC),
        marker => matches!(marker, 0xc0..=0xcf | 0xd9..=0xdf),
    }
}

/// Version and density, with no thumbnail after them.
fn jfif(body: &[u8]) -> Option<Vec<u8>> {
    let head = body.get(..12).filter(|head| head.starts_with(b"JFIF\0"))?;
    Some([head, &[0, 0]].concat())
}

/// How Adobe's programs transformed the colours; readers of CMYK need it.
fn adobe<'b>(segment: &Segment<'b>) -> Option<&'b [u8]> {
    segment.body.get(..12).filter(|head| segment.marker == APP14 && head.starts_with(b"Adobe"))
}
