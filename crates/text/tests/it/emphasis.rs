//! Emphasis compared with comrak, which knows Chinese punctuation.

use proptest::prelude::*;

use crate::html_of;
use newsprint_text::Options;

/// The marks around the text, and nothing else: breaks, blocks and blanks differ on purpose.
fn marks(html: &str) -> String {
    let mut marks = html.replace("&quot;", "\"");
    for other in ["<p>", "</p>", "<br>", "<br />", "<hr>", "<hr />", " ", "\n", "\u{3000}"] {
        marks = marks.replace(other, "");
    }
    marks
}

fn ours(text: &str) -> String {
    marks(&html_of(text, Options::default()))
}

fn theirs(text: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.cjk_friendly_emphasis = true;
    marks(&comrak::markdown_to_html(text, &options))
}

/// Leaves out what comrak reads by another rule than emphasis next to Chinese.
fn is_comparable(text: &str) -> bool {
    // It looks through `~` for the neighbours of `*` and `_`, as cmark-gfm does; CommonMark takes it for punctuation.
    let looks_through = ["~*", "*~", "~_", "_~"].iter().any(|pair| text.contains(pair));
    // pulldown-cmark lets `~~` open before any punctuation; comrak only before that of CJK, or after no letter.
    let is_loose = |c: char| matches!(c, '“' | '”' | '…' | '(' | ')' | '\\' | '`' | '&' | ';' | '🙂');
    let mut strikes = text.match_indices("~~");
    let is_strike_loose =
        strikes.any(|(at, run)| text[..at].ends_with(is_loose) || text[at + run.len()..].starts_with(is_loose));
    // Three fence code, whose info line is not emphasis; and comrak loses code spans behind an unclosed pair of `.
    let has_fence_or_pair = text.contains("~~~") || text.contains("``");
    // Emphasis with blanks inside its marks, and by two underscores beside Chinese, is what was meant, and a mark alone is text.
    let is_spaced = |run: &str, at: usize| {
        let (before, after) = (&text[..at], &text[at + run.len()..]);
        before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace)
    };
    let is_typed = text.contains("__")
        || ["**", "~~"].iter().any(|mark| text.match_indices(mark).any(|(at, run)| is_spaced(run, at)));
    // `张**，李*` stands for the rest of names.
    let ends = |c: char| c.is_whitespace() || matches!(c, '、' | '，' | '。' | '）' | ')');
    let is_mask = |(at, run): (usize, &str)| {
        text[..at].ends_with(char::is_alphanumeric)
            && (text[at + run.len()..].trim_start_matches('*').chars().next()).is_none_or(ends)
    };
    let has_mask = text.match_indices('*').any(is_mask);
    !has_mask && !looks_through && !is_strike_loose && !has_fence_or_pair && !is_typed
}

fn piece() -> impl Strategy<Value = &'static str> {
    // No digits and no `-`: with a bracket or a blank they begin lists, whose HTML differs.
    prop::sample::select(vec![
        "文", "字", "あ", "ー", "々", "한", "，", "。", "：", "“", "”", "（", "）", "《", "》", "、", "…", "a", "b",
        "é", "🙂", "(", ")", "\\", "`", "&amp;", "*", "*", "*", "**", "**", "**", "***", "~~", "~~", "_", "_", " ",
        "\n", "\u{3000}",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, max_global_rejects: 200_000, ..ProptestConfig::default() })]

    #[test]
    fn emphasis_is_what_comrak_makes_of_it(pieces in prop::collection::vec(piece(), 1..24)) {
        let text = pieces.concat();
        prop_assume!(is_comparable(&text));
        prop_assert_eq!(ours(&text), theirs(&text), "{}", text);
    }
}
