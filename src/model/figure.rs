//! Pictures as pages show them.

use serde::Serialize;

use crate::address::{Address, Location};
use crate::source::SourcePath;

/// A picture as a page shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Figure {
    /// Its file, when it is one of pixels beside the articles.
    #[serde(skip)]
    pub source: Option<SourcePath>,
    /// The one that every browser shows.
    pub url: Location,
    /// In pixels; zero when unknown.
    pub width: u32,
    pub height: u32,
    /// The same picture in the newer form, by width, as `srcset` lists it (HTML, section 4.8.4.2.1), and its media type.
    pub srcset: Option<String>,
    pub srcset_type: Option<&'static str>,
    /// Nothing behind it can be seen.
    pub is_opaque: bool,
    /// For those who share the page.
    pub card: Option<Card>,
    /// What must be seen where a slot crops, as names of classes.
    pub focus: Option<String>,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
    pub copyright: Option<String>,
    /// When it was taken, as ISO 8601 writes it.
    pub taken: Option<String>,
}

/// A picture for those who share a page, in JPEG.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Card {
    pub url: Address,
    /// In pixels.
    pub width: u32,
    pub height: u32,
}

impl Figure {
    pub fn is_missing(&self) -> bool {
        self.url.href().is_empty()
    }

    /// Stands for a picture whose absence has been told; it is shown nowhere.
    pub fn missing() -> Figure {
        Figure::default()
    }

    /// The media type that its name tells.
    pub fn media_type(&self) -> Option<&'static str> {
        let extension = self.url.href().rsplit('.').next()?.to_ascii_lowercase();
        match extension.as_str() {
            "avif" => Some("image/avif"),
            "gif" => Some("image/gif"),
            "jpg" | "jpeg" => Some("image/jpeg"),
            "png" => Some("image/png"),
            "svg" => Some("image/svg+xml"),
            "webp" => Some("image/webp"),
            _ => None,
        }
    }
}
