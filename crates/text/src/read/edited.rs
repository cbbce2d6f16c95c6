//! A text with edits, which knows where each of its places was typed.

use std::borrow::Cow;
use std::ops::Range;

/// Edits of a text, from its start to its end.
#[derive(Default)]
pub(crate) struct Edits(Vec<(Range<usize>, Cow<'static, str>)>);

/// The text after its edits.
pub(crate) struct Edited {
    pub text: String,
    /// Where each edit ends, in this text and in the author's.
    ends: Vec<(usize, usize)>,
}

impl Edits {
    pub fn replace(&mut self, range: Range<usize>, text: impl Into<Cow<'static, str>>) {
        self.0.push((range, text.into()));
    }

    pub fn insert(&mut self, at: usize, text: impl Into<Cow<'static, str>>) {
        self.replace(at..at, text);
    }

    /// The text with all of them, or nothing when there are none; of two that overlap the first counts.
    pub fn of(mut self, text: &str) -> Option<Edited> {
        if self.0.is_empty() {
            return None;
        }
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut edited = Edited { text: String::with_capacity(text.len() + 64), ends: Vec::with_capacity(self.0.len()) };
        let mut copied = 0;
        for (range, new) in self.0 {
            let Some(before) = text.get(copied..range.start) else { continue };
            edited.text.push_str(before);
            edited.text.push_str(&new);
            edited.ends.push((edited.text.len(), range.end));
            copied = range.end;
        }
        edited.text.push_str(&text[copied..]);
        Some(edited)
    }
}

impl Edited {
    /// The place in the author's text of a place in this one.
    pub fn origin(&self, place: usize) -> usize {
        let next = self.ends.partition_point(|(end, _)| *end <= place);
        let origin = match next.checked_sub(1).map(|last| self.ends[last]) {
            Some((end, origin)) => origin + (place - end),
            None => place,
        };
        // What an edit put in does not reach beyond what it stands for.
        self.ends.get(next).map_or(origin, |(_, end)| origin.min(*end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_author() {
        let mut edits = Edits::default();
        edits.insert(3, "(+)");
        edits.replace(5..9, "");
        edits.replace(1..2, "BB");
        let edited = edits.of("abcdefghijk").unwrap();
        assert_eq!(edited.text, "aBBc(+)dejk");
        for (letter, origin) in [("a", 0), ("B", 1), ("c", 2), ("d", 3), ("e", 4), ("j", 9), ("k", 10)] {
            assert_eq!(edited.origin(edited.text.find(letter).unwrap()), origin, "{letter}");
        }
        assert_eq!(edited.origin(edited.text.len()), 11);
        assert!(Edits::default().of("abc").is_none());
    }

    #[test]
    fn of_two_edits_in_one_place_the_first_counts() {
        let mut edits = Edits::default();
        edits.replace(0..3, "x");
        edits.replace(2..4, "y");
        assert_eq!(edits.of("abcd").unwrap().text, "xd");
    }
}
