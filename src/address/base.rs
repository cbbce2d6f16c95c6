//! The base of the site, and links under it.

use http::Uri;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::address::link::Address;
use crate::address::output_path::is_address;

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
        if link.starts_with('/') { [&*self.origin, link].concat() } else { link.to_owned() }
    }

    /// An address of the site, from parts that are known to be good, such as slugs and fixed names.
    ///
    /// # Panics
    /// When no file could answer it, which is a mistake of the program.
    pub fn address(&self, path: &str) -> Address {
        self.typed_address(path).unwrap_or_else(|| panic!("no file can answer the address {path:?}"))
    }

    /// An address of the site, from what somebody typed; nothing when no file can answer it.
    pub fn typed_address(&self, path: &str) -> Option<Address> {
        is_address(path).then(|| Address::new(self.href(path), path, self.prefix.len()))
    }

    /// The whole URL of an address.
    pub fn absolute(&self, address: &Address) -> String {
        [&*self.origin, address.href()].concat()
    }
}

/// A part of an address as links write it, however it was typed: `报` and `%e6%8a%a5` are both `%E6%8A%A5`.
fn encoded(part: &str) -> Option<String> {
    let decoded = percent_decode_str(part).decode_utf8().ok()?;
    let is_name = decoded != "." && decoded != ".." && !decoded.contains(['/', '\\']);
    is_name.then(|| utf8_percent_encode(&decoded, SEGMENT).to_string())
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
}
