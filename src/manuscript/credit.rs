//! Credits: who made an article, with the role split off the name (记者, 通讯员, 摄 …).

use newsprint_text::credits::{Credit, byline, is_task};

use crate::manuscript::keys::{self, Keys};
use crate::manuscript::reader::Reader;
use crate::manuscript::yaml::Yaml;
use crate::rules::front_matter::write_author;

/// Names that one article has at most.
const MOST: usize = 64;

/// Reads a list of texts or `{name, role}` maps.
pub fn read(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Vec<Credit> {
    let entries = match value {
        map @ Yaml::Map(_) => vec![map],
        other => reader.list(name, other, MOST),
    };
    let mut credits = Vec::new();
    for entry in entries {
        if credits.len() > MOST {
            break;
        }
        if reader.slipped::<keys::Author>(&entry) {
            continue;
        }
        if let map @ Yaml::Map(_) = entry {
            credits.extend(named(reader, name, map));
        } else if let Some(text) = reader.text(name, entry) {
            credits.extend(byline::parse(&text));
        }
    }
    reader.at_most(MOST, name, credits)
}

fn named(reader: &mut Reader<'_>, field: &str, value: Yaml) -> Option<Credit> {
    let (mut name, mut role) = (None, None);
    let mistakes = reader.diagnostics.len();
    reader.keyed_map(field, value, |reader, key, typed, value| match key {
        keys::Author::Name => name = reader.text(typed, value),
        keys::Author::Role => role = reader.text(typed, value),
    });
    let Some(name) = name else {
        reader.incomplete(field, keys::Author::Name.words(), (mistakes, write_author()));
        return None;
    };
    let (task, role) = if role.as_deref().is_some_and(is_task) { (role, None) } else { (None, role) };
    Some(Credit { name, role, task })
}
