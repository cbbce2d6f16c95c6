//! JPEG: the frame's head tells size and colours; metadata stand in application segments before it.

use super::icc;
use super::picture::{Colours, Picture, size};
use crate::Fault;
use crate::container::bytes::be16;
use crate::container::jpeg::{APP1, APP2, APP13, EXIF, ICC, PHOTOSHOP, Segment, XMP, head};
use crate::words::{Written, iptc};

pub fn picture(bytes: &[u8]) -> Result<Picture<'_>, Fault> {
    let frame = head(bytes).find(Segment::is_frame).ok_or(Fault::Truncated)?;
    let side = |at| be16(frame.body, at).map(u32::from).ok_or(Fault::Truncated);
    let size = size(side(3)?, side(1)?)?;
    let colours = match frame.body.get(5) {
        Some(1) => Colours::Grey,
        Some(3) => Colours::Rgb,
        Some(4) => Colours::Cmyk,
        _ => return Err(Fault::Damaged("a number of colours that JPEG does not know".to_owned())),
    };
    if !is_whole(bytes) {
        return Err(Fault::Truncated);
    }
    Ok(Picture {
        size,
        colours,
        profile: profile(bytes),
        has_alpha: false,
        is_animated: false,
        is_drawn: false,
        written: written(bytes),
    })
}

/// It has a scan, and after that an end: searched backwards, since telephones append films, and found at once in a file
/// that is whole. Within a scan the mark of the end cannot stand.
fn is_whole(bytes: &[u8]) -> bool {
    let scan = head(bytes).find(Segment::is_scan);
    scan.is_some_and(|scan| bytes[scan.range.end..].windows(2).rev().any(|pair| pair == [0xff, 0xd9]))
}

fn written(bytes: &[u8]) -> Written<'_> {
    let mut written = Written::default();
    let mut resources = Vec::new();
    for segment in head(bytes) {
        match segment.marker {
            APP1 if written.exif.is_none() && segment.body.starts_with(EXIF) => {
                written.exif = Some(&segment.body[EXIF.len()..]);
            }
            APP1 if written.xmp.is_none() && segment.body.starts_with(XMP) => {
                written.xmp = Some(segment.body[XMP.len()..].into());
            }
            // What does not fit into one goes on in the next.
            APP13 if segment.body.starts_with(PHOTOSHOP) => resources.extend(&segment.body[PHOTOSHOP.len()..]),
            _ => {}
        }
    }
    written.iptc = iptc::in_resources(&resources).map(|iptc| iptc.to_vec().into());
    written
}

/// The parts of a profile follow each other, each with its number and how many there are.
fn profile(bytes: &[u8]) -> Option<String> {
    let parts = head(bytes).filter(|segment| segment.marker == APP2 && segment.body.starts_with(ICC));
    let profile: Vec<u8> = parts.filter_map(|segment| segment.body.get(ICC.len() + 2..)).flatten().copied().collect();
    icc::name(&profile)
}
