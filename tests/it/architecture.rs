//! The fences between modules: who may import whom.

use std::fs;
use std::path::Path;

/// Layers from the ground up; a module may import its own layer's folder and every layer before it.
const LAYERS: [&[&str]; 16] = [
    &["address", "digest", "folder", "source", "state", "diagnostic", "locate", "xml"],
    &["host", "manuscript"],
    &["config"],
    &["load"],
    &["model"],
    &["job"],
    &["check"],
    &["understand"],
    &["absolute", "body", "templates"],
    &["outputs"],
    &["plan"],
    &["manifest", "write"],
    &["render"],
    &["cli"],
    &["serve"],
    &["commands"],
];

/// Modules beside each other on one layer that may look sideways, with the reason.
const SIDEWAYS: [(&str, &str); 5] = [
    ("address", "source"),    // what cannot be a file cannot be an address
    ("diagnostic", "locate"), // a diagnostic finds its place
    ("diagnostic", "source"), // and names its file
    ("state", "folder"),      // the state lies in one
    ("write", "manifest"),    // publishing updates the manifest
];

fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = vec![];
    for entry in walkdir::WalkDir::new(&src).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let name = entry.path().strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
            sources.push((name, fs::read_to_string(entry.path()).unwrap()));
        }
    }
    sources
}

fn module_of(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The crate's modules that a source names, outside its tests.
fn imports(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let mut imports = vec![];
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let group = group.split('}').next().unwrap();
            imports.extend(group.split(',').map(|name| name.trim().split("::").next().unwrap().to_owned()));
        } else {
            imports.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    imports
}

#[test]
fn data_flows_down_and_never_up() {
    let mut wrong = vec![];
    for (file, source) in sources() {
        let module = module_of(&file);
        let Some(own) = layer_of(module) else {
            assert!(matches!(module, "lib" | "main"), "{file} is in no layer of the architecture test");
            continue;
        };
        for import in imports(&source) {
            let Some(other) = layer_of(&import) else { continue };
            let is_sideways = other == own && import != module && !SIDEWAYS.contains(&(module, import.as_str()));
            if other > own || is_sideways {
                wrong.push(format!("{file} imports {import}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn outputs_never_import_each_other() {
    for (file, source) in sources() {
        if !file.starts_with("outputs/") || file == "outputs/mod.rs" {
            continue;
        }
        for (at, _) in source.match_indices("crate::outputs::") {
            let rest = &source[at + "crate::outputs::".len()..];
            assert!(rest.starts_with("shared::"), "{file} imports another output");
        }
    }
}

#[test]
fn the_model_knows_nothing_of_templates_or_files() {
    for (file, source) in sources() {
        if file.starts_with("model/") {
            for word in ["tera::", "minify_html", "std::fs", "axum"] {
                assert!(!source.contains(word), "{file} names {word}");
            }
        }
    }
}

#[test]
fn only_loading_and_writing_touch_files() {
    for (file, source) in sources() {
        let code = source.split("#[cfg(test)]").next().unwrap();
        let places = ["folder/", "state.rs", "load/", "write.rs", "commands/", "serve/"];
        let may = places.iter().any(|place| file.starts_with(place));
        assert!(may || !code.contains("fs::"), "{file} touches files");
    }
}

#[test]
fn every_output_is_named_in_the_table_of_contents() {
    let sources = sources();
    let contents = &sources.iter().find(|(file, _)| file == "outputs/mod.rs").unwrap().1;
    for (file, _) in &sources {
        let name = file.strip_prefix("outputs/").and_then(|file| file.strip_suffix(".rs"));
        // An output in several files is named by its folder.
        if let Some(name) = name.map(|name| name.trim_end_matches("/mod"))
            && !matches!(name, "mod" | "shared")
            && !name.contains('/')
        {
            let is_listed = ["jobs", "of_edition"].iter().any(|jobs| contents.contains(&format!("{name}::{jobs}")));
            assert!(is_listed, "{name} is not listed");
        }
    }
}
