#![doc = include_str!("../README.md")]

pub mod address;
pub mod body;
pub mod characters;
pub mod credits;
mod facts;
pub mod headline;
pub mod private;
mod opening;
mod read;
pub mod width;
mod words;
mod write;

pub use body::{Body, MAX_NESTING, Slip};
pub use facts::{Facts, Link, Many, Picture, Strange, facts};
pub use read::{Options, read};
pub use write::escape::{escape_text, write_destination};
pub use write::{Addresses, AsTyped, Shown, html, markdown, plain};
