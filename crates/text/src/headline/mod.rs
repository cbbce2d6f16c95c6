//! Where headlines break: between words, and before that where the newsroom broke them.

mod classes;
mod cut;
mod dictionary;
mod names;
mod numbers;
mod rules;
mod words;

pub use rules::Kind;

use crate::characters::is_wide;

/// A place where a headline may break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// In bytes; what follows would begin a line.
    pub at: usize,
    pub kind: Kind,
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
