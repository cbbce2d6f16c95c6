//! Typed reading of YAML values: each accessor takes what an editor may have meant, or tells why it cannot.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;
use std::ops::Range;

use newsprint_text::characters::half_width;
use newsprint_text::{characters, invisible, without_tags};

use crate::diagnostic::{self, Diagnostic, Diagnostics, Spot, Text, Words};
use crate::locate;
use crate::manuscript::flag;
use crate::manuscript::foreign::{self, ForeignKeys};
use crate::manuscript::keys::{Key, Keys};
use crate::manuscript::quotes::quoted;
use crate::manuscript::typed::Typed;
use crate::manuscript::typos;
use crate::manuscript::yaml::{Bare, Core, Yaml};
use crate::rules::front_matter as rules;
use crate::source::SourcePath;

/// The longest text of a line, such as a headline, a name or a caption, in characters.
pub const LONGEST_LINE: usize = 1_000;
/// The longest summary, note or correction, in characters.
pub const LONGEST_TEXT: usize = 10_000;
/// The longest key, in characters.
const LONGEST_KEY: usize = 100;
/// Keys of one file that are looked for in all of it; each look goes through the text.
const MOST_SOUGHT: usize = 50;
/// Maps of more keys are searched for doubles by a set.
const FEW_KEYS: usize = 32;

/// What a key's value must be.
pub const TEXT: Words = Words::new("text", "文字");
pub const FLAG: Words = Words::new("`true` or `false`", "“是”或“否”");
pub const WHOLE_NUMBER: Words = Words::new("a whole number", "整数");
pub const NUMBERS: Words = Words::new("a list of numbers", "一串数字");
pub const MAP: Words = Words::new("a map", "“字段: 内容”");

/// One file's reading: mistakes are collected, and reading goes on.
pub struct Reader<'a> {
    pub path: &'a SourcePath,
    pub diagnostics: Diagnostics,
    typed: Typed<'a>,
    has_marks: bool,
    sought: Cell<usize>,
}

impl<'a> Reader<'a> {
    pub fn new(typed: Typed<'a>) -> Reader<'a> {
        Reader { path: typed.path, diagnostics: vec![], typed, has_marks: false, sought: Cell::new(0) }
    }

    pub fn tell(&mut self, diagnostic: Diagnostic) {
        diagnostic::tell(&mut self.diagnostics, diagnostic);
    }

    /// `key` has a value of another kind than `wanted`.
    pub fn wrong(&mut self, key: &str, value: &Yaml, wanted: Words) {
        let told = rules::wrong_kind(key, wanted, value.kind());
        let told = match self.bracketed(key).filter(|_| wanted == TEXT) {
            Some(text) => told.help(rules::begins_with_bracket(&quoted(text))),
            None => told,
        };
        self.tell(match value.typed() {
            // The beginning finds it as well.
            Some(typed) => {
                let end = typed.char_indices().nth(LONGEST_KEY).map_or(typed.len(), |(at, _)| at);
                told.at_value(self.path, key, &typed[..end])
            }
            None => told.at_key(self.path, key),
        });
    }

    /// What a key's line holds, when it begins with a bracket.
    fn bracketed(&self, key: &str) -> Option<&'a str> {
        let line = self.typed.yaml[locate::key(self.typed.yaml, key, None)?.end..].lines().next()?;
        let value = line.trim_start_matches(['"', '\'']).strip_prefix(':')?.split(" #").next()?.trim();
        value.starts_with(['[', '{']).then_some(value)
    }

    /// Text of one line to be shown, without what neither HTML nor XML can hold: control characters and noncharacters;
    /// and without marks that turn the direction of what stands beside it.
    pub fn text(&mut self, key: &str, value: Yaml) -> Option<String> {
        self.shown(key, value, LONGEST_LINE)
    }

    /// Text in a form of its own; `mistake` says what is wrong with text in another.
    pub fn parsed<T>(
        &mut self,
        key: &str,
        value: Yaml,
        parse: impl FnOnce(&str) -> Option<T>,
        mistake: impl FnOnce(&str) -> Diagnostic,
    ) -> Option<T> {
        if let (Yaml::List(_), Some(typed)) = (&value, self.bracketed(key)) {
            self.tell(mistake(typed).at_value(self.path, key, typed));
            return None;
        }
        let text = self.text(key, value)?;
        let parsed = parse(&text);
        if parsed.is_none() {
            self.tell(mistake(&text).at_value(self.path, key, &text));
        }
        parsed
    }

    /// Text of some sentences, which are shown as one paragraph.
    pub fn sentences(&mut self, key: &str, value: Yaml) -> Option<String> {
        self.shown(key, value, LONGEST_TEXT)
    }

    fn shown(&mut self, key: &str, value: Yaml, longest: usize) -> Option<String> {
        let text = self.typed_within(key, value, longest)?;
        // Nearly every text is shown as it is typed.
        if !text.contains(|c: char| c == '<' || is_unshowable(c) || characters::is_break(c)) {
            return Some(text);
        }
        let text = without_tags(&text);
        let text = characters::one_line(&text);
        let text = text.replace(is_unshowable, "");
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Text as it was typed, be it a number or a flag to YAML; blank is absent.
    pub fn typed(&mut self, key: &str, value: Yaml) -> Option<String> {
        self.typed_within(key, value, LONGEST_LINE)
    }

    fn typed_within(&mut self, key: &str, value: Yaml, longest: usize) -> Option<String> {
        match value {
            Yaml::Text(text) | Yaml::Bare(Bare { typed: text, .. })
                if text.len() > longest && text.trim().chars().nth(longest).is_some() =>
            {
                self.tell(rules::value_too_long(key, longest).at_key(self.path, key));
                None
            }
            nothing if nothing.is_nothing() => None,
            Yaml::Text(text) | Yaml::Bare(Bare { typed: text, .. }) => {
                let seen = self.seen(key, text.trim());
                let trimmed = seen.trim();
                (!trimmed.is_empty()).then(|| trimmed.to_owned())
            }
            Yaml::Blank | Yaml::List(_) | Yaml::Map(_) => {
                self.wrong(key, &value, TEXT);
                None
            }
        }
    }

    /// A text without what nobody sees in it: names that look alike are one.
    fn seen<'t>(&mut self, key: &str, text: &'t str) -> Cow<'t, str> {
        let seen = invisible::clean(text);
        if !self.has_marks && matches!(seen, Cow::Owned(_)) && text.contains(characters::is_direction_mark) {
            self.has_marks = true;
            self.tell(rules::direction_marks(key).at_key(self.path, key));
        }
        seen
    }

    pub fn flag(&mut self, key: &str, value: &Yaml) -> bool {
        if value.is_null() {
            return false;
        }
        flag::of(value).unwrap_or_else(|| {
            self.wrong(key, value, FLAG);
            false
        })
    }

    pub fn number(&mut self, key: &str, value: &Yaml) -> Option<i64> {
        let number = match value {
            nothing if nothing.is_null() => return None,
            Yaml::Bare(Bare { core: Core::Int(number), .. }) => Some(*number),
            // `07` is text in YAML 1.2, and an editor's seven.
            other => other.typed().and_then(whole_number),
        };
        if number.is_none() {
            self.wrong(key, value, WHOLE_NUMBER);
        }
        number
    }

    /// A list, or one value where a list is meant; an entry left blank is a mistake, as are more than `most`. In a list
    /// `null` is a word like others.
    pub fn list(&mut self, key: &str, value: Yaml, most: usize) -> Vec<Yaml> {
        let word = |entry| match entry {
            Yaml::Bare(Bare { typed, core: Core::Null }) => Yaml::Text(typed),
            other => other,
        };
        let entries = match value {
            nothing if nothing.is_nothing() => vec![],
            Yaml::List(entries) => entries.into_iter().map(word).collect(),
            one => vec![one],
        };
        let entries = self.at_most(most, key, entries);
        for (at, entry) in entries.iter().enumerate() {
            if *entry == Yaml::Blank {
                self.tell(rules::blank_entry(at + 1, key).at_key(self.path, key));
            }
        }
        entries.into_iter().filter(|entry| *entry != Yaml::Blank).collect()
    }

    /// What there is of a list; more entries than `most` are a mistake.
    pub fn at_most<T>(&mut self, most: usize, key: &str, mut entries: Vec<T>) -> Vec<T> {
        if entries.len() > most {
            self.tell(rules::too_many_entries(key, entries.len(), most).at_key(self.path, key));
            entries.truncate(most);
        }
        entries
    }

    pub fn texts(&mut self, key: &str, value: Yaml, most: usize) -> Vec<String> {
        let entries = self.list(key, value, most);
        entries.into_iter().filter_map(|entry| self.text(key, entry)).collect()
    }

    /// Texts in a list, or in one text with Chinese separators, which may stand in full-width brackets.
    pub fn separated(&mut self, key: &str, value: Yaml, most: usize) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for text in self.texts(key, value, most) {
            let text = text.trim_matches(['［', '］', '【', '】', '〔', '〕']);
            let entries = text.split(['、', '，', '；']).map(str::trim).filter(|entry| !entry.is_empty());
            all.extend(entries.map(str::to_owned));
        }
        self.at_most(most, key, all)
    }

    /// Reads a map whose keys are listed: each entry by `read`.
    pub fn keyed_map<K: ForeignKeys>(&mut self, key: &str, value: Yaml, read: impl FnMut(&mut Self, K, &str, Yaml)) {
        if self.slipped::<K>(&value) {
            return;
        }
        let entries = self.map(key, value);
        self.each(entries, read);
    }

    /// Tells when an entry is a text only because a slip in its first key made it one: `- src：a.jpg`.
    pub fn slipped<K: Keys>(&mut self, entry: &Yaml) -> bool {
        let Yaml::Text(text) = entry else { return false };
        let begins = |key: &Key<K>| key.names.iter().any(|name| text.starts_with(name));
        match typos::in_key(self.typed, text).filter(|_| K::ALL.iter().any(begins)) {
            Some(told) => self.tell(told),
            None => return false,
        }
        true
    }

    /// Tells that an entry lacks a key, unless more was told of it since there were so many mistakes.
    pub fn incomplete(&mut self, list: &str, key: Words, (mistakes, help): (usize, Text)) {
        if self.diagnostics.len() <= mistakes {
            self.tell(rules::incomplete_entry(list, key).at_key(self.path, list).help(help));
        }
    }

    /// Has each entry read whose key is listed; other keys are told, and keys that are given twice by two names.
    pub fn each<K: ForeignKeys>(
        &mut self,
        entries: Vec<(String, Yaml)>,
        mut read: impl FnMut(&mut Self, K, &str, Yaml),
    ) {
        let mut seen: Vec<K> = Vec::new();
        let mut others = Vec::new();
        for (name, value) in entries {
            match K::named(&name) {
                None => others.push((name, value)),
                Some(key) if seen.contains(&key) => self.duplicate(&name),
                Some(key) => {
                    seen.push(key);
                    let value = if key.key().shape.is_one() { value.only() } else { value };
                    read(self, key, &name, value);
                }
            }
        }
        for (name, value) in others {
            self.unknown(&name, &value, &mut seen);
        }
    }

    /// The entries of a map with text keys.
    pub fn map(&mut self, key: &str, value: Yaml) -> Vec<(String, Yaml)> {
        match value {
            Yaml::Map(entries) => self.text_keys(key, entries),
            nothing if nothing.is_null() => vec![],
            other => {
                self.wrong(key, &other, MAP);
                vec![]
            }
        }
    }

    pub fn text_keys(&mut self, place: &str, entries: Vec<(Yaml, Yaml)>) -> Vec<(String, Yaml)> {
        let mut named: Vec<(String, Yaml)> = Vec::with_capacity(entries.len());
        let mut seen = (entries.len() > FEW_KEYS).then(HashSet::new);
        for (key, value) in entries {
            let Some(key) = key.key_text() else {
                self.tell(rules::key_no_text(key.kind()).at_key(self.path, place));
                continue;
            };
            if key.len() > LONGEST_KEY && key.chars().nth(LONGEST_KEY).is_some() {
                self.tell(rules::key_too_long(LONGEST_KEY).at(self.path, Spot::Word(key)));
                continue;
            }
            let is_new = match &mut seen {
                Some(seen) => seen.insert(key.clone()),
                None => !named.iter().any(|(seen, _)| *seen == key),
            };
            if !is_new {
                self.duplicate(&key);
                continue;
            }
            named.push((key, value));
        }
        named
    }

    fn duplicate(&mut self, key: &str) {
        if typos::is_in_key(key) {
            // Told once, as a key that nobody knows.
            return;
        }
        self.tell(rules::duplicate_key(key).at_key(self.path, key));
    }

    /// A key nobody knows is a warning, with the word that was probably meant.
    fn unknown<K: ForeignKeys>(&mut self, name: &str, value: &Yaml, seen: &mut Vec<K>) {
        if let Some(told) = typos::in_key(self.typed, name) {
            return self.tell(told);
        }
        if let Some(way) = K::meant(name) {
            let place = self.only_place(name);
            return self.tell(foreign::told(self.typed, (name, value, place), way, seen));
        }
        let known = K::ALL.iter().flat_map(|key| key.names.iter().copied());
        self.tell(rules::unknown_key(name).at_key(self.path, name).suggest(name, known));
    }

    /// Where a key stands that is there once.
    fn only_place(&self, name: &str) -> Option<Range<usize>> {
        let yaml = self.typed.yaml;
        if self.sought.replace(self.sought.get() + 1) >= MOST_SOUGHT {
            return None;
        }
        let place = locate::key(yaml, name, None)?;
        locate::key(&yaml[place.end..], name, None).is_none().then_some(place)
    }
}

/// `8218`, `07`, `８２１８`.
fn whole_number(typed: &str) -> Option<i64> {
    let typed: String = typed.trim().chars().map(half_width).collect();
    let digits = typed.strip_prefix('-').unwrap_or(&typed);
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { typed.parse().ok() } else { None }
}

fn is_unshowable(c: char) -> bool {
    let code = u32::from(c);
    c.is_control() && !matches!(c, '\t' | '\n' | '\r') || code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}
