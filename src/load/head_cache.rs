//! The head cache: manuscripts by the digest of their file, the digest by length and time of change.
//!
//! One shard holds one folder of `content/`. A shard is only ever a faster way to the same
//! manuscripts: when it is missing, damaged or of another builder, files are read again.

use std::cell::Cell;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::folder::Facts;
use crate::load::content::Found;
use crate::manuscript::Manuscript;
use crate::source::SourcePath;

/// A file as it was when its manuscript was read.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    path: SourcePath,
    len: u64,
    mtime: u64,
    digest: Digest,
}

pub struct Shard {
    file: PathBuf,
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

impl Shard {
    pub fn open(state: &Path, child: &Path) -> Shard {
        let file = folder(state).join(name(child));
        let old = read(&file).unwrap_or_default();
        let written = fs::metadata(&file).map_or(0, |metadata| Facts::of(&metadata).mtime);
        let is_changed = written == 0;
        let old = old.into_iter().map(|(known, manuscript)| (known.path.clone(), (known, manuscript))).collect();
        Shard { file, trusted_before: written.saturating_sub(TICK), old, known: vec![], is_changed }
    }

    pub fn knows(&self, path: &SourcePath) -> bool {
        self.old.contains_key(path)
    }

    /// The manuscript of a file whose length and time say that it did not change.
    pub fn unchanged(&mut self, found: &Found) -> Option<Manuscript> {
        let (known, _) = self.old.get(&found.path)?;
        let is_same = known.len == found.len && known.mtime == found.mtime && found.mtime != 0;
        if !is_same || found.mtime >= self.trusted_before {
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
        self.known.push(Known { path: found.path.clone(), len: found.len, mtime: found.mtime, digest });
        self.is_changed = true;
    }

    /// Writes the shard when something in it is new. A cache that cannot be written costs time, never the build.
    pub fn save(self, manuscripts: &[Arc<Manuscript>]) {
        if !self.is_changed && self.old.is_empty() {
            return;
        }
        if manuscripts.is_empty() {
            let _ = fs::remove_file(&self.file);
            return;
        }
        // What is known is learnt as manuscripts come, so both are in one order.
        let pairs = self.known.iter().zip(manuscripts.iter().map(AsRef::as_ref));
        let entries: Vec<(&Known, &Manuscript)> =
            pairs.filter(|(known, manuscript)| known.path == manuscript.path).collect();
        let mut bytes = BYTES.take();
        bytes.clear();
        if let Ok(mut bytes) = postcard::to_extend(&entries, bytes) {
            write(&self.file, &mut bytes);
            BYTES.set(bytes);
        }
    }

    /// Removes the shards of folders that are gone.
    pub fn forget_others(state: &Path, children: &[PathBuf]) {
        let Ok(entries) = fs::read_dir(folder(state)) else { return };
        let current: std::collections::HashSet<String> = children.iter().map(|child| name(child)).collect();
        for entry in entries.flatten() {
            if !current.contains(&*entry.file_name().to_string_lossy()) && entry.file_name() != super::asset::SHARD {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

pub fn folder(state: &Path) -> PathBuf {
    state.join("heads")
}

fn name(child: &Path) -> String {
    Digest::of(&child.file_name()).to_string()
}

fn read(file: &Path) -> Option<Vec<(Known, Manuscript)>> {
    postcard::from_bytes(&read_sealed(file)?).ok()
}

/// Reads a cache file: nothing unless it is whole and this builder wrote it.
pub fn read_sealed(file: &Path) -> Option<Vec<u8>> {
    let mut bytes = fs::read(file).ok()?;
    let at = bytes.len().checked_sub(16)?;
    let seal = u128::from_le_bytes(bytes[at..].try_into().ok()?);
    bytes.truncate(at);
    (seal == seal_of(&bytes)).then_some(bytes)
}

/// Writes a cache file whole or not at all.
pub fn write(file: &Path, bytes: &mut Vec<u8>) {
    let _ = fs::create_dir_all(file.parent().unwrap_or(Path::new("")));
    bytes.extend(seal_of(bytes).to_le_bytes());
    let draft = file.with_extension("new");
    if fs::write(&draft, bytes).is_ok() && fs::rename(&draft, file).is_err() {
        let _ = fs::remove_file(&draft);
    }
}

fn seal_of(bytes: &[u8]) -> u128 {
    Digest::of_bytes(bytes).0 ^ crate::builder().0
}
