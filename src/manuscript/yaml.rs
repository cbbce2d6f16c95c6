//! YAML as an editor typed it: a tree of scalars, lists and maps.

use crate::diagnostic::Words;

/// A YAML value. Floats stay apart from text, because `1.10` would come back as `1.1`.
#[derive(Debug, Clone, PartialEq)]
pub enum Yaml {
    Blank,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Yaml>),
    Map(Vec<(Yaml, Yaml)>),
}

impl Yaml {
    /// What an editor would call it.
    pub fn kind(&self) -> Words {
        match self {
            Yaml::Blank => Words::new("nothing", "空的"),
            Yaml::Bool(_) => Words::new("true or false", "“是”或“否”"),
            Yaml::Int(_) | Yaml::Float(_) => Words::new("a number", "数字"),
            Yaml::Text(_) => Words::new("text", "文字"),
            Yaml::List(_) => Words::new("a list", "一串内容"),
            Yaml::Map(_) => Words::new("a map", "“字段: 内容”"),
        }
    }

    /// A key of a map as text; numbers and dates are keys too.
    pub fn key_text(&self) -> Option<String> {
        match self {
            Yaml::Text(text) => Some(text.clone()),
            Yaml::Int(number) => Some(number.to_string()),
            Yaml::Bool(flag) => Some(flag.to_string()),
            _ => None,
        }
    }

    /// The value as it would stand in the source, for finding it there.
    pub fn as_typed(&self) -> Option<String> {
        match self {
            Yaml::Float(number) => Some(number.to_string()),
            other => other.key_text(),
        }
    }
}
