//! What an editor should know, in a sentence, with its place and the way out.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::diagnostic::bound;
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::place::{Place, Spot};
use crate::diagnostic::rule::Rule;
use crate::diagnostic::severity::Severity;
use crate::diagnostic::words::{Argument, Text};
use crate::source::SourcePath;

/// One thing an editor should know: a sentence, its place, and help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Of its rule.
    pub code: Cow<'static, str>,
    pub severity: Severity,
    pub message: Text,
    /// What the message is told of, by the names that the rule gives.
    pub arguments: Vec<(Cow<'static, str>, Argument)>,
    pub place: Option<Place>,
    pub label: Option<Text>,
    pub help: Vec<Text>,
    pub fix: Option<Fix>,
    /// How many more of its kind in its file it stands for.
    pub more: usize,
}

/// An edit of the file that surely does what was meant: bytes, counted from the file's start, and what takes their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    pub start: u32,
    pub end: u32,
    pub text: String,
}

pub type Diagnostics = Vec<Diagnostic>;

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Diagnostics {
        vec![diagnostic]
    }
}

impl Diagnostic {
    /// What a rule says of its arguments.
    pub fn of(rule: &'static Rule, arguments: Vec<(Cow<'static, str>, Argument)>) -> Diagnostic {
        Diagnostic {
            code: rule.code.into(),
            severity: rule.level,
            message: rule.message.with(&arguments),
            label: rule.label.map(|label| label.with(&arguments)),
            help: rule.help.iter().map(|help| help.with(&arguments)).collect(),
            arguments,
            place: None,
            fix: None,
            more: 0,
        }
    }

    /// The message in English, as tests compare it.
    pub fn english(&self) -> &str {
        self.message.of(crate::diagnostic::Language::English)
    }

    #[must_use]
    pub fn in_file(self, path: &SourcePath) -> Diagnostic {
        self.at(path, Spot::File)
    }

    #[must_use]
    pub fn at(mut self, path: &SourcePath, spot: Spot) -> Diagnostic {
        self.place = Some(Place { path: path.clone(), spot: bound::spot(spot) });
        self
    }

    #[must_use]
    pub fn at_bytes(self, path: &SourcePath, bytes: Range<usize>) -> Diagnostic {
        self.at(path, Spot::Bytes { start: position(bytes.start), end: position(bytes.end) })
    }

    #[must_use]
    pub fn at_key(self, path: &SourcePath, key: &str) -> Diagnostic {
        self.at(path, Spot::Key { key: key.to_owned(), value: None })
    }

    #[must_use]
    pub fn at_value(self, path: &SourcePath, key: &str, value: &str) -> Diagnostic {
        self.at(path, Spot::Key { key: key.to_owned(), value: Some(value.to_owned()) })
    }

    #[must_use]
    pub fn label(mut self, label: impl Into<Text>) -> Diagnostic {
        self.label = Some(label.into());
        self
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<Text>) -> Diagnostic {
        self.help.push(help.into());
        self
    }

    /// Gives the edit that does what was meant; one that is long is no typing mistake.
    #[must_use]
    pub fn fix(mut self, bytes: Range<usize>, text: impl Into<String>) -> Diagnostic {
        let text = text.into();
        if text.len() <= LONGEST_FIX {
            self.fix = Some(Fix { start: position(bytes.start), end: position(bytes.end), text });
        }
        self
    }

    /// Says "did you mean" when one of `known` is close to `word`.
    #[must_use]
    pub fn suggest<'k>(self, word: &str, known: impl IntoIterator<Item = &'k str>) -> Diagnostic {
        match closest(word, known) {
            Some(near) => self.help(did_you_mean(near)),
            None => self,
        }
    }

    /// Says "did you mean", or else `help`.
    #[must_use]
    pub fn suggest_or<'k>(
        self,
        (word, known): (&str, impl IntoIterator<Item = &'k str>),
        help: impl Into<Text>,
    ) -> Diagnostic {
        match closest(word, known) {
            Some(near) => self.help(did_you_mean(near)),
            None => self.help(help),
        }
    }

    pub fn path(&self) -> Option<&SourcePath> {
        self.place.as_ref().map(|place| &place.path)
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Whether a rule, given by its function's code, tells it.
    pub fn is(&self, code: &str) -> bool {
        self.code == code
    }
}

phrases! {
    did_you_mean(near: &str) = ["did you mean `{near}`?", "是不是“{near}”？"];
}

/// In bytes.
const LONGEST_FIX: usize = 2_000;

/// Positions are 32 bits because sources are limited to megabytes.
fn position(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// In characters; nobody means a longer word to be another one.
const LONGEST_NAME: usize = 100;

/// Of many names that look near, so many are looked at letter by letter.
const MOST_NAMES: usize = 300;

/// The one of `known` that `word` is probably meant to be.
pub fn closest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let own = Letters::of(word)?;
    let near = |name: &'k str| {
        let most = own.most_typos(&Letters::of(name)?)?;
        Some((most, name))
    };
    let near = known.into_iter().filter_map(near).take(MOST_NAMES).filter_map(|(most, name)| {
        let typos = strsim::damerau_levenshtein(word, name);
        (typos <= most && typos < name.chars().count().max(own.count)).then_some((typos, name))
    });
    near.min_by_key(|(typos, _)| *typos).map(|(_, name)| name)
}

/// What tells at a glance that two words are not near to each other.
struct Letters {
    count: usize,
    /// One bit for each letter that is there, though some share one.
    bits: u64,
}

impl Letters {
    /// Nothing for a word that is too long to be meant for another.
    fn of(word: &str) -> Option<Letters> {
        let mut letters = Letters { count: 0, bits: 0 };
        for c in word.chars() {
            letters.count += 1;
            letters.bits |= 1 << (u32::from(c) % u64::BITS);
            if letters.count > LONGEST_NAME {
                return None;
            }
        }
        Some(letters)
    }

    /// In how many letters the words may differ; nothing when they differ in more.
    fn most_typos(&self, other: &Letters) -> Option<usize> {
        // A third of the letters may differ, and a two-character name may differ in one.
        let most = 1.max(self.count.max(other.count) / 3);
        // Each letter more, and each that the other word has nowhere, is a typo.
        let missing = (self.bits & !other.bits).count_ones().max((other.bits & !self.bits).count_ones());
        (self.count.abs_diff(other.count) <= most && missing as usize <= most).then_some(most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::trial::unknown;

    #[test]
    fn only_a_near_word_is_suggested() {
        assert_eq!(closest("titel", ["title", "kicker"]), Some("title"));
        assert_eq!(closest("要问", ["要闻", "文化"]), Some("要闻"));
        assert_eq!(closest("天气", ["要闻", "文化"]), None);
    }

    #[test]
    fn a_word_without_end_is_near_to_nothing() {
        let long = "title".repeat(20_000);
        assert_eq!(closest(&long, ["title", &long]), None);
        assert_eq!(closest("title", [long.as_str()]), None);
    }

    #[test]
    fn a_diagnostic_of_an_endless_text_is_small() {
        let long = "港".repeat(100_000);
        let told = unknown(&long)
            .at_value(&SourcePath::new("a.md"), "section", &long)
            .label(Text::same(format!("no file `{long}`")))
            .help(did_you_mean(&long))
            .fix(0..1, long.clone());
        assert!(serde_json::to_string(&told).unwrap().len() < 8_000);
        assert_eq!(told.fix, None);
    }
}
