//! The preview server while the paper is being written: changes, mistakes, and many readers.

use std::sync::atomic::{AtomicBool, Ordering};

use expect_test::expect;

use newsprint::model::Schedule;
use newsprint::{Options, Purpose};

use crate::desk::{Browser, Desk, Told};
use crate::paper::{Paper, Tree, changed, copy, tree};
use crate::photographs::photograph;

const FILES: &str = "\
-- content/2025-06-16/a.md --
---
title: 甲
section: 要闻
images: [a.svg]
---

第一稿。
-- content/2025-06-16/b.md --
---
title: 乙
---

乙文。
-- content/2025-06-16/a.svg --
<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>
-- static/css/own.css --
p { color: teal }
";

fn desk(args: &[&str]) -> Desk {
    Desk::open(Paper::new(FILES), args)
}

fn seen(event: &Told) -> (u64, &str) {
    (event.id, event.kind.as_str())
}

#[test]
fn an_edit_is_told_and_served() {
    let desk = desk(&[]);
    let mut events = desk.listen("");
    assert_eq!(seen(&events.event()), (1, "built"));
    desk.edit("content/2025-06-16/a.md", "第一稿", "第二稿");
    assert_eq!(seen(&events.event()), (2, "built"));
    assert!(desk.get("/2025-06-16/a/").text().contains("第二稿。"));
}

#[test]
fn a_mistake_is_told_and_the_last_good_preview_stays() {
    let mut desk = desk(&[]);
    let mut events = desk.listen("");
    events.event();
    desk.edit("content/2025-06-16/a.md", "section: 要闻", "section: 要问");
    let broken = events.event();
    assert_eq!(seen(&broken), (2, "broken"));
    let text = expect![[r#"
        error[unknown-section]: unknown section `要问`
         --> content/2025-06-16/a.md:3:10
          |
        3 | section: 要问
          |          ^^^^ not listed in site.toml
          |
        help: did you mean `要闻`?"#]];
    text.assert_eq(&broken.text());
    assert_eq!(broken.state["diagnostics"][0]["file"], "content/2025-06-16/a.md");
    assert!(desk.hear("the preview is as it was").contains("unknown section `要问`"));
    assert!(desk.get("/2025-06-16/a/").text().contains("第一稿。"));
    let late = desk.listen("").event();
    assert_eq!((seen(&late), late.text()), ((2, "broken"), broken.text()));
    desk.edit("content/2025-06-16/a.md", "section: 要问", "section: 要闻");
    let mended = events.event();
    assert_eq!((seen(&mended), mended.text().as_str()), ((3, "built"), ""));
}

#[test]
fn a_paper_that_never_was_good_is_served_as_soon_as_it_is() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "title = ", "titel = ");
    let desk = Desk::open(paper, &[]);
    let answer = desk.get("/");
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("live.js"));
    let mut events = desk.listen("");
    assert_eq!(events.event().kind, "broken");
    desk.edit("site.toml", "titel = ", "title = ");
    assert_eq!(events.event().kind, "built");
    assert_eq!(desk.get("/").status, 200);
}

#[test]
fn warnings_are_told_with_a_good_build() {
    let desk = desk(&[]);
    let mut events = desk.listen("");
    events.event();
    desk.edit("content/2025-06-16/b.md", "乙文。", "<q>乙文</q>");
    let built = events.event();
    assert_eq!(built.kind, "built");
    assert!(built.text().starts_with("warning[raw-html]: HTML in an article is shown as text"), "{}", built.text());
}

#[test]
fn what_is_worth_knowing_covers_no_page() {
    let paper = Paper::new(FILES);
    paper.write("content/2025-06-16/c.jpg", photograph(300, 200));
    paper.edit("content/2025-06-16/b.md", "title: 乙", "title: 乙\nimages: [{src: c.jpg, alt: 渡轮}]");
    assert!(paper.warnings().contains("note[words-from-picture]"), "{}", paper.warnings());
    let built = Desk::open(paper, &[]).listen("").event();
    assert_eq!((&built.state["count"], &built.state["diagnostics"]), (&0.into(), &serde_json::json!([])));
}

#[test]
fn ten_thousand_mistakes_are_a_short_event_with_their_number() {
    let mut desk = desk(&[]);
    let mut events = desk.listen("");
    events.event();
    let text = |count: usize| format!("---\ntitle: 甲\n---\n\n{}\n", "[a](c.md)".repeat(count));
    let mut lengths = vec![];
    for count in [1_250, 10_000] {
        desk.save("content/2025-06-16/a.md", &text(count));
        let broken = events.event();
        assert_eq!((broken.kind.as_str(), &broken.state["count"]), ("broken", &serde_json::json!(count)));
        assert!(broken.text().ends_with(&format!("note: and {} more like this in this file", count - 50)));
        lengths.push(broken.state.to_string().len());
        desk.hear(&format!("{count} errors; the preview is as it was"));
    }
    assert!(lengths[1] < lengths[0] + 200 && lengths[1] < 50_000, "{lengths:?}");
}

#[test]
fn pages_are_answered_however_many_are_looked_at() {
    let desk = desk(&[]);
    let mut open: Vec<Browser> = (0..64).map(|_| desk.listen("")).collect();
    let refused = desk.get("/.newsprint/events");
    assert_eq!((refused.status, refused.header("retry-after")), (503, "10"));
    assert_eq!(desk.get("/2025-06-16/a/").status, 200);
    desk.edit("content/2025-06-16/a.md", "第一稿", "第二稿");
    assert!(open.iter_mut().all(|events| (1..=2).contains(&events.event().id)));
    open.pop();
    // The server learns of it in its own time.
    let again = (0..10_000).map(|_| desk.connect()).find_map(Browser::try_listen);
    assert_eq!(again.unwrap().event().kind, "built");
}

#[test]
fn files_come_and_go_with_their_folders() {
    let desk = desk(&[]);
    let mut events = desk.listen("");
    let shows = |path: &str, text: &str| desk.get(path).text().contains(text);
    desk.paper.write("content/2025-06-17/deep/er/c.md", "---\ntitle: 丙\n---\n\n丙文。\n");
    events.until(|| shows("/2025-06-17/c/", "丙文。"));
    desk.edit("content/2025-06-17/deep/er/c.md", "丙文", "丙文二");
    events.until(|| shows("/2025-06-17/c/", "丙文二。"));
    desk.paper.remove("content/2025-06-17");
    events.until(|| desk.get("/2025-06-17/c/").status == 404);
    // The first template of the paper's own, in a folder that was not there.
    desk.paper.write("templates/404.html", "<!doctype html><title>x</title>找不到");
    events.until(|| shows("/nothing", "找不到"));
    desk.edit("templates/404.html", "找不到", "没有");
    events.until(|| shows("/nothing", "没有"));
    // All of content/ is moved away and another put in its place.
    std::fs::rename(desk.paper.root.join("content"), desk.paper.root.join("old")).unwrap();
    desk.paper.write("content/2025-06-18/d.md", "---\ntitle: 丁\n---\n\n丁文。\n");
    events.until(|| shows("/2025-06-18/d/", "丁文。"));
    desk.edit("content/2025-06-18/d.md", "丁文", "丁文二");
    events.until(|| shows("/2025-06-18/d/", "丁文二。"));
}

/// The preview as a server that starts now would make it.
fn made_anew(paper: &Paper) -> Tree {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("paper");
    copy(&paper.root, &root, &[".newsprint"]);
    let schedule = Schedule { drafts: true, future: true, ..paper.options.schedule };
    let options = Options { root: root.clone(), schedule, purpose: Purpose::Preview, ..paper.options.clone() };
    newsprint::build(&options, &|_| (), &mut |_| ()).unwrap();
    tree(&root.join("public"))
}

/// A second edition that quotes the first, and a standing article.
const MORE: &str = "\
-- content/2025-06-15/c.md --
---
title: 丙
authors: [记者 林澄]
topics: [港口]
continues: /2025-06-16/a.md
---

见[乙](../2025-06-16/b.md)。
-- content/2025-06-15/02/d.md --
---
title: 丁
section: 要闻快览
---

丁文。
-- content/pages/about.md --
---
title: 关于本报
---

见[丙](/2025-06-15/c.md)。
";

const NEW_EDITION: &str = "\
-- content/2025-06-17/a.md --
---
title: 己
---

己文。
-- content/2025-06-17/b.md --
---
title: 庚
---

庚文。
";

const NEW_ARTICLE: &str = "---\ntitle: 戊\nauthors: [记者 林澄]\n---\n\n戊文。\n";
const SHEET: &str = "number: 7\npages: [{number: 1, name: 头版}, {number: 2}]\n";
const LARGER: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'><path d='M0 0'/></svg>";

type Change = (&'static str, fn(&Paper));

const CHANGES: [Change; 13] = [
    ("a body", |paper| paper.edit("content/2025-06-16/b.md", "乙文", "乙文二")),
    ("a title that another edition quotes", |paper| paper.edit("content/2025-06-16/a.md", "title: 甲", "title: 甲二")),
    ("a section", |paper| paper.edit("content/2025-06-15/02/d.md", "要闻快览", "要闻")),
    ("a new article", |paper| paper.write("content/2025-06-15/e.md", NEW_ARTICLE)),
    ("a sheet", |paper| paper.write("content/2025-06-15/edition.yaml", SHEET)),
    ("a draft", |paper| paper.edit("content/2025-06-15/c.md", "title: 丙", "title: 丙\ndraft: true")),
    ("a picture", |paper| paper.write("content/2025-06-16/a.svg", LARGER)),
    ("a template", |paper| paper.write("templates/404.html", "<!doctype html><title>x</title>找不到")),
    ("a style", |paper| paper.edit("static/css/own.css", "teal", "navy")),
    ("the paper's name", |paper| paper.edit("site.toml", "日报", "晚报")),
    ("a whole edition at once", |paper| paper.write_all(NEW_EDITION)),
    ("an edition's day", |paper| {
        std::fs::rename(paper.root.join("content/2025-06-17"), paper.root.join("content/2025-06-14")).unwrap();
    }),
    ("an article that is gone", |paper| paper.remove("content/2025-06-15/e.md")),
];

/// Makes a change, and waits until the preview is what a new one would be.
fn is_as_new(desk: &Desk, events: &mut Browser, (what, change): Change) {
    change(&desk.paper);
    let anew = made_anew(&desk.paper);
    events.until(|| {
        let differ = changed(&tree(&desk.paper.root.join(".newsprint/preview")), &anew);
        if !differ.is_empty() {
            eprintln!("after {what}, for now: {differ:?}");
        }
        differ.is_empty()
    });
}

#[test]
fn after_every_change_the_preview_is_what_a_new_one_would_be() {
    let paper = Paper::new(FILES);
    paper.write_all(MORE);
    let desk = Desk::open(paper, &[]);
    let mut events = desk.listen("");
    events.event();
    for change in CHANGES {
        is_as_new(&desk, &mut events, change);
    }
}

#[test]
fn sections_that_only_articles_name_come_and_go() {
    let paper = Paper::new("-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n");
    paper.write_all(FILES);
    let desk = Desk::open(paper, &[]);
    let mut events = desk.listen("");
    events.event();
    let changes: [Change; 4] = [
        ("a change that keeps the other edition", |paper| {
            paper.write("content/2025-06-15/world.md", "---\ntitle: 海外\n---\n\n文。\n");
        }),
        ("a section before the first", |paper| {
            paper.edit("content/2025-06-15/world.md", "海外", "海外\nsection: 国际");
        }),
        ("a body", |paper| paper.edit("content/2025-06-15/world.md", "文。", "文二。")),
        ("no such section any more", |paper| paper.remove("content/2025-06-15/world.md")),
    ];
    for change in changes {
        is_as_new(&desk, &mut events, change);
    }
}

#[test]
fn an_editor_may_save_in_place_or_by_renaming() {
    let desk = desk(&[]);
    let mut events = desk.listen("");
    let shows = |text: &str| desk.get("/2025-06-16/a/").text().contains(text);
    desk.paper.edit("content/2025-06-16/a.md", "第一稿", "原地保存");
    events.until(|| shows("原地保存。"));
    desk.edit("content/2025-06-16/a.md", "原地", "换名");
    events.until(|| shows("换名保存。"));
    desk.edit("site.toml", "日报", "晚报");
    events.until(|| shows("临澜晚报"));
    desk.edit("site.toml", "晚报", "早报");
    events.until(|| shows("临澜早报"));
}

#[test]
fn what_newsprint_writes_wakes_nobody() {
    let desk = desk(&[]);
    let mut events = desk.listen("");
    events.event();
    desk.paper.build();
    desk.paper.write("notes.txt", "nothing");
    desk.paper.write("content/2025-06-16/.a.md.swp", "nothing");
    desk.paper.write("content/2025-06-16/a.md~", "nothing");
    desk.edit("content/2025-06-16/a.md", "第一稿", "第二稿");
    assert_eq!(events.event().id, 2);
    // The build above read every source and wrote the preview; had that woken it, this would be the fourth.
    desk.edit("content/2025-06-16/a.md", "第二稿", "第三稿");
    assert_eq!(events.event().id, 3);
}

#[test]
fn a_picture_that_changed_is_named() {
    let desk = desk(&[]);
    let mut events = desk.listen("");
    assert_eq!(events.event().state["files"], serde_json::json!([]));
    desk.edit("content/2025-06-16/a.svg", "<svg ", "<svg id='x' ");
    let state = events.event().state;
    // The feeds tell the length of the picture, and come after it.
    let files: Vec<&str> = state["files"].as_array().unwrap().iter().filter_map(|file| file.as_str()).collect();
    let (feeds, others): (Vec<&str>, Vec<&str>) =
        files.into_iter().partition(|file| file.contains("/feed.") || file.contains("/rss."));
    assert_eq!((others, feeds.len()), (vec!["/2025-06-16/a.svg"], 6));
}

#[test]
fn a_new_style_leaves_the_frame_of_a_page() {
    let paper = Paper::new(FILES);
    let page = "<!doctype html><link rel=\"stylesheet\" href=\"{{ assets[\"css/own.css\"] }}\"><body>{{ body }}</body>";
    paper.write("templates/article.html", page);
    let desk = Desk::open(paper, &[]);
    let mut events = desk.listen("");
    events.event();
    let digests = || {
        let page = desk.get("/2025-06-16/a/").text();
        let digest = |name: &str| page.split(name).nth(1).unwrap()[..8].to_owned();
        (digest("data-page="), digest("data-frame="))
    };
    let first = digests();
    desk.edit("static/css/own.css", "teal", "navy");
    events.event();
    let restyled = digests();
    assert!(first.0 != restyled.0 && first.1 == restyled.1, "{first:?} {restyled:?}");
    desk.edit("content/2025-06-16/a.md", "第一稿", "第二稿");
    events.event();
    assert_ne!(digests().1, restyled.1);
}

#[test]
fn the_article_that_is_edited_comes_up() {
    let desk = desk(&["--follow"]);
    let mut events = desk.listen("?seen=0");
    assert_eq!(seen(&events.event()), (1, "built"));
    desk.edit("content/2025-06-16/b.md", "乙文", "乙文二");
    let show = events.event();
    assert_eq!((seen(&show), &show.state["url"]), ((2, "show"), &serde_json::json!("/2025-06-16/b/")));
    assert_eq!(seen(&events.event()), (2, "built"));
    // A page that was hidden meanwhile learns of it; one that was just opened stays where it is.
    assert_eq!(desk.listen("?seen=1").event().kind, "show");
    assert_eq!(desk.listen("?seen=2").event().kind, "built");
    assert_eq!(desk.listen("").event().kind, "built");
}

const EARLY: &str = "\
-- content/2025-06-16/draft.md --
---
title: 草稿
draft: true
---
-- content/2025-06-16/due.md --
---
title: 已发
---
-- content/2025-06-16/embargoed.md --
---
title: 未到时间
publish_at: 2025-07-02 05:30
---
-- content/2025-07-09/later.md --
---
title: 下周
---
";

#[test]
fn what_is_not_public_yet_says_so() {
    let desk = Desk::open(Paper::new(EARLY), &[]);
    let is_marked = |path: &str| {
        let answer = desk.get(path);
        assert_eq!(answer.status, 200, "{path}");
        answer.text().contains("<p class=\"newsprint-preview\">尚未公开")
    };
    for early in ["/2025-06-16/draft/", "/2025-06-16/embargoed/", "/2025-07-09/later/"] {
        assert!(is_marked(early), "{early}");
    }
    assert!(!is_marked("/2025-06-16/due/"));
    let mut events = desk.listen("");
    events.event();
    desk.edit("content/2025-06-16/draft.md", "draft: true\n", "");
    events.event();
    assert!(!is_marked("/2025-06-16/draft/"));
}

#[test]
fn only_the_public_can_be_shown() {
    let desk = Desk::open(Paper::new(EARLY), &["--public"]);
    assert_eq!(desk.get("/2025-06-16/due/").status, 200);
    for early in ["/2025-06-16/draft/", "/2025-06-16/embargoed/", "/2025-07-09/later/"] {
        assert_eq!(desk.get(early).status, 404, "{early}");
    }
}

#[test]
fn many_readers_never_see_half_a_page_while_it_is_rebuilt() {
    let desk = desk(&[]);
    // Long enough that half of it would show.
    let text =
        |draft: usize| format!("---\ntitle: 甲\n---\n\n{}\n\n终{draft}。\n", format!("第{draft}稿。").repeat(5_000));
    let mut events = desk.listen("");
    events.event();
    let is_over = AtomicBool::new(false);
    let port = desk.port;
    let read = || {
        let mut browser = Browser::connect(port);
        let mut count = 0;
        while !is_over.load(Ordering::Relaxed) || count == 0 {
            let answer = browser.ask("GET", "/2025-06-16/a/", &[]);
            assert_eq!(answer.status, 200);
            let page = answer.text();
            assert!(page.ends_with("</body></html>") || page.ends_with("</html>"), "half a page of {}", page.len());
            let drafts: Vec<bool> = (0..5).map(|draft| page.contains(&format!("第{draft}稿。"))).collect();
            assert!(drafts.iter().filter(|is_there| **is_there).count() <= 1, "two drafts in one page");
            count += 1;
        }
        count
    };
    let asked: usize = std::thread::scope(|scope| {
        let over = Over(&is_over);
        let readers: Vec<_> = (0..200).map(|_| scope.spawn(read)).collect();
        for draft in 0..5 {
            desk.save("content/2025-06-16/a.md", &text(draft));
            assert_eq!(events.event().kind, "built");
        }
        drop(over);
        readers.into_iter().map(|reader| reader.join().unwrap()).sum()
    });
    assert!(asked >= 200);
    assert!(desk.get("/2025-06-16/a/").text().contains("终4。"));
}

/// Lets the readers go home, even when the writer failed.
struct Over<'o>(&'o AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn an_open_page_is_new_before_all_others_are() {
    use std::fmt::Write as _;
    let mut files = String::from("-- templates/404.html --\n<!doctype html><title>x</title>x\n");
    for number in 0..300 {
        let _ = write!(files, "-- content/2025-06-16/a{number}.md --\n---\ntitle: 稿{number}\n---\n\n文。\n");
    }
    let desk = Desk::open(Paper::new(&files), &[]);
    let mut events = desk.listen("?page=%2F2025-06-16%2Fa7%2F");
    assert_eq!(seen(&events.event()), (1, "built"));
    // Every article's template, so that hundreds of pages are to be made.
    desk.paper.write("templates/article.html", "<!doctype html><title>{{ title }}</title>新样式");
    assert_eq!(seen(&events.event()), (2, "built"));
    assert!(desk.get("/2025-06-16/a7/").text().contains("新样式"));
    assert_eq!(seen(&events.event()), (3, "built"));
    assert!(desk.get("/2025-06-16/a299/").text().contains("新样式"));
    // Nobody looks any more, so everything comes at once.
    drop(events);
    let mut others = desk.listen("");
    assert_eq!(seen(&others.event()), (3, "built"));
    desk.edit("templates/article.html", "新样式", "旧样式");
    assert_eq!(seen(&others.event()), (4, "built"));
    assert!(desk.get("/2025-06-16/a299/").text().contains("旧样式"));
}

#[test]
fn an_article_appears_and_ends_by_the_clock() {
    // The server's clock starts at noon of 1 July 2025 in the paper's zone.
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\ntitle: 甲\npublish_at: 2025-07-01T12:00:02+08:00\nexpires_at: 2025-07-01T12:00:04+08:00\n---\n\n甲文。\n\
         -- content/2025-06-16/b.md --\n---\ntitle: 乙\n---\n\n乙文。\n",
    );
    let desk = Desk::open(paper, &["--public"]);
    let mut events = desk.listen("");
    let status = || desk.get("/2025-06-16/a/").status;
    assert_eq!((seen(&events.event()), status()), ((1, "built"), 404));
    assert_eq!((seen(&events.event()), status()), ((2, "built"), 200));
    assert_eq!((seen(&events.event()), status()), ((3, "built"), 404));
}

/// Memory of a process in pages.
#[cfg(target_os = "linux")]
fn resident(process: u32) -> u64 {
    let statm = std::fs::read_to_string(format!("/proc/{process}/statm")).unwrap();
    statm.split(' ').nth(1).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_thousand_edits_need_no_more_memory_than_a_hundred() {
    let desk = desk(&[]);
    let mut events = desk.listen("");
    events.event();
    let mut edit = |number: usize| {
        let word = format!("第{number}稿。");
        desk.save(
            "content/2025-06-16/a.md",
            &format!("---\ntitle: 甲\nsection: 要闻\nimages: [a.svg]\n---\n\n{word}\n"),
        );
        events.until(|| desk.get("/2025-06-16/a/").text().contains(&word));
        resident(desk.id())
    };
    // The allocator takes and gives back some megabytes as it goes; what only grows is more than that at its lowest.
    let early = (0..200).map(&mut edit).max().unwrap();
    for number in 200..900 {
        edit(number);
    }
    let late = (900..1000).map(&mut edit).min().unwrap();
    assert!(late < early + early / 10, "{early} pages at most in 200 edits, {late} at least in the last hundred");
}
