//! Files that newsprint begins for an editor.

use std::io::{self, Write as _};
use std::path::Path;

use crate::diagnostic::Language;
use crate::folder::Folder;

/// Writes a new file and its folders; an existing file is left as it is, and no link is followed.
pub fn write(root: &Folder, name: &str, text: &str) -> io::Result<()> {
    if let Some((folder, _)) = name.rsplit_once('/') {
        drop(root.make_folders(Path::new(folder))?);
    }
    root.create_file(name)?.write_all(text.as_bytes())
}

/// The language of a paper's first texts and keys: English for any but Chinese.
pub fn of_paper(language: &str) -> Language {
    Language::of_tag(language).unwrap_or(Language::English)
}

/// What an editor types for yes.
pub fn yes(language: Language) -> &'static str {
    match language {
        Language::English => "true",
        Language::Chinese => "是",
    }
}

/// JSON strings are YAML double-quoted strings (YAML 1.2, section 1.3).
pub fn yaml_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
