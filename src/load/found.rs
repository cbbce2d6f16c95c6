//! What lies in `content/`.

use std::sync::Arc;

use crate::folder::Facts;
use crate::manuscript::Manuscript;
use crate::manuscript::sheet::Sheet;
use crate::source::SourcePath;

#[derive(Default)]
pub struct Contents {
    /// Each apart, so that laying out moves pointers and frees each as it goes; what is kept has them too.
    pub manuscripts: Vec<Arc<Manuscript>>,
    pub sheets: Vec<Sheet>,
    pub others: Vec<Found>,
}

/// A file and the facts that tell whether it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub path: SourcePath,
    pub facts: Facts,
}
