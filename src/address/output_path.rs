//! Paths of finished files.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::source;

/// The longest part of a path that common file systems keep, in bytes.
const LONGEST_PART: usize = 255;

/// A finished file's place below the output folder; never leaves it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OutputPath(Box<str>);

impl OutputPath {
    /// A path from parts that are known to be good, such as slugs and fixed names.
    ///
    /// # Panics
    /// When the path could leave the output folder, which is a mistake of the program.
    pub fn new(path: impl Into<Box<str>>) -> OutputPath {
        let path = path.into();
        assert!(is_safe(&path), "an output path leaves its folder: {path:?}");
        OutputPath(path)
    }

    /// A path from the name of a file, when that can be one.
    pub fn of_file(path: &str) -> Option<OutputPath> {
        is_safe(path).then(|| OutputPath(path.into()))
    }

    /// The file that answers an address: `/a/` is `a/index.html`, `/a/b.htm` is itself.
    pub fn of_address(address: &str) -> Option<OutputPath> {
        is_address(address).then(|| OutputPath::answering(address))
    }

    /// The file that answers what is known to be an address.
    pub(super) fn answering(address: &str) -> OutputPath {
        let path = &address[1..];
        let last = path.rsplit('/').next().unwrap_or(path);
        let rest = match last {
            "" => "index.html",
            last if last.contains('.') => "",
            _ => "/index.html",
        };
        OutputPath([path, rest].concat().into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address that a server answers with this file.
    pub fn address(&self) -> String {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
            _ => format!("/{}", self.0),
        }
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Whether a text is an address of the site, which a file below the output folder can answer.
pub fn is_address(text: &str) -> bool {
    text.strip_prefix('/').is_some_and(|path| path.is_empty() || is_safe(path.strip_suffix('/').unwrap_or(path)))
}

/// Whether a relative path stays below its folder on every system.
pub fn is_safe(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && part.len() <= LONGEST_PART)
        && source::is_portable(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_file_and_a_file_one_address() {
        for (address, file) in
            [("/", "index.html"), ("/a/", "a/index.html"), ("/a", "a/index.html"), ("/a/b.htm", "a/b.htm")]
        {
            assert_eq!(OutputPath::of_address(address).unwrap().as_str(), file);
        }
        assert_eq!(OutputPath::new("a/index.html").address(), "/a/");
        assert_eq!(OutputPath::new("a/b.htm").address(), "/a/b.htm");
    }

    #[test]
    fn no_address_leaves_the_output_folder() {
        for bad in ["a/", "/../a", "/a/../b", "//a", "/a\\b", "/a\0b", "/c:/x"] {
            assert_eq!(OutputPath::of_address(bad).filter(|_| bad.starts_with('/')), None, "{bad}");
        }
    }
}
