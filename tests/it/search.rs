//! Search: what browsers look through, and the ways to it.

use expect_test::expect;

use crate::paper::{Paper, Tree, keys, program, text};

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

/// What a reader finds, newest first, by addresses.
fn found(site: &Tree, query: &str) -> Vec<String> {
    let read = |path: &str| site.get(&format!("search/{path}")).cloned().ok_or("there is no such file");
    let answer = newsprint_search::search(&read, &newsprint_search::parse(query), usize::MAX).unwrap();
    answer.hits.into_iter().map(|hit| hit.record.url).collect()
}

/// The files of the index that its entry names.
fn named(site: &Tree) -> Vec<String> {
    let entry = newsprint_search::Entry::of_bytes(&site["search/index.bin"]).unwrap();
    let texts = entry.texts.iter().map(|(name, _)| format!("search/texts/{name}.bin"));
    let terms = entry.segments.iter().flat_map(|segment| &segment.files);
    let terms = terms.map(|(_, name)| format!("search/terms/{name}.bin"));
    let mut all: Vec<String> = texts.chain(terms).collect();
    all.sort();
    all
}

fn index_files(site: &Tree) -> Vec<String> {
    keys(site)
        .into_iter()
        .filter(|path| path.starts_with("search/") && path.ends_with(".bin"))
        .map(str::to_owned)
        .collect()
}

/// All texts that are published for the search.
fn texts(site: &Tree) -> String {
    let blocks = named(site).into_iter().filter(|path| path.contains("/texts/"));
    blocks.map(|path| text(&newsprint_search::inflate(&site[&path]).unwrap())).collect()
}

#[test]
fn every_word_of_every_article_is_found() {
    let site = Paper::new(FILES).site();
    let (a, b, c, d) = ("2025-06-30/a/", "2025-06-29/b/", "2025-06-29/%E6%B8%AF%20%E5%8F%A3%2527s/", "2025-05-01/d/");
    for (query, expected) in [
        ("船六点", vec![b]),
        ("渡輪 -停航", vec![b]),
        ("假期首日", vec![b]),
        ("每天二十六班", vec![b]),
        ("author:周砚", vec![b]),
        ("作者:摄", vec![b]),
        ("section:要闻", vec![b]),
        ("ferries", vec![c]),
        ("\"at six\"", vec![c]),
        ("page:2", vec![c]),
        ("正文", vec![a, d]),
        ("from:2025-06-30", vec![a, "2025-06-30-extra/a/"]),
        ("to:2025-05", vec![d]),
        ("空版", vec![]),
    ] {
        assert_eq!(found(&site, query), expected, "{query}");
    }
}

#[test]
fn the_entry_names_every_file_and_no_other() {
    let site = Paper::new(FILES).site();
    let mut expected = named(&site);
    expected.insert(0, "search/index.bin".to_owned());
    assert_eq!(index_files(&site), expected);
}

#[test]
fn the_record_of_an_article_is_all_that_a_hit_shows() {
    let site = Paper::new(FILES).site();
    let read = |path: &str| site.get(&format!("search/{path}")).cloned().ok_or("there is no such file");
    let answer = newsprint_search::search(&read, &newsprint_search::parse("渡轮"), 1).unwrap();
    let record = String::from_utf8(answer.hits[0].record.to_json()).unwrap();
    expect![[r#"{"url":"2025-06-29/b/","date":"2025-06-29","page":"01","kind":"brief","title":"渡轮加班","kicker":"假期首日","subtitle":"每天二十六班","byline":"本报讯  记者 林澄  本报记者 周砚 摄  江听雨 文","section":"要闻","topics":["渡轮"],"text":"头班船六点开。"}"#]].assert_eq(&record);
}

#[test]
fn only_heads_are_found_when_the_paper_wants_it_so() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "base_url", "search = {fields = 'heads'}\nbase_url");
    let site = paper.site();
    assert_eq!(found(&site, "渡轮加班"), ["2025-06-29/b/"]);
    assert!(found(&site, "船六点").is_empty());
    // A summary is shown, and no more of the text is published there.
    let long = "港口的早晨很静。".repeat(40);
    paper.edit("content/2025-06-30/a.md", "正文。", &format!("{long}\n\n第二段。"));
    let site = paper.site();
    let texts = texts(&site);
    assert!(texts.contains("头班船") && !texts.contains("第二段"));
}

#[test]
fn a_correction_changes_the_files_of_its_terms_and_its_texts_alone() {
    let paper = archive();
    let before = paper.site();
    // A word of the same two characters everywhere else.
    paper.edit("content/2024-02-07/a.md", "第7日的港湾", "第7日的渡口");
    let after = paper.site();
    let files = |site: &Tree, kind: &str| -> Vec<String> {
        index_files(site).into_iter().filter(|path| path.contains(kind)).collect()
    };
    let (old, new) = (files(&before, "terms"), files(&after, "terms"));
    let rewritten = new.iter().filter(|path| !old.contains(path)).count();
    assert!(old.len() > 5 && (1..=3).contains(&rewritten), "{rewritten} of {}", old.len());
    let (old, new) = (files(&before, "texts"), files(&after, "texts"));
    assert_eq!(new.iter().filter(|path| !old.contains(path)).count(), 1, "of {}", old.len());
    assert_eq!(found(&after, "第7日的渡口"), ["2024-02-07/a/"]);
    assert!(found(&after, "第7日的港湾").is_empty());
}

/// A paper of one long article a day, with files as small as they may be.
fn archive() -> Paper {
    let day = |day: u32| {
        // Each character of the block stands in some article, so that there are many terms.
        let han: String =
            (0..4000).filter_map(|at| char::from_u32(0x4e00 + (day * 4000 + at) * 7919 % 20_000)).collect();
        format!("-- content/2024-02-{day:02}/a.md --\n---\ntitle: 第{day}篇\n---\n\n第{day}日的港湾。{han}\n")
    };
    let files: String = (1..=29).map(day).collect();
    let paper = Paper::new(&files);
    paper.edit("site.toml", "base_url", "search = {terms_kb = 16, texts_kb = 32}\nbase_url");
    paper
}

#[test]
fn what_is_withdrawn_leaves_no_trace() {
    let paper = Paper::new(FILES);
    let before = paper.site();
    assert_eq!(found(&before, "五月的正文"), ["2025-05-01/d/"]);
    paper.edit("content/2025-05-01/d.md", "title: 五月", "title: 五月\nexpires_at: 2025-05-02");
    let after = paper.site();
    assert!(found(&after, "五月").is_empty());
    assert!(found(&after, "的正").is_empty() && found(&after, "五").is_empty());
    assert!(!texts(&after).contains("五月"));
    let folder = paper.root.join(".newsprint");
    let kept: usize = ["search-terms", "search-texts", "search-months"]
        .map(|kind| std::fs::read_dir(folder.join(kind)).unwrap().count())
        .iter()
        .sum();
    // Three editions of one month are left.
    assert_eq!(kept, 3 + 3 + 1);
}

#[test]
fn a_file_of_the_index_that_was_lost_is_made_again() {
    let paper = Paper::new(FILES);
    let site = paper.site();
    for path in named(&site) {
        std::fs::remove_file(paper.root.join("public").join(&path)).unwrap();
        paper.build();
        assert_eq!(std::fs::read(paper.root.join("public").join(&path)).unwrap(), site[&path], "{path}");
    }
}

#[test]
fn the_page_leads_to_everything_without_a_search() {
    let page = Paper::new(FILES).page("search/index.html").replace('"', "");
    let plain = page.split("id=ways").nth(1).unwrap().split("</div>").next().unwrap();
    for address in ["/archive/2025/", "/sections/", "/authors/", "/topics/"] {
        assert!(plain.contains(&format!("href={address}")), "{address}");
    }
    assert!(page.contains("data-index=/search/index.bin"));
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
    let entry = std::fs::read(paper.root.join("public/search/index.bin")).unwrap();
    assert!(found(&Tree::from([("search/index.bin".to_owned(), entry)]), "港口").is_empty());
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
    for path in index_files(&root) {
        assert_eq!(root[&path], below[&path], "{path}");
    }
    for page in ["index.html", "404.html", "search/index.html", "2025-06-30/a/index.html"] {
        let html = text(&below[page]).replace('"', "");
        assert!(html.contains("action=/paper/search/"), "{page}");
        assert!(html.contains("href=/paper/opensearch.xml"), "{page}");
        assert!(!html.contains("=/search/"), "{page}");
    }
    assert!(text(&below["search/index.html"]).contains("data-index=\"/paper/search/index.bin\""));
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

/// What the program says when it is asked: standard output, standard error, whether all went well.
fn asked(paper: &Paper, arguments: &[&str]) -> (String, String, bool) {
    let output = program().arg("search").args(arguments).current_dir(&paper.root).output().unwrap();
    let said = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (said(output.stdout), said(output.stderr), output.status.success())
}

#[test]
fn a_terminal_finds_what_readers_find() {
    let paper = Paper::new(FILES);
    paper.build();
    let (json, told, is_well) = asked(&paper, &["正文", "--format", "json", "--limit", "1"]);
    assert!(is_well && told.is_empty(), "{told}");
    expect![[r#"
        {"total":2,"hits":[{"url":"/2025-06-30/a/","title":"港口","date":"2025-06-30","snippet":"正文。"}]}
    "#]]
    .assert_eq(&json);
    let (list, told, _) = asked(&paper, &["-渡轮 from:2025-06"]);
    expect![[r#"
        2025-06-30  港口
          /2025-06-30/a/
          正文。

        2025-06-30  号外
          /2025-06-30-extra/a/

        2025-06-29  Ferries & <q>"more"</q>
          /2025-06-29/%E6%B8%AF%20%E5%8F%A3%2527s/
          At six.

    "#]]
    .assert_eq(&list);
    assert_eq!(told, "3 articles\n");
    let (_, told, _) = asked(&paper, &["正文", "--limit", "1"]);
    assert_eq!(told, "2 articles, the newest 1 of them shown; --limit 0 shows all\n");
    let (json, _, is_well) = asked(&paper, &["没有这样的词", "--format", "json"]);
    assert_eq!((json.as_str(), is_well), ("{\"total\":0,\"hits\":[]}\n", true));
}

#[test]
fn a_terminal_is_told_why_there_is_no_answer() {
    let paper = Paper::new(FILES);
    let (_, told, is_well) = asked(&paper, &["正文"]);
    assert!(!is_well && told.contains("error[no-search-index]: there is no search in `public/search`"), "{told}");
    paper.build();
    let site = paper.site();
    for path in named(&site) {
        paper.write(&format!("public/{path}"), &site[&path][..site[&path].len() / 2]);
        let (_, told, is_well) = asked(&paper, &["正文"]);
        assert!(!is_well && told.contains(&format!("error[damaged-search-index]: `public/{path}`")), "{told}");
        paper.write(&format!("public/{path}"), &site[&path]);
    }
}
