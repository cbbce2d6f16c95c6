//! What a picture file tells of itself, from its headers: nothing is decoded.

mod avif;
mod bmp;
mod gif;
mod icc;
mod jpeg;
mod picture;
mod png;
mod tiff;
mod webp;

use serde::{Deserialize, Serialize};

use crate::format::is_text;
use crate::words::{self, exif};
use crate::{Fault, Format, Words};

pub use picture::Colours;

/// What a picture file tells of itself.
// Each of them is a fact of its own.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Look {
    pub format: Format,
    /// In pixels, as it is shown: after its orientation is applied.
    pub width: u32,
    pub height: u32,
    /// As EXIF numbers them, 1 to 8 (EXIF 2.32, section 4.6.4 A); 1 for an upright one.
    pub orientation: u8,
    pub colours: Colours,
    /// The name of its ICC profile, when it has one.
    pub profile: Option<String>,
    pub has_alpha: bool,
    /// It moves: GIF, WebP or PNG of several frames.
    pub is_animated: bool,
    /// A chart, a map or a screenshot rather than a photograph: few colours, flat areas.
    pub is_drawn: bool,
    pub words: Words,
    /// Where it was taken stands in it.
    pub has_position: bool,
    /// The camera or telephone that took it, as it names itself.
    pub device: Option<String>,
}

/// Looks at a whole file.
pub fn look(bytes: &[u8]) -> Result<Look, Fault> {
    let format = known(bytes)?;
    let picture = match format {
        Format::Jpeg => jpeg::picture(bytes),
        Format::Png => png::picture(bytes),
        Format::Webp => webp::picture(bytes),
        Format::Gif => gif::picture(bytes),
        Format::Tiff => tiff::picture(bytes),
        Format::Bmp => bmp::picture(bytes),
        Format::Avif => avif::picture(bytes),
        other => Err(Fault::NotDecoded(other)),
    }?;
    let orientation = match format {
        // It has properties for that, and EXIF does not count (ISO/IEC 23008-12, section A.2.1).
        Format::Avif => 1,
        _ => picture.written.exif.and_then(exif::orientation).unwrap_or(1),
    };
    let (width, height) = if orientation > 4 { (picture.size.1, picture.size.0) } else { picture.size };
    let told = words::told(&picture.written);
    Ok(Look {
        format,
        width,
        height,
        orientation,
        colours: picture.colours,
        profile: picture.profile,
        has_alpha: picture.has_alpha,
        is_animated: picture.is_animated,
        is_drawn: picture.is_drawn,
        words: told.words,
        has_position: told.has_position,
        device: told.device,
    })
}

/// What the file is, or why it is no picture.
pub fn known(bytes: &[u8]) -> Result<Format, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    let unknown = || if is_text(bytes) { Fault::Markup } else { Fault::Unknown };
    Format::of(bytes).ok_or_else(unknown)
}
