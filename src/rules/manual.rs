//! The manual of all rules: what `newsprint explain` prints, and docs/rules.md.

use crate::diagnostic::{Fixes, Language, Rule, Severity, Switch, Words, visible};
use crate::rules::{self, AREAS};

const WRONG: Words = Words::new("Wrong:", "不对：");
const RIGHT: Words = Words::new("Right:", "对：");

/// One line a rule: its code and what it is.
pub fn list(language: Language) -> String {
    let width = rules::all().map(|rule| rule.code.len()).max().unwrap_or(0);
    rules::all().map(|rule| format!("{:width$}  {}\n", rule.code, rule.summary.of(language))).collect()
}

/// A rule for a terminal: its paragraph, its level, and both examples.
pub fn explained(rule: &Rule, language: Language) -> String {
    let (about, summary) = (wrapped(rule.about.of(language)), rule.summary.of(language));
    let example = |title: Words, text: &str| format!("{}\n\n{}", title.of(language), indented(text));
    format!(
        "{}: {summary}\n\n{about}\n\n{}\n\n{}\n{}",
        rule.code,
        wrapped(&level(rule, language)),
        example(WRONG, rule.wrong),
        example(RIGHT, rule.right),
    )
}

fn indented(text: &str) -> String {
    shown(text).lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

/// An example with nothing hidden, as messages show a text: a tab is `␉`.
fn shown(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("{}\n", visible(line))).collect()
}

/// In columns.
const WIDTH: usize = 80;

/// Lines that a terminal of usual width holds; Han may end a line anywhere but before a closing mark.
fn wrapped(text: &str) -> String {
    let (mut lines, mut line, mut columns) = (vec![], String::new(), 0);
    for piece in pieces(text) {
        let width: usize = piece.trim_end().chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum();
        if columns + width > WIDTH && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        columns += width + (piece.len() - piece.trim_end().len());
        line += piece;
    }
    lines.push(line);
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

/// What no line end may part: words, and a Han with the marks behind it.
fn pieces(text: &str) -> Vec<&str> {
    let is_wide = |c: char| c >= '\u{2e80}';
    let closes = |c: char| "，。；：、！？）”’》】］…".contains(c);
    let opens = |c: char| "（“‘《【［".contains(c);
    let (mut pieces, mut start, mut before) = (vec![], 0, ' ');
    for (at, c) in text.char_indices() {
        let may_part = before == ' ' || is_wide(before) && !opens(before) || is_wide(c) && !opens(before);
        if at > start && may_part && !closes(c) && c != ' ' {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = c;
    }
    pieces.push(&text[start..]);
    pieces
}

/// How much it weighs, and whether that can be changed.
fn level(rule: &Rule, language: Language) -> String {
    let level = match rule.level {
        Severity::Error => {
            Words::new("An error: nothing is published until it is mended.", "属于差错：改好之前不会发布。")
        }
        Severity::Warning => Words::new("A warning: the site is published all the same.", "属于提醒：网站照常发布。"),
        Severity::Note => Words::new("A note: nothing is wrong.", "属于说明：没有什么不对。"),
    };
    let switch = match rule.switch {
        Switch::Free => Words::new(
            "`[check]` in site.toml can set it to `\"off\"`, `\"warn\"` or `\"error\"`.",
            "可以在 site.toml 的 `[check]` 里改成 `\"off\"`（不提示）、`\"warn\"`（提醒）或 `\"error\"`（差错）。",
        ),
        Switch::Fixed => Words::new("Its level cannot be changed.", "级别不能改。"),
    };
    let fix = match rule.fix {
        Fixes::Safe => Words::new("Reports for programs carry the edit that mends it.", "给程序读的报告里附有改法。"),
        Fixes::Never => Words::new("", ""),
    };
    let joint = if language == Language::English { " " } else { "" };
    let said = [level, switch, fix].map(|words| words.of(language));
    said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(joint)
}

/// docs/rules.md, and docs/rules.zh.md in Chinese.
pub fn document(language: Language) -> String {
    let mut text = HEAD.of(language).to_owned();
    for (title, rules) in AREAS {
        text += &format!("\n## {}\n\n", title.of(language));
        text += TABLE.of(language);
        for rule in *rules {
            text += &format!(
                "| [`{0}`](#{0}) | {1} | {2} |\n",
                rule.code,
                short_level(rule, language),
                rule.summary.of(language).replace('|', "\\|")
            );
        }
        for rule in *rules {
            let example = |title: Words, text: &str| {
                format!("{}\n\n````text\n{}\n````\n", title.of(language), shown(text).trim_end())
            };
            text += &format!(
                "\n### {}\n\n{}\n\n{}\n\n{}\n{}",
                rule.code,
                rule.about.of(language),
                level(rule, language),
                example(WRONG, rule.wrong),
                example(RIGHT, rule.right),
            );
        }
    }
    text
}

fn short_level(rule: &Rule, language: Language) -> String {
    let level = rule.level.words().of(language);
    match rule.switch {
        Switch::Free => level.to_owned(),
        Switch::Fixed => format!("{level}{}", Words::new(", fixed", "，固定").of(language)),
    }
}

const TABLE: Words =
    Words::new("| code | level | what it is |\n|---|---|---|\n", "| 代号 | 级别 | 说的是什么 |\n|---|---|---|\n");

const HEAD: Words = Words::new(
    "# Rules\n\nEverything that `newsprint check` and `newsprint build` tell of, by its code: `error[broken-link]` is told by the rule\n`broken-link`. `newsprint explain broken-link` prints the same in a terminal. This page is made from the program's own\ntexts.\n\nA paper can give a rule another level in site.toml:\n\n```toml\n[check]\nunknown-key = \"error\"\nunused-text = \"off\"\n```\n\nRules that are fixed protect what is published, or tell of what cannot be made at all; they keep their level.\n\nIn the examples, a line `-- path --` names a file and what follows is its text; a text that begins with `---` is an\narticle in `content/`; in brackets behind a path stands what a picture file is; `$` begins a command line; `#` tells of a situation.\n",
    "# 规则\n\n[English](rules.md)\n\n`newsprint check` 和 `newsprint build` 会提示的全部内容，按代号排列：`差错[broken-link]` 就是规则 `broken-link`。在命令行里用\n`newsprint explain broken-link`，看到的是同样的说明。本页由程序里的文字生成。\n\n每份报纸可以在 site.toml 里改变一条规则的级别：\n\n```toml\n[check]\nunknown-key = \"error\"\nunused-text = \"off\"\n```\n\n标着“固定”的规则，有的保护发布出去的内容，有的说的是根本没法生成的内容，级别不能改。\n\n例子里，`-- 路径 --` 一行是文件名，下面是它的内容；以 `---` 开头的是 `content/` 里的一篇稿件；路径后面括号里说的是图片文件的格式；`$` 开头的是命令；`#` 开头的\n说的是一种情况。\n",
);
