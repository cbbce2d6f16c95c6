//! How much a diagnostic holds, whatever the text that it speaks of: a hundred thousand of them must fit in memory, and
//! each on a screen.

use std::borrow::Cow;

use crate::diagnostic::place::Spot;

/// In characters, of a text in backticks; what is longer loses its middle.
const LONGEST_QUOTE: usize = 120;

/// In characters, of a whole sentence.
const LONGEST_SENTENCE: usize = 1_000;

/// In bytes, of a word that is looked for in a text; the place of its beginning is the place of the whole.
const LONGEST_WORD: usize = 240;

/// Entries of a list that a sentence names.
pub const LONGEST_LIST: usize = 100;

/// A text that a sentence quotes.
pub fn quote(text: &str) -> Cow<'_, str> {
    shortened(text, LONGEST_QUOTE)
}

/// A message, label or help.
pub fn sentence(text: String) -> String {
    if text.len() <= LONGEST_QUOTE {
        return text;
    }
    let is_quoted = |at: usize| at % 2 == 1;
    let pieces = text.split('`').enumerate();
    let pieces = pieces.map(|(at, piece)| if is_quoted(at) { shortened(piece, LONGEST_QUOTE) } else { piece.into() });
    let text = pieces.collect::<Vec<_>>().join("`");
    shortened(&text, LONGEST_SENTENCE).into_owned()
}

/// A place that is short to say.
pub fn spot(spot: Spot) -> Spot {
    match spot {
        Spot::Key { key, .. } if key.len() > LONGEST_WORD => Spot::Word(word(key)),
        Spot::Key { key, value } => Spot::Key { key, value: value.map(word) },
        Spot::Word(text) => Spot::Word(word(text)),
        Spot::File | Spot::Bytes { .. } => spot,
    }
}

fn word(mut text: String) -> String {
    if text.len() > LONGEST_WORD {
        text.truncate(text.floor_char_boundary(LONGEST_WORD));
        text.shrink_to_fit();
    }
    text
}

/// The beginning and the end of a text that has more than `most` characters.
fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most || text.chars().nth(most).is_none() {
        return text.into();
    }
    let start = text.char_indices().nth(most / 2).map_or(text.len(), |(at, _)| at);
    let end = text.char_indices().rev().nth(most - most / 2 - 2).map_or(0, |(at, _)| at);
    format!("{}…{}", &text[..start], &text[end..]).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_in_backticks_loses_its_middle() {
        let told = sentence(format!("`{}` leads to no article", "港".repeat(50_000)));
        assert_eq!(told, format!("`{}…{}` leads to no article", "港".repeat(60), "港".repeat(59)));
        let short = format!("`{}` leads to no article", "港".repeat(120));
        assert_eq!(sentence(short.clone()), short);
    }

    #[test]
    fn no_text_makes_a_sentence_endless() {
        for text in ["`".repeat(100_000), "a`b".repeat(100_000), "a".repeat(100_000)] {
            assert_eq!(sentence(text).chars().count(), LONGEST_SENTENCE);
        }
    }

    #[test]
    fn a_long_word_is_looked_for_by_its_beginning() {
        let long = "港".repeat(1_000);
        assert_eq!(spot(Spot::Word(long.clone())), Spot::Word("港".repeat(80)));
        let key = Spot::Key { key: long, value: None };
        assert_eq!(spot(key), Spot::Word("港".repeat(80)));
    }
}
