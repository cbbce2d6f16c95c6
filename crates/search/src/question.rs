//! Questions: what a reader types, understood; see FORMAT.md.

use serde::{Deserialize, Serialize};

use crate::characters::{is_cjk, is_word};
use crate::fold::fold;

/// No more phrases count.
const MOST: usize = 12;

/// Quotation marks, any of which opens and closes.
const QUOTES: [char; 10] = ['"', '“', '”', '„', '‟', '＂', '「', '」', '『', '』'];

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// All must be found.
    pub all: Vec<Phrase>,
    /// None may be.
    pub none: Vec<Phrase>,
    /// Labels of newspaper pages, bare.
    pub pages: Vec<String>,
    pub not_pages: Vec<String>,
    /// The first and the last day.
    pub from: Option<String>,
    pub to: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// Folded.
    pub text: String,
    #[serde(default)]
    pub field: Field,
    /// Whether the last word may go on.
    #[serde(default)]
    pub is_prefix: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    #[default]
    Any,
    Title,
    Author,
    Section,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    In(Field),
    Page,
    From,
    To,
}

impl Question {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        *self == Question::default()
    }

    fn count(&self) -> usize {
        self.all.len() + self.none.len() + self.pages.len() + self.not_pages.len()
    }

    fn add(&mut self, Token { is_not, name, text, is_quoted }: Token) {
        match name {
            Some(Name::From) => self.from = Date::of(&text).map(Date::first).or(self.from.take()),
            Some(Name::To) => self.to = Date::of(&text).map(Date::last).or(self.to.take()),
            _ if self.count() >= MOST => {}
            Some(Name::Page) => {
                let label = page_label(&text);
                let pages = if is_not { &mut self.not_pages } else { &mut self.pages };
                pages.extend(Some(label).filter(|label| !label.is_empty()));
            }
            None if !is_quoted && !is_not && Date::of(&text).is_some_and(|date| date.day.is_some()) => {
                let date = Date::of(&text).unwrap_or_default();
                (self.from, self.to) = (Some(date.first()), Some(date.last()));
            }
            Some(Name::In(_)) | None => {
                let field = if let Some(Name::In(field)) = name { field } else { Field::Any };
                let phrases = if is_not { &mut self.none } else { &mut self.all };
                phrases.extend(phrase(&text, field, is_quoted));
            }
        }
    }
}

/// What is to be found of a text, if there is anything.
fn phrase(text: &str, field: Field, is_quoted: bool) -> Option<Phrase> {
    let folded = fold(text);
    let is_part = |c: char| is_cjk(c) || is_word(c);
    let begin = folded.strip_suffix('*').filter(|begin| !is_quoted && begin.ends_with(is_part));
    // Han are found wherever they stand.
    let is_prefix = begin.is_some_and(|begin| begin.ends_with(is_word));
    let text = begin.unwrap_or(&folded);
    let is_findable = text.contains(is_part);
    is_findable.then(|| Phrase { text: text.to_owned(), field, is_prefix })
}

/// A newspaper page's label without what says nothing: `第01版` is `1`.
pub fn page_label(label: &str) -> String {
    let folded = fold(label).replace(['第', '版', ' '], "");
    let digits = folded.find(|c: char| c.is_ascii_digit()).unwrap_or(folded.len());
    let (letters, number) = folded.split_at(digits);
    let bare = number.trim_start_matches('0');
    let is_nothing = bare.is_empty() && !number.is_empty();
    format!("{letters}{}", if is_nothing { "0" } else { bare })
}

#[derive(Debug, Clone, Copy, Default)]
struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Date {
    /// `2024`, `2024-05`, `2024-05-01`, also with `/` or `.`.
    fn of(text: &str) -> Option<Date> {
        let folded = fold(text);
        let mut parts = folded.split(['-', '/', '.']);
        let number = |part: &str, longest: usize| {
            let is_number = (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.parse::<u16>().ok()).flatten()
        };
        let year = parts.next().filter(|year| year.len() == 4).and_then(|year| number(year, 4))?;
        let mut small = |most: u16| match parts.next() {
            None => Some(None),
            Some(part) => number(part, 2).filter(|number| (1..=most).contains(number)).map(|number| Some(number as u8)),
        };
        let (month, day) = (small(12)?, small(31)?);
        parts.next().is_none().then_some(Date { year, month, day })
    }

    fn first(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// No month has more days than 31, and dates are compared as texts.
    fn last(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }
}

struct Token {
    is_not: bool,
    name: Option<Name>,
    text: String,
    is_quoted: bool,
}

pub fn parse(query: &str) -> Question {
    let mut question = Question::default();
    let mut rest = query;
    while let Some(token) = next(&mut rest) {
        question.add(token);
    }
    question
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；')
}

/// Takes the next token off the beginning.
fn next(rest: &mut &str) -> Option<Token> {
    *rest = rest.trim_start_matches(is_gap);
    if rest.is_empty() {
        return None;
    }
    let after_minus =
        rest.strip_prefix(['-', '－', '−']).filter(|after| !after.is_empty() && !after.starts_with(is_gap));
    let is_not = after_minus.is_some();
    *rest = after_minus.unwrap_or(rest);
    let mut name = None;
    if let Some(at) = rest.find([':', '：'])
        && let Some(found) = named(&rest[..at])
    {
        name = Some(found);
        *rest = rest[at..].trim_start_matches([':', '：']);
    }
    if let Some(inside) = rest.strip_prefix(QUOTES) {
        let (text, after) = inside.split_once(QUOTES).unwrap_or((inside, ""));
        *rest = after;
        return Some(Token { is_not, name, text: text.to_owned(), is_quoted: true });
    }
    // A quotation mark inside a token begins another.
    let end = rest.find(|c| is_gap(c) || QUOTES.contains(&c)).unwrap_or(rest.len());
    let (text, after) = rest.split_at(end);
    *rest = after;
    Some(Token { is_not, name, text: text.to_owned(), is_quoted: false })
}

fn named(text: &str) -> Option<Name> {
    Some(match fold(text).as_str() {
        "title" | "标题" => Name::In(Field::Title),
        "author" | "作者" | "记者" => Name::In(Field::Author),
        "section" | "栏目" => Name::In(Field::Section),
        "page" | "版" | "版面" => Name::Page,
        "from" | "自" | "从" => Name::From,
        "to" | "至" | "到" => Name::To,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_typed_is_understood_in_some_way(query in "[\"“a港:：,，* \\-0-9章]{0,40}|\\PC*") {
            let question = parse(&query);
            prop_assert!(question.count() <= MOST);
            prop_assert!(question.all.iter().chain(&question.none).all(|phrase| !phrase.text.is_empty()));
        }
    }

    #[test]
    fn pages_are_alike_however_they_are_named() {
        assert_eq!(["1", "01", "第01版", "A03", "第Ａ０３版", "00"].map(page_label), ["1", "1", "1", "a3", "a3", "0"]);
    }
}
