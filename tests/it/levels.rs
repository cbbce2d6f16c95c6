//! Levels of rules: what `[check]` of site.toml makes of a mistake, and what it does to the site.

use crate::paper::{Paper, program, text};

const PAPER: &str = "\
-- content/2025-06-16/a.md --
---
title: 渡轮今天停航
section: 要问
colour: red
---

见[昨天的报道](b.md)和[论坛](/forum/)。
-- content/2025-06-16/c.md --
---
title: 港口
section: 要闻
---

正文。
-- content/2025-06-16/c.docx --
稿件
";

fn paper(check: &str) -> Paper {
    let paper = Paper::new(PAPER);
    let site = std::fs::read_to_string(paper.root.join("site.toml")).unwrap();
    paper.write("site.toml", format!("{site}[check]\n{check}\n"));
    paper
}

fn codes(told: &str) -> Vec<&str> {
    let lines = told.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning["));
    lines.map(|line| line.split(']').next().unwrap()).collect()
}

#[test]
fn without_levels_of_its_own_a_paper_has_those_of_the_rules() {
    let told = Paper::new(PAPER).mistakes();
    let expected = ["error[unknown-section", "warning[unknown-key", "error[broken-link", "warning[unused-text"];
    assert_eq!(codes(&told), expected, "{told}");
}

#[test]
fn what_a_paper_lowers_is_a_warning_and_the_site_is_whole() {
    let paper = paper("unknown-section = 'warn'\nbroken-link = 'warn'\nno-such-page = 'warn'\nunused-text = 'off'");
    let told = paper.warnings();
    let expected = ["warning[unknown-section", "warning[unknown-key", "warning[broken-link", "warning[no-such-page"];
    assert_eq!(codes(&told), expected, "{told}");
    let site = paper.site();
    let page = text(&site["2025-06-16/a/index.html"]);
    assert!(page.contains("见昨天的报道和<a href=") && page.contains("/forum/"), "{page}");
    assert!(text(&site["2025-06-16/index.html"]).replace("<wbr>", "").contains("渡轮今天停航"));
    assert!(!text(&site["sections/news/index.html"]).contains("渡轮今天停航"));
    assert!(text(&site["sections/news/index.html"]).contains("港口"));
}

#[test]
fn a_picture_that_is_not_there_is_left_out_with_its_caption_where_that_is_no_error() {
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\ntitle: 渡轮今天停航\nimages:\n  - src: b.jpg\n    caption: 码头\n---\n\n\
         前文。\n\n![船](c.jpg \"船在港内\")\n\n后文![旗](d.jpg)，见[附件](e.pdf)，![件](a.txt)。\n\
         -- content/2025-06-16/a.txt --\nx\n",
    );
    let site = std::fs::read_to_string(paper.root.join("site.toml")).unwrap();
    paper.write(
        "site.toml",
        format!("{site}[check]\nmissing-file = 'warn'\nnot-a-picture = 'off'\nunused-text = 'off'\n"),
    );
    let told = paper.warnings();
    assert_eq!(codes(&told), ["warning[missing-file"; 4], "{told}");
    let site = paper.site();
    for path in ["2025-06-16/a/index.html", "2025-06-16/index.html", "index.html"] {
        let page = text(&site[path]);
        for trace in ["码头", "船在港内", "src=\"\"", "src>", "b.jpg", "c.jpg", "d.jpg", "e.pdf"] {
            assert!(!page.contains(trace), "{path}: {trace}: {page}");
        }
    }
    let page = text(&site["2025-06-16/a/index.html"]);
    assert!(page.contains("前文。") && page.contains("后文") && page.contains("附件"), "{page}");
}

#[test]
fn what_is_off_is_not_told() {
    let off =
        "unknown-section = 'off'\nbroken-link = 'off'\nno-such-page = 'off'\nunused-text = 'off'\nunknown-key = 'off'";
    assert_eq!(paper(off).warnings(), "");
}

#[test]
fn what_a_paper_raises_stops_the_build() {
    let paper = paper("unknown-section = 'off'\nbroken-link = 'off'\nno-such-page = 'off'\nunused-text = 'error'");
    let told = paper.mistakes();
    assert_eq!(codes(&told), ["warning[unknown-key", "error[unused-text"], "{told}");
    assert!(!paper.root.join("public").exists());
    let output = program().args(["check"]).current_dir(&paper.root).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_protects_a_site_keeps_its_level_and_says_so() {
    let told = paper("same-address = 'off'\nsymbolic-link = 'warn'\nunknown-kee = 'off'\nraw-html = 'loud'").mistakes();
    assert_eq!(codes(&told), ["error[unknown-choice"], "{told}");
    let told = paper("same-address = 'off'\nsymbolic-link = 'warn'\nunknown-kee = 'off'").mistakes();
    assert_eq!(codes(&told), ["error[fixed-rule", "error[fixed-rule", "error[unknown-rule"], "{told}");
    assert!(told.contains("help: did you mean `unknown-key`?"), "{told}");
}

#[test]
fn a_limit_of_the_host_may_be_an_error() {
    let paper = paper("unknown-section = 'off'\nbroken-link = 'off'\nno-such-page = 'off'\nunread-by-host = 'error'");
    let check = |args: &[&str]| program().args(args).current_dir(&paper.root).output().unwrap().status.code();
    assert_eq!(check(&["check"]), Some(0));
    assert_eq!(check(&["check", "--host", "github"]), Some(1));
}
