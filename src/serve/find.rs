//! Finding the file of an address, below the preview folder and nowhere else.

use std::path::PathBuf;

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use crate::address::is_safe;
use crate::folder::{Folder, Kind};

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// A file below the folder, and the address that it answers, decoded and without prefix.
    File {
        file: PathBuf,
        address: String,
    },
    /// A folder with a page, asked for without the slash at its end.
    Folder,
    Nothing,
}

/// Finds the file of a request's path; `prefix` is the site's, percent-encoded.
pub fn find(folder: &Folder, prefix: &str, path: &str) -> Found {
    let Some(address) = address(prefix, path) else { return Found::Nothing };
    // Addresses are written in NFC; a browser or a file's own name may have other forms.
    let forms = [address.nfc().collect(), address.clone(), address.nfd().collect::<String>()];
    let found = forms.iter().map(|form| look(folder, form)).find(|found| *found != Found::Nothing);
    found.unwrap_or(Found::Nothing)
}

/// The address that a request's path means: decoded, and without the site's prefix.
pub fn address(prefix: &str, path: &str) -> Option<String> {
    let (path, prefix) = (decode(path)?, decode(prefix)?);
    below(&path, &prefix).map(str::to_owned)
}

/// The path as text; an encoded slash is no part of a name.
fn decode(path: &str) -> Option<String> {
    let parts = path.split('/').map(|part| {
        let part = percent_decode_str(part).decode_utf8().ok()?;
        (!part.contains('/')).then_some(part)
    });
    let parts: Option<Vec<_>> = parts.collect();
    parts.map(|parts| parts.join("/"))
}

/// The rest of the path below the prefix, with its first slash.
fn below<'p>(path: &'p str, prefix: &str) -> Option<&'p str> {
    path.strip_prefix(prefix).filter(|rest| rest.starts_with('/'))
}

fn look(folder: &Folder, address: &str) -> Found {
    let inside = address.trim_start_matches('/');
    if address.len() - inside.len() != 1 {
        return Found::Nothing;
    }
    let (inside, is_folder) = match inside.strip_suffix('/') {
        Some(inside) => (inside, true),
        None => (inside, inside.is_empty()),
    };
    let is_hidden = |part: &str| part.starts_with('.');
    if !inside.is_empty() && (!is_safe(inside) || inside.split('/').any(is_hidden)) {
        return Found::Nothing;
    }
    let Some(kind) = walk(folder, inside) else { return Found::Nothing };
    match (kind, is_folder) {
        (Kind::Folder, _) => {
            let page = if inside.is_empty() { "index.html".to_owned() } else { format!("{inside}/index.html") };
            match (walk(folder, &page), is_folder) {
                (Some(Kind::File), true) => Found::File { file: page.into(), address: address.to_owned() },
                (Some(Kind::File), false) => Found::Folder,
                _ => Found::Nothing,
            }
        }
        (_, false) => Found::File { file: inside.into(), address: address.to_owned() },
        (_, true) => Found::Nothing,
    }
}

/// Goes down part by part; a symbolic link on the way, whoever made it, leads nowhere.
fn walk(folder: &Folder, inside: &str) -> Option<Kind> {
    let mut kind = Kind::Folder;
    for (end, _) in inside.match_indices('/').chain([(inside.len(), "")]).filter(|_| !inside.is_empty()) {
        kind = folder.kind(&inside[..end]).filter(|kind| matches!(kind, Kind::File | Kind::Folder))?;
    }
    Some(kind)
}

/// Whether a file is a page, which gets the script.
pub fn is_page(file: &std::path::Path) -> bool {
    file.extension().is_some_and(|extension| extension == "html" || extension == "htm")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in
            ["site/index.html", "site/港/index.html", "site/a.css", "site/.hidden", "site/empty/x.txt", "secret"]
        {
            let file = folder.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "x").unwrap();
        }
        folder
    }

    #[test]
    fn nothing_outside_the_folder_is_found() {
        let folder = site();
        let site = folder.path().join("site");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../secret", site.join("link")).unwrap();
            std::os::unix::fs::symlink("..", site.join("up")).unwrap();
        }
        let open = Folder::open(&site).unwrap();
        let absolute = format!("/{}", folder.path().join("secret").display());
        for path in [
            "",
            "secret",
            "/../secret",
            "/%2e%2e/secret",
            "/%2E%2e%2fsecret",
            "/..%2fsecret",
            "/..%5csecret",
            "/..\\secret",
            "/港/../../secret",
            "/./a.css",
            "//a.css",
            "/港//index.html",
            absolute.as_str(),
            "/link",
            "/up/secret",
            "/up/",
            "/a.css%00",
            "/a.css%00.html",
            "/a.css/",
            "/a.css/x",
            "/.hidden",
            "/%2ehidden",
            "/empty/",
            "/empty",
            "/c:/windows",
            "/%ff",
            "/%e6%b8",
            "/nothing",
        ] {
            assert_eq!(find(&open, "", path), Found::Nothing, "{path:?}");
        }
    }

    #[test]
    fn a_folder_is_its_page_and_wants_its_slash() {
        let folder = site();
        let site = Folder::open(&folder.path().join("site")).unwrap();
        let page = Found::File { file: "港/index.html".into(), address: "/港/".into() };
        assert_eq!(find(&site, "", "/%E6%B8%AF/"), page);
        assert_eq!(find(&site, "", "/%e6%b8%af"), Found::Folder);
        assert_eq!(find(&site, "/paper", "/paper/%E6%B8%AF/"), page);
        assert_eq!(find(&site, "/paper", "/%E6%B8%AF/"), Found::Nothing);
        assert_eq!(find(&site, "/paper", "/papera.css"), Found::Nothing);
        let front = Found::File { file: "index.html".into(), address: "/".into() };
        assert_eq!(find(&site, "", "/"), front);
        assert_eq!(find(&site, "/%E6%8A%A5", "/%e6%8a%a5/"), front);
    }
}
