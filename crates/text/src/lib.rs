#![doc = include_str!("../README.md")]

pub mod address;
pub mod body;
pub mod characters;
pub mod credits;
pub mod demand;
mod facts;
pub mod headline;
pub mod invisible;
mod markup;
mod medium;
pub mod numerals;
mod opening;
mod read;
mod slip;
mod tags;
pub mod width;
mod words;
mod write;

pub use body::{Body, MAX_NESTING};
pub use facts::{Facts, Link, Many, Picture, Strange, facts};
pub use medium::Medium;
pub use read::{Options, read};
pub use slip::Slip;
pub use tags::{Style, without_tags};
pub use write::escape::{escape_text, write_destination};
pub use write::{Addresses, AsTyped, Captions, Player, Shown, Sources, Wording, html, markdown, plain, wording};
