//! How files of `content/` are published, and why an SVG picture cannot be.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
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
            Treatment::Disarmed => Some(
                Diagnostic::warning("scripts and outside references were taken out of this picture")
                    .in_file(path)
                    .help("look at it on the site; export it from the drawing program as a plain SVG, with its pictures inside"),
            ),
            Treatment::Markup => Some(Fault::Markup.diagnostic(path)),
            Treatment::Refused(fault) => Some(fault.diagnostic(path)),
        }
    }
}

impl Fault {
    pub fn diagnostic(self, path: &SourcePath) -> Diagnostic {
        let (message, help) = match self {
            Fault::TooLarge => (
                "the SVG picture is larger than 4 MB",
                "export it as PNG, JPEG or WebP, or with fewer points and smaller pictures inside",
            ),
            Fault::TooDeep => {
                ("the SVG picture nests its parts deeper than 200", "ungroup its groups in the drawing program")
            }
            Fault::OtherEncoding => ("the SVG picture is not in UTF-8", "save it as UTF-8"),
            Fault::Malformed => (
                "the SVG picture cannot be read: it is no well-formed XML",
                "open it in a browser, which tells where; export it from the drawing program once more as a plain SVG",
            ),
            Fault::Markup => (
                "the file begins as HTML or XML does, whatever its name says",
                "some servers would send it as a page that runs scripts; save it again as what its name says",
            ),
            Fault::OtherKind => (
                "the file is no SVG picture: its outermost element is another",
                "export the picture from the drawing program once more",
            ),
        };
        Diagnostic::error(message).in_file(path).help(help)
    }
}
