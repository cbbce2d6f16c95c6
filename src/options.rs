//! What a build is asked for.

use std::path::PathBuf;

use crate::address::OutputPath;
use crate::model::Schedule;
use crate::render::Overwrite;
use crate::state::Key;
use crate::write::Output;

/// What to build and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    pub output: Output,
    /// What the build state is sealed with; without one nothing that is kept is believed.
    pub key: Option<Key>,
    /// In place of the `base_url` of site.toml.
    pub base_url: Option<String>,
    pub schedule: Schedule,
    pub overwrite: Overwrite,
    /// Files that somebody waits for: they are published before all others when much is to be made.
    pub ahead: Vec<OutputPath>,
    pub purpose: Purpose,
}

/// What a site is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// For readers.
    Publish,
    /// For the editor at the desk: what only a host needs is left out.
    Preview,
}
