//! Renditions of pictures, made when a page asks for one: a photograph that was just saved delays no build.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::address::OutputPath;
use crate::darkroom::Darkroom;
use crate::folder::Folder;
use crate::model::Rendition;
use crate::state::{Key, State};

/// What is made when it is asked for.
pub type Renditions = BTreeMap<OutputPath, Rendition>;

/// Makes pictures, as many at once as leave a core for whoever edits.
#[derive(Clone)]
pub(super) struct Pictures {
    key: Option<Key>,
    turns: Arc<Semaphore>,
}

impl Pictures {
    pub(super) fn new(key: Option<Key>) -> Pictures {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        Pictures { key, turns: Arc::new(Semaphore::new((cores - 1).max(1))) }
    }

    /// The file at a path of the site, when it is one of a picture and the picture is good.
    pub(super) async fn made(&self, root: Arc<Path>, renditions: Arc<Renditions>, path: OutputPath) -> Option<Vec<u8>> {
        if !renditions.contains_key(&path) {
            return None;
        }
        let _turn = self.turns.acquire().await.ok()?;
        let key = self.key;
        let make = move || {
            let folder = Folder::open(&root).ok()?;
            let state = State::open(&folder, key).ok()?;
            Darkroom::new(&folder, &state).rendition(renditions.get(&path)?).ok()
        };
        tokio::task::spawn_blocking(make).await.ok()?
    }
}
