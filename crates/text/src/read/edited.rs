//! A text with edits, which knows where each of its places was typed.

use std::borrow::Cow;
use std::ops::Range;

/// Edits of a text, from its start to its end.
#[derive(Default)]
pub(crate) struct Edits(Vec<(Range<usize>, Cow<'static, str>)>);

/// The text after its edits.
pub(crate) struct Edited {
    pub text: String,
    edits: Vec<Edit>,
}

/// Where an edit begins and ends in the new text, and where it ends in the author's.
struct Edit {
    start: usize,
    end: usize,
    origin: usize,
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
        let mut edited =
            Edited { text: String::with_capacity(text.len() + 64), edits: Vec::with_capacity(self.0.len()) };
        let mut copied = 0;
        for (range, new) in self.0 {
            let Some(before) = text.get(copied..range.start) else { continue };
            edited.text.push_str(before);
            let start = edited.text.len();
            edited.text.push_str(&new);
            edited.edits.push(Edit { start, end: edited.text.len(), origin: range.end });
            copied = range.end;
        }
        edited.text.push_str(&text[copied..]);
        Some(edited)
    }
}

impl Edited {
    /// The place in the author's text of a place in this one, at which something begins.
    pub fn origin(&self, place: usize) -> usize {
        self.origin_behind(place, self.edits.partition_point(|edit| edit.end <= place))
    }

    /// The same for a place at which something ends: what was left out behind it is no part of it.
    pub fn origin_of_end(&self, place: usize) -> usize {
        let is_inside = |edit: &Edit| edit.end < place || edit.end == place && edit.start < place;
        self.origin_behind(place, self.edits.partition_point(is_inside))
    }

    /// The origin of a place behind so many edits.
    fn origin_behind(&self, place: usize, edits: usize) -> usize {
        let origin = match edits.checked_sub(1).map(|last| &self.edits[last]) {
            Some(edit) => edit.origin + (place - edit.end),
            None => place,
        };
        // What an edit put in does not reach beyond what it stands for.
        self.edits.get(edits).map_or(origin, |edit| origin.min(edit.origin))
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
        assert_eq!((edited.origin_of_end(9), edited.origin_of_end(3)), (5, 2));
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
