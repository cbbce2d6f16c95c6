//! What office files and PDFs tell of the people and machines that made them: names of authors, companies, paths.
//!
//! Files are anybody's. Each reader looks at a bounded part of a file, takes nothing in it for true, and tells nothing of
//! what is damaged.

mod bytes;
mod office_xml;
mod ole;
mod pdf;
mod property;
#[cfg(test)]
mod tests;
mod zip;

use std::io::{Read, Seek};

use bytes::at;
pub use property::{Carried, Properties};

/// So many are kept of a file, of so many characters.
const MOST: usize = 6;
const LONGEST: usize = 40;

/// Looks at a file of whatever size by its name; what is of no such kind tells nothing.
pub fn look(name: &str, file: &mut (impl Read + Seek)) -> Properties {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let read = match &*extension {
        "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "doc" | "xls" | "ppt" | "wps" | "et" | "dps" => of_office,
        "pdf" => pdf::properties,
        _ => return vec![],
    };
    let mut properties = Properties::new();
    for (carried, text) in read(file).unwrap_or_default() {
        let text: String = text.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        if !text.is_empty() && !properties.iter().any(|(_, other)| *other == text) && properties.len() < MOST {
            properties.push((carried, text));
        }
    }
    properties.sort();
    properties
}

/// Office programs go by what is in a file, not by its name.
fn of_office<F: Read + Seek>(file: &mut F) -> Option<Properties> {
    match &at(file, 0, 4)?[..] {
        b"PK\x03\x04" => office_xml::properties(file),
        b"\xd0\xcf\x11\xe0" => ole::properties(file),
        _ => None,
    }
}
