//! What every handler of a request needs.

use std::path::Path;
use std::sync::Arc;

use tokio::sync::watch as state;

use crate::diagnostic::Language;
use crate::folder::Folder;
use crate::serve::crowd::{Crowd, Limits};
use crate::serve::open::OpenPages;
use crate::serve::pictures::Pictures;
use crate::serve::state::PreviewState;

/// What every handler needs.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) state: state::Receiver<Arc<PreviewState>>,
    /// The project's folder.
    pub(super) root: Arc<Path>,
    pub(super) open: OpenPages,
    /// That whoever edits the paper reads.
    pub(super) language: Language,
    /// Streams of events, which last as long as somebody looks.
    pub(super) streams: Crowd,
    pub(super) pictures: Pictures,
}

/// Fewer streams than connections, so that pages are answered however many are looked at.
pub(super) const STREAMS: Limits = Limits { in_all: 128, of_one: 64 };

impl Desk {
    /// The folder of the preview; nothing when there is none yet, or a link stands on the way to it.
    pub(super) fn preview(root: &Path) -> Option<Folder> {
        Folder::open(root).and_then(|root| root.folder(crate::write::PREVIEW)).ok()
    }
}
