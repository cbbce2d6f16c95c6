//! Assets: the pictures and files that articles show or link, copied under their edition's address.

use std::hash::{Hash, Hasher};

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::folder::Folder;
use crate::job::{Content, Job};
use crate::load::{asset, svg};
use crate::model::PublishedAsset;
use crate::model::picture_fault::of_fault;
use crate::outputs::shared::RenderContext;

struct Input<'s> {
    asset: &'s PublishedAsset,
    root: &'s Folder,
}

// The bytes are all that matters; where they lie does not.
impl Hash for Input<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.asset.digest, &self.asset.imprint).hash(state);
    }
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let job = |(path, asset): (&OutputPath, _)| {
        let asset: &PublishedAsset = asset;
        Job::new(path.clone(), Input { asset, root: context.root }, make).of(&asset.path).of_len(asset.len)
    };
    context.site.assets.iter().map(job).collect()
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let PublishedAsset { path, digest, imprint, .. } = input.asset;
    if svg::is_svg(path.as_str()) {
        let picture = asset::inert_svg(input.root, path, *digest).map_err(|diagnostic| vec![diagnostic])?;
        return Ok(Content::Bytes(picture));
    }
    let copy = Content::copy_of(input.root, path, *digest)?;
    let Some(imprint) = imprint else { return Ok(copy) };
    let original = newsprint_pictures::original(&copy.into_bytes()?, imprint);
    let original = original.map_err(|fault| vec![of_fault(&fault, path.file_name()).in_file(path)])?;
    Ok(Content::Bytes(original))
}
