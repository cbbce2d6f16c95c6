//! What is made of a body: HTML, Markdown that means the same anywhere, and plain text.

mod addresses;
pub(crate) mod anchors;
mod attribute;
pub mod escape;
mod headings;
mod html;
mod inline;
mod lines;
mod markdown;
mod notes;
mod players;
mod published;
mod table;
mod wording;
mod writer;

pub use addresses::{Addresses, AsTyped, Captions, Player, Shown, Sources};
pub use html::html;
pub use markdown::{markdown, plain};
pub use wording::{Wording, wording};
