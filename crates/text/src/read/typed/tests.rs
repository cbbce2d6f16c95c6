use super::*;

fn typed(text: &str) -> String {
    let clean = characters::edited(text).map_or_else(|| text.to_owned(), |edited| edited.text);
    read(&clean).edited.map_or(clean, |edited| edited.text)
}

#[test]
fn figures_stay_figures() {
    for (text, shown) in [
        ("长3*4米，宽5*6米", r"长3\*4米，宽5\*6米"),
        ("3米*4米，5米*6米", r"3米\*4米，5米\*6米"),
        ("10~~20元，30~~40元", r"10\~\~20元，30\~\~40元"),
        ("周一~周五，周六~周日", r"周一\~周五，周六\~周日"),
        ("(3+4)*5*(6+7)", r"(3+4)\*5\*(6+7)"),
        ("共*3000*人，**2000**元", "共*3000*人，**2000**元"),
        ("`3*4`和 https://a.example/3*4/5*6 与", "`3*4`和 https://a.example/3*4/5*6 与"),
        ("[图](3*4.jpg)<3*4>", r"[图](3*4.jpg)<3\*4>"),
    ] {
        assert_eq!(typed(text), shown);
    }
}

#[test]
fn emphasis_is_what_is_plainly_meant() {
    for (text, shown) in [
        ("** 粗体 **", "**粗体**"),
        ("他说** 很好 **。", "他说**很好**。"),
        ("a** b **c", "a **b** c"),
        ("原价~~ 三十 ~~元", "原价~~三十~~元"),
        ("**甲** 乙 **丙**", "**甲** 乙 **丙**"),
        ("**甲** 乙 ** 丙", "**甲** 乙 ** 丙"),
        ("| ** 甲 | 乙 ** |", "| ** 甲 | 乙 ** |"),
        ("这是__粗体__的", "这是**粗体**的"),
        ("“__粗体__”。", "“**粗体**”。"),
        ("20__年__月__日", "20__年__月__日"),
        ("姓名________。", "姓名________。"),
        ("文件a__b__c", "文件a__b__c"),
    ] {
        assert_eq!(typed(text), shown);
    }
}

#[test]
fn headings_need_no_space_before_han() {
    for (text, shown) in [
        ("##总体要求", "## 总体要求"),
        ("> ###“一”", "> ### “一”"),
        ("#　要求", "# 　要求"),
        ("#话题#", "#话题#"),
        ("##a", "##a"),
        ("\t##总体要求", "\t##总体要求"),
        ("```\n##总体要求\n```\n##后", "```\n##总体要求\n```\n## 后"),
    ] {
        assert_eq!(typed(text), shown);
    }
}

#[test]
fn a_note_may_have_a_full_width_colon() {
    assert_eq!(typed("文[^1]：见\n\n[^1]：注"), "文[^1]：见\n\n[^1]: 注");
}

#[test]
fn a_table_is_as_wide_as_its_widest_row() {
    let wide = "| 甲 | 乙 | |\n|---|---|---|\n| 1 | 2 | 3 |\n| 1 |\n";
    assert_eq!(typed("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |\n| 1 |\n"), wide);
    assert_eq!(typed("甲 | 乙\n---|---\n1 | 2 | 3\n"), "甲 | 乙| |\n---|---|---|\n1 | 2 | 3\n");
    assert_eq!(typed(wide), wide);
}

#[test]
fn hidden_characters_break_lines_or_vanish() {
    assert_eq!(typed("港\u{b}口\u{2028}开\u{8}放a\u{1f}b"), "港<br>口<br>开放a b");
    assert_eq!(typed("```\n港\u{b}口\u{1}\n```"), "```\n港\n口\n```");
}

#[test]
fn a_comment_ends_at_what_was_meant_or_with_its_line() {
    for (text, shown, slips) in [
        ("<!-- 注 -->\n文", "<!-- 注 -->\n文", 0),
        ("<!-- 注 ——>\n文", "<!-- 注 -->\n文", 1),
        ("港<!-- 注 --》口", "港<!-- 注 -->口", 1),
        ("<!-- 注\n再注 —>\n文", "<!-- 注\n再注 -->\n文", 1),
        ("<!-- 注\n文\n\n甲—>乙", "<!-- 注-->\n文\n\n甲—>乙", 1),
        ("<!-- 甲\n\n文\n<!-- 乙 -->", "<!-- 甲-->\n\n文\n<!-- 乙 -->", 1),
        ("<!-- 甲 —> 乙\n\n丙 -->文", "<!-- 甲 —> 乙\n\n丙 -->文", 0),
        ("`<!-- 甲`\n\\<!-- 乙", "`<!-- 甲`\n\\<!-- 乙", 0),
        ("```\n<!-- 甲\n```\n文", "```\n<!-- 甲\n```\n文", 0),
        ("<!-->文", "<!-->文", 0),
    ] {
        assert_eq!(typed(text), shown);
        assert_eq!(read(text).slips.len(), slips, "{text:?}");
    }
}
