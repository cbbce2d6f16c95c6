//! Folding: texts that a reader takes for the same become the same. Width, case, composed forms, traditional and simplified.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `from<TAB>to` a line; made of `OpenCC`'s `TSCharacters` by `data/make.py`.
const TABLE: &str = include_str!("../data/folds.txt");

/// The plain Han characters, which nearly all of the table is of.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

struct Folds {
    plain: Box<[u16]>,
    others: HashMap<char, char>,
}

static FOLDS: LazyLock<Folds> = LazyLock::new(|| {
    let mut plain: Box<[u16]> = (FIRST as u16..=LAST as u16).collect();
    let mut others = HashMap::new();
    for (from, to) in pairs() {
        match (plain.get_mut((from as usize).wrapping_sub(FIRST as usize)), u16::try_from(to as u32)) {
            (Some(place), Ok(to)) => *place = to,
            _ => drop(others.insert(from, to)),
        }
    }
    Folds { plain, others }
});

fn pairs() -> impl Iterator<Item = (char, char)> {
    TABLE.lines().filter_map(|line| {
        let mut chars = line.chars();
        let (from, _, to) = (chars.next()?, chars.next()?, chars.next()?);
        Some((from, to))
    })
}

/// Characters and what they are folded to, in turn, for a browser.
pub fn table() -> String {
    pairs().flat_map(|(from, to)| [from, to]).collect()
}

/// A text as it is compared.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    walk(text, &mut |c, _| folded.push(c));
    folded
}

/// A text as it is compared, with where each of its characters came from.
#[derive(Debug)]
pub struct Folded {
    pub text: String,
    /// For each byte of `text`: the range of the original that it stands for.
    origins: Vec<(u32, u32)>,
}

impl Folded {
    pub fn of(original: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(original.len()), origins: vec![] };
        walk(original, &mut |c, (start, end)| {
            folded.text.push(c);
            folded.origins.resize(folded.text.len(), (start as u32, end as u32));
        });
        folded
    }

    /// What a range of the folded text, in bytes and not empty, stands for in the original.
    pub fn original(&self, start: usize, end: usize) -> (usize, usize) {
        (self.origins[start].0 as usize, self.origins[end - 1].1 as usize)
    }
}

type Push<'p> = dyn FnMut(char, (usize, usize)) + 'p;

/// Gives each folded character with the range of the original that it stands for, in bytes.
fn walk(text: &str, push: &mut Push<'_>) {
    let mut spaces = Spaces { push, has_begun: false, pending: None };
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        let mut end = start + c.len_utf8();
        let mut is_alone = true;
        while let Some((at, next)) = rest.next_if(|(_, next)| joins(*next)) {
            end = at + next.len_utf8();
            is_alone = false;
        }
        match quick(c) {
            Some(folded) if is_alone => spaces.push(folded, (start, end)),
            _ => cluster(&text[start..end], &mut |folded| spaces.push(folded, (start, end))),
        }
    }
}

/// Whether a character belongs to the one before it.
fn joins(c: char) -> bool {
    c >= '\u{300}'
        && !is_plain_han(c)
        && (is_combining_mark(c) || matches!(c, '\u{ff9e}' | '\u{ff9f}' | '\u{1160}'..='\u{11ff}'))
}

fn is_plain_han(c: char) -> bool {
    (FIRST..=LAST).contains(&(c as u32))
}

/// What a character by itself is folded to, where that needs no table of Unicode's.
fn quick(c: char) -> Option<char> {
    match c {
        '\0'..='\u{7f}' => Some(c.to_ascii_lowercase()),
        '\u{3400}'..='\u{9fff}' => char::from_u32(u32::from(FOLDS.plain[(c as u32 - FIRST) as usize])),
        // Punctuation of newspapers.
        '\u{b7}'
        | '\u{2014}'
        | '\u{2018}'
        | '\u{2019}'
        | '\u{201c}'
        | '\u{201d}'
        | '\u{3001}'
        | '\u{3002}'
        | '\u{3008}'..='\u{3011}' => Some(c),
        // Full width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).map(|c| c.to_ascii_lowercase()),
        _ => None,
    }
}

fn cluster(cluster: &str, push: &mut dyn FnMut(char)) {
    for c in cluster.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase) {
        match c {
            'ς' => push('σ'),
            'ß' => ['s', 's'].into_iter().for_each(&mut *push),
            // What nobody sees, and what chooses between forms of a character.
            '\u{ad}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}' => {}
            c => push(folded_han(c)),
        }
    }
}

fn folded_han(c: char) -> char {
    let folds = &*FOLDS;
    if is_plain_han(c) {
        return char::from_u32(u32::from(folds.plain[(c as u32 - FIRST) as usize])).unwrap_or(c);
    }
    folds.others.get(&c).copied().unwrap_or(c)
}

/// Runs of white space become one space, and none at the ends.
struct Spaces<'p, 'q> {
    push: &'p mut Push<'q>,
    has_begun: bool,
    pending: Option<(usize, usize)>,
}

impl Spaces<'_, '_> {
    fn push(&mut self, c: char, place: (usize, usize)) {
        if c.is_whitespace() {
            let start = self.pending.map_or(place.0, |(start, _)| start);
            self.pending = self.has_begun.then_some((start, place.1));
            return;
        }
        if let Some(place) = self.pending.take() {
            (self.push)(' ', place);
        }
        self.has_begun = true;
        (self.push)(c, place);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn width_case_and_composed_forms_are_alike() {
        assert_eq!(fold("ＧＤＰ　Straße ΣΊΣΥΦΟΣ é ㎡ ｶﾞｲﾄﾞ"), "gdp strasse σίσυφοσ é m2 ガイド");
        assert_eq!(fold("  港口\n\u{200b}　码头 "), "港口 码头");
    }

    #[test]
    fn traditional_and_simplified_are_alike() {
        assert_eq!(fold("習近平與張騫在後臺"), "习近平与张骞在后台");
        assert_eq!(fold("乾隆"), fold("干隆"));
    }

    #[test]
    fn the_table_is_closed_and_has_no_doubles() {
        let all: HashMap<char, char> = pairs().collect();
        assert!(all.len() > 3000 && all.len() == pairs().count());
        assert!(all.values().all(|to| !all.contains_key(to)));
    }

    #[test]
    fn the_quick_way_is_the_long_way() {
        for c in ('\0'..='\u{ffff}').filter(|c| !joins(*c)) {
            let mut long = String::new();
            cluster(c.encode_utf8(&mut [0; 4]), &mut |c| long.push(c));
            if let Some(quick) = quick(c) {
                assert_eq!(quick.to_string(), long, "{c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_folded_character_knows_where_it_came_from(text: String) {
            let folded = Folded::of(&text);
            prop_assert_eq!(&folded.text, &fold(&text));
            for (at, c) in folded.text.char_indices() {
                let (start, end) = folded.original(at, at + c.len_utf8());
                prop_assert!(text.get(start..end).is_some_and(|original| !original.is_empty()));
            }
        }
    }
}
