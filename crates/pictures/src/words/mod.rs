//! What a photo desk writes into a picture file: IPTC-IIM, XMP and EXIF.

pub(crate) mod exif;
pub(crate) mod iptc;
mod said;
pub(crate) mod text;
pub(crate) mod xmp;

use serde::{Deserialize, Serialize};

pub(crate) use said::{Said, Written, inflate, without_mark};
use text::clean;

/// What is written into a file about its picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Words {
    pub caption: Option<String>,
    /// Who took it, and for whom.
    pub credit: Option<String>,
    pub copyright: Option<String>,
    /// When it was taken, as `2026-11-28T09:30:00`, with an offset where the file tells one; `2026-11-28` where it tells no
    /// time.
    pub date: Option<String>,
    /// IPTC Photo Metadata, "Alt Text (Accessibility)".
    pub alt: Option<String>,
}

/// What published files say of themselves, and nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Imprint {
    pub credit: Option<String>,
    pub copyright: Option<String>,
}

/// All that a file says of its picture.
pub(crate) struct Told {
    pub words: Words,
    pub has_position: bool,
    pub device: Option<String>,
}

pub(crate) fn told(written: &Written) -> Told {
    let xmp = written.xmp.as_deref().map(xmp::said).unwrap_or_default();
    let iptc = written.iptc.as_deref().map(iptc::said).unwrap_or_default();
    let exif = written.exif.map(exif::said).unwrap_or_default();
    let device = exif.device.as_ref().or(xmp.device.as_ref());
    Told {
        has_position: exif.has_position || xmp.has_position,
        device: device.and_then(|device| clean(device, 200)),
        words: words(&[xmp, iptc, exif]),
    }
}

/// XMP before IPTC before EXIF (Metadata Working Group, guidelines 2.0, section 5).
fn words(all: &[Said; 3]) -> Words {
    let first = |field: fn(&Said) -> Option<&String>, most| {
        all.iter().filter_map(field).find_map(|text| clean(text, most).filter(|text| !is_standard(text)))
    };
    let creator = first(|said| said.creator.as_ref(), 200);
    let line = first(|said| said.credit.as_ref(), 200);
    Words {
        caption: first(|said| said.caption.as_ref(), 2000),
        credit: credit(creator, line),
        copyright: first(|said| said.copyright.as_ref(), 300),
        date: first(|said| said.date.as_ref(), 40).or_else(|| first(|said| said.filed.as_ref(), 40)),
        alt: first(|said| said.alt.as_ref(), 1000),
    }
}

/// As a paper prints it: who took it before whom it was taken for, `王建栋/新华社`.
fn credit(creator: Option<String>, line: Option<String>) -> Option<String> {
    match (creator, line) {
        (Some(creator), Some(line)) if line.contains(&creator) => Some(line),
        (Some(creator), Some(line)) if creator.contains(&line) => Some(creator),
        (Some(creator), Some(line)) => Some(format!("{creator}/{line}")),
        (creator, line) => line.or(creator),
    }
}

/// What cameras write where nobody wrote anything.
fn is_standard(text: &str) -> bool {
    const STANDARD: [&str; 16] = [
        "olympus digital camera",
        "sony dsc",
        "minolta digital camera",
        "konica minolta digital camera",
        "kodak digital still camera",
        "digital camera",
        "digital image",
        "samsung camera pictures",
        "samsung",
        "dcim",
        "default",
        "exif_jpeg_picture",
        "exif jpeg",
        "dig",
        "untitled",
        "photographer",
    ];
    let text = text.to_lowercase();
    let file_name = text.strip_prefix("dsc").or_else(|| text.strip_prefix("img_"));
    STANDARD.contains(&text.as_str())
        || file_name.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || c == '_'))
        || !text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn the_photographer_stands_before_the_agency() {
        assert_eq!(credit(text("王建栋"), text("新华社")), text("王建栋/新华社"));
        assert_eq!(credit(text("王建栋"), text("新华社记者 王建栋 摄")), text("新华社记者 王建栋 摄"));
        assert_eq!(credit(text("新华社记者 王建栋"), text("新华社")), text("新华社记者 王建栋"));
        assert_eq!(credit(None, text("新华社")), text("新华社"));
        assert_eq!(credit(text("王建栋"), None), text("王建栋"));
    }

    #[test]
    fn xmp_before_iptc_before_exif_and_each_for_itself() {
        let xmp = Said { caption: text(" \0"), copyright: text("XMP"), ..Said::default() };
        let iptc = Said { caption: text("IPTC"), date: text("2026-11-28"), ..Said::default() };
        let exif = Said { caption: text("EXIF"), creator: text("EXIF"), date: text("2026-11-27"), ..Said::default() };
        let expected = Words {
            caption: text("IPTC"),
            credit: text("EXIF"),
            copyright: text("XMP"),
            date: text("2026-11-28"),
            alt: None,
        };
        assert_eq!(words(&[xmp, iptc, exif]), expected);
    }

    #[test]
    fn what_a_camera_writes_of_itself_is_no_caption() {
        for standard in
            ["OLYMPUS DIGITAL CAMERA         ", "SONY DSC", "DCIM", "default", "DSC01234", "IMG_0001", "..."]
        {
            let exif = Said { caption: text(standard), ..Said::default() };
            assert_eq!(words(&[Said::default(), Said::default(), exif]).caption, None, "{standard}");
        }
        assert!(!is_standard("DSC 的报告") && !is_standard("default 设置"));
    }

    #[test]
    fn what_was_compressed_to_be_a_bomb_stays_small() {
        let mut bomb = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut bomb, &vec![0; 20 << 20]).unwrap();
        assert_eq!(inflate(&bomb.finish().unwrap()).map(|inflated| inflated.len()), Some(4 << 20));
    }
}
