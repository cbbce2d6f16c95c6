//! What a build is asked for.

use std::path::PathBuf;

use crate::address::OutputPath;
use crate::digest::Digest;
use crate::model::Schedule;
use crate::render::Overwrite;
use crate::source::SourcePath;
use crate::state::Key;
use crate::write::Output;

/// What to build and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    pub output: Output,
    /// What the build state is sealed with; without one nothing that is kept is believed.
    pub key: Option<Key>,
    /// In place of the `base_url` of site.toml.
    pub base_url: Option<String>,
    pub schedule: Schedule,
    /// Built for a time that has not come yet.
    pub is_ahead_of_time: bool,
    pub overwrite: Overwrite,
    /// Files that somebody waits for: they are published before all others when much is to be made.
    pub ahead: Vec<OutputPath>,
    pub purpose: Purpose,
}

impl Options {
    /// Whether the site is what readers are given now.
    pub fn is_for_readers(&self) -> bool {
        let Schedule { drafts, future, .. } = self.schedule;
        self.purpose == Purpose::Publish && !drafts && !future && !self.is_ahead_of_time
    }
}

/// What a site is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// For readers.
    Publish,
    /// For the editor at the desk: what only a host needs is left out.
    Preview,
}

/// A part of all pictures, of which each machine makes one: the third of eight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// From one.
    number: u32,
    of: u32,
}

impl Shard {
    /// Reads `3/8`.
    pub fn parse(text: &str) -> Option<Shard> {
        let (number, of) = text.split_once('/')?;
        let [number, of] = [number, of].map(|text| text.trim().parse().ok());
        Some(Shard { number: number?, of: of? }).filter(|shard| (1..=shard.of).contains(&shard.number))
    }

    /// Whether a picture is in it; every picture is in one of the parts, on every machine the same.
    pub fn has(self, picture: &SourcePath) -> bool {
        Digest::of_bytes(picture.as_str().as_bytes()).0 % u128::from(self.of) == u128::from(self.number - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_a_number_of_those_that_there_are() {
        for text in ["1/1", "1/8", "8/8", " 3 / 8 "] {
            assert!(Shard::parse(text).is_some(), "{text}");
        }
        for text in ["", "3", "0/8", "9/8", "1/0", "-1/8", "a/b", "1/2/3", "1.5/2"] {
            assert_eq!(Shard::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_picture_is_in_one_part_and_the_parts_are_alike() {
        let parts: Vec<Shard> = (1..=3).map(|number| Shard { number, of: 3 }).collect();
        let paths: Vec<SourcePath> = (0..3000).map(|at| SourcePath::new(format!("content/{at}.jpg"))).collect();
        assert!(paths.iter().all(|path| parts.iter().filter(|part| part.has(path)).count() == 1));
        for part in parts {
            let count = paths.iter().filter(|path| part.has(path)).count();
            assert!((900..1100).contains(&count), "{count}");
        }
    }
}
