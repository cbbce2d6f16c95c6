//! Metadata as they stand in a file, and what each kind of them says.

use std::borrow::Cow;
use std::io::Read;

/// The three kinds of metadata of a file, as they stand in it.
#[derive(Default)]
pub(crate) struct Written<'b> {
    /// A whole TIFF, without the mark before it.
    pub exif: Option<&'b [u8]>,
    pub iptc: Option<Cow<'b, [u8]>>,
    pub xmp: Option<Cow<'b, [u8]>>,
}

/// What one kind of metadata says; texts as they were written.
#[derive(Default)]
pub(crate) struct Said {
    pub caption: Option<String>,
    pub creator: Option<String>,
    pub credit: Option<String>,
    pub copyright: Option<String>,
    pub date: Option<String>,
    /// When it was made into a file, which is later for a scanned print.
    pub filed: Option<String>,
    pub alt: Option<String>,
    pub has_position: bool,
    pub device: Option<String>,
}

/// EXIF with the mark of a JPEG's segment, which some programs write into PNG and WebP as well, or without.
pub(crate) fn without_mark(exif: &[u8]) -> &[u8] {
    exif.strip_prefix(b"Exif\0\0").unwrap_or(exif)
}

/// What was compressed in a PNG file, unless it is more than a profile or a text ever is.
pub(crate) fn inflate(compressed: &[u8]) -> Option<Vec<u8>> {
    const MOST: u64 = 4 << 20;
    let mut inflated = Vec::new();
    flate2::read::ZlibDecoder::new(compressed).take(MOST).read_to_end(&mut inflated).ok()?;
    Some(inflated)
}
