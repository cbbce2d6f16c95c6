//! Search: what browsers look through, and the ways to it.

use expect_test::expect;

use crate::paper::{Paper, changed, keys, text};

const FILES: &str = "\
-- content/2025-06-29/edition.yaml --
pages:
  - {number: 1, name: 要闻}
  - {number: 2, name: 副刊}
  - {number: 3, name: 空版}
-- content/2025-06-29/01-b.md --
---
title: 渡轮加班
kicker: 假期首日
subtitle: 每天二十六班
section: 要闻
authors: [记者 林澄, 本报记者 周砚 摄, 江听雨 文]
source: 本报讯
topics: [渡轮]
kind: brief
---

头班船六点开。
-- content/2025-06-29/02-c.md --
---
title: Ferries & <q>\"more\"</q>
page: 2
lang: en
slug: 港 口%27s
---

At six.
-- content/2025-06-30/a.md --
---
title: 港口
---

正文。
-- content/2025-06-30-extra/a.md --
---
title: 号外
---
-- content/2025-05-01/d.md --
---
title: 五月
---

五月的正文。
";

#[test]
fn a_segment_holds_a_months_heads_newest_edition_first() {
    let site = Paper::new(FILES).site();
    let segments: Vec<&str> = keys(&site).into_iter().filter(|path| path.starts_with("search/")).collect();
    assert_eq!(segments, ["search/2025-05.json", "search/2025-06.json", "search/index.html", "search/index.json"]);
    // Bytes that browsers keep for ever: when they change here, `FORMAT` or what is hashed has to change too.
    expect![[r#"
        {"format":1,"month":"2025-06","editions":[{"id":"2025-06-30","pages":[{"label":"01","articles":[{"slug":"a","title":"港口","summary":"正文。"}]}]},{"id":"2025-06-30-extra","pages":[{"label":"01","articles":[{"slug":"a","title":"号外"}]}]},{"id":"2025-06-29","pages":[{"label":"01","articles":[{"slug":"b","title":"渡轮加班","kicker":"假期首日","subtitle":"每天二十六班","authors":[["林澄","记者"],["周砚","本报记者","摄"],["江听雨","","文"]],"source":"本报讯","section":"要闻","topics":["渡轮"],"kind":"brief","summary":"头班船六点开。"}]},{"label":"02","articles":[{"slug":"港 口%27s","title":"Ferries & <q>\"more\"</q>","lang":"en","summary":"At six."}]}]}]}
    "#]]
    .assert_eq(&text(&site["search/2025-06.json"]));
}

/// Month → articles and version, as the index tells them, newest first.
fn months(paper: &Paper) -> Vec<(String, u64, String)> {
    let index: serde_json::Value = serde_json::from_str(&paper.published("search/index.json")).unwrap();
    let months = index["months"].as_array().unwrap().iter();
    let word = |month: &serde_json::Value, key: &str| month[key].as_str().unwrap().to_owned();
    months.map(|month| (word(month, "month"), month["articles"].as_u64().unwrap(), word(month, "version"))).collect()
}

#[test]
fn the_index_names_another_version_when_a_segment_changes() {
    let paper = Paper::new(FILES);
    let before = paper.site();
    let old = months(&paper);
    let told: Vec<(&str, u64)> = old.iter().map(|(month, articles, _)| (month.as_str(), *articles)).collect();
    assert_eq!(told, [("2025-06", 4), ("2025-05", 1)]);
    paper.edit("content/2025-06-29/01-b.md", "渡轮加班", "渡轮停航");
    let after = paper.site();
    let new = months(&paper);
    assert_ne!(old[0].2, new[0].2);
    assert_eq!(old[1], new[1]);
    let searched: Vec<String> =
        changed(&before, &after).into_iter().filter(|path| path.starts_with("search/")).collect();
    assert_eq!(searched, ["search/2025-06.json", "search/index.json"]);
}

#[test]
fn everything_that_a_segment_tells_changes_its_version() {
    let paper = Paper::new(FILES);
    paper.build();
    let mut seen = vec![months(&paper)[0].2.clone()];
    for (from, to) in [
        ("section: 要闻", "section: 要闻快览"),
        ("topics: [渡轮]", "topics: [渡轮, 假期]"),
        ("头班船六点开。", "头班船七点开。"),
        ("kind: brief", "kind: brief\nslug: ferries"),
        ("kind: brief", "kind: brief\npage: 2"),
    ] {
        let before = paper.published("search/2025-06.json");
        paper.edit("content/2025-06-29/01-b.md", from, to);
        paper.build();
        assert_ne!(before, paper.published("search/2025-06.json"), "{to} is in the segment");
        let version = months(&paper)[0].2.clone();
        assert!(!seen.contains(&version), "{to} changes the version");
        seen.push(version);
    }
}

#[test]
fn a_body_that_no_head_quotes_changes_no_segment() {
    let paper = Paper::new(FILES);
    let long = "港口的早晨很静。".repeat(40);
    paper.edit("content/2025-06-30/a.md", "正文。", &format!("{long}\n\n第二段。"));
    let before = paper.site();
    paper.edit("content/2025-06-30/a.md", "第二段。", "第二段，改过。");
    assert_eq!(changed(&before, &paper.site()), ["2025-06-30/a/index.html", "sw.js"]);
}

#[test]
fn the_page_leads_to_everything_without_a_search() {
    let page = Paper::new(FILES).page("search/index.html").replace('"', "");
    let plain = page.split("id=ways").nth(1).unwrap().split("</div>").next().unwrap();
    for address in ["/archive/2025/", "/sections/", "/authors/", "/topics/"] {
        assert!(plain.contains(&format!("href={address}")), "{address}");
    }
    assert!(page.contains("data-index=/search/index.json"));
}

#[test]
fn no_list_is_named_that_is_not_there() {
    let paper = Paper::new("-- content/2025-06-30/a.md --\n---\ntitle: 港口\n---\n");
    paper.edit("site.toml", "base_url", "outputs.archive = false\nbase_url");
    let page = paper.page("search/index.html");
    for address in ["/archive/", "/authors/", "/topics/"] {
        assert!(!page.contains(address), "{address}");
    }
}

#[test]
fn a_paper_before_its_first_edition_has_nothing_to_search() {
    let paper = Paper::new("");
    paper.build();
    assert_eq!(paper.published("search/index.json"), "{\"format\":1,\"months\":[]}\n");
    assert!(!paper.published("search/index.html").contains("/archive/2"));
}

#[test]
fn every_page_leads_to_the_search() {
    let site = Paper::new(FILES).site();
    for page in ["index.html", "2025-06-29/index.html", "2025-06-29/b/index.html", "404.html", "archive/index.html"] {
        let html = text(&site[page]);
        assert!(html.replace('"', "").contains("<a href=/search/>"), "{page}");
        assert!(html.contains("type=application/opensearchdescription+xml"), "{page}");
    }
}

#[test]
fn browsers_are_told_how_to_ask() {
    let paper = Paper::new("");
    paper.edit("site.toml", "title = '临澜日报'", "title = '一二三四五六七八九十一二三四五六七 & 八'");
    paper.build();
    expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?><OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>一二三四五六七八九十一二三四五六</ShortName><Description>一二三四五六七八九十一二三四五六七 &amp; 八</Description><Url type="text/html" method="get" template="https://linlan.example/search/?q={searchTerms}"/><Url type="application/opensearchdescription+xml" rel="self" template="https://linlan.example/opensearch.xml"/><Image width="16" height="16" type="image/svg+xml">https://linlan.example/icon.svg</Image><Language>zh-CN</Language><InputEncoding>UTF-8</InputEncoding></OpenSearchDescription>
    "#]].assert_eq(&paper.published("opensearch.xml"));
}

#[test]
fn linked_data_of_the_front_page_tells_of_the_search() {
    let linked = |paper: &Paper| -> serde_json::Value {
        let page = paper.page("index.html");
        let script = page.split("<script type=application/ld+json>").nth(1).unwrap().split("</script>").next().unwrap();
        let graph: serde_json::Value = serde_json::from_str(script).unwrap();
        graph["@graph"][0].clone()
    };
    let paper = Paper::new(FILES);
    let told = linked(&paper);
    assert_eq!((&told["@type"], &told["name"]), (&"WebSite".into(), &"临澜日报".into()));
    assert_eq!(
        told["potentialAction"]["target"]["urlTemplate"],
        "https://linlan.example/search/?q={search_term_string}"
    );
    paper.edit("site.toml", "base_url", "outputs.search = false\nbase_url");
    assert!(linked(&paper).get("potentialAction").is_none());
}

#[test]
fn under_a_path_every_way_has_it_and_segments_stay_the_same() {
    let paper = Paper::new(FILES);
    let root = paper.site();
    paper.edit("site.toml", "https://linlan.example/", "https://linlan.example/paper/");
    let below = paper.site();
    assert_eq!(root["search/2025-06.json"].len(), below["search/2025-06.json"].len());
    assert_eq!(root["search/2025-06.json"], below["search/2025-06.json"]);
    for page in ["index.html", "404.html", "search/index.html", "2025-06-30/a/index.html"] {
        let html = text(&below[page]).replace('"', "");
        assert!(html.contains("action=/paper/search/"), "{page}");
        assert!(html.contains("href=/paper/opensearch.xml"), "{page}");
        assert!(!html.contains("=/search/"), "{page}");
    }
    assert!(text(&below["search/index.html"]).contains("data-index=\"/paper/search/index.json\""));
    assert!(text(&below["opensearch.xml"]).contains("https://linlan.example/paper/search/?q={searchTerms}"));
    assert!(text(&below["index.html"]).contains("https://linlan.example/paper/search/?q={search_term_string}"));
}

#[test]
fn a_paper_without_search_does_not_speak_of_it() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "base_url", "outputs.search = false\nbase_url");
    let site = paper.site();
    assert!(!site.keys().any(|path| path.starts_with("search/") || path == "opensearch.xml"));
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = text(bytes);
        assert!(!html.contains("/search/") && !html.contains("opensearch"), "{path}");
    }
}
