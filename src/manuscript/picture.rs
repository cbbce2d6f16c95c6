//! Pictures (图片) as the front matter lists them.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::manuscript::reader::Reader;
use crate::manuscript::yaml::Yaml;

/// A picture by the address its author gave it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Picture {
    pub src: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
    pub alt: Option<String>,
}

pub const NAMES: [&str; 8] = ["src", "图", "caption", "图说", "credit", "摄影", "alt", "替代文字"];

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
    if !matches!(value, Yaml::Map(_)) {
        picture.src = reader.text(name, value)?;
        return Some(picture);
    }
    for (key, value) in reader.map(name, value) {
        match key.as_str() {
            "src" | "图" => picture.src = reader.text(&key, value).unwrap_or_default(),
            "caption" | "图说" => picture.caption = reader.text(&key, value),
            "credit" | "摄影" => picture.credit = reader.text(&key, value),
            "alt" | "替代文字" => picture.alt = reader.text(&key, value),
            _ => reader.unknown(&key, NAMES),
        }
    }
    if !picture.src.is_empty() {
        return Some(picture);
    }
    reader.tell(
        Diagnostic::error(format!("an entry of `{name}` has no `src`"))
            .at_key(reader.path, name)
            .help("write `- src: images/a.jpg`"),
    );
    None
}
