//! What published HTML needs a Content-Security-Policy to allow (CSP level 3, section 6).

use serde::{Deserialize, Serialize};

use crate::medium::Medium;

/// Something that a policy may forbid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    pub what: Demanded,
    /// The address that it comes from, as typed; nothing for what stands in the text itself.
    pub source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Demanded {
    /// A script, or an attribute that runs one.
    Script,
    /// A style sheet, or an attribute that sets styles.
    Style,
    /// A page within the page.
    Frame,
    /// Something for a plug-in.
    Object,
    /// A video or sound from elsewhere.
    Media,
}

impl Demanded {
    /// The directive that allows it.
    #[must_use]
    pub fn directive(self) -> &'static str {
        match self {
            Demanded::Script => "script-src",
            Demanded::Style => "style-src",
            Demanded::Frame => "frame-src",
            Demanded::Object => "object-src",
            Demanded::Media => "media-src",
        }
    }
}

/// What an element demands by its attributes, of which `value` gives one.
pub(crate) fn of_element<'v>(element: &[u8], value: impl Fn(&str) -> Option<&'v str>) -> Option<Demand> {
    let from = |what, attribute: &str| {
        let source = value(attribute).map(str::trim).filter(|source| !source.is_empty())?;
        Some(Demand { what, source: source.to_owned() })
    };
    let inline = |what| Some(Demand { what, source: String::new() });
    match element {
        // Other types are data for those that run.
        b"script" if value("type").is_none_or(is_script) => {
            from(Demanded::Script, "src").or_else(|| inline(Demanded::Script))
        }
        b"style" => inline(Demanded::Style),
        b"link" if value("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("stylesheet")) => {
            from(Demanded::Style, "href")
        }
        b"iframe" | b"frame" => from(Demanded::Frame, "src"),
        b"object" => from(Demanded::Object, "data"),
        b"embed" => from(Demanded::Object, "src"),
        // What browsers play is allowed with the pictures that articles show from elsewhere.
        b"video" | b"audio" | b"source" => {
            from(Demanded::Media, "src").filter(|demand| !Medium::of(&demand.source).is_played())
        }
        _ => None,
    }
}

fn is_script(kind: &str) -> bool {
    let kind = kind.trim();
    kind.is_empty() || kind.eq_ignore_ascii_case("module") || kind.to_ascii_lowercase().ends_with("javascript")
}

/// What an attribute demands of any element.
pub(crate) fn of_attribute(name: &str, value: &str) -> Option<Demand> {
    let runs = name.len() > 2 && name.starts_with("on")
        || name == "href" && value.trim_start().to_ascii_lowercase().starts_with("javascript:");
    let what = if runs {
        Demanded::Script
    } else if name == "style" {
        Demanded::Style
    } else {
        return None;
    };
    Some(Demand { what, source: String::new() })
}
