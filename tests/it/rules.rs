//! The rules: their facts, their examples, which run, and the manual that is made of them.

use std::collections::BTreeSet;
use std::ffi::OsString;

use expect_test::expect_file;
use newsprint::diagnostic::{Diagnostics, Fixes, Language, Rule, Words};
use newsprint::rules::{self, manual};

use crate::paper::{Paper, program};

/// The clock of all examples.
const NOW: &str = "2025-06-20T12:00:00+08:00";

const SECTIONS: &str = "\n[[sections]]\nname = '要闻'\nslug = 'news'\n[[sections]]\nname = '文化'\nslug = 'culture'\n";

/// The paper that an example stands in: what it does not say is as in any paper.
fn paper(example: &str) -> Paper {
    let files = match example.strip_prefix("---\n") {
        Some(_) => format!("-- content/2025-06-16/a.md --\n{example}"),
        None => example.to_owned(),
    };
    let (before, after) = files.split_once("-- site.toml --\n").unwrap_or(("", ""));
    let (mut site, others) = match after.find("\n-- ") {
        _ if !files.contains("-- site.toml --\n") => (String::new(), files.clone()),
        Some(at) => (after[..=at].to_owned(), format!("{before}{}", &after[at + 1..])),
        None => (after.to_owned(), before.to_owned()),
    };
    if !site.contains("base_url") && !site.contains("title") {
        site = format!("title = '临澜日报'\nbase_url = 'https://linlan.example/'\n{site}");
    }
    if !site.contains("[[sections]]") {
        site += SECTIONS;
    }
    let mut paper = Paper::new("-- site.toml --\n");
    paper.write("site.toml", site);
    paper.write_all(&others);
    if !files.contains("-- content/") {
        paper.write_all("-- content/2025-06-15/z.md --\n---\ntitle: 港口昨天开放\n---\n\n正文。\n");
    }
    paper.options.schedule.now = NOW.parse().unwrap();
    paper
}

/// What an example is told.
fn told(example: &str) -> Option<BTreeSet<String>> {
    let codes = |told: Diagnostics| told.into_iter().map(|one| one.code.into_owned()).collect();
    match example.as_bytes()[0] {
        b'#' => None,
        b'$' => Some(told_to_a_command(example)),
        _ => Some(codes(checked(&paper(example)))),
    }
}

fn checked(paper: &Paper) -> Diagnostics {
    match newsprint::check(&paper.options, None) {
        Ok(report) => report.warnings,
        Err(told) => told,
    }
}

/// The codes in brackets of a command's messages.
fn told_to_a_command(example: &str) -> BTreeSet<String> {
    let line = example.trim().strip_prefix("$ newsprint ").expect("an example of newsprint");
    let paper = paper("");
    let arguments: Vec<OsString> = line.split(' ').map(|argument| argument.trim_matches(['"', '\'']).into()).collect();
    let output = program()
        .args(&arguments)
        .current_dir(&paper.root)
        .env("SOURCE_DATE_EPOCH", "1750392000")
        .env("NEWSPRINT_STATE_KEY", crate::paper::SECRET)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let starts = told.lines().filter_map(|line| line.strip_prefix("error[").or(line.strip_prefix("warning[")));
    starts.filter_map(|line| Some(line.split_once(']')?.0.to_owned())).collect()
}

fn texts(rule: &Rule) -> Vec<Words> {
    let facts = [rule.summary, rule.message, rule.about];
    facts.into_iter().chain(rule.label).chain(rule.help.iter().copied()).collect()
}

#[test]
fn codes_are_plain_and_each_is_given_once() {
    let codes: Vec<&str> = rules::all().map(|rule| rule.code).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    for code in codes {
        let is_plain = code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(is_plain && code.len() <= 32 && !code.starts_with('-') && !code.ends_with('-'), "{code}");
    }
}

#[test]
fn words_stand_in_their_language() {
    let is_han = |c: char| ('\u{4e00}'..'\u{9fff}').contains(&c);
    for rule in rules::all() {
        for words in texts(rule) {
            // A message may be what another program says, and a sentence may name Chinese words.
            let has_words = words.zh.contains(is_han) || words.zh.starts_with('{');
            assert!(has_words, "{}: {}", rule.code, words.zh);
            let wrong_marks =
                [",", ";", "? ", "! ", "。。", "，，"].iter().find(|mark| outside_code(words.zh).contains(**mark));
            assert_eq!(wrong_marks, None, "{}: {}", rule.code, words.zh);
        }
        assert!(!rule.message.zh.ends_with('。') && !rule.message.en.ends_with('.'), "{}", rule.code);
        assert!(rule.about.zh.ends_with(['。', '）']) && rule.about.en.ends_with('.'), "{}", rule.code);
        assert!(rule.about.zh.chars().count() >= 20 && rule.about.en.len() >= 40, "{}", rule.code);
    }
}

/// What does not stand in backticks.
fn outside_code(text: &str) -> String {
    text.split('`').step_by(2).collect()
}

#[test]
fn the_wrong_example_is_told_and_the_right_one_is_not() {
    let mut failures = vec![];
    for rule in rules::all() {
        if let Some(told) = told(rule.wrong)
            && !told.contains(rule.code)
        {
            failures.push(format!("{}: the wrong example is told {told:?}", rule.code));
        }
        if let Some(told) = told(rule.right)
            && !told.is_empty()
        {
            failures.push(format!("{}: the right example is told {told:?}", rule.code));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn few_rules_only_tell_of_a_situation() {
    let situations = rules::all().filter(|rule| rule.wrong.starts_with('#')).count();
    assert!(situations * 4 < rules::all().count(), "{situations} of {}", rules::all().count());
}

#[test]
fn a_fix_mends_its_example_and_only_rules_that_say_so_have_one() {
    for rule in rules::all().filter(|rule| !rule.wrong.starts_with(['#', '$'])) {
        let paper = paper(rule.wrong);
        let mut fixes = 0;
        // Each mends one thing; there is an end.
        for _ in 0..20 {
            let Some(one) = checked(&paper).into_iter().find(|one| one.fix.is_some()) else { break };
            let source = rules::find(&one.code).expect("a rule");
            assert_eq!(source.fix, Fixes::Safe, "{} has a fix", one.code);
            let (fix, path) = (one.fix.unwrap(), one.place.unwrap().path);
            let mut text = std::fs::read_to_string(path.on_disk(&paper.root)).unwrap();
            text.replace_range(fix.start as usize..fix.end as usize, &fix.text);
            paper.write(path.as_str(), text);
            fixes += 1;
        }
        assert!(fixes < 20, "{}: fixes never end", rule.code);
        if rule.fix == Fixes::Safe {
            assert!(fixes > 0, "{}: no fix", rule.code);
            let left: Vec<_> = checked(&paper).into_iter().map(|one| one.code).collect();
            assert!(!left.contains(&rule.code.into()), "{}: still told, {left:?}", rule.code);
        }
    }
}

#[test]
fn the_manual_is_current() {
    expect_file!["../../docs/rules.md"].assert_eq(&manual::document(Language::English));
    expect_file!["../../docs/rules.zh.md"].assert_eq(&manual::document(Language::Chinese));
}
