//! Layouts: which stories stand where on a front page, so that its columns end together. Pure; nothing here knows HTML.
//!
//! Heights are what the built-in theme sets at a root size of 16 px. They need not be exact: they choose what stands
//! beside what, and how many lines a summary has; style sheets take up the rest in pictures and in white between stories.

mod block;
mod desk;
mod fit;
mod front;
mod groups;
mod opening;
mod setting;

pub use block::{Block, Form, Set, Shape};
pub use desk::{Desk, Desks};
pub use front::{Composition, columns, compose, whole};
pub use groups::{Group, Named, groups, named, split};
pub use opening::{LeadSize, Opening, OpeningForm};
