//! Feeds: what subscribers are told, in three forms that say the same.

use quick_xml::events::Event;
use serde_json::Value;

use crate::paper::{Paper, SITE, text};

const FILES: &str = "\
-- content/2025-06-30/01-a.md --
---
title: 港口开通
section: 要闻
authors: [记者 林澄, 本报记者 周砚 摄]
topics: [港口]
images: [{src: img/港.png, caption: '港口 \"夜\"', credit: 周砚 摄}]
lang: en
corrections:
  - {date: 2025-07-01, text: 第一处}
  - {date: 2025-07-01, text: 第二处}
---

First, see [the other](02-b.md#top)[^1] and <https://a.example/>.

<!-- 待核 -->

[^1]: A note.
-- content/2025-06-30/02-b.md --
---
title: 另一篇
---

正文。![码头](img/港.png)
-- content/2025-06-30/img/港.png (PNG 40×30) --
-- content/2025-06-30/03-c.md --
---
title: 还没有发
publish_at: 2025-07-09 05:30
---

未来。
";

fn full() -> Paper {
    let settings = "websub_hub = 'https://hub.example/'\n[outputs]\nfeed_content = 'full'\nauthor_feeds = true\n";
    Paper::new(&format!(
        "{}{FILES}",
        SITE.replace("[[sections]]\nname = '要闻'\n", &format!("{settings}[[sections]]\nname = '要闻'\n"))
    ))
}

/// The elements of a name below the root, each as its attributes and text.
fn elements(xml: &str, name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found: Vec<String> = vec![];
    let mut is_inside = false;
    let shown = |tag: &quick_xml::events::BytesStart<'_>| {
        tag.attributes().flatten().map(|a| format!("{}={}", a.key.as_ref(), a.value)).collect::<Vec<_>>().join(" ")
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                is_inside = tag.name().as_ref() == name;
                found.extend(is_inside.then(|| shown(&tag)));
            }
            Event::Empty(tag) => found.extend((tag.name().as_ref() == name).then(|| shown(&tag))),
            Event::Text(part) if is_inside => found.last_mut().unwrap().push_str(&part),
            Event::GeneralRef(entity) if is_inside => found.last_mut().unwrap().push_str(&format!("&{};", &*entity)),
            Event::End(_) => is_inside = false,
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn the_three_forms_tell_the_same_of_an_article() {
    let site = Paper::new(FILES).site();
    let json: Value = serde_json::from_slice(&site["feed.json"]).unwrap();
    let expected: Value = serde_json::from_str(
        r#"{
        "id": "https://linlan.example/2025-06-30/a/",
        "url": "https://linlan.example/2025-06-30/a/",
        "title": "港口开通",
        "summary": "First, see the other and https://a.example/.",
        "content_text": "First, see the other and https://a.example/.",
        "date_published": "2025-06-30T00:00:00+08:00",
        "date_modified": "2025-07-01T00:00:00+08:00",
        "tags": ["要闻", "港口"],
        "language": "en",
        "authors": [
            {"name": "林澄", "url": "https://linlan.example/authors/%E6%9E%97%E6%BE%84/"},
            {"name": "周砚", "url": "https://linlan.example/authors/%E5%91%A8%E7%A0%9A/"}
        ],
        "image": "https://linlan.example/pictures/2025-06-30/img/%E6%B8%AF-267e1d243bd22698.png",
        "attachments": [{"url": "https://linlan.example/pictures/2025-06-30/img/%E6%B8%AF-267e1d243bd22698.png", "mime_type": "image/png"}]
    }"#,
    )
    .unwrap();
    assert_eq!(json["items"][0], expected);
    let rss = text(&site["rss.xml"]);
    let picture = "https://linlan.example/pictures/2025-06-30/img/%E6%B8%AF-267e1d243bd22698.png";
    let enclosure = format!("url={picture} length=0 type=image/png");
    assert_eq!(elements(&rss, "enclosure"), [enclosure.as_str(), &enclosure]);
    assert_eq!(elements(&rss, "guid")[0], "isPermaLink=truehttps://linlan.example/2025-06-30/a/");
    assert_eq!(elements(&rss, "lastBuildDate"), ["Tue, 01 Jul 2025 00:00:00 +0800"]);
    assert_eq!(elements(&rss, "dc:language"), ["en"]);
    let atom = text(&site["feed.xml"]);
    assert_eq!(elements(&atom, "entry")[0].trim(), "xml:lang=en");
    assert!(
        elements(&atom, "link")
            .contains(&format!("rel=enclosure type=image/png href={picture} title=港口 &quot;夜&quot;")),
        "{atom}"
    );
    assert_eq!(elements(&atom, "category"), ["term=要闻", "term=港口"]);
}

#[test]
fn a_full_feed_carries_the_text_with_whole_addresses() {
    let site = full().site();
    let json: Value = serde_json::from_slice(&site["feed.json"]).unwrap();
    let html = json["items"][0]["content_html"].as_str().unwrap();
    expect_test::expect![[r#"
        <figure><img src="https://linlan.example/pictures/2025-06-30/img/%E6%B8%AF-267e1d243bd22698.png" alt="港口 &quot;夜&quot;"><figcaption>港口 &quot;夜&quot; 周砚 摄</figcaption></figure>
        <p>First, see <a href="https://linlan.example/2025-06-30/b/#top">the other</a><sup><a href="https://linlan.example/2025-06-30/a/#fn:1" id="fnref:1" role="doc-noteref">1</a></sup> and <a href="https://a.example/" rel="noopener">https://a.example/</a>.</p>
        <div role="doc-endnotes">
        <ol>
        <li id="fn:1">
        <p>A note. <a href="https://linlan.example/2025-06-30/a/#fnref:1" role="doc-backlink">↩︎</a></p>
        </li>
        </ol>
        </div>
    "#]]
    .assert_eq(html);
    assert!(json["items"][0].get("content_text").is_none());
    for (file, name) in [("feed.xml", "content"), ("rss.xml", "content:encoded")] {
        let told = elements(&text(&site[file]), name).concat();
        assert!(told.contains("&lt;img src=&quot;https://linlan.example/pictures/2025-06-30/img/"), "{told}");
        assert!(!told.contains("待核"), "{told}");
    }
}

#[test]
fn editing_a_body_rewrites_the_feeds_only_when_they_are_full() {
    let long = format!("---\ntitle: 长文\n---\n\n{}\n\n尾。\n", "港口的早晨很静。".repeat(20));
    let written = |paper: Paper| {
        paper.write("content/2025-06-30/04-d.md", &long);
        paper.build();
        paper.edit("content/2025-06-30/04-d.md", "尾。", "结尾。");
        paper.build().written
    };
    // The page, three files of the search, and the list of the newest edition that readers without a connection keep.
    assert_eq!(written(Paper::new(FILES)), 5);
    // And the three feeds of the paper.
    assert_eq!(written(full()), 8);
}

#[test]
fn the_hub_is_told_in_all_three_forms() {
    let site = full().site();
    let json: Value = serde_json::from_slice(&site["sections/news/feed.json"]).unwrap();
    assert_eq!(json["hubs"], serde_json::json!([{"type": "WebSub", "url": "https://hub.example/"}]));
    assert!(elements(&text(&site["feed.xml"]), "link").contains(&"rel=hub href=https://hub.example/".to_owned()));
    assert!(elements(&text(&site["rss.xml"]), "atom:link").contains(&"rel=hub href=https://hub.example/".to_owned()));
}

#[test]
fn a_hub_that_is_no_address_is_a_mistake() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "base_url", "websub_hub = 'hub'\nbase_url");
    assert!(paper.mistakes().contains("error[bad-hub]: the hub `hub` is no web address"), "{}", paper.mistakes());
}

#[test]
fn authors_have_feeds_when_the_paper_wants_them() {
    let site = full().site();
    let json: Value = serde_json::from_slice(&site["authors/周砚/feed.json"]).unwrap();
    assert_eq!(json["title"], "周砚 · 临澜日报");
    assert_eq!(json["feed_url"], "https://linlan.example/authors/%E5%91%A8%E7%A0%9A/feed.json");
    assert!(text(&site["authors/周砚/index.html"]).contains("/authors/%E5%91%A8%E7%A0%9A/rss.xml"));
    let without = Paper::new(FILES).site();
    assert!(!without.contains_key("authors/周砚/feed.xml"));
    assert!(!text(&without["authors/周砚/index.html"]).contains("%9A/rss.xml"));
}

#[test]
fn corrections_have_a_feed_in_which_no_two_are_one() {
    let site = Paper::new(FILES).site();
    let json: Value = serde_json::from_slice(&site["corrections/feed.json"]).unwrap();
    assert_eq!(json["title"], "更正 · 临澜日报");
    let told: Vec<(&str, &str)> = json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["id"].as_str().unwrap(), item["content_text"].as_str().unwrap()))
        .collect();
    let page = "https://linlan.example/2025-06-30/a/#correction-2025-07-01";
    assert_eq!(told, [(page, "第一处"), (&format!("{page}-2"), "第二处")]);
    let rss = text(&site["corrections/rss.xml"]);
    assert_eq!(elements(&rss, "guid")[0], format!("isPermaLink=false{page}"));
    assert!(text(&site["corrections/index.html"]).contains("/corrections/feed.json"));
}

#[test]
fn what_is_not_public_is_in_no_feed() {
    for (path, bytes) in full().site() {
        assert!(!text(&bytes).contains("还没有发"), "{path}");
    }
}

#[test]
fn the_text_of_many_authors_is_not_repeated_in_each_of_their_feeds() {
    let text_in = |names: usize, feed: &str| {
        let names: Vec<String> = (1..=names).map(|at| format!("张{at}")).collect();
        let paper = Paper::new("");
        let article = format!("---\ntitle: 港\nauthors: [{}]\nsummary: 摘要\n---\n\n正文。\n", names.join(", "));
        paper.write("content/2025-06-16/a.md", article);
        let site = "outputs.author_feeds = true\noutputs.feed_content = 'full'\nbase_url";
        paper.edit("site.toml", "base_url", site);
        crate::paper::text(&paper.site()[feed]).contains("正文。")
    };
    assert!(text_in(6, "authors/张1/feed.json") && text_in(7, "feed.json"));
    assert!(!text_in(7, "authors/张1/feed.json"));
}
