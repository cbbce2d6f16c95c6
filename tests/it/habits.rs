//! Text as newsrooms type and paste it, from the file to every output.

use expect_test::expect_file;

use crate::paper::Paper;

/// Five habits: a bulletin parted by `###`, a weekly with HTML and invisible characters, a digest with tables, a student
/// newsroom that indents with entities, and a society that tags its posts.
const FIVE: &str = "\
-- content/2025-06-16/01-bulletin.md --
---
标题: 临澜早报
栏目: 要闻\u{200b}
---

　　今日要闻如下。
　　请读者留意。

###一、渡轮加班
3*4米的跳板换成5*6米，票价10~~20元。
头班船** 六点 **开。

###二、老街修缮
中签名单：张**、李*、王**。
---
责编 林澄
-- content/2025-06-16/02-weekly.md --
---
标题: 湾区\u{200b}周刊：CO<sub>2</sub>减排
引题: 第<b>八</b>期<br>双月刊
栏目: 要闻
---

\u{feff}<br>
港口\u{200b}用电\u{ad}替代柴油，减排10<sup>4</sup>吨CO<sub>2</sub>。<br>明年<u>再减一成</u>。

<!-- 数字待核 ——>
<ruby>埗<rp>(</rp><rt>bù</rt><rp>)</rp></ruby>头村的\u{e81e}字旧匾也修好了。
-- content/2025-06-16/03-digest.md --
---
标题: 数字摘编
栏目: 要闻快览
---

| 航线 | 班次 |
|---|---|
| 海心岛 | 26<br>（加 4） | 假日 |
| 南湾 |

见附件[班次表](班次 一.txt)。
-- content/2025-06-16/班次 一.txt --
海心岛
-- content/2025-06-16/04-campus.md --
---
标题: 校园记者站
栏目: 要闻
---

&emsp;&emsp;学校码头社团招新。
&emsp;&emsp;报名至月底\u{b}地点在三号楼。

    作者系大二学生。

\t指导老师\u{2028}林老师[^1]。

[^1]：二〇二五届。
-- content/2025-06-16/05-society.md --
---
标题: 读书会
栏目: 要闻
---

#读书会# #六月#

==本期书目==见![[书单.jpg]]和[[往期]]。

##时间地点
他说__很好__，__月__日再聚，**不见不散。
";

#[test]
fn five_habits_are_read_as_they_are_meant() {
    let paper = Paper::new(FIVE);
    let mut shown = paper.mistakes();
    shown.push_str("\n\n");
    paper.edit("content/2025-06-16/02-weekly.md", "——>", "-->");
    paper.edit("site.toml", "base_url", "outputs.article_markdown = true\noutputs.article_text = true\nbase_url");
    let site = paper.site();
    for page in ["bulletin", "weekly", "digest", "campus", "society"] {
        for file in ["index.html", "index.md", "index.txt"] {
            let Some(bytes) = site.get(&format!("2025-06-16/{page}/{file}")) else { continue };
            let text = String::from_utf8(bytes.clone()).unwrap();
            let body = text.split("<div class=body>").nth(1).and_then(|rest| rest.split("</article>").next());
            shown.push_str(&format!("-- {page}/{file} --\n{}\n", body.unwrap_or(&text)));
        }
    }
    expect_file!["expected/habits.txt"].assert_eq(&shown);
}

/// HTML of a paper that publishes it, with what its policy forbids.
const PUBLISHED: &str = "\
-- site.toml --
title = '临澜日报'
base_url = 'https://linlan.example/b/'
outputs.article_text = true
[markdown]
raw_html = true
[hosting.csp]
frame-src = ['https://player.example']
[[sections]]
name = '要闻'
-- content/2025-06-16/01-page.md --
---
标题: 老码头
栏目: 要闻
---

<div class=\"lead\">
<p>老码头&nbsp;昨天重开。</p>
<figure><img src=\"images/pier.svg\" alt=\"码头\"><figcaption>码头。</figcaption></figure>
<p>详见<a href=\"02-other.md\">另一篇</a>和<a href='名单.txt'>名单</a>，<a href=\"03-none.md\">没有</a>。</p>
</div>

<p style=\"color:red\" onclick=\"alert(1)\">红字</p>

<iframe src=\"https://player.example/1\"></iframe>
<iframe src=\"https://other.example/1\"></iframe>
<script src=\"/b/js/own.js\"></script>
<script>alert(1)</script>

行内<img src=\"images/none.svg\">图。
-- content/2025-06-16/02-other.md --
---
标题: 另一篇
栏目: 要闻
---

正文。
-- content/2025-06-16/名单.txt --
名单
-- content/2025-06-16/images/pier.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>
";

#[test]
fn published_html_is_checked_like_markdown() {
    let paper = Paper::new(PUBLISHED);
    let mut shown = paper.mistakes();
    paper.edit("content/2025-06-16/01-page.md", "，<a href=\"03-none.md\">没有</a>", "");
    paper.edit("content/2025-06-16/01-page.md", "行内<img src=\"images/none.svg\">图。", "");
    let site = paper.site();
    let page = String::from_utf8(site["2025-06-16/page/index.html"].clone()).unwrap();
    let body = page.split("<div class=body>").nth(1).and_then(|rest| rest.split("<div lang").next()).unwrap();
    shown.push_str(&format!("\n\n-- index.html --\n{body}\n"));
    shown.push_str(&format!("-- index.txt --\n{}\n", String::from_utf8_lossy(&site["2025-06-16/page/index.txt"])));
    let home = String::from_utf8(site["index.html"].clone()).unwrap();
    assert!(home.contains("老码头\u{a0}昨天重开。") && home.contains("pier"), "{home}");
    assert!(site.contains_key("2025-06-16/images/pier.svg"));
    expect_file!["expected/published.txt"].assert_eq(&shown);
}

#[test]
fn a_private_character_is_told_where_it_stands() {
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\n标题: 港\u{e000}口\n栏目: 要闻\n图片: {src: a.svg, 图说: '　　港\u{e81e}'}\n---\n\n正\u{fffd}文。\n\n![图](a.svg \"&emsp;&emsp;图说\")\n\
         -- content/2025-06-16/a.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>\n\
         -- content/2025-06-16/edition.yaml --\nnotes: 甲\u{e001}\n",
    );
    let told = paper.warnings();
    for place in ["a.md:2:6", "a.md:7:2", "edition.yaml:1:9", "U+E000", "U+FFFD", "U+E001"] {
        assert!(told.contains(place), "{place}: {told}");
    }
    let page = paper.page("2025-06-16/a/index.html");
    assert!(page.contains("<figcaption>图说</figcaption>") && page.contains("港\u{9fb4}</"), "{page}");
}

#[test]
fn a_comment_without_an_end_that_is_no_error_leaves_its_article() {
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\n标题: 港口\n栏目: 要闻\n---\n\n甲<!-- 密\n\n乙。\n");
    assert!(paper.mistakes().starts_with("error[unclosed-comment]"));
    paper.edit("site.toml", "base_url", "check = { unclosed-comment = 'warn' }\nbase_url");
    assert!(paper.warnings().starts_with("warning[unclosed-comment]"));
    let page = paper.page("2025-06-16/a/index.html");
    assert!(page.contains("<p>甲</p>\n<p>乙。</p>") && !page.contains('密'), "{page}");
}

#[test]
fn films_of_published_html_are_files_of_the_paper() {
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\n标题: 港口\n栏目: 要闻\n---\n\n<video controls poster=\"p.svg\"><source src=\"clip.mp4\" type=\"video/mp4\">\
         <track src=\"clip.vtt\" srclang=\"zh\"></video>\n\n<audio src=\"https://a.example/talk.mp3\"></audio><video src=\"https://b.example/live.m3u8\"></video>\n\
         -- content/2025-06-16/p.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>\n\
         -- content/2025-06-16/clip.mp4 --\nx\n-- content/2025-06-16/clip.vtt --\nWEBVTT\n",
    );
    paper.edit("site.toml", "base_url", "markdown.raw_html = true\nbase_url");
    let told = paper.warnings();
    assert!(told.contains("remote-recordings") && told.contains("https://b.example"), "{told}");
    assert_eq!(told.matches("blocked-html").count(), 1, "{told}");
    let site = paper.site();
    for file in ["p.svg", "clip.mp4", "clip.vtt"] {
        assert!(site.contains_key(&format!("2025-06-16/{file}")), "{file}");
    }
    let page = paper.page("2025-06-16/a/index.html");
    assert!(page.contains("src=\"/2025-06-16/clip.vtt\"") && page.contains("poster=\"/2025-06-16/p.svg\""), "{page}");
    assert!(page.contains("https://a.example/talk.mp3"), "{page}");
}
