//! Loading: the only code that reads the project. Files become sources; what is wrong is told beside them.

pub mod asset;
mod content;
mod folders;
pub mod svg;
pub mod themes;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

pub use asset::Asset;
pub use folders::Folders;
pub use themes::{StaticFile, TemplateText};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::folder::{Folder, Kind};
use crate::manuscript::sheet::Sheet;
use crate::manuscript::{self, Manuscript, Reading};
use crate::source::SourcePath;
use crate::store::Store;

/// All that the project holds, read once. Bodies are not here: the job that shows one reads it.
pub struct Sources {
    /// In path order.
    pub manuscripts: Vec<Arc<Manuscript>>,
    pub sheets: Vec<Sheet>,
    /// Every file beside the articles; measured when an article or sheet names it.
    pub assets: BTreeMap<SourcePath, Option<Asset>>,
    pub templates: Vec<TemplateText>,
    pub statics: Vec<StaticFile>,
}

/// What is said of a folder that holds no paper; only a command knows how its user calls the folder.
pub const NO_PAPER: &str = "no site.toml in this folder";

/// No `site.toml` is larger, in bytes.
const LARGEST_SITE_TOML: u64 = 1 << 20;

/// The project's folder, held open.
pub fn project(root: &Path) -> Result<Folder, Diagnostic> {
    Folder::open(root).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => no_paper(),
        _ => Diagnostic::error(format!("the paper's folder cannot be read: {}", reason(&error))),
    })
}

fn no_paper() -> Diagnostic {
    Diagnostic::error(NO_PAPER)
        .help("make a new paper with `newsprint init my-paper`, or name its folder with `--root`")
}

/// Reads the text of `site.toml`.
pub fn site_toml(root: &Folder) -> Result<(SourcePath, String), Diagnostic> {
    let path = SourcePath::new("site.toml");
    if root.kind("site.toml") == Some(Kind::Link) {
        return Err(symbolic_link(&path));
    }
    let bytes = root.read("site.toml", LARGEST_SITE_TOML).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => no_paper(),
        _ => unreadable(&path, &error),
    })?;
    let text = manuscript::text(&path, &bytes)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
    Ok((path, text))
}

/// Reads the project at `root`; heads of files that did not change come from the store. Bodies of those that did stay in
/// memory as long as there is some for them. Folders that are known are not looked at.
pub fn load(root: &Folder, store: &Store<'_>, reading: &Reading, known: &mut Folders) -> (Sources, Diagnostics) {
    let (contents, mut diagnostics) = content::load(root, store, reading, known);
    let mut of_assets = vec![];
    let theme = || themes::load(root, &mut diagnostics);
    let measure = || asset::measure(root, store, &contents, &mut of_assets);
    let ((templates, statics), assets) = rayon::join(theme, measure);
    diagnostics.append(&mut of_assets);
    let sources = Sources { manuscripts: contents.manuscripts, sheets: contents.sheets, assets, templates, statics };
    (sources, diagnostics)
}

/// The text of any source that a diagnostic may show, built-in templates included.
pub fn text_for_diagnostics(root: &Path, path: &SourcePath) -> Option<String> {
    let read = Folder::open(root).and_then(|root| root.read(path.as_str(), manuscript::LARGEST as u64));
    match read {
        // What is not UTF-8 shows as U+FFFD, at the place where it stands.
        Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => themes::built_in_text(path).map(str::to_owned),
        Err(_) => None,
    }
}

thread_local! {
    /// One thread reads one file at a time, so one buffer serves all of them.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Reads a file whose length is known, and lends its bytes: one read instead of asking for the length and the end.
pub fn with_file<T>(root: &Folder, path: &SourcePath, len: usize, lend: impl FnOnce(&[u8]) -> T) -> std::io::Result<T> {
    with_open_file(root.open_file(path.as_str())?.0, len, lend)
}

fn with_open_file<T>(mut file: File, len: usize, lend: impl FnOnce(&[u8]) -> T) -> std::io::Result<T> {
    // Taken, not borrowed: should `lend` read a file too, it gets a buffer of its own.
    let mut bytes = BUFFER.take();
    if bytes.len() <= len {
        bytes.resize(len + 1, 0);
    }
    let mut filled = file.read(&mut bytes[..=len])?;
    // A file that is shorter or longer than it was is being written just now.
    while filled < len {
        match file.read(&mut bytes[filled..=len])? {
            0 => break,
            more => filled += more,
        }
    }
    if filled > len {
        bytes.truncate(filled);
        file.take(manuscript::LARGEST as u64).read_to_end(&mut bytes)?;
        filled = bytes.len();
    }
    let result = lend(&bytes[..filled]);
    BUFFER.set(bytes);
    Ok(result)
}

/// A file of the project, whole; it has no more bytes than `most`.
pub fn whole(root: &Folder, path: &SourcePath, most: usize) -> Result<Vec<u8>, Diagnostic> {
    root.read(path.as_str(), most as u64).map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => {
            unreadable(path, &error).help(format!("it may have {} MB at most", most >> 20))
        }
        _ => unreadable(path, &error),
    })
}

/// "cannot be read", with the system's reason and without the machine's path.
pub fn unreadable(path: &SourcePath, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(format!("cannot be read: {}", reason(error))).in_file(path)
}

/// A file that is not what it was when the build began.
pub fn changed(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("the file changed during the build").in_file(path).help("build again; nothing was published")
}

/// What the system says, in words without an error number.
pub fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

/// Symbolic links are never followed: they could lead outside the project, or in a circle.
fn symbolic_link(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("a symbolic link is not followed").in_file(path).help("put the file itself in its place")
}

/// Names that another system, or a URL, would take for something else.
fn is_publishable(path: &SourcePath) -> bool {
    !path.as_str().chars().any(|c| c.is_control() || c == '\\' || c == ':')
}

fn unpublishable(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("the file's name cannot be part of an address")
        .in_file(path)
        .help("rename it without control characters and \\ : * ? \" < > |; Windows keeps some names, such as `con`, for itself")
}

/// Editors' and systems' own files: hidden ones, backups, thumbnails' folders.
pub fn is_ignored(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    (name.starts_with('.') && name.len() > 1) || name.ends_with('~') || name == "Thumbs.db" || name == "__MACOSX"
}
