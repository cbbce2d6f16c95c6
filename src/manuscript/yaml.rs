//! YAML as an editor typed it: a tree of scalars, lists and maps.

use crate::diagnostic::Words;

/// A YAML value.
#[derive(Debug, Clone, PartialEq)]
pub enum Yaml {
    Blank,
    Text(String),
    Bare(Bare),
    List(Vec<Yaml>),
    Map(Vec<(Yaml, Yaml)>),
}

/// A word without quotation marks that is no text by the rules of YAML 1.2: `0xCAFE`, `1.50`, `true`, `null`.
///
/// An editor knows nothing of these rules, so where a text is wanted it is what was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Bare {
    pub typed: String,
    pub core: Core,
}

/// What YAML's core schema makes of a word.
#[derive(Debug, Clone, PartialEq)]
pub enum Core {
    Null,
    Bool(bool),
    Int(i64),
    /// A whole number that no register holds, in decimal digits.
    Large(String),
    Float(f64),
}

impl Core {
    /// As a word, with all that YAML knows of how it was typed.
    pub fn into_yaml(self) -> Yaml {
        match self.written() {
            Some(typed) => Yaml::Bare(Bare { typed, core: self }),
            None => Yaml::Blank,
        }
    }

    /// As YAML writes it, however it was typed.
    fn written(&self) -> Option<String> {
        match self {
            Core::Null => None,
            Core::Bool(flag) => Some(flag.to_string()),
            Core::Int(number) => Some(number.to_string()),
            Core::Large(digits) => Some(digits.clone()),
            Core::Float(number) => Some(number.to_string()),
        }
    }
}

impl Yaml {
    /// What an editor would call it.
    pub fn kind(&self) -> Words {
        match self {
            Yaml::Blank | Yaml::Bare(Bare { core: Core::Null, .. }) => Words::new("nothing", "空的"),
            Yaml::Bare(Bare { core: Core::Bool(_), .. }) => Words::new("true or false", "“是”或“否”"),
            Yaml::Bare(_) => Words::new("a number", "数字"),
            Yaml::Text(_) => Words::new("text", "文字"),
            Yaml::List(_) => Words::new("a list", "一串内容"),
            Yaml::Map(_) => Words::new("a map", "“字段: 内容”"),
        }
    }

    /// Whether nothing is said, as YAML sees it: blank, `~`, or `null` in any of its spellings.
    pub fn is_null(&self) -> bool {
        matches!(self, Yaml::Blank | Yaml::Bare(Bare { core: Core::Null, .. }))
    }

    /// Whether nothing is said where a text is wanted. With a capital, `Null` is somebody's name.
    pub fn is_nothing(&self) -> bool {
        match self {
            Yaml::Bare(bare) => bare.core == Core::Null && bare.typed != "Null",
            other => *other == Yaml::Blank,
        }
    }

    /// The text of a scalar, as it was typed.
    pub fn typed(&self) -> Option<&str> {
        match self {
            Yaml::Text(text) => Some(text),
            Yaml::Bare(bare) => Some(&bare.typed),
            _ => None,
        }
    }

    /// A scalar as YAML writes it: `16` for `0x10`.
    pub fn written(&self) -> Option<String> {
        match self {
            Yaml::Text(text) => Some(text.clone()),
            Yaml::Bare(bare) => bare.core.written(),
            _ => None,
        }
    }

    /// The value of a list of one, where one is wanted; nothing for a list of none.
    #[must_use]
    pub fn only(self) -> Yaml {
        match self {
            Yaml::List(entries) if entries.is_empty() => Yaml::Blank,
            Yaml::List(mut entries) if entries.len() == 1 && !matches!(entries[0], Yaml::List(_)) => entries.remove(0),
            other => other,
        }
    }

    /// A key of a map as text; numbers and flags are keys too.
    pub fn key_text(&self) -> Option<String> {
        match self {
            Yaml::Bare(Bare { core: Core::Float(_), .. }) => None,
            other => other.written(),
        }
    }
}
