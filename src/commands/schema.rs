//! `newsprint schema`: JSON Schema (draft 2020-12) of the files that editors type and of the site's own JSON.

use std::process::ExitCode;

use serde_json::{Map, Value, json};

use crate::cli::{SchemaArgs, SchemaOf};
use crate::commands::described::described;
use crate::commands::output::put;
use crate::config::SiteToml;
use crate::diagnostic::Language;
use crate::manuscript::front_matter::KINDS;
use crate::manuscript::keys::{self, Keys, Shape};
use crate::outputs::edition_json;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

pub fn run(args: &SchemaArgs, language: Language) -> ExitCode {
    put(&format!("{:#}\n", schema(args.of, language)));
    ExitCode::SUCCESS
}

/// The schema of one kind of file, with descriptions in a language.
pub fn schema(of: SchemaOf, language: Language) -> Value {
    match of {
        SchemaOf::Site => described(schemars::schema_for!(SiteToml).to_value(), language),
        SchemaOf::Edition => file::<keys::Sheet>("newsprint edition.yaml", language),
        SchemaOf::FrontMatter => front_matter(language),
        SchemaOf::EditionJson => edition_json::schema(),
    }
}

fn front_matter(language: Language) -> Value {
    let mut schema = file::<keys::Article>("newsprint front matter", language);
    schema["anyOf"] = keys::Article::Title.key().names.iter().map(|name| json!({"required": [name]})).collect();
    schema
}

fn file<K: Keys>(title: &str, language: Language) -> Value {
    let mut schema = object::<K>(language);
    schema["$schema"] = json!(DIALECT);
    schema["title"] = json!(title);
    schema
}

/// A map with the keys that are listed, and no others.
fn object<K: Keys>(language: Language) -> Value {
    let mut properties = Map::new();
    for key in K::ALL {
        let mut property = shape(key.shape, language);
        property["description"] = json!(key.about.of(language));
        properties.extend(key.names.iter().map(|name| ((*name).to_owned(), property.clone())));
    }
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

/// One value, which may stand in a list of its own.
fn one(value: Value) -> Value {
    json!({"anyOf": [value, {"type": "array", "items": value, "maxItems": 1}]})
}

/// Also what YAML takes for something else: a text is what was typed.
fn text() -> Value {
    json!({"type": ["string", "number", "boolean", "null"]})
}

/// `true`, 是, `Yes`, 1.
fn flag() -> Value {
    let words = "[是否yYnN01]|[yY][eE][sS]|[nN][oO]|[oO][nN]|[oO][fF][fF]|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]";
    json!({"anyOf": [
        {"type": ["boolean", "null"]},
        {"enum": [0, 1]},
        {"type": "string", "pattern": format!("^({words})$")},
    ]})
}

fn percentages(least: usize, most: usize) -> Value {
    let number = json!({"anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, {"type": "string"}]});
    json!({"type": "array", "items": number, "minItems": least, "maxItems": most})
}

fn shape(shape: Shape, language: Language) -> Value {
    let list_of = |one: Value| json!({"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]});
    match shape {
        Shape::Text => one(text()),
        Shape::Moment => one(json!({
            "type": ["string", "null"],
            "examples": ["2025-06-16 05:30", "2025年6月16日 上午5时30分", "05:30", "2025-06-16T05:30:00+08:00"],
        })),
        Shape::Number => one(json!({"type": ["integer", "string", "null"], "pattern": "^ *[-－]?[0-9０-９]+ *$"})),
        Shape::Flag => one(flag()),
        Shape::Texts => list_of(text()),
        Shape::Kind => {
            let english = KINDS.iter().map(|(_, names)| names[0]);
            let others = KINDS.iter().flat_map(|(_, names)| &names[1..]).copied();
            let names = english.chain(others).map(Value::from).chain([Value::Null]);
            one(json!({"enum": names.collect::<Vec<_>>()}))
        }
        Shape::Authors => list_of(json!({"anyOf": [text(), object::<keys::Author>(language)]})),
        Shape::Images => list_of(json!({"anyOf": [text(), object::<keys::Image>(language)]})),
        Shape::Zone => json!({
            "anyOf": [
                percentages(4, 4),
                {"type": "array", "minItems": 3, "items": percentages(2, 2)},
                {"type": ["string", "null"]},
            ],
            "examples": [[65.8, 18.2, 29.2, 7.9], [[0, 0], [100, 0], [50, 99]]],
        }),
        Shape::Focus => json!({
            "anyOf": [percentages(2, 2), {"type": ["string", "null"]}],
            "examples": [[50, 30], "50% 30%"],
        }),
        Shape::Corrections => list_of(object::<keys::Correction>(language)),
        Shape::Withdrawn => {
            let day = json!({"type": ["string", "null"], "examples": ["2025-06-17"]});
            one(json!({"anyOf": [day, flag(), object::<keys::Withdrawn>(language)]}))
        }
        Shape::Pages => list_of(object::<keys::Page>(language)),
        Shape::Map => json!({"type": ["object", "null"]}),
    }
}
