//! Descriptions of a schema in one language: a type gives the English one by its documentation, and the Chinese one beside
//! it as `x-zh`.

use serde_json::Value;

use crate::diagnostic::Language;

const CHINESE: &str = "x-zh";

/// A schema with descriptions in one language.
pub fn described(mut schema: Value, language: Language) -> Value {
    describe(&mut schema, language);
    schema
}

fn describe(schema: &mut Value, language: Language) {
    match schema {
        Value::Object(map) => {
            if let Some(chinese) = map.remove(CHINESE)
                && language == Language::Chinese
            {
                map.insert("description".into(), chinese);
            }
            map.values_mut().for_each(|value| describe(value, language));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| describe(value, language)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SiteToml;

    /// Whatever has a description, or is a key.
    fn without_chinese(schema: &Value, path: &str, found: &mut Vec<String>) {
        match schema {
            Value::Object(map) => {
                let is_described = map.get("description").is_some_and(Value::is_string);
                let is_key = path.rsplit('/').nth(1) == Some("properties");
                if (is_described || is_key) && !map.contains_key(CHINESE) {
                    found.push(path.to_owned());
                }
                map.iter().for_each(|(key, value)| without_chinese(value, &format!("{path}/{key}"), found));
            }
            Value::Array(values) => {
                values
                    .iter()
                    .enumerate()
                    .for_each(|(at, value)| without_chinese(value, &format!("{path}/{at}"), found));
            }
            _ => {}
        }
    }

    #[test]
    fn every_key_of_site_toml_is_described_in_both_languages() {
        let schema = schemars::schema_for!(SiteToml).to_value();
        let mut found = vec![];
        without_chinese(&schema, "", &mut found);
        assert_eq!(found, Vec::<String>::new());
        let chinese = described(schema.clone(), Language::Chinese);
        assert_eq!(chinese["properties"]["title"]["description"], "报名。");
        assert_eq!(described(schema, Language::English)["properties"]["title"]["description"], "The paper's name.");
        assert!(!chinese.to_string().contains(CHINESE));
    }
}
