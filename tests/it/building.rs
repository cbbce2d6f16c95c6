//! What a paper becomes.

use expect_test::expect_file;

use crate::paper::{Paper, keys, text};

const TWO_EDITIONS: &str = "\
-- content/2025-06-16/edition.yaml --
number: 99
pages:
  - {number: 1, name: 要闻, editor: 罗见山}
  - {number: 2, name: 副刊}
-- content/2025-06-16/01-lead.md --
---
title: 港湾电车开通
kicker: 沿着海走
subtitle: 全长十一公里
section: 要闻
authors: [本报记者 林澄]
topics: [电车]
---

本报讯（记者林澄）第一班电车今早开出。
见[第二篇](./02-second.md)。
-- content/2025-06-16/02-second.md --
---
标题: 渡轮照开
栏目: 要闻快览
版次: 2
旧网址: /html/2025-06/16/content_2.htm
---

渡轮照开。
-- content/2025/2025-06-17/港口.md --
---
title: 港口的早晨
section: 要闻
---

早晨。
-- content/pages/about.md --
---
title: 关于本报
---

本报。
";

#[test]
fn a_paper_becomes_pages_at_permanent_addresses() {
    let site = Paper::new(TWO_EDITIONS).site();
    let paths: Vec<&str> =
        keys(&site).into_iter().filter(|path| !path.starts_with("css/") && !path.starts_with("js/")).collect();
    expect_file!["expected/addresses.txt"].assert_eq(&format!("{}\n", paths.join("\n")));
}

#[test]
fn an_article_shows_its_headline_stack_byline_body_and_neighbours() {
    let page = Paper::new(TWO_EDITIONS).page("2025-06-16/lead/index.html");
    for part in [
        "<title>港湾电车开通",
        "沿着海走",
        "<h1>港湾<wbr>电车<wbr>开通</h1>",
        "全长十一公里",
        "本报记者",
        "href=\"/authors/%E6%9E%97%E6%BE%84/\"",
        "第一班电车今早开出。见<a href=\"/2025-06-16/second/\">第二篇</a>。",
        "href=\"/2025-06-16/second/\" rel=next",
        "href=\"https://linlan.example/2025-06-16/lead/\" rel=canonical",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
}

#[test]
fn the_site_works_under_a_path_prefix() {
    let mut paper = Paper::new(TWO_EDITIONS);
    paper.options.base_url = Some("https://linlan.example/paper/".into());
    for (path, bytes) in paper.site() {
        let page = String::from_utf8_lossy(&bytes).into_owned();
        for attribute in ["href=/", "href=\"/", "src=/", "src=\"/"] {
            for (at, _) in page.match_indices(attribute) {
                let rest = &page[at + attribute.len() - 1..];
                assert!(rest.starts_with("/paper/"), "{path}: {}", &rest[..rest.len().min(60)]);
            }
        }
    }
    assert_eq!(paper.published("_redirects"), "/paper/html/2025-06/16/content_2.htm /paper/2025-06-16/second/ 301\n");
}

#[test]
fn a_prefix_that_is_not_ascii_is_encoded_everywhere() {
    let mut paper = Paper::new(TWO_EDITIONS);
    paper.options.base_url = Some("https://linlan.example/报/".into());
    let site = paper.site();
    for (path, bytes) in &site {
        let page = String::from_utf8_lossy(bytes).into_owned();
        assert!(!page.contains("/报/"), "{path}");
        for attribute in ["href=/", "href=\"/", "src=/", "src=\"/"] {
            for (at, _) in page.match_indices(attribute) {
                let rest = &page[at + attribute.len() - 1..];
                assert!(rest.starts_with("/%E6%8A%A5/"), "{path}: {rest:.60}");
            }
        }
    }
    for file in ["sw.js", "_headers", "_redirects", "feed.xml", "sitemap.xml", "manifest.webmanifest", "index.html"] {
        assert!(paper.published(file).contains("/%E6%8A%A5/"), "{file}");
    }
    paper.options.base_url = Some("https://linlan.example/%e6%8a%a5".into());
    assert_eq!(paper.site(), site);
}

#[test]
fn every_link_of_a_site_leads_to_a_file_of_it() {
    let site = Paper::new(TWO_EDITIONS).site();
    let mut links = 0;
    for (path, bytes) in &site {
        let page = String::from_utf8_lossy(bytes).into_owned();
        for attribute in ["href=", "src="] {
            for (at, _) in page.match_indices(attribute) {
                let value = page[at + attribute.len()..].trim_start_matches('"');
                let value = value.split(['"', ' ', '>']).next().unwrap();
                let Some(address) = value.strip_prefix('/') else { continue };
                let address = percent_encoding::percent_decode_str(address).decode_utf8().unwrap();
                let address = address.split('#').next().unwrap();
                let file = if address.is_empty() || address.ends_with('/') {
                    format!("{address}index.html")
                } else {
                    address.to_owned()
                };
                assert!(site.contains_key(&file), "{path} links to {file}");
                links += 1;
            }
        }
    }
    assert!(links > 100, "only {links} links");
}

#[test]
fn a_correction_stands_on_its_article_and_in_the_log() {
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\ntitle: 票价\ncorrections:\n- {date: 2025-06-18, text: 票价应为两元}\n---\n\n正文。\n",
    );
    let site = paper.site();
    for path in ["2025-06-16/a/index.html", "corrections/index.html"] {
        let page = String::from_utf8_lossy(&site[path]).into_owned();
        assert!(page.contains("票价应为两元") && page.contains("2025-06-18"), "{path}");
    }
}

#[test]
fn a_facsimile_has_its_zones_and_pictures_are_published_with_their_size() {
    let paper = Paper::new(
        "\
-- content/2025-06-16/edition.yaml --
pages: [{number: 1, picture: pages/01.svg}]
-- content/2025-06-16/pages/01.svg --
<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 700 1000'/>
-- content/2025-06-16/images/港.svg --
<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'/>
-- content/2025-06-16/images/unused.svg --
<svg/>
-- content/2025-06-16/a.md --
---
title: 港
zone: [10, 20, 30, 40]
images: [{src: images/港.svg, caption: 港口, credit: 周砚 摄}]
---

正文。
",
    );
    let site = paper.site();
    assert!(site.contains_key("2025-06-16/images/港.svg") && site.contains_key("2025-06-16/pages/01.svg"));
    assert!(!site.contains_key("2025-06-16/images/unused.svg"), "a picture that nobody shows is not published");
    let page = String::from_utf8_lossy(&site["2025-06-16/01/index.html"]).into_owned();
    assert!(page.contains("10,20 40,20 40,60 10,60"), "{page}");
    let article = String::from_utf8_lossy(&site["2025-06-16/a/index.html"]).into_owned();
    assert!(article.contains("width=300") && article.contains("周砚 摄"), "{article}");
}

#[test]
fn a_jump_line_leads_to_its_other_end() {
    let paper = Paper::new(
        "\
-- content/2025-06-16/a.md --
---
title: 上半
下转: b.md
---

上。
-- content/2025-06-16/b.md --
---
title: 下半
page: 3
上接: ./a.md
---

下。
",
    );
    assert!(paper.page("2025-06-16/a/index.html").contains("下转 <a href=\"/2025-06-16/b/\">第03版 下半</a>"));
    assert!(paper.page("2025-06-16/b/index.html").contains("上接 <a href=\"/2025-06-16/a/\">第01版 上半</a>"));
}

#[test]
fn sections_of_a_site_toml_without_any_come_from_the_articles() {
    let paper = Paper::new(
        "-- site.toml --\ntitle='t'\nbase_url='https://a.example/'\n-- content/2025-06-16/a.md --\n---\ntitle: a\nsection: 要闻\n---\n",
    );
    assert!(paper.site().contains_key("sections/要闻/index.html"));
}

#[test]
fn hostile_titles_stay_text() {
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\ntitle: '</title><script>alert(1)</script>'\n---\n\n<img src=x onerror=alert(1)>\n",
    );
    for (path, bytes) in paper.site() {
        if !path.ends_with(".html") {
            continue;
        }
        let page = without_quoted(&String::from_utf8_lossy(&bytes));
        assert!(!page.contains("<script>alert"), "{path}");
        assert!(!page.contains("<img src=x"), "{path}");
    }
}

#[test]
fn an_english_paper_speaks_english() {
    let paper = Paper::new(
        "-- site.toml --\ntitle='The Linlan Daily'\nbase_url='https://a.example/'\nlanguage='en'\ntimezone='UTC'\n-- content/2025-06-16/a.md --\n---\ntitle: Harbour\n---\n\nText.\n",
    );
    let home = paper.page("index.html");
    assert!(home.contains("16 June 2025") && home.contains("Monday") && !home.contains('第'), "{home}");
    assert!(home.contains("1 page<") && !home.contains("1 pages"), "{home}");
    assert!(!paper.page("2025-06-16/a/index.html").contains("author = {"));
    paper.write("content/2025-06-16/b.md", "---\ntitle: 5% more_fish\nauthors: [Ann]\npage: 2\n---\n");
    assert!(paper.page("index.html").contains("2 pages<"));
    let cited = paper.page("2025-06-16/b/index.html");
    assert!(
        cited.contains("  author = {Ann},\n  title = {{5\\% more\\_fish}},\n  journal = {The Linlan Daily},\n"),
        "{cited}"
    );
}

/// A page without its title and its quoted attributes, in which anything is only text (HTML, sections 13.2.5.2 and 13.2.5.36).
fn without_quoted(page: &str) -> String {
    let (head, rest) = page.split_once("</title>").unwrap_or(("", page));
    let page = format!("{}{rest}", head.split("<title>").next().unwrap());
    let mut kept = String::new();
    let (mut is_tag, mut quote) = (false, None);
    for c in page.chars() {
        match (is_tag, quote) {
            (true, Some(open)) if c == open => quote = None,
            (true, Some(_)) => {}
            (true, None) if c == '"' || c == '\'' => quote = Some(c),
            _ => {
                is_tag = c == '<' || is_tag && c != '>';
                kept.push(c);
            }
        }
    }
    kept
}

#[test]
fn a_list_names_the_first_of_many_authors_and_their_number() {
    let article = |count: usize| {
        let names: Vec<String> = (1..=count).map(|at| format!("张{at}")).collect();
        format!("---\ntitle: 港\nauthors: [{}]\nsection: 要闻\n---\n\n正文。\n", names.join(", "))
    };
    let paper = Paper::new("");
    paper.write("content/2025-06-16/a.md", article(6));
    assert!(!paper.page("sections/news/index.html").contains("class=many"));
    paper.write("content/2025-06-16/a.md", article(8));
    let site = paper.site();
    for list in ["index.html", "sections/news/index.html"] {
        let page = text(&site[list]);
        assert!(page.contains(">张6</a></span> <span class=many>等8人</span>") && !page.contains(">张7<"), "{list}");
    }
    let page = text(&site["2025-06-16/a/index.html"]);
    assert!(page.contains(">张8</a>") && !page.contains("等8人"));
    paper.edit("site.toml", "title =", "language = 'en'\ntitle =");
    assert!(paper.page("sections/news/index.html").contains("<span class=many>and 2 more</span>"));
}

#[test]
fn a_page_of_a_very_thick_edition_names_its_neighbours() {
    let pages = (1..=61).map(|at| format!("- number: {at}\n")).collect::<Vec<_>>().concat();
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n正文。\n");
    paper.write("content/2025-06-16/edition.yaml", format!("pages:\n{pages}"));
    let named = |page: &str| {
        let strip = page.split("class=strip").nth(1).unwrap().split("</nav>").next().unwrap();
        strip.matches("class=page-label").count()
    };
    let site = paper.site();
    assert_eq!(["01", "31", "61"].map(|at| named(&text(&site[&format!("2025-06-16/{at}/index.html")]))), [11, 21, 11]);
    paper.edit("content/2025-06-16/edition.yaml", "- number: 61\n", "");
    assert_eq!(named(&paper.page("2025-06-16/31/index.html")), 60);
}
