//! A headline cut into words: of all ways to cut it the one whose words cost least together.

use super::classes::is_letter;
use super::dictionary::{UNKNOWN, each_word};
use super::names::each_name;
use super::numbers::{digits_len, each_number, is_digit};
use crate::characters::is_wide;

/// Where the words of a text begin.
pub fn starts(text: &[char]) -> Vec<usize> {
    // What the words before each place cost, and where the last of them begins.
    let mut best = vec![(u32::MAX, 0); text.len() + 1];
    best[0].0 = 0;
    for from in 0..text.len() {
        let before = best[from].0;
        // Nothing ends inside a number, so nothing begins there.
        if before < u32::MAX {
            each(text, from, |to, cost| {
                let cost = before.saturating_add(cost);
                if cost < best[to].0 {
                    best[to] = (cost, from);
                }
            });
        }
    }
    let mut starts = vec![];
    let mut at = text.len();
    while at > 0 {
        at = best[at].1;
        starts.push(at);
    }
    starts.reverse();
    starts
}

/// Tells of all that may begin at a place: where it ends, and what it costs.
fn each(text: &[char], from: usize, mut tell: impl FnMut(usize, u32)) {
    let c = text[from];
    let latin = latin_len(&text[from..]);
    if is_digit(c) {
        each_number(text, from, &mut tell);
        if latin > digits_len(&text[from..]) {
            tell(from + latin, 0);
        }
    } else if latin > 0 {
        tell(from + latin, 0);
    } else if is_wide(c) && is_letter(c) {
        each_word(text, from, &mut tell);
        each_number(text, from, &mut tell);
        each_name(text, from, &mut tell);
        tell(from + 1, UNKNOWN);
    } else {
        tell(from + 1, 0);
    }
}

/// How many characters of a word in another script a text begins with: `PM2.5`, `Wi-Fi`, `5G`.
fn latin_len(text: &[char]) -> usize {
    let is_other = |c: &char| is_letter(*c) && !is_wide(*c);
    let mut len = 0;
    while let Some(c) = text.get(len) {
        let is_joint = matches!(c, '.' | '-' | '\'' | '’' | '&' | '+' | '_' | '@' | '/');
        let goes_on = is_other(c) || len > 0 && is_joint && text.get(len + 1).is_some_and(is_other);
        if !goes_on {
            break;
        }
        len += 1;
    }
    len
}
