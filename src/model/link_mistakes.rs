//! What is said of addresses in articles that mean nothing.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::manuscript::Manuscript;
use crate::source::SourcePath;

/// Where an address was typed.
pub enum At<'a> {
    Body(Range<usize>),
    Key(&'static str, &'a str),
}

impl At<'_> {
    pub fn place(&self, diagnostic: Diagnostic, path: &SourcePath) -> Diagnostic {
        match self {
            At::Body(bytes) => diagnostic.at_bytes(path, bytes.clone()),
            At::Key(key, value) => diagnostic.at_value(path, key, value),
        }
    }
}

/// An address that leads nowhere.
pub struct Lost {
    pub diagnostic: Diagnostic,
    /// The folder of the file that it was typed in.
    pub folder: String,
    pub typed: String,
    pub is_in_body: bool,
    /// Whether an article may be meant too.
    pub is_link: bool,
    /// What is said when nothing is near.
    pub help: &'static str,
}

pub fn dead(manuscript: &Manuscript, typed: &str, at: &At<'_>) -> Lost {
    let diagnostic = at.place(Diagnostic::error(format!("`{typed}` leads to no article")), &manuscript.path);
    Lost {
        diagnostic: diagnostic.label("no such file"),
        folder: manuscript.path.folder().to_owned(),
        typed: typed.to_owned(),
        is_in_body: matches!(at, At::Body(_)),
        is_link: true,
        help: "write the article's file, from here (`./other.md`) or from content/ (`/2025-06-16/a.md`)",
    }
}

pub fn missing_picture(path: &SourcePath, typed: &str, wanted: &SourcePath, at: &At<'_>) -> Lost {
    let diagnostic = at.place(Diagnostic::error(format!("missing file `{typed}`")), path);
    Lost {
        diagnostic: diagnostic.label(format!("no file {wanted}")),
        folder: path.folder().to_owned(),
        typed: typed.to_owned(),
        is_in_body: matches!(at, At::Body(_)),
        is_link: false,
        help: "put the file there, or correct its address",
    }
}

pub fn outside(path: &SourcePath, typed: &str, at: &At<'_>) -> Diagnostic {
    at.place(Diagnostic::error(format!("`{typed}` leads outside `content/`")), path)
        .help("put the file beside the article, and write its address from there")
}

pub fn not_public(path: &SourcePath, typed: &str, at: &At<'_>) -> Diagnostic {
    at.place(Diagnostic::warning(format!("`{typed}` is not public")), path).label("shown without a link until it is")
}

pub fn no_picture(path: &SourcePath, typed: &str, at: &At<'_>) -> Diagnostic {
    at.place(Diagnostic::error(format!("`{typed}` is no picture")), path)
        .help("pictures are AVIF, GIF, JPEG, PNG, SVG or WebP files")
}

pub fn strange_picture(path: &SourcePath, scheme: &str, at: &At<'_>) -> Diagnostic {
    let scheme: String = scheme.chars().take(40).collect();
    at.place(Diagnostic::error(format!("a picture cannot come by `{scheme}:`")), path)
        .help("put the file beside the article and write its path, or an address that starts with `https://`")
}
