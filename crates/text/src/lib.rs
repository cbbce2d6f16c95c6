#![doc = include_str!("../README.md")]

pub mod address;
pub mod body;
pub mod characters;
pub mod credits;
mod facts;
pub mod headline;
mod medium;
mod opening;
pub mod private;
mod read;
pub mod width;
mod words;
mod write;

pub use body::{Body, MAX_NESTING, Slip};
pub use facts::{Facts, Link, Many, Picture, Strange, facts};
pub use medium::Medium;
pub use read::{Options, read};
pub use write::escape::{escape_text, write_destination};
pub use write::{Addresses, AsTyped, Captions, Player, Shown, html, markdown, plain};
