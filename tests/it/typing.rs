//! Slips of the keyboard in front matter and sheets: the place is where the hand slipped, not where a parser noticed.

use expect_test::{Expect, expect};

use crate::paper::Paper;

fn article(front: &str) -> Paper {
    Paper::new(&format!("-- content/2025-06-16/a.md --\n---\n{front}---\n\n正文。\n"))
}

fn check(front: &str, expected: &Expect) {
    expected.assert_eq(&article(front).mistakes());
}

#[test]
fn a_full_width_colon_is_told_wherever_the_parser_complains() {
    check(
        "section: 要闻\ntitle：甲\nkicker: 乙\n",
        &expect![[r#"
            error[full-width-colon]: `title` has a full-width colon
             --> content/2025-06-16/a.md:3:1
              |
            3 | title：甲
              | ^^^^^^^
              |
            help: write a half-width colon and a space: `title: 甲`"#]],
    );
    check(
        "title:甲\n",
        &expect![[r#"
            error[no-space-after-colon]: `title` has no space after its colon
             --> content/2025-06-16/a.md:2:1
              |
            2 | title:甲
              | ^^^^^^
              |
            help: write a half-width colon and a space: `title: 甲`"#]],
    );
    check(
        "title：甲: 乙\n",
        &expect![[r#"
            error[full-width-colon]: `title` has a full-width colon
             --> content/2025-06-16/a.md:2:1
              |
            2 | title：甲: 乙
              | ^^^^^^^^^
              |
            help: write a half-width colon and a space: `title: "甲: 乙"`"#]],
    );
    check(
        "title: 甲\nimages:\n- {src：a.jpg}\n",
        &expect![[r#"
            error[full-width-colon]: `src` has a full-width colon
             --> content/2025-06-16/a.md:4:4
              |
            4 | - {src：a.jpg}
              |    ^^^^^^^^^^
              |
            help: write a half-width colon and a space: `src: a.jpg}`"#]],
    );
}

#[test]
fn a_full_width_colon_in_a_sheet_is_told() {
    let paper = article("title: 甲\n");
    paper.write("content/2025-06-16/edition.yaml", "pages:\n- number: 1\n  name：要闻\n");
    expect![[r#"
        error[full-width-colon]: `name` has a full-width colon
         --> content/2025-06-16/edition.yaml:3:3
          |
        3 |   name：要闻
          |   ^^^^^^
          |
        help: write a half-width colon and a space: `name: 要闻`"#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn a_mark_that_is_never_closed_is_told_where_it_was_opened() {
    check(
        "title: 甲\nkicker: \"乙\nsection: 要闻\n",
        &expect![[r#"
            error[unclosed-mark]: a quotation mark is opened here and never closed
             --> content/2025-06-16/a.md:3:9
              |
            3 | kicker: "乙
              |         ^
              |
            help: close it with `"` at the end of the value"#]],
    );
    check(
        "title: 甲\nauthors: [记者 张三\n",
        &expect![[r#"
            error[unclosed-mark]: a bracket is opened here and never closed
             --> content/2025-06-16/a.md:3:10
              |
            3 | authors: [记者 张三
              |          ^
              |
            help: close it with `]` at the end of the value"#]],
    );
}

#[test]
fn a_number_sign_that_cuts_a_text_is_a_warning() {
    expect![[r#"
        warning[cut-by-comment]: the rest of the line is a comment
         --> content/2025-06-16/a.md:2:13
          |
        2 | title: C# 与 #1 号
          |              ^^^^^ not read
          |
        help: put the text in quotes, or write a space after the `#` of a comment

        warning[cut-by-comment]: the rest of the line is a comment
         --> content/2025-06-16/a.md:3:9
          |
        3 | kicker: #话题
          |         ^^^^^ not read
          |
        help: put the text in quotes, or write a space after the `#` of a comment"#]]
    .assert_eq(&article("title: C# 与 #1 号\nkicker: #话题\nsection: 要闻 # 头版\n").warnings());
}

#[test]
fn full_width_indentation_is_told() {
    check(
        "title: 甲\nimages:\n　- src: a.jpg\n　- src: b.jpg\n",
        &expect![[r#"
            error[full-width-indent]: the line begins with a full-width space
             --> content/2025-06-16/a.md:4:1
              |
            4 | 　- src: a.jpg
              | ^^^^^^^
              |
            help: indent with half-width spaces: `  - src: a.jpg`"#]],
    );
    check(
        "title: 甲\nimages:\n- src: a.jpg\n　　caption: 船\n",
        &expect![[r#"
            error[full-width-indent]: the line begins with a full-width space
             --> content/2025-06-16/a.md:5:1
              |
            5 | 　　caption: 船
              | ^^^^^^^^^^^
              |
            help: indent with half-width spaces: `  caption: 船`"#]],
    );
}

#[test]
fn a_suggestion_is_what_must_be_typed() {
    let paper = article("title: 甲\nimages:\n- images\\a.jpg\n- Ship.PNG\n- images/b.jpg\n下转: sub/04-y.md\n");
    for picture in ["images/a.jpg", "ship.png", "images/b.jpeg"] {
        paper.write(&format!("content/2025-06-16/{picture}"), "x");
    }
    paper.write("content/2025-06-16/sub/04-x.md", "---\ntitle: 丁\n---\n");
    let told = paper.mistakes();
    let helps: Vec<&str> = told.lines().filter(|line| line.starts_with("help")).collect();
    expect![[r#"
        help: did you mean `images/a.jpg`?
        help: did you mean `ship.png`?
        help: did you mean `images/b.jpeg`?
        help: did you mean `sub/04-x.md`?"#]]
    .assert_eq(&helps.join("\n"));
}

#[test]
fn chinese_quotation_marks_are_part_of_the_text() {
    check(
        "title: 甲\nsection: “要闻”\n",
        &expect![[r#"
            error[unknown-section]: unknown section `“要闻”`
             --> content/2025-06-16/a.md:3:10
              |
            3 | section: “要闻”
              |          ^^^^^^ Chinese quotation marks are part of the text
              |
            help: did you mean `要闻`?"#]],
    );
}

#[test]
fn an_article_that_is_never_public_is_told() {
    expect![[r#"
        warning[never-public]: the article is never public: it expires before it is published
         --> content/2025-06-16/a.md:4:1
          |
        4 | expires_at: 2025-06-17
          | ^^^^^^^^^^
          |
        help: write an `expires_at` that is later than `publish_at`"#]]
    .assert_eq(&article("title: 甲\npublish_at: 2025-06-18\nexpires_at: 2025-06-17\n").warnings());
}

#[test]
fn two_lead_stories_in_one_edition_are_told() {
    let paper = article("title: 甲\nlead: true\n");
    paper.write("content/2025-06-16/b.md", "---\ntitle: 乙\n头条: 是\n---\n");
    expect![[r#"
        warning[two-leads]: the edition has two lead stories
         --> content/2025-06-16/b.md:3:1
          |
        3 | 头条: 是
          | ^^^^
          |
        help: the other is content/2025-06-16/a.md; keep one of them"#]]
    .assert_eq(&paper.warnings());
}
