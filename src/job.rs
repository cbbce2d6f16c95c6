//! Jobs: a file of the finished site, as a path, an input, and a plain function of that input.

use std::hash::Hash;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::load;
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

impl Content {
    /// The bytes, read from the project when they are a file's.
    pub fn into_bytes(self) -> Result<Vec<u8>, Diagnostics> {
        match self {
            Content::Bytes(bytes) => Ok(bytes),
            Content::CopyOf { file, path } => load::whole(&file, &path).map_err(|diagnostic| vec![diagnostic]),
        }
    }
}

/// What a network carries at once beside a response's headers, in bytes.
const ONE_PACKET: u64 = 1024;

/// A file of the finished site: where it goes and how it is made.
pub struct Job<'s> {
    pub path: OutputPath,
    pub fingerprint: Digest,
    /// The source that asks for this file, for telling of two that ask for one.
    pub source: Option<&'s SourcePath>,
    /// Whether the file is so large that compressing it saves a reader anything.
    pub is_large: bool,
    /// Whether the file is another one in another form.
    pub is_copy: bool,
    make: Arc<dyn Fn() -> Result<Content, Diagnostics> + Send + Sync + 's>,
}

impl<'s> Job<'s> {
    /// `make` is a plain function, so it can see nothing but `input`, and the fingerprint covers
    /// all of `input`: equal fingerprints, equal files.
    pub fn new<I>(path: OutputPath, input: I, make: fn(&I) -> Result<Content, Diagnostics>) -> Job<'s>
    where
        I: Hash + Send + Sync + 's,
    {
        let fingerprint = Digest::of(&input);
        Job { path, fingerprint, source: None, is_large: true, is_copy: false, make: Arc::new(move || make(&input)) }
    }

    #[must_use]
    pub fn of(mut self, source: &'s SourcePath) -> Job<'s> {
        self.source = Some(source);
        self
    }

    /// The file has this many bytes.
    #[must_use]
    pub fn of_len(self, len: u64) -> Job<'s> {
        if len < ONE_PACKET { self.small() } else { self }
    }

    /// The file fits into one packet of a network as it is.
    #[must_use]
    pub fn small(mut self) -> Job<'s> {
        self.is_large = false;
        self
    }

    /// The same file in another form, made when and only when this one is. It makes this one once more: that costs little
    /// beside compressing, and no job has to know of another.
    #[must_use]
    pub fn copy(&self, path: OutputPath, form: fn(Content) -> Result<Content, Diagnostics>) -> Job<'s> {
        let make = Arc::clone(&self.make);
        Job {
            fingerprint: Digest::of(&(self.fingerprint, path.as_str())),
            path,
            source: self.source,
            is_large: false,
            is_copy: true,
            make: Arc::new(move || form(make()?)),
        }
    }

    pub fn make(&self) -> Result<Content, Diagnostics> {
        (self.make)()
    }
}
