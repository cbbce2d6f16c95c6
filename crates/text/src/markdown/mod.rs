//! Reads the Markdown of an article's body: what others may quote of it, and its HTML.
//!
//! [`facts`] and [`html`] parse alike, so `facts.links[i]` is the `i`-th link that [`html`] asks the caller for.
//! [`facts_and_draft`] does the work of both in one parse, before the answers are known.

mod address;
mod cjk;
mod comments;
mod draft;
mod escape;
mod events;
mod facts;
mod figures;
mod headings;
mod html;
mod inline;
mod notes;
mod opening;
mod raw;
mod table;
mod text;
mod twin;

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use address::{Schemes, scheme_of};
pub use draft::{Draft, Room, facts_and_draft};
pub use escape::{escape_text, write_destination};
pub use facts::{Facts, Link, Many, Picture, Strange, facts};
pub use html::{ResolvedPicture, html};
pub use text::{is_break, is_direction_mark, one_line};
pub use twin::{Form, twins};

/// How deep blocks and inline marks may nest; what lies deeper is written as plain text.
pub const MAX_NESTING: usize = 100;

/// How a paper's Markdown is read: the `[markdown]` table of site.toml.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Whether HTML in the text is published as it stands; otherwise it is shown as text.
    pub raw_html: bool,
    /// Whether `"straight quotes"`, `--` and `...` become typographic ones.
    pub smart_punctuation: bool,
    /// Schemes of links beside those that every paper has.
    pub schemes: Schemes,
}
