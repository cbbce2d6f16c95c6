//! Themes: the built-in templates and static files, and the project's own over them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use crate::address::composed;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::folder::{Folder, Kind};
use crate::load::files::{is_ignored, is_publishable, reason, unpublishable, unreadable, whole};
use crate::load::modules::{self, Modules};
use crate::manuscript;
use crate::rules::files::{circle_of_links, other_form, same_file_name, symbolic_link, unreadable_file};
use crate::source::{SourcePath, is_portable};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// A template or a file of interface strings, by its name below `templates/`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TemplateText {
    pub name: String,
    pub path: SourcePath,
    pub text: String,
}

impl TemplateText {
    /// The name by which articles may choose a template of the project's own; those of other pages, and what lies in
    /// folders, have none.
    pub fn name_for_articles(&self) -> Option<&str> {
        let name = self.name.strip_suffix(".html")?;
        (is_plain(name) && built_in_text(&self.path).is_none()).then_some(name)
    }
}

/// Whether a text may be the name of a template: letters, digits, `-` and `_`.
pub fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
}

/// A file that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StaticFile {
    /// Below `static/`.
    pub name: String,
    pub path: SourcePath,
    pub digest: Digest,
    pub len: u64,
    /// Of the built-in theme, and of what is joined; the project's own files are read when they are published.
    pub bytes: Option<Cow<'static, [u8]>>,
}

impl StaticFile {
    fn of_theme(name: String, bytes: impl Into<Cow<'static, [u8]>>) -> StaticFile {
        let (path, bytes) = (SourcePath::new(format!("static/{name}")), bytes.into());
        StaticFile { name, path, digest: Digest::of_bytes(&bytes), len: bytes.len() as u64, bytes: Some(bytes) }
    }

    /// Whether the file is none that the project itself has, whole.
    pub fn is_of_theme(&self) -> bool {
        self.bytes.is_some()
    }
}

/// The browser's side of the search, which the search page loads.
const SEARCH_MODULE: &str = "js/newsprint-search.js";

/// The built-in theme with the project's files laid over it, both in name order.
pub fn load(root: &Folder, diagnostics: &mut Diagnostics) -> (Vec<TemplateText>, Vec<StaticFile>) {
    (templates(root, diagnostics), statics(root, diagnostics))
}

fn templates(root: &Folder, diagnostics: &mut Diagnostics) -> Vec<TemplateText> {
    let mut templates = BTreeMap::new();
    for (name, bytes) in built_in(&TEMPLATES) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let path = SourcePath::new(format!("templates/{name}"));
        templates.insert(name.clone(), TemplateText { name, path, text });
    }
    for (name, path) in own(root, "templates", diagnostics) {
        let bytes = whole(root, &path, manuscript::LARGEST);
        match bytes.and_then(|bytes| manuscript::text(&path, &bytes).map(str::to_owned)) {
            Ok(text) => drop(templates.insert(name.clone(), TemplateText { name, path, text })),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    templates.into_values().collect()
}

fn statics(root: &Folder, diagnostics: &mut Diagnostics) -> Vec<StaticFile> {
    let (mut statics, mut modules) = (BTreeMap::new(), Modules::default());
    let module = StaticFile::of_theme(SEARCH_MODULE.to_owned(), newsprint_search::MODULE.as_bytes());
    statics.insert(SEARCH_MODULE.to_owned(), module);
    for (name, bytes) in built_in(&STATIC) {
        match Modules::joined(&name) {
            Some(joined) => modules.insert(joined, name, bytes),
            None => drop(statics.insert(name.clone(), StaticFile::of_theme(name, bytes))),
        }
    }
    for (name, path) in own(root, "static", diagnostics) {
        let told = match Modules::joined(&name) {
            Some(joined) => whole(root, &path, modules::LARGEST).map(|bytes| modules.insert(joined, name, bytes)),
            None => own_static(root, name, path).map(|file| {
                let path = file.path.clone();
                let other = statics.insert(file.name.clone(), file).filter(|other| !other.is_of_theme());
                diagnostics.extend(other.map(|other| same_file_name().in_file(&path).help(other_form(&other.path))));
            }),
        };
        diagnostics.extend(told.err());
    }
    // A whole file of the project's own takes the place of all modules.
    for (name, bytes) in modules.join() {
        statics.entry(name.clone()).or_insert_with(|| StaticFile::of_theme(name, bytes));
    }
    // Other sizes of newsprint's icon are no icons of a paper that has its own.
    if statics.get("icon.svg").is_some_and(|icon| !icon.is_of_theme()) {
        statics.retain(|name, file| !(file.is_of_theme() && name.starts_with("icon-")));
    }
    statics.into_values().collect()
}

fn own_static(root: &Folder, name: String, path: SourcePath) -> Result<StaticFile, Diagnostic> {
    let file = root.open_file(path.as_str());
    match file.and_then(|(mut file, _)| Digest::of_copy(&mut file, &mut io::sink())) {
        Ok((digest, len)) => Ok(StaticFile { name, path, digest, len, bytes: None }),
        Err(error) => Err(unreadable(&path, &error)),
    }
}

/// Whether a static file is the built-in theme's, or the same.
pub fn is_built_in(file: &StaticFile) -> bool {
    let same = |bytes: &[u8]| Digest::of_bytes(bytes) == file.digest;
    file.is_of_theme() || STATIC.get_file(&file.name).is_some_and(|built_in| same(built_in.contents()))
}

/// The text of a built-in template, by its source path.
pub fn built_in_text(path: &SourcePath) -> Option<&'static str> {
    let name = path.as_str().strip_prefix("templates/")?;
    TEMPLATES.get_file(name)?.contents_utf8()
}

fn built_in(dir: &'static Dir<'static>) -> Vec<(String, &'static [u8])> {
    let mut files = Vec::new();
    collect(dir, &mut files);
    files
}

fn collect(dir: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
    for file in dir.files() {
        files.push((file.path().to_string_lossy().replace('\\', "/"), file.contents()));
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}

/// The project's own files below `folder`, by their names there.
fn own(root: &Folder, folder: &str, diagnostics: &mut Diagnostics) -> Vec<(String, SourcePath)> {
    let mut files = Vec::new();
    match root.kind(folder) {
        Some(Kind::Folder) => {}
        Some(Kind::Link) => {
            diagnostics.push(symbolic_link().in_file(&SourcePath::new(folder)));
            return files;
        }
        _ => return files,
    }
    let (root, top) = (root.path(), root.path().join(folder));
    let walk = WalkDir::new(&top).follow_links(false).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_ignored_static(entry)) {
        let Ok(entry) = entry.map_err(|error| {
            let path = SourcePath::below(root, error.path().unwrap_or(&top));
            let reason = error.io_error().map_or_else(circle_of_links, reason);
            diagnostics.push(unreadable_file(reason).in_file(&path));
        }) else {
            continue;
        };
        let path = SourcePath::below(root, entry.path());
        if entry.path_is_symlink() && entry.depth() > 0 {
            diagnostics.push(symbolic_link().in_file(&path));
        } else if !is_publishable(&path) || !is_portable(path.as_str()) {
            diagnostics.push(unpublishable(&path));
        } else if entry.file_type().is_file() {
            // Macs write accents in names as characters of their own; addresses and references do not.
            files.push((composed(&path.as_str()[folder.len() + 1..]).into_owned(), path));
        }
    }
    files
}

/// `.well-known` is published; other hidden files are not.
fn is_ignored_static(entry: &walkdir::DirEntry) -> bool {
    is_ignored(entry.file_name()) && entry.file_name() != ".well-known"
}
