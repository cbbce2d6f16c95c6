//! Jobs: a file of the finished site, as a path, an input, and a plain function of that input.

use std::hash::Hash;
use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::model::url::OutputPath;
use crate::source::SourcePath;

/// What a finished file holds.
#[derive(Debug)]
pub enum Content {
    Bytes(Vec<u8>),
    /// The same bytes as this file of the project; never in memory.
    CopyOf {
        file: PathBuf,
        path: SourcePath,
    },
}

/// A file of the finished site: where it goes and how it is made.
pub struct Job<'s> {
    pub path: OutputPath,
    pub fingerprint: Digest,
    /// The source that asks for this file, for telling of two that ask for one.
    pub source: Option<&'s SourcePath>,
    make: Box<dyn Fn() -> Result<Content, Diagnostics> + Send + Sync + 's>,
}

impl<'s> Job<'s> {
    /// `make` is a plain function, so it can see nothing but `input`, and the fingerprint covers
    /// all of `input`: equal fingerprints, equal files.
    pub fn new<I>(path: OutputPath, input: I, make: fn(&I) -> Result<Content, Diagnostics>) -> Job<'s>
    where
        I: Hash + Send + Sync + 's,
    {
        Job { path, fingerprint: Digest::of(&input), source: None, make: Box::new(move || make(&input)) }
    }

    #[must_use]
    pub fn of(mut self, source: &'s SourcePath) -> Job<'s> {
        self.source = Some(source);
        self
    }

    pub fn make(&self) -> Result<Content, Diagnostics> {
        (self.make)()
    }
}
