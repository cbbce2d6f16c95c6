//! A folder held open: what lies in it is reached from there, which spares the system the way from the root every time.
//! Where a system has no such calls, paths are joined as usual.

use std::path::{Path, PathBuf};

/// A folder of this machine. Names are relative to it; who makes them sees to it that they do not lead out of it.
pub struct Folder {
    path: PathBuf,
    #[cfg(unix)]
    open: std::os::fd::OwnedFd,
}

/// What tells whether a file changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub is_file: bool,
    /// In bytes.
    pub len: u64,
    /// Nanoseconds since 1970; zero where the system does not tell, which means "not known to be unchanged".
    pub mtime: u64,
}

impl Facts {
    pub fn of(metadata: &std::fs::Metadata) -> Facts {
        let modified = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        let mtime = modified.and_then(|duration| u64::try_from(duration.as_nanos()).ok()).unwrap_or(0);
        Facts { is_file: metadata.is_file(), len: metadata.len(), mtime }
    }
}

impl Folder {
    pub fn path(&self) -> &Path {
        &self.path
    }
}

#[cfg(unix)]
mod system {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    use rustix::fs::{AtFlags, FileType, Mode, OFlags, Stat, mkdirat, openat, statat};
    use rustix::io::retry_on_intr;

    use super::{Facts, Folder};

    impl Folder {
        /// Opens a folder; anything else is an error.
        pub fn open(path: &Path) -> io::Result<Folder> {
            let how = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
            let open = retry_on_intr(|| rustix::fs::open(path, how, Mode::empty()))?;
            Ok(Folder { path: path.to_owned(), open })
        }

        /// The facts of what stands there; of a symbolic link itself.
        pub fn facts(&self, name: impl AsRef<Path>) -> io::Result<Facts> {
            let stat = statat(&self.open, name.as_ref(), AtFlags::SYMLINK_NOFOLLOW)?;
            Ok(Facts {
                is_file: FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile,
                len: u64::try_from(stat.st_size).unwrap_or(0),
                mtime: mtime(&stat).unwrap_or(0),
            })
        }

        pub fn open_file(&self, name: impl AsRef<Path>) -> io::Result<File> {
            let (name, how) = (name.as_ref(), OFlags::RDONLY | OFlags::CLOEXEC);
            Ok(retry_on_intr(|| openat(&self.open, name, how, Mode::empty()))?.into())
        }

        /// A new file, or an old one emptied.
        pub fn create_file(&self, name: impl AsRef<Path>) -> io::Result<File> {
            let how = OFlags::WRONLY | OFlags::CREATE | OFlags::TRUNC | OFlags::CLOEXEC;
            let (name, mode) = (name.as_ref(), Mode::from_raw_mode(0o666));
            Ok(retry_on_intr(|| openat(&self.open, name, how, mode))?.into())
        }

        pub fn create_folder(&self, name: impl AsRef<Path>) -> io::Result<()> {
            Ok(mkdirat(&self.open, name.as_ref(), Mode::from_raw_mode(0o777))?)
        }
    }

    // The widths of these fields differ from system to system.
    #[allow(clippy::useless_conversion, clippy::unnecessary_fallible_conversions)]
    fn mtime(stat: &Stat) -> Option<u64> {
        let seconds = u64::try_from(stat.st_mtime).ok()?;
        seconds.checked_mul(1_000_000_000)?.checked_add(u64::try_from(stat.st_mtime_nsec).ok()?)
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    use super::{Facts, Folder};

    impl Folder {
        /// Opens a folder; anything else is an error.
        pub fn open(path: &Path) -> io::Result<Folder> {
            if std::fs::metadata(path)?.is_dir() {
                return Ok(Folder { path: path.to_owned() });
            }
            Err(io::ErrorKind::NotADirectory.into())
        }

        /// The facts of what stands there; of a symbolic link itself.
        pub fn facts(&self, name: impl AsRef<Path>) -> io::Result<Facts> {
            std::fs::symlink_metadata(self.path.join(name)).map(|metadata| Facts::of(&metadata))
        }

        pub fn open_file(&self, name: impl AsRef<Path>) -> io::Result<File> {
            File::open(self.path.join(name))
        }

        /// A new file, or an old one emptied.
        pub fn create_file(&self, name: impl AsRef<Path>) -> io::Result<File> {
            File::create(self.path.join(name))
        }

        pub fn create_folder(&self, name: impl AsRef<Path>) -> io::Result<()> {
            std::fs::create_dir(self.path.join(name))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io};

    use super::*;

    #[test]
    fn a_file_has_the_facts_that_its_path_tells() {
        let here = tempfile::tempdir().unwrap();
        let folder = Folder::open(here.path()).unwrap();
        folder.create_folder("a").unwrap();
        io::Write::write_all(&mut folder.create_file("a/港.txt").unwrap(), b"0123").unwrap();
        let facts = folder.facts("a/港.txt").unwrap();
        assert_eq!(facts, Facts::of(&fs::symlink_metadata(here.path().join("a/港.txt")).unwrap()));
        assert!(facts.is_file && facts.len == 4 && facts.mtime > 0);
        assert!(!folder.facts("a").unwrap().is_file);
        assert_eq!(io::read_to_string(folder.open_file("a/港.txt").unwrap()).unwrap(), "0123");
        assert_eq!(folder.facts("b").unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_to_a_file_has_facts_of_its_own() {
        let here = tempfile::tempdir().unwrap();
        fs::write(here.path().join("a"), "a").unwrap();
        std::os::unix::fs::symlink("a", here.path().join("link")).unwrap();
        assert!(!Folder::open(here.path()).unwrap().facts("link").unwrap().is_file);
        assert!(Folder::open(&here.path().join("a")).is_err());
    }
}
