//! Folders by file descriptors.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, Stat, fstat, mkdirat, openat, renameat, statat, unlinkat};
use rustix::io::{Errno, retry_on_intr};

use super::open::{Facts, Folder, Kind, link_in_the_way, parts};

/// What is published is for everyone to read; whatever the modes of the sources are.
const FILE: Mode = Mode::from_raw_mode(0o644);
const FOLDER: Mode = Mode::from_raw_mode(0o755);

const LOOK: OFlags = OFlags::RDONLY.union(OFlags::CLOEXEC);
const LOOK_INSIDE: OFlags = LOOK.union(OFlags::DIRECTORY);

impl Folder {
    /// The facts of an open file.
    pub fn facts_of(file: &File) -> io::Result<Facts> {
        Ok(facts(&fstat(file)?))
    }

    /// Opens a folder that the user named, links on the way to it followed; anything else is an error.
    pub fn open(path: &Path) -> io::Result<Folder> {
        let open = retry_on_intr(|| rustix::fs::open(path, LOOK_INSIDE, Mode::empty()))?;
        Ok(Folder { path: path.to_owned(), open })
    }

    /// A folder below.
    pub fn folder(&self, name: impl AsRef<Path>) -> io::Result<Folder> {
        let name = name.as_ref();
        Ok(Folder { path: self.path.join(name), open: self.open_below(name, LOOK_INSIDE, Mode::empty())? })
    }

    /// The facts of what stands there; of a symbolic link itself.
    pub fn facts(&self, name: impl AsRef<Path>) -> io::Result<Facts> {
        Ok(facts(&statat(&self.open, name.as_ref(), AtFlags::SYMLINK_NOFOLLOW)?))
    }

    /// The names of all that lies in it, in no order.
    pub fn names(&self) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(&self.open)? {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if !matches!(name, b"." | b"..") {
                names.push(OsString::from_vec(name.to_vec()));
            }
        }
        Ok(names)
    }

    // Opening a pipe to read it would wait for somebody who writes.
    pub(super) fn open_any(&self, name: &Path) -> io::Result<File> {
        Ok(self.open_below(name, LOOK | OFlags::NONBLOCK, Mode::empty())?.into())
    }

    /// A new file; where anything stands already, that is an error.
    pub fn create_file(&self, name: impl AsRef<Path>) -> io::Result<File> {
        let how = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        Ok(self.open_below(name.as_ref(), how, FILE)?.into())
    }

    /// A file to be locked, made when it is missing and never emptied.
    pub fn lock_file(&self, name: &str) -> io::Result<File> {
        let how = OFlags::RDWR | OFlags::CREATE | OFlags::NONBLOCK | OFlags::CLOEXEC;
        Ok(self.open_below(Path::new(name), how, FILE)?.into())
    }

    /// A new folder in one that is there.
    pub fn create_folder(&self, name: impl AsRef<Path>) -> io::Result<()> {
        self.beside(name.as_ref(), |folder, name| Ok(mkdirat(folder, name, FOLDER)?))
    }

    /// Moves a file or folder to a name in another folder of the same file system, over a file that stands there.
    pub fn rename(&self, name: impl AsRef<Path>, to: &Folder, new: impl AsRef<Path>) -> io::Result<()> {
        self.beside(name.as_ref(), |from, name| {
            to.beside(new.as_ref(), |to, new| Ok(retry_on_intr(|| renameat(from, name, to, new))?))
        })
    }

    /// Removes a file, or a link itself.
    pub fn remove_file(&self, name: impl AsRef<Path>) -> io::Result<()> {
        self.beside(name.as_ref(), |folder, name| Ok(unlinkat(folder, name, AtFlags::empty())?))
    }

    /// Removes a folder in which nothing lies.
    pub fn remove_folder(&self, name: impl AsRef<Path>) -> io::Result<()> {
        self.beside(name.as_ref(), |folder, name| Ok(unlinkat(folder, name, AtFlags::REMOVEDIR)?))
    }

    /// Does something to a name in the folder that it lies in.
    fn beside<T>(&self, name: &Path, act: impl FnOnce(BorrowedFd<'_>, &Path) -> io::Result<T>) -> io::Result<T> {
        let parts = parts(name)?;
        let Some((last, _)) = parts.split_last() else { return Err(io::ErrorKind::InvalidInput.into()) };
        match name.parent().filter(|_| parts.len() > 1) {
            None => act(self.open.as_fd(), last),
            Some(parent) => act(self.open_below(parent, LOOK_INSIDE, Mode::empty())?.as_fd(), last),
        }
    }

    fn open_below(&self, name: &Path, how: OFlags, mode: Mode) -> io::Result<OwnedFd> {
        let opened = match self.open_at_once(name, how, mode) {
            // Kernels before 5.6 do not know the call, and some sandboxes forbid what they do not know.
            Err(Errno::NOSYS | Errno::PERM) => self.open_by_steps(name, how, mode),
            opened => opened.map_err(io::Error::from),
        };
        opened.map_err(|error| if is_of_link(&error, self, name) { link_in_the_way() } else { error })
    }

    fn open_at_once(&self, name: &Path, how: OFlags, mode: Mode) -> Result<OwnedFd, Errno> {
        // One step costs the kernel less by the older call, which refuses a link at the end of the way.
        let is_one_step = matches!(name.as_os_str().as_bytes(), [first, rest @ ..] if *first != b'.' && !rest.contains(&b'/') && *first != b'/');
        if is_one_step {
            return retry_on_intr(|| openat(&self.open, name, how | OFlags::NOFOLLOW, mode));
        }
        open_resolved(self.open.as_fd(), name, how, mode)
    }

    /// Goes down part by part, through no link.
    fn open_by_steps(&self, name: &Path, how: OFlags, mode: Mode) -> io::Result<OwnedFd> {
        let parts = parts(name)?;
        let Some((last, above)) = parts.split_last() else { return Err(io::ErrorKind::InvalidInput.into()) };
        let mut at: Option<OwnedFd> = None;
        let step = |at: &Option<OwnedFd>, part: &Path, how: OFlags, mode: Mode| {
            let from = at.as_ref().map_or(self.open.as_fd(), OwnedFd::as_fd);
            retry_on_intr(|| openat(from, part, how | OFlags::NOFOLLOW, mode))
        };
        for part in above {
            at = Some(step(&at, part, LOOK_INSIDE, Mode::empty())?);
        }
        Ok(step(&at, last, how, mode)?)
    }
}

/// The system refuses links by itself, in one call for the whole way.
#[cfg(target_os = "linux")]
fn open_resolved(folder: BorrowedFd<'_>, name: &Path, how: OFlags, mode: Mode) -> Result<OwnedFd, Errno> {
    use rustix::fs::{ResolveFlags, openat2};
    let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
    retry_on_intr(|| openat2(folder, name, how, mode, resolve))
}

#[cfg(not(target_os = "linux"))]
fn open_resolved(_: BorrowedFd<'_>, _: &Path, _: OFlags, _: Mode) -> Result<OwnedFd, Errno> {
    Err(Errno::NOSYS)
}

/// Whether a link is why something could not be opened; a folder that is wanted and is a link is "not a folder" to some
/// systems.
fn is_of_link(error: &io::Error, folder: &Folder, name: &Path) -> bool {
    error.raw_os_error() == Some(Errno::LOOP.raw_os_error())
        || error.kind() == io::ErrorKind::NotADirectory && folder.kind(name) == Some(Kind::Link)
}

// The widths of these fields differ from system to system.
#[allow(clippy::useless_conversion, clippy::unnecessary_fallible_conversions)]
fn facts(stat: &Stat) -> Facts {
    let kind = match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => Kind::File,
        FileType::Directory => Kind::Folder,
        FileType::Symlink => Kind::Link,
        _ => Kind::Other,
    };
    let moment = |seconds: Option<u64>, nanoseconds: Option<u64>| {
        seconds.and_then(|seconds| seconds.checked_mul(1_000_000_000)?.checked_add(nanoseconds?)).unwrap_or(0)
    };
    Facts {
        kind,
        inode: u64::from(stat.st_ino),
        len: u64::try_from(stat.st_size).unwrap_or(0),
        mtime: moment(u64::try_from(stat.st_mtime).ok(), u64::try_from(stat.st_mtime_nsec).ok()),
        ctime: moment(u64::try_from(stat.st_ctime).ok(), u64::try_from(stat.st_ctime_nsec).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_down_step_by_step_refuses_what_the_kernel_refuses() {
        let here = tempfile::tempdir().unwrap();
        let folder = Folder::open(here.path()).unwrap();
        folder.make_folders(Path::new("a/b")).unwrap();
        drop(folder.create_file("a/b/x").unwrap());
        std::os::unix::fs::symlink("a", here.path().join("link")).unwrap();
        std::os::unix::fs::symlink("x", here.path().join("a/b/file")).unwrap();
        let open = |name: &str| folder.open_by_steps(Path::new(name), LOOK, Mode::empty());
        assert!(open("a/b/x").is_ok());
        for name in ["link/b/x", "a/b/file", "../x", "/etc/passwd", ""] {
            assert!(open(name).is_err(), "{name}");
        }
    }
}
