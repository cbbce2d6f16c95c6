//! Tells whose an address is: the site's own, another's, or one that runs code.

/// Where a link or a picture points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Address {
    /// A page or file of this site, still to be resolved.
    Site,
    /// A place in the same page, `#id`.
    Fragment,
    /// Another site, over http or https.
    External,
    /// Any other scheme, such as `tel:` or `mailto:`.
    Other,
    /// `data:image/…`, harmless in a picture only.
    Embedded,
    /// `javascript:` and its kind.
    Dangerous,
}

impl Address {
    /// Reads an address as leniently as browsers do, which skip white space and control characters.
    pub fn of(address: &str) -> Address {
        let address = address.trim_start_matches(is_skipped);
        if address.starts_with('#') {
            return Address::Fragment;
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
            "http" | "https" => Address::External,
            "data" if rest.get(..6).is_some_and(|kind| kind.eq_ignore_ascii_case("image/")) => Address::Embedded,
            "data" | "javascript" | "vbscript" => Address::Dangerous,
            _ => Address::Other,
        }
    }
}

/// The scheme in lower case, and what follows its colon.
fn scheme(address: &str) -> Option<(String, &str)> {
    let (name, rest) = address.split_once(':')?;
    let name = name.replace(is_skipped, "").to_ascii_lowercase();
    let is_scheme = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some((name, rest))
}

fn is_skipped(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::Address;

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
            ("tel:0398-1234567", Address::Other),
            ("data:image/png;base64,AA==", Address::Embedded),
            ("data:text/html,x", Address::Dangerous),
            ("javascript:alert(1)", Address::Dangerous),
            (" \u{1}JaVa\tScript\n:alert(1)", Address::Dangerous),
            ("vbscript:x", Address::Dangerous),
        ] {
            assert_eq!(Address::of(address), expected, "{address:?}");
        }
    }
}
