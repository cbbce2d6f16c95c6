//! The darkroom: renditions of pictures, made once and kept in the build state under the names of all that they are made
//! from. So another machine's can be copied in, a build that was killed goes on where it was, and the second encodes none.

use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use newsprint_pictures::{Fault, Order};
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::folder::Folder;
use crate::load;
use crate::model::Rendition;
use crate::model::picture_fault::of_fault;
use crate::model::rendition::Make;
use crate::source::SourcePath;
use crate::state::State;

/// Their folder in the build state.
const FOLDER: &str = "pictures";

/// Pictures that are being made take no more memory together than this, in bytes; one that takes more is made alone.
const MEMORY: u64 = 320 << 20;
/// What making a picture takes beside its pixels and its file.
const OVERHEAD: u64 = 24 << 20;
const BYTES_A_PIXEL: u64 = 4;

/// Faults are told of so many pictures; beyond, the rest of the same copy is as bad.
const ENOUGH: usize = 50;

pub struct Darkroom<'s> {
    root: &'s Folder,
    state: &'s State,
    room: Room,
}

/// Called with each picture whose renditions are made.
pub type Progress<'p> = &'p (dyn Fn(&SourcePath) + Sync);

impl<'s> Darkroom<'s> {
    pub fn new(root: &'s Folder, state: &'s State) -> Darkroom<'s> {
        Darkroom { root, state, room: Room::default() }
    }

    /// A rendition that was made before.
    pub fn kept(&self, rendition: &Rendition) -> Option<Vec<u8>> {
        self.state.read_portable(&file(rendition.name()))
    }

    /// The length of one that was made before, in bytes.
    pub fn len(&self, rendition: &Rendition) -> Option<u64> {
        self.state.len_of_portable(&file(rendition.name()))
    }

    /// A rendition, made now if it was not before.
    pub fn rendition(&self, rendition: &Rendition) -> Result<Vec<u8>, Diagnostic> {
        if let Some(bytes) = self.kept(rendition) {
            return Ok(bytes);
        }
        let made = self.make(&[rendition])?;
        Ok(made.into_iter().next().unwrap_or_default())
    }

    /// The pictures of which some rendition was not made yet, each with those.
    pub fn missing<'r>(&self, renditions: impl Iterator<Item = &'r Rendition>) -> Vec<Vec<&'r Rendition>> {
        let mut missing: BTreeMap<(&SourcePath, Digest), Vec<&Rendition>> = BTreeMap::new();
        let mut names = HashSet::new();
        for rendition in renditions {
            let name = rendition.name();
            if names.insert(name) && self.state.len_of_portable(&file(name)).is_none() {
                missing.entry((&rendition.source, rendition.digest)).or_default().push(rendition);
            }
        }
        missing.into_values().collect()
    }

    /// Makes the renditions of pictures, on all threads, and keeps them.
    pub fn develop(&self, pictures: &[Vec<&Rendition>], progress: Progress<'_>) -> Diagnostics {
        each(pictures, &|renditions| {
            self.make(renditions)?;
            renditions.iter().take(1).for_each(|first| progress(&first.source));
            Ok(())
        })
    }

    /// Decodes pictures and makes nothing of them; tells of those that cannot be.
    pub fn inspect(&self, pictures: &[Vec<&Rendition>]) -> Diagnostics {
        each(pictures, &|renditions| {
            let Some(first) = renditions.iter().find(|rendition| rendition.order().is_some()) else { return Ok(()) };
            let _room = self.room.enter(cost(first));
            let bytes = self.source(first)?;
            newsprint_pictures::develop(&bytes, &[], &first.imprint).map_err(|fault| told(first, &fault)).map(drop)
        })
    }

    /// Makes renditions of one picture and keeps them.
    fn make(&self, renditions: &[&Rendition]) -> Result<Vec<Vec<u8>>, Diagnostic> {
        let Some(first) = renditions.first() else { return Ok(vec![]) };
        let _room = self.room.enter(cost(first));
        let bytes = self.source(first)?;
        let orders: Vec<Order> = renditions.iter().filter_map(|rendition| rendition.order()).collect();
        let developed = match orders.as_slice() {
            [] => vec![],
            orders => {
                newsprint_pictures::develop(&bytes, orders, &first.imprint).map_err(|fault| told(first, &fault))?
            }
        };
        let mut developed = developed.into_iter();
        let mut made = Vec::with_capacity(renditions.len());
        for rendition in renditions {
            let bytes = match rendition.make {
                Make::Order(_) => developed.next().unwrap_or_default(),
                Make::AsItIs => {
                    newsprint_pictures::original(&bytes, &rendition.imprint).map_err(|fault| told(rendition, &fault))?
                }
            };
            // What cannot be kept is made again.
            let _ = self.state.write_portable(&file(rendition.name()), &bytes);
            made.push(bytes);
        }
        Ok(made)
    }

    fn source(&self, rendition: &Rendition) -> Result<Vec<u8>, Diagnostic> {
        let Rendition { source, digest, len, .. } = rendition;
        let bytes = self.root.read(source.as_str(), *len).map_err(|error| load::unreadable(source, &error))?;
        if Digest::of_bytes(&bytes) == *digest { Ok(bytes) } else { Err(load::changed(source)) }
    }

    /// Removes what no picture of the site needs any more, when that is most of what is kept.
    pub fn clear<'r>(&self, renditions: impl Iterator<Item = &'r Rendition>) {
        let needed: HashSet<String> = renditions.map(|rendition| file(rendition.name())).collect();
        let folders = self.state.names(FOLDER);
        let kept = folders.iter().flat_map(|folder| {
            let inside = format!("{FOLDER}/{folder}");
            let names = self.state.names(&inside);
            names.into_iter().map(move |name| format!("{inside}/{name}"))
        });
        let kept: Vec<String> = kept.collect();
        if kept.len() > 2 * needed.len() + 64 {
            for name in kept.iter().filter(|name| !needed.contains(*name)) {
                self.state.remove(name);
            }
        }
    }
}

/// Does something with each picture, on all threads, and gives what is wrong in the order of the pictures.
fn each(pictures: &[Vec<&Rendition>], work: &(dyn Fn(&[&Rendition]) -> Result<(), Diagnostic> + Sync)) -> Diagnostics {
    let faults = AtomicUsize::new(0);
    let told: Vec<Option<Diagnostic>> = pictures
        .par_iter()
        .with_max_len(1)
        .map(|renditions| {
            if faults.load(Ordering::Relaxed) >= ENOUGH {
                return None;
            }
            let fault = work(renditions).err()?;
            faults.fetch_add(1, Ordering::Relaxed);
            Some(fault)
        })
        .collect();
    told.into_iter().flatten().collect()
}

fn told(rendition: &Rendition, fault: &Fault) -> Diagnostic {
    of_fault(fault, rendition.source.file_name()).in_file(&rendition.source)
}

/// `pictures/0a/0a1b…`
fn file(name: Digest) -> String {
    let name = name.to_string();
    format!("{FOLDER}/{}/{name}", &name[..2])
}

fn cost(rendition: &Rendition) -> u64 {
    rendition.pixels() * BYTES_A_PIXEL + rendition.len + OVERHEAD
}

/// Room for what is being made.
#[derive(Default)]
struct Room {
    taken: Mutex<u64>,
    left: Condvar,
}

struct Place<'r> {
    room: &'r Room,
    cost: u64,
}

impl Room {
    /// Waits until there is room. Nobody who is in waits for anybody, so somebody always leaves.
    fn enter(&self, cost: u64) -> Place<'_> {
        let cost = cost.min(MEMORY);
        let taken = locked(&self.taken);
        let taken = self.left.wait_while(taken, |taken| *taken + cost > MEMORY);
        *taken.unwrap_or_else(PoisonError::into_inner) += cost;
        Place { room: self, cost }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *locked(&self.room.taken) -= self.cost;
        self.room.left.notify_all();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
