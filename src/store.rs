//! The store: what was derived from files, found again by what the files were, so that it need not be derived anew.
//!
//! A kind of derived thing (heads, measures of pictures) is a folder of the build state; a pack in it holds what was
//! derived from the files of one folder of `content/`. A pack counts when this user's builds sealed it and the same maker
//! made it; otherwise, and for every file that is not certainly what it was, the thing is derived again. So the store can
//! be deleted, damaged or out of date at the cost of time alone.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::folder::Facts;
use crate::source::SourcePath;
use crate::state::State;

/// A kind of derived thing.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Of its folder.
    pub name: &'static str,
    /// Of all that makes it beside the file: the code, and how that is set.
    pub maker: Digest,
}

pub struct Store<'s> {
    state: &'s State,
    /// Files that changed in this instant or later may change again without a new time.
    trusted_before: u64,
    /// Whether anything is written or removed.
    is_kept: bool,
}

/// File systems stamp times at the kernel's tick; two writes within one look alike. In nanoseconds.
const TICK: u64 = 20_000_000;

/// What tells that a file is the one that it was. Of times only that counts which no program can set, where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    len: u64,
    mtime: u64,
    ctime: u64,
    inode: u64,
}

#[derive(Deserialize)]
struct Entry<V> {
    /// Nothing when the file had changed too recently to be known by its times.
    seen: Option<Seen>,
    digest: Digest,
    value: V,
}

/// What was derived from the files of one folder.
pub struct Pack<'s, V> {
    store: &'s Store<'s>,
    kind: Kind,
    name: String,
    /// What an earlier build left, by the file's path.
    old: HashMap<SourcePath, Entry<V>, RandomState>,
    /// What this build leaves.
    known: Vec<(SourcePath, Option<Seen>, Digest)>,
    is_changed: bool,
}

thread_local! {
    /// One thread writes one pack at a time, so one buffer serves all of them.
    static BYTES: Cell<Vec<u8>> = const { Cell::new(vec![]) };
}

impl Store<'_> {
    /// The store in a project's state, for a build that began at a time by the clock of the file system, in nanoseconds
    /// since 1970.
    pub fn new(state: &State, started: u64) -> Store<'_> {
        Store { state, trusted_before: started.saturating_sub(TICK), is_kept: state.is_kept() }
    }

    /// The same store, to be read only.
    #[must_use]
    pub fn look(&self) -> Store<'_> {
        Store { is_kept: false, ..*self }
    }

    /// What an earlier build derived from the files of a folder; nothing of it when the pack is missing, damaged, or of
    /// another maker.
    pub fn pack<V: DeserializeOwned>(&self, kind: Kind, folder: &str) -> Pack<'_, V> {
        let name = pack_name(folder);
        let entries = self.read::<Vec<(SourcePath, Entry<V>)>>(kind, &name);
        let is_changed = entries.is_none();
        let old = entries.unwrap_or_default().into_iter().collect();
        Pack { store: self, kind, name, old, known: vec![], is_changed }
    }

    /// Removes the packs of all other folders; nothing under a name that no pack has.
    pub fn keep_only<'f>(&self, kind: Kind, folders: impl Iterator<Item = &'f str>) {
        if !self.is_kept {
            return;
        }
        let current: HashSet<String> = folders.map(pack_name).collect();
        self.remove_others(kind, &current);
    }

    /// What was derived earlier from all that a key stands for.
    pub fn kept<V: DeserializeOwned>(&self, kind: Kind, key: Digest) -> Option<V> {
        self.read(kind, &key.to_string())
    }

    /// Keeps what was derived from all that a key stands for. What cannot be kept is derived again.
    pub fn keep<V: Serialize>(&self, kind: Kind, key: Digest, value: &V) {
        if self.is_kept {
            let bytes = kind.maker.0.to_le_bytes().to_vec();
            if let Ok(mut bytes) = postcard::to_extend(value, bytes) {
                let _ = self.state.write(&format!("{}/{key}", kind.name), &mut bytes);
            }
        }
    }

    /// Removes what was derived from anything else.
    pub fn keep_only_keys(&self, kind: Kind, keys: &HashSet<Digest>) {
        if self.is_kept {
            let current: HashSet<String> = keys.iter().map(ToString::to_string).collect();
            self.remove_others(kind, &current);
        }
    }

    fn remove_others(&self, kind: Kind, current: &HashSet<String>) {
        for old in self.state.names(kind.name).into_iter().filter(|old| is_pack_name(old) && !current.contains(old)) {
            self.state.remove(&format!("{}/{old}", kind.name));
        }
    }

    fn read<T: DeserializeOwned>(&self, kind: Kind, name: &str) -> Option<T> {
        if !self.state.has_key() {
            return None;
        }
        let sealed = self.state.read(&format!("{}/{name}", kind.name)).filter(|sealed| sealed.is_ours)?;
        postcard::from_bytes(sealed.bytes.strip_prefix(&kind.maker.0.to_le_bytes())?).ok()
    }
}

impl<V: DeserializeOwned + Serialize> Pack<'_, V> {
    /// Whether there was such a file.
    pub fn has(&self, path: &SourcePath) -> bool {
        self.old.contains_key(path)
    }

    /// What was derived from a file of which the system says that it did not change.
    pub fn unchanged(&mut self, path: &SourcePath, facts: &Facts) -> Option<V> {
        let seen = Seen::of(facts);
        if !self.old.get(path).is_some_and(|entry| seen.is_some() && entry.seen == seen) {
            return None;
        }
        let (path, Entry { seen, digest, value }) = self.old.remove_entry(path)?;
        self.known.push((path, seen, digest));
        Some(value)
    }

    /// What was derived from a file that had the bytes of this digest.
    pub fn same(&mut self, path: &SourcePath, facts: &Facts, digest: Digest) -> Option<V> {
        if self.old.get(path)?.digest != digest {
            return None;
        }
        let entry = self.old.remove(path)?;
        self.learn(path, facts, digest);
        Some(entry.value)
    }

    /// Notes that something was derived from a file with the bytes of this digest.
    pub fn learn(&mut self, path: &SourcePath, facts: &Facts, digest: Digest) {
        let seen = Seen::of(facts).filter(|seen| seen.changed() < self.store.trusted_before);
        self.known.push((path.clone(), seen, digest));
        self.is_changed = true;
    }

    /// Writes the pack when something in it is new; `values` are what is known, in that order. A pack that cannot be
    /// written costs time, never the build.
    pub fn save<'v>(self, values: impl Iterator<Item = (&'v SourcePath, &'v V)>)
    where
        V: 'v,
    {
        let Pack { store: Store { state, is_kept, .. }, kind, name, old, known, is_changed } = self;
        if !is_kept || !is_changed && old.is_empty() {
            return;
        }
        let name = format!("{}/{name}", kind.name);
        if known.is_empty() {
            return state.remove(&name);
        }
        // Nothing is kept under another file's name.
        let pairs = known.iter().zip(values).filter(|((path, ..), (of, _))| path == *of);
        let entries: Vec<_> = pairs.map(|((path, seen, digest), (_, value))| (path, seen, digest, value)).collect();
        let mut bytes = BYTES.take();
        bytes.clear();
        bytes.extend(kind.maker.0.to_le_bytes());
        if let Ok(mut bytes) = postcard::to_extend(&entries, bytes) {
            let _ = state.write(&name, &mut bytes);
            BYTES.set(bytes);
        }
    }
}

impl Seen {
    /// Nothing when the system does not tell when the file changed.
    fn of(facts: &Facts) -> Option<Seen> {
        let Facts { len, mtime, ctime, inode, .. } = *facts;
        let seen = Seen { len, mtime, ctime, inode };
        (seen.changed() != 0).then_some(seen)
    }

    /// An archive may give its files any time, also none or one to come; when they came here is not theirs to say.
    fn changed(&self) -> u64 {
        if self.ctime == 0 { self.mtime } else { self.ctime }
    }
}

fn pack_name(folder: &str) -> String {
    Digest::of(folder).to_string()
}

fn is_pack_name(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::folder::{self, Folder};
    use crate::state::Key;

    const KIND: Kind = Kind { name: "lengths", maker: Digest(1) };
    /// Nanoseconds.
    const SECOND: u64 = 1_000_000_000;

    struct Paper {
        folder: tempfile::TempDir,
    }

    impl Paper {
        fn new() -> Paper {
            Paper { folder: tempfile::tempdir().unwrap() }
        }

        /// What a build that begins at a second finds of two files with these facts, and leaves for the next.
        fn build(&self, kind: Kind, second: u64, facts: &[Facts; 2]) -> [Option<u64>; 2] {
            let key = Some(Key::of_secret("a"));
            let state = State::open(&Folder::open(self.folder.path()).unwrap(), key).unwrap();
            let store = Store::new(&state, second * SECOND);
            let mut pack = store.pack::<u64>(kind, "content/a");
            let paths = [SourcePath::new("content/a/1"), SourcePath::new("content/a/2")];
            let found = [0, 1].map(|at| pack.unchanged(&paths[at], &facts[at]));
            for at in [0, 1] {
                if found[at].is_none() {
                    pack.learn(&paths[at], &facts[at], Digest(at as u128));
                }
            }
            let known: Vec<usize> = pack.known.iter().map(|(path, ..)| usize::from(*path == paths[1])).collect();
            pack.save(known.iter().map(|at| (&paths[*at], &facts[*at].len)));
            found
        }

        fn pack(&self) -> std::path::PathBuf {
            self.folder.path().join(".newsprint/lengths").join(pack_name("content/a"))
        }
    }

    fn file(len: u64, mtime: u64, ctime: u64) -> Facts {
        Facts { kind: folder::Kind::File, len, mtime: mtime * SECOND, ctime: ctime * SECOND, inode: 7 }
    }

    #[test]
    fn what_was_derived_from_a_file_is_found_while_the_file_is_what_it_was() {
        let paper = Paper::new();
        let facts = [file(3, 10, 10), file(4, 11, 11)];
        assert_eq!(paper.build(KIND, 20, &facts), [None, None]);
        assert_eq!(paper.build(KIND, 30, &facts), [Some(3), Some(4)]);
        let replaced = Facts { inode: 8, ..facts[1] };
        assert_eq!(paper.build(KIND, 40, &[facts[0], replaced]), [Some(3), None]);
        assert_eq!(paper.build(KIND, 50, &[file(3, 10, 45), replaced]), [None, Some(4)]);
    }

    #[test]
    fn files_of_an_archive_are_known_whatever_time_they_say() {
        let paper = Paper::new();
        // None, and one to come.
        let facts = [file(3, 0, 10), file(4, 4_000_000_000, 10)];
        assert_eq!(paper.build(KIND, 20, &facts), [None, None]);
        assert_eq!(paper.build(KIND, 30, &facts), [Some(3), Some(4)]);
    }

    #[test]
    fn a_file_that_changed_when_it_was_read_is_not_known_by_its_times() {
        let paper = Paper::new();
        let facts = [file(3, 10, 20), file(4, 25, 25)];
        assert_eq!(paper.build(KIND, 20, &facts), [None, None]);
        assert_eq!(paper.build(KIND, 25, &facts), [None, None]);
        assert_eq!(paper.build(KIND, 30, &facts), [Some(3), None]);
        assert_eq!(paper.build(KIND, 40, &facts), [Some(3), Some(4)]);
    }

    #[test]
    fn what_another_maker_left_or_somebody_damaged_is_as_good_as_nothing() {
        let paper = Paper::new();
        let facts = [file(3, 10, 10), file(4, 11, 11)];
        paper.build(KIND, 20, &facts);
        assert_eq!(paper.build(Kind { maker: Digest(2), ..KIND }, 30, &facts), [None, None]);
        let whole = fs::read(paper.pack()).unwrap();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(paper.pack(), &damaged).unwrap();
            assert_eq!(paper.build(KIND, 40, &facts), [None, None], "byte {at}");
            fs::write(paper.pack(), &whole[..at]).unwrap();
            assert_eq!(paper.build(KIND, 40, &facts), [None, None], "{at} bytes");
        }
        fs::remove_file(paper.pack()).unwrap();
        assert_eq!(paper.build(KIND, 50, &facts), [None, None]);
        assert_eq!(paper.build(KIND, 60, &facts), [Some(3), Some(4)]);
    }

    #[test]
    fn packs_of_folders_that_are_gone_are_removed_and_nothing_else() {
        let paper = Paper::new();
        paper.build(KIND, 20, &[file(3, 10, 10), file(4, 11, 11)]);
        let other = paper.pack().with_file_name("notes.txt");
        fs::write(&other, "mine").unwrap();
        let state = State::open(&Folder::open(paper.folder.path()).unwrap(), Some(Key::of_secret("a"))).unwrap();
        let store = Store::new(&state, 30 * SECOND);
        store.keep_only(KIND, ["content/a"].into_iter());
        assert!(paper.pack().exists());
        store.keep_only(KIND, ["content/b"].into_iter());
        assert!(!paper.pack().exists() && other.exists());
    }
}
