//! Folders where the system has no calls relative to an open folder: paths are joined, after every part of the way was
//! looked at. Somebody who changes the way in between is not noticed there.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::open::{Facts, Folder, Kind, link_in_the_way, parts};

impl Folder {
    /// The facts of an open file.
    pub fn facts_of(file: &File) -> io::Result<Facts> {
        file.metadata().map(|metadata| facts(&metadata))
    }

    /// Opens a folder that the user named, links on the way to it followed; anything else is an error.
    pub fn open(path: &Path) -> io::Result<Folder> {
        if fs::metadata(path)?.is_dir() {
            return Ok(Folder { path: path.to_owned() });
        }
        Err(io::ErrorKind::NotADirectory.into())
    }

    /// A folder below.
    pub fn folder(&self, name: impl AsRef<Path>) -> io::Result<Folder> {
        Folder::open(&self.looked_at(name.as_ref())?)
    }

    /// The facts of what stands there; of a symbolic link itself.
    pub fn facts(&self, name: impl AsRef<Path>) -> io::Result<Facts> {
        fs::symlink_metadata(self.path.join(name)).map(|metadata| facts(&metadata))
    }

    /// The names of all that lies in it, in no order.
    pub fn names(&self) -> io::Result<Vec<OsString>> {
        fs::read_dir(&self.path)?.map(|entry| Ok(entry?.file_name())).collect()
    }

    pub(super) fn open_any(&self, name: &Path) -> io::Result<File> {
        File::open(self.looked_at(name)?)
    }

    /// A new file; where anything stands already, that is an error.
    pub fn create_file(&self, name: impl AsRef<Path>) -> io::Result<File> {
        File::create_new(self.looked_at(name.as_ref())?)
    }

    /// A file to be locked, made when it is missing and never emptied.
    pub fn lock_file(&self, name: &str) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(self.looked_at(Path::new(name))?)
    }

    /// A new folder in one that is there.
    pub fn create_folder(&self, name: impl AsRef<Path>) -> io::Result<()> {
        fs::create_dir(self.looked_at(name.as_ref())?)
    }

    /// Moves a file or folder to a name in another folder of the same file system, over a file that stands there.
    pub fn rename(&self, name: impl AsRef<Path>, to: &Folder, new: impl AsRef<Path>) -> io::Result<()> {
        fs::rename(self.looked_at_above(name.as_ref())?, to.looked_at_above(new.as_ref())?)
    }

    /// Removes a file, or a link itself.
    pub fn remove_file(&self, name: impl AsRef<Path>) -> io::Result<()> {
        fs::remove_file(self.looked_at_above(name.as_ref())?)
    }

    /// Removes a folder in which nothing lies.
    pub fn remove_folder(&self, name: impl AsRef<Path>) -> io::Result<()> {
        fs::remove_dir(self.looked_at_above(name.as_ref())?)
    }

    fn looked_at(&self, name: &Path) -> io::Result<PathBuf> {
        self.walked(&parts(name)?)
    }

    /// The same for a name that may be a link itself.
    fn looked_at_above(&self, name: &Path) -> io::Result<PathBuf> {
        let parts = parts(name)?;
        let Some((last, above)) = parts.split_last() else { return Err(io::ErrorKind::InvalidInput.into()) };
        Ok(self.walked(above)?.join(last))
    }

    fn walked(&self, parts: &[&Path]) -> io::Result<PathBuf> {
        let mut path = self.path.clone();
        for part in parts {
            path.push(part);
            if fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_symlink()) {
                return Err(link_in_the_way());
            }
        }
        Ok(path)
    }
}

fn facts(metadata: &fs::Metadata) -> Facts {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    let kind = match metadata.file_type() {
        kind if kind.is_file() => Kind::File,
        kind if kind.is_dir() => Kind::Folder,
        kind if kind.is_symlink() => Kind::Link,
        _ => Kind::Other,
    };
    let mtime = modified.and_then(|duration| u64::try_from(duration.as_nanos()).ok()).unwrap_or(0);
    Facts { kind, len: metadata.len(), mtime, ctime: 0, inode: 0 }
}
