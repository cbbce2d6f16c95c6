//! How bodies are read.

use serde::{Deserialize, Serialize};

use crate::address::Schemes;

/// How a paper's Markdown is read: the `[markdown]` table of site.toml.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Whether HTML in the text is published as it stands; otherwise it is shown as text.
    pub raw_html: bool,
    /// Whether `"straight quotes"`, `--` and `...` become typographic ones.
    pub smart_punctuation: bool,
    /// Whether lines behind four spaces or a tab are code, as in `CommonMark`; otherwise they are paragraphs.
    pub indented_code: bool,
    /// Schemes of links beside those that every paper has.
    pub schemes: Schemes,
}
