//! Which pages are open in a browser, so that they are made before all others.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use percent_encoding::percent_decode_str;

use crate::address::OutputPath;

/// The paths of open pages as browsers ask for them, each with how often it is open.
#[derive(Clone, Default)]
pub struct OpenPages(Arc<Mutex<BTreeMap<String, usize>>>);

/// One open page; it is closed when this is dropped.
pub struct OpenPage {
    pages: OpenPages,
    path: String,
}

/// Nobody looks at more pages than this at once; who opens more only waits a little longer for them.
const MOST: usize = 64;

impl OpenPages {
    pub fn open(&self, path: String) -> OpenPage {
        let mut counts = self.counts();
        if counts.len() < MOST || counts.contains_key(&path) {
            *counts.entry(path.clone()).or_default() += 1;
        }
        drop(counts);
        OpenPage { pages: self.clone(), path }
    }

    /// The files of the open pages, for a site whose links begin with `prefix`.
    pub fn files(&self, prefix: &str) -> Vec<OutputPath> {
        let address = |path: &str| {
            let inside = path.strip_prefix(prefix)?;
            OutputPath::of_address(&percent_decode_str(inside).decode_utf8().ok()?)
        };
        self.counts().keys().filter_map(|path| address(path)).collect()
    }

    fn counts(&self) -> MutexGuard<'_, BTreeMap<String, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for OpenPage {
    fn drop(&mut self) {
        let mut counts = self.pages.counts();
        match counts.get_mut(&self.path) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(counts.remove(&self.path)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_open_until_the_last_reader_leaves() {
        let pages = OpenPages::default();
        let files = |pages: &OpenPages| -> Vec<String> {
            pages.files("/paper").iter().map(|path| path.as_str().to_owned()).collect()
        };
        let one = pages.open("/paper/2025-06-16/%E6%B8%AF/".into());
        let two = pages.open("/paper/2025-06-16/%E6%B8%AF/".into());
        let elsewhere = pages.open("/other/".into());
        assert_eq!(files(&pages), ["2025-06-16/港/index.html"]);
        drop(one);
        assert_eq!(files(&pages), ["2025-06-16/港/index.html"]);
        drop((two, elsewhere));
        assert!(files(&pages).is_empty());
    }

    #[test]
    fn a_path_that_climbs_is_no_page() {
        let pages = OpenPages::default();
        let _open = pages.open("/../../etc/passwd/".into());
        assert!(pages.files("").is_empty());
    }
}
