//! Jobs: a file of the finished site, as a path, an input, and a plain function of that input.

use std::hash::Hash;
use std::io::Read;
use std::sync::Arc;

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::folder::{File, Folder};
use crate::load;
use crate::model::Rendition;
use crate::source::SourcePath;

/// What a finished file holds.
#[derive(Debug)]
pub enum Content {
    Bytes(Vec<u8>),
    /// The bytes of an open file of the project, which must be those that have this digest; never all in memory.
    CopyOf {
        file: File,
        path: SourcePath,
        digest: Digest,
    },
}

/// A file of which other forms are made is no larger than this, in bytes.
const LARGEST_IN_MEMORY: u64 = 64 << 20;

impl Content {
    /// A file of the project as it is. It is opened here, so that what another program puts in its place later is not
    /// what is copied.
    pub fn copy_of(root: &Folder, path: &SourcePath, digest: Digest) -> Result<Content, Diagnostics> {
        let (file, _) = root.open_file(path.as_str()).map_err(|error| vec![load::unreadable(path, &error)])?;
        Ok(Content::CopyOf { file, path: path.clone(), digest })
    }

    /// The bytes, read from the project when they are a file's.
    pub fn into_bytes(self) -> Result<Vec<u8>, Diagnostics> {
        match self {
            Content::Bytes(bytes) => Ok(bytes),
            Content::CopyOf { file, path, digest } => {
                let mut bytes = vec![];
                let copied = Digest::of_copy(&mut file.take(LARGEST_IN_MEMORY), &mut bytes);
                let (copied, _) = copied.map_err(|error| vec![load::unreadable(&path, &error)])?;
                if copied == digest { Ok(bytes) } else { Err(vec![load::changed(&path)]) }
            }
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
    /// Whether compressing the file saves a reader anything, at a cost that a build can bear.
    pub is_large: bool,
    /// What the file is of a picture, when it is.
    pub rendition: Option<&'s Rendition>,
    /// Its length, in bytes, for a file that is not made to be looked at.
    pub estimated_len: Option<u64>,
    /// Whether the file is another one in another form.
    pub is_copy: bool,
    /// Whether any other file may take its place.
    pub gives_way: bool,
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
        let make = Arc::new(move || make(&input));
        Job {
            path,
            fingerprint,
            source: None,
            is_large: true,
            rendition: None,
            estimated_len: None,
            is_copy: false,
            gives_way: false,
            make,
        }
    }

    /// The file is made of a picture, best together with the others of that picture.
    #[must_use]
    pub fn develops(mut self, rendition: &'s Rendition) -> Job<'s> {
        self.rendition = Some(rendition);
        self
    }

    /// What the file holds needs no looking at; it has about so many bytes.
    #[must_use]
    pub fn about(mut self, len: u64) -> Job<'s> {
        self.estimated_len = Some(len);
        self.small()
    }

    /// The file is made only when no other file of the site wants its path, or a folder on the way to it.
    #[must_use]
    pub fn giving_way(mut self) -> Job<'s> {
        self.gives_way = true;
        self
    }

    #[must_use]
    pub fn of(mut self, source: &'s SourcePath) -> Job<'s> {
        self.source = Some(source);
        self
    }

    /// The file has this many bytes.
    #[must_use]
    pub fn of_len(self, len: u64) -> Job<'s> {
        if (ONE_PACKET..=LARGEST_IN_MEMORY).contains(&len) { self } else { self.small() }
    }

    /// The file is not worth compressing: it fits into one packet of a network as it is, or is no text.
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
            rendition: None,
            estimated_len: None,
            is_copy: true,
            gives_way: self.gives_way,
            make: Arc::new(move || form(make()?)),
        }
    }

    pub fn make(&self) -> Result<Content, Diagnostics> {
        (self.make)()
    }
}
