use proptest::prelude::*;

use super::*;

/// The headline with `/` at words and `//` at parts.
fn broken(headline: &str) -> String {
    let mut shown = headline.to_owned();
    for Break { at, kind } in breaks(headline).into_iter().rev() {
        shown.insert_str(at, if kind == Kind::Part { "//" } else { "/" });
    }
    shown
}

#[test]
fn headlines_break_between_words() {
    for headline in [
        "港湾/电车/今早/开出/第一班",
        "八天/假期 //渡轮/每天/二十六班",
        "特写｜//凌晨/四点的/鱼市",
        "退耕还湿/1344.2公顷",
        "气温/降至-3℃",
        "一季度/“开门红”/二季度/“双过半”",
        "构建/人类/命运共同体的/中国/方案",
        "中国—中亚/峰会/举行",
        "记者/林晓燕/报道",
        "《临澜通史》/首发",
        "「小巨人」/企業/登陸/資本/市場",
        "圖書館/延長/開放/時間",
        "AI/助手/上岗",
        "After 26 Years, a Lamp Comes Home",
        "",
    ] {
        let typed = headline.replace('/', "");
        assert_eq!(broken(&typed), headline);
    }
}

/// Characters that rules are about, and some that they are not.
fn headline() -> impl Strategy<Value = String> {
    "[ 　｜“”‘’《》「」（），。：—…·%0-9.a-z年公顷亿元第一二十万的了着港湾电车开通中国人民在和王]{0,32}"
}

proptest! {
    #[test]
    fn breaks_are_in_order_and_between_characters(headline in any::<String>()) {
        let places: Vec<usize> = breaks(&headline).iter().map(|one| one.at).collect();
        prop_assert!(places.is_sorted_by(|a, b| a < b));
        prop_assert!(places.iter().all(|at| headline.is_char_boundary(*at) && (1..headline.len()).contains(at)));
    }

    #[test]
    fn no_line_begins_or_ends_where_it_must_not(headline in headline()) {
        for Break { at, .. } in breaks(&headline) {
            let (before, behind) = headline.split_at(at);
            let (last, first) = (before.trim_end().chars().next_back(), behind.chars().next().unwrap());
            prop_assert!(!"，。：—…·％%”’》」）｜".contains(first), "{before}/{behind}");
            prop_assert!(last.is_none_or(|last| !"“‘《「（".contains(last)), "{before}/{behind}");
            prop_assert!(!(before.ends_with(|c: char| c.is_ascii_digit()) && behind.starts_with(|c: char| c.is_ascii_digit())));
        }
    }

    #[test]
    fn short_quotations_stay_whole(before in headline(), inside in "[港湾电车开通，0-9 ]{0,6}", behind in headline()) {
        let headline = format!("{before}“{inside}”{behind}");
        let inner = before.len() + 1..before.len() + "“".len() + inside.len() + 1;
        prop_assert!(breaks(&headline).iter().all(|one| !inner.contains(&one.at)), "{}", broken(&headline));
    }
}
