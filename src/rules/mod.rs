//! Every rule: what newsprint tells of, its words in English and Chinese, why, and examples. A file an area.

pub mod front_matter;
pub mod other;
pub mod text;

use crate::diagnostic::Rule;

/// All rules, by the order of the manual.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [text::RULES, front_matter::RULES, other::RULES].into_iter().flatten()
}

/// The rule of a code.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
