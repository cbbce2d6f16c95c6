//! Reading `content/`: every folder in it on a thread of its own, with the heads that the store still knows.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::folder::{Folder, Kind};
use crate::load::files::{
    self, is_hidden, is_ignored, is_publishable, unpublishable, unreadable, whole, with_open_file,
};
use crate::load::folders::{Folders, Unit, without_bodies};
use crate::load::found::{Contents, Found};
use crate::load::left_over::{self, LeftOver};
use crate::manuscript::sheet::{self, Sheet};
use crate::manuscript::{self, Manuscript, Reading};
use crate::rules::files::{circle_of_links, name_not_utf8, symbolic_link, unreadable_file, unreadable_folder};
use crate::source::{SourcePath, is_article};
use crate::store::{self, Pack, Store};

/// Heads, as they are found when bodies are read so.
fn heads(reading: &Reading) -> store::Kind {
    store::Kind { name: "heads", maker: Digest::of(&(Digest::of_reader(), reading.options)) }
}

/// Reads all of `content/`. One folder of it is one unit: walked, read and stored together.
pub fn load(root: &Folder, store: &Store<'_>, reading: &Reading, known: &mut Folders) -> (Contents, Diagnostics) {
    if root.kind("content") == Some(Kind::Link) {
        return (Contents::default(), vec![symbolic_link().in_file(&SourcePath::new("content"))]);
    }
    let children = match root.folder("content").and_then(|content| children(&content)) {
        Ok(children) => children,
        Err(error) => {
            return (Contents::default(), vec![unreadable_folder("content/", files::reason(&error))]);
        }
    };
    let folders: Vec<SourcePath> = children.iter().map(|child| SourcePath::below(root.path(), child)).collect();
    if known.is_empty() {
        store.keep_only(heads(reading), folders.iter().map(SourcePath::as_str));
    }
    known.read_so(reading.options);
    let lasting = &*known;
    let of_folder = |(child, folder): (&PathBuf, &SourcePath)| {
        if let Some(unit) = lasting.unit(folder) {
            return (unit, None);
        }
        let unit = unit(root, store, (child, folder), reading);
        let copy = lasting.is_kept.then(|| (folder.clone(), without_bodies(&unit)));
        (unit, copy)
    };
    // One folder at a time: a thread that took many at once would keep the others waiting at the end.
    let (units, read): (Vec<Unit>, Vec<_>) = children.par_iter().zip(&folders).with_max_len(1).map(of_folder).unzip();
    known.keep(read.into_iter().flatten().collect(), &folders);
    let mut all = Contents::default();
    let mut diagnostics = vec![];
    for (unit, mistakes) in units {
        all.manuscripts.extend(unit.manuscripts);
        all.sheets.extend(unit.sheets);
        all.others.extend(unit.others);
        all.unread.extend(unit.unread);
        diagnostics.extend(mistakes);
    }
    (all, diagnostics)
}

fn children(content: &Folder) -> std::io::Result<Vec<PathBuf>> {
    let names = content.names()?.into_iter().filter(|name| !is_ignored(name));
    let mut children: Vec<PathBuf> = names.map(|name| content.path().join(name)).collect();
    children.sort();
    Ok(children)
}

fn unit(root: &Folder, store: &Store<'_>, (child, path): (&Path, &SourcePath), reading: &Reading) -> Unit {
    let mut diagnostics = vec![];
    let mut contents = Contents::default();
    let mut heads = store.pack(heads(reading), path.as_str());
    // A file at the top of `content/` is a unit too; what cannot be opened is told by the walk.
    let of_unit = root.folder(child.strip_prefix(root.path()).unwrap_or(child));
    let folder = match of_unit.or_else(|_| root.folder("content")) {
        Ok(folder) => folder,
        Err(error) => return (contents, vec![unreadable(&SourcePath::below(root.path(), child), &error)]),
    };
    for (entry, path) in walk(root.path(), child, &mut diagnostics) {
        let name = path.file_name();
        if let Some(left_over) = LeftOver::of(name).filter(|left_over| !left_over.may_be_named(name)) {
            diagnostics.extend(left_over::is_of_text(name).then(|| left_over.warning(&path)));
        } else if is_article(name) {
            match article(&folder, &entry, &path, &mut heads, reading) {
                Ok(manuscript) => contents.manuscripts.push(Arc::new(manuscript)),
                Err(mistakes) => {
                    diagnostics.extend(mistakes);
                    contents.unread.push(path);
                }
            }
        } else if matches!(name, "edition.yaml" | "edition.yml") {
            contents.sheets.extend(read_sheet(root, &path, &mut diagnostics));
        } else {
            contents.others.extend(facts(&folder, &entry, path).map_err(|diagnostic| diagnostics.push(diagnostic)));
        }
    }
    heads.save(contents.manuscripts.iter().map(|manuscript| (&manuscript.path, manuscript.as_ref())));
    (contents, diagnostics)
}

/// The files that can be published, each with its path in the project.
fn walk(root: &Path, child: &Path, diagnostics: &mut Diagnostics) -> Vec<(DirEntry, SourcePath)> {
    let walk = WalkDir::new(child).follow_links(false).follow_root_links(false).sort_by_file_name();
    let (top, mut found) = (SourcePath::below(root, child), Vec::new());
    for entry in walk.into_iter().filter_entry(|entry| !is_passed_over(entry)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = SourcePath::below(root, error.path().unwrap_or(child));
                let reason = error.io_error().map_or_else(circle_of_links, files::reason);
                diagnostics.push(unreadable_file(reason).in_file(&path));
                continue;
            }
        };
        let path = match entry.file_name().to_str() {
            Some(name) if entry.depth() == 1 => top.of_file(name),
            _ => SourcePath::below(root, entry.path()),
        };
        if entry.path_is_symlink() {
            diagnostics.push(symbolic_link().in_file(&path));
        } else if entry.file_name().to_str().is_none() {
            diagnostics.push(name_not_utf8().in_file(&path));
        } else if !is_publishable(&path) {
            diagnostics.push(unpublishable(&path));
        } else if entry.file_type().is_file() {
            found.push((entry, path));
        }
    }
    found
}

/// What is no file of the paper's, nor one of an editor that is told of.
fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    is_hidden(name) || is_ignored(name) && !(entry.file_type().is_file() && name.to_str().is_some())
}

fn facts(folder: &Folder, entry: &DirEntry, path: SourcePath) -> Result<Found, Diagnostic> {
    let facts = folder.facts(name_in(folder, entry)).map_err(|error| unreadable(&path, &error))?;
    Ok(Found { path, facts })
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
    path: &SourcePath,
    heads: &mut Pack<'_, Manuscript>,
    reading: &Reading,
) -> Result<Manuscript, Diagnostics> {
    if heads.has(path) {
        let Found { facts, .. } = facts(folder, entry, path.clone()).map_err(|diagnostic| vec![diagnostic])?;
        if let Some(manuscript) = heads.unchanged(path, &facts) {
            return Ok(manuscript);
        }
    }
    // An open file tells its length and time in less time than its path does.
    let unreadable = |error| vec![unreadable(path, &error)];
    let (file, facts) = folder.open_file(name_in(folder, entry)).map_err(unreadable)?;
    if facts.len > manuscript::LARGEST as u64 {
        return Err(vec![manuscript::too_large(path, facts.len)]);
    }
    let len = usize::try_from(facts.len).unwrap_or(0);
    with_open_file(file, len, |bytes| {
        if heads.has(path)
            && let Some(manuscript) = heads.same(path, &facts, Digest::of_bytes(bytes))
        {
            return Ok(manuscript);
        }
        let manuscript = manuscript::read(path, bytes, reading)?;
        heads.learn(path, &facts, manuscript.digest);
        Ok(manuscript)
    })
    .map_err(unreadable)?
}

fn read_sheet(root: &Folder, path: &SourcePath, diagnostics: &mut Diagnostics) -> Option<Sheet> {
    let bytes = whole(root, path, manuscript::LARGEST).map_err(|diagnostic| diagnostics.push(diagnostic)).ok()?;
    let text = manuscript::text(path, &bytes).map_err(|diagnostic| diagnostics.push(diagnostic)).ok()?;
    let (sheet, mistakes) = sheet::read(path, text);
    diagnostics.extend(mistakes);
    Some(sheet)
}
