//! What lies in `content/`.

use std::sync::Arc;

use newsprint_pictures::{Fault, Look};
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::folder::Facts;
use crate::load::contents::Mismatch;
use crate::load::properties::Properties;
use crate::load::svg::Treatment;
use crate::manuscript::Manuscript;
use crate::manuscript::sheet::Sheet;
use crate::source::SourcePath;

#[derive(Default)]
pub struct Contents {
    /// Each apart, so that laying out moves pointers and frees each as it goes; what is kept has them too.
    pub manuscripts: Vec<Arc<Manuscript>>,
    pub sheets: Vec<Sheet>,
    pub others: Vec<Found>,
    /// Articles that cannot be read, which is told.
    pub unread: Vec<SourcePath>,
}

/// A file and the facts that tell whether it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub path: SourcePath,
    pub facts: Facts,
}

/// What a page needs to know of a file that it shows or links.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Asset {
    pub digest: Digest,
    pub len: u64,
    /// In pixels; zero when the file does not tell.
    pub width: u32,
    pub height: u32,
    /// Whether it is a film or sound that tells where it was recorded.
    pub has_position: bool,
    /// Digest and length are of what is published.
    pub treatment: Treatment,
    /// What a picture of pixels tells of itself, or what is wrong with it.
    pub picture: Option<Arc<Result<Look, Fault>>>,
    /// What is wrong with any other file.
    pub mismatch: Option<Mismatch>,
    /// What an office file or a PDF tells of those who made it.
    pub properties: Properties,
}

/// A file, and what was found when it was measured.
pub type Measured<'f> = (&'f Found, Result<Asset, Diagnostic>);
