//! A folder held open, and what its system tells of files; how the system is asked is another file's.

use std::fs::File;
use std::io;
use std::path::{Component, Path, PathBuf};

/// A folder of this machine. Names are relative to it, with `/` between their parts. A name that climbs, or that has a
/// symbolic link on its way or at its end, is an error for everything that opens, makes, moves or removes.
pub struct Folder {
    pub(super) path: PathBuf,
    #[cfg(unix)]
    pub(super) open: std::os::fd::OwnedFd,
}

/// What stands at a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// What tells whether a file changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub kind: Kind,
    /// In bytes.
    pub len: u64,
    /// Nanoseconds since 1970; zero where the system does not tell, which means "not known to be unchanged".
    pub mtime: u64,
    /// The same of the last change of anything about the file, which no program can set; zero where the system has none.
    pub ctime: u64,
    /// The system's number of the file, which another file does not have at the same time; zero where there is none.
    pub inode: u64,
}

impl Facts {
    pub fn is_file(&self) -> bool {
        self.kind == Kind::File
    }
}

impl Folder {
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What stands at a name, a link itself; nothing where nothing stands or can be seen.
    pub fn kind(&self, name: impl AsRef<Path>) -> Option<Kind> {
        self.facts(name).ok().map(|facts| facts.kind)
    }

    /// The folder below, made with all that are missing on the way to it.
    pub fn make_folders(&self, name: &Path) -> io::Result<Folder> {
        match self.folder(name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            result => return result,
        }
        let mut at: Option<Folder> = None;
        for part in parts(name)? {
            let above = at.as_ref().unwrap_or(self);
            match above.create_folder(part) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                _ => at = Some(above.folder(part)?),
            }
        }
        at.map_or_else(|| self.folder(name), Ok)
    }

    /// Whether nothing lies in it.
    pub fn is_empty(&self) -> io::Result<bool> {
        self.names().map(|names| names.is_empty())
    }

    /// A file to be read, and its facts. Anything but a file is an error, and is not waited for.
    pub fn open_file(&self, name: impl AsRef<Path>) -> io::Result<(File, Facts)> {
        let file = self.open_any(name.as_ref())?;
        let facts = Folder::facts_of(&file)?;
        if facts.is_file() { Ok((file, facts)) } else { Err(io::Error::other("it is not a file")) }
    }

    /// The bytes of a file that has no more than `most`.
    pub fn read(&self, name: impl AsRef<Path>, most: u64) -> io::Result<Vec<u8>> {
        let (file, facts) = self.open_file(name)?;
        let mut bytes = Vec::with_capacity(usize::try_from(facts.len.min(most)).unwrap_or(0));
        io::Read::read_to_end(&mut io::Read::take(file, most.saturating_add(1)), &mut bytes)?;
        if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
    }

    /// Writes a file whole or not at all, whatever stood at its name before.
    pub fn replace_file(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let draft = format!("{name}.new");
        let _ = self.remove_file(&draft);
        io::Write::write_all(&mut self.create_file(&draft)?, bytes)?;
        self.rename(&draft, self, name)
    }

    /// Removes what stands at a name with all that lies in it; a link goes, and what it leads to stays.
    pub fn remove_all(&self, name: impl AsRef<Path>) -> io::Result<()> {
        let name = name.as_ref();
        if self.facts(name)?.kind != Kind::Folder {
            return self.remove_file(name);
        }
        let inside = self.folder(name)?;
        for entry in inside.names()? {
            inside.remove_all(&entry)?;
        }
        self.remove_folder(name)
    }
}

/// What is said of a file that is larger than anything of its kind.
pub fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "it is too large")
}

/// What is said where a link stands on the way.
pub(super) fn link_in_the_way() -> io::Error {
    io::Error::other("a symbolic link is in the way")
}

/// The names that a path is made of; an error when it has others.
pub(super) fn parts(path: &Path) -> io::Result<Vec<&Path>> {
    let name = |part| match part {
        Component::Normal(name) => Ok(Path::new(name)),
        _ => Err(io::Error::new(io::ErrorKind::InvalidInput, "it leads out of its folder")),
    };
    path.components().map(name).collect()
}

/// The path with symbolic links followed as far as it exists.
pub fn real(path: &Path) -> PathBuf {
    let mut missing = Vec::new();
    let mut at = path;
    loop {
        if let Ok(found) = std::fs::canonicalize(at) {
            return missing.iter().rev().fold(found, |found, part| found.join(part));
        }
        let (Some(parent), Some(name)) = (at.parent(), at.file_name()) else { return path.to_owned() };
        missing.push(name);
        at = parent;
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn write(folder: &Folder, name: &str, text: &str) {
        io::Write::write_all(&mut folder.create_file(name).unwrap(), text.as_bytes()).unwrap();
    }

    #[test]
    fn a_file_has_the_facts_that_its_path_tells() {
        let here = tempfile::tempdir().unwrap();
        let folder = Folder::open(here.path()).unwrap();
        folder.create_folder("a").unwrap();
        write(&folder, "a/港.txt", "0123");
        let facts = folder.facts("a/港.txt").unwrap();
        let (file, of_open) = folder.open_file("a/港.txt").unwrap();
        assert_eq!(facts, of_open);
        assert!(facts.is_file() && facts.len == 4 && facts.mtime > 0);
        assert_eq!(folder.kind("a"), Some(Kind::Folder));
        assert_eq!(io::read_to_string(file).unwrap(), "0123");
        assert_eq!(folder.facts("b").unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn a_file_is_made_once_and_replaced_whole() {
        let here = tempfile::tempdir().unwrap();
        let folder = Folder::open(here.path()).unwrap();
        write(&folder, "a", "1");
        assert_eq!(folder.create_file("a").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        folder.replace_file("a", b"22").unwrap();
        assert_eq!(folder.read("a", 2).unwrap(), b"22");
        assert_eq!(folder.read("a", 1).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(folder.names().unwrap(), ["a"]);
    }

    #[test]
    fn folders_are_made_as_deep_as_needed_and_removed_with_all_in_them() {
        let here = tempfile::tempdir().unwrap();
        let folder = Folder::open(here.path()).unwrap();
        write(&folder.make_folders(Path::new("a/b/c")).unwrap(), "x", "");
        write(&folder.make_folders(Path::new("a/b")).unwrap(), "y", "");
        assert!(folder.kind("a/b/c/x").is_some() && folder.kind("a/b/y").is_some());
        folder.remove_all("a").unwrap();
        assert!(folder.is_empty().unwrap());
    }

    #[test]
    fn no_name_leads_out() {
        let here = tempfile::tempdir().unwrap();
        fs::create_dir(here.path().join("in")).unwrap();
        fs::write(here.path().join("secret"), "x").unwrap();
        let folder = Folder::open(&here.path().join("in")).unwrap();
        let absolute = here.path().join("secret");
        for name in ["../secret", "./../secret", "..", absolute.to_str().unwrap()] {
            assert!(folder.open_file(name).is_err(), "{name}");
            assert!(folder.create_file(name).is_err(), "{name}");
            assert!(folder.remove_file(name).is_err(), "{name}");
            assert!(folder.make_folders(Path::new(name)).is_err(), "{name}");
            assert!(folder.folder(name).is_err(), "{name}");
            assert!(folder.remove_all(name).is_err(), "{name}");
        }
        assert!(here.path().join("secret").exists());
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_reached_through_a_link() {
        use std::os::unix::fs::symlink;
        let here = tempfile::tempdir().unwrap();
        for name in ["in", "out"] {
            fs::create_dir(here.path().join(name)).unwrap();
        }
        fs::write(here.path().join("out/x"), "x").unwrap();
        let folder = Folder::open(&here.path().join("in")).unwrap();
        symlink("../out", here.path().join("in/link")).unwrap();
        symlink("../out/x", here.path().join("in/file")).unwrap();
        symlink("../out/new", here.path().join("in/dangling")).unwrap();
        fs::write(here.path().join("in/a"), "a").unwrap();
        for name in ["link/x", "file", "link"] {
            assert!(folder.open_file(name).is_err(), "{name}");
        }
        for name in ["link/new", "dangling", "file"] {
            assert!(folder.create_file(name).is_err(), "{name}");
        }
        assert!(folder.folder("link").is_err() && folder.make_folders(Path::new("link/new")).is_err());
        assert!(folder.create_folder("link/new").is_err() && folder.rename("a", &folder, "link/a").is_err());
        assert!(folder.remove_file("link/x").is_err());
        assert_eq!((folder.kind("link"), folder.kind("file")), (Some(Kind::Link), Some(Kind::Link)));
        folder.replace_file("file", b"ours").unwrap();
        folder.remove_all("link").unwrap();
        assert_eq!(fs::read_to_string(here.path().join("out/x")).unwrap(), "x");
        assert_eq!(fs::read_dir(here.path().join("out")).unwrap().count(), 1);
        assert!(Folder::open(&here.path().join("in/a")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_no_file_and_nobody_waits_for_it() {
        let here = tempfile::tempdir().unwrap();
        let folder = Folder::open(here.path()).unwrap();
        let path = here.path().join("pipe");
        rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, 0o644.into(), 0).unwrap();
        assert_eq!(folder.open_file("pipe").unwrap_err().to_string(), "it is not a file");
        assert_eq!(folder.kind("pipe"), Some(Kind::Other));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_made_can_be_read_by_a_server_and_written_by_its_owner() {
        use std::os::unix::fs::PermissionsExt;
        let here = tempfile::tempdir().unwrap();
        let folder = Folder::open(here.path()).unwrap();
        folder.create_folder("a").unwrap();
        write(&folder, "b", "");
        let mode = |name| fs::metadata(here.path().join(name)).unwrap().permissions().mode() & 0o7777;
        // The caller's mask may take rights away, and never adds any.
        assert_eq!((mode("a") & !0o755, mode("b") & !0o644), (0, 0));
    }
}
