//! Where an entry of site.toml stands, when several entries have the same keys.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Spot};
use crate::source::SourcePath;

/// The lists of tables in a text that is TOML.
pub struct Entries<'t> {
    text: &'t str,
    tables: Option<Spanned<DeTable<'t>>>,
}

impl<'t> Entries<'t> {
    pub fn of(text: &'t str) -> Entries<'t> {
        Entries { text, tables: DeTable::parse(text).ok() }
    }

    /// The value of a key in an entry of a list, counted from zero; the key's own name stands for it where it is not typed.
    pub fn spot(&self, list: &str, index: usize, key: &str) -> Spot {
        match self.value(list, index, key) {
            Some(bytes) => spot(&bytes),
            None => Spot::Key { key: list.to_owned(), value: None },
        }
    }

    /// The line of the same, from one.
    pub fn line(&self, list: &str, index: usize, key: &str) -> usize {
        let before = self.value(list, index, key).and_then(|bytes| self.text.get(..bytes.start));
        1 + before.unwrap_or_default().matches('\n').count()
    }

    fn value(&self, list: &str, index: usize, key: &str) -> Option<Range<usize>> {
        let entries = self.tables.as_ref()?.get_ref().get(list)?.get_ref().as_array()?;
        let entry = entries.get(index)?.get_ref().as_table()?;
        let value = entry.get(key)?;
        let bytes = value.span();
        // A text is shown without its quotes.
        let quotes = usize::from(matches!(value.get_ref(), DeValue::String(_)) && bytes.len() >= 2);
        Some(bytes.start + quotes..bytes.end - quotes)
    }
}

fn spot(bytes: &Range<usize>) -> Spot {
    let position = |byte| u32::try_from(byte).unwrap_or(u32::MAX);
    Spot::Bytes { start: position(bytes.start), end: position(bytes.end) }
}

/// Where mistakes in the entries of lists are told.
pub struct At<'a> {
    pub path: &'a SourcePath,
    pub entries: &'a Entries<'a>,
}

impl At<'_> {
    #[must_use]
    pub fn place(&self, diagnostic: Diagnostic, (list, index, key): (&str, usize, &str)) -> Diagnostic {
        diagnostic.at(self.path, self.entries.spot(list, index, key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_by_its_place_in_the_list() {
        let text =
            "[[licences]]\nurl = '/a/'\n[[navigation]]\nurl = '/a/'\n[[navigation]]\nname = 'x'\nurl = \"/a/\"\n";
        let second = text.rfind("/a/").unwrap();
        let entries = Entries::of(text);
        assert_eq!(entries.spot("navigation", 1, "url"), spot(&(second..second + 3)));
        assert_eq!(entries.spot("navigation", 2, "url"), Spot::Key { key: "navigation".into(), value: None });
        let inline = "navigation = [{url = '/b/'}]";
        assert_eq!(Entries::of(inline).spot("navigation", 0, "url"), spot(&(22..25)));
    }
}
