//! EXIF (CIPA DC-008): what the camera writes, and texts from before there was XMP.

use super::said::Said;
use super::text::{self, field};
use crate::container::tiff::{Directory, Tiff};

mod tag {
    pub const DESCRIPTION: u16 = 0x010e;
    pub const MAKE: u16 = 0x010f;
    pub const MODEL: u16 = 0x0110;
    pub const ORIENTATION: u16 = 0x0112;
    pub const ARTIST: u16 = 0x013b;
    pub const COPYRIGHT: u16 = 0x8298;
    pub const EXIF: u16 = 0x8769;
    pub const GPS: u16 = 0x8825;
    pub const TAKEN: u16 = 0x9003;
    pub const TAKEN_OFFSET: u16 = 0x9011;
    pub const LATITUDE: u16 = 2;
}

/// 1 to 8.
pub fn orientation(exif: &[u8]) -> Option<u8> {
    let tiff = Tiff::new(exif)?;
    let orientation = tiff.number(&tiff.first()?, tag::ORIENTATION)?;
    u8::try_from(orientation).ok().filter(|orientation| (1..=8).contains(orientation))
}

pub fn said(exif: &[u8]) -> Said {
    let Some((tiff, first)) = Tiff::new(exif).and_then(|tiff| Some((tiff, tiff.first()?))) else {
        return Said::default();
    };
    let text = |directory: &Directory, tag| tiff.bytes_of(directory, tag).map(written);
    let inner = tiff.within(&first, tag::EXIF);
    let taken = |tag| text(inner.as_ref()?, tag);
    let offset = taken(tag::TAKEN_OFFSET).unwrap_or_default();
    Said {
        caption: text(&first, tag::DESCRIPTION),
        creator: text(&first, tag::ARTIST),
        copyright: tiff.bytes_of(&first, tag::COPYRIGHT).map(copyright),
        date: taken(tag::TAKEN).and_then(|taken| date(&taken, offset.trim())),
        has_position: tiff.within(&first, tag::GPS).is_some_and(|gps| gps.entry(tag::LATITUDE).is_some()),
        device: device(text(&first, tag::MAKE), text(&first, tag::MODEL)),
        ..Said::default()
    }
}

/// To the NUL that ends it.
fn written(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    field(&bytes[..end])
}

/// The photographer's and the editor's, each ended by a NUL; a blank for the photographer's when there is none.
fn copyright(bytes: &[u8]) -> String {
    let parts: Vec<String> = bytes.split(|byte| *byte == 0).take(2).map(field).collect();
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}

/// `2026:11:28 09:30:00`, with `+08:00` from another field.
fn date(taken: &str, offset: &str) -> Option<String> {
    let (day, time) = taken.trim().split_once(' ')?;
    text::date(&day.replace(':', "-"), time.trim(), offset)
}

/// Canon writes its name before the model's, others do not.
pub fn device(make: Option<String>, model: Option<String>) -> Option<String> {
    let trimmed = |name: Option<String>| name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    match (trimmed(make), trimmed(model)) {
        (Some(make), Some(model)) if !model.to_lowercase().starts_with(&make.to_lowercase()) => {
            Some(format!("{make} {model}"))
        }
        (make, model) => model.or(make),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_devices_name_is_said_once() {
        let device = |make: &str, model: &str| device(Some(make.to_owned()), Some(model.to_owned()));
        assert_eq!(device("Canon", "Canon EOS R5").as_deref(), Some("Canon EOS R5"));
        assert_eq!(device("Apple", "iPhone 15 ").as_deref(), Some("Apple iPhone 15"));
        assert_eq!(device("  ", "").as_deref(), None);
    }

    #[test]
    fn photographers_and_editors_copyright() {
        assert_eq!(copyright("王建栋\0报社\0".as_bytes()), "王建栋; 报社");
        assert_eq!(copyright(" \0报社\0".as_bytes()), "报社");
        assert_eq!(copyright("报社\0".as_bytes()), "报社");
    }

    #[test]
    fn cameras_dates() {
        assert_eq!(date("2026:11:28 09:30:00", "").as_deref(), Some("2026-11-28T09:30:00"));
        assert_eq!(date("0000:00:00 00:00:00", ""), None);
        assert_eq!(date("    :  :     :  :  ", ""), None);
    }
}
