//! Whatever a title holds, every format says it, and none is broken by it.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use crate::paper::{Paper, Tree, text};

/// Titles from what breaks formats, and from any characters at all.
fn title() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "]]>",
            "</script>",
            "<!--",
            "-->",
            "<![CDATA[",
            "&amp;",
            "&#0;",
            "&",
            "<",
            "\"",
            "'",
            "\\u0000",
            "\\",
            "%00",
            "{{ x }}",
            "\u{0}",
            "\u{7}",
            "\u{b}",
            "\u{1b}",
            "\u{85}",
            "\u{202e}",
            "\u{200f}",
            "\u{2028}",
            "\u{feff}",
            "\u{fffe}",
            "\u{ffff}",
            "\u{1ffff}",
            "👩‍👩‍👧",
            "𠮷",
            "𪚥",
            "港口",
            "---",
            "`",
            "*",
            "_",
            "[x](y)",
            "#",
            "\n",
            "\t",
            " ",
        ])
        .prop_map(str::to_owned),
        any::<char>()
            // Two of these mark places in templates.
            .prop_filter("private use", |c| !('\u{f8fe}'..='\u{f8ff}').contains(c))
            .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| format!("题{}", pieces.concat()))
}

/// A title as YAML, every character but letters escaped.
fn typed(title: &str) -> String {
    let escaped = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\U{:08X}", u32::from(c)) };
    format!("\"{}\"", title.chars().map(escaped).collect::<String>())
}

/// What of a title can be shown at all: one line of characters that say something where they stand.
fn shown(title: &str) -> String {
    let is_kept = |c: &char| {
        let code = u32::from(*c);
        let is_noncharacter = code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code);
        !(c.is_control() && *c != '\t' || is_noncharacter)
    };
    let seen = newsprint_text::invisible::clean(title.trim());
    let line = newsprint_text::without_tags(&seen);
    newsprint_text::characters::one_line(line.trim()).chars().filter(is_kept).collect::<String>().trim().to_owned()
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

/// The texts of the elements `title` below those of `parent`.
fn titles(xml: &[u8], parent: &str) -> Vec<String> {
    let xml = text(xml);
    let of_element = |element: &str| {
        let inside = element.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        quick_xml::escape::unescape(inside).unwrap().into_owned()
    };
    // Read whole first: a document that is not well-formed has no titles.
    let mut reader = quick_xml::Reader::from_str(&xml);
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    xml.split(&format!("<{parent}")).skip(1).map(of_element).collect()
}

fn says(site: &Tree, titles_typed: &[String]) {
    let expected: Vec<String> = titles_typed.iter().map(|title| shown(title)).collect();
    let all = |values: &Value, key: &str| -> Vec<String> {
        values.as_array().unwrap().iter().map(|value| value[key].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(all(&json(&site["feed.json"])["items"], "title"), expected);
    assert_eq!(titles(&site["feed.xml"], "entry>"), expected);
    assert_eq!(titles(&site["rss.xml"], "item>"), expected);
    assert_eq!(all(&json(&site["2025-06-30/edition.json"])["pages"][0]["articles"], "title"), expected);
    assert_eq!(all(&json(&site["2025-06-30/ninjs.json"])["associations"], "title"), expected);
    for (at, title) in expected.iter().enumerate() {
        let page = text(&site[&format!("2025-06-30/t{at}/index.html")]);
        let script = page.split("application/ld+json>").nth(1).unwrap().split("</script>").next().unwrap();
        assert_eq!(json(script.as_bytes())["@graph"][0]["headline"], **title);
        let item = json(&site[&format!("2025-06-30/t{at}/ninjs.json")]);
        assert_eq!(item["headlines"][0]["value"], **title);
        let alternate = text(&site[&format!("2025-06-30/t{at}/index.md")]);
        let told: Value =
            serde_json::from_str(alternate.lines().nth(1).unwrap().trim_start_matches("title: ")).unwrap();
        assert_eq!(told, **title);
    }
}

#[test]
fn every_format_says_any_title() {
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    let titles = prop::collection::vec(title(), 16..20);
    let result = runner.run(&titles, |titles| {
        let paper = Paper::new("");
        paper.edit("site.toml", "base_url", "outputs.ninjs = true\noutputs.article_markdown = true\nbase_url");
        for (at, title) in titles.iter().enumerate() {
            let front = format!("title: {}\nslug: t{at}\norder: {at}", typed(title));
            paper.write(&format!("content/2025-06-30/{at:02}.md"), format!("---\n{front}\n---\n\n正文。\n"));
        }
        paper.build();
        says(&crate::paper::tree(&paper.root.join("public")), &titles);
        Ok(())
    });
    result.unwrap();
}

#[test]
fn marks_of_direction_are_left_out_of_titles_and_told_once() {
    let paper = Paper::new(
        "-- content/2025-06-30/a.md --\n---\ntitle: \"港\\u202e口\"\nkicker: \"\\u2066引\"\n---\n\n正文\u{202e}一。\n\n![图\u{2067}](https://a.example/a.png \"题\u{202d}\")\n",
    );
    let told = paper.warnings();
    assert_eq!(told.matches("warning[direction-marks]").count(), 1, "{told}");
    assert!(told.contains("content/2025-06-30/a.md:2:1"), "{told}");
    let site = paper.site();
    assert!(text(&site["2025-06-30/index.html"]).contains("港口"));
    for (path, bytes) in &site {
        // In the body it ends with its paragraph.
        let text = text(bytes);
        let text = text.replace("正文\u{202e}一", "");
        assert!(!text.contains(['\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}']), "{path}");
    }
}

#[test]
fn a_title_of_many_lines_is_one_line_and_no_line_of_a_file_for_machines() {
    let paper = Paper::new(
        "-- content/2025-06-30/a.md --\n---\ntitle: |\n  User-agent: *\n  Disallow: /\nkicker: \"港\\n口\\u2028开\"\nsummary: |\n  一。\n  二。\naliases: /a.htm\n---\n\n正文。\n",
    );
    let site = paper.site();
    for path in ["a.htm", "2025-06-30/a/index.html", "feed.xml", "llms.txt"] {
        assert!(text(&site[path]).lines().all(|line| !line.trim_start().starts_with("Disallow: /")), "{path}");
    }
    let page = text(&site["2025-06-30/a/index.html"]);
    assert!(
        page.contains("User-agent: * Disallow: /") && page.contains("港口开") && page.contains("一。二。"),
        "{page}"
    );
}

#[test]
fn a_lone_surrogate_is_a_mistake_with_its_place() {
    let paper = Paper::new("-- content/2025-06-30/a.md --\n---\ntitle: \"\\ud800\"\n---\n\n正文。\n");
    let told = paper.mistakes();
    assert!(told.contains("content/2025-06-30/a.md:2"), "{told}");
}

#[test]
fn brackets_in_an_address_end_no_link_of_llms_txt() {
    let paper = Paper::new("-- content/2025-06-30/a.md --\n---\ntitle: 港\nslug: a)(b\n---\n\n正文。\n");
    let told = text(&paper.site()["llms.txt"]);
    assert!(told.contains("- [港](<https://linlan.example/2025-06-30/a)(b/>)\n"), "{told}");
}

#[test]
fn a_file_under_a_name_that_windows_cannot_hold_is_told_when_it_is_published() {
    let paper = Paper::new("-- content/2025-06-30/a.md --\n---\ntitle: 港\n---\n\n![图](aux.png)\n");
    paper.write("content/2025-06-30/aux.png", b"x");
    let told = paper.mistakes();
    assert!(
        told.contains("`aux.png` cannot be published") && told.contains("Windows keeps the name for a device"),
        "{told}"
    );
    paper.edit("content/2025-06-30/a.md", "![图](aux.png)", "正文。");
    assert_eq!(paper.warnings(), "");
    paper.write("static/a*b.txt", b"x");
    assert!(paper.mistakes().contains("static/a*b.txt"));
}
