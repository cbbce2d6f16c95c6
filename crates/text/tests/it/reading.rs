//! What each rule of the Markdown makes of a text, by example.

use newsprint_text::address::Schemes;
use newsprint_text::{Facts, Link, Options, Picture, html, read};

use crate::{IDS, Numbered, facts_of, html_of};

const PLAIN: Options =
    Options { raw_html: false, smart_punctuation: false, indented_code: false, schemes: Schemes::NONE };

fn written(text: &str) -> String {
    written_with(text, PLAIN)
}

fn written_with(text: &str, options: Options) -> String {
    let mut out = String::new();
    html(&read(text, options), &Numbered(facts_of(text, options)), &IDS, &mut out);
    out
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(written(text), expected, "{text}");
}

#[test]
fn paragraphs_and_marks() {
    check(
        "雨*停*了，**天**~~亮~~。\n\nA & <b",
        "<p>雨<em>停</em>了，<strong>天</strong><del>亮</del>。</p>\n<p>A &amp; &lt;b</p>\n",
    );
    check("雨停了\\\n天亮了", "<p>雨停了<br>\n天亮了</p>\n");
    check("一\n\n---\n\n二", "<p>一</p>\n<hr>\n<p>二</p>\n");
    check("> 一", "<blockquote>\n<p>一</p>\n</blockquote>\n");
    check("　　雨停了。", "<p>雨停了。</p>\n");
}

#[test]
fn lists_and_code() {
    check("- 一\n- 二", "<ul>\n<li>一</li>\n<li>二</li>\n</ul>\n");
    check("3. 一", "<ol start=\"3\">\n<li>一</li>\n</ol>\n");
    check("```rust ignore\na < b\n```", "<pre><code class=\"language-rust\">a &lt; b\n</code></pre>\n");
    let indented_code = Options { indented_code: true, ..PLAIN };
    assert_eq!(written_with("    a\n\n    b", indented_code), "<pre><code>a\n\nb</code></pre>\n");
    check("`*文*`", "<p><code>*文*</code></p>\n");
}

#[test]
fn a_line_break_between_chinese_characters_vanishes() {
    check("雨停了\n天亮了", "<p>雨停了天亮了</p>\n");
    check("雨停了，\n“天亮了”\n（云散了）", "<p>雨停了，“天亮了”（云散了）</p>\n");
    check("カナ\nかな", "<p>カナかな</p>\n");
    check("雨停了\nAI 来了", "<p>雨停了\nAI 来了</p>\n");
    check("비가\n그쳤다", "<p>비가\n그쳤다</p>\n");
    check("“yes”\n“no”", "<p>“yes”\n“no”</p>\n");
}

#[test]
fn a_line_break_looks_through_tags() {
    check("**雨**\n停", "<p><strong>雨</strong>停</p>\n");
    check("雨\n**停**", "<p>雨<strong>停</strong></p>\n");
    check("雨\n**AI**", "<p>雨\n<strong>AI</strong></p>\n");
    check(
        "雨[^1]\n停\n\n[^1]: 注",
        "<p>雨<sup><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">1</a></sup>停</p>\n<div role=\"doc-endnotes\">\n<ol>\n<li id=\"fn:1\">\n<p>注 <a href=\"#fnref:1\" role=\"doc-backlink\">↩\u{fe0e}</a></p>\n</li>\n</ol>\n</div>\n",
    );
}

#[test]
fn emphasis_works_next_to_chinese_punctuation() {
    check("他说**“强调”**文", "<p>他说<strong>“强调”</strong>文</p>\n");
    check("**注：**文", "<p><strong>注：</strong>文</p>\n");
    check("文~~（删）~~文", "<p>文<del>（删）</del>文</p>\n");
    check("文*《书》*文", "<p>文<em>《书》</em>文</p>\n");
    check("文**_“强”_**文", "<p>文<strong><em>“强”</em></strong>文</p>\n");
    check("文**~~（删）~~**文", "<p>文<strong><del>（删）</del></strong>文</p>\n");
    check(">**“强调”**文", "<blockquote>\n<p><strong>“强调”</strong>文</p>\n</blockquote>\n");
    check(
        "**<https://example.org/>**文",
        "<p><strong><a href=\"https://example.org/\" rel=\"noopener\">https://example.org/</a></strong>文</p>\n",
    );
}

#[test]
fn marking_emphasis_changes_nothing_else() {
    check("文**“强”**文\u{fe0f}文", "<p>文<strong>“强”</strong>文\u{fe0f}文</p>\n");
    check("文**“强”**文`文*（文）*文`", "<p>文<strong>“强”</strong>文<code>文*（文）*文</code></p>\n");
    check("[文](/文*（文）*文.md)", "<p><a href=\"/1\">文</a></p>\n");
    check("文\\*（文）\\*文", "<p>文*（文）*文</p>\n");
    check("3~5天，8~10天", "<p>3~5天，8~10天</p>\n");
    check("```文*（文）*\n文*（文）*文\n```", "<pre><code class=\"language-文*（文）*\">文*（文）*文\n</code></pre>\n");
    let text = "文**（强）**文[文](文*（文）*文.md)";
    let start = text.find("[文]").expect("the text has a link");
    let link = Link {
        target: "文*（文）*文.md".into(),
        start: u32::try_from(start).unwrap(),
        end: u32::try_from(text.len()).unwrap(),
    };
    assert_eq!(facts_of(text, PLAIN).links, [link]);
}

#[test]
fn headings_begin_under_the_headline() {
    check("# 甲\n\n### 乙", "<h2 id=\"甲\">甲</h2>\n<h3 id=\"乙\">乙</h3>\n");
    check("## 甲\n\n### 乙", "<h2 id=\"甲\">甲</h2>\n<h3 id=\"乙\">乙</h3>\n");
    check("#### 甲\n\n### 乙", "<h2 id=\"甲\">甲</h2>\n<h2 id=\"乙\">乙</h2>\n");
    check("# 甲\n\n###### 乙", "<h2 id=\"甲\">甲</h2>\n<h3 id=\"乙\">乙</h3>\n");
}

#[test]
fn every_heading_has_an_id_of_its_own() {
    check("## 修旧**如旧**，AI！", "<h2 id=\"修旧如旧-ai\">修旧<strong>如旧</strong>，AI！</h2>\n");
    check("## 甲\n\n## 甲\n\n## 甲", "<h2 id=\"甲\">甲</h2>\n<h2 id=\"甲-2\">甲</h2>\n<h2 id=\"甲-3\">甲</h2>\n");
    check("## a\n\n## 甲 {#a}\n\n## 乙 {#a}", "<h2 id=\"a-2\">a</h2>\n<h2 id=\"a\">甲</h2>\n<h2 id=\"a-3\">乙</h2>\n");
    check("## Help\n\n## 甲 {#main}", "<h2 id=\"help-2\">Help</h2>\n<h2 id=\"main-2\">甲</h2>\n");
    check("## 甲 {#fn:1}\n\n## 乙 {#fnref:1}", "<h2 id=\"fn-1\">甲</h2>\n<h2 id=\"fnref-1\">乙</h2>\n");
    check("## ？\n\n## 甲 {onclick=x .y}", "<h2 id=\"section\">？</h2>\n<h2 id=\"甲\">甲</h2>\n");
}

#[test]
fn links_are_answered_by_the_site() {
    check(
        "[文](a.md)[外](https://example.org/?a=1&b=2)[下](#丙)",
        "<p><a href=\"/1\">文</a><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener\">外</a><a href=\"#%E4%B8%99\">下</a></p>\n",
    );
    check("[文][甲]\n\n[甲]: a.md \"题\"", "<p><a href=\"/1\" title=\"题\">文</a></p>\n");
    check("<a@example.org>", "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>\n");
    check("[文 <https://example.org>](a.md)", "<p><a href=\"/1\">文 https://example.org</a></p>\n");
}

#[test]
fn an_address_that_runs_code_is_dropped() {
    check("[文](javascript:alert(1))", "<p>文</p>\n");
    check("[文](&#106;ava&#9;script:x) [文](<\u{1} VBScript:x>)", "<p>文 文</p>\n");
    check("![文](data:text/html,x)", "<p>文</p>\n");
    check(
        "![文](data:image/png;base64,AA==)",
        "<figure><img src=\"data:image/png;base64,AA==\" alt=\"文\" loading=\"lazy\" decoding=\"async\"></figure>\n",
    );
}

#[test]
fn a_picture_alone_becomes_a_figure() {
    check(
        "![戏台](a.jpg \"戏台重开。本报记者 王建栋 摄\")",
        "<figure><img src=\"/1.jpg\" alt=\"戏台\" width=\"40\" height=\"30\" loading=\"lazy\" decoding=\"async\"><figcaption>戏台重开。 <span class=\"credit\">本报记者 王建栋 摄</span></figcaption></figure>\n",
    );
    check(
        "![甲](a.jpg)\n![乙*丙*](b.jpg \"王建栋 摄\")",
        "<figure><img src=\"/1.jpg\" alt=\"甲\" width=\"40\" height=\"30\" loading=\"lazy\" decoding=\"async\"></figure>\n<figure><img src=\"/2.jpg\" alt=\"乙丙\" width=\"40\" height=\"30\" loading=\"lazy\" decoding=\"async\"><figcaption><span class=\"credit\">王建栋 摄</span></figcaption></figure>\n",
    );
}

#[test]
fn a_picture_among_text_stays_in_the_line() {
    check(
        "![甲](a.jpg \"题\")文",
        "<p><img src=\"/1.jpg\" alt=\"甲\" title=\"题\" width=\"40\" height=\"30\" loading=\"lazy\" decoding=\"async\">文</p>\n",
    );
    check(
        "[![甲](a.jpg)](b.md)",
        "<p><a href=\"/1\"><img src=\"/1.jpg\" alt=\"甲\" width=\"40\" height=\"30\" loading=\"lazy\" decoding=\"async\"></a></p>\n",
    );
}

#[test]
fn an_unanswered_picture_keeps_its_address_and_has_no_size() {
    assert_eq!(
        html_of("![甲](图.jpg)", PLAIN),
        "<figure><img src=\"%E5%9B%BE.jpg\" alt=\"甲\" loading=\"lazy\" decoding=\"async\"></figure>\n"
    );
}

#[test]
fn a_table_scrolls_in_a_region_named_by_its_head() {
    check(
        "| 版次 | 名*称* | 页 |\n|---|:-:|--:|\n| 一 | 要闻 | 1 |",
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"版次、名称、页\">\n<table>\n<thead>\n\
         <tr><th scope=\"col\">版次</th><th scope=\"col\" class=\"center\">名<em>称</em></th><th scope=\"col\" class=\"right\">页</th></tr>\n\
         </thead>\n<tbody>\n<tr><td>一</td><td class=\"center\">要闻</td><td class=\"right\">1</td></tr>\n</tbody>\n</table>\n</div>\n",
    );
    check(
        "| |\n|---|\n| 一 |",
        "<table>\n<thead>\n<tr><td></td></tr>\n</thead>\n<tbody>\n<tr><td>一</td></tr>\n</tbody>\n</table>\n",
    );
}

#[test]
fn notes_are_numbered_as_they_are_cited() {
    check(
        "[^乙]: 后\n\n[^甲]: 先\n\n## 注\n\n文[^甲]文[^乙]文[^甲]",
        "<h2 id=\"注\">注</h2>\n<p>文<sup><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">1</a></sup>文<sup><a href=\"#fn:2\" id=\"fnref:2\" role=\"doc-noteref\">2</a></sup>文<sup><a href=\"#fn:1\" id=\"fnref:1-2\" role=\"doc-noteref\">1</a></sup></p>\n\
         <div role=\"doc-endnotes\">\n<ol>\n\
         <li id=\"fn:1\">\n<p>先 <a href=\"#fnref:1\" role=\"doc-backlink\">↩\u{fe0e}</a> <a href=\"#fnref:1-2\" role=\"doc-backlink\">↩\u{fe0e}</a></p>\n</li>\n\
         <li id=\"fn:2\">\n<p>后 <a href=\"#fnref:2\" role=\"doc-backlink\">↩\u{fe0e}</a></p>\n</li>\n</ol>\n</div>\n",
    );
    check(
        "文[^无]\n\n[^甲]:\n    # 题",
        "<p>文[^无]</p>\n<div role=\"doc-endnotes\">\n<ol>\n<li id=\"fn:1\">\n<p>题</p>\n</li>\n</ol>\n</div>\n",
    );
}

#[test]
fn html_is_shown_as_text_and_reported() {
    let text = "文<q>文</q>\n\n<div>\n文\n</div>";
    check(text, "<p>文&lt;q&gt;文&lt;/q&gt;</p>\n<p>&lt;div&gt;\n文\n&lt;/div&gt;</p>\n");
    assert_eq!(facts_of(text, PLAIN).raw_html, [3, 9, 15]);
}

#[test]
fn a_comment_is_never_published() {
    let text = "文<!-- 待核 -->文\n\n<!-- 待\n\n核 -->\n";
    check(text, "<p>文文</p>\n");
    assert_eq!(facts_of(text, PLAIN).raw_html, [0_u32; 0]);
}

#[test]
fn html_is_published_when_the_paper_wants_it() {
    let options = Options { raw_html: true, ..PLAIN };
    assert_eq!(written_with("文<u>文</u>\n\n<hr class=x>\n", options), "<p>文<u>文</u></p>\n<hr class=x>\n");
    assert_eq!(facts_of("文<u>文</u>", options).raw_html, [0_u32; 0]);
}

#[test]
fn quotes_stay_straight_unless_the_paper_wants_otherwise() {
    check("\"a\" -- 文", "<p>\"a\" -- 文</p>\n");
    let options = Options { smart_punctuation: true, ..PLAIN };
    assert_eq!(written_with("文**\"a\"**文 -- 文", options), "<p>文<strong>“a”</strong>文 – 文</p>\n");
}

#[test]
fn the_facts_of_an_article() {
    let text = "# 题\n\n![图](a.jpg \"题 王建栋 摄\")\n\n本报讯(记者侯鹏云)雨停了，**天亮**了。见[二版](02.md)，\n3.5 km 外。\n\n- 项 `code` <https://example.org>\n\n![](https://a.example/b.jpg)![](data:image/gif;base64,R0==)\n";
    let at = |needle: &str| u32::try_from(text.find(needle).expect("the text has it")).unwrap();
    let expected = Facts {
        slips: vec![],
        demands: vec![],
        words: 22,
        opening: "雨停了，天亮了。见二版， 3.5 km 外。".into(),
        links: vec![Link { target: "02.md".into(), start: at("[二版]"), end: at("，\n") }],
        pictures: vec![Picture {
            src: "a.jpg".into(),
            alt: "图".into(),
            title: "题 王建栋 摄".into(),
            start: at("!["),
            end: at("\n\n本报讯"),
        }],
        elsewhere: vec![
            Link { target: "https://a.example/b.jpg".into(), start: at("![](https"), end: at("![](data") },
            Link { target: "data:".into(), start: at("![](data"), end: at("R0==)") + 5 },
        ],
        raw_html: vec![],
        of_machine: vec![],
        strange: vec![],
        fragments: vec![],
        too_deep: None,
        too_wide: None,
        too_many: None,
    };
    assert_eq!(facts_of(text, PLAIN), expected);
}

#[test]
fn an_opening_goes_on_over_short_paragraphs() {
    let opening = |text| facts_of(text, PLAIN).opening;
    assert_eq!(opening("新华社记者 董越\n\n## 题\n\n雨停了。\n\n> 天亮了。"), "雨停了。天亮了。");
    assert_eq!(opening("栽植面积1344.2\n\n公顷。"), "栽植面积1344.2 公顷。");
    assert_eq!(opening("| 表 |\n|---|\n| 一 |\n\n文[^1]。\n\n[^1]: 注。"), "文。");
    assert_eq!(opening(""), "");
}

#[test]
fn characters_that_nobody_sees_vanish_and_move_nothing() {
    check("a\u{1}b 港&#8;口&#x1F; &#8203;港&shy;口 `a&#8;`", "<p>a b 港口 港口 <code>a&amp;#8;</code></p>\n");
    let text = "正\u{b}文\u{2028}和\u{2029}\u{1}。\u{200b}[甲](a\u{feff}.md)\u{7f}\n";
    check(text, "<p>正<br>\n文<br>\n和<br>\n。<a href=\"/1\">甲</a></p>\n");
    let link = &facts_of(text, Options::default()).links[0];
    assert_eq!((&*link.target, &text[link.start as usize..link.end as usize]), ("a.md", "[甲](a\u{feff}.md)"));
}

/// A text with every kind of node, and each kind as it was typed.
const EVERY_KIND: [(&str, &str); 26] = [
    ("Heading", "## 题 {#a}"),
    ("Paragraph", "　　一*二***三**~~四~~`五`<b><!-- 六 -->六\n七\nAI  \n[八](a.md)[^九]![十](b.png)"),
    ("Indent", "　　"),
    ("Text", "一"),
    ("Emphasis", "*二*"),
    ("Strong", "**三**"),
    ("Deletion", "~~四~~"),
    ("Code", "`五`"),
    ("ShownHtml", "<b>"),
    ("Comment", "<!-- 六 -->"),
    ("Joint", "\n"),
    ("SoftBreak", "\n"),
    ("HardBreak", "  \n"),
    ("Link", "[八](a.md)"),
    ("Citation", "[^九]"),
    ("Picture", "![十](b.png)"),
    ("Quote", "> 引"),
    ("List", "1. 项"),
    ("Item", "1. 项"),
    ("CodeBlock", "```text\n码\n```"),
    ("ShownHtmlBlock", "<div>"),
    ("Table", "|甲|\n|-|\n|乙|"),
    ("TableHead", "|甲|"),
    ("TableRow", "|乙|"),
    ("TableCell", "甲"),
    ("Note", "[^九]: 注"),
];

#[test]
fn every_kind_of_node_knows_its_place() {
    let blocks = ["Heading", "Paragraph", "Quote", "List", "CodeBlock", "ShownHtmlBlock", "Table", "Note"];
    let typed = EVERY_KIND.iter().filter(|(kind, _)| blocks.contains(kind)).map(|(_, typed)| *typed);
    let text = typed.collect::<Vec<_>>().join("\n\n") + "\n\n---\n";
    let body = read(&text, PLAIN);
    let found: Vec<(String, &str)> = body
        .nodes()
        .map(|node| {
            let kind = format!("{:?}", node.kind()).split(|c: char| !c.is_alphabetic()).next().unwrap().to_owned();
            (kind, text[node.place().start as usize..node.place().end as usize].trim_end_matches('\n'))
        })
        .collect();
    for (kind, typed) in EVERY_KIND.into_iter().chain([("Rule", "---")]) {
        let is_there = found.iter().any(|(name, place)| name == kind && *place == typed.trim_end_matches('\n'));
        assert!(is_there, "{kind} {typed:?}: {found:#?}");
    }
}
