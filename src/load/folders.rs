//! What a load leaves for the next one in the same process: every folder of `content/` as it was read. Who hears of each
//! change has only the folders read again in which something changed.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use newsprint_text::Options;

use crate::diagnostic::Diagnostics;
use crate::load::found::{Asset, Contents, Measured};
use crate::manuscript::Manuscript;
use crate::source::SourcePath;

/// What lies in a folder of `content/`, and what is wrong with it.
pub type Unit = (Contents, Diagnostics);

/// Units by the paths of their folders.
#[derive(Default)]
pub struct Folders {
    units: HashMap<SourcePath, Unit>,
    /// Measures of the files that somebody names in each of them.
    measures: HashMap<SourcePath, HashMap<SourcePath, Asset>>,
    /// How bodies were read.
    options: Options,
    /// Whether there is a next load.
    pub(super) is_kept: bool,
}

impl Folders {
    /// For a process that loads again.
    pub fn kept() -> Folders {
        Folders { is_kept: true, ..Folders::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Forgets the folders that these files lie in, or are.
    pub fn forget<'p>(&mut self, changed: impl IntoIterator<Item = &'p SourcePath>) {
        for path in changed {
            let mut parts = path.as_str().splitn(3, '/');
            match (parts.next(), parts.next()) {
                (Some("content"), Some(folder)) => {
                    let folder = SourcePath::new(format!("content/{folder}"));
                    self.units.remove(&folder);
                    self.measures.remove(&folder);
                }
                (Some("content"), None) => {
                    self.units.clear();
                    self.measures.clear();
                }
                _ => {}
            }
        }
    }

    /// Forgets what was read in another way.
    pub(super) fn read_so(&mut self, options: Options) {
        if self.options != options {
            self.units.clear();
            self.options = options;
        }
    }

    pub(super) fn unit(&self, folder: &SourcePath) -> Option<Unit> {
        self.units.get(folder).map(without_bodies)
    }

    /// Keeps what was read just now, and nothing of folders that are gone.
    pub(super) fn keep(&mut self, read: Vec<(SourcePath, Unit)>, current: &[SourcePath]) {
        if self.is_kept {
            let current: HashSet<&SourcePath> = current.iter().collect();
            self.units.retain(|folder, _| current.contains(folder));
            self.measures.retain(|folder, _| current.contains(folder));
            self.units.extend(read);
        }
    }

    pub(super) fn has_measures(&self) -> bool {
        !self.measures.is_empty()
    }

    pub(super) fn measures(&self, folder: &str) -> Option<&HashMap<SourcePath, Asset>> {
        self.measures.get(&SourcePath::new(folder))
    }

    pub(super) fn keep_measures(&mut self, folder: &str, measured: &[Measured<'_>]) {
        if self.is_kept {
            let assets =
                measured.iter().filter_map(|(found, asset)| Some((found.path.clone(), asset.as_ref().ok()?.clone())));
            self.measures.insert(SourcePath::new(folder), assets.collect());
        }
    }
}

/// A copy of a unit without bodies, which are for one build.
pub(super) fn without_bodies((contents, diagnostics): &Unit) -> Unit {
    let Contents { manuscripts, sheets, others, unread } = contents;
    let without_body = |manuscript: &Arc<Manuscript>| match manuscript.body {
        Some(_) => Arc::new(manuscript.without_body()),
        None => Arc::clone(manuscript),
    };
    let manuscripts = manuscripts.iter().map(without_body).collect();
    let (sheets, others, unread) = (sheets.clone(), others.clone(), unread.clone());
    (Contents { manuscripts, sheets, others, unread }, diagnostics.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_after(changed: &[&str]) -> Vec<String> {
        let folders = ["content/2025-06-16", "content/2025-06-17", "content/a.md"].map(SourcePath::new);
        let mut known = Folders::kept();
        known.keep(folders.iter().map(|folder| (folder.clone(), Unit::default())).collect(), &folders);
        known.forget(&changed.iter().map(|path| SourcePath::new(*path)).collect::<Vec<_>>());
        let mut left: Vec<String> = known.units.keys().map(ToString::to_string).collect();
        left.sort();
        left
    }

    #[test]
    fn a_change_forgets_the_folder_that_it_lies_in() {
        let all = ["content/2025-06-16", "content/2025-06-17", "content/a.md"];
        assert_eq!(left_after(&["content/2025-06-16/01/a.md"]), all[1..]);
        assert_eq!(left_after(&["content/2025-06-16"]), all[1..]);
        assert_eq!(left_after(&["content/a.md", "content/2025-06-17/a.md"]), all[..1]);
        assert_eq!(left_after(&["content/2025-06-1", "site.toml", "templates/content/2025-06-16"]), all);
        assert!(left_after(&["content"]).is_empty());
    }

    #[test]
    fn a_folder_that_is_gone_is_kept_no_longer() {
        let folders = ["content/a", "content/b"].map(SourcePath::new);
        let mut known = Folders::kept();
        known.keep(folders.iter().map(|folder| (folder.clone(), Unit::default())).collect(), &folders);
        known.keep(vec![], &folders[1..]);
        assert!(known.unit(&folders[0]).is_none() && known.unit(&folders[1]).is_some());
    }
}
