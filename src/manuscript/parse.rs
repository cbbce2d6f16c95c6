//! Reading YAML within bounds, with errors told in our terms.

use std::fmt;

use newsprint_text::invisible;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::diagnostic::{Diagnostic, Text, Words};
use crate::manuscript::budget::{Budget, Over};
use crate::manuscript::typed::Typed;
use crate::manuscript::yaml::{Core, Yaml};
use crate::manuscript::{bare, bounds, plain, typos};
use crate::rules::front_matter as rules;

/// Reads the top-level map of a YAML text.
pub fn map(typed: Typed<'_>) -> Result<Vec<(Yaml, Yaml)>, Diagnostic> {
    let yaml = typed.yaml;
    if yaml.trim().is_empty() {
        return Ok(vec![]);
    }
    // Plain lines nest nothing and repeat nothing.
    let plain = if yaml.len() <= bounds::LARGEST { plain::read(yaml) } else { None };
    if let Some(entries) = plain.filter(|entries| entries.len() <= MOST_KEYS) {
        return Ok(entries);
    }
    if let Some(diagnostic) = bounds::exceeded(typed) {
        return Err(diagnostic);
    }
    let budget = Budget::of(yaml);
    match by_parser(yaml, &budget) {
        Ok(Yaml::Map(entries)) => Ok(entries),
        Ok(nothing) if nothing.is_null() => Ok(vec![]),
        Ok(other) => Err(typos::first(typed).unwrap_or_else(|| no_map(typed, &other))),
        Err(error) => Err(explain(typed, &error, budget.over.get())),
    }
}

fn by_parser(yaml: &str, budget: &Budget) -> Result<Yaml, serde_yaml::Error> {
    let mut tree = (Bounded { budget, depth: 0 }).deserialize(serde_yaml::Deserializer::from_str(yaml))?;
    bare::restore(yaml, &mut tree, budget)?;
    Ok(tree)
}

fn no_map(typed: Typed<'_>, other: &Yaml) -> Diagnostic {
    let first_line = 0..typed.yaml.find('\n').unwrap_or(typed.yaml.len());
    rules::not_key_value(other.kind()).at_bytes(typed.path, typed.in_file(first_line))
}

fn explain(typed: Typed<'_>, error: &serde_yaml::Error, over: Option<Over>) -> Diagnostic {
    let Typed { path, yaml, part, .. } = typed;
    let message = error.to_string();
    let unplaced = || second_document(yaml).or_else(|| yaml.find('*')).unwrap_or(0);
    let at = error.location().map_or_else(unplaced, |location| byte_of(yaml, location.index()));
    let bytes = typed.in_file(at..at + width_at(yaml, at));
    match over.or_else(|| message.contains("repetition limit").then_some(Over::Repeated)) {
        Some(Over::TooDeep) => bounds::too_deep(typed, at),
        Some(Over::Repeated) => rules::too_many_aliases().at_bytes(path, bytes),
        Some(Over::Keys) => bounds::maybe_unended(rules::too_many_keys(MOST_KEYS).at_bytes(path, bytes), part),
        None => typos::first(typed).unwrap_or_else(|| problem(&message).at_bytes(path, bytes)),
    }
}

/// What the parser says, in our words.
fn problem(message: &str) -> Diagnostic {
    if message.contains("found a tab character") {
        return rules::tab_indent();
    }
    let known = PROBLEMS.iter().find(|(part, _)| message.contains(part));
    let unforeseen = || Text::same(message.split(" at line ").next().unwrap_or(message));
    rules::not_yaml(known.map_or_else(unforeseen, |(_, words)| (*words).into()))
}

/// What the parser says of mistakes that have no rule of their own; the first that fits.
const PROBLEMS: [(&str, Words); 16] = [
    (
        "mapping values are not allowed",
        Words::new("a second colon stands where a text was expected", "多了一个半角冒号"),
    ),
    ("could not find expected ':'", Words::new("a key without a colon", "字段后面少了半角冒号")),
    ("cannot start any token", Words::new("no value begins with this character", "内容不能用这个符号开头")),
    (
        "unknown escape character",
        Words::new("a backslash in double quotes means something else", "双引号里的反斜杠 `\\` 另有用处，请改用单引号"),
    ),
    ("control characters", Words::new("it holds a character that nobody sees", "里面有看不见的控制字符")),
    ("while scanning a quoted scalar", Words::new("a quotation mark is never closed", "引号没有关上")),
    (
        "parsing a flow",
        Words::new("a bracket is never closed, or a comma is missing", "括号没有关上，或者少了半角逗号"),
    ),
    ("block scalar", Words::new("nothing may stand behind `|` and `>`", "`|` 和 `>` 后面不能再写字")),
    ("block sequence entries", Words::new("a dash stands where no list begins", "这里不能用短横另起一项")),
    ("an alias", Words::new("a text that begins with `*`", "以 `*` 开头的文字没有加引号")),
    ("unknown anchor", Words::new("a text that begins with `*`", "以 `*` 开头的文字没有加引号")),
    ("an anchor", Words::new("a text that begins with `&`", "以 `&` 开头的文字没有加引号")),
    ("a tag", Words::new("a text that begins with `!`", "以 `!` 开头的文字没有加引号")),
    ("more than one document", Words::new("a line `---` or `...` in the middle", "中间多了一行 `---` 或 `...`")),
    ("simple key", Words::new("a key without a colon", "字段后面少了半角冒号")),
    ("did not find expected", Words::new("its quotation marks or its indentation do not fit", "引号或行首空格不对")),
];

/// The byte at which the parser stopped; its lines are of no use, since for YAML they end at characters at which no
/// editor ends one. Behind the last line there is nothing to show.
fn byte_of(yaml: &str, index: usize) -> usize {
    let at = yaml.floor_char_boundary(index);
    if yaml[at..].trim().is_empty() { yaml.trim_end().len() } else { at }
}

/// Where a second document starts.
fn second_document(yaml: &str) -> Option<usize> {
    ["\n---", "\n..."].iter().filter_map(|mark| yaml.find(mark)).min().map(|at| at + 1)
}

fn width_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8)
}

/// Keys that one map may have; an article knows a few dozen.
const MOST_KEYS: usize = 1_000;
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

    fn scalar<E: serde::de::Error>(self, value: Core) -> Result<Yaml, E> {
        self.budget.spend(0).map(|()| value.into_yaml())
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
        self.scalar(Core::Null)
    }

    fn visit_bool<E: serde::de::Error>(self, flag: bool) -> Result<Yaml, E> {
        self.scalar(Core::Bool(flag))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Yaml, E> {
        self.scalar(Core::Int(number))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Yaml, E> {
        self.scalar(i64::try_from(number).map_or_else(|_| Core::Large(number.to_string()), Core::Int))
    }

    fn visit_i128<E: serde::de::Error>(self, number: i128) -> Result<Yaml, E> {
        self.scalar(Core::Large(number.to_string()))
    }

    fn visit_u128<E: serde::de::Error>(self, number: u128) -> Result<Yaml, E> {
        self.scalar(Core::Large(number.to_string()))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Yaml, E> {
        self.scalar(Core::Float(number))
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
        while let Some((key, value)) = map.next_entry_seed(inside, inside)? {
            // Keys that look alike are one.
            let key = match key {
                Yaml::Text(text) => Yaml::Text(invisible::clean(&text).into_owned()),
                other => other,
            };
            entries.push((key, value));
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
pub fn tree(yaml: &str) -> Option<Yaml> {
    by_parser(yaml, &Budget::unlimited()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Spot;
    use crate::source::SourcePath;

    fn read(yaml: &str) -> Result<Vec<(Yaml, Yaml)>, Diagnostic> {
        map(Typed::front_matter(&SourcePath::new("a.md"), yaml, 0))
    }

    #[test]
    fn scalars_keep_their_kinds() {
        let entries = read("a: 1\nb: 01\nc: x\nd:\ne: true\nf: 1.5\n").unwrap();
        let values: Vec<_> = entries.into_iter().map(|(_, value)| value).collect();
        let text = |t: &str| Yaml::Text(t.to_owned());
        let bare = |core: Core| core.into_yaml();
        let expected =
            [bare(Core::Int(1)), text("01"), text("x"), Yaml::Blank, bare(Core::Bool(true)), bare(Core::Float(1.5))];
        assert_eq!(values, expected);
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
    fn places_are_those_of_an_editor() {
        let place = |yaml: &str| match read(yaml).unwrap_err().place.unwrap().spot {
            Spot::Bytes { start, .. } => start as usize,
            other => panic!("{other:?}"),
        };
        for above in ["题: a\n", "题: \"a\u{2028}\u{85}b\"\n", "题: a\r\n"] {
            let yaml = format!("{above}目录: \"\\q\"\n");
            assert_eq!(place(&yaml), yaml.find('\\').unwrap(), "{yaml:?}");
        }
        assert_eq!(place("题: a\n...\n目录: b\n"), "题: a\n".len());
    }
}
