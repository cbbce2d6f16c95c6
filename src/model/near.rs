//! The file that an author probably meant, by the path as it must be typed.

use crate::diagnostic;
use crate::load::asset;
use crate::source::SourcePath;

/// Of `known` files, the one that `typed` in a file of `folder` probably means.
pub fn path<'a>(folder: &str, typed: &str, known: impl Iterator<Item = &'a SourcePath>) -> Option<String> {
    let slashed = typed.replace("%5C", "/").replace("%5c", "/").replace('\\', "/");
    let wanted = SourcePath::new(asset::inside(folder, &slashed)?);
    let folded = wanted.as_str().to_lowercase();
    let below = format!("{folder}/");
    let known: Vec<&SourcePath> = known.collect();
    let same = known.iter().find(|other| other.as_str().to_lowercase() == folded);
    let stem = |path: &str| path.rsplit_once('.').map_or(String::new(), |(stem, _)| stem.to_lowercase());
    let of_other_kind = || known.iter().find(|other| stem(other.as_str()) == stem(wanted.as_str()));
    let beside = || {
        let names = known.iter().filter(|other| other.folder() == wanted.folder()).map(|other| other.file_name());
        let near = diagnostic::closest(wanted.file_name(), names)?;
        known.iter().find(|other| other.folder() == wanted.folder() && other.file_name() == near)
    };
    let elsewhere = || {
        let is_named = |other: &&&SourcePath| other.file_name().eq_ignore_ascii_case(wanted.file_name());
        known.iter().filter(|other| other.as_str().starts_with(&below)).find(is_named)
    };
    let found = same.or_else(of_other_kind).or_else(beside).or_else(elsewhere)?;
    Some(as_typed(folder, &slashed, found))
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
        ];
        let known = known.map(SourcePath::new);
        let near = |folder, typed| path(folder, typed, known.iter()).unwrap_or_default();
        assert_eq!(near("content/d", "images/a.jpg"), "images/a.jpeg");
        assert_eq!(near("content/d", "images\\a.jpeg"), "images/a.jpeg");
        assert_eq!(near("content/d", "IMAGES/A.JPEG"), "images/a.jpeg");
        assert_eq!(near("content/d", "ship.PNG"), "Ship.png");
        assert_eq!(near("content/d", "./sub/04-y.md"), "./sub/04-x.md");
        assert_eq!(near("content/d", "04-x.md"), "sub/04-x.md");
        assert_eq!(near("content/d", "/e/c.md"), "/e/b.md");
        assert_eq!(near("content/d", "../e/c.md"), "../e/b.md");
        assert_eq!(near("content/d", "nothing.gif"), "");
    }
}
