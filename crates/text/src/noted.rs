//! Links and pictures as they are noted of a body, each with its place.

use serde::{Deserialize, Serialize};

/// An address where it stands: a link into this site, such as `02-opera.md#top`, or a picture from elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub target: String,
    pub start: u32,
    pub end: u32,
}

/// A picture of this site; `title` is its caption with the credit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub src: String,
    pub alt: String,
    pub title: String,
    pub start: u32,
    pub end: u32,
}

/// An address by a scheme that not every paper has, such as `magnet:x`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strange {
    /// In small letters.
    pub scheme: String,
    /// The beginning of it, as typed.
    pub address: String,
    pub is_picture: bool,
    pub start: u32,
    pub end: u32,
}

/// Of what a body may have a certain number only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Many {
    Links,
    Pictures,
}

impl Many {
    /// What no article has more of.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Many::Links => 10_000,
            Many::Pictures => 1_000,
        }
    }
}
