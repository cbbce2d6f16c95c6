//! GIF: the screen's size; frames are counted.

use super::picture::{Colours, Picture, size};
use crate::Fault;
use crate::container::bytes::{array, le16};
use crate::container::gif::{Kind, blocks, name};
use crate::words::{Written, xmp};

pub fn picture(bytes: &[u8]) -> Result<Picture<'_>, Fault> {
    let side = |at| le16(bytes, at).map(u32::from).ok_or(Fault::Truncated);
    let size = size(side(6)?, side(8)?)?;
    let (mut frames, mut is_whole, mut has_alpha) = (0_usize, false, false);
    let mut written = Written::default();
    for block in blocks(bytes) {
        match block.kind {
            Kind::Frame => frames += 1,
            Kind::Trailer => is_whole = true,
            Kind::Application(body) if name(body) == Some(*b"XMP DataXMP") => {
                written.xmp = xmp::in_gif(body).map(Into::into);
            }
            // A graphic control: its flags tell of a transparent colour.
            Kind::Control => {
                let head: Option<[u8; 4]> = array(bytes, block.range.start);
                has_alpha |= matches!(head, Some([0x21, 0xf9, _, flags]) if flags & 1 == 1);
            }
            Kind::Application(_) | Kind::Comment => {}
        }
    }
    if !is_whole || frames == 0 {
        return Err(Fault::Truncated);
    }
    let is_animated = frames > 1;
    Ok(Picture { size, colours: Colours::Rgb, profile: None, has_alpha, is_animated, is_drawn: true, written })
}
