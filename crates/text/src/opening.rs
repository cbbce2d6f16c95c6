//! The opening of an article, for summaries: its first sentences, never cut inside something.

use crate::characters::{ends_wide, has_marks, is_direction_mark, starts_wide};
use crate::credits::{is_byline, without_byline};

/// Longest opening, in characters.
const LIMIT: usize = 120;
/// Characters gathered before cutting: room for a byline that is then skipped, and for the next sentence to show.
const GATHERED: usize = 2 * LIMIT;

const PAIRS: [(char, char); 11] = [
    ('“', '”'),
    ('‘', '’'),
    ('（', '）'),
    ('(', ')'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('[', ']'),
];

/// Gathers the text of the first paragraphs.
#[derive(Default)]
pub(crate) struct Opening {
    text: String,
    length: usize,
    paragraph: usize,
    is_broken: bool,
}

impl Opening {
    pub fn is_full(&self) -> bool {
        self.length >= GATHERED
    }

    pub fn read(&mut self, text: &str) {
        if self.is_broken {
            self.is_broken = false;
            let is_wide = ends_wide(&self.text, true) && starts_wide(text, true);
            self.text.push_str(if is_wide || self.text.is_empty() { "" } else { " " });
        }
        let (room, length) = (GATHERED - self.length, text.chars().count());
        let cut = || text.char_indices().nth(room).map_or(text.len(), |(end, _)| end);
        self.text.push_str(if length > room { &text[..cut()] } else { text });
        self.length += length.min(room);
    }

    pub fn line_break(&mut self) {
        self.is_broken = true;
    }

    pub fn end_paragraph(&mut self) {
        if is_byline(self.text[self.paragraph..].trim()) {
            self.text.truncate(self.paragraph);
        }
        self.text.truncate(self.text.trim_end().len());
        self.paragraph = self.text.len();
        self.is_broken = true;
    }

    pub fn finish(self) -> String {
        let opening = cut(without_byline(&self.text));
        // It stands in other texts, whose direction is none of its business.
        if has_marks(&opening) { opening.replace(is_direction_mark, "") } else { opening }
    }
}

/// The sentences of a text that fit; or as much of the first as does, with dots.
fn cut(text: &str) -> String {
    let places = Places::of(text);
    if places.sentence > 0 {
        return text[..places.sentence].to_owned();
    }
    if places.is_all {
        return text.to_owned();
    }
    let end = [places.clause, places.word, places.clause_in_pair, places.end].into_iter().find(|&end| end > 0);
    let kept = text[..end.unwrap_or(0)].trim_end();
    // Six dots are Chinese; other scripts write three.
    let dots = if kept.ends_with(|c: char| c.is_ascii_alphanumeric()) { "…" } else { "……" };
    kept.chars().chain(dots.chars()).chain(unclosed(kept).into_iter().rev()).collect()
}

/// Where a text may be cut, at most [`LIMIT`] characters in; zero means nowhere.
#[derive(Default)]
struct Places {
    sentence: usize,
    clause: usize,
    word: usize,
    clause_in_pair: usize,
    end: usize,
    is_all: bool,
}

impl Places {
    fn of(text: &str) -> Places {
        let mut places = Places { is_all: true, ..Places::default() };
        let mut open = Vec::new();
        let mut is_sentence_over = false;
        let mut rest = text.chars();
        for _ in 0..LIMIT {
            let Some(c) = rest.next() else { return places };
            let (end, next) = (text.len() - rest.as_str().len(), rest.clone().next());
            let closes = track(&mut open, c);
            is_sentence_over = ends_sentence(c, next) || closes && is_sentence_over;
            places.record(&text[..end], c, next, open.is_empty());
            if is_sentence_over && open.is_empty() {
                places.sentence = end;
            }
        }
        places.is_all = rest.as_str().is_empty();
        places
    }

    fn record(&mut self, before: &str, c: char, next: Option<char>, is_outside_pairs: bool) {
        let is_split = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '%' | '-');
        let is_whole = !(is_split(c) && next.is_some_and(is_split));
        if is_whole {
            self.end = before.len();
        }
        if is_whole && matches!(c, '，' | '；' | '、' | ',' | ';') {
            let clause = before.len() - c.len_utf8();
            self.clause_in_pair = clause;
            self.clause = if is_outside_pairs { clause } else { self.clause };
        }
        if is_whole && is_outside_pairs {
            self.word = before.len();
        }
    }
}

/// Follows brackets and quotes; says whether `c` closes one.
fn track(open: &mut Vec<char>, c: char) -> bool {
    if open.last() == Some(&c) {
        open.pop();
        return true;
    }
    if c == '"' {
        open.push(c);
    } else if let Some((_, close)) = PAIRS.iter().find(|(first, _)| *first == c) {
        open.push(*close);
    }
    false
}

fn unclosed(text: &str) -> Vec<char> {
    let mut open = Vec::new();
    for c in text.chars() {
        track(&mut open, c);
    }
    open
}

/// Whether a sentence ends here; the dot of `1344.2` or `a.b` ends none.
fn ends_sentence(c: char, next: Option<char>) -> bool {
    match c {
        '。' | '！' | '？' => true,
        '.' | '!' | '?' => next.is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”' | ')' | '!' | '?')),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{LIMIT, cut};

    #[test]
    fn whole_sentences_are_kept() {
        assert_eq!(cut("雨停了。天亮"), "雨停了。");
        assert_eq!(cut("雨停了"), "雨停了");
        assert_eq!(cut("Rain fell on 3.5 km. It stopped. Then"), "Rain fell on 3.5 km. It stopped.");
        assert_eq!(cut("他说：“雨停了。天亮了。”于是"), "他说：“雨停了。天亮了。”");
    }

    #[test]
    fn a_sentence_is_not_cut_inside_a_quotation() {
        let text = format!("雨停了。他说：“天亮了。{}”", "走".repeat(LIMIT));
        assert_eq!(cut(&text), "雨停了。");
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_comma() {
        let text = format!("雨停了，天亮（云，散）了{}。", "走".repeat(LIMIT));
        assert_eq!(cut(&text), "雨停了……");
    }

    #[test]
    fn a_sentence_without_a_comma_is_cut_before_a_number_or_bracket() {
        let number = format!("{}1344.2公顷。", "走".repeat(LIMIT - 3));
        assert_eq!(cut(&number), format!("{}……", "走".repeat(LIMIT - 3)));
        let bracket = format!("{}（云散）了。", "走".repeat(LIMIT - 2));
        assert_eq!(cut(&bracket), format!("{}……", "走".repeat(LIMIT - 2)));
    }

    #[test]
    fn a_long_sentence_in_latin_letters_ends_in_three_dots() {
        let text = "word ".repeat(LIMIT);
        assert!(cut(&text).ends_with("word…"), "{}", cut(&text));
    }

    #[test]
    fn a_long_quotation_is_closed() {
        let text = format!("“雨停了，{}", "走".repeat(LIMIT));
        assert_eq!(cut(&text), "“雨停了……”");
    }
}
