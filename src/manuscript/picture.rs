//! Pictures (图片) as the front matter lists them.

use serde::{Deserialize, Serialize};

use crate::manuscript::focus;
use crate::manuscript::keys::{self, Keys};
use crate::manuscript::reader::Reader;
use crate::manuscript::yaml::Yaml;
use crate::rules::front_matter::write_picture;

/// A picture by the address its author gave it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Picture {
    pub src: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
    pub alt: Option<String>,
    /// The point that stays when the picture is cut, in percent from the left and the top.
    pub focus: Option<[u8; 2]>,
}

/// Pictures that one article lists at most.
const MOST: usize = 500;

/// Reads a list of maps; a plain text is the address alone.
pub fn read(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Vec<Picture> {
    let entries = match value {
        map @ Yaml::Map(_) => vec![map],
        other => reader.list(name, other, MOST),
    };
    entries.into_iter().filter_map(|entry| picture(reader, name, entry)).collect()
}

fn picture(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Option<Picture> {
    let mut picture = Picture::default();
    if reader.slipped::<keys::Image>(&value) {
        return None;
    }
    if !matches!(value, Yaml::Map(_)) {
        picture.src = reader.text(name, value)?;
        return Some(picture);
    }
    let mistakes = reader.diagnostics.len();
    reader.keyed_map(name, value, |reader, key, name, value| match key {
        keys::Image::Src => picture.src = reader.text(name, value).unwrap_or_default(),
        keys::Image::Caption => picture.caption = reader.text(name, value),
        keys::Image::Credit => picture.credit = reader.text(name, value),
        keys::Image::Alt => picture.alt = reader.text(name, value),
        keys::Image::Focus => picture.focus = focus::read(reader, name, &value),
    });
    if !picture.src.is_empty() {
        return Some(picture);
    }
    reader.incomplete(name, keys::Image::Src.words(), (mistakes, write_picture()));
    None
}
