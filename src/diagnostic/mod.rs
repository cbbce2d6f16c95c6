//! Diagnostics: what is wrong, where, and the way out; many at once, told as rustc tells them. However hostile a text is,
//! what is told of it is short (`bound`), is not endless (`few`), and commands no terminal and no log (`visible`).

mod bound;
mod few;
mod located;
mod message;
mod place;
mod visible;

pub use few::{few, plural, tell};
pub use located::{Located, locate};
pub use message::{Diagnostic, Diagnostics, Severity, closest};
pub use place::{Place, Spot};
pub use visible::{visible, visible_json};
