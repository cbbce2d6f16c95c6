//! How files of `content/` are published, and why an SVG picture cannot be.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::rules::files::{self, bad_svg, disarmed_svg, hidden_markup};
use crate::source::SourcePath;

/// The largest SVG picture, in bytes.
pub const LARGEST: usize = 4 << 20;

/// How a file of `content/` is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Treatment {
    /// As it is: no SVG picture, or one that can do nothing.
    AsIs,
    /// Without what no browser needs: a DOCTYPE, words of drawing programs.
    Tidied,
    /// Without scripts and references to the outside.
    Disarmed,
    /// As it is, where the paper allows its kind: it begins as HTML or XML does.
    Markup,
    /// Not at all.
    Refused(Fault),
}

/// Why an SVG picture cannot be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Fault {
    TooLarge,
    TooDeep,
    /// No UTF-8.
    OtherEncoding,
    /// Not well-formed, or with entities that stand for more than text.
    Malformed,
    /// Another kind of XML.
    OtherKind,
    /// HTML or XML under the name of something else.
    Markup,
}

/// Whether a file's name says that it is an SVG picture.
pub fn is_svg(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("svg"))
}

impl Treatment {
    /// What an editor should know of it.
    pub fn diagnostic(self, path: &SourcePath) -> Option<Diagnostic> {
        match self {
            Treatment::AsIs | Treatment::Tidied => None,
            Treatment::Disarmed => Some(disarmed_svg().in_file(path)),
            Treatment::Markup => Some(Fault::Markup.diagnostic(path)),
            Treatment::Refused(fault) => Some(fault.diagnostic(path)),
        }
    }
}

impl Fault {
    pub fn diagnostic(self, path: &SourcePath) -> Diagnostic {
        let (problem, help) = match self {
            Fault::TooLarge => (files::svg_too_large(), files::svg_export_smaller()),
            Fault::TooDeep => (files::svg_too_deep(), files::svg_ungroup()),
            Fault::OtherEncoding => (files::svg_encoding(), files::svg_save_utf8()),
            Fault::Malformed => (files::svg_malformed(), files::svg_export_again()),
            Fault::OtherKind => (files::svg_other_kind(), files::svg_export_once_more()),
            Fault::Markup => return hidden_markup().in_file(path),
        };
        bad_svg(problem).in_file(path).help(help)
    }
}
