//! The manual of templates says what the code gives them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The lists of `docs/theming.md`: template → its variables in order.
fn documented() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/theming.md")).unwrap();
    let mut lists: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut template = None;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("### ") {
            template = Some(name.trim().to_owned());
        } else if line.starts_with('#') {
            template = None;
        } else if let (Some(template), Some(rest)) = (&template, line.strip_prefix("- `")) {
            let name = rest.split('`').next().unwrap().to_owned();
            lists.entry(template.clone()).or_default().push(name);
        }
    }
    lists
}

/// The inputs in `src/outputs/`: every struct whose comment names its template, with its fields in order.
fn given() -> BTreeMap<String, Vec<String>> {
    let mut inputs = BTreeMap::new();
    for entry in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/outputs")).into_iter().flatten()
    {
        let Ok(source) = fs::read_to_string(entry.path()) else { continue };
        for block in source.split("/// The variables of `").skip(1) {
            let template = block.split('`').next().unwrap().to_owned();
            let body = block.split("struct ").nth(1).unwrap().split("\n}").next().unwrap();
            inputs.insert(template, fields(body));
        }
    }
    inputs
}

fn fields(body: &str) -> Vec<String> {
    let mut fields = vec![];
    let mut is_skipped = false;
    for line in body.lines().skip(1).map(str::trim) {
        if line.starts_with("#[serde(skip)]") {
            is_skipped = true;
        } else if let Some((name, _)) = line.split_once(": ").filter(|_| !line.starts_with(['/', '#']))
            && !std::mem::take(&mut is_skipped)
        {
            fields.push(name.to_owned());
        }
    }
    fields
}

#[test]
fn every_template_and_every_variable_is_in_the_manual() {
    let (documented, given) = (documented(), given());
    assert!(given.len() >= 12, "{:?}", given.keys());
    for (template, fields) in &given {
        let listed = documented.get(template).unwrap_or_else(|| panic!("{template} is not in docs/theming.md"));
        assert_eq!(listed, fields, "{template}");
    }
    assert_eq!(documented.len(), given.len());
}

#[test]
fn every_kind_of_interface_strings_has_the_same_keys() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/strings");
    let keys = |name: &str| -> Vec<String> {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let table: toml::Table = text.parse().unwrap();
        let mut keys: Vec<String> = table.keys().cloned().collect();
        keys.sort();
        keys
    };
    assert_eq!(keys("zh-CN.toml"), keys("en.toml"));
    assert_eq!(keys("zh-Hant.toml"), keys("en.toml"));
}
