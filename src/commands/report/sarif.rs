//! SARIF 2.1.0 (OASIS), which services for reviewing code show, with rules and fixes.

use serde_json::{Map, Value, json};

use crate::commands::report::outcome::Outcome;
use crate::diagnostic::{Edit, Fixes, Located, Rule, Severity};
use crate::rules;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub fn of(outcome: &Outcome<'_>) -> String {
    let language = outcome.language;
    let mut told: Vec<&Rule> = outcome.diagnostics.iter().filter_map(|one| rules::find(&one.code)).collect();
    told.sort_by_key(|rule| rule.code);
    told.dedup_by_key(|rule| rule.code);
    let rules: Vec<Value> = told
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "shortDescription": {"text": rule.summary.of(language)},
                "fullDescription": {"text": rule.about.of(language)},
                "help": {"text": rules::manual::explained(rule, language)},
                "defaultConfiguration": {"level": level(rule.level)},
                "properties": {"fixable": rule.fix == Fixes::Safe},
            })
        })
        .collect();
    let results: Vec<Value> = outcome.diagnostics.iter().map(|one| result(one, &told, outcome.folder)).collect();
    let driver = json!({
        "name": "newsprint",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    let run = json!({
        "tool": {"driver": driver},
        "language": language.tag(),
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": outcome.is_good()}],
        "results": results,
    });
    let log = json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]});
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result(one: &Located, told: &[&Rule], folder: Option<&str>) -> Value {
    let mut result = Map::new();
    result.insert("ruleId".into(), one.code.as_str().into());
    if let Ok(index) = told.binary_search_by_key(&one.code.as_str(), |rule| rule.code) {
        result.insert("ruleIndex".into(), index.into());
    }
    result.insert("level".into(), level(one.severity).into());
    result.insert("message".into(), json!({"text": one.in_plain_text()}));
    let uri = one.file.as_ref().map(|file| uri(file.as_str(), folder));
    if let Some(uri) = &uri {
        let mut physical = json!({"artifactLocation": {"uri": uri}});
        if let Some(region) = region(one) {
            physical["region"] = region;
        }
        result.insert("locations".into(), json!([{"physicalLocation": physical}]));
    }
    if let (Some(uri), Some(fix)) = (&uri, &one.fix) {
        let changes = json!([{"artifactLocation": {"uri": uri}, "replacements": [replacement(fix)]}]);
        let description = one.help.first().unwrap_or(&one.message);
        result.insert("fixes".into(), json!([{"description": {"text": description}, "artifactChanges": changes}]));
    }
    Value::Object(result)
}

fn region(one: &Located) -> Option<Value> {
    let mut region = json!({
        "startLine": one.line?,
        "startColumn": one.column?,
        "endLine": one.end_line?,
        "endColumn": one.end_column?,
    });
    if let Some(line) = &one.source_line {
        region["snippet"] = json!({"text": line});
    }
    Some(region)
}

fn replacement(Edit { line, column, end_line, end_column, text }: &Edit) -> Value {
    let deleted = json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column});
    json!({"deletedRegion": deleted, "insertedContent": {"text": text}})
}

/// A path as a reference of RFC 3986, relative to where the program stands.
fn uri(path: &str, folder: Option<&str>) -> String {
    let path = folder.map_or(path.to_owned(), |folder| format!("{folder}/{path}"));
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(byte.into());
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_reference() {
        assert_eq!(uri("content/2025-06-16/a b:%.md", None), "content/2025-06-16/a%20b%3A%25.md");
        assert_eq!(uri("content/港.md", Some("paper")), "paper/content/%E6%B8%AF.md");
    }
}
