//! Reading `content/`: every folder in it on a thread of its own, with the heads that the cache still knows.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::folder::{Facts, Folder, Kind};
use crate::load::head_cache::Shard;
use crate::load::kept::{self, Kept, Unit};
use crate::load::{is_ignored, is_publishable, symbolic_link, unpublishable, unreadable, whole, with_open_file};
use crate::manuscript::sheet::{self, Sheet};
use crate::manuscript::{self, Manuscript, Reading};
use crate::source::{SourcePath, is_article};
use crate::state::State;

#[derive(Default)]
pub struct Contents {
    /// Each apart, so that laying out moves pointers and frees each as it goes; what is kept has them too.
    pub manuscripts: Vec<Arc<Manuscript>>,
    pub sheets: Vec<Sheet>,
    pub others: Vec<Found>,
}

/// A file and the facts that tell whether it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub path: SourcePath,
    pub len: u64,
    /// Nanoseconds since 1970.
    pub mtime: u64,
    pub ctime: u64,
    pub inode: u64,
}

impl Found {
    fn new(path: SourcePath, facts: Facts) -> Found {
        Found { path, len: facts.len, mtime: facts.mtime, ctime: facts.ctime, inode: facts.inode }
    }
}

/// Reads all of `content/`. One folder of it is one unit: walked, read and cached together.
pub fn load(root: &Folder, state: &State, reading: &Reading, kept: Option<&mut Kept>) -> (Contents, Diagnostics) {
    if root.kind("content") == Some(Kind::Link) {
        return (Contents::default(), vec![symbolic_link(&SourcePath::new("content"))]);
    }
    let children = match root.folder("content").and_then(|content| children(&content)) {
        Ok(children) => children,
        Err(error) => {
            let diagnostic = Diagnostic::error(format!("content/ cannot be read: {}", super::reason(&error)))
                .help("articles lie in `content/`, in a folder a day: `content/2025-06-16/01-lead.md`");
            return (Contents::default(), vec![diagnostic]);
        }
    };
    if kept.as_ref().is_none_or(|kept| kept.is_empty()) {
        Shard::forget_others(state, &children, reading.options);
    }
    let folders: Vec<SourcePath> = children.iter().map(|child| SourcePath::below(root.path(), child)).collect();
    let known = kept.as_deref();
    let of_folder = |(child, folder): (&PathBuf, &SourcePath)| {
        if let Some(unit) = known.and_then(|kept| kept.unit(folder)) {
            return (unit, None);
        }
        let unit = unit(root, state, child, reading);
        let copy = known.map(|_| (folder.clone(), kept::copy(&unit)));
        (unit, copy)
    };
    // One folder at a time: a thread that took many at once would keep the others waiting at the end.
    let (units, read): (Vec<Unit>, Vec<_>) = children.par_iter().zip(&folders).with_max_len(1).map(of_folder).unzip();
    if let Some(kept) = kept {
        kept.keep(read.into_iter().flatten().collect(), &folders);
    }
    let mut all = Contents::default();
    let mut told = vec![];
    for (unit, unit_told) in units {
        all.manuscripts.extend(unit.manuscripts);
        all.sheets.extend(unit.sheets);
        all.others.extend(unit.others);
        told.extend(unit_told);
    }
    (all, told)
}

fn children(content: &Folder) -> std::io::Result<Vec<PathBuf>> {
    let names = content.names()?.into_iter().filter(|name| !is_ignored(name));
    let mut children: Vec<PathBuf> = names.map(|name| content.path().join(name)).collect();
    children.sort();
    Ok(children)
}

fn unit(root: &Folder, state: &State, child: &Path, reading: &Reading) -> Unit {
    let mut told = vec![];
    let mut contents = Contents::default();
    let mut shard = Shard::open(state, child, reading.options);
    // A file at the top of `content/` is a unit too; what cannot be opened is told by the walk.
    let of_unit = root.folder(child.strip_prefix(root.path()).unwrap_or(child));
    let folder = match of_unit.or_else(|_| root.folder("content")) {
        Ok(folder) => folder,
        Err(error) => return (contents, vec![unreadable(&SourcePath::below(root.path(), child), &error)]),
    };
    for (entry, path) in walk(root.path(), child, &mut told) {
        let name = path.file_name();
        if is_article(name) {
            match article(&folder, &entry, path, &mut shard, reading) {
                Ok(manuscript) => contents.manuscripts.push(Arc::new(manuscript)),
                Err(diagnostics) => told.extend(diagnostics),
            }
        } else if matches!(name, "edition.yaml" | "edition.yml") {
            contents.sheets.extend(read_sheet(root, &path, &mut told));
        } else {
            contents.others.extend(facts(&folder, &entry, path).map_err(|diagnostic| told.push(diagnostic)));
        }
    }
    shard.save(&contents.manuscripts);
    (contents, told)
}

/// The files that can be published, each with its path in the project.
fn walk(root: &Path, child: &Path, told: &mut Diagnostics) -> Vec<(DirEntry, SourcePath)> {
    let walk = WalkDir::new(child).follow_links(false).follow_root_links(false).sort_by_file_name();
    let (top, mut found) = (SourcePath::below(root, child), Vec::new());
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
        let path = match entry.file_name().to_str() {
            Some(name) if entry.depth() == 1 => top.of_file(name),
            _ => SourcePath::below(root, entry.path()),
        };
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
            found.push((entry, path));
        }
    }
    found
}

fn facts(folder: &Folder, entry: &DirEntry, path: SourcePath) -> Result<Found, Diagnostic> {
    let facts = folder.facts(name_in(folder, entry)).map_err(|error| unreadable(&path, &error))?;
    Ok(Found::new(path, facts))
}

fn name_in<'e>(folder: &Folder, entry: &'e DirEntry) -> &'e Path {
    let (name, path) = (entry.file_name(), entry.path());
    if path.as_os_str().len() == folder.path().as_os_str().len() + 1 + name.len() {
        return Path::new(name);
    }
    path.strip_prefix(folder.path()).unwrap_or(path)
}

fn article(
    folder: &Folder,
    entry: &DirEntry,
    path: SourcePath,
    shard: &mut Shard,
    reading: &Reading,
) -> Result<Manuscript, Diagnostics> {
    if shard.knows(&path) {
        let found = facts(folder, entry, path.clone()).map_err(|diagnostic| vec![diagnostic])?;
        if let Some(manuscript) = shard.unchanged(&found) {
            return Ok(manuscript);
        }
    }
    // An open file tells its length and time in less time than its path does.
    let unreadable = |error| vec![unreadable(&path, &error)];
    let (file, facts) = folder.open_file(name_in(folder, entry)).map_err(unreadable)?;
    let found = Found::new(path.clone(), facts);
    if facts.len > manuscript::LARGEST as u64 {
        return Err(vec![manuscript::too_large(&path, facts.len)]);
    }
    let len = usize::try_from(facts.len).unwrap_or(0);
    with_open_file(file, len, |bytes| {
        if let Some(manuscript) = shard.same_bytes(&found, bytes) {
            return Ok(manuscript);
        }
        let manuscript = manuscript::read(&found.path, bytes, reading)?;
        shard.learn(&found, manuscript.digest);
        Ok(manuscript)
    })
    .map_err(unreadable)?
}

fn read_sheet(root: &Folder, path: &SourcePath, told: &mut Diagnostics) -> Option<Sheet> {
    let bytes = whole(root, path, manuscript::LARGEST).map_err(|diagnostic| told.push(diagnostic)).ok()?;
    let text = manuscript::text(path, &bytes).map_err(|diagnostic| told.push(diagnostic)).ok()?;
    let (sheet, sheet_told) = sheet::read(path, text);
    told.extend(sheet_told);
    Some(sheet)
}
