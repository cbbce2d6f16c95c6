//! Chinese words and what they cost: the rarer a word, the more.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use icu_collections::char16trie::{Char16Trie, Char16TrieCursor};
use icu_provider::prelude::*;
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};

/// What a character costs that no dictionary has; the most that the dictionary says of any word.
pub const UNKNOWN: u32 = 255;

/// What a word of our own of so many characters costs: about as much as a common one of the dictionary.
fn cost_of_own(len: usize) -> u32 {
    30 + 15 * u32::try_from(len).unwrap_or(0)
}

/// Unicode's words of Chinese and Japanese, in both scripts, with their costs.
static UNICODE: LazyLock<&Char16Trie> = LazyLock::new(|| {
    let name = DataMarkerAttributes::from_str_or_panic("cjdict");
    let request = DataRequest { id: DataIdentifierBorrowed::for_marker_attributes(name), ..Default::default() };
    let found: Result<DataResponse<SegmenterDictionaryAutoV2>, _> = Baked.load(request);
    match found.ok().and_then(|found| found.payload.get_static()) {
        Some(DictionaryBreakData::Char16Trie(words)) => words,
        _ => panic!("the dictionary is compiled in"),
    }
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

/// What begins with a character: the words of Unicode behind it, and ours.
struct Begun {
    words: Char16TrieCursor<'static>,
    own: Vec<Vec<char>>,
}

/// By character from U+4E00, found once: the first step into the dictionary is a search among fourteen thousand.
static BEGUN: LazyLock<Vec<OnceLock<Begun>>> = LazyLock::new(|| (FIRST..=LAST).map(|_| OnceLock::new()).collect());
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

fn begun(first: char) -> Begun {
    let mut words = UNICODE.cursor();
    words.step(first);
    Begun { words, own: OWN_WORDS.get(&first).cloned().unwrap_or_default() }
}

/// Tells of every word that begins at a place: where it ends, and what it costs.
pub fn each_word(text: &[char], from: usize, tell: impl FnMut(usize, u32)) {
    let known = u32::from(text[from]).checked_sub(FIRST).and_then(|at| BEGUN.get(at as usize));
    match known {
        Some(known) => each_behind(known.get_or_init(|| begun(text[from])), text, from + 1, tell),
        None => each_behind(&begun(text[from]), text, from + 1, tell),
    }
}

fn each_behind(begun: &Begun, text: &[char], behind: usize, mut tell: impl FnMut(usize, u32)) {
    let mut words = begun.words.clone();
    let mut to = behind;
    loop {
        if let Some(cost) = words.value().and_then(|cost| u32::try_from(cost).ok()) {
            tell(to, cost);
        }
        let Some(c) = text.get(to).filter(|_| !words.is_empty()) else { break };
        words.step(*c);
        to += 1;
    }
    for word in &begun.own {
        if text[behind..].starts_with(word) {
            tell(behind + word.len(), cost_of_own(1 + word.len()));
        }
    }
}
