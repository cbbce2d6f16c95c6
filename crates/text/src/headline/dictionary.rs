//! Chinese words and what they cost: the rarer a word, the more.

use std::collections::HashMap;
use std::sync::LazyLock;

use icu_provider::prelude::*;
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};

/// What a character costs that no dictionary has; the most that the dictionary says of any word.
pub const UNKNOWN: u32 = 255;

/// What a word of our own of so many characters costs: about as much as a common one of the dictionary.
fn cost_of_own(len: usize) -> u32 {
    30 + 15 * u32::try_from(len).unwrap_or(0)
}

/// Unicode's words of Chinese and Japanese, in both scripts, with their costs.
static UNICODE: LazyLock<&DictionaryBreakData> = LazyLock::new(|| {
    let name = DataMarkerAttributes::from_str_or_panic("cjdict");
    let request = DataRequest { id: DataIdentifierBorrowed::for_marker_attributes(name), ..Default::default() };
    let found: Result<DataResponse<SegmenterDictionaryAutoV2>, _> = Baked.load(request);
    found.ok().and_then(|found| found.payload.get_static()).expect("the dictionary is compiled in")
});

/// Our own words, behind their first characters.
static OWN_WORDS: LazyLock<HashMap<char, Vec<Vec<char>>>> = LazyLock::new(|| by_first(include_str!("words.txt")));

/// The words of a list in which `#` begins a remark, each without its first character, by that.
pub fn by_first(list: &str) -> HashMap<char, Vec<Vec<char>>> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let mut words: HashMap<char, Vec<Vec<char>>> = HashMap::new();
    for mut word in lines.flat_map(str::split_whitespace).map(str::chars) {
        let first = word.next().expect("a word is not empty");
        words.entry(first).or_default().push(word.collect());
    }
    words
}

/// Tells of every word that begins at a place: where it ends, and what it costs.
pub fn each_word(text: &[char], from: usize, mut tell: impl FnMut(usize, u32)) {
    if let DictionaryBreakData::Char16Trie(trie) = *UNICODE {
        let mut cursor = trie.cursor();
        for (to, c) in (from + 1..).zip(&text[from..]) {
            cursor.step(*c);
            if let Some(cost) = cursor.value().and_then(|cost| u32::try_from(cost).ok()) {
                tell(to, cost);
            }
            if cursor.is_empty() {
                break;
            }
        }
    }
    for word in OWN_WORDS.get(&text[from]).into_iter().flatten() {
        if text[from + 1..].starts_with(word) {
            tell(from + 1 + word.len(), cost_of_own(1 + word.len()));
        }
    }
}
