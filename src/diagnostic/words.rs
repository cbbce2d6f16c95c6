//! What is said, in both languages at once: words with places for arguments, which must agree, and texts made of them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::diagnostic::bound;
use crate::source::SourcePath;

/// The languages that newsprint speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    English,
    Chinese,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::English, Language::Chinese];

    /// The language of a tag (`zh-CN`, `en-GB`) or of a locale (`zh_CN.UTF-8`); nothing for any other.
    pub fn of_tag(tag: &str) -> Option<Language> {
        let first = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match first.to_ascii_lowercase().as_str() {
            "zh" | "chinese" => Some(Language::Chinese),
            "en" | "english" => Some(Language::English),
            _ => None,
        }
    }

    /// As in BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh-CN",
        }
    }
}

/// Words in English and Chinese. `{name}` is the place of an argument; other braces stand for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    pub en: &'static str,
    pub zh: &'static str,
}

impl Words {
    pub const fn new(en: &'static str, zh: &'static str) -> Words {
        Words { en, zh }
    }

    pub fn of(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Chinese => self.zh,
        }
    }

    /// The words with their arguments.
    pub fn with(self, arguments: &[(Cow<'static, str>, Argument)]) -> Text {
        let filled = |language: Language| match fill(self.of(language), arguments, language) {
            Cow::Borrowed(_) => Cow::Borrowed(self.of(language)),
            Cow::Owned(text) => Cow::Owned(bound::sentence(text)),
        };
        Text { en: filled(Language::English), zh: filled(Language::Chinese) }
    }
}

/// A sentence that is complete, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    en: Cow<'static, str>,
    zh: Cow<'static, str>,
}

impl Text {
    /// What is the same in every language: a name, a path, an address.
    pub fn same(text: impl Into<String>) -> Text {
        let text = bound::sentence(text.into());
        Text { en: text.clone().into(), zh: text.into() }
    }

    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }
}

impl From<Words> for Text {
    fn from(Words { en, zh }: Words) -> Text {
        Text { en: en.into(), zh: zh.into() }
    }
}

/// What a sentence is told of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Argument {
    Text(String),
    Number(u64),
    /// Something that has words of its own in each language.
    Said(Text),
    List(Vec<String>),
}

impl Argument {
    /// As it stands in a sentence.
    fn said(&self, language: Language) -> Cow<'_, str> {
        match self {
            Argument::Text(text) => text.into(),
            Argument::Number(number) => number.to_string().into(),
            Argument::Said(text) => text.of(language).into(),
            Argument::List(entries) => {
                let entries: Vec<String> = entries.iter().map(|entry| format!("`{entry}`")).collect();
                entries.join(if language == Language::Chinese { "、" } else { ", " }).into()
            }
        }
    }

    /// As programs read it.
    pub fn json(&self, language: Language) -> serde_json::Value {
        match self {
            Argument::Text(text) => text.as_str().into(),
            Argument::Number(number) => (*number).into(),
            Argument::Said(text) => text.of(language).into(),
            Argument::List(entries) => entries.as_slice().into(),
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        Argument::Text(bound::quote(text).into_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::from(text.as_str())
    }
}

impl From<&SourcePath> for Argument {
    fn from(path: &SourcePath) -> Argument {
        Argument::from(path.as_str())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Argument {
        Argument::Number(number as u64)
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Argument {
        Argument::Number(number)
    }
}

impl From<Text> for Argument {
    fn from(text: Text) -> Argument {
        Argument::Said(text)
    }
}

impl From<Words> for Argument {
    fn from(words: Words) -> Argument {
        Argument::Said(words.into())
    }
}

impl From<Vec<String>> for Argument {
    fn from(entries: Vec<String>) -> Argument {
        Argument::List(entries.iter().take(bound::LONGEST_LIST).map(|entry| bound::quote(entry).into_owned()).collect())
    }
}

/// The words with each place filled; a place has an argument, since words without one do not compile.
fn fill<'w>(words: &'w str, arguments: &[(Cow<'static, str>, Argument)], language: Language) -> Cow<'w, str> {
    if !words.contains('{') || arguments.is_empty() {
        return words.into();
    }
    let mut filled = String::with_capacity(words.len() + 32);
    let mut rest = words;
    while let Some(at) = rest.find('{') {
        filled += &rest[..at];
        rest = &rest[at..];
        let place = rest.find('}').map(|end| (&rest[1..end], end + 1));
        let argument = place.and_then(|(name, end)| Some((arguments.iter().find(|(known, _)| known == name)?, end)));
        if let Some(((_, argument), end)) = argument {
            filled += &argument.said(language);
            rest = &rest[end..];
        } else {
            filled.push('{');
            rest = &rest[1..];
        }
    }
    filled += rest;
    filled.into()
}

/// Whether words in two languages name the same arguments, each of them known. Words that do not agree do not compile.
pub const fn agree(known: &[&str], en: &str, zh: &str) -> bool {
    !en.is_empty() && !zh.is_empty() && names_of(en, known, zh) && names_of(zh, known, en)
}

/// Whether each place in the words is known and stands in the other words too.
const fn names_of(words: &str, known: &[&str], other: &str) -> bool {
    let (words, other) = (words.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < words.len() {
        if let Some(end) = place_at(words, at)
            && (!is_known(words, at + 1, end, known) || !holds(other, words, at, end + 1))
        {
            return false;
        }
        at += 1;
    }
    true
}

/// Where the name ends whose place begins here: `{` small letters and low lines `}`.
const fn place_at(words: &[u8], at: usize) -> Option<usize> {
    if words[at] != b'{' {
        return None;
    }
    let mut end = at + 1;
    while end < words.len() && (words[end].is_ascii_lowercase() || words[end] == b'_') {
        end += 1;
    }
    if end > at + 1 && end < words.len() && words[end] == b'}' { Some(end) } else { None }
}

const fn is_known(words: &[u8], start: usize, end: usize, known: &[&str]) -> bool {
    let mut index = 0;
    while index < known.len() {
        let name = known[index].as_bytes();
        if name.len() == end - start && is_at(words, start, name, 0, name.len()) {
            return true;
        }
        index += 1;
    }
    false
}

const fn holds(text: &[u8], part: &[u8], start: usize, end: usize) -> bool {
    let mut at = 0;
    while at + (end - start) <= text.len() {
        if is_at(text, at, part, start, end) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_at(text: &[u8], at: usize, part: &[u8], start: usize, end: usize) -> bool {
    let mut offset = 0;
    while start + offset < end {
        if text[at + offset] != part[start + offset] {
            return false;
        }
        offset += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_do_not_agree_are_refused() {
        assert!(agree(&["name", "most"], "`{name}` has {most}", "{most}：{name}"));
        assert!(agree(&[], "`{% if %}` and `{{` and {name, role}", "{% if %}"));
        assert!(!agree(&["name"], "`{name}`", "没有"));
        assert!(!agree(&["name"], "nothing", "{name}"));
        assert!(!agree(&["name"], "`{nome}`", "{nome}"));
        assert!(!agree(&[], "something", ""));
    }

    #[test]
    fn places_are_filled_and_other_braces_stay() {
        let words = Words::new("`{name}` {x} {{ {% {count}", "{count}“{name}”");
        let text = words.with(&[("name".into(), "{count}".into()), ("count".into(), 3_usize.into())]);
        assert_eq!(text.of(Language::English), "`{count}` {x} {{ {% 3");
        assert_eq!(text.of(Language::Chinese), "3“{count}”");
    }

    #[test]
    fn a_list_is_joined_as_each_language_does() {
        let listed = vec!["01".to_owned(), "02".to_owned()];
        let text = Words::new("edition.yaml lists {pages}", "只有 {pages}").with(&[("pages".into(), listed.into())]);
        assert_eq!(text.of(Language::English), "edition.yaml lists `01`, `02`");
        assert_eq!(text.of(Language::Chinese), "只有 `01`、`02`");
    }

    #[test]
    fn locales_and_tags_name_a_language() {
        for (tag, language) in [
            ("zh-CN", Some(Language::Chinese)),
            ("zh_TW.UTF-8", Some(Language::Chinese)),
            ("en_US.UTF-8@euro", Some(Language::English)),
            ("EN", Some(Language::English)),
            ("C.UTF-8", None),
            ("fr_FR", None),
            ("zhuang", None),
            ("", None),
        ] {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
    }
}
