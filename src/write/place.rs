//! Where a site goes: names in open folders, looked at before anything is written.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Text};
use crate::folder::{Facts, Folder, Kind, real};
use crate::load;
use crate::rules::publishing::{
    bad_output, belongs_to_project, cannot_write, free_space, link_inside, make_writable, no_folder, output_is_link,
    output_led_out, project_lies_in_it,
};
use crate::state::{self, State};

/// Where a site goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// A folder of the project, such as `public`. No link is followed on the way to it: a checkout could bring one.
    Own(PathBuf),
    /// A folder that the user named for this build, relative to the project. Links on the way to it are followed.
    Named(PathBuf),
}

impl Output {
    pub(super) fn path(&self) -> &Path {
        match self {
            Output::Own(path) | Output::Named(path) => path,
        }
    }
}

/// A name in an open folder.
pub(super) struct Place {
    pub(super) around: Folder,
    pub(super) name: OsString,
}

impl Place {
    pub(super) fn open(&self) -> io::Result<Folder> {
        self.around.folder(&self.name)
    }

    pub(super) fn facts(&self) -> Option<Facts> {
        self.around.facts(&self.name).ok()
    }

    /// Removes it with all that is in it; a link goes, and what it leads to stays.
    pub(super) fn clear(&self) {
        let _ = self.around.remove_all(&self.name);
    }
}

/// Folders of the project that a build must never write into.
const SOURCES: [&str; 6] = ["content", "templates", "static", "src", ".git", state::NAME];

/// The one output folder inside the build state: what the preview server shows.
pub const PREVIEW: &str = ".newsprint/preview";

pub(super) fn failure(name: &str, path: &str, error: &io::Error) -> Diagnostic {
    let name = if path.is_empty() { name.to_owned() } else { format!("{name}/{path}") };
    let diagnostic = cannot_write(&name, load::reason(error));
    match error.kind() {
        io::ErrorKind::StorageFull => diagnostic.help(free_space()),
        io::ErrorKind::PermissionDenied => diagnostic.help(make_writable()),
        io::ErrorKind::Other => diagnostic.help(link_inside()),
        _ => diagnostic,
    }
}

/// A folder of the project, on the way to which there is no link.
pub(super) fn own_place(root: &Folder, path: &Path, name: &str) -> Result<Place, Diagnostic> {
    let around = match path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        None => Folder::open(root.path()),
        Some(parent) => root.make_folders(parent),
    };
    let around = around.map_err(|error| failure(name, "", &error))?;
    let place = Place { around, name: path.file_name().unwrap_or_default().to_owned() };
    match place.facts().map(|facts| facts.kind) {
        Some(Kind::Link) => Err(output_is_link(name)),
        _ => Ok(place),
    }
}

/// A name in the project that a link leads out of it: a checkout could bring one, so what lies there must be ours.
pub(super) fn led_out(
    (path, real): (&Path, &Path),
    state: &State,
    manifest: &str,
    name: &str,
) -> Result<(), Diagnostic> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    let is_empty = is_link && Folder::open(real).is_ok_and(|folder| folder.is_empty().unwrap_or(false));
    if is_empty || state.read(manifest).is_some_and(|sealed| sealed.is_ours) {
        return Ok(());
    }
    Err(output_led_out(name))
}

/// A folder that the user named, by its real path: links were followed once, so that staging lies where the site really is.
pub(super) fn named_place(path: &Path) -> io::Result<Place> {
    let around = path.parent().unwrap_or(path);
    fs::create_dir_all(around)?;
    Ok(Place { around: Folder::open(around)?, name: path.file_name().unwrap_or_default().to_owned() })
}

pub(super) fn absolute(root: &Path, output: &Path) -> PathBuf {
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
pub(super) fn display_name(root: &Path, output: &Path) -> String {
    let inside = output.strip_prefix(root).unwrap_or(output);
    inside.to_string_lossy().trim_end_matches('/').to_owned()
}

/// The staging folder of a site that is a file system of its own.
pub(super) const STAGING_INSIDE: &str = ".newsprint.staging";

/// Renaming is atomic only within one file system, so staging lies beside the destination; inside it,
/// when the destination is a file system of its own, such as a mounted volume.
pub(super) fn staging_of(output: &Place) -> io::Result<Place> {
    let path = output.around.path().join(&output.name);
    if is_mounted(&path) {
        return Ok(Place { around: output.open()?, name: STAGING_INSIDE.into() });
    }
    let name = format!(".{}.staging", output.name.to_string_lossy());
    Ok(Place { around: Folder::open(output.around.path())?, name: name.into() })
}

/// The folder of the project's sources that a real path lies in, such as `content/`.
pub(super) fn source_in(root: &Path, real: &Path) -> Option<String> {
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let first = real.strip_prefix(root).ok()?.components().next()?;
    let source = SOURCES.iter().find(|source| first.as_os_str() == **source)?;
    Some(format!("{source}/"))
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
pub(super) fn check(root: &Path, output: &Path, name: &str) -> Result<(), Diagnostic> {
    let refuse = |why: Text| Err(bad_output(name, why));
    let real = real(output);
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    if root.starts_with(&real) {
        return refuse(project_lies_in_it());
    }
    if real != root.join(PREVIEW)
        && let Some(source) = source_in(&root, &real)
    {
        return refuse(belongs_to_project(&source));
    }
    match fs::symlink_metadata(output) {
        Ok(metadata) if metadata.is_file() => refuse(no_folder()),
        _ => Ok(()),
    }
}
