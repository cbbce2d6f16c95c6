//! Where something is wrong.

use serde::{Deserialize, Serialize};

use crate::source::SourcePath;

/// Where in the project something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub path: SourcePath,
    pub spot: Spot,
}

/// Which part of a file. Keys are looked up in the text only when the diagnostic is shown, so a
/// correct file never pays for positions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spot {
    /// The file itself, or a file that cannot be shown as text.
    File,
    /// Bytes of the file, counted from its start.
    Bytes { start: u32, end: u32 },
    /// A key of YAML or TOML, and the piece of its value that is meant.
    Key { key: String, value: Option<String> },
    /// The first place of a word.
    Word(String),
}
