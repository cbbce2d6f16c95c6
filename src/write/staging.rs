//! Finished files, beside the site and not yet in it.

use std::io::{self, Write as _};
use std::path::Path;

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::folder::{File, Folder};
use crate::job::Content;
use crate::load;
use crate::write::place::failure;

/// The staging folder of a build.
pub struct Staging<'d> {
    /// As the user names the output, for messages.
    pub(super) name: &'d str,
    pub(super) folder: Folder,
}

impl Staging<'_> {
    /// Writes a finished file; gives its length.
    pub fn put(&self, path: &OutputPath, content: Content) -> Result<u64, Diagnostics> {
        let failure = |error: io::Error| vec![failure(self.name, path.as_str(), &error)];
        match content {
            Content::Bytes(bytes) => {
                self.create(path.as_str()).and_then(|mut to| to.write_all(&bytes)).map_err(failure)?;
                Ok(bytes.len() as u64)
            }
            Content::CopyOf { file: mut from, path: source, digest } => {
                let mut to = self.create(path.as_str()).map_err(failure)?;
                let (copied, len) = Digest::of_copy(&mut from, &mut to).map_err(failure)?;
                if copied == digest { Ok(len) } else { Err(vec![load::changed(&source)]) }
            }
        }
    }

    fn create(&self, path: &str) -> io::Result<File> {
        // A page has a folder of its own, so making it first saves a failing try; a failure here shows there.
        if let Some(folder) = path.strip_suffix("/index.html") {
            let _ = self.folder.create_folder(folder);
        }
        with_folder(&self.folder, path, || self.folder.create_file(path))
    }
}

/// The length of a finished file, in bytes; zero when it cannot be told.
pub fn len_of(content: &Content) -> u64 {
    match content {
        Content::Bytes(bytes) => bytes.len() as u64,
        Content::CopyOf { file, .. } => Folder::facts_of(file).map_or(0, |facts| facts.len),
    }
}

/// Runs `write`, making the folder of the file below `root` when it is missing: usually it is there already.
pub(super) fn with_folder<T>(root: &Folder, file: &str, mut write: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    match write() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = Path::new(file).parent().filter(|folder| !folder.as_os_str().is_empty()) {
                drop(root.make_folders(folder)?);
            }
            write()
        }
        result => result,
    }
}
