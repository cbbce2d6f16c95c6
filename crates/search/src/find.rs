//! Finding phrases in folded fields.

use crate::characters::is_word;
use crate::question::{Field, Phrase, Question, page_label};
use crate::record::{Part, Record};

impl Field {
    pub fn has(self, part: Part) -> bool {
        match self {
            Field::Any => true,
            Field::Title => part == Part::Title,
            Field::Author => part == Part::Byline,
            Field::Section => part == Part::Section,
        }
    }
}

/// The places of a phrase in a folded text, in bytes.
pub fn places(folded: &str, phrase: &Phrase) -> impl Iterator<Item = usize> {
    let text = phrase.text.as_str();
    let begins_with_word = text.starts_with(is_word);
    let ends_with_word = text.ends_with(is_word) && !phrase.is_prefix;
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + folded.get(from..)?.find(text)?;
            let end = at + text.len();
            let is_part = begins_with_word && folded[..at].ends_with(is_word)
                || ends_with_word && folded[end..].starts_with(is_word);
            // The next one may begin inside of this.
            from = at + text.chars().next().map_or(1, char::len_utf8);
            if !is_part {
                return Some(at);
            }
        }
    })
}

/// A record with its fields folded.
pub struct FoldedRecord<'r> {
    record: &'r Record,
    fields: Vec<(Part, String)>,
}

impl<'r> FoldedRecord<'r> {
    pub fn of(record: &'r Record) -> FoldedRecord<'r> {
        let fields = record.fields().filter(|(_, text)| !text.is_empty());
        FoldedRecord { record, fields: fields.map(|(part, text)| (part, crate::fold(text))).collect() }
    }

    fn has(&self, phrase: &Phrase) -> bool {
        let mut fields = self.fields.iter().filter(|(part, _)| phrase.field.has(*part));
        fields.any(|(_, folded)| places(folded, phrase).next().is_some())
    }

    pub fn answers(&self, question: &Question) -> bool {
        let Question { all, none, pages, not_pages, from, to } = question;
        let date = &self.record.date;
        let is_in_time = from.as_ref().is_none_or(|from| date >= from) && to.as_ref().is_none_or(|to| date <= to);
        if !is_in_time {
            return false;
        }
        let label = page_label(&self.record.page);
        pages.iter().all(|page| *page == label)
            && !not_pages.contains(&label)
            && all.iter().all(|phrase| self.has(phrase))
            && !none.iter().any(|phrase| self.has(phrase))
    }
}
