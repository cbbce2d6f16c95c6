//! Where two words meet and a line still may not begin: beside marks, inside quotations and numbers.

use std::ops::Range;

use super::classes::is_letter;
use super::numbers::is_digit;
use super::words::belong;
use crate::characters::is_wide;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Word,
    /// Behind a space or a `｜` between Chinese characters: the newsroom wants a new line here first.
    Part,
}

/// So many characters between quotation marks stay together.
const SHORT: usize = 6;

/// Of each character whether a line may begin with it, by where the words begin.
pub fn breaks(text: &[char], starts: &[usize]) -> Vec<Option<Kind>> {
    let mut breaks = vec![None; text.len()];
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let words: Vec<&[char]> = starts.iter().zip(ends).map(|(from, to)| &text[*from..to]).collect();
    for at in 1..words.len() {
        breaks[starts[at]] = kind(&words, at);
    }
    for quotation in quotations(text) {
        breaks[quotation].fill(None);
    }
    breaks
}

/// What is between a word and the one before it.
fn kind(words: &[&[char]], at: usize) -> Option<Kind> {
    let (last, first) = (*words[at - 1].last()?, *words[at].first()?);
    if first.is_whitespace() {
        return None;
    }
    if last.is_whitespace() {
        let ahead = *words[..at].iter().rev().find(|word| !word[0].is_whitespace())?.last()?;
        let is_part = is_wide(ahead) && !opens(ahead) && is_wide(first) && !closes(first);
        return is_part.then_some(Kind::Part);
    }
    let is_kept = closes(first) || opens(last) || is_joined(last, first);
    if is_kept || is_dash_of_two(words, at) || belong(words, at) {
        return None;
    }
    Some(if is_bar(last) { Kind::Part } else { Kind::Word })
}

/// The newsroom's own mark between the parts of a headline.
fn is_bar(c: char) -> bool {
    matches!(c, '｜' | '|' | '丨')
}

/// Marks that no line begins with.
fn closes(c: char) -> bool {
    is_bar(c)
        || matches!(
            c,
            '，' | '。' | '、' | '；' | '：' | '？' | '！' | '…' | '—' | '～' | '·' | '‧' | '・' | '－' | '／'
        )
        || matches!(
            c,
            '）' | '》' | '〉' | '」' | '』' | '】' | '〕' | '〗' | '］' | '｝' | '”' | '’' | '％' | '‰' | '°'
        )
        || matches!(c, '℃' | '℉' | '々' | 'ー' | '〜' | '＂' | '＇' | '.' | ',' | ':' | ';' | '?' | '!' | ')' | ']')
        || matches!(c, '}' | '"' | '\'' | '~' | '-' | '–' | '/' | '%')
}

/// Marks that no line ends with.
fn opens(c: char) -> bool {
    matches!(c, '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '［' | '｛' | '“' | '‘' | '(' | '[' | '{')
        || matches!(c, '"' | '\'' | '＂' | '＇' | '#' | '＃' | '$' | '￥' | '¥' | '€' | '£' | '№' | '·' | '‧' | '・')
        || matches!(c, '／' | '/' | '-' | '–' | '－' | '~' | '～' | '+')
}

/// Whether two characters are of one number or one word in another script.
fn is_joined(last: char, first: char) -> bool {
    let is_other = |c: char| is_digit(c) || is_letter(c) && !is_wide(c);
    is_other(last) && is_other(first)
}

/// Whether a single dash before a word joins two: 中国—中亚.
fn is_dash_of_two(words: &[&[char]], at: usize) -> bool {
    let is_dash = |at: usize| words.get(at).is_some_and(|word| *word == ['—']);
    is_dash(at - 1) && at > 1 && !is_dash(at - 2) && is_letter(words[at][0])
}

/// Between a quotation's first mark and its last, where it is short.
fn quotations(text: &[char]) -> impl Iterator<Item = Range<usize>> {
    text.iter().enumerate().filter_map(|(open, c)| {
        let close = close_of(*c)?;
        let len = text[open + 1..].iter().take(SHORT + 1).position(|c| *c == close)?;
        Some(open + 1..open + len + 2)
    })
}

fn close_of(open: char) -> Option<char> {
    Some(match open {
        '“' => '”',
        '‘' => '’',
        '《' => '》',
        '〈' => '〉',
        '「' => '」',
        '『' => '』',
        _ => return None,
    })
}
