//! The articles of a paper as documents for search engines.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use expect_test::{expect, expect_file};
use proptest::prelude::*;
use serde_json::Value;

use crate::paper::{NOW, Paper, SECRET, keys, program, text, tree};

const FILES: &str = "\
-- site.toml --
title = '临澜日报'
base_url = 'https://linlan.example/b/'
[[sections]]
name = '要闻'
-- content/2025-06-30/edition.yaml --
pages:
  - {number: 1, name: 要闻}
  - {number: A2}
-- content/2025-06-30/01-ferry.md --
---
title: 渡轮 <加班>
kicker: 沿着海走
subtitle: 一票通用
section: 要闻
authors: [本报记者 林澄, 周砚 摄]
source: 本报讯
dateline: 临澜6月29日电
topics: [渡轮, 港口]
images: [{src: img/pier.svg, caption: 码头, credit: 周砚 摄}]
corrections: [{date: 2025-07-01, text: 更*正*}]
summary: 多开四班。
---

第一句，见[另一篇](02-english.md)和[明天的](05-embargo.md)。<!-- 待核 -->

![船](img/ship.svg \"船到了 周砚 摄\")

- 一
- 二[^1]

[^1]: 注。
-- content/2025-06-30/02-english.md --
---
title: The other one
page: A2
lang: en
kind: brief
---

Second.
-- content/2025-06-30/03-港口.md --
---
title: 港口
page: A2
publish_at: 2025-06-30 05:30
---
-- content/2025-06-30/04-draft.md --
---
title: 秘密甲
draft: true
---

秘密。
-- content/2025-06-30/05-embargo.md --
---
title: 秘密乙
publish_at: 2025-07-09 05:30
---

秘密。
-- content/2025-06-30/06-expired.md --
---
title: 秘密丙
expires_at: 2025-07-01 05:30
---

秘密。
-- content/2025-06-29-extra/a.md --
---
title: 号外
---

号外。
-- content/2025-07-02/a.md --
---
title: 秘密丁
---

秘密。
-- content/2025-06-30/img/pier.svg --
<svg xmlns='http://www.w3.org/2000/svg' width='60' height='90'/>
-- content/2025-06-30/img/ship.svg --
<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'/>
-- content/pages/about.md --
---
title: 关于本报
---

本报。
";

fn export(paper: &Paper, arguments: &[&str]) -> Output {
    program()
        .args(["export", "--now", NOW])
        .args(arguments)
        .current_dir(&paper.root)
        .env("NEWSPRINT_STATE_KEY", SECRET)
        .output()
        .unwrap()
}

fn lines(paper: &Paper) -> String {
    let output = export(paper, &[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

fn documents(lines: &str) -> Vec<Value> {
    lines.split_terminator('\n').map(|line| serde_json::from_str(line).expect(line)).collect()
}

/// What a program says, without how long it took.
fn told(output: &Output) -> String {
    text(&output.stderr).split(" in 0").next().unwrap().to_owned()
}

#[test]
fn an_article_is_a_line_with_all_that_is_public_of_it() {
    let paper = Paper::new(FILES);
    let before = tree(&paper.root);
    let output = export(&paper, &[]);
    assert_eq!(told(&output), "2 editions, 4 articles (1 draft, 2 not public yet, 1 expired left out)");
    assert_eq!(tree(&paper.root), before, "nothing is written");
    let lines = text(&output.stdout);
    expect_file!["expected/export.ndjson"].assert_eq(&lines);
    assert_eq!(documents(&lines).len(), 4);
    assert!(!lines.contains("秘密") && !lines.contains("待核"));
}

#[test]
fn every_field_is_documented_in_both_languages() {
    let document = &documents(&lines(&Paper::new(FILES)))[0];
    for manual in ["docs/export.md", "docs/export.zh.md"] {
        let manual = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(manual)).unwrap();
        let listed: BTreeSet<&str> = manual.lines().filter(|line| line.starts_with("| `")).flat_map(fields).collect();
        assert_eq!(listed, document.as_object().unwrap().keys().map(String::as_str).collect::<BTreeSet<_>>());
    }
}

/// What stands in backticks in the first column of a table.
fn fields(row: &str) -> impl Iterator<Item = &str> {
    row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2)
}

#[test]
fn the_articles_are_those_that_a_build_publishes() {
    let paper = Paper::new(FILES);
    paper.build();
    let site = tree(&paper.root.join("public"));
    let published: BTreeSet<&str> =
        keys(&site).into_iter().filter_map(|path| path.strip_suffix("/edition.json")).collect();
    let mut of_editions = BTreeSet::new();
    for edition in published {
        let edition: Value = serde_json::from_slice(&site[&format!("{edition}/edition.json")]).unwrap();
        for page in edition["pages"].as_array().unwrap() {
            of_editions.extend(page["articles"].as_array().unwrap().iter().map(|article| article["url"].to_string()));
        }
    }
    let exported = documents(&lines(&paper));
    assert_eq!(exported.iter().map(|document| document["url"].to_string()).collect::<BTreeSet<_>>(), of_editions);
}

#[test]
fn an_article_keeps_its_id_whatever_comes_and_goes_around_it() {
    let paper = Paper::new(FILES);
    let id = |paper: &Paper| {
        let found = documents(&lines(paper)).into_iter().find(|document| document["title"] == "港口");
        found.unwrap()["id"].as_str().unwrap().to_owned()
    };
    let before = id(&paper);
    paper.remove("content/2025-06-30/01-ferry.md");
    paper.write("content/2025-06-30/00-new.md", "---\ntitle: 新\n---\n\n新。\n");
    paper.write("content/2025-06-28/a.md", "---\ntitle: 旧\n---\n\n旧。\n");
    paper.edit("site.toml", "https://linlan.example/b/", "https://elsewhere.example/");
    assert_eq!(id(&paper), before);
}

#[test]
fn whatever_characters_an_article_has_it_is_one_line() {
    let title = "\"title\": \"引\\\"号\\\"\\t\\u2028\\u0085\\\\ \u{202e}## 末\"";
    let body = "甲\u{2028}乙\u{85}丙\u{7}丁\u{1b}[31m戊\u{200b}\n##[error]己\n";
    let paper = Paper::new(&format!("-- content/2025-06-30/a'b&c.md --\n---\n{title}\n---\n\n{body}"));
    let lines = lines(&paper);
    assert_eq!(lines.matches('\n').count(), 1);
    let is_line_end = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    assert!(!lines.trim_end_matches('\n').contains(is_line_end), "{lines}");
    let document = &documents(&lines)[0];
    assert!(document["title"].as_str().unwrap().starts_with("引\"号\""), "{document}");
    assert!(document["text"].as_str().unwrap().contains("##[error]己"), "{document}");
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let paper = Paper::new(FILES);
    let first = export(&paper, &["-o", "all.ndjson"]);
    assert!(first.status.success() && first.stdout.is_empty(), "{}", text(&first.stderr));
    let written = fs::read_to_string(paper.root.join("all.ndjson")).unwrap();
    assert_eq!(written, lines(&paper));

    paper.write("content/2025-06-30/07-bad.md", "---\ntitle: 坏\nsection: 没有\n---\n\n坏。\n");
    let failed = export(&paper, &["-o", "all.ndjson"]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(text(&failed.stderr).contains("error[unknown-section]"), "{}", text(&failed.stderr));
    assert_eq!(fs::read_to_string(paper.root.join("all.ndjson")).unwrap(), written);

    paper.remove("content/2025-06-30/07-bad.md");
    paper.remove("content/2025-06-30/01-ferry.md");
    paper.edit("content/2025-06-30/02-english.md", "Second", "Second again");
    assert!(export(&paper, &["-o", "all.ndjson"]).status.success());
    assert_eq!(fs::read_to_string(paper.root.join("all.ndjson")).unwrap(), lines(&paper));
    let names = fs::read_dir(&paper.root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(
        names.collect::<BTreeSet<_>>(),
        BTreeSet::from(["all.ndjson", "content", "site.toml"].map(String::from))
    );
}

#[test]
fn two_articles_of_one_address_are_told_and_not_exported() {
    let paper = Paper::new(FILES);
    paper.write("content/2025-06-30/07-twin.md", "---\ntitle: 双\nslug: ferry\n---\n\n双。\n");
    let output = export(&paper, &[]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert!(text(&output.stderr).contains("error[same-address]"), "{}", text(&output.stderr));
}

#[test]
fn nothing_but_an_earlier_export_is_replaced() {
    let paper = Paper::new(FILES);
    let mut shown = String::new();
    for file in ["site.toml", "content", "content/2025-06-30/01-ferry.md", "static/all.ndjson", ".", "none/all.ndjson"]
    {
        let output = export(&paper, &["-o", file]);
        assert_eq!(output.status.code(), Some(1), "{file}");
        shown += text(&output.stderr).lines().next().unwrap();
        shown += "\n";
    }
    expect![[r#"
        error[bad-export]: the export cannot go into `site.toml`: what stands there is not an export
        error[bad-export]: the export cannot go into `content`: `content/` belongs to the project
        error[bad-export]: the export cannot go into `content/2025-06-30/01-ferry.md`: `content/` belongs to the project
        error[bad-export]: the export cannot go into `static/all.ndjson`: `static/` belongs to the project
        error[bad-export]: the export cannot go into `.`: it is a folder
        error[cannot-write]: none/all.ndjson cannot be written: it is not there
    "#]]
    .assert_eq(&shown);
    let before = Paper::new(FILES);
    assert_eq!(tree(&paper.root), tree(&before.root));
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_out_of_the_project() {
    use std::os::unix::fs::symlink;
    let paper = Paper::new(FILES);
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("mine.ndjson"), "").unwrap();
    symlink(outside.path(), paper.root.join("out")).unwrap();
    symlink(outside.path().join("mine.ndjson"), paper.root.join("all.ndjson")).unwrap();
    symlink(outside.path().join("new.ndjson"), paper.root.join("dangling.ndjson")).unwrap();
    symlink("content", paper.root.join("in")).unwrap();
    for file in ["out/new.ndjson", "out/mine.ndjson", "all.ndjson", "dangling.ndjson", "in/all.ndjson"] {
        let output = export(&paper, &["-o", file]);
        assert_eq!(output.status.code(), Some(1), "{file}");
    }
    assert_eq!(keys(&tree(outside.path())), ["mine.ndjson"]);
    assert_eq!(fs::read(outside.path().join("mine.ndjson")).unwrap(), b"");

    // A folder that the user named by its own path, however it is reached.
    symlink(outside.path(), paper.root.parent().unwrap().join("beside")).unwrap();
    assert!(export(&paper, &["-o", "../beside/mine.ndjson"]).status.success());
    assert_eq!(fs::read_to_string(outside.path().join("mine.ndjson")).unwrap(), lines(&paper));
}

#[test]
fn more_articles_than_are_made_at_a_time_stay_in_their_order() {
    let paper = Paper::new("");
    let text = |at: usize| format!("正文 {at}。").repeat(3_000);
    for at in 0..60 {
        let path = format!("content/2025-06-{:02}/{at:02}.md", at / 10 + 1);
        paper.write(&path, format!("---\ntitle: t{at}\n---\n\n{}\n", text(at)));
    }
    let documents = documents(&lines(&paper));
    let titles: Vec<&str> = documents.iter().map(|document| document["title"].as_str().unwrap()).collect();
    assert_eq!(titles, (0..60).map(|at| format!("t{at}")).collect::<Vec<_>>());
    for (at, document) in documents.iter().enumerate() {
        assert!(document["text"] == text(at), "{at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn ids_are_unique_and_fit_every_engine(names in prop::collection::vec("[a-c港._ -]{1,12}|港{1,60}", 1..12)) {
        let slugs: BTreeSet<String> = names.iter().map(|name| newsprint::address::slug_of(name)).collect();
        let paper = Paper::new("");
        for (at, slug) in slugs.iter().enumerate() {
            let front = format!("---\ntitle: t\nslug: {}\n---\n\n文。\n", Value::from(slug.as_str()));
            for edition in ["2025-06-01", "2025-06-01-b", "2025-06-01-号外"] {
                paper.write(&format!("content/{edition}/{at}.md"), &front);
            }
        }
        let documents = documents(&lines(&paper));
        let ids: BTreeSet<&str> = documents.iter().map(|document| document["id"].as_str().unwrap()).collect();
        prop_assert_eq!(ids.len(), slugs.len() * 3);
        for id in ids {
            prop_assert!(id.len() <= 511 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        }
    }
}
