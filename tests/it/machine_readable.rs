//! What programs read: feeds, sitemaps, linked data.

use quick_xml::events::Event;

use crate::paper::{Paper, text};

const FILES: &str = "\
-- content/2025-06-30/a.md --
---
title: '港口 <&]]> \"开通\"'
section: 要闻
authors: [记者 林澄]
publish_at: 2025-06-30 05:30
corrections: [{date: 2025-07-01, text: 更正}]
---

正文第一句。
-- content/2025-05-01/b.md --
---
title: 五月
section: 要闻
---

五月的正文。
";

/// The text of every element of a name, in order; fails when the document is not well-formed.
fn elements(xml: &str, name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = vec![];
    let mut depth = 0;
    let mut is_inside = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                is_inside = start.name().as_ref() == name;
                if is_inside {
                    found.push(String::new());
                }
            }
            Event::Text(part) if is_inside => found.last_mut().unwrap().push_str(&part),
            Event::GeneralRef(entity) if is_inside => {
                found.last_mut().unwrap().push_str(match &*entity {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("&{other};"),
                });
            }
            Event::End(_) => {
                depth -= 1;
                is_inside = false;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    found
}

#[test]
fn feeds_tell_the_newest_articles_first() {
    let site = Paper::new(FILES).site();
    for feed in ["feed.xml", "sections/news/feed.xml"] {
        let atom = text(&site[feed]);
        assert_eq!(elements(&atom, "title")[1..], ["港口 <&]]> \"开通\"", "五月"]);
        assert_eq!(elements(&atom, "published"), ["2025-06-30T05:30:00+08:00", "2025-05-01T00:00:00+08:00"]);
        assert_eq!(elements(&atom, "updated")[0], "2025-07-01T00:00:00+08:00");
    }
    let rss = text(&site["rss.xml"]);
    assert_eq!(elements(&rss, "pubDate"), ["Mon, 30 Jun 2025 05:30:00 +0800", "Thu, 01 May 2025 00:00:00 +0800"]);
    assert_eq!(elements(&rss, "dc:creator"), ["林澄"]);
    let json: serde_json::Value = serde_json::from_slice(&site["feed.json"]).unwrap();
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["items"][0]["content_text"], "正文第一句。");
    assert_eq!(json["items"][0]["url"], "https://linlan.example/2025-06-30/a/");
}

#[test]
fn sitemaps_have_a_file_a_month_and_the_news_of_two_days() {
    let site = Paper::new(FILES).site();
    assert_eq!(
        elements(&text(&site["sitemap.xml"]), "loc"),
        ["2025-05", "2025-06", "lists"].map(|name| format!("https://linlan.example/sitemaps/{name}.xml"))
    );
    let june = text(&site["sitemaps/2025-06.xml"]);
    let expected =
        ["2025-06-30/", "2025-06-30/01/", "2025-06-30/a/"].map(|path| format!("https://linlan.example/{path}"));
    assert_eq!(elements(&june, "loc"), expected);
    assert_eq!(elements(&june, "lastmod"), ["2025-06-30", "2025-06-30", "2025-07-01"]);
    let news = text(&site["sitemaps/news.xml"]);
    assert_eq!(elements(&news, "loc"), ["https://linlan.example/2025-06-30/a/"]);
    assert_eq!(elements(&news, "news:language"), ["zh-cn"]);
}

#[test]
fn the_news_are_those_of_the_builds_clock() {
    let mut paper = Paper::new(FILES);
    paper.options.schedule.now = "2025-07-02T05:31:00+08:00".parse().unwrap();
    assert_eq!(elements(&paper.page("sitemaps/news.xml"), "loc"), Vec::<String>::new());
}

#[test]
fn linked_data_is_json_whatever_the_title() {
    let page = Paper::new(FILES).page("2025-06-30/a/index.html");
    let start = page.find("<script type=application/ld+json>").unwrap() + "<script type=application/ld+json>".len();
    let data: serde_json::Value = serde_json::from_str(page[start..].split("</script>").next().unwrap()).unwrap();
    let article = &data["@graph"][0];
    assert_eq!(article["headline"], "港口 <&]]> \"开通\"");
    assert_eq!(article["dateModified"], "2025-07-01T00:00:00+08:00");
    assert_eq!(article["isPartOf"]["isPartOf"]["name"], "临澜日报");
    assert_eq!(article["correction"][0]["text"], "更正");
    assert_eq!(data["@graph"][1]["itemListElement"][3]["item"], "https://linlan.example/2025-06-30/a/");
}

#[test]
fn outputs_that_are_switched_off_are_not_there() {
    let paper = Paper::new(FILES);
    paper.edit(
        "site.toml",
        "base_url",
        "outputs.feeds = false\noutputs.sitemaps = false\noutputs.search = false\nbase_url",
    );
    let site = paper.site();
    assert!(!site.keys().any(|path| path.ends_with(".xml") || path.ends_with("feed.json")));
    assert!(!text(&site["index.html"]).contains("feed.xml"));
}
