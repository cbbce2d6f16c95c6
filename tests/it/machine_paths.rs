//! Paths of the office's machines in articles and sheets: told wherever they stand, and in no output.

use std::collections::BTreeSet;

use expect_test::expect;
use newsprint::diagnostic::Diagnostics;

use crate::paper::Paper;

fn body(text: &str) -> Paper {
    Paper::new(&format!("-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n{text}\n"))
}

fn codes(told: &Diagnostics) -> BTreeSet<&str> {
    told.iter().map(|one| &*one.code).collect()
}

/// Paths as Windows, macOS, Linux and programs write them.
const PATHS: [&str; 16] = [
    "D:/稿件/x.jpg",
    "C:\\Users\\王\\x.jpg",
    "file:///home/wang/x.jpg",
    "file://server/x.jpg",
    "FILE:///D:/x.jpg",
    "\\\\server\\share\\x.jpg",
    "//nas/稿件/x.jpg",
    "/Users/wang/Desktop/x.jpg",
    "/home/wang/x.jpg",
    "/Volumes/稿库/x.jpg",
    "~/x.jpg",
    "D：\\稿件\\x.jpg",
    "D:\\稿件\\图 1.jpg",
    "C:\\a b\\c",
    "D:\\稿件\\",
    "D:\\a(b\\x.jpg",
];

#[test]
fn a_path_of_a_machine_is_an_error_wherever_it_is_an_address() {
    for path in PATHS {
        for text in [format!("见[图]({path})。"), format!("![图]({path})"), format!("[图][r]\n\n[r]: <{path}>")] {
            let paper = body(&text);
            // The definition of a link takes a backslash before a bracket for its own.
            if text.contains("\\>") {
                continue;
            }
            let told = paper.try_build().expect_err(&text);
            assert_eq!(codes(&told), BTreeSet::from(["machine-path"]), "{text}: {}", paper.show(&told));
            assert_eq!(told.len(), 1, "{text}: {}", paper.show(&told));
            assert!(told[0].place.is_some() && !told[0].help.is_empty(), "{text}");
        }
        let listed = Paper::new(&format!(
            "-- content/2025-06-16/a.md --\n---\ntitle: 港\nimages: '{path}'\n---\n\n正文。\n\
             -- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n  picture: '{path}'\n  pdf: '{path}'\n"
        ));
        let told = listed.try_build().expect_err(path);
        assert_eq!(codes(&told), BTreeSet::from(["machine-path"]), "{}", listed.show(&told));
        assert_eq!(told.len(), 3, "{}", listed.show(&told));
    }
}

#[test]
fn published_html_is_no_way_around() {
    for html in [
        "<img src=\"D:\\x.jpg\" alt=\"\">",
        "<a href='file:///C:/x.docx'>x</a>",
        "<video poster=\"//nas/x.jpg\" src=\"https://a.example/a.mp4\"></video>",
        "<img srcset=\"~/a.jpg 1x, a.svg 2x\" alt=\"\">",
        "<p style=\"background: url('D:/x.jpg')\">x</p>",
        "<object data=\"\\\\nas\\x.pdf\"></object>",
        "<link rel=File-List href=\"file:///C:/Users/王/filelist.xml\">",
        "<img data-src=\"C:/x.jpg\" alt=\"\">",
    ] {
        let paper = body(&format!("<div>{html}</div>"));
        paper.edit("site.toml", "base_url", "markdown.raw_html = true\nbase_url");
        paper.write("content/2025-06-16/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>");
        let told = paper.try_build().expect_err(html);
        assert!(codes(&told).contains("machine-path"), "{html}: {}", paper.show(&told));
    }
    let shown = body("<img src=\"file:///C:/Users/王/x.jpg\">");
    assert!(codes(&shown.try_build().unwrap_err()).contains("machine-path"), "shown as text");
}

#[test]
fn jumps_navigation_and_licences_lead_to_no_machine() {
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 港\n下转: D:\\稿件\\b.md\n---\n\n正文。\n");
    assert_eq!(codes(&paper.try_build().unwrap_err()), BTreeSet::from(["machine-path"]));
    for (list, path) in [("navigation", "/Users/wang/a.html"), ("navigation", "D:/a"), ("licences", "/home/wang/a.pdf")]
    {
        let paper = body("正文。");
        let entry = if list == "licences" { "number = '1'\n" } else { "" };
        paper.edit(
            "site.toml",
            "[[sections]]\nname = '要闻'\n",
            &format!("[[{list}]]\nname = 'x'\nurl = '{path}'\n{entry}[[sections]]\nname = '要闻'\n"),
        );
        assert_eq!(codes(&paper.try_build().unwrap_err()), BTreeSet::from(["bad-page-link"]), "{list} {path}");
    }
}

#[test]
fn the_file_that_lies_beside_the_article_is_proposed() {
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n![](C:\\Users\\王\\船 一.svg) [单](/Users/wang/单.pdf)\n\n[目录](D:\\稿 件)\n\
         -- content/2025-06-16/单.pdf --\n%PDF-1.7\n-- content/2025-06-16/图/船 一.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
    );
    expect![[r#"
        error[machine-path]: `C:\Users\王\船 一.svg` is a path of your own machine, which no reader can open
         --> content/2025-06-16/a.md:5:1
          |
        5 | ![](C:\Users\王\船 一.svg) [单](/Users/wang/单.pdf)
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `图/船%20一.svg`?

        error[machine-path]: `/Users/wang/单.pdf` is a path of your own machine, which no reader can open
         --> content/2025-06-16/a.md:5:25
          |
        5 | ![](C:\Users\王\船 一.svg) [单](/Users/wang/单.pdf)
          |                            ^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `单.pdf`?

        error[machine-path]: `D:\稿 件` is a path of your own machine, which no reader can open
         --> content/2025-06-16/a.md:7:6
          |
        7 | [目录](D:\稿 件)
          |        ^^^^^^^^
          |
        help: put the file beside the article and write its name alone: `稿 件`"#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn what_is_typed_to_be_read_stays_and_an_address_of_the_site_is_one() {
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\ntitle: 港\naliases: /home/wang/x.html\n---\n\n保存到 `D:\\稿件`，再运行 `copy D:\\a \\\\nas\\b`。\n\n见[旧文](/home/wang/x.html)。\n\n[r]: D:/不引用.docx\n",
    );
    assert_eq!(paper.warnings(), "");
    let site = paper.site();
    let page = String::from_utf8_lossy(&site["2025-06-16/a/index.html"]).into_owned();
    assert!(page.contains("保存到 D:\\稿件") && page.contains("/home/wang/x.html"), "{page}");
    assert!(site.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("不引用")));
    paper.edit("content/2025-06-16/a.md", "aliases: /home/wang/x.html\n", "");
    assert_eq!(codes(&paper.try_build().unwrap_err()), BTreeSet::from(["machine-path"]));
}

#[test]
fn a_path_that_was_left_in_the_text_is_told_and_a_paper_may_have_it() {
    let paper = body("配图：D:\\稿件\\x.jpg（张三摄）\n\n<!-- 原稿 D:\\稿件\\x.doc -->");
    expect![[r#"
        error[machine-path-in-text]: `D:\稿件\x.jpg` is a path of your own machine, left in the text
         --> content/2025-06-16/a.md:5:4
          |
        5 | 配图：D:\稿件\x.jpg（张三摄）
          |       ^^^^^^^^^^^^^
          |
        help: delete it; a picture goes beside the article, and its name into the text: `![caption](name.jpg)`
        help: when readers are meant to read it, put it between backticks"#]]
    .assert_eq(&paper.mistakes());
    paper.edit("site.toml", "base_url", "check.machine-path-in-text = 'off'\nbase_url");
    assert!(paper.page("2025-06-16/a/index.html").contains("D:\\稿件\\x.jpg"));
}
