//! Where files of the index lie in the site.

/// Whether a file, by its path in the site, is about to be written.
pub type IsWanted<'w> = &'w (dyn Fn(&str) -> bool + Sync);

pub fn texts_path(name: &str) -> String {
    format!("search/texts/{name}.bin")
}

pub fn terms_path(name: &str) -> String {
    format!("search/terms/{name}.bin")
}
