//! Files that newsprint begins for an editor.

use std::io::{self, Write as _};
use std::path::Path;

use crate::folder::Folder;

/// Writes a new file and its folders; an existing file is left as it is, and no link is followed.
pub fn write(root: &Folder, name: &str, text: &str) -> io::Result<()> {
    if let Some((folder, _)) = name.rsplit_once('/') {
        drop(root.make_folders(Path::new(folder))?);
    }
    root.create_file(name)?.write_all(text.as_bytes())
}

/// Whether the first texts of a paper are in Chinese.
pub fn is_chinese(language: &str) -> bool {
    language.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case("zh"))
}

/// JSON strings are YAML double-quoted strings (YAML 1.2, section 1.3).
pub fn yaml_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
