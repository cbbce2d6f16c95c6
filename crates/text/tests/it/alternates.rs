//! What a body says in files without HTML.

use expect_test::expect;
use proptest::prelude::*;

use newsprint_text::{Addresses, AsTyped, Options, Shown, markdown, plain, read};
use std::borrow::Cow;

use crate::facts_of;

const EVERYTHING: &str = "\
# 一节

　　港口的**早晨**很*静*，
船还没有开。See [the *other*](b.md \"另一篇\"),
[未发](c.md) 和 <https://a.example/x_y>。<!-- 待核 -->\\
第二行 `a|b`[^1]

<!-- 编辑
 的话 -->

![码头](d.png \"摄影\") ![](javascript:x)

> 引文
>
> - 一
> - 二

1. 甲

   乙
2. 丙

```text
*不变* ```` 四个
```

| 站 | 时间 |
|:--|--:|
| 港\\|口 | 6:10 |

2025\\. 不是列表 # 也不是标题

[^1]: 注
";

/// A site that knows of one other page, and of one picture.
struct Site;

impl Addresses for Site {
    fn link(&self, target: &str) -> Option<Cow<'_, str>> {
        Some(if target == "b.md" { "https://p.example/b/" } else { "" }.into())
    }

    fn picture(&self, src: &str) -> Option<Shown<'_>> {
        (src == "d.png").then_some(Shown {
            url: "https://p.example/d(1).png".into(),
            width: 0,
            height: 0,
            ..Shown::default()
        })
    }
}

#[test]
fn a_body_as_markdown_has_whole_addresses_and_no_notes_of_the_newsroom() {
    expect![[r###"
            ## 一节

            港口的**早晨**很*静*，船还没有开。See [the *other*](https://p.example/b/ "另一篇"), 未发 和 [https://a.example/x\_y](<https://a.example/x_y>)。\
            第二行 `a|b`[^1]

            ![码头](<https://p.example/d(1).png> "摄影")

            > 引文
            >
            > - 一
            > - 二

            1. 甲

               乙

            2. 丙

            `````text
            *不变* ```` 四个
            `````

            | 站 | 时间 |
            | :-- | --: |
            | 港\|口 | 6:10 |

            2025\. 不是列表 # 也不是标题

            [^1]: 注
        "###]].assert_eq(&markdown(&read(EVERYTHING, Options::default()), &Site));
}

#[test]
fn a_body_as_text_is_what_a_reader_hears() {
    expect![[r#"
            一节

            港口的早晨很静，船还没有开。See the other, 未发 和 https://a.example/x_y。
            第二行 a|b[1]

            [摄影]

            > 引文
            >
            > - 一
            > - 二

            1. 甲

               乙

            2. 丙

            *不变* ```` 四个

            站	时间
            港|口	6:10

            2025. 不是列表 # 也不是标题

            [1] 注
        "#]]
    .assert_eq(&plain(&read(EVERYTHING, Options::default()), &Site));
}

#[test]
fn raw_html_stays_in_markdown_and_is_not_in_text() {
    let options = Options { raw_html: true, ..Options::default() };
    let text = "<div class=a>\n<!-- b -->\n\n一<q>二</q><!-- c -->\n\n</div>\n";
    assert_eq!(markdown(&read(text, options), &AsTyped), "<div class=a>\n\n一<q>二</q>\n\n</div>\n");
    assert_eq!(plain(&read(text, options), &AsTyped), "一二\n");
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "文",
        "，",
        "“",
        "a",
        "1",
        " ",
        "\n",
        "\n\n",
        "# ",
        "- ",
        "1. ",
        "> ",
        "\\*",
        "\\[",
        "\\_",
        "`b`",
        "](b.md)",
        "[",
        "![",
        "](d.png)",
        "|",
        "|-|-|\n",
        "|a|b|\n",
        "&amp;",
        "&lt;",
        "\\#",
        "\\-",
        "1\\. ",
        "+",
        "=",
        "!",
        "{#a}",
        "~",
        "```\n",
        "    ",
        "\\\\",
        "<b>",
        "</b>",
        "<sup>",
        "</sup>",
        "<br>",
        "<!-- 秘密 -->",
        "[^1]",
        "[^1]: ",
        "\u{0}",
        "\u{202e}",
        "😀",
        "𠀀",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn any_markdown_is_written_and_no_comment_is(
        pieces in prop::collection::vec(piece(), 0..30),
        raw_html in any::<bool>(),
    ) {
        let text = pieces.concat();
        let options = Options { raw_html, ..Options::default() };
        for write in [markdown, plain] {
            let out = write(&read(&text, options), &Site);
            // In a code, a comment is what the author shows.
            prop_assert!(text.contains('`') || text.contains("    ") || text.contains("<!-- 秘密 -->") || !out.contains("秘密"), "{}", out);
        }
    }

    #[test]
    fn a_paragraph_reads_back_as_it_was(text in "[文a1，。 *_`\\[\\]<>&#|~!+={}().:-]{1,40}") {
        let plain = |text: &str| plain(&read(text, Options::default()), &AsTyped);
        // The text as an author would have to type it to mean it letter for letter.
        let typed: String = text.trim().chars().flat_map(|c| if c.is_ascii_punctuation() { vec!['\\', c] } else { vec![c] }).collect();
        let markdown = markdown(&read(&typed, Options::default()), &AsTyped);
        prop_assert_eq!(plain(&markdown), plain(&typed), "{}", markdown);
        prop_assert_eq!(facts_of(&markdown, Options::default()).words, facts_of(&typed, Options::default()).words);
    }
}
