//! Reading YAML within bounds, with errors told in our terms.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::diagnostic::Diagnostic;
use crate::manuscript::yaml::Yaml;
use crate::manuscript::{bounds, plain, typos};
use crate::source::SourcePath;

/// Reads the top-level map of a YAML text that starts at byte `offset` of the file `path`.
pub fn map(path: &SourcePath, yaml: &str, offset: usize) -> Result<Vec<(Yaml, Yaml)>, Diagnostic> {
    if yaml.trim().is_empty() {
        return Ok(vec![]);
    }
    // Plain lines nest nothing and repeat nothing.
    let plain = if yaml.len() <= bounds::LARGEST { plain::read(yaml) } else { None };
    if let Some(entries) = plain.filter(|entries| entries.len() <= MOST_KEYS) {
        return Ok(entries);
    }
    if let Some(diagnostic) = bounds::exceeded(path, yaml, offset) {
        return Err(diagnostic);
    }
    let budget = Budget::of(yaml);
    match (Bounded { budget: &budget, depth: 0 }).deserialize(serde_yaml::Deserializer::from_str(yaml)) {
        Ok(Yaml::Map(entries)) => Ok(entries),
        Ok(Yaml::Blank) => Ok(vec![]),
        Ok(other) => Err(typos::first(path, yaml, offset).unwrap_or_else(|| no_map(path, yaml, offset, &other))),
        Err(error) => Err(explain(path, yaml, offset, &error, budget.over.get())),
    }
}

fn no_map(path: &SourcePath, yaml: &str, offset: usize, other: &Yaml) -> Diagnostic {
    Diagnostic::error(format!("expected `key: value` lines, found {}", other.kind()))
        .at_bytes(path, offset..offset + yaml.find('\n').unwrap_or(yaml.len()))
        .help("write one key a line, as in `title: 标题`")
}

fn explain(path: &SourcePath, yaml: &str, offset: usize, error: &serde_yaml::Error, over: Option<Over>) -> Diagnostic {
    let message = error.to_string();
    let problem = message.split(" at line ").next().unwrap_or(&message);
    let first_alias = || yaml.find('*').unwrap_or(0);
    let at = error.location().map_or_else(first_alias, |location| byte_of(yaml, location.line(), location.column()));
    let bytes = offset + at..offset + at + width_at(yaml, at);
    match over.or_else(|| problem.contains("repetition limit").then_some(Over::Repeated)) {
        Some(Over::TooDeep) => bounds::too_deep(path, offset + at),
        Some(Over::Repeated) => Diagnostic::error("aliases repeat too much")
            .at_bytes(path, bytes)
            .help("write the values out instead of repeating them by `*alias`"),
        Some(Over::Keys) => Diagnostic::error("too many keys in one map")
            .at_bytes(path, bytes)
            .help(format!("{MOST_KEYS} are the most; is a line `---` missing between the front matter and the text?")),
        None => typos::first(path, yaml, offset).unwrap_or_else(|| {
            let diagnostic =
                Diagnostic::error(format!("the front matter is not YAML: {problem}")).at_bytes(path, bytes);
            remedy(problem).into_iter().fold(diagnostic, Diagnostic::help)
        }),
    }
}

/// The way out for what editors get wrong most.
fn remedy(problem: &str) -> Option<&'static str> {
    let known = [
        (
            "mapping values are not allowed",
            "a colon inside a text needs quotes: `title: \"一：二\"` or `title: 'a: b'`",
        ),
        (
            "found character that cannot start any token",
            "a text that starts with @, ` or a tab needs quotes; indent with spaces",
        ),
        ("found a tab character", "indent with spaces, not with a tab"),
        ("while scanning a quoted scalar", "a quotation mark is opened and never closed"),
        ("unexpected end of stream", "a quotation mark or bracket is opened and never closed"),
        ("did not find expected", "check the quotation marks and the indentation of this line and the one above"),
        ("could not find expected ':'", "a key needs a half-width colon and a space after it: `title: 标题`"),
        ("unknown anchor", "a text that starts with `*` needs quotes"),
    ];
    known.iter().find(|(part, _)| problem.contains(part)).map(|(_, help)| *help)
}

/// Line and column count from one; libyaml counts characters, not bytes.
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    let within = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    let end = rest.find('\n').unwrap_or(rest.len());
    start.min(text.len()) + within.min(end)
}

fn width_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8)
}

/// Keys that one map may have; an article knows a few dozen.
const MOST_KEYS: usize = 1_000;
/// What a tree may hold, as a multiple of the text's bytes: aliases repeat texts, and more than this is no writing.
const MOST_REPEATED: usize = 4;

/// Why a tree was not built to its end.
#[derive(Clone, Copy)]
enum Over {
    Repeated,
    TooDeep,
    Keys,
}

/// What may still be built of a tree, in bytes of text with a little for each value.
struct Budget {
    left: Cell<usize>,
    over: Cell<Option<Over>>,
}

impl Budget {
    fn of(yaml: &str) -> Budget {
        Budget { left: Cell::new(4_096 + yaml.len() * MOST_REPEATED), over: Cell::new(None) }
    }

    fn spend<E: serde::de::Error>(&self, bytes: usize) -> Result<(), E> {
        match self.left.get().checked_sub(bytes + 2) {
            Some(left) => self.left.set(left),
            None => return Err(self.end(Over::Repeated)),
        }
        Ok(())
    }

    fn end<E: serde::de::Error>(&self, over: Over) -> E {
        self.over.set(Some(over));
        E::custom("over")
    }
}

/// Builds a tree within its budget; each text is paid for before it is copied.
#[derive(Clone, Copy)]
struct Bounded<'b> {
    budget: &'b Budget,
    depth: usize,
}

impl Bounded<'_> {
    fn inside<E: serde::de::Error>(self) -> Result<Self, E> {
        self.budget.spend(0)?;
        if self.depth == bounds::DEEPEST {
            return Err(self.budget.end(Over::TooDeep));
        }
        Ok(Bounded { depth: self.depth + 1, ..self })
    }

    fn scalar<E: serde::de::Error>(self, value: Yaml) -> Result<Yaml, E> {
        self.budget.spend(0).map(|()| value)
    }
}

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Yaml;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Yaml, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Yaml;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Yaml, E> {
        self.scalar(Yaml::Blank)
    }

    fn visit_bool<E: serde::de::Error>(self, flag: bool) -> Result<Yaml, E> {
        self.scalar(Yaml::Bool(flag))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Yaml, E> {
        self.scalar(Yaml::Int(number))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Yaml, E> {
        self.scalar(i64::try_from(number).map_or_else(|_| Yaml::Text(number.to_string()), Yaml::Int))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Yaml, E> {
        self.scalar(Yaml::Float(number))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Yaml, E> {
        self.budget.spend(text.len())?;
        Ok(Yaml::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Yaml, A::Error> {
        let inside = self.inside()?;
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element_seed(inside)? {
            entries.push(entry);
        }
        Ok(Yaml::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Yaml, A::Error> {
        let inside = self.inside()?;
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry_seed(inside, inside)? {
            entries.push(entry);
            if entries.len() > MOST_KEYS {
                return Err(self.budget.end(Over::Keys));
            }
        }
        Ok(Yaml::Map(entries))
    }

    // A tagged value (`!x y`) is read as its value.
    fn visit_enum<A: serde::de::EnumAccess<'de>>(self, tagged: A) -> Result<Yaml, A::Error> {
        use serde::de::VariantAccess;
        let (_tag, value): (String, _) = tagged.variant()?;
        value.newtype_variant_seed(self.inside()?)
    }
}

/// A tree without bounds, as tests compare it.
#[cfg(test)]
impl<'de> serde::de::Deserialize<'de> for Yaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Yaml, D::Error> {
        let budget = Budget { left: Cell::new(usize::MAX), over: Cell::new(None) };
        (Bounded { budget: &budget, depth: 0 }).deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> Result<Vec<(Yaml, Yaml)>, Diagnostic> {
        map(&SourcePath::new("a.md"), yaml, 0)
    }

    #[test]
    fn scalars_keep_their_kinds() {
        let entries = read("a: 1\nb: 01\nc: x\nd:\ne: true\nf: 1.5\n").unwrap();
        let values: Vec<_> = entries.into_iter().map(|(_, value)| value).collect();
        let text = |t: &str| Yaml::Text(t.to_owned());
        assert_eq!(values, [Yaml::Int(1), text("01"), text("x"), Yaml::Blank, Yaml::Bool(true), Yaml::Float(1.5)]);
    }

    #[test]
    fn an_alias_bomb_is_refused_quickly() {
        let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for i in 1..12 {
            bomb += &format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 9].join(","));
        }
        let error = read(&bomb).unwrap_err();
        assert_eq!(error.english(), "aliases repeat too much");
    }

    #[test]
    fn aliases_may_repeat_a_little() {
        let long = "x".repeat(1_000);
        let repeated = |times| format!("a: &a {long}\nb: [{}]\nc: {{*a : *a}}\n", vec!["*a"; times].join(", "));
        assert!(read(&repeated(3)).is_ok());
        for times in [9, 5_000] {
            assert_eq!(read(&repeated(times)).unwrap_err().english(), "aliases repeat too much", "{times}");
        }
        let lists = format!("a: &a [{}]\nb: [{}]\n", "~, ".repeat(9_000), "*a, ".repeat(9_000));
        assert_eq!(read(&lists).unwrap_err().english(), "aliases repeat too much");
    }

    #[test]
    fn a_map_has_a_thousand_keys_at_most() {
        let keys = |count: usize, end: &str| {
            let key = |at: usize| ["k_", &"a".repeat(at % 40 + 1), ": x", end, "\n"].concat();
            (0..count).map(key).collect::<String>()
        };
        for end in ["", " # y"] {
            assert_eq!(read(&keys(1_000, end)).unwrap().len(), 1_000);
            assert_eq!(read(&keys(1_001, end)).unwrap_err().english(), "too many keys in one map");
        }
    }

    #[test]
    fn nesting_by_indentation_is_bounded_too() {
        let nested = |levels: usize| (0..levels).map(|at| " ".repeat(at) + "a:\n").collect::<String>();
        assert!(read(&nested(64)).is_ok());
        assert_eq!(read(&nested(65)).unwrap_err().english(), "lists and maps are nested too deep");
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(byte_of("题: a\n目录: b: c\n", 2, 6), 7 + 9);
    }
}
