//! An export: one file that is no part of the site, written whole or not at all.

use std::ffi::{OsStr, OsString};
use std::fs::TryLockError;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Text};
use crate::folder::{File, Folder, Kind, real};
use crate::load;
use crate::rules::publishing::{
    bad_export, belongs_to_project, cannot_write, free_some_space, is_a_folder, is_a_link, is_being_written,
    is_no_file, is_of_somebody, make_folder_writable,
};
use crate::write::place::{absolute, display_name, source_in};

/// What every export begins with, and what may be replaced by the next.
const BEGINS: &[u8] = b"{\"id\":\"";

/// An export that is being written, under a name of its own until it is whole.
pub struct ExportFile {
    /// As the user would say it, for messages.
    told: String,
    folder: Folder,
    name: OsString,
    draft: String,
    /// Locked as long as it is open; nothing when it is finished.
    open: Option<File>,
}

impl ExportFile {
    /// Begins a file, whose path is relative to the project. Inside the project no link is followed on the way to it, and
    /// nowhere is the file itself one.
    pub fn begin(root: &Folder, typed: &Path) -> Result<ExportFile, Diagnostic> {
        let told = display_name(root.path(), typed);
        let path = absolute(root.path(), typed);
        if let Some(source) = source_in(root.path(), &real(&path)) {
            return Err(bad_export(&told, belongs_to_project(&source)));
        }
        let name = path.file_name().ok_or_else(|| bad_export(&told, is_a_folder()))?.to_owned();
        let failed = |error: io::Error| failure(&told, &error);
        let folder = folder_of(root, &path).map_err(failed)?;
        refuse_what_stands_there(&folder, &name, &told)?;
        let draft = format!(".{}.new", name.to_string_lossy());
        let open = draft_in(&folder, &draft).map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => cannot_write(&told, is_being_written()),
            _ => failed(error),
        })?;
        Ok(ExportFile { told, folder, name, draft, open: Some(open) })
    }

    pub fn put(&mut self, bytes: &[u8]) -> Result<(), Diagnostic> {
        let Some(file) = &mut self.open else { return Ok(()) };
        file.write_all(bytes).map_err(|error| failure(&self.told, &error))
    }

    /// Gives the file its name.
    pub fn finish(mut self) -> Result<(), Diagnostic> {
        self.folder.rename(&self.draft, &self.folder, &self.name).map_err(|error| failure(&self.told, &error))?;
        self.open = None;
        Ok(())
    }
}

impl Drop for ExportFile {
    fn drop(&mut self) {
        // Once finished, the name of the draft may be another's.
        if self.open.is_some() {
            let _ = self.folder.remove_file(&self.draft);
        }
    }
}

/// The folder that a file lies in, which must be there.
fn folder_of(root: &Folder, path: &Path) -> io::Result<Folder> {
    let around = path.parent().unwrap_or(path);
    let project = absolute(root.path(), &PathBuf::new());
    match around.strip_prefix(&project) {
        Ok(inside) if inside.as_os_str().is_empty() => Folder::open(root.path()),
        Ok(inside) => root.folder(inside),
        Err(_) => Folder::open(around),
    }
}

/// Only an earlier export is replaced: a name may be mistyped, and a link could have come with the project.
fn refuse_what_stands_there(folder: &Folder, name: &OsStr, told: &str) -> Result<(), Diagnostic> {
    let refuse = |why: Text| Err(bad_export(told, why));
    match folder.kind(name) {
        None => return Ok(()),
        Some(Kind::Link) => return refuse(is_a_link()),
        Some(Kind::Folder) => return refuse(is_a_folder()),
        Some(Kind::Other) => return refuse(is_no_file()),
        Some(Kind::File) => {}
    }
    let mut start = vec![];
    let (file, _) = folder.open_file(name).map_err(|error| failure(told, &error))?;
    file.take(BEGINS.len() as u64).read_to_end(&mut start).map_err(|error| failure(told, &error))?;
    if start.is_empty() || start == BEGINS { Ok(()) } else { refuse(is_of_somebody()) }
}

/// The draft, empty and ours alone: two exports at a time would write into each other's.
fn draft_in(folder: &Folder, name: &str) -> io::Result<File> {
    loop {
        let file = folder.lock_file(name)?;
        file.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => io::ErrorKind::WouldBlock.into(),
            TryLockError::Error(error) => error,
        })?;
        // Whoever had it before may have given it its name in between.
        if folder.facts(name)?.inode == Folder::facts_of(&file)?.inode {
            file.set_len(0)?;
            return Ok(file);
        }
    }
}

fn failure(told: &str, error: &io::Error) -> Diagnostic {
    let diagnostic = cannot_write(told, load::reason(error));
    match error.kind() {
        io::ErrorKind::StorageFull => diagnostic.help(free_some_space()),
        io::ErrorKind::PermissionDenied => diagnostic.help(make_folder_writable()),
        _ => diagnostic,
    }
}
