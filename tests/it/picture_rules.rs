//! What is told of pictures: how site.toml and articles write of them, and what is wrong with their files.

use expect_test::expect;

use crate::paper::{Paper, SECRET, program};

const ARTICLE: &str = "\
-- content/2025-06-16/a.md --
---
标题: 戏迷擂台赛开锣
图片:
  - 图: stage.svg
    焦点: 右上
  - 图: stage.svg
    焦点: FOCUS
---

正文。
-- content/2025-06-16/stage.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"/>
";

#[test]
fn a_focus_that_is_no_point_is_told_at_its_place() {
    let told = |focus: &str| Paper::new(&ARTICLE.replace("FOCUS", focus)).mistakes();
    expect![[r#"
        error[not-a-focus]: `焦点` is no point of the picture
         --> content/2025-06-16/a.md:7:10
          |
        7 |     焦点: [130, 20]
          |            ^^^ not between 0 and 100
          |
        help: write how far it is from the left and from the top, in percent: `[50, 30]`"#]]
    .assert_eq(&told("[130, 20]"));
    expect![[r#"
        error[not-a-focus]: `焦点` is no point of the picture
         --> content/2025-06-16/a.md:7:9
          |
        7 |     焦点: 人脸
          |           ^^^^
          |
        help: write how far it is from the left and from the top, in percent: `[50, 30]`"#]]
    .assert_eq(&told("人脸"));
    expect![[r#"
        error[not-a-focus]: `焦点` is no point of the picture
         --> content/2025-06-16/a.md:7:9
          |
        7 |     焦点: 0.3 0.7
          |           ^^^^^^^
          |
        help: write it in percent: `[30, 70]`"#]]
    .assert_eq(&told("0.3 0.7"));
    assert_eq!(told("[30，70]"), "built; ");
}

#[test]
fn a_focus_of_another_system_is_told_its_name() {
    let article = ARTICLE.replace("焦点: FOCUS", "objectPosition: 30% 70%");
    expect![[r#"
        warning[foreign-key]: `objectPosition` is no key of newsprint
         --> content/2025-06-16/a.md:7:5
          |
        7 |     objectPosition: 30% 70%
          |     ^^^^^^^^^^^^^^ not read
          |
        help: write `focus` (or `焦点`)"#]]
    .assert_eq(&Paper::new(&article).warnings());
    let article = ARTICLE.replace("图片:\n", "焦点: [30, 70]\n图片:\n").replace("FOCUS", "左");
    expect![[r#"
        warning[foreign-key]: `焦点` is no key of newsprint
         --> content/2025-06-16/a.md:3:1
          |
        3 | 焦点: [30, 70]
          | ^^^^ not read
          |
        help: it belongs to a picture: write it below its `src`, in `images`"#]]
    .assert_eq(&Paper::new(&article).warnings());
}

#[test]
fn a_page_weighs_something() {
    let paper = Paper::new("");
    paper.edit(
        "site.toml",
        "[[sections]]\nname = '要闻'\n",
        "[pictures]\nbudget_kb = 0\n[[sections]]\nname = '要闻'\n",
    );
    expect![[r#"
        error[no-budget]: a page cannot weigh nothing
         --> site.toml:4:13
          |
        4 | budget_kb = 0
          |             ^
          |
        help: write how many kilobytes the first view of a page may weigh: `budget_kb = 1000`"#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn avif_is_wanted_of_a_program_that_makes_it() {
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n正文。\n");
    paper.edit("site.toml", "[[sections]]\nname = '要闻'\n", "[pictures]\navif = true\n[[sections]]\nname = '要闻'\n");
    let told = paper.warnings();
    if cfg!(feature = "avif") {
        return assert_eq!(told, "");
    }
    expect![[r#"
        warning[avif-not-built]: this newsprint makes no AVIF; pictures are made as WebP and JPEG
         --> site.toml:4:8
          |
        4 | avif = true
          |        ^^^^
          |
        help: use a newsprint that is built with it, `cargo install newsprint --features avif`, or take the line out"#]]
    .assert_eq(&told);
}

#[test]
fn the_list_of_pictures_is_for_people_and_for_programs() {
    let paper = Paper::new(&ARTICLE.replace("FOCUS", "左"));
    let run = |arguments: &[&str]| {
        let output = program()
            .arg("pictures")
            .args(arguments)
            .current_dir(&paper.root)
            .env("NEWSPRINT_STATE_KEY", SECRET)
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (code, listed, closing) = run(&[]);
    assert_eq!((code, listed.lines().next().unwrap().split("  ").next()), (Some(0), Some("picture")), "{closing}");
    let (code, json, _) = run(&["--format", "json", "--shard", "1/2", "--root", "."]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((code, &json["format"], json["pictures"].is_array()), (Some(0), &"newsprint pictures".into(), true));
    let (code, _, told) = run(&["--shard", "3/2"]);
    assert_eq!(code, Some(2));
    expect![[r#"
        error[wrong-value]: `3/2` is no value for `--shard`
         |
        help: write which part of how many, as in `3/8`: 1 to 8 of 8
        help: `newsprint --help` tells more

    "#]]
    .assert_eq(&told);
    let (code, _, told) = run(&["--root", "elsewhere"]);
    assert_eq!((code, told.starts_with("error[no-paper]: no site.toml in `elsewhere`")), (Some(1), true), "{told}");
}
