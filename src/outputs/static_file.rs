//! Static files: published as they are; style sheets and scripts by a name that changes with their content.

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::folder::Folder;
use crate::job::{Content, Job};
use crate::load::StaticFile;
use crate::outputs::shared::{RenderContext, static_names};

#[derive(Hash)]
struct Input<'s> {
    digest: Digest,
    file: Unhashed<'s>,
}

/// Where the bytes come from; what they are is in the digest.
struct Unhashed<'s> {
    file: &'s StaticFile,
    root: &'s Folder,
}

impl std::hash::Hash for Unhashed<'_> {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    context.statics.iter().filter_map(|file| job(context, file)).collect()
}

fn job<'s>(context: RenderContext<'s>, file: &'s StaticFile) -> Option<Job<'s>> {
    let input = Input { digest: file.digest, file: Unhashed { file, root: context.root } };
    // Loading has told of names that cannot be addresses.
    let path = OutputPath::of_file(&static_names::published_name(file))?;
    Some(Job::new(path, input, make).of(&file.path).of_len(file.len))
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let Unhashed { file, root } = input.file;
    match &file.bytes {
        Some(bytes) => Ok(Content::Bytes(bytes.to_vec())),
        None => Content::copy_of(root, &file.path, file.digest),
    }
}
