//! Keys and words of site.toml: which table a key belongs to, and what Chinese words and other switches are meant for.

use serde_json::Value;

use crate::config::SiteToml;
use crate::config::hosting::DIRECTIVES;

/// What a Chinese key means; articles have such keys, site.toml has none.
pub fn english(key: &str) -> Option<&'static str> {
    Some(match key {
        "报名" | "报纸名" | "标题" | "名称" => "title",
        "网址" | "网站" | "地址" => "base_url",
        "简介" | "介绍" | "说明" => "description",
        "语言" => "language",
        "时区" => "timezone",
        "刊号" | "统一刊号" => "cn_number",
        "邮发代号" => "postal_code",
        "主办单位" => "publisher",
        "栏目" => "sections",
        "导航" => "navigation",
        "许可证" => "licences",
        _ => return None,
    })
}

/// What a word means where `true` or `false` is to stand.
pub fn switch(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "true" | "yes" | "on" | "是" | "开" | "真" => Some("true"),
        "false" | "no" | "off" | "否" | "关" | "假" => Some("false"),
        _ => None,
    }
}

/// Whether a key stands above all tables.
pub fn is_top(key: &str) -> bool {
    schema()["properties"].get(key).is_some()
}

/// Whether a table has entries, each with a first line of its own: `[[sections]]`.
pub fn is_list(table: &str) -> bool {
    schema()["properties"].get(table).is_some_and(|property| property.get("items").is_some())
}

/// The tables that have a key, as their first lines are written.
pub fn homes(key: &str) -> Vec<String> {
    if DIRECTIVES.contains(&key) {
        return vec!["[hosting.csp]".to_owned()];
    }
    let schema = schema();
    let Some(properties) = schema["properties"].as_object() else { return vec![] };
    let has_key = |property: &Value| {
        let definition = reference(property).and_then(|path| schema.pointer(path.trim_start_matches('#')));
        definition.is_some_and(|definition| definition["properties"].get(key).is_some())
    };
    let tables = properties.iter().filter(|(_, property)| has_key(property));
    let written = |name: &String, property: &Value| {
        if property.get("items").is_some() { format!("[[{name}]]") } else { format!("[{name}]") }
    };
    tables.map(|(name, property)| written(name, property)).collect()
}

/// The definition that a property of a schema names.
fn reference(property: &Value) -> Option<&str> {
    match property {
        Value::Object(map) => map
            .get("$ref")
            .and_then(Value::as_str)
            .or_else(|| ["items", "anyOf", "allOf"].iter().find_map(|key| reference(map.get(*key)?))),
        Value::Array(all) => all.iter().find_map(reference),
        _ => None,
    }
}

fn schema() -> Value {
    schemars::schema_for!(SiteToml).to_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_knows_its_tables() {
        assert_eq!(homes("list_size"), ["[outputs]"]);
        assert_eq!(homes("contact"), ["[security]"]);
        assert_eq!(homes("slug"), ["[[sections]]"]);
        assert_eq!(homes("url"), ["[[licences]]", "[[navigation]]"]);
        assert_eq!(homes("img-src"), ["[hosting.csp]"]);
        assert!(homes("titel").is_empty() && homes("minify").is_empty());
        assert!(is_top("minify") && !is_top("list_size"));
        assert!(is_list("sections") && !is_list("outputs") && !is_list("title"));
    }
}
