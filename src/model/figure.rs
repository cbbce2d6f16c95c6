//! Pictures as pages show them.

use serde::Serialize;

use crate::address::Location;

/// A picture as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Figure {
    pub url: Location,
    /// In pixels; zero when unknown.
    pub width: u32,
    pub height: u32,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

impl Figure {
    pub fn is_missing(&self) -> bool {
        self.url.href().is_empty()
    }

    /// Stands for a picture whose absence has been told; it is shown nowhere.
    pub fn missing() -> Figure {
        Figure {
            url: Location::Elsewhere("".into()),
            width: 0,
            height: 0,
            alt: String::new(),
            caption: None,
            credit: None,
        }
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
