//! Loading: the only code that reads the project. Files become sources; what is wrong is told beside them.

pub mod asset;
pub mod companions;
mod content;
pub mod contents;
mod decomposed;
mod files;
mod film;
mod folders;
mod found;
pub mod left_over;
mod modules;
pub mod properties;
pub mod svg;
pub mod themes;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub use decomposed::Decomposed;
pub use files::{changed, is_hidden, reason, unreadable, whole, with_file};
pub use folders::Folders;
pub use found::Asset;
pub use themes::{StaticFile, TemplateText, is_built_in};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::folder::{Folder, Kind};
use crate::ledger;
use crate::load::found::Contents;
use crate::manuscript::sheet::Sheet;
use crate::manuscript::{self, Manuscript, Reading};
use crate::rules::addresses::{bad_ledger_line, ledger_line_shapes};
use crate::rules::files::{no_paper, symbolic_link, unreadable_folder};
use crate::source::SourcePath;
use crate::store::Store;

/// All that the project holds, read once. Bodies are not here: the job that shows one reads it.
pub struct Sources {
    /// In path order.
    pub manuscripts: Vec<Arc<Manuscript>>,
    pub sheets: Vec<Sheet>,
    /// Articles that cannot be read, which is told.
    pub unread: Vec<SourcePath>,
    /// Files whose names are not written as people type them.
    pub decomposed: Decomposed,
    /// Every file beside the articles; measured when an article or sheet names it.
    pub assets: BTreeMap<SourcePath, Option<Asset>>,
    pub templates: Vec<TemplateText>,
    pub statics: Vec<StaticFile>,
}

/// No `site.toml` is larger, in bytes.
const LARGEST_SITE_TOML: u64 = 1 << 20;

/// The project's folder, held open.
pub fn project(root: &Path) -> Result<Folder, Diagnostic> {
    Folder::open(root).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => no_paper(),
        _ => unreadable_folder(".", reason(&error)),
    })
}

/// Reads the text of `site.toml`.
pub fn site_toml(root: &Folder) -> Result<(SourcePath, String), Diagnostic> {
    let path = SourcePath::new("site.toml");
    if root.kind("site.toml") == Some(Kind::Link) {
        return Err(symbolic_link().in_file(&path));
    }
    let bytes = root.read("site.toml", LARGEST_SITE_TOML).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => no_paper(),
        _ => unreadable(&path, &error),
    })?;
    // A byte order mark at its start stays, so that places are counted as in the file; TOML takes it for nothing.
    let text = manuscript::text(&path, &bytes)?.to_owned();
    Ok((path, text))
}

/// No ledger is larger, in bytes: a million addresses.
const LARGEST_LEDGER: u64 = 128 << 20;

/// Reads the ledger of published addresses; blank for a paper that was never published.
pub fn ledger(root: &Folder) -> Result<String, Diagnostic> {
    let path = SourcePath::new(ledger::FILE);
    if root.kind(ledger::FILE) == Some(Kind::Link) {
        return Err(symbolic_link().in_file(&path));
    }
    let bytes = match root.read(ledger::FILE, LARGEST_LEDGER) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(String::new()),
        Err(error) => return Err(unreadable(&path, &error)),
    };
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        bad_ledger_line().at_bytes(&path, at..at + 1).help(ledger_line_shapes())
    })
}

/// Reads the project at `root`; heads of files that did not change come from the store. Bodies of those that did stay in
/// memory as long as there is some for them. Folders that are known are not looked at.
pub fn load(root: &Folder, store: &Store<'_>, reading: &Reading, known: &mut Folders) -> (Sources, Diagnostics) {
    let (contents, mut diagnostics) = content::load(root, store, reading, known);
    let mut of_assets = vec![];
    let theme = || themes::load(root, &mut diagnostics);
    let measure = || asset::measure((root, store), &contents, known, &mut of_assets);
    let ((templates, statics), assets) = rayon::join(theme, measure);
    diagnostics.append(&mut of_assets);
    let decomposed = Decomposed::of(&contents, &mut diagnostics);
    let Contents { manuscripts, sheets, unread, .. } = contents;
    let sources = Sources { manuscripts, sheets, unread, decomposed, assets, templates, statics };
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
