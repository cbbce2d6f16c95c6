//! Editions composed before. Composing is a plain function, so an edition whose digest is what it was is the same edition.

use std::collections::HashMap;
use std::sync::Arc;

use crate::digest::Digest;
use crate::model::edition::{Edition, EditionId};

/// What one understanding leaves for the next in the same process.
#[derive(Default)]
pub struct Editions {
    /// Each with the digest of all that it was composed from.
    editions: HashMap<EditionId, (Digest, Arc<Edition>)>,
    /// Whether there is a next one.
    is_kept: bool,
}

impl Editions {
    /// For a process that understands again.
    pub fn kept() -> Editions {
        Editions { is_kept: true, ..Editions::default() }
    }

    pub(super) fn is_kept(&self) -> bool {
        self.is_kept
    }

    /// The edition that was composed from the same.
    pub(super) fn edition(&self, id: &EditionId, from: Digest) -> Option<Arc<Edition>> {
        let (known, edition) = self.editions.get(id)?;
        (*known == from).then(|| Arc::clone(edition))
    }

    /// Keeps these editions and no others; bodies are for one build, so those that hold some are composed once more.
    pub(super) fn keep(&mut self, editions: &[(Digest, Arc<Edition>)]) {
        let is_lasting = |edition: &Edition| edition.articles.iter().all(|article| article.body.tree.is_none());
        let lasting = editions.iter().filter(|(_, edition)| is_lasting(edition));
        self.editions =
            lasting.map(|(from, edition)| (edition.head.id.clone(), (*from, Arc::clone(edition)))).collect();
    }
}
