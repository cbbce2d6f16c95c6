//! Text as editors type and paste it.

use newsprint_text::{AsTyped, Options, Slip, markdown, plain, read};

use crate::{facts_of, html_of};

const PLAIN: Options = Options {
    raw_html: false,
    smart_punctuation: false,
    indented_code: false,
    schemes: newsprint_text::address::Schemes::NONE,
};

fn check(text: &str, expected: &str) {
    assert_eq!(html_of(text, PLAIN), expected, "{text}");
}

/// What is told of a text, by what was typed there.
fn told(text: &str) -> Vec<(Slip, &str)> {
    let slips = facts_of(text, PLAIN).slips;
    slips.into_iter().map(|(slip, at)| (slip, &text[at.start as usize..at.end as usize])).collect()
}

#[test]
fn an_indented_line_is_a_paragraph() {
    for text in [
        "　　雨停了。\n　　天亮了。",
        "    雨停了。\n    天亮了。",
        "\t雨停了。\n\n\t天亮了。",
        "&emsp;&emsp;雨停了。\n&emsp;&emsp;天亮了。",
        "&nbsp;&nbsp;&nbsp;&nbsp;雨停了。\n&#12288;&#12288;天亮了。",
        "\u{a0}\u{2003}\u{3000}雨停了。\n\u{2003}\u{2003}天亮了。",
        "\u{200b}　　雨停了。\r\n\u{feff}　　天亮了。",
    ] {
        check(text, "<p>雨停了。</p>\n<p>天亮了。</p>\n");
    }
    for start in ["　　", "    ", "&emsp;&emsp;", "\t"] {
        let text = ["雨停。", "**天**亮。", "[云](https://a.example/)散。", "`风`起。", "<u>花</u>开。", "*叶*落。"];
        let text: String = text.iter().map(|line| format!("{start}{line}\n")).collect();
        let paragraphs = [
            "雨停。",
            "<strong>天</strong>亮。",
            "<a href=\"https://a.example/\" rel=\"noopener\">云</a>散。",
            "<code>风</code>起。",
            "<u>花</u>开。",
            "<em>叶</em>落。",
        ];
        check(&text, &paragraphs.map(|paragraph| format!("<p>{paragraph}</p>\n")).concat());
    }
    check("　　雨停了，\n天亮了。", "<p>雨停了，天亮了。</p>\n");
    check(
        "# 　　题\n\n- 　项\n\n|　表|\n|-|\n|&emsp;格|\n",
        concat!(
            "<h2 id=\"题\">题</h2>\n<ul>\n<li>项</li>\n</ul>\n",
            "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"表\">\n<table>\n<thead>\n<tr><th scope=\"col\">表</th></tr>\n</thead>\n",
            "<tbody>\n<tr><td>格</td></tr>\n</tbody>\n</table>\n</div>\n",
        ),
    );
}

#[test]
fn a_rule_below_text_is_a_rule_and_told() {
    for rule in ["---", "======"] {
        let text = format!("雨停了。\n天亮了。\n{rule}\n云散了。");
        check(&text, "<p>雨停了。天亮了。</p>\n<hr>\n<p>云散了。</p>\n");
        assert_eq!(told(&text), [(Slip::RuleBelowText, rule)]);
    }
    check("##总体要求\n#话题#", "<h2 id=\"总体要求\">总体要求</h2>\n<p>#话题#</p>\n");
}

#[test]
fn figures_and_masked_names_are_no_emphasis() {
    for text in
        ["长3*4米，宽5*6米", "10~~20元，30~~40元", "张**、李*、王**", "电话138****1234，139****5678", "周一~周五"]
    {
        check(text, &format!("<p>{text}</p>\n"));
        assert_eq!(told(text), []);
    }
    check("** 要闻 **：他说__很好__。", "<p><strong>要闻</strong>：他说<strong>很好</strong>。</p>\n");
    check("**第一行\n第二行**\n第三行", "<p><strong>第一行第二行</strong>第三行</p>\n");
}

#[test]
fn marks_that_stay_text_are_told() {
    for (text, mark) in
        [("他说**很好。", "**"), ("原价~~30元", "~~"), ("见![[船.jpg]]", "![[船.jpg]]"), ("这是==重点==。", "==重点==")]
    {
        assert_eq!(told(text), [(Slip::Mark, mark)], "{text}");
        check(text, &format!("<p>{text}</p>\n"));
    }
    assert_eq!(told("他说\\**很好。`**`\n\n```\n**\n```"), []);
}

#[test]
fn a_wide_row_keeps_its_cells() {
    let text = "|甲|乙|\n|-|-|\n|一|二|三|\n|四|";
    assert!(
        html_of(text, PLAIN)
            .contains("<tr><td>一</td><td>二</td><td>三</td></tr>\n<tr><td>四</td><td></td><td></td></tr>")
    );
    assert_eq!(told(text), [(Slip::WideTable, "|甲|乙|")]);
}

#[test]
fn notes_that_do_not_fit_their_citations_are_told() {
    let text = "甲[^1]乙[^2]丙[^4]\n\n[^1]：注。\n\n[^1]: 又注。\n\n[^3]: 没人引。\n";
    assert_eq!(
        told(text),
        [
            (Slip::MissingNote, "[^2]"),
            (Slip::MissingNote, "[^4]"),
            (Slip::RepeatedNote, "[^1]"),
            (Slip::UnusedNote, "[^3]"),
        ]
    );
    let html = html_of(text, PLAIN);
    assert!(["注。", "又注。", "没人引。", "[^2]"].iter().all(|note| html.contains(note)), "{html}");
    assert_eq!(told("甲[^注]\n[^注]: 乙。"), []);
    assert!(html_of("甲[^注]\n[^注]: 乙。", PLAIN).contains("doc-endnotes"));
}

#[test]
fn tags_of_a_word_or_two_work_everywhere() {
    let text =
        "10<sup>4</sup>亩CO<sub>2</sub><br>\n<u>甲</u><B>乙</B><i>丙</i><s>丁</s><mark>戊</mark><small>己</small>";
    check(
        text,
        concat!(
            "<p>10<sup>4</sup>亩CO<sub>2</sub><br>\n<u>甲</u><strong>乙</strong><em>丙</em><del>丁</del>",
            "<mark>戊</mark><small>己</small></p>\n"
        ),
    );
    assert_eq!(facts_of(text, PLAIN).opening, "10⁴亩CO₂ 甲乙丙丁戊己");
    assert_eq!(plain(&read(text, PLAIN), &AsTyped), "10⁴亩CO₂\n甲乙丙丁戊己\n");
    let twin = "10<sup>4</sup>亩CO<sub>2</sub>\\\n<u>甲</u>**乙***丙*~~丁~~<mark>戊</mark><small>己</small>\n";
    assert_eq!(markdown(&read(text, PLAIN), &AsTyped), twin);
    let ruby = "<ruby>埗<rp>(</rp><rt>bù</rt><rp>)</rp></ruby>头村";
    check(ruby, &format!("<p>{ruby}</p>\n"));
    assert_eq!((facts_of(ruby, PLAIN).words, &*facts_of(ruby, PLAIN).opening), (3, "埗头村"));
    assert_eq!(plain(&read(ruby, PLAIN), &AsTyped), "埗（bù）头村\n");
    check(
        "|甲|\n|-|\n|乙<br>m<sup>2</sup>|",
        concat!(
            "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"甲\">\n<table>\n<thead>\n<tr><th scope=\"col\">甲</th></tr>\n</thead>\n",
            "<tbody>\n<tr><td>乙<br>\nm<sup>2</sup></td></tr>\n</tbody>\n</table>\n</div>\n",
        ),
    );
    assert_eq!(markdown(&read("|甲|\n|-|\n|乙<br>丙|", PLAIN), &AsTyped), "| 甲 |\n| --- |\n| 乙<br>丙 |\n");
    check("甲\n\n<b>\n乙\n</b>", "<p>甲</p>\n<p><strong>\n乙</strong></p>\n");
}

#[test]
fn a_tag_that_nothing_closes_is_text() {
    for (text, shown) in [
        ("甲<b>乙", "甲&lt;b&gt;乙"),
        ("甲</b>乙", "甲&lt;/b&gt;乙"),
        ("**甲<u>乙**丙</u>", "<strong>甲&lt;u&gt;乙</strong>丙&lt;/u&gt;"),
        ("<b>甲<i>乙</b>丙</i>", "&lt;b&gt;甲<em>乙&lt;/b&gt;丙</em>"),
        ("<sup class=a>2</sup>", "&lt;sup class=a&gt;2&lt;/sup&gt;"),
        ("<rt>甲</rt>", "&lt;rt&gt;甲&lt;/rt&gt;"),
        ("<ruby>甲</ruby>", "&lt;ruby&gt;甲&lt;/ruby&gt;"),
    ] {
        check(text, &format!("<p>{shown}</p>\n"));
        assert!(!facts_of(text, PLAIN).raw_html.is_empty(), "{text}");
    }
}

#[test]
fn private_characters_of_old_systems_are_what_they_are_now() {
    check("\u{e81e}港\u{e000}", "<p>\u{9fb4}港\u{e000}</p>\n");
}

#[test]
fn files_may_have_spaces_in_their_names() {
    check("[名单](名单 一.docx)", "<p><a href=\"%E5%90%8D%E5%8D%95%20%E4%B8%80.docx\">名单</a></p>\n");
    let pictures = facts_of("![](船.jpg =300x200)", PLAIN).pictures;
    assert_eq!(pictures[0].src, "船.jpg");
}
