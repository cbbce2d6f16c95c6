//! Properties of office files that are archives of XML: Office Open XML (ECMA-376, part 2) and `OpenDocument`.

use std::io::{Read, Seek};

use quick_xml::events::Event;

use super::property::{Carried, Properties, of_text};
use super::zip;

const FILES: [&str; 3] = ["docProps/core.xml", "docProps/app.xml", "meta.xml"];

pub(super) fn properties(file: &mut (impl Read + Seek)) -> Option<Properties> {
    let files = zip::files(file, &FILES)?;
    Some(files.iter().flat_map(|xml| in_xml(xml)).collect())
}

/// The texts of the elements that name somebody, whatever their prefixes.
fn in_xml(xml: &[u8]) -> Properties {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let mut properties = Properties::new();
    let mut open: Option<(Carried, String)> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                let name = element.local_name();
                open = carried(name.as_ref()).map(|carried| (carried, String::new()));
            }
            Ok(Event::Text(text)) => {
                if let Some((_, said)) = &mut open {
                    said.push_str(&text);
                }
            }
            Ok(Event::GeneralRef(name)) => {
                if let Some((_, said)) = &mut open {
                    said.push_str(entity(&name).as_deref().unwrap_or_default());
                }
            }
            Ok(Event::End(_)) => properties.extend(open.take().and_then(|(carried, said)| of_text(carried, said))),
            Ok(Event::Eof) | Err(_) => return properties,
            Ok(_) => {}
        }
    }
}

/// What an element says.
fn carried(name: &str) -> Option<Carried> {
    Some(match name {
        "creator" | "initial-creator" => Carried::Author,
        "lastModifiedBy" | "printed-by" => Carried::LastAuthor,
        "Manager" => Carried::Manager,
        "Company" => Carried::Company,
        "title" | "Template" | "template" | "HyperlinkBase" => Carried::Path,
        _ => return None,
    })
}

fn entity(name: &str) -> Option<String> {
    Some(match name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?.to_string()
        }
    })
}
