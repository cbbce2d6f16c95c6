//! Names of people behind what they are: 记者林晓燕, 市长周砚, 厂长司马青.

use super::classes::{Class, is_letter};
use crate::characters::is_wide;

const LONG_FAMILIES: [&str; 14] =
    ["欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "东方"];

/// Given names of one character and of two, and what a person costs who has such a one: a common word and a bit.
const GIVEN: [(usize, u32); 2] = [(1, 100), (2, 130)];

/// Tells of every name that may begin at a place: where it ends, and what it costs.
pub fn each_name(text: &[char], from: usize, mut tell: impl FnMut(usize, u32)) {
    if !from.checked_sub(1).is_some_and(|before| Class::Title.has(text[before])) {
        return;
    }
    let is_long = |name: &&str| name.chars().eq(text[from..].iter().copied().take(2));
    let family = if LONG_FAMILIES.iter().any(is_long) { 2 } else { 1 };
    if family == 1 && !Class::Family.has(text[from]) {
        return;
    }
    for (len, cost) in GIVEN {
        let given = text.get(from + family..from + family + len);
        if given.is_some_and(|given| given.iter().all(|c| may_name(*c))) {
            tell(from + family + len, cost);
        }
    }
}

fn may_name(c: char) -> bool {
    is_wide(c) && is_letter(c) && !"的在和与與为為".contains(c)
}
