//! What is wrong with a picture file.

use serde::{Deserialize, Serialize};

use crate::Format;

/// Why a file cannot be shown, or not in whole.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Fault {
    /// It has no bytes.
    Empty,
    /// It is a page of HTML or another text, as a download that failed leaves it.
    Markup,
    /// No kind of picture that is known.
    Unknown,
    /// A kind that browsers do not show and that is not decoded here (HEIC, camera raw, Photoshop …).
    NotDecoded(Format),
    /// It says that it has more pixels than [`MOST_PIXELS`](crate::MOST_PIXELS).
    TooLarge { width: u32, height: u32 },
    /// It ends before its picture does.
    Truncated,
    /// What it says contradicts itself, in the decoder's words.
    Damaged(String),
}

/// A picture has no more pixels than this: 100 megapixels, more than any camera of a newsroom takes. What says that it has
/// more is refused before any of it is decoded.
pub const MOST_PIXELS: u64 = 100_000_000;
