//! The life of a story after it was published: renamed, moved, withdrawn, expired, deleted.

use std::fs;

use expect_test::expect;

use newsprint::Purpose;
use newsprint::diagnostic::{Language, Severity};

use crate::paper::{Paper, Tree, changed, keys, text, tree};

/// Long enough to tell one article from another.
const DOCK: &str =
    "运河边的老码头今天重新开放，修了两年的栈桥铺上了新木板，第一班船在早上六点离岸，船上坐满了赶早市的人。";
const FERRY: &str =
    "渡轮公司说，新船比旧船多三十个座位，逢周末加开两班，票价不变，学生凭证半价，老人和小孩上船都有专人照看。";

fn article(title: &str, keys: &str, body: &str) -> String {
    format!("---\ntitle: {title}\nsection: 要闻\n{keys}---\n\n{body}\n")
}

/// Two articles, published.
fn published() -> Paper {
    let paper = Paper::new("");
    paper.write("content/2025-06-16/dock.md", article("老码头重开", "", DOCK));
    paper.write("content/2025-06-16/ferry.md", article("渡轮添新船", "", FERRY));
    paper.write("content/2025-06-17/harbour.md", article("港口扩建", "", "扩建工程上午动工。"));
    assert_eq!(told(&paper), Vec::<String>::new());
    paper
}

/// What a build says: severity, code, place.
fn told(paper: &Paper) -> Vec<String> {
    let report = paper.try_build().unwrap_or_else(|told| panic!("{}", paper.show(&told)));
    report.warnings.iter().map(say).collect()
}

fn say(told: &newsprint::diagnostic::Diagnostic) -> String {
    let path = told.path().map(newsprint::source::SourcePath::as_str).unwrap_or_default();
    let severity = match told.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    format!("{severity} {} {path}: {}", told.code, told.english())
}

fn ledger(paper: &Paper) -> String {
    fs::read_to_string(paper.root.join("addresses.txt")).unwrap_or_default()
}

fn rename(paper: &Paper, from: &str, to: &str) {
    let to = paper.root.join(to);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::rename(paper.root.join(from), to).unwrap();
}

/// Where a published page leads on.
fn leads_to(paper: &Paper, page: &str) -> String {
    let html = paper.published(page);
    let at = html.find("url=").unwrap_or_else(|| panic!("{page} leads nowhere: {html}"));
    html[at + 4..].split(['"', '\'', '>']).next().unwrap().to_owned()
}

fn everything(site: &Tree) -> String {
    site.iter().map(|(path, bytes)| format!("{path}\n{}\n", text(bytes))).collect()
}

#[test]
fn the_ledger_has_a_line_an_address_and_no_title() {
    let paper = published();
    expect![[r#"
        # 读者手里的网址。由 newsprint build 填写，请随稿件一起提交。
        /2025-06-16/dock/ dcd05d0d4c83875f f845b3b6a1030fb4
        /2025-06-16/ferry/ 4ceb55cbd0557f77 6e56337af92a0512
        /2025-06-17/harbour/ f77969849c7b6a0f -
    "#]]
    .assert_eq(&ledger(&paper));
    let before = ledger(&paper);
    assert_eq!(paper.build().written, 0);
    assert_eq!(ledger(&paper), before);
}

#[test]
fn a_renamed_article_leads_on_from_its_old_address_and_that_is_told_once() {
    let paper = published();
    rename(&paper, "content/2025-06-16/dock.md", "content/2025-06-16/old-dock.md");
    paper.edit("content/2025-06-16/old-dock.md", "老码头重开", "老码头今起重开");
    let said = "note address-moved content/2025-06-16/old-dock.md: `/2025-06-16/dock/` was published and now leads to `/2025-06-16/old-dock/`";
    assert_eq!(told(&paper), [said]);
    assert_eq!(leads_to(&paper, "2025-06-16/dock/index.html"), "/2025-06-16/old-dock/");
    assert!(paper.published("_redirects").contains("/2025-06-16/dock/ /2025-06-16/old-dock/ 301\n"));
    assert_eq!(told(&paper), Vec::<String>::new());
    paper.site();
    assert_eq!(leads_to(&paper, "2025-06-16/dock/index.html"), "/2025-06-16/old-dock/");
}

#[test]
fn an_article_with_another_text_is_known_by_its_title() {
    let paper = published();
    paper.remove("content/2025-06-16/dock.md");
    paper.write("content/2025-06-16/a.md", article("老码头重开", "", FERRY));
    assert_eq!(told(&paper).len(), 1);
    assert_eq!(leads_to(&paper, "2025-06-16/dock/index.html"), "/2025-06-16/a/");
}

#[test]
fn an_article_that_moves_to_another_day_leads_on_by_its_text_or_a_title_that_no_other_has() {
    let paper = published();
    rename(&paper, "content/2025-06-16/dock.md", "content/2025-06-17/dock.md");
    paper.remove("content/2025-06-16/ferry.md");
    paper.write("content/2025-06-18/ferry.md", article("渡轮添新船", "", "换了写法。"));
    assert_eq!(told(&paper).len(), 2);
    assert_eq!(leads_to(&paper, "2025-06-16/dock/index.html"), "/2025-06-17/dock/");
    assert_eq!(leads_to(&paper, "2025-06-16/ferry/index.html"), "/2025-06-18/ferry/");
}

#[test]
fn a_column_that_comes_back_every_day_takes_no_other_days_place() {
    let paper = Paper::new("");
    for day in ["2025-06-16", "2025-06-17"] {
        paper.write(&format!("content/{day}/weather.md"), article("天气", "", day));
    }
    paper.build();
    paper.remove("content/2025-06-17/weather.md");
    paper.write("content/2025-06-18/weather.md", article("天气", "", "2025-06-18"));
    let said = "warning address-gone addresses.txt: `/2025-06-17/weather/` was published, and its article is no longer there; a page will say so";
    assert_eq!(told(&paper), [said]);
    assert!(paper.published("2025-06-17/weather/index.html").contains("本文已不在这里"));
}

#[test]
fn of_two_articles_that_are_alike_none_is_taken() {
    let paper = published();
    paper.remove("content/2025-06-16/dock.md");
    paper.write("content/2025-06-16/a.md", article("甲", "", DOCK));
    paper.write("content/2025-06-16/b.md", article("乙", "", DOCK));
    let said = "warning address-gone addresses.txt: `/2025-06-16/dock/` was published, and two articles are like it: content/2025-06-16/a.md and content/2025-06-16/b.md";
    assert_eq!(told(&paper), [said]);
    // What the editor says then counts.
    paper.write("content/2025-06-16/b.md", article("乙", "aliases: [/2025-06-16/dock/]\n", DOCK));
    assert_eq!(told(&paper), Vec::<String>::new());
    assert_eq!(leads_to(&paper, "2025-06-16/dock/index.html"), "/2025-06-16/b/");
    paper.site();
}

#[test]
fn redirects_never_chain_and_never_loop() {
    let paper = published();
    for (from, to) in [("dock", "a"), ("a", "b"), ("b", "c")] {
        rename(&paper, &format!("content/2025-06-16/{from}.md"), &format!("content/2025-06-16/{to}.md"));
        assert_eq!(told(&paper).len(), 1, "{from} {to}");
    }
    for old in ["dock", "a", "b"] {
        assert_eq!(leads_to(&paper, &format!("2025-06-16/{old}/index.html")), "/2025-06-16/c/", "{old}");
    }
    rename(&paper, "content/2025-06-16/c.md", "content/2025-06-16/a.md");
    paper.site();
    for old in ["dock", "b", "c"] {
        assert_eq!(leads_to(&paper, &format!("2025-06-16/{old}/index.html")), "/2025-06-16/a/", "{old}");
    }
    assert!(paper.published("2025-06-16/a/index.html").contains("老码头重开"));
    let rules = paper.published("_redirects");
    assert_eq!(rules.lines().count(), 3, "{rules}");
    assert!(!rules.contains("/2025-06-16/a/ /"), "{rules}");
}

#[test]
fn a_ledger_that_leads_in_a_circle_leads_nowhere() {
    let paper = published();
    let sealed = |address: &str| data_encoding::BASE64URL_NOPAD.encode(address.as_bytes());
    let (one, other) = (sealed("/2025-06-16/x/"), sealed("/2025-06-16/y/"));
    let circle = format!("/2025-06-16/ moved {one} /2025-06-16/y/\n/2025-06-16/ moved {other} /2025-06-16/x/\n");
    paper.write("addresses.txt", ledger(&paper) + &circle);
    paper.site();
    for gone in ["x", "y"] {
        assert!(paper.published(&format!("2025-06-16/{gone}/index.html")).contains("本文已不在这里"), "{gone}");
    }
}

#[test]
fn a_deleted_article_leaves_a_page_that_says_so_and_is_gone_from_all_else() {
    let paper = published();
    paper.remove("content/2025-06-16/dock.md");
    let said = "warning address-gone addresses.txt: `/2025-06-16/dock/` was published, and its article is no longer there; a page will say so";
    assert_eq!(told(&paper), [said]);
    let site = paper.site();
    let page = text(&site["2025-06-16/dock/index.html"]);
    assert!(page.contains("本文已不在这里") && page.contains("noindex") && !page.contains("canonical"), "{page}");
    assert!(
        page.contains("2025年6月17日") && page.contains("href=\"/2025-06-16/\""),
        "the day of the newest paper: {page}"
    );
    let others: Tree = site.into_iter().filter(|(path, _)| path != "2025-06-16/dock/index.html").collect();
    let naming: Vec<&str> =
        keys(&others).into_iter().filter(|path| text(&others[*path]).contains("2025-06-16/dock")).collect();
    // Feeds tell those who have it (RFC 6721).
    assert_eq!(naming, ["feed.xml", "sections/briefs/feed.xml", "sections/news/feed.xml"]);
    let naming: Vec<&str> = keys(&others).into_iter().filter(|path| text(&others[*path]).contains("老码头")).collect();
    assert_eq!(naming, Vec::<&str>::new());
    assert!(!ledger(&paper).contains("dock") && ledger(&paper).contains("/2025-06-16/ deleted 2025-06-17 "));
    // Another day changes nothing of it.
    paper.write("content/2025-06-18/a.md", article("次日", "", "次日的事。"));
    assert_eq!(told(&paper), Vec::<String>::new());
    assert!(paper.published("2025-06-16/dock/index.html").contains("2025年6月17日"));
}

#[test]
fn an_article_that_comes_back_is_public_again() {
    let paper = published();
    let before = tree(&paper.root.join("public"));
    let first = ledger(&paper);
    paper.remove("content/2025-06-16/dock.md");
    paper.build();
    paper.write("content/2025-06-16/dock.md", article("老码头重开", "", DOCK));
    assert_eq!(told(&paper), Vec::<String>::new());
    assert_eq!(changed(&before, &paper.site()), Vec::<String>::new());
    assert_eq!(ledger(&paper), first);
    // Under another name too, days later.
    paper.remove("content/2025-06-16/dock.md");
    paper.build();
    paper.write("content/2025-06-16/quay.md", article("老码头重开", "", DOCK));
    assert_eq!(told(&paper).len(), 1);
    assert_eq!(leads_to(&paper, "2025-06-16/dock/index.html"), "/2025-06-16/quay/");
}

#[test]
fn a_withdrawn_article_says_so_in_the_papers_words_and_nobody_else_does() {
    let paper = published();
    let front = "withdrawn: {date: 2025-06-18, reason: 文中的票价有误}\n";
    paper.write("content/2025-06-16/ferry.md", article("渡轮添新船", front, FERRY));
    let said = "note address-ended content/2025-06-16/ferry.md: `/2025-06-16/ferry/` was published, and is withdrawn; a page says so";
    assert_eq!(told(&paper), [said]);
    let site = paper.site();
    let page = text(&site["2025-06-16/ferry/index.html"]);
    assert!(page.contains("本文已撤稿") && page.contains("文中的票价有误") && page.contains("2025年6月18日"), "{page}");
    assert!(page.contains("noindex") && !page.contains("渡轮"), "{page}");
    let naming: Vec<&str> = keys(&site).into_iter().filter(|path| text(&site[*path]).contains("渡轮公司")).collect();
    assert_eq!(naming, Vec::<&str>::new(), "the title and the text are nowhere");
    let feed = text(&site["feed.xml"]);
    assert!(feed.contains("xmlns:at=\"http://purl.org/atompub/tombstones/1.0\""), "{feed}");
    expect![[r#"deleted-entry ref="https://linlan.example/2025-06-16/ferry/" when="2025-06-18T00:00:00+08:00">"#]]
        .assert_eq(feed.split("<at:").nth(1).unwrap());
    // Its file may go then.
    paper.remove("content/2025-06-16/ferry.md");
    assert_eq!(told(&paper), Vec::<String>::new());
    let page = paper.published("2025-06-16/ferry/index.html");
    assert!(page.contains("本文已撤稿") && page.contains("2025年6月18日"), "{page}");
}

#[test]
fn an_article_may_be_withdrawn_without_a_trace() {
    let paper = published();
    let keys = "withdrawn: {date: 2025-06-18, trace: false}\n";
    paper.write("content/2025-06-16/ferry.md", article("渡轮添新船", keys, FERRY));
    assert_eq!(told(&paper).len(), 1);
    let site = paper.site();
    assert!(!everything(&site).contains("ferry"), "no page, no tombstone");
    assert!(!ledger(&paper).contains("ferry"), "{}", ledger(&paper));
    paper.remove("content/2025-06-16/ferry.md");
    assert_eq!(told(&paper), Vec::<String>::new());
    assert!(!paper.site().contains_key("2025-06-16/ferry/index.html"));
    // Also when a colleague's ledger still has it.
    let line = published();
    let public = ledger(&line).lines().find(|line| line.contains("ferry")).unwrap().to_owned();
    paper.write("addresses.txt", format!("{}{public}\n", ledger(&paper)));
    assert_eq!(told(&paper), Vec::<String>::new());
    assert!(!paper.site().contains_key("2025-06-16/ferry/index.html"));
}

#[test]
fn a_withdrawal_shows_without_any_ledger() {
    let paper = Paper::new("");
    paper.write("content/2025-06-16/a.md", article("港", "withdrawn: {date: 2025-06-18}\n", DOCK));
    paper.write("content/2025-06-16/b.md", article("口", "", FERRY));
    let page = paper.page("2025-06-16/a/index.html");
    assert!(page.contains("本文已撤稿") && page.contains("本报已经撤回"), "{page}");
}

#[test]
fn an_expired_article_says_so_when_it_was_published() {
    let mut paper = Paper::new("");
    let keys = "expires_at: 2025-06-20\n";
    paper.write("content/2025-06-16/tender.md", article("招标公告", keys, DOCK));
    paper.write("content/2025-06-16/b.md", article("口", "", FERRY));
    // Never published, so nobody was given its address.
    assert!(!paper.site().contains_key("2025-06-16/tender/index.html"));
    paper.remove("addresses.txt");
    paper.options.schedule.now = "2025-06-19T00:00:00Z".parse().unwrap();
    paper.build();
    paper.options.schedule.now = "2025-06-21T00:00:00Z".parse().unwrap();
    let said = "note address-ended content/2025-06-16/tender.md: `/2025-06-16/tender/` was published, and has expired; a page says so";
    assert_eq!(told(&paper), [said]);
    let page = paper.page("2025-06-16/tender/index.html");
    assert!(page.contains("本文已到期撤下") && page.contains("2025年6月20日") && !page.contains("招标"), "{page}");
}

#[test]
fn a_draft_again_is_told_at_its_key() {
    let paper = published();
    paper.write("content/2025-06-16/dock.md", article("老码头重开", "draft: true\n", DOCK));
    expect![[r#"
        warning[address-gone]: `/2025-06-16/dock/` was published, and its article is a draft again; a page will say that it is not there
         --> content/2025-06-16/dock.md:4:1
          |
        4 | draft: true
          | ^^^^^
          |
        help: another article took its place? then give that one `aliases: [/2025-06-16/dock/]`
        help: is it withdrawn? then keep its file, with `withdrawn: {date: …, reason: …}`"#]].assert_eq(&paper.warnings());
    assert!(paper.published("2025-06-16/dock/index.html").contains("本文已不在这里"));
}

#[test]
fn builds_for_the_desk_add_nothing_to_the_ledger() {
    let mut paper = published();
    let before = ledger(&paper);
    paper.write("content/2025-06-18/a.md", article("次日", "draft: true\n", "次日的事。"));
    paper.options.schedule.drafts = true;
    paper.build();
    assert_eq!(ledger(&paper), before);
    paper.options.schedule.drafts = false;
    paper.options.schedule.future = true;
    paper.build();
    assert_eq!(ledger(&paper), before);
    paper.options.schedule.future = false;
    paper.options.purpose = Purpose::Preview;
    paper.write("content/2025-06-18/a.md", article("次日", "", "次日的事。"));
    paper.remove("content/2025-06-16/dock.md");
    assert_eq!(told(&paper), Vec::<String>::new());
    assert_eq!(ledger(&paper), before);
    // Checking tells of what would vanish, and writes nothing.
    paper.options.purpose = Purpose::Publish;
    let report = newsprint::check(&paper.options, None).unwrap();
    assert_eq!(report.warnings.iter().map(|told| told.code.as_ref()).collect::<Vec<_>>(), ["address-gone"]);
    assert_eq!(ledger(&paper), before);
}

#[test]
fn a_paper_may_keep_no_ledger() {
    let site = format!("{}[outputs]\nledger = false\n", crate::paper::SITE);
    let paper = Paper::new(&site);
    paper.write("content/2025-06-16/dock.md", article("老码头重开", "", DOCK));
    paper.write("content/2025-06-16/b.md", article("口", "", FERRY));
    paper.build();
    paper.remove("content/2025-06-16/dock.md");
    assert_eq!(told(&paper), Vec::<String>::new());
    assert!(!paper.root.join("addresses.txt").exists() && !paper.site().contains_key("2025-06-16/dock/index.html"));
}

#[test]
fn two_ledgers_are_merged_by_keeping_all_lines_in_any_order() {
    let paper = published();
    let first = ledger(&paper);
    rename(&paper, "content/2025-06-16/dock.md", "content/2025-06-16/quay.md");
    let site = paper.site();
    let second = ledger(&paper);
    for merged in [format!("{first}{second}"), format!("{second}{first}")] {
        let reversed: Vec<&str> = merged.lines().rev().collect();
        paper.write("addresses.txt", format!("{}\r\n", reversed.join("\r\n")));
        assert_eq!(told(&paper), Vec::<String>::new(), "{merged}");
        assert_eq!(changed(&site, &paper.site()), Vec::<String>::new());
    }
    let line = |text: &str| text.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    assert_eq!(line(&ledger(&paper)), line(&second));
}

#[test]
fn what_stands_at_an_old_address_now_has_it() {
    let paper = published();
    rename(&paper, "content/2025-06-16/dock.md", "content/2025-06-16/quay.md");
    paper.remove("content/2025-06-16/ferry.md");
    paper.write("static/2025-06-16/dock/index.html", "<!doctype html><title>own</title>");
    paper.write("static/2025-06-16/ferry", "a file where the page would lie");
    paper.remove("public");
    paper.remove(".newsprint");
    paper.site();
    assert!(paper.published("2025-06-16/dock/index.html").contains("own"));
    assert!(paper.published("2025-06-16/ferry").contains("a file"));
}

#[test]
fn an_address_that_only_changes_its_case_is_no_mistake() {
    let paper = published();
    rename(&paper, "content/2025-06-16/dock.md", "content/2025-06-16/Dock.md");
    assert_eq!(told(&paper).len(), 1);
    let site = paper.site();
    assert!(site.contains_key("2025-06-16/Dock/index.html") && !site.contains_key("2025-06-16/dock/index.html"));
}

#[test]
fn a_line_that_is_none_stops_the_build_and_marks_of_a_merge_say_what_to_do() {
    let paper = published();
    paper.write("addresses.txt", format!("<<<<<<< HEAD\n{}=======\n../x\n>>>>>>> other\n", ledger(&paper)));
    let before = ledger(&paper);
    expect![[r#"
        error[bad-ledger-line]: this is no line of published addresses
         --> addresses.txt:1:1
          |
        1 | <<<<<<< HEAD
          | ^^^^^^^^^^^^ not understood
          |
        help: keep the lines of both sides and remove the marks of the merge

        error[bad-ledger-line]: this is no line of published addresses
         --> addresses.txt:6:1
          |
        6 | =======
          | ^^^^^^^ not understood
          |
        help: keep the lines of both sides and remove the marks of the merge

        error[bad-ledger-line]: this is no line of published addresses
         --> addresses.txt:7:1
          |
        7 | ../x
          | ^^^^ not understood
          |
        help: restore the file from version control, or delete the line when nobody needs its address

        error[bad-ledger-line]: this is no line of published addresses
         --> addresses.txt:8:1
          |
        8 | >>>>>>> other
          | ^^^^^^^^^^^^^ not understood
          |
        help: keep the lines of both sides and remove the marks of the merge"#]]
    .assert_eq(&paper.mistakes());
    assert_eq!(ledger(&paper), before);
}

#[test]
fn a_deleted_edition_is_told_in_few_words_and_all_of_its_addresses_say_so() {
    let paper = Paper::new("");
    for at in 0..200 {
        paper.write(&format!("content/2025-06-16/a{at}.md"), article(&format!("第{at}篇"), "", &at.to_string()));
    }
    paper.write("content/2025-06-17/b.md", article("口", "", FERRY));
    paper.build();
    paper.remove("content/2025-06-16");
    let told = told(&paper);
    assert!((1..60).contains(&told.len()), "{}", told.len());
    let site = paper.site();
    assert_eq!(site.keys().filter(|path| path.starts_with("2025-06-16/")).count(), 200);
}

#[test]
fn the_ledger_speaks_the_papers_language() {
    let site = crate::paper::SITE.replace("base_url", "language = 'en'\nbase_url");
    let paper = Paper::new(&site);
    paper.write("content/2025-06-16/a.md", article("Harbour", "", "Text."));
    paper.write(
        "content/2025-06-16/b.md",
        article("Dock", "withdrawn: {date: 2025-06-18, reason: The fare was wrong}\n", "Text."),
    );
    let page = paper.page("2025-06-16/b/index.html");
    assert!(page.contains("This article has been withdrawn") && page.contains("The fare was wrong"), "{page}");
    assert!(ledger(&paper).starts_with("# The addresses that readers were given."));
}

#[test]
fn the_time_of_a_change_is_shown_and_told_to_programs() {
    let paper = Paper::new("");
    let keys = "updated_at: 2025-06-18 14:30\ncorrections:\n  - date: 2025-06-17\n    text: 票价写错了。\n";
    paper.write("content/2025-06-16/a.md", article("港", keys, DOCK));
    paper.write("content/2025-06-16/b.md", article("口", "更新时间: 2025-06-17\n", FERRY));
    paper.write("content/pages/about.md", "---\ntitle: 关于\nupdated_at: 2025-06-19\n---\n\n本报。\n");
    let site = paper.site();
    let page = |path: &str| text(&site[path]);
    let a = page("2025-06-16/a/index.html");
    assert!(a.contains("更新于 <time datetime=\"2025-06-18T14:30:00+08:00\">2025年6月18日 14:30</time>"), "{a}");
    assert!(a.contains("\"dateModified\":\"2025-06-18T14:30:00+08:00\""), "{a}");
    assert!(a.contains("article:modified_time\" content=\"2025-06-18T14:30:00+08:00\""), "{a}");
    assert!(page("2025-06-16/b/index.html").contains("2025年6月17日</time>"));
    assert!(
        page("about/index.html").contains("更新于 <time datetime=\"2025-06-19T00:00:00+08:00\">2025年6月19日</time>")
    );
    assert!(page("feed.xml").contains("<updated>2025-06-18T14:30:00+08:00</updated>"));
    assert!(page("feed.json").contains("\"date_modified\":\"2025-06-18T14:30:00+08:00\""));
    let sitemap = page("sitemaps/2025-06.xml");
    assert!(sitemap.contains("/2025-06-16/a/</loc><lastmod>2025-06-18</lastmod>"), "{sitemap}");
    assert!(sitemap.contains("/2025-06-16/b/</loc><lastmod>2025-06-17</lastmod>"), "{sitemap}");
    // Of a change and a correction the later counts, and none takes an article back before it was published.
    paper.edit("content/2025-06-16/a.md", "date: 2025-06-17", "date: 2025-06-20");
    paper.edit("content/2025-06-16/b.md", "2025-06-17", "2025-06-01");
    let site = paper.site();
    assert!(text(&site["2025-06-16/a/index.html"]).contains("\"dateModified\":\"2025-06-20T00:00:00+08:00\""));
    assert!(text(&site["2025-06-16/b/index.html"]).contains("\"dateModified\":\"2025-06-16T00:00:00+08:00\""));
}

#[test]
fn the_program_counts_what_is_withdrawn() {
    let paper = published();
    paper.write("content/2025-06-16/dock.md", article("老码头重开", "撤稿: 2025-06-18\n", DOCK));
    let told = paper.try_build().unwrap();
    assert_eq!(told.left_out.withdrawn, 1);
    let words = told.warnings.iter().map(|told| told.message.of(Language::Chinese).to_owned()).collect::<Vec<_>>();
    assert_eq!(words, ["`/2025-06-16/dock/` 发布过，已经撤稿；原网址上会有一页说明"]);
}
