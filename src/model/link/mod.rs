//! Links, pictures, videos and sounds: what the addresses in articles mean. An address that leads nowhere is an error with
//! its place.

pub mod anchors;
mod contents;
mod linker;
mod negative;
mod pictures;

pub use linker::{Found, Linker, Links, SheetPages, of_machines};
