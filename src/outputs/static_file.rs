//! Static files: published as they are; style sheets and scripts by a name that changes with their content.

use crate::digest::Digest;
use crate::folder::Folder;
use crate::job::{Content, Job};
use crate::load::{StaticFile, themes};
use crate::model::url::{Base, OutputPath};
use crate::outputs::Press;
use crate::templates::AssetLinks;

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

pub fn jobs(press: Press<'_>) -> Vec<Job<'_>> {
    press.statics.iter().filter_map(|file| job(press, file)).collect()
}

fn job<'s>(press: Press<'s>, file: &'s StaticFile) -> Option<Job<'s>> {
    let input = Input { digest: file.digest, file: Unhashed { file, root: press.root } };
    // Loading has told of names that cannot be addresses.
    let path = OutputPath::of_file(&published_name(file))?;
    Some(Job::new(path, input, make).of(&file.path).of_len(file.len))
}

fn make(input: &Input<'_>) -> Result<Content, crate::diagnostic::Diagnostics> {
    let Unhashed { file, root } = input.file;
    match themes::built_in_static(&file.name).filter(|_| file.is_built_in) {
        Some(bytes) => Ok(Content::Bytes(bytes.to_vec())),
        None => Content::copy_of(root, &file.path, file.digest),
    }
}

/// The links of all static files, for templates to name them by what they are called in `static/`.
pub fn links(statics: &[StaticFile], base: &Base) -> AssetLinks {
    statics.iter().map(|file| (file.name.clone(), base.href(&address(file)))).collect()
}

/// Whether the file's name changes with its content.
pub fn is_hashed(file: &StaticFile) -> bool {
    published_name(file) != file.name
}

/// Where the file is published.
pub fn address(file: &StaticFile) -> String {
    format!("/{}", published_name(file))
}

/// `css/newsprint.css` → `css/newsprint.1a2b3c4d.css`; the digest says when a browser's copy is old.
fn published_name(file: &StaticFile) -> String {
    match file.name.rsplit_once('.') {
        Some((stem, extension @ ("css" | "js"))) => format!("{stem}.{}.{extension}", file.digest.short()),
        _ => file.name.clone(),
    }
}
