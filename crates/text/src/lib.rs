//! Newspaper text, Chinese and other: no files, no site, no threads.

pub mod credits;
pub mod markdown;
