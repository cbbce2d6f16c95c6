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

impl Outcome<'_> {
    /// Whether nothing was wrong; what shows only when a site is finished may be an error of a site that is published.
    pub fn is_good(&self) -> bool {
        self.report.is_some() && count(self.diagnostics, Severity::Error) == 0
    }
}

/// With those that are not told one by one.
pub fn count(located: &[Located], severity: Severity) -> usize {
    located.iter().filter(|one| one.severity == severity).map(Located::count).sum()
}
