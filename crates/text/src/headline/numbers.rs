//! Numbers, which stay with what they count: `1344.2公顷`, `第二十八次`, `4万余人`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::dictionary::by_first;
use crate::numerals::{is_numeral, is_scale};

static UNITS: LazyLock<HashMap<char, Vec<Vec<char>>>> = LazyLock::new(|| by_first(include_str!("units.txt")));

/// Longer numbers in Chinese characters are cut, so that each is looked at once.
const LONGEST: usize = 16;

/// What a number costs, with or without its unit: less than a word.
const COST: u32 = 40;

/// What `五年` costs: more, since one numeral may belong to a word.
const COST_OF_ONE: u32 = 75;

/// Tells of every number that begins at a place: where it ends, alone or with its unit, and what it costs.
pub fn each_number(text: &[char], from: usize, mut tell: impl FnMut(usize, u32)) {
    let digits = digits_len(&text[from..]);
    let is_ordinal = text[from] == '第';
    let start = from + usize::from(is_ordinal);
    let han = text[start..].iter().take(LONGEST).take_while(|c| is_numeral(**c)).count();
    if digits > 0 {
        let end = from + digits;
        let scale = text[end..].iter().take(2).take_while(|c| is_scale(**c)).count();
        tell(end, COST);
        with_units(text, end + scale, |to| tell(to, COST));
    } else if han > 1 || han == 1 && is_ordinal {
        with_units(text, start + han, |to| tell(to, COST));
    } else if han == 1 {
        with_units(text, start + han, |to| {
            if to > start + han {
                tell(to, COST_OF_ONE);
            }
        });
    }
}

/// Tells of where a number ends, and where with each unit that may follow it, behind a `余` too.
fn with_units(text: &[char], end: usize, mut tell: impl FnMut(usize)) {
    tell(end);
    let more = text.get(end).is_some_and(|c| matches!(c, '余' | '餘' | '多' | '来' | '來' | '几' | '幾'));
    for end in [Some(end), more.then_some(end + 1)].into_iter().flatten() {
        let Some((first, rest)) = text[end..].split_first() else { return };
        for unit in UNITS.get(first).into_iter().flatten().filter(|unit| rest.starts_with(unit)) {
            tell(end + 1 + unit.len());
        }
    }
}

/// How many characters of a number in digits a text begins with: `1,344.2`, `9:30`, `2025-26`.
pub fn digits_len(text: &[char]) -> usize {
    let mut len = 0;
    while let Some(c) = text.get(len) {
        let is_between = len > 0 && is_joint(*c) && text.get(len + 1).is_some_and(|next| is_digit(*next));
        if !is_digit(*c) && !is_between {
            break;
        }
        len += 1;
    }
    len
}

pub fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn is_joint(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '/' | '-' | '–' | '~' | '．' | '：' | '∶' | '／' | '～' | '－' | '—')
}
