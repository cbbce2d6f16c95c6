//! The example themes that come with the project.

use std::path::Path;

use newsprint::diagnostic::Diagnostic;
use newsprint::render::Published;

use crate::paper::{Paper, copy};

/// A copy of an example, built once without a warning; a second build finds nothing to write.
fn built(name: &str) -> Paper {
    let mut paper = Paper::new("");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    copy(&example, &paper.root, &["public", ".newsprint"]);
    paper.options.schedule.now = "2026-01-01T00:00:00+08:00".parse().unwrap();

    let report = paper.try_build().unwrap();
    assert_eq!(report.warnings, Vec::<Diagnostic>::new());
    let Published { written, unchanged, removed } = report.published;
    assert!(written > 0 && unchanged == 0 && removed == 0);
    assert_eq!(paper.build(), Published { written: 0, unchanged: written, removed: 0 });
    paper
}

/// Whether the paper's own style sheet, as it is published, says something.
fn is_styled(paper: &Paper, said: &str) -> bool {
    let folder = std::fs::read_dir(paper.root.join("public/css")).unwrap();
    let mut names = folder.map(|entry| format!("css/{}", entry.unwrap().file_name().to_str().unwrap()));
    let own = names.find(|name| name.starts_with("css/paper.")).unwrap();
    paper.published("index.html").contains(&format!("/{own}")) && paper.published(&own).contains(said)
}

#[test]
fn the_weekly_has_its_name_its_motto_its_long_read_and_its_accent() {
    let paper = built("weekly");
    let front = paper.published("index.html");
    assert!(front.contains("Written up every Thursday, high water or low"));
    assert!(front.contains("<title>The Pellmouth Log</title><path"));
    assert!(front.contains("Back numbers"));
    assert!(is_styled(&paper, "--accent: #12477d"));

    let long_read = paper.published("2025-10-09/the-wade/index.html");
    assert!(long_read.contains("reader long-read") && long_read.contains("/css/long-read."));
    assert!(long_read.contains("If you go"));
    assert!(!paper.published("2025-10-09/herring/index.html").contains("long-read."));
}

#[test]
fn the_campus_paper_has_its_motto_its_words_its_photo_stories_and_its_accent() {
    let paper = built("campus");
    let front = paper.published("index.html");
    assert!(front.contains("求真 · 务实 · 与人为善"));
    assert!(front.contains("旧报") && !front.contains("往期回顾"));
    assert!(front.contains("unit box") && front.contains("unit group"));
    assert!(is_styled(&paper, "--accent: #075c3f"));

    let photos = paper.published("2025-10-15/rowing-photos/index.html");
    assert!(photos.contains("reader photo-story") && photos.contains("/css/photo-story."));
    assert!(!paper.published("2025-10-15/library/index.html").contains("photo-story."));
}
