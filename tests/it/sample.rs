//! The paper that comes with the project.

use std::path::Path;

use newsprint::diagnostic::Diagnostic;
use newsprint::manuscript::keys::{Article, Keys};

use crate::paper::{Paper, copy};

fn sample() -> Paper {
    let paper = Paper::new("");
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["content", "static", "templates"] {
        copy(&project.join(part), &paper.root.join(part), &[]);
    }
    std::fs::copy(project.join("site.toml"), paper.root.join("site.toml")).unwrap();
    let mut paper = paper;
    paper.options.schedule.now = "2026-01-01T00:00:00+08:00".parse().unwrap();
    paper
}

#[test]
fn the_sample_paper_builds_without_a_warning() {
    let report = sample().try_build().unwrap();
    assert_eq!(report.warnings, Vec::<Diagnostic>::new());
    assert_eq!(report.editions, 3);
    assert!(report.articles >= 30);
}

#[test]
fn the_sample_paper_uses_every_key_of_the_front_matter() {
    let mut texts = String::new();
    for entry in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).into_iter().flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "md") {
            texts += &std::fs::read_to_string(entry.path()).unwrap();
        }
    }
    for key in Article::ALL {
        for name in key.names {
            assert!(texts.lines().any(|line| line.starts_with(&format!("{name}:"))), "no article has `{name}`");
        }
    }
}

#[test]
fn no_path_of_the_machine_is_in_the_site() {
    let paper = sample();
    let root = paper.root.to_str().unwrap().to_owned();
    for (path, bytes) in paper.site() {
        assert!(!String::from_utf8_lossy(&bytes).contains(&root), "{path}");
    }
}
