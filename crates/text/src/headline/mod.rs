//! Where headlines break: between words, and before that where the newsroom broke them.

mod classes;
mod cut;
mod dictionary;
mod names;
mod numbers;
mod rules;
mod words;

use crate::characters::is_wide;

/// A place where a headline may break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// In bytes; what follows would begin a line.
    pub at: usize,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Word,
    /// Behind a space or a `｜` between Chinese characters: the newsroom wants a new line here first.
    Part,
}

/// The places where a headline in Chinese may break, in their order. One without Chinese has none: it breaks at its spaces,
/// as any text does, and so do words in other scripts within a Chinese one.
pub fn breaks(headline: &str) -> Vec<Break> {
    if !headline.contains(is_wide) {
        return vec![];
    }
    let text: Vec<char> = headline.chars().collect();
    let starts = cut::starts(&text);
    let kinds = rules::breaks(&text, &starts);
    let bytes = headline.char_indices().map(|(at, _)| at);
    bytes.zip(kinds).filter_map(|(at, kind)| Some(Break { at, kind: kind? })).collect()
}

#[cfg(test)]
mod tests;
