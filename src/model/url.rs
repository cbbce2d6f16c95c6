//! Addresses: the base of the site, slugs, links, and paths of finished files.

use std::borrow::Cow;
use std::fmt;

use http::Uri;
use newsprint_text::characters;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::source;

/// What RFC 3986, section 3.3, does not allow in a path segment, and `'`, which HTML would quote.
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'[')
    .add(b']')
    .add(b'\\')
    .add(b'^')
    .add(b'|')
    .add(b'\'')
    .add(b'&');

/// The longest part of a path that common file systems keep, in bytes.
const LONGEST_PART: usize = 255;

/// Where the site stands: `https://example.com` and the path prefix `/paper` (empty at the root), percent-encoded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Base {
    pub origin: String,
    pub prefix: String,
}

impl Base {
    /// Reads an `http` or `https` address without user, query or fragment.
    pub fn parse(address: &str) -> Option<Base> {
        let uri: Uri = address.parse().ok()?;
        let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https"))?;
        let authority = uri.authority()?.as_str();
        if authority.contains('@') || uri.host()?.is_empty() || uri.query().is_some() || address.contains('#') {
            return None;
        }
        let prefix = uri.path().trim_end_matches('/');
        if prefix.contains("//") || prefix.split('/').any(|part| part == "." || part == "..") {
            return None;
        }
        let prefix = prefix.split('/').map(encoded).collect::<Option<Vec<_>>>()?.join("/");
        Some(Base { origin: format!("{scheme}://{authority}"), prefix })
    }

    /// A link to an address of the site such as `/2025-06-16/港口/`, percent-encoded, under the prefix.
    pub fn href(&self, address: &str) -> String {
        let mut href = String::with_capacity(self.prefix.len() + address.len() + 16);
        href.push_str(&self.prefix);
        for (at, part) in address.split('/').enumerate() {
            if at > 0 {
                href.push('/');
            }
            href.extend(utf8_percent_encode(part, SEGMENT));
        }
        href
    }

    /// The whole URL of a link, whether it leads inside the site or away from it.
    pub fn whole(&self, link: &str) -> String {
        if link.starts_with('/') { self.absolute(link) } else { link.to_owned() }
    }

    /// The whole URL of a link made by [`Base::href`].
    pub fn absolute(&self, href: &str) -> String {
        format!("{}{href}", self.origin)
    }
}

/// A part of an address as links write it, however it was typed: `报` and `%e6%8a%a5` are both `%E6%8A%A5`.
fn encoded(part: &str) -> Option<String> {
    let decoded = percent_decode_str(part).decode_utf8().ok()?;
    let is_name = decoded != "." && decoded != ".." && !decoded.contains(['/', '\\']);
    is_name.then(|| utf8_percent_encode(&decoded, SEGMENT).to_string())
}

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
        let path = address.strip_prefix('/')?;
        let last = path.rsplit('/').next().unwrap_or(path);
        let file = if last.is_empty() {
            format!("{path}index.html")
        } else if last.contains('.') {
            path.to_owned()
        } else {
            format!("{path}/index.html")
        };
        is_safe(&file).then(|| OutputPath(file.into()))
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

/// Whether a relative path stays below its folder on every system.
pub fn is_safe(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && part.len() <= LONGEST_PART)
        && source::is_portable(path)
}

/// Why a text cannot be one part of an address.
pub fn check_slug(slug: &str) -> Result<(), &'static str> {
    if slug.is_empty() {
        return Err("it is blank");
    }
    if slug == "." || slug == ".." {
        return Err("it would leave its folder");
    }
    if slug.contains('/') {
        return Err("it contains `/`");
    }
    if slug.starts_with(['.', '_']) {
        return Err("hosts keep names that begin with `.` or `_` for themselves");
    }
    if slug.chars().any(char::is_control) {
        return Err("it contains a control character");
    }
    if slug.chars().any(|c| FORBIDDEN.contains(&c)) {
        return Err("it contains one of \\ : * ? \" < > | #");
    }
    if slug.contains(characters::is_direction_mark) {
        return Err("it contains a mark that turns the direction of the text");
    }
    if slug.ends_with(['.', ' ']) {
        return Err("Windows takes no name that ends in a full stop or a space");
    }
    if source::is_device(slug) {
        return Err("Windows keeps the name for a device");
    }
    // `index.html` and a numbered sibling must fit beside it.
    if slug.len() > 200 {
        return Err("it is longer than 200 bytes");
    }
    Ok(())
}

/// Characters that Windows file systems or URLs give a meaning of their own.
const FORBIDDEN: [char; 9] = ['\\', ':', '*', '?', '"', '<', '>', '|', '#'];

/// A slug from any text: NFC, with hyphens for what a slug cannot hold.
pub fn slug_of(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in composed(text).chars() {
        let is_bad = c.is_control()
            || characters::is_direction_mark(c)
            || c.is_whitespace()
            || c == '/'
            || FORBIDDEN.contains(&c);
        match is_bad {
            true if slug.ends_with('-') => {}
            true => slug.push('-'),
            false => slug.push(c),
        }
    }
    let slug = slug.trim_matches(['-', '.']);
    let slug = slug[..slug.floor_char_boundary(150)].trim_end_matches('.');
    let own = slug.trim_start_matches(['_', '.']);
    // A name of marks alone would leave nothing to tell it by.
    let slug = if own.is_empty() { "-" } else { own };
    if source::is_device(slug) { numbered_device(slug) } else { slug.to_owned() }
}

/// `con` is `con-1`, and `nul.txt` is `nul-1.txt`.
fn numbered_device(slug: &str) -> String {
    let (stem, rest) = slug.split_at(slug.find('.').unwrap_or(slug.len()));
    format!("{}-1{rest}", stem.trim_end())
}

/// The form under which two addresses are the same file on some system: NFC, lower case.
pub fn fold(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    composed(path).chars().flat_map(char::to_lowercase).collect()
}

/// The text in NFC, which nearly all text is in already.
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { text.into() } else { text.nfc().collect::<String>().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_has_an_origin_and_a_prefix() {
        let base = Base::parse("https://a.example:8080/paper/").unwrap();
        assert_eq!((base.origin.as_str(), base.prefix.as_str()), ("https://a.example:8080", "/paper"));
        assert_eq!(base.href("/2025-06-16/港 口/"), "/paper/2025-06-16/%E6%B8%AF%20%E5%8F%A3/");
        for bad in [
            "example.com",
            "ftp://a/",
            "https://",
            "https://u@a/",
            "https://a/?q",
            "https://a/#x",
            "https://a/../b",
            "",
        ] {
            assert_eq!(Base::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_prefix_is_encoded_once_however_it_was_typed() {
        for typed in ["https://a.example/报 x/", "https://a.example/报%20x/", "https://a.example/%e6%8a%a5%20x"] {
            let base = Base::parse(typed);
            // A space as such is in no address.
            let prefix = base.map(|base| base.prefix);
            assert_eq!(prefix.as_deref(), (!typed.contains(' ')).then_some("/%E6%8A%A5%20x"), "{typed}");
        }
        for bad in ["https://a.example/%2e%2e/", "https://a.example/a%2Fb/", "https://a.example/%ff/"] {
            assert_eq!(Base::parse(bad), None, "{bad}");
        }
    }

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

    #[test]
    fn slugs_keep_han_and_lose_what_a_file_name_cannot_hold() {
        assert_eq!(slug_of("老街 灯会/夜"), "老街-灯会-夜");
        assert_eq!(slug_of("../.."), "-");
        assert!(check_slug(&slug_of("a:b*c?")).is_ok());
        for (text, slug) in [
            ("CON", "CON-1"),
            ("nul.txt", "nul-1.txt"),
            ("_a", "a"),
            ("_", "-"),
            ("com¹", "com¹-1"),
            ("._.a", "a"),
            ("a_b", "a_b"),
            ("a\u{202e}b", "a-b"),
        ] {
            assert_eq!(slug_of(text), slug, "{text}");
        }
        for bad in ["con", "_a", ".a", "a.", "NUL.b", "a\u{202e}"] {
            assert!(check_slug(bad).is_err(), "{bad}");
        }
        assert!(check_slug("a/b").is_err() && check_slug("..").is_err() && check_slug("a\u{7}").is_err());
    }
}
