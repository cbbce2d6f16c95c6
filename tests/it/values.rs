//! Values of front matter and of sheets as newsrooms type them, from the file to what shows.

use expect_test::{Expect, expect};
use newsprint::diagnostic::Diagnostics;
use newsprint::manuscript::keys::{Article, Author, Image, Keys, Page, Shape, Sheet};
use newsprint::manuscript::{FrontMatter, front_matter, sheet};
use newsprint::source::SourcePath;
use serde_json::{Value, json};

use crate::paper::{Paper, text};

/// What YAML takes for a number, a flag, a date or a mark of its own.
const WORDS: [&str; 35] = [
    "0xCAFE",
    "0b101",
    "0o17",
    "017",
    "+86",
    "-5",
    "1_000",
    "1.50",
    "1e3",
    ".5",
    "2025-06-16",
    "2025-06-16 08:00",
    "12:30:45",
    "8:00",
    "no",
    "No",
    "yes",
    "on",
    "Off",
    "y",
    "N",
    "true",
    "True",
    "FALSE",
    "Null",
    ".inf",
    "-.inf",
    ".nan",
    "=",
    "<<",
    "10",
    "0",
    "99999999999999999999",
    "99999999999999999999999999999999999999999",
    "1.10.1",
];

/// How a value may be typed: between marks, in a list of one, before a comment, on a line of its own.
const WAYS: [&str; 8] = [
    "KEY: WORD\n",
    "KEY:  WORD   # 注\n",
    "KEY: \"WORD\"\n",
    "KEY: 'WORD'\n",
    "KEY: [WORD]\n",
    "KEY:\n- WORD\n",
    "KEY:\n  WORD\n",
    "KEY: &one WORD\n",
];

fn typed(way: &str, key: &str, word: &str) -> String {
    way.replace("KEY", key).replace("WORD", word)
}

fn read(yaml: &str) -> (FrontMatter, Diagnostics) {
    front_matter::read(&SourcePath::new("a.md"), yaml, 4)
}

/// All that front matter says, by the English names of the keys.
fn front(yaml: &str) -> Value {
    let (front, told) = read(yaml);
    assert_eq!(told, [], "{yaml}");
    serde_json::to_value(front).unwrap()
}

fn messages(yaml: &str) -> Vec<String> {
    read(yaml).1.into_iter().map(|told| told.english().to_owned()).collect()
}

#[test]
fn every_text_is_what_was_typed() {
    let has_a_form = |id: Article| matches!(id, Article::Title | Article::Page | Article::Lang);
    for key in Article::ALL.iter().filter(|key| key.shape == Shape::Text && !has_a_form(key.id)) {
        for (name, word, way) in each(key.names) {
            let read = front(&format!("title: 港\n{}", typed(way, name, word)));
            assert_eq!(read[key.names[0]], word, "{}", typed(way, name, word));
        }
    }
    for (name, word, way) in each(Article::Title.key().names) {
        assert_eq!(front(&typed(way, name, word))["title"], word, "{}", typed(way, name, word));
    }
    assert_eq!(front("title: 港\nlang: no\n")["lang"], "no");
}

fn each(names: &'static [&'static str]) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let ways = |name| WORDS.iter().flat_map(move |word| WAYS.iter().map(move |way| (name, *word, *way)));
    names.iter().flat_map(move |name| ways(*name))
}

#[test]
fn every_entry_of_a_list_is_what_was_typed() {
    for word in WORDS.into_iter().chain(["null", "NULL"]) {
        for list in [format!("[港, {word}]"), format!("\n- 港\n- {word}"), format!("\n  - \"港\"\n  - {word} # 注")]
        {
            let yaml = format!("title: 港\ntopics: {list}\naliases: {list}\nimages: {list}\n");
            let read = front(&yaml);
            assert_eq!(read["topics"], json!(["港", word]), "{yaml}");
            assert_eq!(read["aliases"], json!(["港", word]), "{yaml}");
            assert_eq!(read["images"][1]["src"], word, "{yaml}");
        }
    }
    for name in ["Null", "null", "No", "True", "Yes", "On", "Y"] {
        let read = front(&format!("title: 港\nauthors: [林澄, {name}]\n"));
        assert_eq!(read["authors"][1]["name"], name);
        let read = front(&format!("title: 港\nauthors:\n- {{name: \"{name}\", role: {name}}}\n"));
        let role = (name != "null").then_some(name);
        assert_eq!((&read["authors"][0]["name"], &read["authors"][0]["role"]), (&json!(name), &json!(role)));
    }
    assert_eq!(front("title: 港\nauthors: Null\n")["authors"][0]["name"], "Null");
}

#[test]
fn every_text_of_a_picture_an_author_a_correction_and_a_page_is_what_was_typed() {
    for word in WORDS {
        for value in [word.to_owned(), format!("'{word}'"), format!("[{word}]")] {
            for key in Image::ALL.iter().filter(|key| key.shape == Shape::Text && key.id != Image::Src) {
                let read = front(&format!("title: 港\nimages:\n- src: a.jpg\n  {}: {value}\n", key.names[0]));
                assert_eq!(read["images"][0][key.names[0]], word, "{value}");
            }
            assert_eq!(front(&format!("title: 港\nimages: {{src: {value}}}\n"))["images"][0]["src"], word, "{value}");
            for name in Author::Name.key().names {
                let read = front(&format!("title: 港\nauthors:\n- {name}: {value}\n"));
                assert_eq!(read["authors"][0]["name"], word, "{value}");
            }
            let read = front(&format!("title: 港\n更正:\n- 日期: [2025/6/17]\n  内容: {value}\n"));
            assert_eq!(read["corrections"], json!([{"date": "2025-06-17", "text": word}]), "{value}");
            let read = front(&format!("title: 港\n撤稿:\n  日期: 2025年6月17日\n  原因: {value}\n"));
            assert_eq!(read["withdrawn"], json!({"date": "2025-06-17", "reason": word, "trace": true}), "{value}");
            of_sheet(word, &value);
        }
    }
}

fn of_sheet(word: &str, value: &str) {
    let path = SourcePath::new("content/2025-06-16/edition.yaml");
    let texts = |yaml: &str| {
        let (sheet, told) = sheet::read(&path, yaml);
        assert_eq!(told, [], "{yaml}");
        sheet
    };
    for name in Sheet::Title.key().names {
        assert_eq!(texts(&format!("{name}: {value}\n")).title.as_deref(), Some(word), "{value}");
    }
    assert_eq!(texts(&format!("notes: {value}\n")).notes.as_deref(), Some(word), "{value}");
    for key in Page::ALL.iter().filter(|key| key.id != Page::Number) {
        let page = texts(&format!("pages:\n- number: 1\n  {}: {value}\n", key.names[0])).pages.remove(0);
        let read = match key.id {
            Page::Number => unreachable!(),
            Page::Name => page.name,
            Page::Editor => page.editor,
            Page::Designer => page.designer,
            Page::Proofreader => page.proofreader,
            Page::Picture => page.picture,
            Page::Pdf => page.pdf,
        };
        assert_eq!(read.as_deref(), Some(word), "{value}");
    }
}

#[test]
fn what_says_nothing_is_absent_under_every_key() {
    let bare = front("title: 港\n");
    for key in Article::ALL.iter().filter(|key| key.id != Article::Title) {
        for nothing in ["", "~", "null", "NULL", "[]", "[ ]"] {
            if nothing.starts_with('[') && matches!(key.shape, Shape::Map | Shape::Zone | Shape::Focus) {
                continue;
            }
            assert_eq!(front(&format!("title: 港\n{}: {nothing}\n", key.names[0])), bare, "{} {nothing}", key.names[0]);
        }
    }
    assert_eq!(messages("title: ~\n"), ["the title is missing"]);
    assert_eq!(messages("title: []\n"), ["the title is missing"]);
    assert_eq!(messages("title: 港\ntopics: [港, ~]\n"), ["entry 2 of `topics` is blank"]);
}

#[test]
fn a_list_of_one_is_its_value_where_one_is_meant_and_a_longer_one_is_told() {
    let values = |key: Article| match key {
        Article::Page => "第二版",
        Article::Order => "７",
        Article::Kind => "图片",
        Article::Lead | Article::Draft => "是",
        Article::PublishAt | Article::ExpiresAt | Article::UpdatedAt => "8：00",
        Article::Withdrawn => "2025/6/17",
        Article::Lang => "en",
        _ => "港口",
    };
    for key in Article::ALL.iter().filter(|key| key.shape.is_one() && key.id != Article::Title) {
        let (name, value) = (key.names[0], values(key.id));
        let one = front(&format!("title: 港\n{name}: {value}\n"));
        assert_eq!(front(&format!("title: 港\n{name}: [{value}]\n")), one, "{name}");
        assert_eq!(front(&format!("title: 港\n{name}:\n  - {value}\n")), one, "{name}");
        for more in [format!("[{value}, {value}]"), format!("[[{value}]]")] {
            assert_eq!(messages(&format!("title: 港\n{name}: {more}\n")).len(), 1, "{name}: {more}");
        }
    }
    assert_eq!(front("title:\n  - 港口\n")["title"], "港口");
}

#[test]
fn numbers_and_flags_are_read_as_they_are_typed() {
    for (typed, order) in
        [("3", 3), ("03", 3), ("'3'", 3), ("\"003\"", 3), ("３", 3), ("１２", 12), ("-5", -5), ("[3]", 3), ("0x10", 16)]
    {
        assert_eq!(front(&format!("title: 港\norder: {typed}\n"))["order"], order, "{typed}");
        let path = SourcePath::new("content/2025-06-16/edition.yaml");
        assert_eq!(sheet::read(&path, &format!("期号: {typed}\n")).0.number, Some(order), "{typed}");
    }
    for wrong in ["1.5", "第三", "1_000", "1e3", "yes", "-", "99999999999999999999"] {
        assert_eq!(messages(&format!("title: 港\norder: {wrong}\n")).len(), 1, "{wrong}");
    }
    for key in ["lead", "draft"] {
        for yes in
            ["是", "true", "True", "yes", "YES", "y", "on", "On", "1", "'是'", "\"true\"", "ｙｅｓ", "１", "[是]"]
        {
            assert_eq!(front(&format!("title: 港\n{key}: {yes}\n"))[key], true, "{yes}");
        }
        for no in ["否", "false", "FALSE", "no", "No", "n", "off", "0", "'否'", "0"] {
            assert_eq!(front(&format!("title: 港\n{key}: {no}\n"))[key], false, "{no}");
        }
        for wrong in ["不是", "2", "1.0", "头条", "是的", "0x1"] {
            let told = format!("`{key}` must be `true` or `false`, found");
            assert!(messages(&format!("title: 港\n{key}: {wrong}\n"))[0].starts_with(&told), "{wrong}");
        }
    }
}

#[test]
fn zones_and_focuses_are_read_as_they_are_typed() {
    let zone = &front("title: 港\nzone: [10, 20.5, 30, 7]\n")["zone"];
    for typed in [
        "['10', \"20.5\", 30, 07]",
        "[10，20.5，30，7]",
        "10, 20.5, 30, 7",
        "１０　２０．５　３０　７",
        "[10%, 20.5%, 30%, 7%]",
        "\n- 10\n- 20.50\n- 30\n- 7",
        "[1e1, 20.5, 30, 7]",
    ] {
        assert_eq!(front(&format!("title: 港\nzone: {typed}\n"))["zone"], *zone, "{typed}");
    }
    let focus = |typed: &str| {
        front(&format!("title: 港\nimages: {{src: a.jpg, focus: {typed}}}\n"))["images"][0]["focus"].clone()
    };
    for typed in ["[30, 70]", "['30', 070]", "[３０，７０]", "30% 70%", "[3e1, 70]"] {
        assert_eq!(focus(typed), json!([30, 70]), "{typed}");
    }
    assert_eq!(messages("title: 港\nzone: 港\n"), ["`zone` must be a list of numbers, found text"]);
}

#[test]
fn free_values_keep_the_kinds_that_yaml_gives_them() {
    let read = front(
        "title: 港\nextra: {a: 0xCAFE, b: 1.50, c: True, d: Null, e: ~, f: no, g: '1', h: [1], i: 99999999999999999999}\n",
    );
    let expected = json!([
        ["a", {"Int": 0xCAFE}],
        ["b", {"Float": 1.5}],
        ["c", {"Bool": true}],
        ["d", "Blank"],
        ["e", "Blank"],
        ["f", {"Text": "no"}],
        ["g", {"Text": "1"}],
        ["h", {"List": [{"Int": 1}]}],
        ["i", {"Text": "99999999999999999999"}],
    ]);
    assert_eq!(read["extra"], expected);
}

/// A day of a paper whose editors type as they speak.
const TYPED: &str = "\
-- content/2025-06-16/edition.yaml --
期号: ０８２１８
标题: [1.50]
发布时间: 上午5时30分
版面:
  - 版次: 头版
    版名: 017
    责任编辑: Null
  - {版次: 第二版, 版名: On}
  - {版次: Ａ１, 版名: 0b101}
-- content/2025-06-16/01-a.md --
---
标题: 0xCAFE
引题: 1_000
副题: 12:30:45
栏目: [要闻]
作者: [No, Null]
来源: +86
主题词: [yes, 1.50]
摘要: 1e3
网址: 1.10
---

正文。
-- content/2025-06-16/二版/b.md --
---
标题: .5
栏目: 要闻
发布时间: 晚上8点半
---

正文。
-- content/2025-06-16/A01版/c.md --
---
标题: 2025-06-16
栏目: 要闻
撤稿时间: 24:00
---

正文。
-- content/2025-06-16/一/d.md --
---
标题: <<
栏目: 要闻
版次: 第十二
---

正文。
";

#[test]
fn readers_see_what_was_typed() {
    let mut paper = Paper::new(TYPED);
    assert!(paper.mistakes().contains("page 12"), "{}", paper.mistakes());
    paper.edit("content/2025-06-16/一/d.md", "版次: 第十二\n", "");
    paper.options.schedule.now = "2025-06-16T20:30:00+08:00".parse().unwrap();
    let site = paper.site();
    let page = text(&site["2025-06-16/1.10/index.html"]);
    for shown in ["0xCAFE", "1_000", "12:30:45", ">No<", ">Null<", "+86", ">yes<", ">1.50<", "1e3"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let edition: Value = serde_json::from_slice(&site["2025-06-16/edition.json"]).unwrap();
    assert_eq!((&edition["number"], &edition["title"]), (&json!(8218), &json!("1.50")), "{edition}");
    let pages: Vec<_> =
        edition["pages"].as_array().unwrap().iter().map(|page| (&page["label"], &page["name"])).collect();
    assert_eq!(pages, [(&json!("01"), &json!("017")), (&json!("02"), &json!("On")), (&json!("A01"), &json!("0b101"))]);
    let titles = |page: &str| {
        let page = text(&site[&format!("2025-06-16/{page}/index.html")]);
        ["0xCAFE", ">.5<", ">2025-06-16<", "&lt;&lt;"].map(|title| page.contains(title))
    };
    assert_eq!(titles("01"), [true, false, false, true]);
    assert_eq!(titles("02"), [false, true, false, false]);
    assert_eq!(titles("A01"), [false, false, true, false]);
}

#[test]
fn an_hour_alone_is_of_the_day_of_the_edition() {
    let mut paper = Paper::new(TYPED);
    paper.edit("content/2025-06-16/一/d.md", "版次: 第十二\n", "");
    for (now, public) in [
        ("2025-06-16T05:29:59+08:00", [false; 3]),
        ("2025-06-16T05:30:00+08:00", [true, false, true]),
        ("2025-06-16T20:29:59+08:00", [true, false, true]),
        ("2025-06-16T20:30:00+08:00", [true, true, true]),
        ("2025-06-16T23:59:59+08:00", [true, true, true]),
        ("2025-06-17T00:00:00+08:00", [true, true, false]),
    ] {
        paper.options.schedule.now = now.parse().unwrap();
        let site = paper.site();
        // At the address of what has expired a page says so.
        let is_shown = |page: &Vec<u8>| !text(page).contains("noindex");
        let page = |slug: &str| site.get(&format!("2025-06-16/{slug}/index.html"));
        let shown = ["1.10", "b", "c"].map(|slug| page(slug).is_some_and(is_shown));
        assert_eq!(shown, public, "{now}");
    }
}

#[test]
fn an_article_that_goes_in_the_hour_before_it_comes_is_told() {
    let paper = article("title: 甲\npublish_at: 20:00\nexpires_at: 下午3点\n");
    assert!(paper.warnings().starts_with("warning[never-public]"), "{}", paper.warnings());
    let paper = article("title: 甲\npublish_at: 下午3点\nexpires_at: 2025-06-16 20:00\n");
    assert_eq!(paper.warnings(), "");
}

fn article(front: &str) -> Paper {
    Paper::new(&format!("-- content/2025-06-16/a.md --\n---\n{front}---\n\n正文。\n"))
}

fn check(paper: &Paper, expected: &Expect) {
    expected.assert_eq(&paper.mistakes());
}

#[test]
fn a_time_that_may_be_two_or_is_none_is_told() {
    check(
        &article("title: 甲\npublish_at: 上午12时\nexpires_at: 25:00\n更新时间: 6月16日8时\n"),
        &expect![[r#"
        error[not-a-time]: `publish_at` is not a date and time: `上午12时`
         --> content/2025-06-16/a.md:3:13
          |
        3 | publish_at: 上午12时
          |             ^^^^^^^^
          |
        help: write it as `2025-06-16 05:30` or `2025年6月16日 上午5时30分`; on the day of the edition, `05:30` alone will do
        help: twelve may be noon or midnight here: write `00:00`, `12:00` or `24:00`

        error[not-a-time]: `expires_at` is not a date and time: `25:00`
         --> content/2025-06-16/a.md:4:13
          |
        4 | expires_at: 25:00
          |             ^^^^^
          |
        help: write it as `2025-06-16 05:30` or `2025年6月16日 上午5时30分`; on the day of the edition, `05:30` alone will do

        error[not-a-time]: `更新时间` is not a date and time: `6月16日8时`
         --> content/2025-06-16/a.md:5:7
          |
        5 | 更新时间: 6月16日8时
          |           ^^^^^^^^^^
          |
        help: write it as `2025-06-16 05:30` or `2025年6月16日 上午5时30分`; on the day of the edition, `05:30` alone will do"#]],
    );
}

#[test]
fn a_page_that_is_no_number_is_told() {
    check(
        &article("title: 甲\npage: 1版头条\n"),
        &expect![[r#"
        error[not-a-page-number]: `1版头条` is not a page number
         --> content/2025-06-16/a.md:3:7
          |
        3 | page: 1版头条
          |       ^^^^^^^
          |
        help: write `1`, `01`, `A01` or `第二版`"#]],
    );
    check(
        &article("title: 甲\n版次: [1, 2]\n"),
        &expect![[r#"
            error[not-a-page-number]: `[1, 2]` is not a page number
             --> content/2025-06-16/a.md:3:5
              |
            3 | 版次: [1, 2]
              |       ^^^^^^
              |
            help: write `1`, `01`, `A01` or `第二版`"#]],
    );
}

#[test]
fn an_hour_in_an_article_of_no_edition_is_told() {
    let paper = article("title: 甲\n");
    paper.write("content/pages/about.md", "---\ntitle: 关于\n发布时间: 8:00\n---\n\n正文。\n");
    check(
        &paper,
        &expect![[r#"
        error[hour-of-no-day]: `publish_at` is an hour, and the article has no day
         --> content/pages/about.md:3:1
          |
        3 | 发布时间: 8:00
          | ^^^^^^^^
          |
        help: write the day too: `2025-06-16 05:30`"#]],
    );
}

#[test]
fn a_day_without_a_year_is_told() {
    check(
        &article("title: 甲\n更正: {日期: 6月17日, 内容: 票价。}\n"),
        &expect![[r#"
        error[not-a-date]: `6月17日` is not a date
         --> content/2025-06-16/a.md:3:10
          |
        3 | 更正: {日期: 6月17日, 内容: 票价。}
          |              ^^^^^^^
          |
        help: write it as `2025-06-16`, `2025/6/16` or `2025年6月16日`"#]],
    );
}
