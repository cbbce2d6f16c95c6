//! Diagnostics: what is wrong, where, and the way out; many at once, told as rustc tells them. However hostile a text is,
//! what is told of it is short (`bound`), is not endless (`few`), and commands no terminal and no log (`visible`).

mod bound;
pub(crate) mod declare;
mod few;
mod located;
mod message;
pub(crate) mod phrases;
mod place;
mod rule;
mod severity;
#[cfg(test)]
mod trial;
mod visible;
pub(crate) mod words;

pub use few::{few, plural, tell};
pub use located::{Edit, Located, locate};
pub use message::{Diagnostic, Diagnostics, Fix, closest, did_you_mean};
pub use place::{Place, Spot};
pub use rule::{Fixes, Rule, Switch};
pub use severity::Severity;
pub use visible::{visible, visible_json};
pub use words::{Argument, Language, Text, Words};
