//! Names of lists: one list for a name however it is typed, and an address for each name that nothing moves.

use std::collections::BTreeMap;

use expect_test::expect;
use newsprint::session::Session;
use newsprint::source::SourcePath;
use serde_json::Value;

use crate::paper::{Paper, Tree, text, tree};

/// A paper whose sections are those that articles name.
const NO_SECTIONS: &str = "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n\
[outputs]\nauthor_feeds = true\nninjs = true\nedition_json = true\nllms_txt = true\n";

fn article(day: &str, file: &str, lines: &str) -> String {
    format!("-- content/{day}/{file} --\n---\ntitle: {file}\n{lines}---\n\n正文。\n")
}

/// The slugs of the lists of a kind.
fn slugs<'s>(site: &'s Tree, kind: &str) -> Vec<&'s str> {
    let slug = |path: &'s String| path.strip_prefix(kind)?.strip_prefix('/')?.strip_suffix("/index.html");
    site.keys().filter_map(slug).filter(|slug| !slug.contains('/')).collect()
}

/// A file without the places where words may break.
fn page(site: &Tree, path: &str) -> String {
    text(site.get(path).unwrap_or_else(|| panic!("no {path}: {:?}", site.keys()))).replace("<wbr>", "")
}

const SPELLINGS: [(&str, &str, &str); 4] = [
    ("2025-06-14", "01-a.md", "section: sports\nauthors: [jane smith]\ntopics: [nba, ｶﾞｿﾘﾝ]\n"),
    ("2025-06-15", "01-b.md", "section: Sports\nauthors: [Jane Smith]\ntopics: [NBA, ガソリン]\n"),
    ("2025-06-16", "01-c.md", "section: Sports\nauthors: [Ｊａｎｅ　Ｓｍｉｔｈ]\ntopics: [ＮＢＡ]\n"),
    ("2025-06-16", "02-d.md", "section: ＳＰＯＲＴＳ\nauthors: [Jane Smith]\ntopics: [NBA, 臺灣, 台湾, ①, '1']\n"),
];

fn spellings() -> Paper {
    let articles: String = SPELLINGS.map(|(day, file, lines)| article(day, file, lines)).concat();
    Paper::new(&format!("{NO_SECTIONS}{articles}"))
}

#[test]
fn spellings_that_differ_in_case_and_width_are_one_list() {
    let site = spellings().site();
    // Where the oldest spelling put it, and called as most articles call it.
    assert_eq!(slugs(&site, "sections"), ["sports"]);
    assert_eq!(slugs(&site, "authors"), ["jane-smith"]);
    assert_eq!(slugs(&site, "topics"), ["1", "nba", "①", "台湾", "臺灣", "ｶﾞｿﾘﾝ"]);
    for (path, name, count) in [
        ("sections/sports/index.html", "Sports", 4),
        ("authors/jane-smith/index.html", "Jane Smith", 4),
        ("topics/nba/index.html", "NBA", 4),
        ("topics/ｶﾞｿﾘﾝ/index.html", "ｶﾞｿﾘﾝ", 2),
    ] {
        let page = page(&site, path);
        assert!(page.contains(&format!("<title>{name}")), "{path}: {page}");
        let listed = ["01-a.md", "01-b.md", "01-c.md", "02-d.md"].iter().filter(|title| page.contains(**title)).count();
        assert_eq!(listed, count, "{path}");
    }
}

#[test]
fn an_article_shows_a_name_as_typed_and_leads_to_its_list() {
    let site = spellings().site();
    let article = page(&site, "2025-06-16/c/index.html");
    for link in ["/topics/nba/", "/authors/jane-smith/", "/sections/sports/"] {
        assert!(article.contains(link), "{link}: {article}");
    }
    assert!(article.contains("ＮＢＡ") && article.contains("Ｊａｎｅ Ｓｍｉｔｈ"), "{article}");
    let links: String =
        site.iter().filter(|(path, _)| !path.starts_with("search/")).map(|(_, bytes)| text(bytes)).collect();
    // No file leads to a list that is not there.
    for other in ["/topics/NBA/", "/authors/Jane-Smith/", "/sections/Sports/", "/topics/%E3%82%AC", "/topics/%EF%BC%AE"]
    {
        assert!(!links.contains(other), "{other}");
    }
    let edition: Value = serde_json::from_slice(&site["2025-06-16/edition.json"]).unwrap();
    assert!(edition.to_string().contains("/sections/sports/"), "{edition}");
    assert!(page(&site, "llms.txt").contains("[Sports](https://linlan.example/sections/sports/)"));
}

#[test]
fn each_odd_spelling_is_told_where_it_was_typed_first() {
    expect![[r#"
        warning[two-spellings]: `sports` and `Sports` are one name, and most articles write `Sports`
         --> content/2025-06-14/01-a.md:3:10
          |
        3 | section: sports
          |          ^^^^^^
          |
        help: write `Sports` everywhere; until then both lead to one list, which is called so

        warning[two-spellings]: `jane smith` and `Jane Smith` are one name, and most articles write `Jane Smith`
         --> content/2025-06-14/01-a.md:4:11
          |
        4 | authors: [jane smith]
          |           ^^^^^^^^^^
          |
        help: write `Jane Smith` everywhere; until then both lead to one list, which is called so

        warning[two-spellings]: `nba` and `NBA` are one name, and most articles write `NBA`
         --> content/2025-06-14/01-a.md:5:10
          |
        5 | topics: [nba, ｶﾞｿﾘﾝ]
          |          ^^^
          |
        help: write `NBA` everywhere; until then both lead to one list, which is called so

        warning[two-spellings]: `ガソリン` and `ｶﾞｿﾘﾝ` are one name, and the oldest article writes `ｶﾞｿﾘﾝ`
         --> content/2025-06-15/01-b.md:5:15
          |
        5 | topics: [NBA, ガソリン]
          |               ^^^^^^^^
          |
        help: write `ｶﾞｿﾘﾝ` everywhere; until then both lead to one list, which is called so

        warning[two-spellings]: `Ｊａｎｅ Ｓｍｉｔｈ` and `Jane Smith` are one name, and most articles write `Jane Smith`
         --> content/2025-06-16/01-c.md:4:1
          |
        4 | authors: [Ｊａｎｅ　Ｓｍｉｔｈ]
          | ^^^^^^^
          |
        help: write `Jane Smith` everywhere; until then both lead to one list, which is called so

        warning[two-spellings]: `ＮＢＡ` and `NBA` are one name, and most articles write `NBA`
         --> content/2025-06-16/01-c.md:5:10
          |
        5 | topics: [ＮＢＡ]
          |          ^^^^^^
          |
        help: write `NBA` everywhere; until then both lead to one list, which is called so

        warning[two-spellings]: `ＳＰＯＲＴＳ` and `Sports` are one name, and most articles write `Sports`
         --> content/2025-06-16/02-d.md:3:10
          |
        3 | section: ＳＰＯＲＴＳ
          |          ^^^^^^^^^^^^
          |
        help: write `Sports` everywhere; until then both lead to one list, which is called so"#]].assert_eq(&spellings().warnings());
}

#[test]
fn a_section_is_meant_whatever_its_case_and_width() {
    let site = "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n[front]\nboxes = ['SPORTS']\n\
        [[sections]]\nname = 'Sports'\nslug = 'ty'\n[[sections]]\nname = '要闻'\n";
    let articles = [
        article("2025-06-15", "01-a.md", "section: sports\n"),
        article("2025-06-15", "02-b.md", "section: ｓｐｏｒｔｓ\n"),
        article("2025-06-16", "01-c.md", "section: sports\n"),
        article("2025-06-16", "02-d.md", "section: 要闻\n"),
    ];
    let paper = Paper::new(&format!("{site}{}", articles.concat()));
    expect![[r#"
        warning[section-spelling]: the section `sports` is `Sports` in site.toml
         --> content/2025-06-15/01-a.md:3:10
          |
        3 | section: sports
          |          ^^^^^^
          |
        help: write `Sports`

        warning[section-spelling]: the section `ｓｐｏｒｔｓ` is `Sports` in site.toml
         --> content/2025-06-15/02-b.md:3:10
          |
        3 | section: ｓｐｏｒｔｓ
          |          ^^^^^^^^^^^^
          |
        help: write `Sports`"#]]
    .assert_eq(&paper.warnings());
    let site = paper.site();
    assert_eq!(slugs(&site, "sections"), ["ty", "要闻"]);
    let list = page(&site, "sections/ty/index.html");
    assert!(["01-a.md", "02-b.md", "01-c.md"].iter().all(|title| list.contains(title)), "{list}");
    assert!(page(&site, "2025-06-15/b/index.html").contains(">Sports<"));
    paper.edit("content/2025-06-16/02-d.md", "要闻", "sprots");
    assert!(paper.mistakes().contains("error[unknown-section]: unknown section `sprots`"), "{}", paper.mistakes());
}

#[test]
fn two_sections_of_site_toml_that_are_one_name_are_an_error() {
    let site = "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n\
        [[sections]]\nname = 'NBA'\n[[sections]]\nname = 'ｎｂａ'\nslug = 'basketball'\n";
    expect![[r#"
        error[section-listed-twice]: section `ｎｂａ` is listed twice
         --> site.toml:6:9
          |
        6 | name = 'ｎｂａ'
          |         ^^^^^^
          |
        help: take one of the two out
        help: it is the same name as `NBA` in line 4"#]]
    .assert_eq(&Paper::new(site).mistakes());
}

/// Names of which slugs lose something, or that look like others.
const ALIKE: [&str; 12] =
    ["C", "C#", "C＃", "港口/码头", "港口-码头", "Jane Smith", "Jane-Smith", "/", "？", "_港口", "港口", "index.html"];

#[test]
fn every_name_has_an_address_of_its_own() {
    let long = "港".repeat(50);
    let names: Vec<String> =
        ALIKE.iter().map(ToString::to_string).chain([format!("{long}一"), format!("{long}二")]).collect();
    let article = article("2025-06-16", "a.md", &format!("topics: {}\n", serde_json::to_string(&names).unwrap()));
    let site = Paper::new(&article).site();
    let shown: Vec<String> = slugs(&site, "topics").into_iter().map(|slug| slug.replace(&long, "港×50")).collect();
    expect![[r#"
        --d6f5222f
        C-9fa134b0
        C
        Jane-Smith-b99d49e5
        Jane-Smith
        index.html-cc85bb7e
        港口-93d931e4
        港口-码头-c1dfc09b
        港口-码头
        港口
        港×50-804514f7
        港×50-917d3f00
        ？"#]]
    .assert_eq(&shown.join("\n"));
}

#[test]
fn newer_articles_move_no_address() {
    let name = |at: usize, list: &[&str]| format!("topics: [{:?}]\nauthors: [{:?}]\n", list[at], list[at]);
    let paper = Paper::new(NO_SECTIONS);
    let mut before: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    // The order in which names come, and others that are one with them or look like them.
    let order = [
        "Jane-Smith",
        "Jane Smith",
        "JANE SMITH",
        "C#",
        "c",
        "C＃",
        "C",
        "港口-码头",
        "港口/码头",
        "港口 码头",
        "？",
        "/",
    ];
    for at in 0..order.len() {
        paper.write_all(&article(&format!("2025-06-{:02}", at + 1), "01-a.md", &name(at, &order)));
        paper.build();
        let site = tree(&paper.root.join("public"));
        for kind in ["topics", "authors"] {
            let now: Vec<String> = slugs(&site, kind).into_iter().map(str::to_owned).collect();
            let kept = before.insert(kind, now.clone()).unwrap_or_default();
            assert!(kept.iter().all(|slug| now.contains(slug)), "{kind}: {kept:?} {now:?}");
        }
    }
    expect![[r#"
        --d6f5222f
        C-9fa134b0
        Jane-Smith-097e60e3
        Jane-Smith
        c
        港口-码头-c1dfc09b
        港口-码头-f30633e3
        港口-码头
        ？"#]]
    .assert_eq(&before["topics"].join("\n"));
}

#[test]
fn the_oldest_is_the_first_of_its_edition_in_reading_order() {
    let articles = [
        article("2025-06-16", "a.md", "page: 2\norder: 1\ntopics: [NBA]\n"),
        article("2025-06-16", "b.md", "page: 1\norder: 2\ntopics: [Nba]\n"),
        article("2025-06-16", "c.md", "page: 1\norder: 1\ntopics: [nba]\n"),
        article("2025-06-16", "d.md", "page: 1\norder: 1\ntopics: [nbA]\n"),
    ];
    let paper = Paper::new(&format!("{NO_SECTIONS}{}", articles.concat()));
    assert_eq!(slugs(&paper.site(), "topics"), ["nba"]);
    // An article that is not public begins no list.
    paper.edit("content/2025-06-16/c.md", "order", "draft: true\norder");
    assert_eq!(slugs(&paper.site(), "topics"), ["nbA"]);
}

#[test]
fn an_older_spelling_moves_a_list_in_every_edition_that_is_kept() {
    let paper = Paper::new(&format!(
        "{NO_SECTIONS}{}{}",
        article("2025-06-15", "01-a.md", "authors: [Lin]\ntopics: [NBA]\n"),
        article("2025-06-16", "01-b.md", "authors: [Lin]\ntopics: [NBA]\n"),
    ));
    let mut session = Session::kept();
    let mut build = |changed: &[&str]| {
        let changed: Vec<SourcePath> = changed.iter().map(|path| SourcePath::new(*path)).collect();
        session.forget(&changed);
        assert!(newsprint::build_in(&mut session, &paper.options, &|_| (), &mut |_| ()).is_ok());
        tree(&paper.root.join("public"))
    };
    build(&[]);
    paper.write_all(&article("2025-06-14", "01-z.md", "authors: [LIN]\ntopics: [nba]\n"));
    let site = build(&["content", "content/2025-06-14/01-z.md"]);
    assert_eq!((slugs(&site, "topics"), slugs(&site, "authors")), (vec!["nba"], vec!["LIN"]));
    assert_eq!(site, paper.site());
}

#[test]
fn numbered_pages_and_feeds_of_a_list_are_in_nobodys_way() {
    let site = format!("{NO_SECTIONS}list_size = 1\n");
    let articles: String = ["港口", "-", "1", "feed.xml"]
        .iter()
        .flat_map(|name| (0..3).map(move |at| (name, at)))
        .map(|(name, at)| {
            let file = format!("{at}{}.md", name.replace('-', "x"));
            article("2025-06-16", &file, &format!("topics: ['{name}']\nauthors: ['{name}']\n"))
        })
        .collect();
    let site = Paper::new(&format!("{site}{articles}")).site();
    assert_eq!(slugs(&site, "topics").len(), 4);
    assert!(site.contains_key("topics/1/2/index.html") && site.contains_key("topics/feed.xml/2/index.html"));
}
