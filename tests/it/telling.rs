//! However much is wrong, and whatever a file is called: what is told stays short, true, and without effect.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Output;

use expect_test::expect;
use serde_json::Value;

use crate::paper::Paper;

fn run(paper: &Paper, args: &[&str]) -> Output {
    crate::paper::program().args(args).current_dir(&paper.root).env("SOURCE_DATE_EPOCH", "1751342400").output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A paper with one article of so many mistakes.
fn paper(body: &str, count: usize) -> Paper {
    let paper = Paper::new("");
    paper.write("content/2025-06-16/a.md", format!("---\ntitle: a\n---\n\n{}\n", body.repeat(count)));
    paper
}

#[test]
fn many_mistakes_of_a_kind_are_told_in_the_space_of_few() {
    for body in ["[a](b.md)", "[a](b.md)\n\n", "![a](b.png)", "[a](/b/)", "[a](../../../b.md)", "[a](b`c.md)"] {
        let told = |count: usize| {
            let paper = paper(body, count);
            let (words, json) = (run(&paper, &["check"]), run(&paper, &["check", "--report", "json"]));
            assert_eq!((words.status.code(), json.status.code()), (Some(1), Some(1)), "{body}");
            let words = text(&words.stderr);
            assert!(words.ends_with(&format!("{count} errors; nothing was written\n")), "{body}: {words}");
            let more = format!("note: and {} more like this in this file\n", count - 50);
            assert_eq!(words.matches(&more).count(), 1, "{body}: {words}");
            let report: Value = serde_json::from_slice(&json.stdout).unwrap();
            assert_eq!(report["errors"], count, "{body}");
            assert_eq!(report["diagnostics"].as_array().unwrap().len(), 50, "{body}");
            words.len() + json.stdout.len()
        };
        let (few, many) = (told(200), told(900));
        // Only numbers are longer.
        assert!(many < few + 400 && many < 100_000, "{body}: {few} {many}");
    }
}

#[test]
fn errors_are_told_beside_any_number_of_warnings() {
    let slips: String = (0..900).fold(String::new(), |mut slips, at| {
        writeln!(slips, "x{at}: b #c").unwrap();
        slips
    });
    let paper = Paper::new("");
    paper.write("content/2025-06-16/a.md", format!("---\ntitle: a\n{slips}---\n\n[a](b.md)\n"));
    let told = text(&run(&paper, &["check"]).stderr);
    assert!(told.contains("error[broken-link]: `b.md` leads to no article\n"), "{told}");
    assert!(told.ends_with("1 error, 1800 warnings; nothing was written\n"), "{told}");
    assert!(told.len() < 40_000, "{}", told.len());
}

#[test]
fn warnings_of_one_text_do_not_fill_the_head_cache() {
    let size = |count: usize| {
        let paper = Paper::new("");
        let slips = (0..count).fold(String::new(), |slips, at| slips + &format!("x{at}: b #c\n"));
        paper.write("content/2025-06-16/a.md", format!("---\ntitle: a\n{slips}---\n\ntext\n"));
        paper.build();
        let heads = std::fs::read_dir(paper.root.join(".newsprint/heads")).unwrap();
        heads.map(|head| head.unwrap().metadata().unwrap().len()).sum::<u64>()
    };
    let (few, many) = (size(200), size(900));
    assert!(many < few + 100, "{few} {many}");
}

#[test]
fn a_mistake_in_many_files_is_told_for_some() {
    let paper = Paper::new("");
    for at in 0..300 {
        paper.write(&format!("content/2025-06-16/{at:03}.md"), "---\ntitle: a\n---\n\n[a](b.md) [a](c.md)\n");
    }
    let told = text(&run(&paper, &["check"]).stderr);
    assert!(told.contains("\nnote: and 550 more like this in 275 other files\n"), "{told}");
    assert!(told.ends_with("600 errors; nothing was written\n"), "{told}");
}

#[test]
fn a_text_without_end_is_told_in_short() {
    let long = "港".repeat(50_000);
    let told = |front: String, body: &str| {
        let paper = Paper::new("");
        paper.write("content/2025-06-16/a.md", format!("---\ntitle: a\n{front}\n---\n\n{body}\n"));
        let told = paper.mistakes();
        assert!((told.contains('…') || told.contains("...")) && told.contains("content/2025-06-16/a.md:"), "{told}");
        assert!(told.len() < 4_000, "{}", told.len());
    };
    told(format!("section: {long}"), "");
    told(format!("kind: {long}"), "");
    told(format!("{long}: 1"), "");
    told(format!("continues: {long}.md"), "");
    told(String::new(), &format!("[a]({long}.md)"));
    told(String::new(), &format!("![a]({long}.png)"));
    told(String::new(), &format!("[a](/{long}/)"));
}

/// The processor time that one thread needs to tell of a paper's mistakes, in nanoseconds; the best of three.
#[cfg(unix)]
fn work(paper: &Paper) -> u128 {
    use rustix::time::{ClockId, clock_gettime};
    let now = || {
        let time = clock_gettime(ClockId::ThreadCPUTime);
        u128::try_from(time.tv_sec).unwrap() * 1_000_000_000 + u128::try_from(time.tv_nsec).unwrap()
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let once = || {
        let start = now();
        assert!(!paper.mistakes().is_empty());
        now() - start
    };
    pool.install(|| (0..3).map(|_| once()).min().unwrap())
}

#[cfg(unix)]
#[test]
fn eight_times_the_mistakes_are_no_more_than_eight_times_the_work() {
    for body in ["[a](b.md)", "[a](b.md)\n", "![a](b.png)", "[a](/b/)"] {
        let (few, many) = (work(&paper(body, 2_500)), work(&paper(body, 20_000)));
        // Work that grew with the square would be sixty-four times as much.
        assert!(many < 24 * few, "{body}: {few} {many}");
    }
}

#[cfg(unix)]
#[test]
fn keys_whose_values_are_typed_otherwise_are_found_in_one_look() {
    let told = |count: usize| {
        let pictures = (0..count).fold(String::new(), |list, at| list + &format!("- src: \"\\x62{at}.png\"\n"));
        let paper = Paper::new("");
        paper.write("content/2025-06-16/a.md", format!("---\ntitle: a\nimages:\n{pictures}---\n"));
        work(&paper)
    };
    let (few, many) = (told(1_000), told(8_000));
    assert!(many < 24 * few, "{few} {many}");
}

/// What a service for builds takes for a command, or a terminal obeys.
fn commands(told: &str) -> Vec<String> {
    let is_command = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("::") || line.contains("##[") || line.contains("##vso[") || line.contains(char::is_control)
    };
    told.split('\n').filter(is_command).map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn a_name_or_a_text_commands_neither_a_log_nor_a_terminal() {
    let paper = Paper::new("");
    let hostile = "\n::error::x\r##[error]y\u{1b}[31m\u{9b}\u{2028}\u{202e}z";
    for folder in ["content/2025-06-16", "content", "templates", "static"] {
        paper.write(&format!("{folder}/a{hostile}.md"), "---\ntitle: a\n---\n");
    }
    paper.write(
        "content/2025-06-16/##vso[task.complete]b.md",
        "---\ntitel: ##vso[task.complete] \u{1b}[2J\n---\n\n[a](<\u{1b}##[x.md>)\n",
    );
    let target = Path::new("nowhere");
    std::os::unix::fs::symlink(target, paper.root.join(format!("content/link{hostile}"))).unwrap();
    for args in [&["check"][..], &["build"], &["check", "--report", "json"], &["build", "--report", "json"]] {
        let output = run(&paper, args);
        assert_eq!(output.status.code(), Some(1));
        let told = text(&output.stdout) + &text(&output.stderr);
        assert_eq!(commands(&told), Vec::<String>::new(), "{args:?}: {told}");
        assert!(told.contains("error"), "{told}");
    }
    let report: Value = serde_json::from_slice(&run(&paper, &["check", "--report", "json"]).stdout).unwrap();
    let files: Vec<&str> =
        report["diagnostics"].as_array().unwrap().iter().filter_map(|one| one["file"].as_str()).collect();
    // A program gets the name as it is.
    assert!(files.contains(&&*format!("content/2025-06-16/a{hostile}.md")), "{files:?}");
}

#[cfg(unix)]
#[test]
fn a_line_break_in_a_name_is_shown_as_one() {
    let paper = Paper::new("");
    paper.write("content/2025-06-16/a\n::error::x.md", "---\ntitle: a\n---\n");
    let told = text(&run(&paper, &["check"]).stderr);
    expect![[r#"
        error[bad-file-name]: the file's name cannot be part of an address
        --> content/2025-06-16/a␊::error::x.md
         |
        help: rename it without control characters and `\ : * ? " < > |`; Windows keeps some names, such as `con`, for itself

        1 error; nothing was written
    "#]]
    .assert_eq(&told);
}

#[cfg(unix)]
#[test]
fn what_is_made_is_named_without_effect() {
    let paper = Paper::new("");
    paper.write("content/\n::error::x\u{1b}/2025-06-16/edition.yaml", "number: 1\n");
    let made = run(&paper, &["new", "article", "第一篇"]);
    assert_eq!(text(&made.stdout), "content/␊::error::x␛/2025-06-16/01-第一篇.md\n");
    let made = run(&paper, &["init", "\n::error::x\u{1b}"]);
    assert!(made.status.success());
    assert_eq!(commands(&text(&made.stderr)), Vec::<String>::new());
    for args in [
        ["check", "--root", "\n::error::x"],
        ["serve", "--root", "\n::error::x"],
        ["init", "--language", "\n::error::x"],
    ] {
        let told = run(&paper, &args);
        assert_eq!(commands(&text(&told.stderr)), Vec::<String>::new(), "{args:?}");
    }
}
