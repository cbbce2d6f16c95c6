//! The manifest: which files newsprint wrote, and from what input each was made.

use std::collections::HashMap;
use std::io;

use foldhash::fast::RandomState;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::address::OutputPath;
use crate::digest::Digest;
use crate::folder::Facts;
use crate::state::State;

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
    /// still knows which files are ours. One that no build of this user wrote here knows names at most.
    pub fn read(state: &State, name: &str, strangers: Strangers) -> Manifest {
        let mut manifest = Manifest::complete(state, name, strangers);
        let replacing: Vec<Box<str>> =
            read(state, &replacing(name), strangers).map(|(paths, _)| paths).unwrap_or_default();
        manifest.entries.extend(replacing.into_iter().filter(is_inside).map(|path| (path, REPLACING)));
        manifest
    }

    /// What tells whether another build has written the manifest; nothing when one was cut off.
    pub fn facts(state: &State, name: &str) -> Option<Facts> {
        if state.facts(&replacing(name)).is_some() {
            return None;
        }
        state.facts(name)
    }

    fn complete(state: &State, name: &str, strangers: Strangers) -> Manifest {
        let Some((written, is_ours)) = read::<Written<Box<str>>>(state, name, strangers) else {
            return Manifest::default();
        };
        let is_believed = is_ours && written.builder == Digest::of_builder();
        let entries = written.entries.into_iter().filter(|(path, _)| is_inside(path)).map(|(path, mut entry)| {
            if !is_believed {
                entry.fingerprint = None;
            }
            (path, entry)
        });
        Manifest { entries: entries.collect() }
    }

    /// Writes the manifest whole or not at all; no file is being replaced any more.
    pub fn write(&self, state: &State, name: &str) -> io::Result<()> {
        let mut entries: Vec<(&str, Entry)> = self.entries.iter().map(|(path, entry)| (&**path, *entry)).collect();
        entries.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let written = Written { builder: Digest::of_builder(), entries };
        write(state, name, &written)?;
        // Left behind, it only has the next build make these files once more.
        state.remove(&replacing(name));
        Ok(())
    }

    /// Notes beside the manifest that these files are about to be replaced, until it is written anew.
    pub fn replace<'p>(state: &State, name: &str, paths: impl Iterator<Item = &'p str>) -> io::Result<()> {
        write(state, &replacing(name), &paths.collect::<Vec<&str>>())
    }
}

/// What a manifest counts for that no build of this user wrote for this project: one that was restored on another
/// machine, or came with a checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strangers {
    /// Its files are ours, to be made again or removed; so it is in the project's own folder, where all came together.
    Names,
    Nothing,
}

// A path from a file is only as good as who wrote it.
#[allow(clippy::borrowed_box)]
fn is_inside(path: &Box<str>) -> bool {
    OutputPath::of_file(path).is_some()
}

fn replacing(name: &str) -> String {
    format!("{name}.replacing")
}

fn write(state: &State, name: &str, content: &impl Serialize) -> io::Result<()> {
    let mut bytes = postcard::to_stdvec(content).map_err(io::Error::other)?;
    state.write(name, &mut bytes)
}

/// What a file of the state says, and whether it is to be believed.
fn read<T: DeserializeOwned>(state: &State, name: &str, strangers: Strangers) -> Option<(T, bool)> {
    let sealed = state.read(name).filter(|sealed| sealed.is_ours || strangers == Strangers::Names)?;
    Some((postcard::from_bytes(&sealed.bytes).ok()?, sealed.is_ours))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;
    use crate::state::Key;

    fn state(folder: &tempfile::TempDir, secret: &str) -> State {
        State::open(&Folder::open(folder.path()).unwrap(), Some(Key::of_secret(secret))).unwrap()
    }

    fn manifest(paths: &[&str]) -> Manifest {
        let entry = Entry { fingerprint: Some(Digest(7)), len: 3 };
        Manifest { entries: paths.iter().map(|path| ((*path).into(), entry)).collect() }
    }

    #[test]
    fn a_manifest_comes_back_as_it_was_and_a_damaged_one_as_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let state = state(&folder, "a");
        let manifest = manifest(&["a/index.html"]);
        manifest.write(&state, "manifest").unwrap();
        assert_eq!(Manifest::read(&state, "manifest", Strangers::Nothing), manifest);
        let file = folder.path().join(".newsprint/manifest");
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[3] ^= 1;
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(Manifest::read(&state, "manifest", Strangers::Nothing), Manifest::default());
    }

    #[test]
    fn files_that_were_being_replaced_are_ours_and_must_be_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let state = state(&folder, "a");
        let manifest = manifest(&["a/index.html", "b/index.html"]);
        manifest.write(&state, "manifest").unwrap();
        Manifest::replace(&state, "manifest", ["b/index.html", "new/index.html"].into_iter()).unwrap();
        let read = Manifest::read(&state, "manifest", Strangers::Nothing);
        assert_eq!(read.entries["a/index.html"], manifest.entries["a/index.html"]);
        assert_eq!((read.entries["b/index.html"], read.entries["new/index.html"]), (REPLACING, REPLACING));
        assert_eq!(Manifest::facts(&state, "manifest"), None);
        manifest.write(&state, "manifest").unwrap();
        assert!(Manifest::facts(&state, "manifest").is_some());
        assert_eq!(Manifest::read(&state, "manifest", Strangers::Nothing), manifest);
    }

    #[test]
    fn a_strangers_manifest_names_files_inside_the_output_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let stranger = state(&folder, "stranger");
        manifest(&["a/index.html", "../x", "/etc/x", "a/../../x", "", "a\\b"]).write(&stranger, "manifest").unwrap();
        Manifest::replace(&stranger, "manifest", ["b/index.html", "../y", "/y"].into_iter()).unwrap();
        let state = state(&folder, "a");
        let known = Manifest::read(&state, "manifest", Strangers::Names);
        let mut names: Vec<&str> = known.entries.keys().map(|path| &**path).collect();
        names.sort_unstable();
        assert_eq!(names, ["a/index.html", "b/index.html"]);
        assert!(known.entries.values().all(|entry| entry.fingerprint.is_none()));
        assert_eq!(Manifest::read(&state, "manifest", Strangers::Nothing), Manifest::default());
    }

    #[test]
    fn even_a_sealed_path_cannot_climb() {
        let folder = tempfile::tempdir().unwrap();
        let state = state(&folder, "a");
        manifest(&["../x", "a"]).write(&state, "manifest").unwrap();
        let read = Manifest::read(&state, "manifest", Strangers::Nothing);
        assert_eq!(read.entries.keys().map(|path| &**path).collect::<Vec<_>>(), ["a"]);
    }
}
