//! Writing: the only code that touches the destination. Files are staged beside it and moved in when all are finished.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::folder::{Facts, Folder};
use crate::job::Content;
use crate::load;
use crate::manifest::Manifest;
use crate::model::url::OutputPath;

/// Where a build publishes: the output folder, the staging folder beside it, and the manifest.
pub struct Destination {
    pub output: PathBuf,
    /// As the user names it, for messages.
    pub name: String,
    staging: PathBuf,
    manifest: PathBuf,
    /// Held as long as the build lasts; the system lets go of it even when the build is killed.
    _lock: File,
}

/// Folders of the project that a build must never write into.
const SOURCES: [&str; 6] = ["content", "templates", "static", "src", ".git", ".newsprint"];

/// The one output folder inside the build state: what the preview server shows.
pub const PREVIEW: &str = ".newsprint/preview";

impl Destination {
    /// Takes the destination for this build; waits when another build has it, after saying so.
    pub fn open(
        root: &Path,
        state: &Path,
        output: &Path,
        say: &mut dyn FnMut(&str),
    ) -> Result<Destination, Diagnostic> {
        let name = display_name(root, output);
        let output = absolute(root, output);
        check(root, &output, &name)?;
        let state_error = |error: &io::Error| {
            Diagnostic::error(format!(".newsprint/ cannot be written: {}", load::reason(error)))
                .help("newsprint keeps its build state there; make the project's folder writable")
        };
        fs::create_dir_all(state).map_err(|error| state_error(&error))?;
        let lock = File::create(state.join("lock")).map_err(|error| state_error(&error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                say("another newsprint is building this paper; waiting for it to finish");
                lock.lock().map_err(|error| state_error(&error))?;
            }
            Err(TryLockError::Error(error)) => return Err(state_error(&error)),
        }
        let key = crate::digest::Digest::of_bytes(name.as_bytes()).short();
        // Symbolic links are followed here, once, so that staging lies where the site really is.
        let output = real(&output);
        let staging = staging_of(&output);
        let destination =
            Destination { output, name, staging, manifest: state.join(format!("manifest-{key}")), _lock: lock };
        destination.clear_staging();
        Ok(destination)
    }

    pub fn manifest(&self) -> Manifest {
        Manifest::read(&self.manifest)
    }

    /// What tells whether another build has written the manifest; nothing when one was cut off.
    pub fn manifest_facts(&self) -> Option<Facts> {
        Manifest::facts(&self.manifest)
    }

    /// The published files with their lengths in bytes, as the last build left them.
    pub fn lens(&self) -> BTreeMap<String, u64> {
        self.manifest().entries.into_iter().map(|(path, entry)| (path.into(), entry.len)).collect()
    }

    /// Whether nothing is published yet, so that the whole staging folder can become the site.
    pub fn is_fresh(&self) -> bool {
        if self.staging.starts_with(&self.output) {
            return false;
        }
        match fs::read_dir(&self.output) {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }

    /// What is published, to look at; nothing when it cannot be opened.
    pub fn published(&self) -> Option<Folder> {
        Folder::open(&self.output).ok()
    }

    /// The staging folder, ready for finished files.
    pub fn staging(&self) -> Result<Staging<'_>, Diagnostics> {
        let open = fs::create_dir_all(&self.staging).and_then(|()| Folder::open(&self.staging));
        let folder = open.map_err(|error| vec![self.failure("", &error)])?;
        Ok(Staging { to: self, folder })
    }

    /// Whether anything stands at a path, even a folder or a link.
    pub fn is_taken(&self, path: &str) -> bool {
        fs::symlink_metadata(self.output.join(path)).is_ok()
    }

    pub fn is_same(&self, path: &OutputPath) -> bool {
        let staged = fs::read(self.staging.join(path.as_str()));
        let published = fs::read(self.output.join(path.as_str()));
        matches!((staged, published), (Ok(a), Ok(b)) if a == b)
    }

    /// Moves the staged files in, in the order given, and removes the stale ones last.
    ///
    /// Before the first move it is noted beside the manifest which files are about to be replaced. A build that is killed
    /// here leaves whole files only, and the next one makes them again.
    pub fn publish(&self, staged: &[&OutputPath], stale: &[String], after: &Manifest) -> Result<(), Diagnostics> {
        if self.is_fresh() {
            // Nothing is there yet: files that the manifest names and that are missing are made again.
            self.write_manifest(after)?;
            self.move_all()?;
            self.clear_staging();
            return Ok(());
        }
        let replaced = staged.iter().map(|path| path.as_str());
        Manifest::replace(&self.manifest, replaced).map_err(|error| state_failure(&error))?;
        for path in staged {
            self.move_one(path).map_err(|error| vec![self.failure(path.as_str(), &error)])?;
        }
        for path in stale {
            self.remove(path).map_err(|error| vec![self.failure(path, &error)])?;
        }
        self.write_manifest(after)?;
        self.clear_staging();
        Ok(())
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<(), Diagnostics> {
        manifest.write(&self.manifest).map_err(|error| state_failure(&error))
    }

    fn move_all(&self) -> Result<(), Diagnostics> {
        let failure = |error: io::Error| vec![self.failure("", &error)];
        if !self.staging.is_dir() {
            fs::create_dir_all(&self.staging).map_err(failure)?;
        }
        match fs::remove_dir(&self.output) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failure(error)),
            _ => fs::rename(&self.staging, &self.output).map_err(failure),
        }
    }

    fn move_one(&self, path: &OutputPath) -> io::Result<()> {
        let (from, to) = (self.staging.join(path.as_str()), self.output.join(path.as_str()));
        if fs::symlink_metadata(&to).is_ok_and(|metadata| metadata.is_dir()) {
            // A page's folder stands where a file is to be; it can only go when it is empty.
            fs::remove_dir(&to)?;
        }
        with_folder(&self.output, path.as_str(), || fs::rename(&from, &to))
    }

    /// Removes a stale file and the folders it leaves empty.
    fn remove(&self, path: &str) -> io::Result<()> {
        match fs::remove_file(self.output.join(path)) {
            Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Err(error);
            }
            _ => {}
        }
        let mut folder = Path::new(path).parent();
        while let Some(inside) = folder.filter(|folder| !folder.as_os_str().is_empty()) {
            if fs::remove_dir(self.output.join(inside)).is_err() {
                break;
            }
            folder = inside.parent();
        }
        Ok(())
    }

    pub fn clear_staging(&self) {
        let _ = fs::remove_dir_all(&self.staging);
    }

    fn failure(&self, path: &str, error: &io::Error) -> Diagnostic {
        let name = if path.is_empty() { self.name.clone() } else { format!("{}/{path}", self.name) };
        let diagnostic = Diagnostic::error(format!("{name} cannot be written: {}", load::reason(error)));
        match error.kind() {
            io::ErrorKind::StorageFull => {
                diagnostic.help("free some space and build again; the published site is as it was")
            }
            io::ErrorKind::PermissionDenied => {
                diagnostic.help("make the folder writable, or choose another with `--output`")
            }
            _ => diagnostic,
        }
    }
}

fn state_failure(error: &io::Error) -> Diagnostics {
    let message = format!("the build state cannot be written: {}", load::reason(error));
    vec![Diagnostic::error(message).help("free some space or make `.newsprint/` writable, then build again")]
}

/// The staging folder of a build.
pub struct Staging<'d> {
    to: &'d Destination,
    folder: Folder,
}

impl Staging<'_> {
    /// Writes a finished file; gives its length.
    pub fn put(&self, path: &OutputPath, content: &Content) -> Result<u64, Diagnostics> {
        let written = match content {
            Content::Bytes(bytes) => self.write(path.as_str(), bytes),
            Content::CopyOf { file: from, path: source } => {
                if let Err(error) = File::open(from) {
                    return Err(vec![load::unreadable(source, &error)]);
                }
                let root = self.folder.path();
                with_folder(root, path.as_str(), || fs::copy(from, root.join(path.as_str())))
            }
        };
        written.map_err(|error| vec![self.to.failure(path.as_str(), &error)])
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<u64> {
        // A page has a folder of its own, so making it first saves a failing try; a failure here shows there.
        if let Some(folder) = path.strip_suffix("/index.html") {
            let _ = self.folder.create_folder(folder);
        }
        let mut file = with_folder(self.folder.path(), path, || self.folder.create_file(path))?;
        file.write_all(bytes)?;
        Ok(bytes.len() as u64)
    }
}

/// The length of a finished file, in bytes; zero when it cannot be told.
pub fn len_of(content: &Content) -> u64 {
    match content {
        Content::Bytes(bytes) => bytes.len() as u64,
        Content::CopyOf { file, .. } => fs::metadata(file).map_or(0, |metadata| metadata.len()),
    }
}

impl Drop for Destination {
    fn drop(&mut self) {
        self.clear_staging();
    }
}

/// Runs `write`, making the folder of the file below `root` when it is missing: usually it is there already.
fn with_folder<T>(root: &Path, file: &str, mut write: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    match write() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = root.join(file).parent() {
                fs::create_dir_all(folder)?;
            }
            write()
        }
        result => result,
    }
}

fn absolute(root: &Path, output: &Path) -> PathBuf {
    let joined = if output.is_absolute() { output.to_owned() } else { root.join(output) };
    let mut clean = PathBuf::new();
    for part in joined.components() {
        match part {
            std::path::Component::ParentDir => {
                clean.pop();
            }
            std::path::Component::CurDir => {}
            other => clean.push(other),
        }
    }
    clean
}

/// The path as the user would say it; never a path of the machine when it lies inside the project.
fn display_name(root: &Path, output: &Path) -> String {
    let inside = output.strip_prefix(root).unwrap_or(output);
    inside.to_string_lossy().trim_end_matches('/').to_owned()
}

/// Renaming is atomic only within one file system, so staging lies beside the destination; inside it,
/// when the destination is a file system of its own, such as a mounted volume.
fn staging_of(output: &Path) -> PathBuf {
    if is_mounted(output) {
        return output.join(".newsprint.staging");
    }
    let name = output.file_name().map_or_else(|| "public".into(), |name| name.to_string_lossy().into_owned());
    output.with_file_name(format!(".{name}.staging"))
}

#[cfg(unix)]
fn is_mounted(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    let (own, around) = (device(folder), folder.parent().and_then(device));
    own.is_some() && own != around
}

#[cfg(not(unix))]
fn is_mounted(_: &Path) -> bool {
    false
}

/// The output folder may not be the project, above it, or any folder of its sources.
fn check(root: &Path, output: &Path, name: &str) -> Result<(), Diagnostic> {
    let refuse = |why: &str| {
        Err(Diagnostic::error(format!("the output folder cannot be `{name}`: {why}"))
            .help("choose a folder of its own, such as `--output public`"))
    };
    let real = real(output);
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    if root.starts_with(&real) {
        return refuse("the project lies in it");
    }
    if let Ok(inside) = real.strip_prefix(&root)
        && inside != Path::new(PREVIEW)
        && let Some(first) = inside.components().next()
        && let Some(source) = SOURCES.iter().find(|source| first.as_os_str() == **source)
    {
        return refuse(&format!("`{source}/` belongs to the project"));
    }
    match fs::symlink_metadata(output) {
        Ok(metadata) if metadata.is_file() => refuse("it is a file"),
        _ => Ok(()),
    }
}

/// The path with symbolic links followed as far as it exists.
fn real(path: &Path) -> PathBuf {
    let mut missing = Vec::new();
    let mut at = path;
    loop {
        if let Ok(found) = fs::canonicalize(at) {
            return missing.iter().rev().fold(found, |found, part| found.join(part));
        }
        let (Some(parent), Some(name)) = (at.parent(), at.file_name()) else { return path.to_owned() };
        missing.push(name);
        at = parent;
    }
}
