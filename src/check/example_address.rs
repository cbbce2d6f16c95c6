//! An address of the site that manuals have as an example, and a new paper until somebody writes its own.

use crate::address::Base;
use crate::diagnostic::Diagnostics;
use crate::rules::site_toml::example_address;
use crate::source::SourcePath;

/// Hosts that are kept for examples (RFC 2606, section 3), as manuals write them.
const EXAMPLES: [&str; 4] = ["example.com", "www.example.com", "example.net", "example.org"];

pub fn warnings(base: &Base) -> Diagnostics {
    let authority = base.origin.split_once("//").map_or("", |(_, authority)| authority);
    let host = authority.split(':').next().unwrap_or_default();
    let is_example = EXAMPLES.iter().any(|example| host.eq_ignore_ascii_case(example));
    let told = is_example.then(|| example_address(host).at_key(&SourcePath::new("site.toml"), "base_url"));
    told.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_addresses_of_manuals_are_examples() {
        let is_told = |address: &str| !warnings(&Base::parse(address).unwrap()).is_empty();
        for address in ["https://example.com/", "http://WWW.Example.com/paper/", "https://example.org:8443/"] {
            assert!(is_told(address), "{address}");
        }
        for address in
            ["https://linlan.example/", "https://news.example.com/", "http://localhost/", "https://example.cn/"]
        {
            assert!(!is_told(address), "{address}");
        }
    }
}
