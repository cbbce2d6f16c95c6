//! `newsprint schema`: JSON Schema (draft 2020-12) of the files that editors type and of the site's own JSON.

use std::process::ExitCode;

use serde_json::{Map, Value, json};

use crate::cli::{SchemaArgs, SchemaOf};
use crate::config::SiteToml;
use crate::manuscript::front_matter::{FIELDS, Shape};
use crate::manuscript::sheet;
use crate::outputs::edition_json;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

pub fn run(args: &SchemaArgs) -> ExitCode {
    println!("{}", serde_json::to_string_pretty(&schema(args.of)).unwrap_or_default());
    ExitCode::SUCCESS
}

/// The schema of one kind of file.
pub fn schema(of: SchemaOf) -> Value {
    match of {
        SchemaOf::Site => schemars::schema_for!(SiteToml).to_value(),
        SchemaOf::Edition => edition(),
        SchemaOf::FrontMatter => front_matter(),
        SchemaOf::EditionJson => edition_json::schema(),
    }
}

fn front_matter() -> Value {
    let mut properties = Map::new();
    for field in &FIELDS {
        for name in field.names {
            let mut property = shape(field.shape);
            property["description"] = json!(field.about);
            properties.insert((*name).to_owned(), property);
        }
    }
    json!({
        "$schema": DIALECT,
        "title": "newsprint front matter",
        "type": "object",
        "properties": properties,
        "anyOf": [{"required": ["title"]}, {"required": ["标题"]}],
        "additionalProperties": false,
    })
}

fn shape(shape: Shape) -> Value {
    let text = json!({"type": ["string", "integer", "null"]});
    let list_of = |one: Value| json!({"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]});
    let object = |keys: &[&str]| {
        let properties: Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), text.clone())).collect();
        json!({"type": "object", "properties": properties, "additionalProperties": false})
    };
    match shape {
        Shape::Text | Shape::Page => text,
        Shape::Moment => {
            json!({"type": ["string", "null"], "examples": ["2025-06-16 05:30", "2025-06-16T05:30:00+08:00"]})
        }
        Shape::Number => json!({"type": ["integer", "null"]}),
        Shape::Flag => json!({"type": ["boolean", "null"]}),
        Shape::Texts => list_of(text),
        Shape::Kind => json!({"enum": ["article", "brief", "photo", "editorial", "notice", "advert",
            "报道", "简讯", "图片", "社论", "评论", "公告", "广告"]}),
        Shape::Credits => list_of(json!({"anyOf": [text, object(&["name", "role", "姓名", "身份"])]})),
        Shape::Pictures => list_of(
            json!({"anyOf": [text, object(&["src", "caption", "credit", "alt", "图", "图说", "摄影", "替代文字"])]}),
        ),
        Shape::Zone => json!({"type": "array", "minItems": 3, "items": {"anyOf": [
            {"type": "number", "minimum": 0, "maximum": 100},
            {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 100}, "minItems": 2, "maxItems": 2},
        ]}}),
        Shape::Corrections => list_of(object(&["date", "text", "日期", "内容"])),
        Shape::Map => json!({"type": ["object", "null"]}),
    }
}

fn edition() -> Value {
    let text = json!({"type": ["string", "integer", "null"]});
    let named = |keys: &[(&str, &str)]| -> Map<String, Value> {
        keys.iter()
            .flat_map(|(english, chinese)| [*english, *chinese])
            .map(|key| (key.to_owned(), text.clone()))
            .collect()
    };
    let page = json!({"type": "object", "properties": named(&sheet::PAGE_KEYS), "additionalProperties": false});
    let mut properties = named(&sheet::KEYS);
    for key in ["pages", "版面"] {
        properties.insert(key.to_owned(), json!({"type": "array", "items": page}));
    }
    json!({
        "$schema": DIALECT,
        "title": "newsprint edition.yaml",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}
