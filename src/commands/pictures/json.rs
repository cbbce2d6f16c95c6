//! The list of pictures as JSON, as docs/api.md describes it.

use newsprint_pictures::{Colours, Format, Look, Words};
use serde::Serialize;

use crate::diagnostic::Language;
use crate::model::picture_list::Listed;

#[derive(Serialize)]
struct Json<'l> {
    format: &'static str,
    version: u32,
    pictures: Vec<Picture<'l>>,
}

#[derive(Serialize)]
struct Picture<'l> {
    path: &'l str,
    width: Option<u32>,
    height: Option<u32>,
    bytes: u64,
    file: Option<File<'l>>,
    published: Vec<Made<'l>>,
    shown_on: &'l [String],
    fault: Option<&'l str>,
}

/// What the file tells of itself.
#[derive(Serialize)]
struct File<'l> {
    kind: &'static str,
    orientation: u8,
    colours: &'static str,
    profile: Option<&'l str>,
    is_animated: bool,
    has_position: bool,
    device: Option<&'l str>,
    caption: Option<&'l str>,
    credit: Option<&'l str>,
    copyright: Option<&'l str>,
    date: Option<&'l str>,
    alt: Option<&'l str>,
}

#[derive(Serialize)]
struct Made<'l> {
    path: &'l str,
    width: u32,
    bytes: Option<u64>,
}

pub fn of(listed: &[Listed], language: Language) -> String {
    let pictures = listed.iter().map(|listed| picture(listed, language)).collect();
    serde_json::to_string_pretty(&Json { format: "newsprint pictures", version: 1, pictures }).unwrap_or_default()
}

fn picture(listed: &Listed, language: Language) -> Picture<'_> {
    let known = |side: u32| (side > 0).then_some(side);
    let made = listed.published.iter().map(|made| Made { path: &made.path, width: made.width, bytes: made.len });
    Picture {
        path: listed.path.as_str(),
        width: known(listed.width),
        height: known(listed.height),
        bytes: listed.len,
        file: listed.look.as_ref().map(file),
        published: made.collect(),
        shown_on: &listed.shown_on,
        fault: listed.fault.as_ref().map(|fault| fault.of(language)),
    }
}

fn file(look: &Look) -> File<'_> {
    let Words { caption, credit, copyright, date, alt } = &look.words;
    File {
        kind: kind(look.format),
        orientation: look.orientation,
        colours: match look.colours {
            Colours::Rgb => "rgb",
            Colours::Grey => "grey",
            Colours::Cmyk => "cmyk",
        },
        profile: look.profile.as_deref(),
        is_animated: look.is_animated,
        has_position: look.has_position,
        device: look.device.as_deref(),
        caption: caption.as_deref(),
        credit: credit.as_deref(),
        copyright: copyright.as_deref(),
        date: date.as_deref(),
        alt: alt.as_deref(),
    }
}

fn kind(format: Format) -> &'static str {
    match format {
        Format::Jpeg => "jpeg",
        Format::Png => "png",
        Format::Webp => "webp",
        Format::Gif => "gif",
        Format::Tiff => "tiff",
        Format::Bmp => "bmp",
        Format::Avif => "avif",
        Format::Heic => "heic",
        Format::JpegXl => "jpeg-xl",
        Format::Raw => "raw",
        Format::Photoshop => "photoshop",
        Format::Pdf => "pdf",
        Format::Eps => "eps",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::pictures::sample;

    #[test]
    fn every_field_is_there_whatever_is_known() {
        let json: serde_json::Value = serde_json::from_str(&of(&sample(), Language::English)).unwrap();
        let first = &json["pictures"][0];
        assert_eq!((&json["format"], &json["version"]), (&"newsprint pictures".into(), &1.into()));
        assert_eq!((&first["width"], &first["bytes"]), (&3000.into(), &7_900_000.into()));
        assert_eq!((&first["file"]["kind"], &first["file"]["device"]), (&"jpeg".into(), &"Apple iPhone 14".into()));
        assert_eq!(first["file"]["caption"], "戏迷擂台赛昨晚在老戏园开锣，\n台下坐满了人。");
        assert_eq!((&first["published"][1]["bytes"], &first["published"][2]["bytes"]), (&61_000.into(), &().into()));
        let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        let last = &json["pictures"][2];
        assert_eq!(keys(first), keys(last));
        assert_eq!((&last["width"], &last["file"]), (&().into(), &().into()));
        assert_eq!(last["fault"], "`half.jpg` ends in the middle of its picture");
    }
}
