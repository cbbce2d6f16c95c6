//! Terms: what texts are found by.

use crate::characters::{is_cjk, is_word};

/// A term of sixteen bytes of UTF-8 at most, none of them zero; ordered as its bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(u128);

pub const LONGEST: usize = 16;

/// What a section's term begins with.
pub const SECTION: char = '\u{1}';

impl Term {
    /// Of a text's first bytes.
    pub fn of(text: &str) -> Term {
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Term::of_bytes(&text.as_bytes()[..end])
    }

    /// Of sixteen bytes at most.
    pub fn of_bytes(bytes: &[u8]) -> Term {
        let mut whole = [0; LONGEST];
        whole[..bytes.len()].copy_from_slice(bytes);
        Term(u128::from_be_bytes(whole))
    }

    pub fn of_section(name: &str) -> Term {
        Term::of(&format!("{SECTION}{name}"))
    }

    pub fn of_pair(first: char, second: Option<char>) -> Term {
        let mut bytes = [0; LONGEST];
        let len = first.encode_utf8(&mut bytes).len();
        if let Some(second) = second {
            second.encode_utf8(&mut bytes[len..]);
        }
        Term(u128::from_be_bytes(bytes))
    }

    /// Its bytes, and how many there are; zeros behind.
    pub fn bytes(self) -> ([u8; LONGEST], usize) {
        (self.0.to_be_bytes(), LONGEST - self.0.trailing_zeros() as usize / 8)
    }

    /// The same for every machine, and as good as random.
    pub fn rank(self) -> u64 {
        xxhash_rust::xxh3::xxh3_64(&self.0.to_be_bytes())
    }

    /// Whether it begins with another.
    pub fn starts_with(self, other: Term) -> bool {
        let ((own, _), (begin, len)) = (self.bytes(), other.bytes());
        own[..len] == begin[..len]
    }
}

/// A term of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'t> {
    /// Two characters that stand together, or the last of a run.
    Pair(char, Option<char>),
    Word(&'t str),
}

impl Found<'_> {
    pub fn term(self) -> Term {
        match self {
            Found::Pair(first, second) => Term::of_pair(first, second),
            Found::Word(word) => Term::of(word),
        }
    }
}

/// The terms of a folded text, as often as they stand in it.
pub fn terms<'t>(folded: &'t str, mut found: impl FnMut(Found<'t>)) {
    let mut last: Option<char> = None;
    let mut word: Option<usize> = None;
    for (at, c) in folded.char_indices() {
        let is_cjk = is_cjk(c);
        if let Some(first) = last {
            found(Found::Pair(first, is_cjk.then_some(c)));
        }
        last = is_cjk.then_some(c);
        let is_word = !is_cjk && is_word(c);
        match word {
            None if is_word => word = Some(at),
            Some(start) if !is_word => {
                found(Found::Word(&folded[start..at]));
                word = None;
            }
            _ => {}
        }
    }
    if let Some(first) = last {
        found(Found::Pair(first, None));
    }
    if let Some(start) = word {
        found(Found::Word(&folded[start..]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let mut all = vec![];
        terms(text, |found| {
            let (bytes, len) = found.term().bytes();
            all.push(String::from_utf8(bytes[..len].to_vec()).unwrap());
        });
        all
    }

    #[test]
    fn pairs_of_han_the_last_alone_and_whole_words() {
        assert_eq!(told("5g基站在港口,建成c919"), ["5g", "基站", "站在", "在港", "港口", "口", "建成", "成", "c919"]);
        assert_eq!(told("港"), ["港"]);
        assert!(told(" ,。").is_empty());
    }

    #[test]
    fn long_words_are_cut_at_a_character() {
        assert_eq!(told("donaudampfschifffahrt"), ["donaudampfschiff"]);
        assert_eq!(told("aпароходство"), ["aпароход"[..15].to_owned()]);
    }

    #[test]
    fn terms_are_ordered_as_their_bytes() {
        let mut texts = ["港口", "港", "a", "ab", "\u{1}要闻", "𠮷", "한국"];
        texts.sort_unstable();
        assert!(texts.is_sorted_by_key(|text| Term::of(text)));
        assert!(Term::of("港口").starts_with(Term::of("港")) && !Term::of("港").starts_with(Term::of("港口")));
    }
}
