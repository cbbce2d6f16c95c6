//! How picture files are put together: readers of their parts, which decode nothing and believe no length that they read.

pub mod boxes;
pub mod bytes;
pub mod gif;
pub mod items;
pub mod jpeg;
pub mod png;
pub mod riff;
pub mod tiff;
