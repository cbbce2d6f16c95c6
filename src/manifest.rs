//! The manifest: which files newsprint wrote, and from what input each was made.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use foldhash::fast::RandomState;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::folder::Facts;

/// What is known of a published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Nothing while a build is replacing the file: it is ours, but must be made again.
    pub fingerprint: Option<Digest>,
    /// In bytes; a file of another length was changed by someone else.
    pub len: u64,
}

/// Output path → entry.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Manifest {
    pub entries: HashMap<Box<str>, Entry, RandomState>,
}

#[derive(Serialize, Deserialize)]
struct Written<P> {
    builder: Digest,
    entries: Vec<(P, Entry)>,
}

/// Replacing a file: it is ours, but must be made again.
const REPLACING: Entry = Entry { fingerprint: None, len: 0 };

impl Manifest {
    /// The manifest of the last build, as far as that came. A damaged one is as good as none; one of another builder
    /// still knows which files are ours.
    pub fn read(file: &Path) -> Manifest {
        let mut manifest = Manifest::complete(file);
        let replacing: Vec<Box<str>> = read(&replacing(file)).unwrap_or_default();
        manifest.entries.extend(replacing.into_iter().map(|path| (path, REPLACING)));
        manifest
    }

    /// What tells whether another build has written the manifest; nothing when one was cut off.
    pub fn facts(file: &Path) -> Option<Facts> {
        let whole = fs::metadata(file).ok().filter(|_| !replacing(file).exists());
        whole.map(|metadata| Facts::of(&metadata))
    }

    fn complete(file: &Path) -> Manifest {
        let Some(written) = read::<Written<Box<str>>>(file) else { return Manifest::default() };
        let is_ours = written.builder == crate::builder();
        let entries = written.entries.into_iter().map(|(path, mut entry)| {
            if !is_ours {
                entry.fingerprint = None;
            }
            (path, entry)
        });
        Manifest { entries: entries.collect() }
    }

    /// Writes the manifest whole or not at all; no file is being replaced any more.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let mut entries: Vec<(&str, Entry)> = self.entries.iter().map(|(path, entry)| (&**path, *entry)).collect();
        entries.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let written = Written { builder: crate::builder(), entries };
        write(file, &written)?;
        // Left behind, it only has the next build make these files once more.
        let _ = fs::remove_file(replacing(file));
        Ok(())
    }

    /// Notes beside the manifest that these files are about to be replaced, until it is written anew.
    pub fn replace<'p>(file: &Path, paths: impl Iterator<Item = &'p str>) -> io::Result<()> {
        write(&replacing(file), &paths.collect::<Vec<&str>>())
    }
}

fn replacing(file: &Path) -> PathBuf {
    file.with_extension("replacing")
}

fn write(file: &Path, content: &impl Serialize) -> io::Result<()> {
    let mut bytes = postcard::to_stdvec(content).map_err(io::Error::other)?;
    let seal = Digest::of_bytes(&bytes).0.to_le_bytes();
    bytes.extend(seal);
    let draft = file.with_extension("new");
    fs::write(&draft, bytes)?;
    fs::rename(&draft, file)
}

fn read<T: DeserializeOwned>(file: &Path) -> Option<T> {
    let bytes = fs::read(file).ok()?;
    let at = bytes.len().checked_sub(16)?;
    let (content, seal) = bytes.split_at(at);
    if Digest::of_bytes(content).0.to_le_bytes() != *seal {
        return None;
    }
    postcard::from_bytes(content).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_comes_back_as_it_was_and_a_damaged_one_as_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("manifest");
        let mut manifest = Manifest::default();
        manifest.entries.insert("a/index.html".into(), Entry { fingerprint: Some(Digest(7)), len: 3 });
        manifest.write(&file).unwrap();
        assert_eq!(Manifest::read(&file), manifest);
        let mut bytes = fs::read(&file).unwrap();
        bytes[3] ^= 1;
        fs::write(&file, bytes).unwrap();
        assert_eq!(Manifest::read(&file), Manifest::default());
    }

    #[test]
    fn files_that_were_being_replaced_are_ours_and_must_be_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("manifest");
        let mut manifest = Manifest::default();
        for path in ["a/index.html", "b/index.html"] {
            manifest.entries.insert(path.into(), Entry { fingerprint: Some(Digest(7)), len: 3 });
        }
        manifest.write(&file).unwrap();
        Manifest::replace(&file, ["b/index.html", "new/index.html"].into_iter()).unwrap();
        let read = Manifest::read(&file);
        assert_eq!(read.entries["a/index.html"], manifest.entries["a/index.html"]);
        assert_eq!((read.entries["b/index.html"], read.entries["new/index.html"]), (REPLACING, REPLACING));
        assert_eq!(Manifest::facts(&file), None);
        manifest.write(&file).unwrap();
        assert!(Manifest::facts(&file).is_some());
        assert_eq!(Manifest::read(&file), manifest);
    }
}
