//! Reading `content/`: every folder in it on a thread of its own, with the heads that the cache still knows.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::head_cache::{Known, Shard};
use crate::load::{is_ignored, is_publishable, symbolic_link, unpublishable, unreadable, whole, with_file};
use crate::manuscript::sheet::{self, Sheet};
use crate::manuscript::{self, Manuscript};
use crate::markdown::Room;
use crate::source::{SourcePath, is_article};

#[derive(Default)]
pub struct Contents {
    /// Boxed, so that laying out moves pointers and frees each as it goes.
    #[allow(clippy::vec_box)]
    pub manuscripts: Vec<Box<Manuscript>>,
    pub sheets: Vec<Sheet>,
    pub others: Vec<Found>,
}

/// A file and the two facts that tell whether it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub path: SourcePath,
    pub len: u64,
    /// Nanoseconds since 1970.
    pub mtime: u64,
}

/// Reads all of `content/`. One folder of it is one unit: walked, read and cached together.
pub fn load(root: &Path, state: &Path, room: &Room) -> (Contents, Diagnostics) {
    let content = root.join("content");
    let children = match children(&content) {
        Ok(children) => children,
        Err(error) => {
            let diagnostic = Diagnostic::error(format!("content/ cannot be read: {}", super::reason(&error)))
                .help("articles lie in `content/`, in a folder a day: `content/2025-06-16/01-lead.md`");
            return (Contents::default(), vec![diagnostic]);
        }
    };
    let units: Vec<(Contents, Diagnostics)> = children.par_iter().map(|child| unit(root, state, child, room)).collect();
    let mut all = Contents::default();
    let mut told = vec![];
    for (unit, unit_told) in units {
        all.manuscripts.extend(unit.manuscripts);
        all.sheets.extend(unit.sheets);
        all.others.extend(unit.others);
        told.extend(unit_told);
    }
    Shard::forget_others(state, &children);
    (all, told)
}

fn children(content: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut children = Vec::new();
    for entry in fs::read_dir(content)? {
        let entry = entry?;
        if !is_ignored(&entry.file_name()) {
            children.push(entry.path());
        }
    }
    children.sort();
    Ok(children)
}

fn unit(root: &Path, state: &Path, child: &Path, room: &Room) -> (Contents, Diagnostics) {
    let mut told = vec![];
    let mut contents = Contents::default();
    let mut shard = Shard::open(state, child);
    for found in walk(root, child, &mut told) {
        let name = found.path.file_name();
        if is_article(name) {
            match article(root, &found, &mut shard, room) {
                Ok(manuscript) => contents.manuscripts.push(Box::new(manuscript)),
                Err(diagnostics) => told.extend(diagnostics),
            }
        } else if matches!(name, "edition.yaml" | "edition.yml") {
            contents.sheets.extend(read_sheet(root, &found.path, &mut told));
        } else {
            contents.others.push(found);
        }
    }
    shard.save(&contents.manuscripts);
    (contents, told)
}

fn walk(root: &Path, child: &Path, told: &mut Diagnostics) -> Vec<Found> {
    let walk = WalkDir::new(child).follow_links(false).follow_root_links(false).sort_by_file_name();
    let mut found = Vec::new();
    for entry in walk.into_iter().filter_entry(|entry| !is_ignored(entry.file_name())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = SourcePath::below(root, error.path().unwrap_or(child));
                let reason = error.io_error().map_or_else(|| "a circle of links".to_owned(), super::reason);
                told.push(Diagnostic::error(format!("cannot be read: {reason}")).in_file(&path));
                continue;
            }
        };
        let path = SourcePath::below(root, entry.path());
        if entry.path_is_symlink() {
            told.push(symbolic_link(&path));
        } else if entry.file_name().to_str().is_none() {
            told.push(
                Diagnostic::error("a file name that is not UTF-8")
                    .in_file(&path)
                    .help("rename the file; names made on an old Windows may be in GBK"),
            );
        } else if !is_publishable(&path) {
            told.push(unpublishable(&path));
        } else if entry.file_type().is_file() {
            found.extend(facts(&entry, path, told));
        }
    }
    found
}

fn facts(entry: &DirEntry, path: SourcePath, told: &mut Diagnostics) -> Option<Found> {
    match entry.metadata() {
        Ok(metadata) => Some(Found { path, len: metadata.len(), mtime: mtime(&metadata) }),
        Err(error) => {
            let reason = error.io_error().map_or_else(|| "unknown reason".to_owned(), super::reason);
            told.push(Diagnostic::error(format!("cannot be read: {reason}")).in_file(&path));
            None
        }
    }
}

/// Nanoseconds since 1970; zero where the system does not tell, which means "not known to be unchanged".
pub fn mtime(metadata: &fs::Metadata) -> u64 {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    modified.and_then(|duration| u64::try_from(duration.as_nanos()).ok()).unwrap_or(0)
}

fn article(root: &Path, found: &Found, shard: &mut Shard, room: &Room) -> Result<Manuscript, Diagnostics> {
    if let Some(manuscript) = shard.unchanged(found) {
        return Ok(manuscript);
    }
    // The largest article is refused before it is read into memory.
    if found.len > manuscript::LARGEST as u64 * 16 {
        return manuscript::read(&found.path, &vec![0; manuscript::LARGEST + 1], room);
    }
    let len = usize::try_from(found.len).unwrap_or(0);
    with_file(&found.path.on_disk(root), len, |bytes| {
        let known = Known::new(found, bytes);
        if let Some(manuscript) = shard.same_bytes(&known) {
            return Ok(manuscript);
        }
        let manuscript = manuscript::read(&found.path, bytes, room)?;
        shard.learn(known);
        Ok(manuscript)
    })
    .map_err(|error| vec![unreadable(&found.path, &error)])?
}

fn read_sheet(root: &Path, path: &SourcePath, told: &mut Diagnostics) -> Option<Sheet> {
    let bytes = whole(&path.on_disk(root), path).map_err(|diagnostic| told.push(diagnostic)).ok()?;
    let text = manuscript::text(path, &bytes).map_err(|diagnostic| told.push(diagnostic)).ok()?;
    let (sheet, sheet_told) = sheet::read(path, text);
    told.extend(sheet_told);
    Some(sheet)
}
