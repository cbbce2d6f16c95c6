//! Tells whose an address is: the site's own, another's, or one that a paper does not send its readers to.

use serde::{Deserialize, Serialize};

use crate::machine::is_of_machine;

/// Where a link or a picture points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// A page or file of this site, still to be resolved.
    Site,
    /// A place in the same page, `#id`.
    Fragment,
    /// Another site, over http or https.
    External,
    /// Somebody to write to or to call, or a place on the map: `mailto:`, `tel:`, `geo:`.
    Contact,
    /// `data:image/png` and other pictures of dots, harmless in a picture only.
    Embedded,
    /// A path of somebody's own machine, `D:\\x.jpg`, `file:///x`, which no reader can follow.
    Machine,
    /// Any other scheme, by which a browser may run code or start a program.
    Strange,
}

/// Pictures that hold no code.
const EMBEDDED: [&str; 6] = ["image/avif", "image/gif", "image/jpeg", "image/jpg", "image/png", "image/webp"];

impl Address {
    /// Reads an address as leniently as browsers do, which skip white space and control characters.
    pub fn of(address: &str) -> Address {
        let address = address.trim_start_matches(is_skipped);
        if address.starts_with('#') {
            return Address::Fragment;
        }
        if is_of_machine(address) {
            return Address::Machine;
        }
        // Browsers take a backslash for a slash.
        if address.starts_with(['/', '\\']) && address[1..].trim_start_matches(is_skipped).starts_with(['/', '\\']) {
            return Address::External;
        }
        match scheme(address) {
            None => Address::Site,
            Some((name, rest)) => Address::of_scheme(&name, rest),
        }
    }

    fn of_scheme(name: &str, rest: &str) -> Address {
        match name {
            // Of fewer slashes browsers make an address of this site, of more one of another.
            "http" | "https" if rest.starts_with("//") && !rest[2..].starts_with(['/', '\\']) => Address::External,
            "mailto" | "tel" | "geo" => Address::Contact,
            "data" if is_embedded(rest) => Address::Embedded,
            "file" => Address::Machine,
            drive if drive.len() == 1 => Address::Machine,
            _ => Address::Strange,
        }
    }

    /// Whether a link may lead there.
    pub fn is_link(self, address: &str, schemes: Schemes) -> bool {
        match self {
            Address::Site | Address::Fragment | Address::External | Address::Contact => true,
            Address::Embedded | Address::Machine => false,
            Address::Strange => scheme(address).is_some_and(|(name, _)| schemes.allow(&name)),
        }
    }

    /// Whether a picture may come from there.
    pub fn is_picture(self) -> bool {
        !matches!(self, Address::Contact | Address::Machine | Address::Strange)
    }
}

/// Why a name cannot be allowed as a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeProblem {
    /// A scheme is two or more small letters, digits, `+`, `-` and `.`, without a colon; one letter is a drive.
    NoName,
    /// By it browsers run code, or show files of the reader.
    RunsCode,
    TooLong,
}

/// Schemes of links that a paper allows beside those that every paper has, such as `magnet`.
///
/// They are few and short, so that options stay a value to be copied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Schemes([[u8; Schemes::LONGEST]; Schemes::MOST]);

impl Schemes {
    pub const NONE: Schemes = Schemes([[0; Schemes::LONGEST]; Schemes::MOST]);
    pub const MOST: usize = 8;
    /// In bytes.
    pub const LONGEST: usize = 24;
    /// By these a browser runs code, or shows a file that is not of the site as if it were.
    const NEVER: [&str; 9] =
        ["about", "blob", "data", "file", "filesystem", "javascript", "jar", "vbscript", "view-source"];

    /// Why a name cannot be allowed as a scheme.
    #[must_use]
    pub fn problem(name: &str) -> Option<SchemeProblem> {
        let is_name = name.len() > 1
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"+-.".contains(&byte));
        if !is_name {
            return Some(SchemeProblem::NoName);
        }
        if Schemes::NEVER.contains(&name) {
            return Some(SchemeProblem::RunsCode);
        }
        (name.len() > Schemes::LONGEST).then_some(SchemeProblem::TooLong)
    }

    /// The schemes of some names; those that have a problem, and more than [`Schemes::MOST`], are not among them.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Schemes {
        let mut schemes = Schemes::default();
        let names = names.into_iter().filter(|name| Schemes::problem(name).is_none());
        for (scheme, name) in schemes.0.iter_mut().zip(names) {
            scheme[..name.len()].copy_from_slice(name.as_bytes());
        }
        schemes
    }

    /// Whether links by this scheme, in small letters, are allowed.
    #[must_use]
    pub fn allow(&self, name: &str) -> bool {
        let is_same = |scheme: &[u8; Schemes::LONGEST]| {
            scheme.starts_with(name.as_bytes()) && scheme[name.len()..].iter().all(|byte| *byte == 0)
        };
        !name.is_empty() && name.len() <= Schemes::LONGEST && self.0.iter().any(is_same)
    }
}

/// The scheme of an address in small letters, as a browser would read it; nothing for an address of the site.
#[must_use]
pub fn scheme_of(address: &str) -> Option<String> {
    scheme(address.trim_start_matches(is_skipped)).map(|(name, _)| name)
}

/// The scheme in lower case, and what follows its colon.
fn scheme(address: &str) -> Option<(String, &str)> {
    let (name, rest) = address.split_once(':')?;
    let name = name.replace(is_skipped, "").to_ascii_lowercase();
    let is_scheme = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some((name, rest))
}

/// Whether what stands behind `data:` is a picture of dots.
fn is_embedded(rest: &str) -> bool {
    let kind: String =
        rest.chars().filter(|c| !is_skipped(*c)).take_while(|c| !matches!(c, ';' | ',')).take(12).collect();
    EMBEDDED.iter().any(|known| kind.eq_ignore_ascii_case(known))
}

fn is_skipped(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{Address, Schemes, scheme_of};

    #[test]
    fn an_address_is_told_by_its_scheme() {
        for (address, expected) in [
            ("", Address::Site),
            ("02-戏台.md", Address::Site),
            ("/2025-06-16/", Address::Site),
            ("图：一.jpg", Address::Site),
            ("#修旧如旧", Address::Fragment),
            ("https://example.org/", Address::External),
            ("//example.org/", Address::External),
            ("/\\example.org/", Address::External),
            ("http:/example.org/", Address::Strange),
            ("https:example.org", Address::Strange),
            ("https:///example.org", Address::Strange),
            ("tel:0398-1234567", Address::Contact),
            ("MailTo:a@example.org", Address::Contact),
            ("data:image/png;base64,AA==", Address::Embedded),
            ("DATA: image/JPEG,x", Address::Embedded),
            ("data:image/svg+xml,x", Address::Strange),
            ("data:image/pngx,x", Address::Strange),
            ("data:text/html,x", Address::Strange),
            ("javascript:alert(1)", Address::Strange),
            (" \u{1}JaVa\tScript\n:alert(1)", Address::Strange),
            ("file:///etc/passwd", Address::Machine),
            (" f\til\ne:///etc/passwd", Address::Machine),
            ("C:\\a.jpg", Address::Machine),
            ("\t\\\\nas\\a.jpg", Address::Machine),
            ("//nas/a.jpg", Address::Machine),
            ("search-ms:query=x", Address::Strange),
        ] {
            assert_eq!(Address::of(address), expected, "{address:?}");
        }
    }

    #[test]
    fn a_paper_allows_schemes_by_name_and_never_those_that_run_code() {
        let schemes = Schemes::of(["magnet", "web+paper", "javascript", "Magnet:", "c", &"a".repeat(25)]);
        let is_link = |address| Address::of(address).is_link(address, schemes);
        assert!(is_link("magnet:?xt=1") && is_link("MAG\tNET:x") && is_link("web+paper:1") && is_link("a.md"));
        assert!(
            !is_link("c:x")
                && !is_link("javascript:x")
                && !is_link("magne:x")
                && !is_link("magnets:x")
                && !is_link("data:image/png,x")
        );
        assert_eq!(Schemes::of([]), Schemes::default());
        assert_eq!(scheme_of(" view-Source:x").as_deref(), Some("view-source"));
    }
}
