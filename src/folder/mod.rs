//! A folder held open: what lies in it is reached from there, through no symbolic link and never above it, and the
//! system is spared the way from the root every time.

mod open;

#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
mod other;

pub use std::fs::File;

pub use open::{Facts, Folder, Kind, real, too_large};
