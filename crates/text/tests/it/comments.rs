//! Notes of the newsroom in a text.

use newsprint_text::Options;

use crate::{facts_of, html_of};

fn shown(text: &str) -> String {
    let both = [false, true].map(|raw_html| {
        let options = Options { raw_html, ..Options::default() };
        let out = html_of(text, options);
        assert!(!facts_of(text, options).opening.contains('密'), "{text}");
        out
    });
    assert!(!both[1].contains('密') && !both[1].contains("--"), "{text}: {}", both[1]);
    both[0].replace('\n', "")
}

#[test]
fn a_comment_is_hidden_however_far_it_goes() {
    for (typed, expected) in [
        ("甲<!-- 密 -->乙", "<p>甲乙</p>"),
        ("<!-- 密\n\n密 -->\n\n甲", "<p>甲</p>"),
        ("甲\n\n<!-- 密\n\n乙", "<p>甲</p><p>乙</p>"),
        ("甲\n\n<!-- 密\n密 ——>\n\n乙", "<p>甲</p><p>乙</p>"),
        ("甲 <!-- 密 --》乙\n\n丙 <!-- 密 -->", "<p>甲 乙</p><p>丙 </p>"),
        ("甲 <!-- 密\n\n乙", "<p>甲 </p><p>乙</p>"),
        ("甲 <!-- 密\n\n*密* [密](x.md)\n\n- 密 -->\n\n乙", "<p>甲 </p><p>乙</p>"),
        ("**甲 <!-- 密**密\n\n乙", "<p>**甲 </p><p>乙</p>"),
        ("**甲 <!-- 密\n\n密 -->**\n\n乙", "<p>**甲 </p><p>乙</p>"),
        ("- 甲 <!-- 密\n- 密 -->\n- 乙", "<ul><li>甲 </li><li>乙</li></ul>"),
        ("# 甲 <!-- 密\n\n密 -->\n\n乙", "<h2 id=\"甲\">甲 </h2><p>乙</p>"),
        ("> <!-- 密\n\n密 -->\n\n乙", "<blockquote></blockquote><p>乙</p>"),
        ("甲 \\\\<!-- 密\n\n密 -->\n\n乙", "<p>甲 \\</p><p>乙</p>"),
        (
            "[甲](https://a.example/ \"题 <!-- 密 -->\")",
            "<p><a href=\"https://a.example/\" title=\"题\" rel=\"noopener\">甲</a></p>",
        ),
    ] {
        assert_eq!(shown(typed), expected, "{typed}");
    }
}

#[test]
fn a_comment_in_code_or_behind_a_backslash_is_text() {
    let out = html_of("`<!-- a` \\<!-- b\n\n```\n<!-- c\n```\n", Options::default());
    assert_eq!(out, "<p><code>&lt;!-- a</code> &lt;!-- b</p>\n<pre><code>&lt;!-- c\n</code></pre>\n");
}
