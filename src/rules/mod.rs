//! Every rule: what newsprint tells of, its words in English and Chinese, why, and examples. A file an area.

pub mod hosting;
pub mod links;
pub mod other;
pub mod paper;
pub mod site_toml;

use crate::diagnostic::Rule;

/// All rules, by the order of the manual.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [site_toml::RULES, paper::RULES, links::RULES, hosting::RULES, other::RULES].into_iter().flatten()
}

/// The rule of a code.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
