//! The program as a user runs it.

use std::fs;
use std::path::Path;
use std::process::Output;

use expect_test::expect;

use crate::paper::{Paper, keys, tree};

fn run(folder: &Path, args: &[&str]) -> Output {
    crate::paper::program()
        .args(args)
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", "1750000000")
        .env("NEWSPRINT_STATE_KEY", crate::paper::SECRET)
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_new_paper_builds_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["init", "my-paper", "--title", "晨报"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let paper = folder.path().join("my-paper");
    let output = run(&paper, &["build"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let (told, summary) =
        stderr(&output).rsplit_once("\n\n").map(|(told, end)| (told.to_owned(), end.to_owned())).unwrap();
    assert!(told.starts_with("warning[example-address]") && told.matches("warning[").count() == 1, "{told}");
    assert!(summary.starts_with("1 edition, 2 articles: "), "{summary}");
    let output = run(&paper, &["build", "--base-url", "https://linlan.example/"]);
    assert!(stderr(&output).starts_with("1 edition, 2 articles: "), "{}", stderr(&output));
    // The paper's today, when the clock says 15 June 2025, 15:06 UTC.
    assert!(paper.join("public/2025-06-15/first-issue/index.html").is_file());
}

#[test]
fn a_new_paper_in_english_builds_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["init", "paper", "--language", "en-GB", "--title", "The \"Linlan\" Post"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let paper = folder.path().join("paper");
    let checked = stderr(&run(&paper, &["check"]));
    assert!(
        checked.starts_with("warning[example-address]: `base_url` is still the address of an example"),
        "{checked}"
    );
    assert_eq!(checked.matches('[').count(), 1, "{checked}");
    run(&paper, &["new", "edition", "2025-06-16"]);
    run(&paper, &["build"]);
    for (path, bytes) in tree(&paper) {
        let is_written_here =
            path.starts_with("content/2025-06-15") || path == "site.toml" || path.starts_with("content/pages");
        let is_han = |c: char| ('\u{4e00}'..'\u{9fff}').contains(&c);
        assert!(!is_written_here || !String::from_utf8_lossy(&bytes).contains(is_han), "{path}");
    }
    let front = fs::read_to_string(paper.join("public/index.html")).unwrap();
    for part in ["The &quot;Linlan&quot; Post", "News", "In Brief", "About"] {
        assert!(front.contains(part), "{part}: {front}");
    }
    let wrong = run(folder.path(), &["init", "other", "--language", "english"]);
    assert!(
        stderr(&wrong).starts_with("error[unknown-language]: `english` is not a language tag\n"),
        "{}",
        stderr(&wrong)
    );
    assert!(!folder.path().join("other").exists());
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
    let output = run(folder.path(), &["init", "."]);
    assert_eq!(output.status.code(), Some(1));
    expect![[r#"
        error[folder-not-empty]: the folder `.` is not empty
         |
        help: give a new folder: `newsprint init my-paper`

    "#]]
    .assert_eq(&stderr(&output));
    assert_eq!(keys(&tree(folder.path())), ["thesis.txt"]);
}

#[test]
fn an_evening_at_the_desk() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init", "paper"]);
    let paper = folder.path().join("paper");
    let edition = run(&paper, &["new", "edition", "2025-06-16"]);
    assert_eq!(stdout(&edition), "content/2025-06-16/edition.yaml\n");
    assert!(fs::read_to_string(paper.join("content/2025-06-16/edition.yaml")).unwrap().contains("期号: 2"));
    let first = run(&paper, &["new", "article", "港湾电车: \"开通\"", "--section", "要闻", "--page", "1"]);
    assert_eq!(stdout(&first), "content/2025-06-16/01-港湾电车-开通.md\n");
    assert_eq!(stderr(&first), "a draft: take out the line `草稿: 是` to publish it\n");
    let blank = run(&paper, &["new", "article", " "]);
    assert_eq!(blank.status.code(), Some(1));
    assert!(stderr(&blank).starts_with("error[blank-headline]: the headline is blank\n"), "{}", stderr(&blank));
    let second = run(&paper, &["new", "article", "第二篇", "--edition", "2025-06-16"]);
    assert_eq!(stdout(&second), "content/2025-06-16/02-第二篇.md\n");
    let built = run(&paper, &["build", "--drafts", "--future"]);
    assert!(built.status.success(), "{}", stderr(&built));
    assert!(stderr(&built).contains("\n2 editions, 4 articles: "), "{}", stderr(&built));
    let again = run(&paper, &["new", "edition", "2025-06-16"]);
    assert_eq!(again.status.code(), Some(1));
    expect![[r#"
        error[edition-exists]: edition 2025-06-16 is there already
         |
        help: make the next day's with `newsprint new edition 2025-06-17`

    "#]]
    .assert_eq(&stderr(&again));
    let typo = run(&paper, &["new", "article", "x", "--section", "要问"]);
    expect![[r#"
        error[unknown-section]: unknown section `要问`
         |
        help: did you mean `要闻`?

    "#]]
    .assert_eq(&stderr(&typo));
}

#[test]
fn exit_codes_tell_the_project_from_the_command_line() {
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: a\n---\n");
    assert_eq!(run(&paper.root, &["build", "--future"]).status.code(), Some(0));
    assert_eq!(run(&paper.root, &["build", "--nonsense"]).status.code(), Some(2));
    assert_eq!(run(&paper.root, &["build", "--now", "yesterday"]).status.code(), Some(2));
    paper.write("content/2025-06-16/b.md", "nothing");
    let output = run(&paper.root, &["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).ends_with("1 error; nothing was written\n"), "{}", stderr(&output));
}

#[test]
fn check_tells_of_mistakes_and_writes_no_site() {
    let paper = Paper::new("-- content/2025-06-15/a.md --\n---\ntitle: a\n---\n");
    let output = run(&paper.root, &["check"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).starts_with("1 edition, 1 article: no mistakes in "), "{}", stderr(&output));
    paper.write("templates/article.html", "{{ nothing }}");
    let output = run(&paper.root, &["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!paper.root.join("public").exists());
}

#[test]
fn check_knows_the_limits_of_hosts_by_their_names() {
    let paper = Paper::new("-- content/2025-06-15/a.md --\n---\ntitle: a\n---\n");
    for host in ["cloudflare", "gitlab", "netlify"] {
        assert_eq!(run(&paper.root, &["check", "--host", host]).status.code(), Some(0));
    }
    let output = run(&paper.root, &["check", "--host", "github"]);
    assert!(
        stderr(&output).starts_with("warning[unread-by-host]: GitHub Pages does not read `_headers`\n"),
        "{}",
        stderr(&output)
    );
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(run(&paper.root, &["check", "--host", "geocities"]).status.code(), Some(2));
}

#[test]
fn a_report_for_programs_is_json_on_standard_output() {
    let paper = Paper::new("-- content/2025-06-15/a.md --\n---\ntitle: a\nsection: 要问\n---\n");
    let output = run(&paper.root, &["build", "--report", "json"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(1), ""));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let first = &report["diagnostics"][0];
    assert_eq!(first["file"], "content/2025-06-15/a.md");
    assert_eq!((first["line"].as_u64(), first["column"].as_u64()), (Some(3), Some(10)));
    assert_eq!(report["ok"], false);
    assert_eq!((report["errors"].as_u64(), report["warnings"].as_u64()), (Some(1), Some(0)));
    paper.edit("content/2025-06-15/a.md", "要问", "要闻");
    let output = run(&paper.root, &["build", "--report", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((report["ok"].as_bool(), report["articles"].as_u64()), (Some(true), Some(1)));
}

#[test]
fn what_is_left_out_is_told() {
    let paper = Paper::new(
        "-- content/2025-06-15/a.md --\n---\ntitle: a\n---\n-- content/2025-06-15/b.md --\n---\ntitle: b\ndraft: true\n---\n\
         -- content/2025-06-15/c.md --\n---\ntitle: c\npublish_at: 2025-06-20\n---\n\
         -- content/2025-06-16/d.md --\n---\ntitle: d\n---\n\
         -- content/2025-06-15/e.md --\n---\ntitle: e\nexpires_at: 2025-06-15\n---\n",
    );
    let told = stderr(&run(&paper.root, &["check"]));
    let all = "1 edition, 1 article (1 draft, 2 not public yet, 1 expired left out): no mistakes in ";
    assert!(told.starts_with(all), "{told}");
    let told = stderr(&run(&paper.root, &["check", "--drafts", "--future"]));
    assert!(told.starts_with("2 editions, 4 articles (1 expired left out): no mistakes in "), "{told}");
    let report = run(&paper.root, &["build", "--report", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&report.stdout).unwrap();
    assert_eq!(report["left_out"], serde_json::json!({ "drafts": 1, "not_yet": 2, "expired": 1, "withdrawn": 0 }));
}

#[test]
fn a_folder_without_a_paper_is_named_as_it_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    for (root, named) in [(".", "this folder"), ("no/paper", "`no/paper`")] {
        for command in [&["check"][..], &["build"], &["new", "edition"]] {
            let output = run(folder.path(), &[command, &["--root", root]].concat());
            let told = stderr(&output);
            assert!(told.starts_with(&format!("error[no-paper]: no site.toml in {named}\n")), "{told}");
        }
    }
}

#[test]
fn nothing_is_coloured_when_piped() {
    let paper = Paper::new("-- content/2025-06-15/a.md --\nx\n");
    assert!(!stderr(&run(&paper.root, &["build"])).contains('\u{1b}'));
}

#[test]
fn schemas_are_json_and_know_every_key() {
    let folder = tempfile::tempdir().unwrap();
    for (of, key) in [("front-matter", "引题"), ("edition", "版面"), ("site", "base_url")] {
        let schema: serde_json::Value = serde_json::from_slice(&run(folder.path(), &["schema", of]).stdout).unwrap();
        assert!(schema["properties"][key].is_object(), "{of}");
    }
}

#[test]
fn completions_are_printed_for_every_shell() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(stdout(&run(folder.path(), &["completions", shell])).contains("newsprint"), "{shell}");
    }
}
