//! The site for programs: JSON of editions, ninjs, alternates of articles, llms.txt, old e-paper addresses.

use expect_test::{expect, expect_file};
use serde_json::{Value, json};

use crate::paper::{INDEX, Paper, changed, keys, text};

const FILES: &str = "\
-- content/2025-06-30/edition.yaml --
number: 99
title: 特刊
pages:
  - {number: 1, name: 要闻, editor: 罗见山, picture: img/p.svg}
  - {number: 2, name: 副刊}
-- content/2025-06-30/01-a.md --
---
title: 港口 <开通>
kicker: 沿着海走
section: 要闻
authors: [本报记者 林澄]
source: 本报讯
topics: [港口]
images: [{src: img/p.svg, caption: 码头, credit: 周砚 摄}]
zone: [10, 20.5, 30, 40]
expires_at: 2025-12-31 00:00
corrections: [{date: 2025-07-01, text: 更*正*}]
---

第一句。见[另一篇](02-b.md)。<!-- 待核 -->
-- content/2025-06-30/02-b.md --
---
title: 另一篇
page: 2
lang: en
---

Second.
-- content/2025-06-30/img/p.svg --
<svg xmlns='http://www.w3.org/2000/svg' width='60' height='90'/>
-- content/2025-06-30/03-embargo.md --
---
title: 秘密甲
publish_at: 2025-07-09 05:30
---

秘密。
-- content/2025-06-30/04-draft.md --
---
title: 秘密乙
draft: true
---

秘密。
-- content/2025-06-30/05-expired.md --
---
title: 秘密丙
expires_at: 2025-07-01 05:30
---

秘密。
-- content/pages/about.md --
---
title: 关于本报
---

本报。
";

/// A paper that makes everything.
fn all() -> Paper {
    let paper = Paper::new(FILES);
    let switches = "ninjs = true\narticle_markdown = true\narticle_text = true\nepaper_addresses = true\n\
        author_feeds = true\nfeed_content = 'full'\n";
    paper.edit(
        "site.toml",
        "[[sections]]\nname = '要闻'\n",
        &format!("[outputs]\n{switches}[[sections]]\nname = '要闻'\n"),
    );
    paper
}

fn json_of(paper: &Paper, path: &str) -> Value {
    serde_json::from_str(&paper.page(path)).unwrap()
}

#[test]
fn an_edition_is_json_with_its_pages_and_articles() {
    let edition = json_of(&Paper::new(FILES), "2025-06-30/edition.json");
    let told = format!("{}\n", serde_json::to_string_pretty(&edition).unwrap());
    expect_file!["expected/edition.json"].assert_eq(&told);
}

#[test]
fn the_schema_of_an_edition_lists_every_field_that_there_is() {
    let edition = json_of(&Paper::new(FILES), "2025-06-30/edition.json");
    let schema = newsprint::outputs::edition_json::schema();
    let fields = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<String>>();
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    assert_eq!(sorted(fields(&schema["properties"])), sorted(fields(&edition)));
    for (name, value) in [
        ("paper", &edition["paper"]),
        ("page", &edition["pages"][0]),
        ("article", &edition["pages"][0]["articles"][0]),
        ("figure", &edition["pages"][0]["facsimile"]),
        ("author", &edition["pages"][0]["articles"][0]["authors"][0]),
        ("label", &edition["pages"][0]["articles"][0]["topics"][0]),
        ("correction", &edition["pages"][0]["articles"][0]["corrections"][0]),
    ] {
        assert_eq!(sorted(fields(&schema["$defs"][name]["properties"])), sorted(fields(value)), "{name}");
    }
}

#[test]
fn the_editions_are_found_from_one_file_by_year() {
    let paper = Paper::new(FILES);
    let index = json_of(&paper, "editions.json");
    assert_eq!(index["newest"]["json"], "https://linlan.example/2025-06-30/edition.json");
    assert_eq!(index["years"], json!([{"year": 2025, "url": "https://linlan.example/editions/2025.json"}]));
    let year = json_of(&paper, "editions/2025.json");
    assert_eq!(year["editions"][0], index["newest"]);
}

#[test]
fn a_new_year_leaves_the_old_years_file_alone() {
    let mut paper = Paper::new(FILES);
    paper.options.schedule.now = "2026-01-05T12:00:00+08:00".parse().unwrap();
    let before = paper.site();
    paper.write("content/2026-01-05/a.md", "---\ntitle: 新年\n---\n\n正文。\n");
    let files = changed(&before, &paper.site());
    assert!(files.contains(&"editions/2026.json".to_owned()) && files.contains(&"editions.json".to_owned()));
    assert!(
        !files.contains(&"editions/2025.json".to_owned()) && !files.contains(&"2025-06-30/edition.json".to_owned())
    );
}

#[test]
fn an_article_is_a_ninjs_item() {
    let item = json_of(&all(), "2025-06-30/a/ninjs.json");
    let told = format!("{}\n", serde_json::to_string_pretty(&item).unwrap());
    expect_file!["expected/ninjs.json"].assert_eq(&told);
}

#[test]
fn an_edition_is_a_ninjs_package() {
    let package = json_of(&all(), "2025-06-30/ninjs.json");
    assert_eq!(package["type"], "composite");
    assert_eq!(package["uri"], "https://linlan.example/2025-06-30/");
    let told: Vec<(&str, &str)> = package["associations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["name"].as_str().unwrap(), item["uri"].as_str().unwrap()))
        .collect();
    let url = "https://linlan.example/2025-06-30/";
    assert_eq!(told, [("港口 <开通>", &*format!("{url}a/")), ("另一篇", &*format!("{url}b/"))]);
    assert!(package["associations"][0].get("bodies").is_none());
}

#[test]
fn an_article_has_an_alternate_in_markdown() {
    expect![[r#"
        ---
        title: "港口 <开通>"
        kicker: "沿着海走"
        url: "https://linlan.example/2025-06-30/a/"
        paper: "临澜日报"
        edition: "2025-06-30"
        page: "01"
        section: "要闻"
        authors: "本报记者 林澄"
        source: "本报讯"
        published: "2025-06-30T00:00:00+08:00"
        modified: "2025-07-01T00:00:00+08:00"
        language: "zh-CN"
        topics: "港口"
        ---

        # 港口 \<开通>

        第一句。见[另一篇](https://linlan.example/2025-06-30/b/)。

        ## 更正

        > **2025-07-01** 更\*正\*
    "#]]
    .assert_eq(&all().page("2025-06-30/a/index.md"));
}

#[test]
fn an_article_has_an_alternate_in_plain_text() {
    expect![[r#"
        沿着海走
        港口 <开通>
        本报讯
        本报记者 林澄
        临澜日报 2025-06-30 01
        https://linlan.example/2025-06-30/a/

        第一句。见另一篇。

        更正
        2025-07-01 更*正*
    "#]]
    .assert_eq(&all().page("2025-06-30/a/index.txt"));
}

#[test]
fn an_alternate_is_the_same_with_and_without_the_other() {
    let of = |switches: &str| {
        let paper = Paper::new(FILES);
        let section = "[[sections]]\nname = '要闻'\n";
        paper.edit("site.toml", section, &format!("[outputs]\n{switches}{section}"));
        paper.site()
    };
    let both = of("article_markdown = true\narticle_text = true\n");
    for (switch, file) in [("article_markdown = true\n", "index.md"), ("article_text = true\n", "index.txt")] {
        let alone = of(switch);
        let alternates: Vec<&String> = both.keys().filter(|path| path.ends_with(file)).collect();
        assert!(alternates.len() > 1, "{alternates:?}");
        for path in alternates {
            assert_eq!(alone[path], both[path], "{path}");
        }
    }
}

#[test]
fn pages_name_what_programs_may_read_instead() {
    let site = all().site();
    let plain = |path: &str| text(&site[path]).replace('"', "");
    let article = plain("2025-06-30/a/index.html");
    for link in [
        "href=/2025-06-30/a/index.md rel=alternate type=text/markdown",
        "href=/2025-06-30/a/index.txt rel=alternate type=text/plain",
    ] {
        assert!(article.contains(link), "{article}");
    }
    assert!(
        plain("2025-06-30/index.html").contains("href=/2025-06-30/edition.json rel=alternate type=application/json")
    );
    assert!(!text(&Paper::new(FILES).site()["2025-06-30/a/index.html"]).contains("index.md"));
}

#[test]
fn llms_txt_says_what_is_where() {
    expect![[r#"
        # 临澜日报

        ## 最新一期

        - [2025-06-30](https://linlan.example/2025-06-30/)
        - [港口 \<开通>](https://linlan.example/2025-06-30/a/index.md): 要闻
        - [另一篇](https://linlan.example/2025-06-30/b/index.md)

        ## 栏目

        - [要闻](https://linlan.example/sections/news/)
        - [要闻快览](https://linlan.example/sections/briefs/)

        ## JSON, XML

        - [editions.json](https://linlan.example/editions.json): the newest edition, and a file for each year, as JSON
        - [feed.json](https://linlan.example/feed.json): the newest articles, JSON Feed 1.1
        - [feed.xml](https://linlan.example/feed.xml): the newest articles, Atom
        - [sitemap.xml](https://linlan.example/sitemap.xml): every address, a file a month

        ## 本报

        - [关于本报](https://linlan.example/about/)
    "#]]
    .assert_eq(&all().page("llms.txt"));
}

#[test]
fn e_paper_addresses_lead_to_pages_and_articles() {
    let paper = all();
    paper.edit("content/2025-06-30/02-b.md", "page: 2\n", "page: 2\naliases: /html/2025-06/30/content_1001.htm\n");
    let site = paper.site();
    let old: Vec<&str> = keys(&site).into_iter().filter(|path| path.starts_with("html/")).collect();
    let names = ["content_1001", "content_2001", "node_1", "node_2"].map(|name| format!("html/2025-06/30/{name}.htm"));
    assert_eq!(old, names);
    let leads_to = |path: &str, to: &str| assert!(text(&site[path]).contains(&format!("url={to}")), "{path}");
    leads_to("html/2025-06/30/node_2.htm", "/2025-06-30/02/");
    leads_to("html/2025-06/30/content_2001.htm", "/2025-06-30/b/");
    // What an article claims for itself is its own.
    leads_to("html/2025-06/30/content_1001.htm", "/2025-06-30/b/");
    assert_eq!(text(&site["_redirects"]).lines().count(), 1);
}

#[test]
fn what_is_not_public_is_in_none_of_them() {
    for (path, bytes) in all().site() {
        let told = text(&bytes);
        assert!(!told.contains("秘密") && !told.contains("待核") && !path.contains("embargo"), "{path}: {told}");
    }
}

#[test]
fn editing_a_body_rewrites_the_article_and_its_alternates_alone() {
    let paper = all();
    paper.edit("site.toml", "feed_content = 'full'", "feed_content = 'summary'");
    let long = format!("---\ntitle: 长文\n---\n\n{}\n\n尾。\n", "港口的早晨很静。".repeat(20));
    paper.write("content/2025-06-30/06-d.md", long);
    let before = paper.site();
    paper.edit("content/2025-06-30/06-d.md", "尾。", "结尾。");
    let article = ["index.html", "index.md", "index.txt", "ninjs.json"].map(|file| format!("2025-06-30/d/{file}"));
    let expected: Vec<String> = article.into_iter().chain([INDEX, "sw.js"].map(str::to_owned)).collect();
    assert_eq!(changed(&before, &paper.site()), expected);
}

#[test]
fn a_new_edition_rewrites_no_old_file_for_programs() {
    let paper = all();
    let before = paper.site();
    paper.write("content/2025-07-01/a.md", "---\ntitle: 新的一天\nsection: 要闻\n---\n\n正文。\n");
    let files = changed(&before, &paper.site());
    let old: Vec<&String> =
        files.iter().filter(|path| path.starts_with("2025-06-30/") && !path.ends_with(".html")).collect();
    assert_eq!(old, Vec::<&String>::new());
}

#[test]
fn switches_turn_every_export_off() {
    let paper = Paper::new(FILES);
    paper.edit(
        "site.toml",
        "base_url",
        "outputs.edition_json = false\noutputs.llms_txt = false\noutputs.search = false\nbase_url",
    );
    let site = paper.site();
    let made: Vec<&str> =
        keys(&site).into_iter().filter(|path| path.ends_with(".txt") || path.ends_with(".json")).collect();
    assert!(made.iter().all(|path| path.ends_with("feed.json") || *path == "robots.txt"), "{made:?}");
}

#[test]
fn an_article_cannot_take_the_place_of_a_file_for_programs() {
    let paper = Paper::new(FILES);
    paper.write("content/2025-06-30/06-d.md", "---\ntitle: 占位\nslug: edition.json\n---\n\n正文。\n");
    let told = paper.mistakes();
    assert!(
        told.contains(
            "error[file-and-folder]: `2025-06-30/edition.json` cannot be both a file and the folder of `/2025-06-30/edition.json/`"
        ),
        "{told}"
    );
    assert!(told.contains("content/2025-06-30/06-d.md"), "{told}");
}

#[test]
fn a_change_of_the_papers_own_facts_reaches_every_file() {
    let paper = all();
    // A moment that is the same in every zone, so that only the way to tell it changes.
    let moment = "publish_at: 2025-06-30T05:30:00+08:00\n";
    paper.write("content/2025-06-30/06-d.md", format!("---\ntitle: 准时\nsection: 要闻\n{moment}---\n\n正文。\n"));
    paper.site();
    let facts = ["timezone = 'Europe/Berlin'", "publisher = '报社'", "issn = '1234-5679'", "description = '一句话'"];
    for fact in facts {
        paper.edit("site.toml", "base_url", &format!("{fact}\nbase_url"));
        // Compared with a clean build.
        let site = paper.site();
        assert!(text(&site["feed.xml"]).contains("<published>2025-06-29T23:30:00+02:00<"));
    }
    paper.edit("site.toml", "https://linlan.example/", "https://other.example/paper/");
    for (path, bytes) in paper.site() {
        assert!(!text(&bytes).contains("linlan.example"), "{path}");
    }
}
