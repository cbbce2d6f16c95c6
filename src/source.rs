//! Source paths: where a file of the project lies, told without the machine it lies on.

use std::fmt;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

/// A path inside the project, `/` between its parts, as diagnostics show it: `content/2025-06-16/01-lead.md`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourcePath(Box<str>);

impl SourcePath {
    pub fn new(path: impl Into<Box<str>>) -> SourcePath {
        SourcePath(path.into())
    }

    /// The path of `file` below `root`; the file's name when it lies elsewhere, so that no path of
    /// the machine is ever shown. Bytes that are not UTF-8 become U+FFFD.
    pub fn below(root: &Path, file: &Path) -> SourcePath {
        let inside = file.strip_prefix(root).unwrap_or_else(|_| file.file_name().map_or(Path::new("?"), Path::new));
        if let Some(text) = inside.to_str().filter(|text| is_plain(text)) {
            return SourcePath(text.into());
        }
        let parts: Vec<_> = inside.components().filter_map(part).collect();
        SourcePath(parts.join("/").into())
    }

    /// The path of what the system calls `name` in this folder.
    #[must_use]
    pub fn of_file(&self, name: &str) -> SourcePath {
        SourcePath([&*self.0, "/", name].concat().into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the file lies on this machine.
    pub fn on_disk(&self, root: &Path) -> PathBuf {
        root.join(&*self.0)
    }

    /// The folder, without a slash at its end; empty for a file at the top.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// Whether an author wrote it: a Markdown file.
    pub fn is_article(&self) -> bool {
        is_article(self.file_name())
    }

    /// The file name without its extension.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// Whether a file of this name is an article.
pub fn is_article(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown")
}

/// Whether a path of this machine is written as ours are.
fn is_plain(path: &str) -> bool {
    std::path::MAIN_SEPARATOR == '/' && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn part(component: Component<'_>) -> Option<std::borrow::Cow<'_, str>> {
    match component {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Follows a relative address from a folder: `resolve("a/b", "../c.md")` is `a/c.md`; nothing when it leaves the top.
pub fn resolve(folder: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// Devices of Windows, whatever follows their first full stop.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether Windows opens a device by this name: `con`, `NUL.txt`, `com¹`.
pub fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end();
    // Nearly every name is longer than the longest, `conout$`.
    if stem.len() > "conout$".len() {
        return false;
    }
    let is_digit = |number: &str| {
        matches!(number, "¹" | "²" | "³") || number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_port = |(name, number): (&str, &str)| {
        (name.eq_ignore_ascii_case("com") || name.eq_ignore_ascii_case("lpt")) && is_digit(number)
    };
    DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device)) || stem.split_at_checked(3).is_some_and(is_port)
}

/// Whether every system can hold a file of this path.
pub fn is_portable(path: &str) -> bool {
    // Every file of the site is asked: by bytes, and for the other control characters only where their first byte is.
    let is_strange = |byte| matches!(byte, b'\\' | b':' | b'*' | b'?' | b'"' | b'<' | b'>' | b'|' | 0..0x20 | 0x7f);
    let has_controls = || memchr::memchr(0xc2, path.as_bytes()).is_some() && path.contains(char::is_control);
    !path.bytes().any(is_strange)
        && !has_controls()
        && path.split('/').all(|part| !part.ends_with(['.', ' ']) && !is_device(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_the_machine_never_shows() {
        let path = SourcePath::below(Path::new("/home/paper"), Path::new("/etc/secret.md"));
        assert_eq!(path.as_str(), "secret.md");
    }

    #[test]
    fn a_path_is_told_without_detours() {
        for typed in ["/paper/content/a/b.md", "/paper/content//a/./b.md", "/paper/./content/a/b.md/"] {
            let path = SourcePath::below(Path::new("/paper"), Path::new(typed));
            assert_eq!(path.as_str(), "content/a/b.md", "{typed}");
        }
    }

    #[test]
    fn a_relative_address_may_climb_but_not_leave() {
        assert_eq!(resolve("content/a", "../b/./c.md").as_deref(), Some("content/b/c.md"));
        assert_eq!(resolve("content", "../../x.md"), None);
    }

    #[test]
    fn a_path_knows_its_parts() {
        let path = SourcePath::new("content/2025-06-16/01-lead.md");
        assert_eq!((path.folder(), path.file_name(), path.stem()), ("content/2025-06-16", "01-lead.md", "01-lead"));
    }

    #[test]
    fn names_of_devices_are_known_in_every_writing() {
        for device in
            ["con", "CON", "Con.txt", "nul.tar.gz", "aux ", "com1", "LPT9.jpg", "com¹", "lpt³.x", "CONIN$", "conout$"]
        {
            assert!(is_device(device), "{device}");
        }
        for name in ["", "cons", "com", "com10", "lpt", "lpta", "console.txt", "a.con", "港", "com一", "联系con"] {
            assert!(!is_device(name), "{name}");
        }
    }
}
