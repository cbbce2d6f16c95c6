//! A picture file as it may be published: its picture bit for bit, without what is private.

mod avif;
mod gif;
mod jpeg;
mod png;
mod tiff;
mod turned;
mod webp;

use crate::look::known;
use crate::{Fault, Format, Imprint};

/// The file without position, device, thumbnail, history and all other metadata but orientation and colour profile, and
/// with the imprint as XMP. The picture itself is not encoded anew.
///
/// Only the first picture of a TIFF remains. A BMP has no metadata and no place for an imprint, an AVIF keeps its length
/// and gets none. Of other kinds (HEIC, JPEG XL, camera raw, Photoshop, PDF, EPS) nobody can say here what is private in
/// them: [`Fault::NotDecoded`], they must not be published.
pub fn original(bytes: &[u8], imprint: &Imprint) -> Result<Vec<u8>, Fault> {
    match known(bytes)? {
        Format::Jpeg => jpeg::clean(bytes, imprint),
        Format::Png => png::clean(bytes, imprint),
        Format::Webp => webp::clean(bytes, imprint),
        Format::Gif => gif::clean(bytes, imprint),
        Format::Tiff => tiff::clean(bytes, imprint),
        Format::Avif => avif::clean(bytes),
        Format::Bmp => Ok(bytes.to_vec()),
        other => Err(Fault::NotDecoded(other)),
    }
}
