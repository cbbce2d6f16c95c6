//! Static files: published as they are; style sheets and scripts by a name that changes with their content.

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::folder::Folder;
use crate::job::{Content, Job};
use crate::load::{StaticFile, is_built_in};
use crate::outputs::shared::{RenderContext, minified, static_names};

#[derive(Hash)]
struct Input<'s> {
    digest: Digest,
    is_minified: bool,
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
    let is_named = MINIFIED.contains(&file.name.as_str());
    let is_minified = is_named && context.site.config.minify && is_built_in(file);
    let input = Input { digest: file.digest, is_minified, file: Unhashed { file, root: context.root } };
    // Loading has told of names that cannot be addresses.
    let path = OutputPath::of_file(&static_names::published_name(file))?;
    Some(Job::new(path, input, make).of(&file.path).of_len(file.len))
}

/// Scripts that are loaded before a reader sees anything of what was asked for, and are longer than all others.
const MINIFIED: [&str; 2] = ["js/newsprint-search.js", "js/search.js"];

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let Unhashed { file, root } = input.file;
    let content = match &file.bytes {
        Some(bytes) => Content::Bytes(bytes.to_vec()),
        None => Content::copy_of(root, &file.path, file.digest)?,
    };
    if !input.is_minified {
        return Ok(content);
    }
    let bytes = content.into_bytes()?;
    Ok(Content::Bytes(minified(&String::from_utf8_lossy(&bytes)).into_bytes()))
}
