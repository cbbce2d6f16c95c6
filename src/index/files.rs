//! Files of terms between the time they are named and the time they are published: in the build state, so that memory does
//! not grow with the archive, or in memory where there is none.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use newsprint_search::entry;
use newsprint_search::merge::{File, Numbered, merge as merge_runs};
use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::index::paths::{IsWanted, terms_path};
use crate::state::State;

/// Their folder in the build state.
const FOLDER: &str = "search-files";

/// So many files are written at once.
const BATCH: usize = 64;

/// A run, and the number of its first article in the segment.
pub type Run = (Vec<u8>, u32);

pub struct Files<'s> {
    state: &'s State,
    made: Mutex<HashMap<String, Vec<u8>>>,
}

/// A file with its name.
pub type Named = (String, File);

/// Merges runs into a segment of so many articles and files of about so many bytes; gives the files in batches, and tells of
/// each its first term, its name and its length.
pub fn merge(runs: &[Run], sizes: (u32, usize), mut batch: impl FnMut(&[Named])) -> Vec<(String, String, u64)> {
    let numbered: Vec<Numbered<'_>> = runs.iter().map(|(run, base)| Numbered { run, base: *base }).collect();
    let (mut told, mut pending) = (vec![], vec![]);
    let merged = merge_runs(&numbered, sizes, |file| {
        let name = entry::name(&file.bytes);
        told.push((file.first_text(), name.clone(), file.bytes.len() as u64));
        pending.push((name, file));
        if pending.len() == BATCH {
            batch(&pending);
            pending.clear();
        }
    });
    merged.expect("runs are made here, or sealed");
    batch(&pending);
    told
}

impl<'s> Files<'s> {
    pub fn new(state: &'s State) -> Files<'s> {
        Files { state, made: Mutex::default() }
    }

    /// Keeps files that are wanted.
    pub fn keep(&self, files: &[Named], is_wanted: IsWanted<'_>) {
        files.par_iter().filter(|(name, _)| is_wanted(&terms_path(name))).for_each(|(name, file)| {
            let is_kept = self.state.is_kept() && self.state.has_key();
            if !is_kept || self.state.write_portable(&path(name), &file.bytes).is_err() {
                self.made().insert(name.clone(), file.bytes.clone());
            }
        });
    }

    /// A file that was kept; where it was not, the files of all its runs are made again.
    pub fn take(
        &self,
        name: &str,
        runs: impl FnOnce() -> Result<(Vec<Run>, (u32, usize)), Diagnostics>,
    ) -> Result<Vec<u8>, Diagnostics> {
        if let Some(bytes) = self.state.read_portable(&path(name)) {
            return Ok(bytes);
        }
        let mut made = self.made();
        if !made.contains_key(name) {
            let (runs, sizes) = runs()?;
            merge(&runs, sizes, |files| {
                made.extend(files.iter().map(|(name, file)| (name.clone(), file.bytes.clone())));
            });
        }
        Ok(made.get(name).cloned().unwrap_or_default())
    }

    /// Removes what was kept for publishing.
    pub fn clear(&self) {
        for name in self.state.names(FOLDER) {
            self.state.remove(&format!("{FOLDER}/{name}"));
        }
        self.made().clear();
    }

    fn made(&self) -> MutexGuard<'_, HashMap<String, Vec<u8>>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn path(name: &str) -> String {
    format!("{FOLDER}/{name}")
}
