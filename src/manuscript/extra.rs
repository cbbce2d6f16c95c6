//! Extra: free values that front matter hands to templates.

use std::hash::{Hash, Hasher};

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Serialize, Serializer};

use crate::manuscript::reader::Reader;
use crate::manuscript::yaml::{Core, Yaml};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Extra {
    Blank,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Extra>),
    Map(Vec<(String, Extra)>),
}

impl Extra {
    pub fn read_map(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Vec<(String, Extra)> {
        let entries = reader.map(name, value);
        entries.into_iter().map(|(key, value)| (key, Extra::from_yaml(value))).collect()
    }

    fn from_yaml(value: Yaml) -> Extra {
        match value {
            Yaml::Blank => Extra::Blank,
            Yaml::Text(text) => Extra::Text(text),
            Yaml::Bare(bare) => match bare.core {
                Core::Null => Extra::Blank,
                Core::Bool(flag) => Extra::Bool(flag),
                Core::Int(number) => Extra::Int(number),
                Core::Large(digits) => Extra::Text(digits),
                Core::Float(number) => Extra::Float(number),
            },
            Yaml::List(entries) => Extra::List(entries.into_iter().map(Extra::from_yaml).collect()),
            Yaml::Map(entries) => Extra::Map(
                entries
                    .into_iter()
                    .map(|(key, value)| (key.key_text().unwrap_or_default(), Extra::from_yaml(value)))
                    .collect(),
            ),
        }
    }
}

// By bits: a float means the same to a template only when it is the same to the bit.
impl Hash for Extra {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Extra::Blank => {}
            Extra::Bool(flag) => flag.hash(state),
            Extra::Int(number) => number.hash(state),
            Extra::Float(number) => number.to_bits().hash(state),
            Extra::Text(text) => text.hash(state),
            Extra::List(entries) => entries.hash(state),
            Extra::Map(entries) => entries.hash(state),
        }
    }
}

/// The value as a template sees it: plain maps and lists, not the cache's tagged form.
pub struct Plain<'e>(pub &'e Extra);

/// A map of extra values as a template sees it.
pub struct PlainMap<'e>(pub &'e [(String, Extra)]);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Extra::Blank => serializer.serialize_none(),
            Extra::Bool(flag) => serializer.serialize_bool(*flag),
            Extra::Int(number) => serializer.serialize_i64(*number),
            Extra::Float(number) => serializer.serialize_f64(*number),
            Extra::Text(text) => serializer.serialize_str(text),
            Extra::List(entries) => {
                let mut list = serializer.serialize_seq(Some(entries.len()))?;
                for entry in entries {
                    list.serialize_element(&Plain(entry))?;
                }
                list.end()
            }
            Extra::Map(entries) => PlainMap(entries).serialize(serializer),
        }
    }
}

impl Serialize for PlainMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in self.0 {
            map.serialize_entry(key, &Plain(value))?;
        }
        map.end()
    }
}

impl Hash for PlainMap<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
