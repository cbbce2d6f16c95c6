#![doc = include_str!("../README.md")]

pub mod address;
pub mod body;
pub mod characters;
pub mod credits;
pub mod demand;
mod facts;
pub mod headline;
pub mod invisible;
pub mod machine;
mod markup;
mod medium;
mod noted;
pub mod numerals;
mod opening;
mod read;
mod slip;
mod tags;
pub mod web;
pub mod width;
mod words;
mod write;

pub use body::{Body, MAX_NESTING};
pub use facts::{Facts, facts};
pub use medium::Medium;
pub use noted::{Link, Many, Picture, Strange};
pub use read::{Options, read};
pub use slip::Slip;
pub use tags::{Style, without_tags};
pub use write::anchors::{anchor, anchors};
pub use write::escape::{escape_text, write_destination};
pub use write::{Addresses, AsTyped, Captions, Player, Shown, Sources, Wording, html, markdown, plain, wording};
