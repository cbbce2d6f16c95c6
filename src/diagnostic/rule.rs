//! Rules: what newsprint tells of, each a static of facts.

use crate::diagnostic::severity::Severity;
use crate::diagnostic::words::Words;

/// One thing that newsprint tells of.
#[derive(Debug)]
pub struct Rule {
    /// Stable: site.toml, reports and searches name it.
    pub code: &'static str,
    pub level: Severity,
    pub switch: Switch,
    /// Whether it may come with an edit that is safe to apply.
    pub fix: Fixes,
    /// What it is, in half a sentence.
    pub summary: Words,
    pub message: Words,
    pub label: Option<Words>,
    pub help: &'static [Words],
    /// Why it matters and what to do, in a paragraph.
    pub about: Words,
    /// Of these, the wrong one gives this message, and the right one none. Files stand below lines `-- path --`, and what
    /// begins with `---` is an article; what stands in brackets behind a path is the kind of a file that is no text; what begins with `$` is typed in a terminal; what begins with `#` is a situation.
    pub wrong: &'static str,
    pub right: &'static str,
}

/// Whether `[check]` of site.toml may give a rule another level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    Free,
    /// It protects what is published, or nothing can be made where it applies.
    Fixed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixes {
    Never,
    Safe,
}
