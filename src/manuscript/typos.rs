//! Typing mistakes in YAML: what a Chinese keyboard puts there, and what is opened and never closed.
//!
//! A YAML parser complains lines later, or not at all; these look at the text as it was typed.

use crate::diagnostic::{self, Diagnostic, Diagnostics, Spot, Words};
use crate::manuscript::hidden;
use crate::manuscript::lines::{Line, has_key, lines};
use crate::manuscript::quotes::quoted;
use crate::manuscript::slips::{self, Slip};
use crate::manuscript::typed::Typed;
use crate::rules::front_matter as rules;

/// The first typing mistake in a YAML text that the parser refuses.
pub fn first(typed: Typed<'_>) -> Option<Diagnostic> {
    let slips = [hidden::character(typed.yaml), hidden::line_end(typed.yaml), slips::first(typed.yaml)];
    let slips = slips.into_iter().chain([unclosed(typed.yaml)]).flatten();
    slips.min_by_key(|slip| slip.bytes.start).map(|slip| tell(typed, slip))
}

/// The typing mistake that made `key` a key that nobody knows.
pub fn in_key(typed: Typed<'_>, key: &str) -> Option<Diagnostic> {
    let slip = slips::in_text(key)?;
    let Some(at) = typed.yaml.find(key) else {
        return Some(slip.told.at(typed.path, Spot::Word(key.to_owned())));
    };
    // With all of its line, the edit knows the value.
    let line = typed.yaml[at..].lines().next().unwrap_or(key);
    let slip = slips::in_text(line).unwrap_or(slip);
    Some(tell(typed, Slip { bytes: 0..key.len(), ..slip }.from(at)))
}

/// Whether a typing mistake made `key` a key that nobody knows.
pub fn is_in_key(key: &str) -> bool {
    slips::in_text(key).is_some()
}

fn tell(typed: Typed<'_>, slip: Slip) -> Diagnostic {
    let told = slip.told.at_bytes(typed.path, typed.in_file(slip.bytes));
    match slip.edit {
        Some((at, text)) => told.fix(typed.in_file(at), text),
        None => told,
    }
}

/// A warning for every value that a `#` without a space behind it cuts short.
pub fn cut_values(typed: Typed<'_>) -> Diagnostics {
    if memchr::memmem::find(typed.yaml.as_bytes(), b" #").is_none() {
        return vec![];
    }
    let mut warnings = vec![];
    for slip in lines(typed.yaml).filter_map(|line| cut(&line).map(|slip| slip.from(line.start))) {
        diagnostic::tell(&mut warnings, tell(typed, slip));
    }
    warnings
}

fn cut(line: &Line<'_>) -> Option<Slip> {
    let at = line.comment?;
    let comment = line.text[at..].trim_end();
    let before = line.text[..at].trim();
    let is_meant = comment[1..].starts_with(|c: char| c.is_whitespace() || matches!(c, '#' | '-' | '='));
    if comment.len() == 1 || is_meant || before.is_empty() {
        return None;
    }
    let bytes = at..at + comment.len();
    // Where nothing else is left of the value, surely no comment was meant.
    let edit = (before.ends_with(':') || before == "-").then(|| (bytes.clone(), quoted(comment)));
    Some(Slip { bytes, told: rules::cut_by_comment(), edit })
}

/// A quotation mark or bracket that is still open where the next key begins, or at the end.
fn unclosed(yaml: &str) -> Option<Slip> {
    let mut open: Option<(usize, usize, char)> = None;
    for line in lines(yaml) {
        if let Some((at, indent, mark)) = open
            && line.indent <= indent
            && has_key(line.text)
        {
            return Some(left_open(at, mark));
        }
        // A quotation mark inside a bracket that is open is the more precise place.
        open = match (line.open, open) {
            (Some((at, mark)), None) => Some((line.start + at, line.indent, mark)),
            (Some(_), open @ Some(_)) => open,
            (None, _) => None,
        };
    }
    open.map(|(at, _, mark)| left_open(at, mark))
}

fn left_open(at: usize, mark: char) -> Slip {
    let (what, close) = match mark {
        '[' => (Words::new("bracket", "方括号"), "]"),
        '{' => (Words::new("brace", "花括号"), "}"),
        '"' => (Words::new("quotation mark", "引号"), "\""),
        _ => (Words::new("quotation mark", "引号"), "'"),
    };
    Slip { bytes: at..at + 1, told: rules::unclosed_mark(what, close), edit: None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::{Language, locate};
    use crate::manuscript::parse;
    use crate::source::SourcePath;

    /// Line, column and code.
    fn typo(yaml: &str) -> String {
        let diagnostic = first(Typed::front_matter(&SourcePath::new("a.md"), yaml, 0)).map(|diagnostic| {
            let located = locate(&[diagnostic], Language::English, |_| Some(yaml.to_owned())).remove(0);
            format!("{}:{} {}", located.line.unwrap(), located.column.unwrap(), located.code)
        });
        diagnostic.unwrap_or_default()
    }

    /// The text with the edit of its first mistake.
    fn mended(yaml: &str) -> Option<String> {
        let fix = first(Typed::front_matter(&SourcePath::new("a.md"), yaml, 0))?.fix?;
        Some([&yaml[..fix.start as usize], &fix.text, &yaml[fix.end as usize..]].concat())
    }

    fn refusal(yaml: &str) -> Option<Diagnostic> {
        parse::map(Typed::front_matter(&SourcePath::new("a.md"), yaml, 0)).err()
    }

    /// What is refused, where and why, and what its edit makes of it, which the parser takes.
    fn check(cases: &[(&str, &str, &str)]) {
        for (yaml, told, right) in cases {
            assert_eq!(typo(yaml), *told, "{yaml}");
            assert_eq!(mended(yaml).as_deref(), Some(*right), "{yaml}");
            assert!(refusal(yaml).is_some() && refusal(right).is_none(), "{yaml}");
        }
    }

    #[test]
    fn what_is_never_closed_is_told_where_it_was_opened() {
        assert_eq!(typo("title: \"甲\nsection: 要闻\n"), "1:8 unclosed-mark");
        assert_eq!(typo("a: 1\ntitle: \"甲\nkicker: \"乙\"\n"), "2:8 unclosed-mark");
        assert_eq!(typo("authors: [记者 张三\ntitle: 甲\n"), "1:10 unclosed-mark");
        assert_eq!(typo("x: |\n  \"\ny: '甲\n"), "3:4 unclosed-mark");
        assert_eq!(typo("- src: \"a.jpg\n  alt: x\n"), "1:8 unclosed-mark");
        assert_eq!(typo("x: [\n  a, 'b]'\n]\ny: \"a\n  b\"\nz: it's [x\n"), "");
    }

    #[test]
    fn colons_of_another_keyboard_are_told() {
        check(&[
            ("section: 要闻\ntitle：甲\n", "2:1 full-width-colon", "section: 要闻\ntitle: 甲\n"),
            ("title：　甲\n", "1:1 full-width-colon", "title: 甲\n"),
            ("title∶甲\n", "1:1 full-width-colon", "title: 甲\n"),
            ("title：[转] 甲\nx: 1\n", "1:1 full-width-colon", "title: \"[转] 甲\"\nx: 1\n"),
            ("draft：\nx: 1\n", "1:1 full-width-colon", "draft:\nx: 1\n"),
            ("section: 要闻\ntitle:甲 # x\n", "2:1 no-space-after-colon", "section: 要闻\ntitle: 甲 # x\n"),
            ("images:\n- src：a.jpg\n  alt: x\n", "2:3 full-width-colon", "images:\n- src: a.jpg\n  alt: x\n"),
        ]);
        assert_eq!(typo("summary: |\n  标题：甲\ntime: 乙\n"), "");
        assert_eq!(typo("images:\n　- src: a.jpg\n"), "2:1 full-width-indent");
    }

    #[test]
    fn a_key_that_nobody_knows_is_mended_with_its_value() {
        let yaml = "kicker: 甲\ntitle：问: 答\n";
        let told = in_key(Typed::front_matter(&SourcePath::new("a.md"), yaml, 4), "title：问").unwrap();
        let fix = told.fix.unwrap();
        assert_eq!(&yaml[fix.start as usize - 4..fix.end as usize - 4], "title：问: 答");
        assert_eq!((told.code.as_ref(), fix.text.as_str()), ("full-width-colon", "title: \"问: 答\""));
    }

    #[test]
    fn spaces_that_are_letters_to_yaml_are_told() {
        check(&[
            ("title:　甲\n栏目: 要闻\n", "1:1 wrong-space", "title: 甲\n栏目: 要闻\n"),
            ("栏目: 要闻\ntitle:\u{a0}甲\n", "2:1 wrong-space", "栏目: 要闻\ntitle: 甲\n"),
            ("title:　 [转] 甲\n", "1:1 wrong-space", "title: \"[转] 甲\"\n"),
        ]);
    }

    #[test]
    fn a_forgotten_colon_is_told_in_its_own_line() {
        check(&[
            ("标题 戏迷擂台赛\n栏目: 要闻\n", "1:1 missing-colon", "标题: 戏迷擂台赛\n栏目: 要闻\n"),
            ("栏目: 要闻\n标题　戏迷擂台赛\n", "2:1 missing-colon", "栏目: 要闻\n标题: 戏迷擂台赛\n"),
            ("标题；戏迷擂台赛\n栏目: 要闻\n", "1:1 missing-colon", "标题: 戏迷擂台赛\n栏目: 要闻\n"),
            ("title: 甲\ndraft\nx: 1\n", "2:1 missing-colon", "title: 甲\ndraft:\nx: 1\n"),
            ("图片:\n  - 图 a.jpg\n    图说: 船\n", "2:5 missing-colon", "图片:\n  - 图: a.jpg\n    图说: 船\n"),
        ]);
        assert_eq!(typo("title: 甲\n第二行\nx: 1\n"), "2:1 line-without-key");
        assert_eq!(typo("标题戏迷擂台赛\nx: 1\n"), "1:1 line-without-key");
        // What goes on with the line above needs no key.
        assert_eq!(typo("summary: 甲\n  标题 乙\n  丙\ny: \"a\n标题 乙\"\nz: |\n  标题 乙\n"), "");
    }

    #[test]
    fn a_key_that_belongs_to_nothing_is_told_where_it_is_indented() {
        check(&[
            ("title: 甲\n  section: 要闻\n", "2:3 wrong-indent", "title: 甲\nsection: 要闻\n"),
            ("  title: 甲\nsection: 要闻\n", "1:3 wrong-indent", "title: 甲\nsection: 要闻\n"),
            ("images:\n  - src: a.jpg\n      alt: 船\n", "3:7 wrong-indent", "images:\n  - src: a.jpg\n    alt: 船\n"),
        ]);
    }

    #[test]
    fn line_ends_and_characters_that_nobody_sees_are_told_where_they_stand() {
        check(&[
            (
                "栏目: 要闻\n标题: 戏迷\u{2028}擂台赛\n版次: 1\n",
                "2:7 hidden-line-end",
                "栏目: 要闻\n标题: 戏迷擂台赛\n版次: 1\n",
            ),
            ("title: Jane\u{85}Smith\nx: 1\n", "1:12 hidden-line-end", "title: Jane Smith\nx: 1\n"),
            ("x: |\n  港\u{2029}口\ny: 1\n", "2:4 hidden-line-end", "x: |\n  港口\ny: 1\n"),
            ("x: 1\ntitle: 戏\u{b}迷\n", "2:9 hidden-character", "x: 1\ntitle: 戏迷\n"),
        ]);
        // In quotation marks a line may end.
        assert_eq!(typo("title: \"甲\u{2028}乙\"\nx: @a\n"), "2:4 needs-quotes");
    }

    #[test]
    fn texts_that_need_quotes_are_told_with_them() {
        check(&[
            ("title: [转] 港口\nx: 1\n", "1:8 needs-quotes", "title: \"[转] 港口\"\nx: 1\n"),
            ("title: [转 港口\nx: 1\n", "1:8 needs-quotes", "title: \"[转 港口\"\nx: 1\n"),
            ("title: \"港口\" 早晨\n", "1:8 needs-quotes", "title: '\"港口\" 早晨'\n"),
            ("title: 港口: 早晨 # x\n", "1:8 needs-quotes", "title: \"港口: 早晨\" # x\n"),
            ("topics:\n  - 港\n  - @话题\n", "3:5 needs-quotes", "topics:\n  - 港\n  - \"@话题\"\n"),
            ("images:\n- src: a.jpg\n  alt: *图*\n", "3:8 needs-quotes", "images:\n- src: a.jpg\n  alt: \"*图*\"\n"),
            ("title: &港\ntitel: x\n", "1:8 needs-quotes", "title: \"&港\"\ntitel: x\n"),
        ]);
        assert_eq!(typo("topics: [戏曲], [票友]\n"), "1:9 text-behind-bracket");
        // Where the text goes on below, its end is not known.
        assert_eq!(mended("title: @a\n  b\n"), None);
    }

    #[test]
    fn only_a_comment_without_a_space_cuts_a_text() {
        let cut = |yaml| cut_values(Typed::front_matter(&SourcePath::new("a.md"), yaml, 0));
        let cut_short = cut("title: C# 与 #1 号\nkicker: #话题\ntopics:\n  - #港\n");
        let edits: Vec<_> = cut_short.into_iter().map(|told| told.fix.map(|fix| fix.text)).collect();
        assert_eq!(edits, [None, Some("\"#话题\"".to_owned()), Some("\"#港\"".to_owned())]);
        let none = "# a\n #b\ntitle: a # b\nx: 'a #b'\ny: \"a \\\" #b\n  c #d\"\nz: |\n  a #b\nu: a#b\n";
        assert_eq!(cut(none), []);
    }

    fn piece() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "title", "标题", "src", "authors", "x", ": ", ":", "：", "\n", "\n", "\n", " ", "  ", "- ", "-", "　",
            "\u{a0}", "[", "]", "{", "}", "\"", "'", "@", "*a", "&a ", "!", "|", ">", "#", " #", ",", "港", "口", "=",
            "\u{2028}", "\u{b}", "\r\n", "\\", "?",
        ])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        #[test]
        fn edits_come_to_an_end(pieces in prop::collection::vec(piece(), 0..24)) {
            let mut yaml = pieces.concat();
            for _ in 0..40 {
                match refusal(&yaml).and_then(|_| mended(&yaml)) {
                    Some(right) => yaml = right,
                    None => return Ok(()),
                }
            }
            prop_assert!(false, "{:?}", yaml);
        }
    }
}
