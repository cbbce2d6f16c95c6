//! Files as newsrooms name them: numbers that order, copies that nobody means, names from Macs, folders of texts.

use std::collections::BTreeMap;

use expect_test::expect;

use crate::paper::{Paper, Tree, program, text};

fn article(path: &str) -> String {
    format!("-- content/{path} --\n---\ntitle: {path}\n---\n\n正文。\n")
}

fn paper(articles: &[&str]) -> Paper {
    Paper::new(&articles.iter().map(|path| article(path)).collect::<String>())
}

/// The addresses of an edition's articles.
fn slugs(site: &Tree) -> Vec<String> {
    let slug = |path: &'_ String| Some(path.strip_prefix("2025-06-16/")?.strip_suffix("/index.html")?.to_owned());
    site.keys().filter_map(slug).filter(|slug| slug != "01").collect()
}

#[test]
fn digits_that_tell_something_stay_in_the_address_and_give_no_order() {
    let paper = paper(&[
        "2025-06-16/02-港湾.md",
        "2025-06-16/01头版.md",
        "2025-06-16/3、灯会.md",
        "2025-06-16/04.2025年规划.md",
        "2025-06-16/100米飞人.md",
        "2025-06-16/3D打印.md",
        "2025-06-16/3.15晚会.md",
        "2025-06-16/2025-06-16-航线.md",
        "2025-06-16/05.md",
    ]);
    let site = paper.site();
    assert_eq!(
        slugs(&site),
        ["100米飞人", "2025-06-16-航线", "2025年规划", "3.15晚会", "3D打印", "a05", "头版", "港湾", "灯会"]
    );
    // On the page: by number, then the others by their files' names.
    let page = text(&site["2025-06-16/01/index.html"]).replace("<wbr>", "");
    let order = [
        "01头版",
        "02-港湾",
        "3、灯会",
        "04.2025年规划",
        "05.md",
        "100米飞人",
        "2025-06-16-航线",
        "3.15晚会",
        "3D打印",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|title| page.find(&format!("2025-06-16/{title}"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {page}");
}

#[test]
fn an_old_address_of_digits_can_be_kept() {
    let files =
        "-- content/2025-06-16/100米飞人.md --\n---\ntitle: 百米\naliases: /2025-06-16/米飞人/\n---\n\n正文。\n";
    let site = Paper::new(files).site();
    assert!(text(&site["2025-06-16/米飞人/index.html"]).contains("/2025-06-16/100"));
}

const COPIES: [&str; 16] = [
    "01-港湾 - 副本.md",
    "01-港湾 - 副本 (2).md",
    "01-港湾 - Copy.md",
    "01-港湾 copy.md",
    "01-港湾 copy 2.md",
    "01-港湾 副本.md",
    "01-港湾的副本.md",
    "01-港湾 (林澄 的冲突副本 2025-06-16).md",
    "01-港湾(冲突文件).md",
    "01-港湾 (Lin's conflicted copy 2025-06-16).md",
    "01-港湾.sync-conflict-20250616-123456-ABCDEFG.md",
    "01-港湾.md~",
    "01-港湾.md.bak",
    "#01-港湾.md#",
    "01-港湾.md.swp",
    "~$港湾.docx",
];

#[test]
fn copies_and_lock_files_are_no_articles_and_each_is_told() {
    let paper = paper(&["2025-06-16/01-港湾.md"]);
    for name in COPIES.iter().chain(&[".~lock.01-港湾.md#", ".01-港湾.md.swp"]) {
        paper.write(&format!("content/2025-06-16/{name}"), "---\ntitle: 副本\ntopics: [副本]\n---\n\n不该登。\n");
    }
    let told = paper.warnings();
    for name in COPIES {
        assert_eq!(told.matches(&format!("content/2025-06-16/{name}\n")).count(), 1, "{name}: {told}");
    }
    assert_eq!(told.matches("warning[left-over]").count(), COPIES.len(), "{told}");
    let site = paper.site();
    assert_eq!(slugs(&site), ["港湾"]);
    let shown: String = site.values().map(|bytes| text(bytes)).collect();
    assert!(!shown.contains("不该登"));
}

#[test]
fn what_is_told_of_a_copy_is_its_kind_and_the_way_out() {
    let paper = paper(&["2025-06-16/01-港湾.md", "2025-06-16/01-港湾 - 副本.md", "2025-06-16/01-港湾 (冲突副本 2).md"]);
    paper.write("content/2025-06-16/~$港湾.docx", "x");
    paper.write("content/2025-06-16/01-港湾.md.bak", "x");
    paper.write("content/2025-06-16/稿 - 副本.docx", "x");
    expect![[r#"
        warning[left-over]: this file is not read: by its name it is one of two that were changed at once
        --> content/2025-06-16/01-港湾 (冲突副本 2).md
         |
        help: compare it with the other file, put what is right into that one, and delete this one

        warning[left-over]: this file is not read: by its name it is a copy
        --> content/2025-06-16/01-港湾 - 副本.md
         |
        help: delete it; if it is an article of its own, give it another name

        warning[left-over]: this file is not read: by its name it is an editor's backup
        --> content/2025-06-16/01-港湾.md.bak
         |
        help: delete it; if it is an article of its own, give it another name

        warning[left-over]: this file is not read: it is the mark of a document that is open
        --> content/2025-06-16/~$港湾.docx
         |
        help: close the document where it is open; if it is open nowhere, delete this file

        warning[left-over]: this file is not read: by its name it is a copy
        --> content/2025-06-16/稿 - 副本.docx
         |
        help: delete it; if it is an article of its own, give it another name"#]]
    .assert_eq(&paper.warnings());
}

#[test]
fn a_copy_is_published_when_an_article_names_it_and_never_proposed() {
    let files = "\
-- content/2025-06-16/01-港湾.md --
---
title: 港湾
---

![图](图 - 副本.svg) [见](02-灯会.md) [表](表 - 副本.docx)
-- content/2025-06-16/02-灯会 - 副本.md --
---
title: 灯会
---

正文。
-- content/2025-06-16/图 - 副本.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>
-- content/2025-06-16/另图 - 副本.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>
-- content/2025-06-16/表 - 副本.docx --
x
";
    let files = files.replace("图 - 副本.svg)", "图%20-%20副本.svg)").replace("表 - 副本.docx)", "表%20-%20副本.docx)");
    let paper = Paper::new(&files);
    let told = paper.mistakes();
    assert!(told.contains("`02-灯会.md`") && !told.contains("did you mean"), "{told}");
    paper.edit("content/2025-06-16/01-港湾.md", "[见](02-灯会.md)", "");
    let site = paper.site();
    assert!(site.contains_key("2025-06-16/图 - 副本.svg") && !site.contains_key("2025-06-16/另图 - 副本.svg"));
    assert!(!paper.warnings().contains("docx"), "{}", paper.warnings());
}

/// é as two characters, as Macs write it, and as one, as everybody types it.
const TWO: &str = "cafe\u{301}";
const ONE: &str = "caf\u{e9}";

const OF_A_MAC: &str = "\
-- site.toml --
title = '临澜日报'
base_url = 'https://linlan.example/'
-- static/images/FILE.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>
-- content/2025-06-16/edition.yaml --
front_stories: [FOUND]
pages:
- number: 1
  picture: pages/FOUND.svg
-- content/2025-06-16/pages/FILE.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>
-- content/2025-06-16/01-a.md --
---
title: 港湾
images: FOUND.png
---

[见](FOUND.md) [站](/2025-06-16/FOUND/) ![图](FOUND.svg) ![片](FOUND.mp4) ![标](/images/FOUND.svg) [档](dir-FOUND/x.pdf)
-- content/2025-06-16/FILE.md --
---
title: 咖啡馆
---

正文。
-- content/2025-06-16/FILE.png (PNG 30×20) --
-- content/2025-06-16/FILE.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>
-- content/2025-06-16/FILE.mp4 --
0000
-- content/2025-06-16/FOUND.vtt --
WEBVTT
-- content/2025-06-16/dir-FILE/x.pdf --
%PDF-1.7
";

#[test]
fn a_name_is_found_however_its_accents_are_written() {
    let site = |file: &str, found: &str| {
        let paper = Paper::new(&OF_A_MAC.replace("FILE", file).replace("FOUND", found));
        let told = paper.warnings();
        assert!(!told.contains("error") && !told.contains("front"), "{told}");
        paper.site()
    };
    let expected = site(ONE, ONE);
    for (file, found) in [(TWO, ONE), (ONE, TWO), (TWO, TWO)] {
        let site = site(file, found);
        // Addresses are the same, whatever the files are called.
        assert_eq!(site.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    }
    assert!(expected.keys().all(|path| !path.contains('\u{301}')));
    assert!(expected.contains_key(&format!("2025-06-16/{ONE}/index.html")));
    let page = text(&expected["2025-06-16/a/index.html"]);
    assert!(
        page.contains("caf%C3%A9.mp4") && page.contains("caf%C3%A9.vtt") && page.contains("dir-caf%C3%A9/x.pdf"),
        "{page}"
    );
}

// Macs have no two files of names that differ so.
#[cfg(target_os = "linux")]
#[test]
fn two_files_with_one_name_are_an_error() {
    let paper = paper(&["2025-06-16/01-a.md", &format!("2025-06-16/{ONE}.md"), &format!("2025-06-16/{TWO}.md")]);
    paper.write(&format!("static/{ONE}.txt"), "a");
    paper.write(&format!("static/{TWO}.txt"), "b");
    let told = paper.mistakes();
    assert_eq!(told.matches("error[same-file-name]").count(), 2, "{told}");
    assert!(
        told.contains(&format!("content/2025-06-16/{ONE}.md"))
            && told.contains(&format!("content/2025-06-16/{TWO}.md"))
    );
}

fn run(paper: &Paper, arguments: &[&str]) -> (String, String) {
    let output = program()
        .args(arguments)
        .current_dir(&paper.root)
        .env("SOURCE_DATE_EPOCH", "1750046400")
        .env("NEWSPRINT_STATE_KEY", crate::paper::SECRET)
        .output()
        .unwrap();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_second_article_of_a_headline_has_a_name_and_address_of_its_own() {
    let paper = paper(&["2025-06-16/01-开头.md"]);
    paper.edit("content/2025-06-16/01-开头.md", "---\n\n", "slug: 灯会-3\n---\n\n");
    for (name, is_told) in [("02-灯会", false), ("03-灯会-2", true), ("04-灯会-4", true)] {
        let (made, told) = run(&paper, &["new", "article", "灯会"]);
        assert_eq!(made.trim(), format!("content/2025-06-16/{name}.md"));
        assert_eq!(told.contains("has an article of this name"), is_told, "{told}");
        paper.edit(made.trim(), "草稿: 是\n", "");
    }
    // A file of this name would be taken for a copy.
    let (made, _) = run(&paper, &["new", "article", "古籍的副本"]);
    assert_eq!(made.trim(), "content/2025-06-16/05-古籍的副本-2.md");
    assert_eq!(slugs(&paper.site()), ["灯会-2", "灯会-3", "灯会-4", "灯会"]);
}

#[test]
fn a_folder_of_other_files_alone_is_told() {
    let paper = paper(&["2025-06-15/01-a.md"]);
    for name in ["头版.txt", "稿件.docx", "图.jpg", "二版.txt"] {
        paper.write(&format!("content/2025/2025-06-16/{name}"), "x");
    }
    std::fs::create_dir_all(paper.root.join("content/2025-06-17")).unwrap();
    // Pictures of a day whose articles lie elsewhere.
    paper.write("content/pictures/2025-06-15/图.jpg", "x");
    // One that waits for its articles.
    paper.write("content/2025-06-18/edition.yaml", "pages:\n- number: 1\n  picture: 01.svg\n");
    paper.write("content/2025-06-18/01.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    expect![[r#"
        warning[no-articles]: nothing in this edition's folder is an article
        --> content/2025/2025-06-16
         = note: here lie `二版.txt`, `头版.txt`, `稿件.docx`
        help: articles are text files whose names end in `.md`, such as `01-harbour.md`: save the texts so"#]]
    .assert_eq(&paper.warnings());
    paper.write("content/2025-06-18/稿.docx", "x");
    assert_eq!(paper.warnings().matches("warning[no-articles]").count(), 2);
    paper.write("content/2025-06-18/a.md", "no front matter");
    assert_eq!(paper.mistakes().matches("warning[no-articles]").count(), 1);
}

#[test]
fn an_edition_with_a_sheet_alone_is_none_yet_and_untold() {
    let paper = paper(&["2025-06-15/01-a.md"]);
    paper.write("content/2025-06-16/edition.yaml", "number: 1\n");
    assert_eq!(paper.warnings(), "");
    assert!(!paper.site().contains_key("2025-06-16/index.html"));
}

#[test]
fn a_standing_article_lies_below_its_folders() {
    let files = "\
-- site.toml --
title = '临澜日报'
base_url = 'https://linlan.example/'
[[navigation]]
name = '指南'
url = '/guide/deep-end/a/'
-- content/pages/about.md --
---
title: 关于
---

[指南](guide/deep end/a.md)
-- content/pages/guide/deep end/a.md --
---
title: 深处
---

[上](../b.md) [顶](../../about.md) [根](/pages/guide/b.md) ![图](c.svg) [刊](../../../2025-06-16/01-a.md)
-- content/pages/guide/deep end/c.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>
-- content/pages/guide/b.md --
---
title: 浅处
---

正文。
-- content/2025-06-16/01-a.md --
---
title: 港湾
---

[指南](../pages/guide/b.md)
";
    let files = files.replace("guide/deep end/a.md)", "guide/deep%20end/a.md)");
    let paper = Paper::new(&files);
    let site = paper.site();
    let page = text(&site["guide/deep-end/a/index.html"]);
    for link in ["/guide/b/", "/about/", "/2025-06-16/a/", "c.svg"] {
        assert!(page.contains(link), "{link}: {page}");
    }
    assert!(text(&site["about/index.html"]).contains("/guide/deep-end/a/"));
    assert!(text(&site["2025-06-16/a/index.html"]).contains("/guide/b/"));
    let missing: BTreeMap<_, _> = site.iter().filter(|(path, _)| path.starts_with("b/")).collect();
    assert!(missing.is_empty());
}

#[test]
fn a_standing_article_in_the_way_of_the_papers_own_pages_is_told() {
    let site = "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n";
    for (file, address) in [
        ("pages/sections/要闻.md", "/sections/要闻/"),
        ("pages/archive.md", "/archive/"),
        ("pages/2025-06-16/01.md", "/2025-06-16/a01/"),
        ("pages/2025-06-16/港湾.md", "/2025-06-16/港湾/"),
    ] {
        let of_edition = "-- content/2025-06-16/02-港湾.md --\n---\ntitle: 港湾\nsection: 要闻\n---\n\n正文。\n";
        let told = Paper::new(&format!("{site}{of_edition}{}", article(file))).mistakes();
        let is_free = address == "/2025-06-16/a01/";
        assert_eq!(told.contains(&format!("two pages have one address: `{address}`")), !is_free, "{told}");
        assert!(is_free || told.contains(&format!("content/{file}")), "{told}");
    }
}

#[test]
fn of_two_articles_with_one_address_one_is_told_its_slug() {
    let paper =
        paper(&["2025-06-16/01-港湾.md", "2025-06-16/02-港湾.md", "2025-06-16/03-港湾.md", "2025-06-16/港湾-2.md"]);
    expect![[r#"
        error[same-address]: two pages have one address: `/2025-06-16/港湾/`
        --> content/2025-06-16/02-港湾.md
         |
        help: the other is content/2025-06-16/01-港湾.md; give one of them another `slug` or file name
        help: for instance, write `slug: 港湾-3` in content/2025-06-16/02-港湾.md

        error[same-address]: two pages have one address: `/2025-06-16/港湾/`
        --> content/2025-06-16/03-港湾.md
         |
        help: the other is content/2025-06-16/02-港湾.md; give one of them another `slug` or file name
        help: for instance, write `slug: 港湾-4` in content/2025-06-16/03-港湾.md"#]]
    .assert_eq(&paper.mistakes());
}
