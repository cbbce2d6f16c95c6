//! What a change costs: only what shows it is written.

use crate::paper::{INDEX, Paper, changed, tree};
use newsprint::render::Published;

fn paper(editions: usize, articles: usize) -> Paper {
    let paper = Paper::new("");
    for day in 1..=editions {
        for at in 1..=articles {
            paper.write(&format!("content/2025-05-{day:02}/{at:02}-a{at}.md"), article(day, at));
        }
    }
    paper
}

fn article(day: usize, at: usize) -> String {
    let section = if at.is_multiple_of(2) { "要闻" } else { "要闻快览" };
    // Longer than a summary, so that the second paragraph is in none.
    let opening = "港口的早晨很静。".repeat(20);
    format!("---\ntitle: 第{day}天第{at}篇\nsection: {section}\nauthors: [林澄]\n---\n\n{opening}\n\n第二段。\n")
}

fn rewritten(paper: &Paper, change: impl FnOnce()) -> Vec<String> {
    let before = paper.site();
    change();
    let after = paper.site();
    changed(&before, &after)
}

#[test]
fn an_unchanged_paper_writes_nothing() {
    let paper = paper(3, 4);
    let first = paper.build();
    assert_eq!((first.unchanged, first.removed), (0, 0));
    assert_eq!(paper.build(), Published { written: 0, unchanged: first.written, removed: 0 });
}

#[test]
fn editing_a_body_rewrites_its_article_alone() {
    let paper = paper(3, 4);
    let files = rewritten(&paper, || paper.edit("content/2025-05-02/02-a2.md", "第二段。", "第二段，改过了。"));
    assert_eq!(files, ["2025-05-02/a2/index.html", INDEX]);
}

#[test]
fn editing_a_body_writes_its_article_and_three_files_of_the_search() {
    let paper = paper(3, 4);
    paper.build();
    paper.edit("content/2025-05-02/02-a2.md", "第二段。", "第二段，改过。");
    // Terms, texts, and the entry that names them.
    assert_eq!(paper.build().written, 1 + 3);
}

#[test]
fn editing_a_title_rewrites_what_quotes_it() {
    let paper = paper(3, 3);
    let files = rewritten(&paper, || paper.edit("content/2025-05-02/02-a2.md", "第2天第2篇", "新标题"));
    let expected = [
        "2025-05-02/01/index.html",
        "2025-05-02/a1/index.html",
        "2025-05-02/a2/index.html",
        "2025-05-02/a3/index.html",
        "2025-05-02/edition.json",
        "2025-05-02/index.html",
        "authors/林澄/index.html",
        "feed.json",
        "feed.xml",
        "rss.xml",
        INDEX,
        "sections/news/feed.json",
        "sections/news/feed.xml",
        "sections/news/index.html",
        "sections/news/rss.xml",
    ];
    assert_eq!(files, expected);
}

#[test]
fn adding_an_edition_leaves_the_archive_alone() {
    let paper = paper(20, 4);
    paper.edit("site.toml", "base_url", "outputs.list_size = 10\nbase_url");
    let files = rewritten(&paper, || {
        for at in 1..=4 {
            paper.write(&format!("content/2025-05-21/{at:02}-a{at}.md"), article(21, at));
        }
    });
    let old: Vec<&String> = files.iter().filter(|path| !path.starts_with("2025-05-21/")).collect();
    let expected = [
        // Yesterday's link to the next edition.
        "2025-05-20/01/index.html",
        "2025-05-20/index.html",
        "archive/2025/index.html",
        "archive/index.html",
        // The front of each list; 80 articles of one author fill eight pages, and its ninth waits to be full.
        "authors/林澄/index.html",
        // The newest edition, and this year's.
        "editions.json",
        "editions/2025.json",
        "feed.json",
        "feed.xml",
        "index.html",
        "llms.txt",
        "rss.xml",
        INDEX,
        "sections/briefs/feed.json",
        "sections/briefs/feed.xml",
        "sections/briefs/index.html",
        "sections/briefs/rss.xml",
        "sections/news/feed.json",
        "sections/news/feed.xml",
        "sections/news/index.html",
        "sections/news/rss.xml",
        // This month's sitemap, and the index with its day.
        "sitemap.xml",
        "sitemaps/2025-05.xml",
        // The worker that keeps the newest edition for readers without a connection.
        "sw.js",
    ];
    assert_eq!(old, expected);
}

#[test]
fn removing_an_article_removes_its_page() {
    let paper = paper(2, 3);
    paper.build();
    paper.remove("content/2025-05-02/02-a2.md");
    paper.remove("addresses.txt");
    // And the terms and texts that had it.
    assert_eq!(paper.build().removed, 1 + 2);
    assert!(!paper.root.join("public/2025-05-02/a2").exists());
    paper.site();
}

#[test]
fn a_published_file_that_is_gone_or_cut_is_made_again() {
    let paper = paper(2, 2);
    let site = paper.site();
    paper.remove("public/2025-05-01/a1/index.html");
    paper.write("public/2025-05-01/a2/index.html", "cut");
    assert_eq!(paper.build().written, 2);
    assert_eq!(changed(&site, &tree(&paper.root.join("public"))), Vec::<String>::new());
}

#[test]
fn editing_a_template_rewrites_the_pages_made_with_it() {
    let paper = paper(2, 2);
    let own = "{% extends \"base.html\" %}{% block title %}404{% endblock title %}{% block main %}<h1>找不到</h1>{% endblock main %}";
    let files = rewritten(&paper, || paper.write("templates/404.html", own));
    assert_eq!(files, ["404.html"]);
}

#[test]
fn a_change_back_gives_the_same_bytes() {
    let paper = paper(3, 3);
    let before = paper.site();
    paper.edit("content/2025-05-01/01-a1.md", "第1天第1篇", "另一个标题");
    paper.site();
    paper.edit("content/2025-05-01/01-a1.md", "另一个标题", "第1天第1篇");
    assert_eq!(changed(&before, &paper.site()), Vec::<String>::new());
}

#[test]
fn a_damaged_state_costs_time_and_nothing_else() {
    let paper = paper(2, 2);
    let before = paper.site();
    for entry in walkdir::WalkDir::new(paper.root.join(".newsprint")).into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() {
            std::fs::write(entry.path(), b"nonsense").unwrap();
        }
    }
    assert_eq!(changed(&before, &paper.site()), Vec::<String>::new());
}

#[test]
fn a_full_list_page_never_changes_again() {
    let paper = paper(5, 4);
    paper.edit("site.toml", "base_url", "outputs.list_size = 5\nbase_url");
    // Twenty articles of one author: four full pages, and the fifth leads to the front.
    assert!(paper.page("authors/林澄/5/index.html").contains("http-equiv=refresh"));
    let files = rewritten(&paper, || paper.write("content/2025-05-06/01-a1.md", article(6, 1)));
    let of_author: Vec<&String> = files.iter().filter(|path| path.starts_with("authors/")).collect();
    assert_eq!(of_author, ["authors/林澄/index.html"]);
}

#[test]
fn how_markdown_is_read_reaches_summaries_at_once() {
    let paper =
        Paper::new("-- content/2025-05-01/a.md --\n---\ntitle: Port\n---\n\nThe \"long\" pier -- open again.\n");
    paper.build();
    let site = std::fs::read_to_string(paper.root.join("site.toml")).unwrap();
    paper.write("site.toml", format!("{site}[markdown]\nsmart_punctuation = true\n"));
    let curly = "The “long” pier – open again.";
    let pages = paper.site();
    let quoting = |text: &str| pages.values().filter(|page| String::from_utf8_lossy(page).contains(text)).count();
    // Its page, the front page and the feeds.
    assert!(quoting(curly) > 3 && quoting("-- open again") == 0, "{}", quoting(curly));
}
