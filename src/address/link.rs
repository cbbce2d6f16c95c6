//! Addresses of the site, as links write them and as readers type them.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Serialize, Serializer};

use crate::address::output_path::OutputPath;

/// An address of the site, which a file can answer. Templates see its link: percent-encoded, under the site's prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The link; the path follows where it is no part of it.
    text: Box<str>,
    /// Where the link ends.
    end: u32,
    /// Where the path starts.
    start: u32,
}

impl Address {
    /// From its link and its path, the last part of the link unless something in it is encoded.
    pub(super) fn new(mut link: String, path: &str, prefix: usize) -> Address {
        let end = link.len();
        let is_encoded = end != prefix + path.len();
        if is_encoded {
            link.push_str(path);
        }
        let short = |len: usize| u32::try_from(len).expect("an address is short");
        Address { end: short(end), start: short(if is_encoded { end } else { prefix }), text: link.into() }
    }

    /// The link to it: `/paper/2025-06-16/%E6%B8%AF%E5%8F%A3/`.
    pub fn href(&self) -> &str {
        &self.text[..self.end as usize]
    }

    /// As a reader types it, without the prefix: `/2025-06-16/港口/`.
    pub fn path(&self) -> &str {
        &self.text[self.start as usize..]
    }

    /// The last part of its path.
    pub fn slug(&self) -> &str {
        let path = self.path().trim_end_matches('/');
        path.rsplit('/').next().unwrap_or(path)
    }

    /// The file that answers it.
    pub fn file(&self) -> OutputPath {
        OutputPath::answering(self.path())
    }

    /// A file in the same folder.
    pub fn file_beside(&self, name: &str) -> OutputPath {
        let path = self.path();
        let folder = path.rfind('/').map_or("", |end| &path[1..=end]);
        OutputPath::new([folder, name].concat())
    }
}

impl Hash for Address {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.href().hash(state);
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.href())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.href())
    }
}

/// Where a file lies that pages show: on the site, or elsewhere by its whole URL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Location {
    Site(Address),
    Elsewhere(Box<str>),
}

impl Default for Location {
    fn default() -> Location {
        Location::Elsewhere("".into())
    }
}

impl Location {
    /// As pages link it.
    pub fn href(&self) -> &str {
        match self {
            Location::Site(address) => address.href(),
            Location::Elsewhere(url) => url,
        }
    }
}

impl Hash for Location {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.href().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Base;

    #[test]
    fn an_address_takes_no_more_room_than_its_link_would() {
        assert_eq!(size_of::<Option<Address>>(), size_of::<Option<String>>());
        assert_eq!(size_of::<Location>(), size_of::<String>());
    }

    #[test]
    fn an_address_knows_its_link_its_path_its_slug_and_its_files() {
        let base = Base::parse("https://a.example/paper/").unwrap();
        for (path, href, slug, file, beside) in [
            ("/", "/paper/", "", "index.html", "a.json"),
            ("/2025-06-16/x/", "/paper/2025-06-16/x/", "x", "2025-06-16/x/index.html", "2025-06-16/x/a.json"),
            ("/港/口/", "/paper/%E6%B8%AF/%E5%8F%A3/", "口", "港/口/index.html", "港/口/a.json"),
            ("/html/c 1.htm", "/paper/html/c%201.htm", "c 1.htm", "html/c 1.htm", "html/a.json"),
        ] {
            let address = base.address(path);
            assert_eq!((address.path(), address.href(), address.slug()), (path, href, slug));
            assert_eq!((address.file().as_str(), address.file_beside("a.json").as_str()), (file, beside));
            assert_eq!(base.absolute(&address), format!("https://a.example{href}"));
        }
    }

    #[test]
    fn what_no_file_can_answer_is_no_address() {
        let base = Base::parse("https://a.example/").unwrap();
        for typed in ["", "a/", "//", "/a//b/", "/../", "/a/./", "/a:b", "/con/", "/a\u{7}/"] {
            assert_eq!(base.typed_address(typed), None, "{typed}");
        }
    }
}
