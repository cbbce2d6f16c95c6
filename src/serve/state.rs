//! What is true of the preview after its last build.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;

use crate::address::Base;
use crate::diagnostic::Located;
use crate::serve::pictures::Renditions;

/// What pages and the script in them need to know.
#[derive(Debug, Clone, Default)]
pub struct PreviewState {
    /// Counts builds, from one.
    pub number: u64,
    /// Where the site stands; nothing before the first good build.
    pub base: Option<Base>,
    /// What site.toml adds to what pages may load.
    pub csp: Arc<BTreeMap<String, Vec<String>>>,
    pub language: String,
    /// Addresses of articles that readers cannot see yet.
    pub early: Arc<HashSet<String>>,
    pub is_broken: bool,
    pub mistakes: Arc<Vec<Mistake>>,
    /// How many mistakes these are and stand for.
    pub count: usize,
    /// Links of the files, pages aside, that the last build made.
    pub files: Arc<Vec<String>>,
    /// Of the paper's pictures, by where pages look for them.
    pub renditions: Arc<Renditions>,
    /// When an article becomes public or ends.
    pub turn: Option<Timestamp>,
    /// The link of the article that was just edited.
    pub show: Option<String>,
}

/// A diagnostic as the browser shows it.
#[derive(Debug, Clone, Serialize)]
pub struct Mistake {
    #[serde(flatten)]
    pub(super) located: Located,
    /// As a terminal without colours shows it.
    pub(super) text: String,
}

impl PreviewState {
    /// The path prefix of the site, percent-encoded, without a slash at its end.
    pub fn base_prefix(&self) -> &str {
        self.base.as_ref().map_or("", |base| base.prefix.as_str())
    }
}
