//! What only the program knows, and what it makes of a command's arguments.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::cli::ProjectArgs;
use crate::diagnostic::Language;
use crate::model::Schedule;
use crate::options::{Options, Purpose};
use crate::render::Overwrite;
use crate::state::Key;
use crate::write::Output;

/// What only the program knows: the time, the folder it stands in, and when it started.
#[derive(Debug, Clone)]
pub struct Now {
    pub time: jiff::Timestamp,
    pub folder: PathBuf,
    pub started: Instant,
    /// That messages are told in.
    pub language: Language,
    /// What the build state is sealed with where no user's folder outlasts a build.
    pub secret: Option<String>,
    /// Where this user's programs keep what they remember.
    pub user_folder: Option<PathBuf>,
}

impl Now {
    /// The key of the build state when there is one; nothing is made.
    pub fn known_key(&self, root: &Path) -> Option<Key> {
        match &self.secret {
            Some(secret) => Some(Key::of_secret(secret)),
            None => Key::known_of_user(self.user_folder.as_deref()?, root),
        }
    }

    /// The key of the build state of a project.
    pub fn key(&self, root: &Path) -> Option<Key> {
        match &self.secret {
            Some(secret) => Some(Key::of_secret(secret)),
            None => Key::of_user(self.user_folder.as_deref()?, root),
        }
    }
}

impl ProjectArgs {
    pub fn options(&self, output: Output, overwrite: Overwrite, now: &Now) -> Options {
        let root = now.folder.join(&self.root);
        Options {
            key: None,
            root,
            output,
            base_url: self.base_url.clone(),
            schedule: Schedule { now: self.now.unwrap_or(now.time), drafts: self.drafts, future: self.future },
            is_ahead_of_time: self.now.is_some_and(|time| time > now.time),
            overwrite,
            ahead: vec![],
            purpose: Purpose::Publish,
        }
    }
}
