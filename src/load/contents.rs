//! What linked and played files are by their first bytes, where that is not what their names say.

use newsprint_pictures::Format;
use serde::{Deserialize, Serialize};

/// What is wrong with a file that is no picture of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mismatch {
    Empty,
    /// It is of another kind.
    Is(Contents),
    /// Captions do not begin as browsers want them to.
    NoCaptions,
}

/// Kinds that are known by the marks that their standards set at the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Contents {
    Pdf,
    Picture(Format),
    /// Also office files of today.
    Zip,
    /// Office files of before 2007, and those with a password.
    Compound,
    Rtf,
    Rar,
    SevenZip,
    /// Films and sounds in boxes: MP4, M4A, `QuickTime`.
    Boxes,
    Webm,
    Ogg,
    Mp3,
}

impl Contents {
    pub fn of(start: &[u8]) -> Option<Contents> {
        const MARKS: [(&[u8], Contents); 11] = [
            (b"%PDF-", Contents::Pdf),
            (b"PK\x03\x04", Contents::Zip),
            (b"PK\x05\x06", Contents::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Contents::Compound),
            (b"{\\rtf", Contents::Rtf),
            (b"Rar!\x1a\x07", Contents::Rar),
            (b"7z\xbc\xaf\x27\x1c", Contents::SevenZip),
            (b"\x1a\x45\xdf\xa3", Contents::Webm),
            (b"OggS", Contents::Ogg),
            (b"ID3", Contents::Mp3),
            (b"\xff\xfb", Contents::Mp3),
        ];
        let marked = MARKS.iter().find(|(mark, _)| start.starts_with(mark)).map(|(_, kind)| *kind);
        let is_boxes = || matches!(start.get(4..8), Some(b"ftyp" | b"moov" | b"mdat" | b"wide"));
        marked.or_else(|| Format::of(start).map(Contents::Picture)).or_else(|| is_boxes().then_some(Contents::Boxes))
    }
}

/// What is wrong with a file of this name that begins so. What nobody knows by its bytes is as good as it says.
pub fn mismatch(name: &str, start: &[u8]) -> Option<Mismatch> {
    use Contents::{Boxes, Compound, Mp3, Ogg, Pdf, Rar, Rtf, SevenZip, Webm, Zip};
    if start.is_empty() {
        return Some(Mismatch::Empty);
    }
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    let right: &[Contents] = match &*extension {
        // Some programs write something in front of it, which readers pass over.
        "pdf" if memchr::memmem::find(start, b"%PDF-").is_some() => return None,
        "pdf" => &[Pdf],
        // With a password it is a compound file.
        "docx" | "xlsx" | "pptx" => &[Zip, Compound],
        "odt" | "ods" | "odp" | "epub" | "ofd" | "zip" => &[Zip],
        "doc" | "xls" | "ppt" | "wps" | "et" | "dps" => &[Compound, Zip, Rtf],
        "rtf" => &[Rtf],
        "rar" => &[Rar],
        "7z" => &[SevenZip],
        "mp4" | "m4v" | "m4a" | "mov" => &[Boxes],
        "webm" => &[Webm],
        "mp3" | "aac" => &[Mp3, Boxes],
        "ogg" | "oga" | "ogv" | "opus" => &[Ogg],
        "vtt" => {
            let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
            return (!start.starts_with(b"WEBVTT")).then_some(Mismatch::NoCaptions);
        }
        "csv" | "tsv" | "txt" | "json" | "geojson" | "ics" | "srt" => &[],
        _ => return None,
    };
    let is = Contents::of(start)?;
    (!right.contains(&is)).then_some(Mismatch::Is(is))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_when_its_bytes_are_of_another_kind_than_its_name() {
        for (name, start, wrong) in [
            ("a.pdf", &b""[..], Some(Mismatch::Empty)),
            ("a.pdf", b"\xff\xd8\xff\xe0", Some(Mismatch::Is(Contents::Picture(Format::Jpeg)))),
            ("a.PDF", b"PK\x03\x04", Some(Mismatch::Is(Contents::Zip))),
            ("a.csv", b"PK\x03\x04", Some(Mismatch::Is(Contents::Zip))),
            ("a.docx", b"%PDF-1.4", Some(Mismatch::Is(Contents::Pdf))),
            ("a.mp4", b"\x1a\x45\xdf\xa3", Some(Mismatch::Is(Contents::Webm))),
            ("a.vtt", b"1\n00:00:01,000", Some(Mismatch::NoCaptions)),
            ("a.zip", b"Rar!\x1a\x07", Some(Mismatch::Is(Contents::Rar))),
        ] {
            assert_eq!(mismatch(name, start), wrong, "{name}");
        }
        for (name, start) in [
            ("a.pdf", &b"\n\n%PDF-1.4"[..]),
            ("a.pdf", b"x"),
            ("a.docx", b"PK\x03\x04"),
            ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            ("a.doc", b"PK\x03\x04"),
            ("a.mp4", b"\0\0\0\x18ftypisom"),
            ("a.mp3", b"\xff\xfb\x90"),
            ("a.vtt", b"\xef\xbb\xbfWEBVTT\n"),
            ("a.csv", "甲,乙".as_bytes()),
            ("a.tar.gz", b"\x1f\x8b"),
            ("a", b"PK\x03\x04"),
        ] {
            assert_eq!(mismatch(name, start), None, "{name}");
        }
    }
}
