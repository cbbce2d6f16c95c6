//! Kinds of picture files, known by their first bytes whatever their names say.

use serde::{Deserialize, Serialize};

use crate::container::boxes;
use crate::container::bytes::le32;
use crate::container::tiff::Tiff;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    Jpeg,
    Png,
    Webp,
    Gif,
    Tiff,
    Bmp,
    /// Shown by browsers; not decoded here.
    Avif,
    /// An iPhone's; not decoded here.
    Heic,
    JpegXl,
    /// Of a camera: CR2, CR3, NEF, ARW, DNG …
    Raw,
    Photoshop,
    Pdf,
    Eps,
}

impl Format {
    /// What these bytes are, by the marks that its standard sets at the beginning.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        const MARKS: [(&[u8], Format); 16] = [
            (b"\xff\xd8\xff", Format::Jpeg),
            (b"\x89PNG\r\n\x1a\n", Format::Png),
            (b"GIF87a", Format::Gif),
            (b"GIF89a", Format::Gif),
            (b"\xff\x0a", Format::JpegXl),
            (b"\0\0\0\x0cJXL \r\n\x87\n", Format::JpegXl),
            (b"8BPS", Format::Photoshop),
            (b"%PDF-", Format::Pdf),
            (b"%!PS", Format::Eps),
            // With a preview for Windows.
            (b"\xc5\xd0\xd3\xc6", Format::Eps),
            (b"FUJIFILMCCD-RAW", Format::Raw),
            // Olympus and Panasonic write their own number where TIFF has 42.
            (b"IIRO", Format::Raw),
            (b"IIRS", Format::Raw),
            (b"MMOR", Format::Raw),
            (b"IIU\0", Format::Raw),
            (b"FOVb", Format::Raw),
        ];
        let marked = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, format)| *format);
        marked.or_else(|| webp(bytes)).or_else(|| tiff(bytes)).or_else(|| bmp(bytes)).or_else(|| brand(bytes))
    }

    /// What a file of this name says that it is.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        Some(match extension.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" | "jpe" | "jfif" => Self::Jpeg,
            "png" | "apng" => Self::Png,
            "webp" => Self::Webp,
            "gif" => Self::Gif,
            "tif" | "tiff" => Self::Tiff,
            "bmp" | "dib" => Self::Bmp,
            "avif" => Self::Avif,
            "heic" | "heif" | "hif" => Self::Heic,
            "jxl" => Self::JpegXl,
            "cr2" | "cr3" | "nef" | "nrw" | "arw" | "sr2" | "dng" | "rw2" | "orf" | "raf" | "pef" | "srw" | "x3f" => {
                Self::Raw
            }
            "psd" | "psb" => Self::Photoshop,
            "pdf" => Self::Pdf,
            "eps" => Self::Eps,
            _ => return None,
        })
    }

    /// The usual ending of its files' names; none for cameras' raw files, which each maker ends in another way.
    pub fn extension(self) -> Option<&'static str> {
        Some(match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Gif => "gif",
            Self::Tiff => "tif",
            Self::Bmp => "bmp",
            Self::Avif => "avif",
            Self::Heic => "heic",
            Self::JpegXl => "jxl",
            Self::Photoshop => "psd",
            Self::Pdf => "pdf",
            Self::Eps => "eps",
            Self::Raw => return None,
        })
    }

    /// As registered with IANA.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Tiff => "image/tiff",
            Self::Bmp => "image/bmp",
            Self::Avif => "image/avif",
            Self::Heic => "image/heic",
            Self::JpegXl => "image/jxl",
            Self::Raw => "application/octet-stream",
            Self::Photoshop => "image/vnd.adobe.photoshop",
            Self::Pdf => "application/pdf",
            Self::Eps => "application/postscript",
        }
    }

    /// Whether smaller pictures are made of it here.
    pub fn is_decoded(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp | Self::Gif | Self::Tiff | Self::Bmp)
    }

    /// Whether browsers show it as it is.
    pub fn is_shown(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp | Self::Gif | Self::Bmp | Self::Avif)
    }
}

fn webp(bytes: &[u8]) -> Option<Format> {
    (bytes.starts_with(b"RIFF") && bytes.get(8..12)? == b"WEBP").then_some(Format::Webp)
}

/// Two letters alone begin many a text, so the length of the head counts as well.
fn bmp(bytes: &[u8]) -> Option<Format> {
    let is_known = matches!(le32(bytes, 14)?, 12 | 40 | 52 | 56 | 64 | 108 | 124);
    (bytes.starts_with(b"BM") && is_known).then_some(Format::Bmp)
}

/// A TIFF, or a camera's raw file in its clothes: with a version of DNG, the colours of a sensor's cells, or a maker's
/// name on a first picture that is but a preview (NEF, ARW).
fn tiff(bytes: &[u8]) -> Option<Format> {
    const PREVIEW: usize = 1;
    const CELLS: usize = 32803;
    let tiff = Tiff::new(bytes)?;
    let Some(first) = tiff.first() else { return Some(Format::Tiff) };
    let is_canon = bytes.get(8..10) == Some(b"CR");
    let is_preview = tiff.number(&first, 254).is_some_and(|kind| kind & PREVIEW != 0);
    let is_raw = is_canon
        || first.entry(50706).is_some()
        || tiff.number(&first, 262) == Some(CELLS)
        || is_preview && first.entry(271).is_some();
    Some(if is_raw { Format::Raw } else { Format::Tiff })
}

/// By the brands in an `ftyp` box (ISO/IEC 23008-12, AVIF 1.1).
fn brand(bytes: &[u8]) -> Option<Format> {
    let brands = boxes::boxes(bytes).next().filter(|first| first.kind == *b"ftyp")?.body;
    // The second is a version.
    let mut brands = brands.chunks_exact(4).take(32).enumerate().filter(|(n, _)| *n != 1).map(|(_, brand)| brand);
    let is_any = |known: &[&[u8; 4]], brand: &[u8]| known.iter().any(|known| *known == brand);
    let all: Vec<&[u8]> = brands.by_ref().collect();
    if all.iter().any(|brand| is_any(&[b"avif", b"avis"], brand)) {
        return Some(Format::Avif);
    }
    if all.iter().any(|brand| is_any(&[b"crx "], brand)) {
        return Some(Format::Raw);
    }
    let heic = [b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1", b"mif2"];
    all.iter().any(|brand| is_any(&heic, brand)).then_some(Format::Heic)
}

/// A page of HTML, a message of a server in JSON, or any text: nothing in its beginning is a control character.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(1024)];
    let is_wide = beginning.starts_with(b"\xff\xfe<\0") || beginning.starts_with(b"\xfe\xff\0<");
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 0x0b | 0x0e..=0x1f | 0x7f);
    is_wide || !beginning.iter().any(is_control)
}
