//! The fences between files: who may import whom.

mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use paths::{Named, Sources, named};

/// Layers from the ground up; a file may import its own area and every layer before it.
const LAYERS: [&[&str]; 26] = [
    &["crates/text", "crates/pictures", "crates/search"],
    &["address", "digest", "folder", "source", "state", "diagnostic", "locate", "xml"],
    &["rules"],
    &["store", "ledger"],
    &["host", "manuscript"],
    &["config"],
    &["load"],
    &["model"],
    &["layout"],
    &["darkroom", "job"],
    &["check"],
    &["understand"],
    &["absolute", "body", "templates"],
    &["index"],
    &["outputs"],
    &["plan", "export"],
    &["manifest", "write"],
    &["render"],
    &["options"],
    &["session"],
    &["project"],
    &["lib"],
    &["cli"],
    &["serve"],
    &["commands"],
    &["main"],
];

/// Areas beside each other on one layer that may look sideways, with the reason.
const SIDEWAYS: [(&str, &str); 6] = [
    ("address", "diagnostic"), // what is no address is told in words
    ("address", "source"),     // what cannot be a file cannot be an address
    ("diagnostic", "locate"),  // a diagnostic finds its place
    ("diagnostic", "source"),  // and names its file
    ("state", "folder"),       // the state lies in one
    ("write", "manifest"),     // publishing updates the manifest
];

/// Areas that touch files.
const TOUCHES_FILES: [&str; 6] = ["folder", "state", "load", "write", "commands", "serve"];

/// The area that a file belongs to: a module of the crate, with all below it, or a crate of its own.
fn area(file: &str) -> &str {
    if file.starts_with("crates/") {
        return file.split("/src/").next().unwrap();
    }
    let path = file.strip_prefix("src/").unwrap();
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The output that a file of `outputs/` belongs to; `mod` is their table of contents, `shared` what several need.
fn output(file: &str) -> Option<&str> {
    let path = file.strip_prefix("src/outputs/")?;
    Some(path.split('/').next().unwrap().trim_end_matches(".rs"))
}

fn layer_of(area: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&area))
}

/// What is wrong with the imports of some sources, circles apart.
fn mistakes(all: &BTreeMap<String, Named>) -> Vec<String> {
    let mut mistakes = vec![];
    for (file, named) in all {
        mistakes.extend(named.lost.iter().map(|path| format!("{file} names {path}, which is nowhere")));
        let Some(own) = layer_of(area(file)) else {
            mistakes.push(format!("{file} is in no layer"));
            continue;
        };
        for other in &named.files {
            let Some(layer) = layer_of(area(other)) else { continue };
            let is_sideways = layer == own && area(file) != area(other);
            if layer > own || is_sideways && !SIDEWAYS.contains(&(area(file), area(other))) {
                mistakes.push(format!("{file} reaches up to {other}"));
            }
            let is_other = |one: &str, two: &str| one != two && one != "mod" && two != "mod" && two != "shared";
            if output(file).zip(output(other)).is_some_and(|(one, two)| is_other(one, two)) {
                mistakes.push(format!("{file} imports another output, {other}"));
            }
        }
        let touches = named.foreign.iter().find(|path| path.split("::").any(|part| part == "fs"));
        if let Some(path) = touches.filter(|_| !TOUCHES_FILES.contains(&area(file))) {
            mistakes.push(format!("{file} touches files by {path}"));
        }
    }
    mistakes
}

/// Files that import each other, by others or directly.
fn circles(all: &BTreeMap<String, Named>) -> BTreeSet<String> {
    let reached = |file: &'_ str| {
        let mut reached = BTreeSet::new();
        let mut next = vec![file.to_owned()];
        while let Some(file) = next.pop() {
            for other in all.get(&file).iter().flat_map(|named| &named.files) {
                if reached.insert(other.clone()) {
                    next.push(other.clone());
                }
            }
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<String>> = all.keys().map(|file| (file.as_str(), reached(file))).collect();
    let in_circle = reached.iter().filter(|(file, reached)| reached.contains(**file));
    in_circle
        .map(|(file, around)| {
            let is_back = |other: &&str| around.contains(*other) && reached[other].contains(*file);
            reached.keys().copied().filter(is_back).collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// The sources of the crate and of those beside it.
fn sources() -> Sources {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Sources::new();
    for folder in ["src", "crates"] {
        for entry in walkdir::WalkDir::new(project.join(folder)).into_iter().filter_map(Result::ok) {
            let name = entry.path().strip_prefix(project).unwrap().to_str().unwrap().replace('\\', "/");
            let is_source = name.ends_with(".rs") && (name.starts_with("src/") || name.contains("/src/"));
            if is_source {
                sources.insert(name, fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    sources
}

#[test]
fn data_flows_down_and_never_up() {
    assert_eq!(mistakes(&named(&sources())), Vec::<String>::new());
}

#[test]
fn no_files_import_each_other() {
    assert_eq!(circles(&named(&sources())), BTreeSet::new());
}

/// The files that stand for a part of the program, by the list of that name in `build.rs`.
fn listed(list: &str) -> Vec<String> {
    let script = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("build.rs")).unwrap();
    let start = script.split_once(&format!("const {list}: ")).unwrap().1;
    let names = start.split_once("];").unwrap().0;
    names.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn whoever_reads_manuscripts_otherwise_takes_no_heads_of_before() {
    let listed = listed("READER");
    let is_listed = |file: &str| listed.iter().any(|name| Path::new(file).starts_with(name));
    let all = named(&sources());
    // These ask the system, the state and what was known before; none of that has a say in what a head is.
    let askers = ["src/store.rs", "src/load/content.rs", "src/load/files.rs"];
    let makers = all.iter().filter(|(file, _)| is_listed(file) && !askers.contains(&file.as_str()));
    let missing: BTreeSet<_> = makers.flat_map(|(_, named)| &named.files).filter(|file| !is_listed(file)).collect();
    assert_eq!(missing, BTreeSet::new());
    assert!(is_listed("src/manuscript/mod.rs") && is_listed("crates/text/src/lib.rs"));
}

#[test]
fn whoever_measures_pictures_otherwise_takes_no_measures_of_before() {
    let listed = listed("MEASURER");
    let is_listed = |file: &str| listed.iter().any(|name| Path::new(file).starts_with(name));
    let all = named(&sources());
    let makers = all.iter().filter(|(file, _)| is_listed(file) && file.as_str() != "src/store.rs");
    let others = makers.flat_map(|(_, named)| &named.files).filter(|file| !is_listed(file));
    let areas: BTreeSet<&str> = others.map(|file| area(file)).collect();
    // They open files, name them, read articles, take along the search's script and say what is wrong; none of that has a
    // say in a measure.
    assert_eq!(
        areas,
        BTreeSet::from([
            "address",
            "crates/search",
            "crates/text",
            "diagnostic",
            "folder",
            "ledger",
            "manuscript",
            "rules",
            "source"
        ])
    );
    assert!(is_listed("src/load/asset.rs") && is_listed("src/load/svg/mod.rs"));
}

#[test]
fn the_model_knows_nothing_of_templates_or_files() {
    let all = named(&sources());
    for (file, named) in all.iter().filter(|(file, _)| area(file) == "model") {
        for path in &named.foreign {
            let word = path.split("::").next().unwrap();
            assert!(!["tera", "minify_html", "axum"].contains(&word), "{file} names {path}");
        }
    }
}

#[test]
fn every_output_is_named_in_the_table_of_contents() {
    let sources = sources();
    let contents = &sources["src/outputs/mod.rs"];
    for name in sources.keys().filter_map(|file| output(file)).filter(|name| !["mod", "shared"].contains(name)) {
        let is_listed = ["jobs", "of_edition"].iter().any(|jobs| contents.contains(&format!("{name}::{jobs}")));
        assert!(is_listed, "{name} is not listed");
    }
}

/// A small crate in which all is well, with other texts for some of its files.
fn planted(changes: &[(&str, &str)]) -> BTreeMap<String, Named> {
    let right = [
        ("src/lib.rs", "mod digest; mod model; mod outputs; mod misc; pub use digest::Digest; pub fn build() {}"),
        ("src/main.rs", "fn main() { newsprint::build() }"),
        ("src/digest.rs", "pub struct Digest;"),
        ("src/model/mod.rs", "pub mod a; mod b; pub use b::B;"),
        ("src/model/a.rs", "pub struct A;"),
        ("src/model/b.rs", "use super::a::A; pub struct B; pub fn f(_: A) {}"),
        ("src/outputs/mod.rs", "mod feed; mod home; fn all() { feed::jobs(); home::jobs() }"),
        ("src/outputs/feed/mod.rs", "pub fn jobs() {} pub struct Entry;"),
        ("src/outputs/home.rs", "use crate::model::{a::A, B}; pub fn jobs() {}"),
    ];
    let mut sources: Sources = right.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
    sources.extend(changes.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())));
    named(&sources)
}

#[test]
fn a_crate_in_which_all_is_well_has_no_mistakes() {
    let all = planted(&[]);
    assert_eq!((mistakes(&all), circles(&all)), (vec![], BTreeSet::new()));
    assert!(all["src/outputs/home.rs"].files.contains("src/model/b.rs"), "what is handed on is followed to its file");
    assert!(all["src/main.rs"].files.contains("src/lib.rs"), "the program names its library");
}

#[test]
fn a_circle_is_seen_however_it_is_written() {
    let ways = [
        "use crate::model::b::B;",
        "use super::b::B;",
        "use super::{b::{self, B}};",
        "use crate::{digest, model::{self, a::{self}, b::B}};",
        "use crate::model::B;",
        "use super::b as other; fn g() { other::f() }",
        "use crate::model; fn g() { model::b::f() }",
        "use super::*; fn g(_: B) {}",
        "pub use super::B;",
        "fn g() { crate::model::b::f() }",
        "fn g() { use super::B; }",
        "fn g() { assert!(true && [super::b::f()].is_empty()) }",
        "macro_rules! m { () => { $crate::model::b::f() } }",
        "fn g() -> Vec<super::b::B> { Vec::<super::b::B>::new() }",
        "impl From<super::B> for A {}",
        "#[serde(with = \"super::b\")] struct C;",
        "#[derive(X)] struct C { #[serde(default = \"super::b::f\")] c: u8 }",
        "mod inner { use super::super::b::B; }",
        "mod inner { fn g() { self::super::super::b::f() } }",
    ];
    for way in ways {
        let all = planted(&[("src/model/a.rs", &format!("pub struct A; {way}"))]);
        assert_eq!(circles(&all), BTreeSet::from(["src/model/a.rs src/model/b.rs".to_owned()]), "{way}");
    }
}

#[test]
fn a_module_that_its_children_import_and_that_imports_them_is_a_circle() {
    let own = "pub mod a; mod b; pub use b::B; pub struct Own;";
    let child = ("src/model/b.rs", "use super::Own; pub struct B; pub fn f() {}");
    assert!(circles(&planted(&[("src/model/mod.rs", own), child])).is_empty());
    for use_of_child in ["use b::f;", "fn g() { b::f() }", "fn g(_: B) {}"] {
        let all = planted(&[("src/model/mod.rs", &format!("{own} {use_of_child}")), child]);
        assert_eq!(circles(&all), BTreeSet::from(["src/model/b.rs src/model/mod.rs".to_owned()]), "{use_of_child}");
    }
}

#[test]
fn tests_comments_and_texts_import_nothing() {
    let text = r#"pub struct A; /// [`super::b::B`]
        fn g() { "super::b::f()"; /* super::b */ }
        #[cfg(test)] mod tests { use super::super::b::B; }
        #[cfg(test)] use super::b::B;
        #[cfg(test)] mod more;"#;
    let all = planted(&[("src/model/a.rs", text), ("src/model/a/more.rs", "use crate::model::b::B;")]);
    assert_eq!((mistakes(&all), circles(&all)), (vec![], BTreeSet::new()));
}

#[test]
fn what_reaches_up_or_aside_is_seen() {
    let wrong = [
        ("src/digest.rs", "fn g() { crate::model::b::f() }", "src/digest.rs reaches up to src/model/b.rs"),
        ("src/digest.rs", "fn g() { vec![crate::build()] }", "src/digest.rs reaches up to src/lib.rs"),
        ("src/model/a.rs", "pub struct A; use crate::outputs;", "src/model/a.rs reaches up to src/outputs/mod.rs"),
        (
            "src/outputs/home.rs",
            "pub fn jobs() {} use super::{feed::Entry};",
            "src/outputs/home.rs imports another output, src/outputs/feed/mod.rs",
        ),
        ("src/misc.rs", "", "src/misc.rs is in no layer"),
        (
            "src/model/a.rs",
            "pub struct A; use super::b::Gone;",
            "src/model/a.rs names super::b::Gone, which is nowhere",
        ),
    ];
    for (file, text, mistake) in wrong {
        assert_eq!(mistakes(&planted(&[(file, text)])), [mistake], "{text}");
    }
}

#[test]
fn who_touches_files_is_seen() {
    let ways =
        ["use std::fs;", "use std::{io, fs::File};", "fn g() { dbg!(::std::fs::read(x)) }", "use rustix::fs::open;"];
    for way in ways {
        let all = planted(&[("src/model/a.rs", &format!("pub struct A; {way}"))]);
        assert!(mistakes(&all)[0].starts_with("src/model/a.rs touches files by "), "{way}");
    }
    assert_eq!(
        mistakes(&planted(&[("src/model/a.rs", "pub struct A; fn g(fs: X) { fs.read(); }")])),
        Vec::<String>::new()
    );
}
