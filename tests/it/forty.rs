//! Forty different mistakes, told so that an editor who reads one language can mend every one from what is printed.

use std::collections::BTreeSet;

use expect_test::expect_file;
use newsprint::diagnostic::{Diagnostics, Language, locate};
use newsprint::load;

use crate::paper::{Paper, program};

const SETTINGS: &str = "\
-- site.toml --
title = ' '
base_url = 'linlan.example'
timezone = 'Asia/Beijing'
language = '中文'
websub_hub = 'hub.example'
[[sections]]
name = '要闻'
slug = 'news today'
[[sections]]
name = '文化'
[[sections]]
name = '文化'
slug = 'culture'
[[navigation]]
name = '往期'
url = 'archive'
[outputs]
list_size = 0
[markdown]
schemes = ['javascript']
[hosting.csp]
img-sources = ['https://pictures.example']
[assets]
allow = ['*.KML']
[app]
theme_color = '红'
[security]
contact = ['desk@linlan.example']
[check]
unknown-secton = 'off'
broken-yaml = 'off'
";

const PAPER: &str = "\
-- content/2025-06-16/edition.yaml --
版面:
  - 版次: 1
    版名: 要闻
  - 版次: 1
    版名: 文化
-- content/2025-06-16/01-a.md --
---
标题：渡轮今天停航
---

正文。
-- content/2025-06-16/02-b.md --
---
标题:渡轮今天停航
---

正文。
-- content/2025-06-16/03-c.md --
---
栏目: 要闻
---

正文。
-- content/2025-06-16/04-d.md --
渡轮今天停航
-- content/2025-06-16/05-e.md --
---
标题: 渡轮今天停航

正文。
-- content/2025-06-16/06-f.md --
---
标题: 渡轮今天停航
副提: 台风过境
tags: [渡轮, 台风]
栏目: 要问
序号: 第一
版次: 末版
体裁: 消息
发布时间: 明天一早
语言: 中文
作者: [林澄, ]
草稿: 不是
热区: [10, 20]
图片:
  - 图说: 码头
标题: 渡轮停航
---

正文。
-- content/2025-06-16/07-g.md --
---
标题: 渡轮今天停航
版次: 3
网址: a/b
旧网址: [html/node_1.htm]
---

正文。
-- content/2025-06-16/09-i.md --
---
标题: 渡轮 #停航
头条: 是
---

正文。
-- content/2025-06-16/10-j.md --
---
标题: \"渡轮今天停航
栏目: 要闻
---

正文。
-- content/2025-06-16/11-k.md --
---
标题: 渡轮
\t栏目: 要闻
---

正文。
-- content/2025-06-16/12-l.md --
---
标题: [转] 渡轮今天停航
---

正文。
-- content/2025-06-16/13-m.md --
---
标题:\u{3000}渡轮今天停航
---

正文。
-- content/2025-06-16/14-n.md --
---
标题 渡轮今天停航
栏目: 要闻
---

正文。
-- content/2025-06-16/15-o.md --
---
标题: 渡轮\u{2028}今天停航
---

正文。
-- content/2025-06-16/16-p.md --
---
标题: 渡轮: 今天停航
---

正文。
-- content/2025-6-16/a.md --
---
标题: 渡轮
---

正文。
-- content/稿件/a.md --
---
标题: 渡轮
---

正文。
";

/// What is found when every article by itself is right.
const LINKS: &str = "\
-- site.toml --
title = '临澜日报'
base_url = 'https://linlan.example/'
[[sections]]
name = '要闻'
slug = 'news'
[[navigation]]
name = '往期'
url = '/archives/'
-- content/2025-06-16/08-h.md --
---
标题: 渡轮今天停航
头条: 是
栏目: 要问
图片: 码头.jpg
---

<div>正文</div>

见[昨天的报道](昨天.md)，[往期](/archives/)，![图](../../../图.png)，[程序](a.exe)，[看看](同.md)，![文](b.pdf)，![图](码头.jpg “码头”)。
-- content/2025-06-16/同.md --
---
标题: 草稿
草稿: 是
---

正文。
-- content/2025-06-16/03-old.md --
---
标题: 旧稿
头条: 是
发布时间: 2025-06-17
撤稿时间: 2025-06-16 08:00
---

正文。
-- content/2025-06-16/04-lead.md --
---
标题: 头条
头条: 是
---

正文。
-- content/2025-06-16/a.exe --
x
-- content/2025-06-16/b.pdf --
%PDF-1.7
-- content/2025-06-16/17-same.md --
---
标题: 渡轮
---

正文。
-- content/2025-06-16/18-same.md --
---
标题: 渡轮
---

正文。
-- content/2025-06-16/渡轮.docx --
稿件
-- content/2025-06-16/editon.yaml --
期号: 1
";

/// The paper, with what a string cannot hold.
fn paper(files: &str) -> Paper {
    let mut paper = Paper::new(files);
    paper.options.schedule.now = "2025-06-20T12:00:00+08:00".parse().unwrap();
    if files == PAPER {
        // 标题 in GBK.
        paper.write("content/2025-06-16/19-gbk.md", b"---\n\xb1\xea\xcc\xe2: \xb6\xc9\xc2\xd6\n---\n");
        let long = "渡轮今天停航".repeat(200);
        paper.write("content/2025-06-16/20-long.md", format!("---\n标题: {long}\n---\n\n正文。\n"));
    }
    paper
}

fn told(paper: &Paper) -> Diagnostics {
    match newsprint::check(&paper.options, None) {
        Ok(report) => report.warnings,
        Err(told) => told,
    }
}

fn shown(papers: &[Paper], language: Language) -> String {
    let renderer = annotate_snippets::Renderer::plain();
    let located = papers
        .iter()
        .flat_map(|paper| locate(&told(paper), language, |path| load::text_for_diagnostics(&paper.root, path)));
    let shown: Vec<String> = located.map(|one| one.render(&renderer)).collect();
    shown.join("\n\n") + "\n"
}

#[test]
fn forty_mistakes_in_each_language() {
    let papers = [paper(SETTINGS), paper(PAPER), paper(LINKS)];
    let codes: BTreeSet<String> = papers.iter().flat_map(told).map(|one| one.code.into_owned()).collect();
    assert!(codes.len() >= 40, "{} codes: {codes:?}", codes.len());
    expect_file!["expected/forty.en.txt"].assert_eq(&shown(&papers, Language::English));
    expect_file!["expected/forty.zh.txt"].assert_eq(&shown(&papers, Language::Chinese));
}

#[test]
fn no_sentence_of_a_message_is_in_the_other_language() {
    for paper in [paper(SETTINGS), paper(PAPER), paper(LINKS)] {
        for one in locate(&told(&paper), Language::Chinese, |_| None) {
            for text in one.help.iter().chain(&one.label).chain([&one.message]) {
                // What stands in quotation marks or backticks is the paper's, or to be typed.
                let own: String = text.split(['`', '“', '”']).step_by(2).collect();
                // Nor does a path belong to a language.
                let own = own.split_whitespace().filter(|part| !part.contains('/'));
                let words =
                    own.flat_map(|part| part.split(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c))));
                let words = words.filter(|word| word.len() > 3 && word.contains(|c: char| c.is_ascii_alphabetic()));
                let english: Vec<&str> = words.filter(|word| !KNOWN.contains(word)).collect();
                assert!(english.is_empty(), "{english:?} in {text}");
            }
        }
    }
}

/// Names that are the same in Chinese.
const KNOWN: [&str; 25] = [
    "WebM",
    "UTF-8",
    "site.toml",
    "Markdown",
    "YAML",
    "TOML",
    "edition.yaml",
    "IANA",
    "HTML",
    "WebP",
    "AVIF",
    "JPEG",
    "TIFF",
    "content",
    "Content",
    "Security",
    "Policy",
    "WebSub",
    "Word",
    "newsprint",
    "https",
    "http",
    "UTF",
    "docx",
    "Windows",
];

#[test]
fn the_program_speaks_the_language_that_is_asked_for_or_the_machines_or_the_papers() {
    let chinese = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 港\nsection: 要问\n---\n\n正文。\n");
    let english = Paper::new(
        "-- site.toml --\ntitle = 'The Post'\nbase_url = 'https://post.example/'\nlanguage = 'en'\n[[sections]]\nname = 'News'\n\
         -- content/2025-06-16/a.md --\n---\ntitle: Port\nsection: New\n---\n\nText.\n",
    );
    let first_word = |paper: &Paper, locale: &str, args: &[&str]| {
        let output = program().args(args).env("LC_ALL", locale).current_dir(&paper.root).output().unwrap();
        String::from_utf8_lossy(&output.stderr).split('[').next().unwrap_or_default().to_owned()
    };
    for (paper, locale, args, word) in [
        (&chinese, "C", &["check"][..], "差错"),
        (&english, "C", &["check"][..], "error"),
        (&english, "C.UTF-8", &["check"][..], "error"),
        (&chinese, "fr_FR.UTF-8", &["check"][..], "差错"),
        (&chinese, "en_GB.UTF-8", &["check"][..], "error"),
        (&english, "zh_CN.UTF-8", &["check"][..], "差错"),
        (&english, "zh_CN.UTF-8", &["check", "--language", "en"][..], "error"),
        (&chinese, "en_GB.UTF-8", &["--language=zh", "check"][..], "差错"),
    ] {
        assert_eq!(first_word(paper, locale, args), word, "{locale} {args:?}");
    }
}
