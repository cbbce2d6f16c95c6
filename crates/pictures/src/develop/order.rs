//! What is ordered of a picture.

use serde::{Deserialize, Serialize};

/// A picture to be made of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Order {
    pub frame: Frame,
    pub encoding: Encoding,
}

/// How large a picture is to be, in pixels. Nothing is ever enlarged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Frame {
    /// The whole picture, so wide and so high.
    Whole { width: u32, height: u32 },
    /// A card of exactly this size for those who share a page. With a focus (percent from the left and the top) it is
    /// filled and cut around that point; without, the whole picture stands in it on a ground of its own colour.
    Card { width: u32, height: u32, focus: Option<[u8; 2]> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// Lossy for photographs.
    Webp,
    /// For charts, maps and screenshots.
    WebpLossless,
    Jpeg,
    Png,
    /// Only with the feature `avif`.
    Avif,
}
