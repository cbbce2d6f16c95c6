//! The head cache: manuscripts by the digest of their file, the digest by length and time of change.
//!
//! One shard holds one folder of `content/`. A shard is only ever a faster way to the same
//! manuscripts: when it is missing, damaged or of another builder, files are read again.

use std::cell::Cell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::fast::RandomState;
use newsprint_text::Options;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::load::content::Found;
use crate::manuscript::Manuscript;
use crate::source::SourcePath;
use crate::state::State;

/// A file as it was when its manuscript was read.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    path: SourcePath,
    len: u64,
    mtime: u64,
    ctime: u64,
    inode: u64,
    digest: Digest,
}

pub struct Shard<'s> {
    state: &'s State,
    name: String,
    /// Files changed in this instant or later may have changed again without a new time.
    trusted_before: u64,
    old: HashMap<SourcePath, (Known, Manuscript), RandomState>,
    known: Vec<Known>,
    is_changed: bool,
}

thread_local! {
    /// One thread writes one shard at a time, so one buffer serves all of them.
    static BYTES: Cell<Vec<u8>> = const { Cell::new(vec![]) };
}

/// File systems stamp times at the kernel's tick; two writes within one look alike.
const TICK: u64 = 20_000_000;

impl Shard<'_> {
    pub fn open<'s>(state: &'s State, child: &Path, options: Options) -> Shard<'s> {
        let name = format!("{FOLDER}/{}", name(child, options));
        let old: Vec<(Known, Manuscript)> = read(state, &name).unwrap_or_default();
        let written = state.facts(&name).map_or(0, |facts| facts.mtime);
        let is_changed = written == 0;
        let old = old.into_iter().map(|(known, manuscript)| (known.path.clone(), (known, manuscript))).collect();
        Shard { state, name, trusted_before: written.saturating_sub(TICK), old, known: vec![], is_changed }
    }

    pub fn knows(&self, path: &SourcePath) -> bool {
        self.old.contains_key(path)
    }

    /// The manuscript of a file whose length and time say that it did not change.
    pub fn unchanged(&mut self, found: &Found) -> Option<Manuscript> {
        let (known, _) = self.old.get(&found.path)?;
        let facts = (found.len, found.mtime, found.ctime, found.inode);
        let is_same = (known.len, known.mtime, known.ctime, known.inode) == facts && found.mtime != 0;
        if !is_same || found.mtime.max(found.ctime) >= self.trusted_before {
            return None;
        }
        self.take(&found.path)
    }

    /// The manuscript of a file that has the bytes it had.
    pub fn same_bytes(&mut self, found: &Found, bytes: &[u8]) -> Option<Manuscript> {
        let (known, _) = self.old.get(&found.path)?;
        let digest = known.digest;
        if digest != Digest::of_bytes(bytes) {
            return None;
        }
        let (_, manuscript) = self.old.remove(&found.path)?;
        self.learn(found, digest);
        Some(manuscript)
    }

    fn take(&mut self, path: &SourcePath) -> Option<Manuscript> {
        let (known, manuscript) = self.old.remove(path)?;
        self.known.push(known);
        Some(manuscript)
    }

    pub fn learn(&mut self, found: &Found, digest: Digest) {
        let Found { path, len, mtime, ctime, inode } = found.clone();
        self.known.push(Known { path, len, mtime, ctime, inode, digest });
        self.is_changed = true;
    }

    /// Writes the shard when something in it is new. A cache that cannot be written costs time, never the build.
    pub fn save(self, manuscripts: &[Arc<Manuscript>]) {
        if !self.is_changed && self.old.is_empty() {
            return;
        }
        if manuscripts.is_empty() {
            return self.state.remove(&self.name);
        }
        // What is known is learnt as manuscripts come, so both are in one order.
        let pairs = self.known.iter().zip(manuscripts.iter().map(AsRef::as_ref));
        let entries: Vec<(&Known, &Manuscript)> =
            pairs.filter(|(known, manuscript)| known.path == manuscript.path).collect();
        write(self.state, &self.name, &entries);
    }

    /// Removes the shards of folders that are gone; nothing under a name that no shard has.
    pub fn forget_others(state: &State, children: &[PathBuf], options: Options) {
        let current: std::collections::HashSet<String> = children.iter().map(|child| name(child, options)).collect();
        for old in state.names(FOLDER).into_iter().filter(|old| is_name(old) && !current.contains(old)) {
            state.remove(&format!("{FOLDER}/{old}"));
        }
    }
}

/// Where the shards lie in the build state.
pub const FOLDER: &str = "heads";

/// A shard holds what is found when bodies are read so.
fn name(child: &Path, options: Options) -> String {
    Digest::of(&(child.file_name(), options)).to_string()
}

/// Whether a file could be a shard, by its name.
fn is_name(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Reads a cache file: nothing unless it is whole, this builder wrote it, and it did so for this project and user.
pub fn read<T: serde::de::DeserializeOwned>(state: &State, name: &str) -> Option<T> {
    if !state.has_key() {
        return None;
    }
    let sealed = state.read(name).filter(|sealed| sealed.is_ours)?;
    postcard::from_bytes(sealed.bytes.strip_prefix(&of_builder())?).ok()
}

/// Writes a cache file whole or not at all; one that nobody would believe is not written.
pub fn write(state: &State, name: &str, content: &impl Serialize) {
    if !state.has_key() {
        return;
    }
    let mut bytes = BYTES.take();
    bytes.clear();
    bytes.extend(of_builder());
    if let Ok(mut bytes) = postcard::to_extend(content, bytes) {
        let _ = state.write(name, &mut bytes);
        BYTES.set(bytes);
    }
}

fn of_builder() -> [u8; 16] {
    Digest::of_builder().0.to_le_bytes()
}
