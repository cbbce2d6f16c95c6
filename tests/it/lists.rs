//! The order of lists, their pages, the way to their years and months, and which edition is on the front page.

use serde_json::Value;

use crate::paper::{Paper, SITE, Tree, changed, program};

const SPECIAL: &str = "\
-- content/2025-06-15/01-old.md --
---
title: 昨天
section: 要闻
authors: [林澄]
topics: [港口]
---

正文。
-- content/2025-06-16/01-lead.md --
---
title: 正报头条
section: 要闻
authors: [林澄]
topics: [港口]
---

正文。
-- content/2025-06-16/02-second.md --
---
title: 正报次条
section: 要闻
page: 2
authors: [林澄]
topics: [港口]
---

正文。
-- content/2025-06-16-特刊/01-night.md --
---
title: 号外
section: 要闻
authors: [林澄]
topics: [港口]
---

正文。
";

/// A page as text, without the places where its headlines may break.
fn text(bytes: &[u8]) -> String {
    crate::paper::text(bytes).replace("<wbr>", "")
}

/// A paper with so many articles a page of a list.
fn sized(size: usize, files: &str) -> Paper {
    let site = SITE.replace(
        "[[sections]]\nname = '要闻'\n",
        "[outputs]\nlist_size = SIZE\nauthor_feeds = true\n[[sections]]\nname = '要闻'\n",
    );
    Paper::new(&format!("{}{files}", site.replace("SIZE", &size.to_string())))
}

/// Which of these stand in a file, in its order.
fn order<'t>(site: &Tree, path: &str, titles: &[&'t str]) -> Vec<&'t str> {
    let file = site.get(path).unwrap_or_else(|| panic!("no {path}"));
    let told = text(file);
    let mut found: Vec<(usize, &str)> = titles.iter().filter_map(|title| Some((told.find(title)?, *title))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, title)| title).collect()
}

const TITLES: [&str; 4] = ["正报头条", "正报次条", "号外", "昨天"];

const LISTS: [&str; 9] = [
    "sections/news/index.html",
    "authors/林澄/index.html",
    "topics/港口/index.html",
    "feed.xml",
    "rss.xml",
    "feed.json",
    "sections/news/feed.xml",
    "sections/news/feed.json",
    "authors/林澄/rss.xml",
];

#[test]
fn lists_and_feeds_have_the_newest_day_first_and_a_day_in_the_papers_order() {
    let site = sized(50, SPECIAL).site();
    for path in LISTS {
        assert_eq!(order(&site, path, &TITLES), TITLES, "{path}");
    }
}

/// What the front page shows, its box of specials, and the editions before.
fn front_page(site: &Tree) -> (Vec<&'static str>, Vec<&'static str>) {
    let page = text(&site["index.html"]);
    let (front, beside) = page.split_once("id=same-day").unwrap();
    let (beside, earlier) = beside.split_once("id=earlier").unwrap();
    assert!(earlier.contains("/2025-06-15/") && !earlier.contains("/2025-06-16"), "{earlier}");
    let shown = |part: &str| TITLES.into_iter().filter(|title| part.contains(title)).collect();
    (shown(front), shown(beside))
}

fn newest(site: &Tree) -> String {
    let editions: Value = serde_json::from_slice(&site["editions.json"]).unwrap();
    editions["newest"]["id"].as_str().unwrap().to_owned()
}

#[test]
fn the_front_page_shows_the_main_paper_and_the_special_beside_it() {
    let site = sized(50, SPECIAL).site();
    assert_eq!(front_page(&site), (vec!["正报头条", "正报次条"], vec!["号外"]));
    assert_eq!(newest(&site), "2025-06-16");
    let archive = text(&site["archive/2025/index.html"]);
    let newest = archive.split("<a ").filter(|link| link.contains("class=newest")).collect::<Vec<_>>();
    assert!(newest.len() == 1 && newest[0].contains("/2025-06-16/"), "{newest:?}");
    assert!(text(&site["llms.txt"]).contains("正报头条") && !text(&site["llms.txt"]).contains("号外"));
    // Both papers of the day are kept for readers without a connection.
    let worker = text(&site["sw.js"]);
    let today = |folder: &str| worker.contains(&format!("[\"/{folder}/\""));
    assert!(today("2025-06-16") && today("2025-06-16-%E7%89%B9%E5%88%8A") && !today("2025-06-15"), "{worker:.2000}");
}

#[test]
fn a_special_that_says_so_takes_the_front_page() {
    let paper = sized(50, SPECIAL);
    paper.site();
    paper.write("content/2025-06-16-特刊/edition.yaml", "首页: 是\n");
    let site = paper.site();
    assert_eq!(front_page(&site), (vec!["号外"], vec!["正报头条"]));
    assert_eq!(newest(&site), "2025-06-16-特刊");
    for path in LISTS {
        assert_eq!(order(&site, path, &TITLES), ["号外", "正报头条", "正报次条", "昨天"], "{path}");
    }
    assert!(text(&site["llms.txt"]).contains("号外") && !text(&site["llms.txt"]).contains("正报头条"));
}

#[test]
fn of_a_day_with_specials_alone_the_first_is_on_the_front_page() {
    let paper = sized(50, SPECIAL);
    paper.remove("content/2025-06-16");
    paper.write("content/2025-06-16-乙/a.md", "---\ntitle: 乙刊\n---\n");
    let site = paper.site();
    assert_eq!(newest(&site), "2025-06-16-乙");
    assert_eq!(front_page(&site).1, ["号外"]);
}

#[test]
fn two_editions_that_want_the_front_page_are_told() {
    let paper = sized(50, SPECIAL);
    paper.write("content/2025-06-16/edition.yaml", "number: 7\nis_front: true\n");
    paper.write("content/2025-06-16-特刊/edition.yaml", "首页: 是\n");
    expect_test::expect![[r#"
        warning[two-fronts]: the front page is another edition's of this day
         --> content/2025-06-16-特刊/edition.yaml:1:1
          |
        1 | 首页: 是
          | ^^^^
          |
        help: the other is content/2025-06-16/edition.yaml; keep one of them"#]]
    .assert_eq(&paper.warnings());
    assert_eq!(newest(&paper.site()), "2025-06-16");
}

#[test]
fn a_new_article_goes_into_the_edition_that_the_front_page_shows() {
    let paper = sized(50, SPECIAL);
    let new = |title: &str| {
        let made = program().args(["new", "article", title]).current_dir(&paper.root).output().unwrap();
        text(&made.stdout).trim().to_owned()
    };
    assert_eq!(new("渡轮"), "content/2025-06-16/03-渡轮.md");
    paper.write("content/2025-06-16-特刊/edition.yaml", "首页: 是\n");
    assert_eq!(new("渡轮"), "content/2025-06-16-特刊/02-渡轮.md");
}

/// A day's paper with so many articles, all in one section.
fn day(paper: &Paper, date: &str, count: usize) {
    for at in 1..=count {
        let title = format!("{date}第{at}篇");
        let article = format!("---\ntitle: {title}\nsection: 要闻\nauthors: [林澄]\n---\n\n正文。\n");
        paper.write(&format!("content/{date}/{at:02}-a{at}.md"), article);
    }
}

/// The articles of a list's page in its order, as day and place.
fn entries(site: &Tree, path: &str) -> Vec<String> {
    let page = text(&site[path]);
    let entries = page.split("<article class=\"entry").skip(1);
    entries
        .map(|entry| {
            let title = entry.split("第").next().unwrap();
            let at = entry.split("第").nth(1).unwrap().split("篇").next().unwrap();
            format!("{}/{at}", &title[title.len() - 2..])
        })
        .collect()
}

#[test]
fn a_day_that_two_pages_share_is_read_through_from_the_newer_to_the_older() {
    let paper = sized(4, "");
    day(&paper, "2025-05-01", 3);
    day(&paper, "2025-05-02", 3);
    day(&paper, "2025-05-03", 4);
    let site = paper.site();
    let list = |page: &str| entries(&site, &format!("sections/news/{page}index.html"));
    assert_eq!(list(""), ["03/1", "03/2"]);
    assert_eq!(list("2/"), ["03/3", "03/4", "02/1", "02/2"]);
    assert_eq!(list("1/"), ["02/3", "01/1", "01/2", "01/3"]);
    let front = text(&site["sections/news/index.html"]);
    assert!(front.contains(r#"<a href="/sections/news/2/" class=next"#), "{front}");
    // The last full page leads on to where the front has it until there is more.
    assert!(text(&site["sections/news/2/index.html"]).contains(r#"<a href="/sections/news/3/" class=prev"#));
    assert!(text(&site["sections/news/3/index.html"]).contains("http-equiv=refresh"));
}

#[test]
fn full_pages_stay_as_they_are_when_later_days_come() {
    let paper = sized(4, "");
    for (date, count) in [("2024-11-30", 3), ("2024-12-31", 6), ("2025-01-02", 4)] {
        day(&paper, date, count);
    }
    let before = paper.site();
    for (date, count) in [("2025-01-03", 2), ("2025-02-01", 5), ("2025-06-30", 1)] {
        day(&paper, date, count);
    }
    let after = paper.site();
    let changed = changed(&before, &after);
    let pages: Vec<&String> = changed.iter().filter(|path| path.starts_with("authors/林澄/")).collect();
    let expected = ["4/index.html", "5/index.html", "6/index.html", "feed.json", "feed.xml", "index.html", "rss.xml"];
    assert_eq!(pages, expected.map(|path| format!("authors/林澄/{path}")).iter().collect::<Vec<_>>());
}

#[test]
fn pages_name_their_dates_and_lead_to_years_and_months() {
    let paper = sized(4, "");
    for (date, count) in [("2023-05-01", 3), ("2024-11-30", 3), ("2024-12-31", 2), ("2025-06-01", 3), ("2025-06-03", 2)]
    {
        day(&paper, date, count);
    }
    let site = paper.site();
    let page = |page: &str| text(&site[&format!("sections/news/{page}index.html")]);
    let dates = |page: &str| page.split("class=dates").nth(1).unwrap().split("</nav>").next().unwrap().to_owned();
    let front = page("");
    assert!(front.contains("<span class=number>2025年6月1日—3日</span>"), "{front}");
    assert!(front.contains(r#"<article class="entry article" id="2025-06">"#), "{front}");
    let front = dates(&front);
    for link in ["/sections/news/#2025-06", "/sections/news/2/#2024-12", "/sections/news/1/#2023-05"] {
        assert!(front.contains(link), "{link} is not in {front}");
    }
    let second = page("2/");
    assert!(second.contains("<span class=number>2024年11月—12月</span>"), "{second}");
    assert!(second.contains(r#"id="2024-12""#) && second.contains(r#"id="2024-11""#));
    let second = dates(&second);
    assert!(second.contains("/sections/news/#dates"), "{second}");
    // The list has one page.
    assert!(!text(&sized(50, SPECIAL).site()["sections/news/index.html"]).contains("id=dates"));
}
