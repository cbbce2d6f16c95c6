//! Words that a list of words does not tell of: most words have two characters, some take a third, and some stand alone.

use super::classes::{Class, is_letter};
use super::numbers::is_digit;
use crate::characters::is_wide;
use crate::numerals::is_numeral;

/// What follows the name of a place and is a word as well.
const PLACES: [&str; 12] =
    ["新区", "新區", "街道", "大街", "大道", "园区", "港区", "自治县", "自治区", "自治州", "自治縣", "自治區"];

/// Whether a word stays with the one before it.
pub fn belong(words: &[&[char]], at: usize) -> bool {
    let (word, next) = (words[at - 1], words[at]);
    let ahead = at.checked_sub(2).map(|at| words[at]);
    let Some(last) = word.last().copied().filter(|last| is_letter(*last)) else {
        return next.len() == 1 && ends(next[0]);
    };
    match (word, next) {
        (_, [ending]) if ends(*ending) => true,
        (_, [first, ..]) if !is_letter(*first) => false,
        _ if is_number(word) && is_number(next) && "月时時点點".contains(last) => true,
        ([between], _)
            if Class::Between.has(*between) && is_short_number(next) && ahead.is_some_and(is_short_number) =>
        {
            true
        }
        (_, [between]) if Class::Between.has(*between) && is_short_number(word) => {
            words.get(at + 1).is_some_and(|after| is_short_number(after))
        }
        ([one], _) if is_wide(*one) => belongs_to_one(*one, ahead, next),
        (_, [one]) if is_wide(*one) => !is_apart(*one) && !begins(*one, words.get(at + 1)),
        _ => false,
    }
}

/// Whether a word stays with the word of one character before it, which stands behind `ahead`.
fn belongs_to_one(one: char, ahead: Option<&[char]>, next: &[char]) -> bool {
    if ahead.is_some() && Class::Particle.has(one) {
        return false;
    }
    if let [second] = next
        && is_wide(*second)
    {
        return Class::Alone.has(one) == Class::Alone.has(*second);
    }
    if Class::Beginning.has(one) || is_numeral(one) || is_place(next) || is_outcome(next) {
        return true;
    }
    let ahead = ahead.filter(|ahead| ahead.last().is_some_and(|last| is_letter(*last)));
    !is_apart(one) && ahead.is_none_or(|ahead| ahead.len() > 1 && !Class::Noun.has(one) && !ends(one))
}

fn ends(c: char) -> bool {
    Class::Particle.has(c) || Class::Ending.has(c)
}

fn is_apart(c: char) -> bool {
    Class::Alone.has(c) || Class::HalfAlone.has(c)
}

/// Whether a character begins the word behind it.
fn begins(one: char, after: Option<&&[char]>) -> bool {
    Class::Beginning.has(one) && after.is_some_and(|after| after.len() > 1 && is_letter(after[0]))
}

fn is_place(word: &[char]) -> bool {
    PLACES.iter().any(|place| place.chars().eq(word.iter().copied()))
}

/// Whether a word says what came of the verb before it: 办成了, 绘到底, 装上了.
fn is_outcome(word: &[char]) -> bool {
    matches!(word, [way, end] if "上到成起出下过過回进進入".contains(*way) && "了来來去底".contains(*end))
}

fn is_short_number(word: &[char]) -> bool {
    is_number(word) && word.len() <= 3
}

fn is_number(word: &[char]) -> bool {
    let is_vague = "数數几幾".contains(word[0]);
    is_digit(word[0]) || is_numeral(word[0]) && !is_vague || word[0] == '第' && word.len() > 1
}
