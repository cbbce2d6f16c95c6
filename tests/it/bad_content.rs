//! What an editor gets wrong in articles and sheets: one clear diagnostic each, with its place and the way out.

use expect_test::{Expect, expect};

use crate::paper::Paper;

fn article(front: &str) -> Paper {
    Paper::new(&format!("-- content/2025-06-16/a.md --\n---\n{front}---\n\n正文。\n"))
}

fn body(text: &str) -> Paper {
    Paper::new(&format!("-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n{text}\n"))
}

fn check(paper: &Paper, expected: &Expect) {
    expected.assert_eq(&paper.mistakes());
    assert!(!paper.root.join("public").exists(), "nothing is published");
}

#[test]
fn broken_yaml() {
    check(
        &article("title: 港口: 早晨\n"),
        &expect![[r#"
            error[needs-quotes]: this text needs quotes: it contains a colon with a space behind it
             --> content/2025-06-16/a.md:2:8
              |
            2 | title: 港口: 早晨
              |        ^^^^^^^^^^
              |
            help: put it in quotes: `"港口: 早晨"`"#]],
    );
    check(
        &article("title: \"港口\nsection: 要闻\n"),
        &expect![[r#"
            error[unclosed-mark]: a quotation mark is opened here and never closed
             --> content/2025-06-16/a.md:2:8
              |
            2 | title: "港口
              |        ^
              |
            help: close it with `"` at the end of the value"#]],
    );
    check(
        &article("title: 港\n\tsection: 要闻\n"),
        &expect![[r#"
            error[tab-indent]: the line is indented with a tab
             --> content/2025-06-16/a.md:3:1
              |
            3 |     section: 要闻
              | ^^^^
              |
            help: indent with spaces, not with a tab"#]],
    );
}

#[test]
fn wrong_type() {
    check(
        &article("title: [港, 口]\norder: 第一\n"),
        &expect![[r#"
            error[wrong-kind]: `title` must be text, found a list
             --> content/2025-06-16/a.md:2:1
              |
            2 | title: [港, 口]
              | ^^^^^
              |
            help: write text after `title:`
            help: a text that begins with a bracket needs quotes: `"[港, 口]"`

            error[wrong-kind]: `order` must be a whole number, found text
             --> content/2025-06-16/a.md:3:8
              |
            3 | order: 第一
              |        ^^^^
              |
            help: write a whole number after `order:`"#]],
    );
}

#[test]
fn unknown_key() {
    let paper = article("title: 港\nauthor: 林澄\n作着: 林澄\n");
    expect![[r#"
        warning[foreign-key]: `author` is no key of newsprint
         --> content/2025-06-16/a.md:3:1
          |
        3 | author: 林澄
          | ^^^^^^ not read
          |
        help: write `authors` (or `作者`)

        warning[unknown-key]: unknown key `作着`
         --> content/2025-06-16/a.md:4:1
          |
        4 | 作着: 林澄
          | ^^^^ not read
          |
        help: did you mean `作者`?"#]]
    .assert_eq(&paper.warnings());
}

#[test]
fn missing_title() {
    check(
        &article("section: 要闻\n"),
        &expect![[r#"
            error[missing-title]: the title is missing
             --> content/2025-06-16/a.md:1:1
              |
            1 | ---
              | ^^^
              |
            help: add `title: …` (or `标题: …`) to the front matter"#]],
    );
    check(
        &article("title:\n"),
        &expect![[r#"
            error[missing-title]: the title is missing
             --> content/2025-06-16/a.md:2:1
              |
            2 | title:
              | ^^^^^ nothing stands here
              |
            help: add `title: …` (or `标题: …`) to the front matter"#]],
    );
    check(
        &article("标题:\n"),
        &expect![[r#"
            error[missing-title]: the title is missing
             --> content/2025-06-16/a.md:2:1
              |
            2 | 标题:
              | ^^^^ nothing stands here
              |
            help: add `title: …` (or `标题: …`) to the front matter"#]],
    );
}

#[test]
fn blank_list_entry() {
    check(
        &article("title: 港\ntopics:\n  - 电车\n  -\n"),
        &expect![[r#"
            error[blank-entry]: entry 2 of `topics` is blank
             --> content/2025-06-16/a.md:3:1
              |
            3 | topics:
              | ^^^^^^
              |
            help: write the entry or remove its dash"#]],
    );
}

#[test]
fn duplicate_key() {
    check(
        &article("title: 港\ntitle: 口\n"),
        &expect![[r#"
            error[duplicate-key]: `title` is given twice
             --> content/2025-06-16/a.md:2:1
              |
            2 | title: 港
              | ^^^^^ given more than once
              |
            help: keep one of them"#]],
    );
    check(
        &article("title: 港\n标题: 口\n"),
        &expect![[r#"
            error[duplicate-key]: `标题` is given twice
             --> content/2025-06-16/a.md:3:1
              |
            3 | 标题: 口
              | ^^^^ given more than once
              |
            help: keep one of them"#]],
    );
}

#[test]
fn alias_bomb() {
    let mut front = String::from("title: 港\nextra:\n  a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for i in 1..10 {
        front += &format!("  a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 9].join(","));
    }
    check(
        &article(&front),
        &expect![[r#"
            error[too-many-aliases]: aliases repeat too much
             --> content/2025-06-16/a.md:4:14
              |
            4 |   a0: &a0 [x,x,x,x,x,x,x,x,x]
              |              ^
              |
            help: write the values out instead of repeating them by `*alias`"#]],
    );
}

#[test]
fn deep_yaml() {
    check(
        &article(&format!("title: 港\nextra: {}{}\n", "[".repeat(5000), "]".repeat(5000))),
        &expect![[r#"
            error[nested-too-deep]: lists and maps are nested too deep
             --> content/2025-06-16/a.md:3:72
              |
            3 | ...[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...
              |                                            ^
              |
            help: nest at most 64 levels; a text with brackets needs quotes"#]],
    );
}

#[test]
fn no_front_matter() {
    check(
        &Paper::new("-- content/2025-06-16/a.md --\n港口的早晨\n"),
        &expect![[r#"
            error[no-front-matter]: no front matter
             --> content/2025-06-16/a.md:1:1
              |
            1 | 港口的早晨
              | ^^^^^^^^^^
              |
            help: start the file with `---`, then `title: …`, then `---` and the text"#]],
    );
}

#[test]
fn unterminated_front_matter() {
    check(
        &Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 港\n\n正文。\n"),
        &expect![[r#"
            error[unclosed-front-matter]: the front matter has no end
             --> content/2025-06-16/a.md:1:1
              |
            1 | ---
              | ^^^ opened here
              |
            help: close it with a line `---` before the text"#]],
    );
}

#[test]
fn a_byte_order_mark_and_crlf_are_read_like_any_text() {
    let paper = Paper::new("");
    paper
        .write("content/2025-06-16/a.md", "\u{feff}---\r\ntitle: 港口\r\nsection: 要闻\r\n---\r\n\r\n第一\r\n行。\r\n");
    let page = paper.page("2025-06-16/a/index.html");
    assert!(page.contains("<title>港口 · ") && page.contains("<p>第一行。</p>"), "{page}");
    assert_eq!(paper.warnings(), "");
}

#[test]
fn unknown_section() {
    check(
        &article("title: 港\nsection: 要闻快蓝\n"),
        &expect![[r#"
            error[unknown-section]: unknown section `要闻快蓝`
             --> content/2025-06-16/a.md:3:10
              |
            3 | section: 要闻快蓝
              |          ^^^^^^^^ not listed in site.toml
              |
            help: did you mean `要闻快览`?"#]],
    );
    check(
        &article("title: 港\n栏目: 体育\n"),
        &expect![[r#"
            error[unknown-section]: unknown section `体育`
             --> content/2025-06-16/a.md:3:5
              |
            3 | 栏目: 体育
              |       ^^^^ not listed in site.toml
              |
            help: add `[[sections]]` with `name = "体育"` to site.toml"#]],
    );
}

#[test]
fn two_articles_with_one_address() {
    let two = |a: &str, b: &str| {
        Paper::new(&format!(
            "-- content/2025-06-16/{a} --\n---\ntitle: a\n---\n-- content/2025-06-16/{b} --\n---\ntitle: b\n---\n"
        ))
    };
    check(
        &two("01-港口.md", "02-港口.md"),
        &expect![[r#"
            error[same-address]: two pages have one address: `/2025-06-16/港口/`
            --> content/2025-06-16/02-港口.md
             |
            help: the other is content/2025-06-16/01-港口.md; give one of them another `slug` or file name
            help: for instance, write `slug: 港口-2` in content/2025-06-16/02-港口.md"#]],
    );
    check(
        &two("Harbour.md", "x/harbour.md"),
        &expect![[r#"
            error[same-address]: two pages have one address: `/2025-06-16/harbour/`
            --> content/2025-06-16/x/harbour.md
             |
            help: the other is content/2025-06-16/Harbour.md; give one of them another `slug` or file name
            help: for instance, write `slug: harbour-2` in content/2025-06-16/x/harbour.md"#]],
    );
    // é as one character and as two.
    let told = two("caf\u{e9}.md", "x/cafe\u{301}.md").mistakes();
    assert!(told.starts_with("error[same-address]: two pages have one address: `/2025-06-16/caf\u{e9}/`"), "{told}");
}

#[test]
fn an_article_at_the_address_of_a_newspaper_page() {
    let paper = article("title: 港\nslug: '01'\n");
    check(
        &paper,
        &expect![[r#"
            error[same-address]: two pages have one address: `/2025-06-16/01/`
            --> content/2025-06-16/a.md
             |
            help: newsprint makes a page of its own there; give this one another `slug`, file name or old address"#]],
    );
}

#[test]
fn an_article_whose_folder_is_a_file_of_the_site() {
    for (file, taken) in [("05-index.html.md", "index.html"), ("06-Edition.json.md", "edition.json")] {
        let paper = Paper::new(&format!(
            "-- content/2025-06-16/{file} --\n---\ntitle: 港\n---\n-- content/2025-06-16/02-b.md --\n---\ntitle: 桥\n---\n"
        ));
        let told = paper.mistakes();
        assert!(
            told.starts_with(&format!(
                "error[file-and-folder]: `2025-06-16/{taken}` cannot be both a file and the folder"
            )),
            "{told}"
        );
        assert!(told.contains(&format!("content/2025-06-16/{file}")), "{told}");
        assert_eq!(told.matches("error[").count(), 1, "{told}");
    }
    // An old address can be a file too.
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\ntitle: 港\naliases: /html/a.htm\n---\n\
         -- content/2025-06-16/b.md --\n---\ntitle: 桥\naliases: /html/a.htm/b.htm\n---\n",
    );
    check(
        &paper,
        &expect![[r#"
            error[file-and-folder]: `html/a.htm` cannot be both a file and the folder of `/html/a.htm/b.htm`
            --> content/2025-06-16/b.md
             |
            help: the other is content/2025-06-16/a.md; give one of them another `slug` or file name"#]],
    );
}

#[test]
fn slugs_that_are_no_part_of_an_address() {
    for slug in ["..", "a/b", "a\\\\b", "a\\u0007b"] {
        let told = article(&format!("title: 港\nslug: \"{slug}\"\n")).mistakes();
        assert!(told.starts_with("error[bad-slug]: the slug cannot be part of an address"), "{told}");
    }
    check(
        &article("title: 港\nslug: ../../etc\n"),
        &expect![[r#"
            error[bad-slug]: the slug cannot be part of an address: it contains `/`
             --> content/2025-06-16/a.md:3:7
              |
            3 | slug: ../../etc
              |       ^^^^^^^^^
              |
            help: use letters, digits, Han characters and hyphens"#]],
    );
}

#[test]
fn aliases_that_are_no_addresses() {
    check(
        &article("title: 港\naliases: [/../etc/passwd, a.htm, '/a?id=1', \"/a\\u0007\"]\n"),
        &expect![[r#"
            error[bad-alias]: the alias `/a\u{7}` is no address: it contains a character that nobody sees
             --> content/2025-06-16/a.md:3:1
              |
            3 | aliases: [/../etc/passwd, a.htm, '/a?id=1', "/a\u0007"]
              | ^^^^^^^
              |
            help: write the old address as the site had it: `/html/2025-06/16/content_12.htm`

            error[bad-alias]: the alias `/../etc/passwd` is no address: it has an empty part, or would leave its folder
             --> content/2025-06-16/a.md:3:11
              |
            3 | aliases: [/../etc/passwd, a.htm, '/a?id=1', "/a\u0007"]
              |           ^^^^^^^^^^^^^^
              |
            help: write the old address as the site had it: `/html/2025-06/16/content_12.htm`

            error[bad-alias]: the alias `a.htm` is no address: it does not start with `/`
             --> content/2025-06-16/a.md:3:27
              |
            3 | aliases: [/../etc/passwd, a.htm, '/a?id=1', "/a\u0007"]
              |                           ^^^^^
              |
            help: write the old address as the site had it: `/html/2025-06/16/content_12.htm`

            error[bad-alias]: the alias `/a?id=1` is no address: a static site cannot answer a query or a fragment
             --> content/2025-06-16/a.md:3:35
              |
            3 | aliases: [/../etc/passwd, a.htm, '/a?id=1', "/a\u0007"]
              |                                   ^^^^^^^
              |
            help: write the old address as the site had it: `/html/2025-06/16/content_12.htm`"#]],
    );
}

#[test]
fn an_alias_at_the_address_of_a_page() {
    check(
        &article("title: 港\naliases: /archive/\n"),
        &expect![[r#"
            error[same-address]: two pages have one address: `/archive/`
            --> content/2025-06-16/a.md
             |
            help: newsprint makes a page of its own there; give this one another `slug`, file name or old address"#]],
    );
}

#[test]
fn a_page_that_the_sheet_does_not_list() {
    let paper = article("title: 港\npage: 9\n");
    paper.write("content/2025-06-16/edition.yaml", "pages:\n- {number: 1}\n- {number: 2}\n");
    check(
        &paper,
        &expect![[r#"
            error[unlisted-page]: page 09 is not in the edition
             --> content/2025-06-16/a.md:3:1
              |
            3 | page: 9
              | ^^^^ edition.yaml lists `01`, `02`
              |
            help: add the page to content/2025-06-16/edition.yaml, or correct the article's"#]],
    );
}

#[test]
fn a_zone_outside_its_page() {
    check(
        &article("title: 港\nzone: [90, 0, 20, 5]\n"),
        &expect![[r#"
            error[zone-outside]: `zone` leaves the page: 110 is not between 0 and 100
             --> content/2025-06-16/a.md:3:1
              |
            3 | zone: [90, 0, 20, 5]
              | ^^^^
              |
            help: zones are in percent of the page picture's width and height"#]],
    );
}

#[test]
fn a_missing_picture() {
    let paper = article("title: 港\nimages:\n- src: tram.svg\n");
    paper.write("content/2025-06-16/trams.svg", "<svg/>");
    check(
        &paper,
        &expect![[r#"
            error[missing-file]: missing file `tram.svg`
             --> content/2025-06-16/a.md:4:8
              |
            4 | - src: tram.svg
              |        ^^^^^^^^ no file content/2025-06-16/tram.svg
              |
            help: did you mean `trams.svg`?"#]],
    );
    check(
        &body("![电车](images/tram.svg)"),
        &expect![[r#"
            error[missing-file]: missing file `images/tram.svg`
             --> content/2025-06-16/a.md:5:1
              |
            5 | ![电车](images/tram.svg)
              | ^^^^^^^^^^^^^^^^^^^^^^^^ no file content/2025-06-16/images/tram.svg
              |
            help: put the file there, or correct its address"#]],
    );
}

#[test]
fn a_dead_link() {
    let paper = body("见[昨日](./01-laed.md)和[往期](/archve/)。");
    paper.write("content/2025-06-16/01-lead.md", "---\ntitle: 头条\n---\n");
    check(
        &paper,
        &expect![[r#"
            error[broken-link]: `./01-laed.md` leads to no article
             --> content/2025-06-16/a.md:5:2
              |
            5 | 见[昨日](./01-laed.md)和[往期](/archve/)。
              |   ^^^^^^^^^^^^^^^^^^^^ no such file
              |
            help: did you mean `./01-lead.md`?"#]],
    );
}

#[test]
fn a_link_to_an_address_that_the_site_does_not_have() {
    check(
        &body("见[往期](/archve/)。"),
        &expect![[r#"
            error[no-such-page]: `/archve/` leads to no page
             --> content/2025-06-16/a.md:5:2
              |
            5 | 见[往期](/archve/)。
              |   ^^^^^^^^^^^^^^^^ the site has no such address
              |
            help: link an article by its file (`./other.md`, `/2025-06-16/a.md`), or a page by its address (`/archive/`)"#]],
    );
}

#[test]
fn a_jump_to_nothing() {
    check(
        &article("title: 港\n下转: ./05.md\n"),
        &expect![[r#"
            error[broken-link]: `./05.md` leads to no article
             --> content/2025-06-16/a.md:3:5
              |
            3 | 下转: ./05.md
              |       ^^^^^^^ no such file
              |
            help: write the article's file, from here (`./other.md`) or from content/ (`/2025-06-16/a.md`)"#]],
    );
}

#[test]
fn links_and_pictures_that_lead_outside_the_project() {
    check(
        &body("[x](../../../etc/passwd) ![y](%2e%2e/%2e%2e/site.toml)"),
        &expect![[r#"
            error[outside-content]: `../../../etc/passwd` leads outside `content/`
             --> content/2025-06-16/a.md:5:1
              |
            5 | [x](../../../etc/passwd) ![y](%2e%2e/%2e%2e/site.toml)
              | ^^^^^^^^^^^^^^^^^^^^^^^^
              |
            help: put the file beside the article, and write its address from there

            error[outside-content]: `%2e%2e/%2e%2e/site.toml` leads outside `content/`
             --> content/2025-06-16/a.md:5:26
              |
            5 | [x](../../../etc/passwd) ![y](%2e%2e/%2e%2e/site.toml)
              |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
            help: put the file beside the article, and write its address from there"#]],
    );
}

#[test]
fn deep_nesting() {
    let paper = body(&format!("{}港", ">".repeat(100_000)));
    let told = paper.mistakes();
    assert!(
        told.contains("quotes or lists are nested too deep") && told.contains("content/2025-06-16/a.md:5:"),
        "{told}"
    );
    assert!(told.len() < 3000, "a long line is cut: {} bytes", told.len());
}

#[test]
fn html_in_an_article() {
    let paper = body("港<q>口</q>");
    expect![[r#"
        warning[raw-html]: HTML in an article is shown as text
         --> content/2025-06-16/a.md:5:2
          |
        5 | 港<q>口</q>
          |   ^
          |
        help: use Markdown or one of the small tags (`<br>`, `<sup>`, `<u>` …) without attributes and with its end, or allow HTML in site.toml: `[markdown]` with `raw_html = true`"#]]
    .assert_eq(&paper.warnings());
    paper.edit("site.toml", "base_url", "markdown.raw_html = true\nbase_url");
    assert_eq!(paper.warnings(), "");
    assert!(paper.page("2025-06-16/a/index.html").contains("<p>港<q>口</q></p>"));
}

#[test]
fn a_sheet_with_mistakes() {
    let paper = article("title: 港\n");
    paper.write("content/2025-06-16/edition.yaml", "nubmer: 1\npages:\n- {name: 要闻}\n- {number: 末版}\n");
    check(
        &paper,
        &expect![[r#"
            warning[unknown-key]: unknown key `nubmer`
             --> content/2025-06-16/edition.yaml:1:1
              |
            1 | nubmer: 1
              | ^^^^^^ not read
              |
            help: did you mean `number`?

            error[incomplete-entry]: an entry of `pages` has no `number`
             --> content/2025-06-16/edition.yaml:2:1
              |
            2 | pages:
              | ^^^^^
              |
            help: write `- number: 1` and `name: 要闻` below it

            error[not-a-page-number]: `末版` is not a page number
             --> content/2025-06-16/edition.yaml:4:12
              |
            4 | - {number: 末版}
              |            ^^^^
              |
            help: write `1`, `01`, `A01` or `第二版`"#]],
    );
}

#[test]
fn all_mistakes_of_a_build_come_together_in_path_order() {
    let paper = Paper::new(
        "\
-- content/2025-06-17/b.md --
---
title: b
section: 要问
---
-- content/2025-06-16/a.md --
---
kind: x
---

[x](y.md)
-- content/2025-06-16/c.md --
no front matter
-- templates/404.html --
{{ x
",
    );
    let told = paper.mistakes();
    let heads: Vec<&str> = told.lines().filter(|line| line.starts_with("error") || line.contains("--> ")).collect();
    expect![[r#"
        error[missing-title]: the title is missing
         --> content/2025-06-16/a.md:1:1
        error[unknown-kind]: unknown kind `x`
         --> content/2025-06-16/a.md:2:7
        error[no-front-matter]: no front matter
         --> content/2025-06-16/c.md:1:1
        error[unknown-section]: unknown section `要问`
         --> content/2025-06-17/b.md:3:10
        error[unclosed-braces]: `{{` is opened here and never closed
         --> templates/404.html:1:1"#]]
    .assert_eq(&heads.join("\n"));
}

#[test]
fn links_and_pictures_by_schemes_that_are_not_of_the_web() {
    check(
        &body(
            "[甲](file:///etc/passwd) 和 [乙](&#106;ava&#9;script:alert(1))、![丙](ftp://a.example/b.png)\n\n<magnet:?xt=x>",
        ),
        &expect![[r#"
            error[machine-path]: `file:///etc/passwd` is a path of your own machine, which no reader can open
             --> content/2025-06-16/a.md:5:1
              |
            5 | [甲](file:///etc/passwd) 和 [乙](&#106;ava&#9;script:alert(1))、![丙](ftp://a.example/b.png)
              | ^^^^^^^^^^^^^^^^^^^^^^^^
              |
            help: put the file beside the article and write its name alone: `passwd`

            error[link-scheme]: a link cannot lead by `javascript:`
             --> content/2025-06-16/a.md:5:27
              |
            5 | [甲](file:///etc/passwd) 和 [乙](&#106;ava&#9;script:alert(1))、![丙](ftp://a.example/b.png)
              |                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
            help: link a page of the web (`https://…`), or put the file beside the article and link its path

            error[picture-scheme]: a picture cannot come by `ftp:`
             --> content/2025-06-16/a.md:5:61
              |
            5 | [甲](file:///etc/passwd) 和 [乙](&#106;ava&#9;script:alert(1))、![丙](ftp://a.example/b.png)
              |                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
            help: put the file beside the article and write its path, or an address that starts with `https://`

            error[link-scheme]: a link cannot lead by `magnet:`
             --> content/2025-06-16/a.md:7:1
              |
            7 | <magnet:?xt=x>
              | ^^^^^^^^^^^^^^
              |
            help: link a page of the web (`https://…`), or put the file beside the article and link its path
            help: where it is meant, site.toml allows it: `[markdown]` with `schemes = ["magnet"]`"#]],
    );
    check(
        &article("title: 港\nimages: 'data:image/png;base64,AA=='\n"),
        &expect![[r#"
            error[picture-scheme]: a picture cannot come by `data:`
             --> content/2025-06-16/a.md:3:10
              |
            3 | images: 'data:image/png;base64,AA=='
              |          ^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
            help: put the file beside the article and write its path, or an address that starts with `https://`"#]],
    );
}

#[test]
fn every_strange_scheme_is_told_and_none_is_written() {
    for address in [
        "file:a",
        "smb://a/b",
        "search-ms:query=a",
        "view-source:https://a.example",
        "ms-word:ofe|u|https://a.example",
        "javascript:alert(1)",
        "JaVa&#9;Script:alert(1)",
        "data:text/html,a",
        "data:image/png;base64,AA==",
        "vbscript:a",
        "blob:https://a.example/b",
        "C:\\\\a.jpg",
        "magnet:?xt=a",
    ] {
        for (text, is_link) in [(format!("[甲](<{address}>)"), true), (format!("![甲](<{address}>)"), false)] {
            let told = body(&text).mistakes();
            let is_told =
                ["cannot lead by", "cannot come by", "of your own machine"].iter().any(|words| told.contains(words));
            let is_picture = !is_link && address.starts_with("data:image/png");
            assert!(is_told != is_picture && (is_picture || told.contains("a.md:5:1")), "{text}: {told}");
        }
    }
    let fine =
        "[甲](tel:0398) [乙](MAILTO:a@a.example) [丙](geo:1,2) <a@a.example> <https://a.example> [丁](//a.example)";
    assert_eq!(body(fine).warnings(), "");
}

#[test]
fn a_paper_may_allow_schemes_and_never_those_that_run_code() {
    let paper = body("[甲](magnet:?xt=a)");
    paper.edit(
        "site.toml",
        "[[sections]]\nname = '要闻'\n",
        "[markdown]\nschemes = ['magnet']\n[[sections]]\nname = '要闻'\n",
    );
    assert!(paper.page("2025-06-16/a/index.html").contains("<a href=\"magnet:?xt=a\""));
    paper.edit("site.toml", "['magnet']", "['magnet', 'javascript', 'Mag:']");
    paper.remove("public");
    check(
        &paper,
        &expect![[r#"
            error[bad-scheme]: links cannot have the scheme `javascript`: browsers run code by it, or show files of the reader
             --> site.toml:4:23
              |
            4 | schemes = ['magnet', 'javascript', 'Mag:']
              |                       ^^^^^^^^^^
              |
            help: name schemes such as `"magnet"`, or leave the list out

            error[bad-scheme]: links cannot have the scheme `Mag:`: a scheme is two or more small letters, digits, `+`, `-` and `.`, without a colon
             --> site.toml:4:37
              |
            4 | schemes = ['magnet', 'javascript', 'Mag:']
              |                                     ^^^^
              |
            help: name schemes such as `"magnet"`, or leave the list out"#]],
    );
}

#[test]
#[allow(clippy::too_many_lines)]
fn names_that_hosts_obey_or_windows_cannot_hold_are_no_old_addresses() {
    check(
        &article(
            "title: 港\naliases: [/CNAME/, /.htaccess, /a*b.htm, /nul/a.htm, /feed.xml, /google12ab.html, /a./b]\n",
        ),
        &expect![[r#"
            error[bad-alias]: the alias `/CNAME/` is no address: hosts and browsers obey a file of this name
             --> content/2025-06-16/a.md:3:11
              |
            3 | aliases: [/CNAME/, /.htaccess, /a*b.htm, /nul/a.htm, /feed.xml, /google12ab.html, /a./b]
              |           ^^^^^^^
              |
            help: write the old address as the site had it: `/html/2025-06/16/content_12.htm`

            error[bad-alias]: the alias `/.htaccess` is no address: hosts keep names that begin with `.` or `_` for themselves
             --> content/2025-06-16/a.md:3:20
              |
            3 | aliases: [/CNAME/, /.htaccess, /a*b.htm, /nul/a.htm, /feed.xml, /google12ab.html, /a./b]
              |                    ^^^^^^^^^^
              |
            help: write the old address as the site had it: `/html/2025-06/16/content_12.htm`

            error[bad-alias]: the alias `/a*b.htm` is no address: Windows takes no name with one of \ : * ? " < > |
             --> content/2025-06-16/a.md:3:32
              |
            3 | aliases: [/CNAME/, /.htaccess, /a*b.htm, /nul/a.htm, /feed.xml, /google12ab.html, /a./b]
              |                                ^^^^^^^^
              |
            help: write the old address as the site had it: `/html/2025-06/16/content_12.htm`

            error[bad-alias]: the alias `/nul/a.htm` is no address: Windows keeps the name for a device
             --> content/2025-06-16/a.md:3:42
              |
            3 | aliases: [/CNAME/, /.htaccess, /a*b.htm, /nul/a.htm, /feed.xml, /google12ab.html, /a./b]
              |                                          ^^^^^^^^^^
              |
            help: write the old address as the site had it: `/html/2025-06/16/content_12.htm`

            error[bad-alias]: the alias `/feed.xml` is no address: a page leads on, and its ending is none of a page (`.html`, `.htm`, `.shtml`)
             --> content/2025-06-16/a.md:3:54
              |
            3 | aliases: [/CNAME/, /.htaccess, /a*b.htm, /nul/a.htm, /feed.xml, /google12ab.html, /a./b]
              |                                                      ^^^^^^^^^
              |
            help: write the old address as the site had it: `/html/2025-06/16/content_12.htm`

            error[bad-alias]: the alias `/google12ab.html` is no address: by a file of this name somebody could claim the site as theirs
             --> content/2025-06-16/a.md:3:65
              |
            3 | aliases: [/CNAME/, /.htaccess, /a*b.htm, /nul/a.htm, /feed.xml, /google12ab.html, /a./b]
              |                                                                 ^^^^^^^^^^^^^^^^
              |
            help: write the old address as the site had it: `/html/2025-06/16/content_12.htm`

            error[bad-alias]: the alias `/a./b` is no address: Windows takes no name that ends in a full stop or a space
             --> content/2025-06-16/a.md:3:83
              |
            3 | aliases: [/CNAME/, /.htaccess, /a*b.htm, /nul/a.htm, /feed.xml, /google12ab.html, /a./b]
              |                                                                                   ^^^^^
              |
            help: write the old address as the site had it: `/html/2025-06/16/content_12.htm`"#]],
    );
}

#[test]
fn old_addresses_are_those_of_pages_and_slugs_are_names_that_any_system_holds() {
    for alias in
        ["/.git/config", "/_redirects", "/robots.txt", "/a/ads.txt", "/sw.js", "/con", "/COM1.html", "/a.js", "/a /b"]
    {
        let told = article(&format!("title: 港\naliases: ['{alias}']\n")).mistakes();
        assert!(told.contains("is no address") && told.contains("a.md:3:"), "{alias}: {told}");
    }
    for alias in ["/html/2025-06/16/content_12.htm", "/旧/港口/", "/a/b", "/a.shtml"] {
        assert_eq!(article(&format!("title: 港\naliases: ['{alias}']\n")).warnings(), "", "{alias}");
    }
    for slug in ["nul", "_a", ".a", "a.", "COM1.x"] {
        let told = article(&format!("title: 港\nslug: '{slug}'\n")).mistakes();
        assert!(told.contains("the slug cannot be part of an address"), "{slug}: {told}");
    }
}

#[test]
fn what_no_paper_has_so_much_of_is_told_with_its_limit() {
    let list = |count: usize, entry: fn(usize) -> String| (0..count).map(entry).collect::<Vec<_>>().join(", ");
    for (front, message, help) in [
        (format!("authors: [{}]", list(65, |at| format!("张{at}"))), "`authors` has 65 entries", "64 are the most"),
        (format!("authors: {}", list(65, |at| format!("张{at}"))), "`authors` has 65 entries", "64 are the most"),
        (format!("topics: [{}]", list(65, |at| format!("t{at}"))), "`topics` has 65 entries", "64 are the most"),
        (format!("aliases: [{}]", list(101, |at| format!("/a{at}/"))), "`aliases` has 101 entries", "100 are the most"),
        (format!("images: [{}]", list(501, |at| format!("a{at}.jpg"))), "`images` has 501 entries", "500 are the most"),
        (
            format!("corrections: [{}]", list(101, |_| "{date: 2025-06-17, text: x}".to_owned())),
            "`corrections` has 101 entries",
            "100 are the most",
        ),
        (format!("kicker: {}", "港".repeat(1001)), "`kicker` is longer than 1000 characters", "shorten it"),
        (format!("authors: {}", "本报记者".repeat(251)), "`authors` is longer than 1000 characters", "shorten it"),
        (format!("summary: {}", "港".repeat(10_001)), "`summary` is longer than 10000 characters", "shorten it"),
        (format!("images: {{src: a.jpg, alt: {}}}", "港".repeat(1001)), "`alt` is longer than 1000", "shorten it"),
        (
            format!("extra: {{{}}}", list(1001, |at| format!("k{at}: x"))),
            "too many keys in one map",
            "1000 are the most",
        ),
        (format!("extra: {}", "x".repeat(256 << 10)), "the front matter has 256 kB", "256 kB are the most"),
    ] {
        let told = article(&format!("title: 港\n{front}\n")).mistakes();
        assert_eq!(told.matches("error[").count(), 1, "{message}: {}", &told[..told.len().min(2000)]);
        assert!(told.contains(message) && told.contains(help) && told.contains("a.md:"), "{message}");
    }
    let pages = (1..=201).map(|at| format!("- number: {at}\n")).collect::<Vec<_>>().concat();
    let paper = article("title: 港\n");
    paper.write("content/2025-06-16/edition.yaml", format!("pages:\n{pages}"));
    assert!(paper.mistakes().contains("`pages` has 201 entries"));
    let told = body(&"[甲](a.md) ".repeat(10_001)).mistakes();
    assert!(
        told.starts_with("error[too-many-links]: there are too many links\n --> content/2025-06-16/a.md:5:"),
        "{told}"
    );
    let told = body(&"![甲](a.png) ".repeat(1_001)).mistakes();
    assert!(told.starts_with("error[too-many-links]: there are too many pictures\n"), "{told}");
    let told = body(&format!("{}|\n{}|\n{}", "|a".repeat(100), "|-".repeat(100), "b\n".repeat(500))).mistakes();
    assert!(told.starts_with("error[ragged-table]: the rows of this table leave out too many cells\n"), "{told}");
}

#[test]
fn many_mistakes_of_one_file_are_counted() {
    let front: String = (0..400).map(|at| format!("unknown_{at}: x\n")).collect();
    let told = article(&format!("title: 港\n{front}kind: [x]\n")).mistakes();
    assert_eq!((told.matches("warning[").count(), told.matches("error[").count()), (50, 1));
    assert!(told.contains("and 350 more like this in this file"), "{told}");
}
