//! What a command did and found.

use crate::Report;
use crate::diagnostic::{Language, Located, Severity};

pub struct Outcome<'o> {
    /// Nothing when there was a mistake.
    pub report: Option<&'o Report>,
    pub diagnostics: &'o [Located],
    pub seconds: f64,
    pub language: Language,
    /// The paper's folder as it was typed, from where the program stands; nothing when it stands in it.
    pub folder: Option<&'o str>,
}

/// With those that are not told one by one.
pub fn count(located: &[Located], severity: Severity) -> usize {
    located.iter().filter(|one| one.severity == severity).map(Located::count).sum()
}
