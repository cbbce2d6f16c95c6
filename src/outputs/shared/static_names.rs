//! What static files are called on the site.

use crate::address::Base;
use crate::load::StaticFile;
use crate::templates::AssetLinks;

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
pub fn published_name(file: &StaticFile) -> String {
    match file.name.rsplit_once('.') {
        Some((stem, extension @ ("css" | "js"))) => format!("{stem}.{}.{extension}", file.digest.short()),
        _ => file.name.clone(),
    }
}
