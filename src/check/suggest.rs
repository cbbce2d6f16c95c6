//! The file that an author probably meant, by the path as it must be typed.

use std::cell::OnceCell;
use std::collections::HashMap;

use foldhash::fast::RandomState;
use newsprint_text::Medium;

use crate::address;
use crate::diagnostic::{self, Diagnostics, did_you_mean};
use crate::load::left_over::LeftOver;
use crate::load::{Sources, asset};
use crate::model::typed::Lost;
use crate::source::SourcePath;

/// So many addresses of each sort are looked up in the whole paper.
const MOST_MEANT: usize = 100;

/// What is said of addresses that lead nowhere, with the files that were probably meant.
pub fn meant(lost: Vec<Lost>, sources: &Sources) -> Diagnostics {
    // Neither is made for a paper whose addresses are right.
    let (all, assets) = (OnceCell::new(), OnceCell::new());
    let of_articles = || sources.manuscripts.iter().map(|other| &other.path);
    let (mut links, mut files) = (0, 0);
    let diagnostics = lost.into_iter().map(|Lost { diagnostic, folder, typed, is_in_body, is_link, help }| {
        let (index, count) = if is_link {
            (all.get_or_init(|| Index::new(of_articles().chain(sources.assets.keys()))), &mut links)
        } else {
            (assets.get_or_init(|| Index::new(sources.assets.keys())), &mut files)
        };
        *count += 1;
        let near = if *count > MOST_MEANT { None } else { index.path(&folder, &typed) };
        match near {
            // Markdown's addresses have no spaces.
            Some(near) if is_in_body => diagnostic.help(did_you_mean(&near.replace(' ', "%20"))),
            Some(near) => diagnostic.help(did_you_mean(&near)),
            None => diagnostic.help(help),
        }
    });
    diagnostics.collect()
}

/// Known files, by what a mistaken path may still have right. Of several, the first is meant.
pub struct Index<'a> {
    /// In small letters.
    by_path: HashMap<String, &'a SourcePath, RandomState>,
    /// The same without the ending, for what is played apart: a film's picture has its name.
    by_stem: HashMap<(Medium, String), &'a SourcePath, RandomState>,
    by_folder: HashMap<&'a str, Vec<&'a SourcePath>, RandomState>,
    by_name: HashMap<String, Vec<&'a SourcePath>, RandomState>,
}

impl<'a> Index<'a> {
    pub fn new(known: impl Iterator<Item = &'a SourcePath>) -> Index<'a> {
        let mut index = Index {
            by_path: HashMap::default(),
            by_stem: HashMap::default(),
            by_folder: HashMap::default(),
            by_name: HashMap::default(),
        };
        // Nobody means a copy that a program left.
        for path in known.filter(|path| LeftOver::of(path.file_name()).is_none()) {
            let folded = address::composed(path.as_str()).to_lowercase();
            if let Some(stem) = stem(&folded) {
                index.by_stem.entry((Medium::of(&folded), stem.to_owned())).or_insert(path);
            }
            index.by_path.entry(folded).or_insert(path);
            index.by_folder.entry(path.folder()).or_default().push(path);
            index.by_name.entry(path.file_name().to_ascii_lowercase()).or_default().push(path);
        }
        index
    }

    /// The file that `typed` in a file of `folder` probably means.
    pub fn path(&self, folder: &str, typed: &str) -> Option<String> {
        let slashed = typed.replace("%5C", "/").replace("%5c", "/").replace('\\', "/");
        let wanted = SourcePath::new(asset::inside(folder, &slashed)?);
        let folded = wanted.as_str().to_lowercase();
        let same = self.by_path.get(&folded).copied();
        let of_other_kind = || self.by_stem.get(&(Medium::of(&folded), stem(&folded)?.to_owned())).copied();
        let found =
            same.or_else(of_other_kind).or_else(|| self.beside(&wanted)).or_else(|| self.below(folder, &wanted));
        Some(as_typed(folder, &slashed, found?))
    }

    /// A file of nearly that name in the folder.
    fn beside(&self, wanted: &SourcePath) -> Option<&'a SourcePath> {
        let names = self.by_folder.get(wanted.folder())?;
        let medium = Medium::of(wanted.file_name());
        let names_of_medium = names.iter().map(|other| other.file_name()).filter(|name| Medium::of(name) == medium);
        let near = diagnostic::closest(wanted.file_name(), names_of_medium)?;
        names.iter().find(|other| other.file_name() == near).copied()
    }

    /// A file of that name somewhere below the folder.
    fn below(&self, folder: &str, wanted: &SourcePath) -> Option<&'a SourcePath> {
        let named = self.by_name.get(&wanted.file_name().to_ascii_lowercase())?;
        let is_below = |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        named.iter().find(|other| is_below(other.as_str())).copied()
    }
}

/// The path without the ending of its file's name.
fn stem(path: &str) -> Option<&str> {
    path.rsplit_once('.').filter(|(_, ending)| !ending.contains('/')).map(|(stem, _)| stem)
}

/// From `content/` when `typed` is, else from the folder.
fn as_typed(folder: &str, typed: &str, path: &SourcePath) -> String {
    if typed.starts_with('/') {
        return path.as_str().trim_start_matches("content").to_owned();
    }
    let mut base = folder;
    let mut climb = String::new();
    loop {
        if let Some(rest) = path.as_str().strip_prefix(base).and_then(|rest| rest.strip_prefix('/')) {
            let here = if typed.starts_with("./") && climb.is_empty() { "./" } else { "" };
            return format!("{here}{climb}{rest}");
        }
        match base.rsplit_once('/') {
            Some((above, _)) => base = above,
            None => return path.as_str().trim_start_matches("content").to_owned(),
        }
        climb.push_str("../");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggestion_is_the_path_as_it_must_be_typed() {
        let known = [
            "content/d/images/b.jpg",
            "content/d/images/a.jpeg",
            "content/d/sub/04-x.md",
            "content/d/Ship.png",
            "content/e/b.md",
            "content/e/clip.jpg",
            "content/e/clip.m4v",
        ];
        let known = known.map(SourcePath::new);
        let index = Index::new(known.iter());
        let near = |folder, typed| index.path(folder, typed).unwrap_or_default();
        assert_eq!(near("content/d", "images/a.jpg"), "images/a.jpeg");
        assert_eq!(near("content/d", "images\\a.jpeg"), "images/a.jpeg");
        assert_eq!(near("content/d", "IMAGES/A.JPEG"), "images/a.jpeg");
        assert_eq!(near("content/d", "ship.PNG"), "Ship.png");
        assert_eq!(near("content/d", "./sub/04-y.md"), "./sub/04-x.md");
        assert_eq!(near("content/d", "04-x.md"), "sub/04-x.md");
        assert_eq!(near("content/d", "/e/c.md"), "/e/b.md");
        assert_eq!(near("content/d", "../e/c.md"), "../e/b.md");
        assert_eq!(near("content/e", "clip.mp4"), "clip.m4v");
        assert_eq!(near("content/e", "clip.mp3"), "");
        assert_eq!(near("content/d", "nothing.gif"), "");
    }

    #[test]
    fn of_thousands_of_names_in_a_folder_few_are_looked_at_closely() {
        let known: Vec<SourcePath> = (0..20_000).map(|at| SourcePath::new(format!("content/d/{at:05}.md"))).collect();
        let index = Index::new(known.iter());
        assert_eq!(index.path("content/d", "0000x.md").as_deref(), Some("00000.md"));
        assert_eq!(index.path("content/d", &format!("{}.md", "0".repeat(100_000))), None);
    }
}
