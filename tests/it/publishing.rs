//! Publishing: nothing half-written, nothing lost, nothing that is not ours.

use std::fs;

use expect_test::expect;

use newsprint::diagnostic::Language;
use newsprint::write::Output;

use crate::paper::{Paper, changed, tree};

const ONE: &str = "-- content/2025-06-16/a.md --\n---\ntitle: 港\nsection: 要闻\n---\n\n正文。\n";

#[test]
fn a_failed_build_leaves_the_published_site_as_it_was() {
    let paper = Paper::new(ONE);
    let before = paper.site();
    paper.edit("content/2025-06-16/a.md", "要闻", "要问");
    paper.mistakes();
    assert_eq!(changed(&before, &tree(&paper.root.join("public"))), Vec::<String>::new());
    paper.write("templates/article.html", "{{ nothing }}");
    paper.edit("content/2025-06-16/a.md", "要问", "要闻");
    paper.mistakes();
    assert_eq!(changed(&before, &tree(&paper.root.join("public"))), Vec::<String>::new());
    assert!(!paper.root.join(".public.staging").exists());
}

#[test]
fn files_that_newsprint_did_not_write_stay() {
    let paper = Paper::new(ONE);
    paper.write("public/CNAME", "linlan.example\n");
    paper.build();
    paper.remove("content/2025-06-16/a.md");
    paper.build();
    assert_eq!(paper.published("CNAME"), "linlan.example\n");
}

#[test]
fn a_file_in_the_way_is_not_overwritten_without_force() {
    let mut paper = Paper::new(ONE);
    paper.write("public/index.html", "mine");
    expect![[r#"
        error[not-ours]: newsprint did not write public/index.html
         |
        help: move it away, choose another folder with `--output`, or overwrite it with `--force`
        help: did newsprint write it on another machine or for another user? then `--force` once, or set `NEWSPRINT_STATE_KEY`"#]]
    .assert_eq(&paper.mistakes());
    assert_eq!(paper.published("index.html"), "mine");
    assert!(!paper.root.join("public/404.html").exists(), "nothing else is published either");
    paper.options.overwrite = newsprint::render::Overwrite::All;
    paper.build();
    assert!(paper.published("index.html").contains("临澜日报"));
}

#[test]
fn a_site_without_its_state_is_adopted_when_its_bytes_are_ours() {
    let paper = Paper::new(ONE);
    let before = paper.site();
    paper.remove(".newsprint");
    paper.build();
    assert_eq!(changed(&before, &tree(&paper.root.join("public"))), Vec::<String>::new());
}

#[test]
fn a_build_that_was_killed_while_publishing_is_made_good_by_the_next() {
    let paper = Paper::new(ONE);
    let before = paper.site();
    // As a killed build leaves it: the manifest of the time before the moves, one file moved, staging still there.
    paper.edit("content/2025-06-16/a.md", "正文。", "改过。");
    paper.write(".public.staging/2025-06-16/a/index.html", "<p>half</p>");
    let manifest = fs::read_dir(paper.root.join(".newsprint")).unwrap().filter_map(Result::ok);
    for entry in manifest.filter(|entry| entry.file_name().to_string_lossy().starts_with("manifest")) {
        fs::write(entry.path(), b"cut").unwrap();
    }
    paper.edit("content/2025-06-16/a.md", "改过。", "正文。");
    assert_eq!(changed(&before, &paper.site()), Vec::<String>::new());
    assert!(!paper.root.join(".public.staging").exists());
}

#[test]
fn the_output_may_not_be_the_project_or_its_sources() {
    let mut paper = Paper::new(ONE);
    for output in [
        ".",
        "..",
        "/",
        "content",
        "content/2025-06-16/out",
        "templates",
        "static/x",
        ".newsprint",
        ".git",
        "x/../content",
    ] {
        paper.options.output = Output::Named(output.into());
        let told = paper.try_build().unwrap_err();
        assert!(told[0].english().starts_with("the output folder cannot be"), "{output}: {}", told[0].english());
    }
    paper.options.output = Output::Named("content".into());
    expect![[r#"
        error[bad-output]: the output folder cannot be `content`: `content/` belongs to the project
         |
        help: choose a folder of its own, such as `--output public`"#]]
    .assert_eq(&paper.mistakes());
}

#[cfg(unix)]
#[test]
fn an_output_that_leads_into_the_sources_is_refused() {
    let mut paper = Paper::new(ONE);
    std::os::unix::fs::symlink("content", paper.root.join("out")).unwrap();
    paper.options.output = Output::Named("out".into());
    assert!(paper.mistakes().contains("`content/` belongs to the project"));
}

#[test]
fn an_output_may_lie_outside_the_project() {
    let mut paper = Paper::new(ONE);
    paper.options.output = Output::Named(paper.root.parent().unwrap().join("www"));
    paper.build();
    assert!(paper.root.parent().unwrap().join("www/index.html").is_file());
    assert_eq!(paper.build().written, 0);
}

#[test]
fn two_builds_at_once_give_one_whole_site() {
    let paper = Paper::new(ONE);
    for at in 0..50 {
        paper.write(&format!("content/2025-06-16/b{at}.md"), "---\ntitle: b\n---\n\n正文。\n");
    }
    std::thread::scope(|scope| {
        let builds: Vec<_> = (0..4).map(|_| scope.spawn(|| paper.try_build().is_ok())).collect();
        assert!(builds.into_iter().all(|build| build.join().unwrap()));
    });
    let published = tree(&paper.root.join("public"));
    assert_eq!(changed(&published, &paper.site()), Vec::<String>::new());
}

#[test]
fn an_output_that_cannot_be_written_is_told() {
    let mut paper = Paper::new(ONE);
    paper.write("file", "x");
    paper.options.output = Output::Named("file".into());
    expect![[r#"
        error[bad-output]: the output folder cannot be `file`: it is a file
         |
        help: choose a folder of its own, such as `--output public`"#]]
    .assert_eq(&paper.mistakes());
    paper.options.output = Output::Named("file/below".into());
    let told = paper.mistakes();
    assert!(told.contains("cannot be written") || told.contains("cannot be `file/below`"), "{told}");
}

/// A limit on the size of files makes writes fail midway, as a full disk does.
#[cfg(unix)]
#[test]
fn a_write_that_fails_midway_leaves_the_site_as_it_was() {
    let paper = Paper::new(ONE);
    let before = paper.site();
    paper.edit("content/2025-06-16/a.md", "正文。", &"改过的正文。".repeat(1000));
    let script = format!(
        "trap '' XFSZ; ulimit -f 4; exec '{}' build --now {}",
        env!("CARGO_BIN_EXE_newsprint"),
        crate::paper::NOW
    );
    let output = std::process::Command::new("sh")
        .env("LC_ALL", "en_US.UTF-8")
        .env("NEWSPRINT_STATE_KEY", crate::paper::SECRET)
        .args(["-c", &script])
        .current_dir(&paper.root)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told.starts_with("error[cannot-write]: public/2025-06-16/a/index.html cannot be written: it is too large"),
        "{told}"
    );
    assert_eq!(changed(&before, &tree(&paper.root.join("public"))), Vec::<String>::new());
    paper.site();
}

#[test]
fn a_page_and_a_folder_may_change_places() {
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: a\naliases: /old/x\n---\n");
    paper.build();
    paper.edit("content/2025-06-16/a.md", "/old/x", "/old/x.htm");
    paper.site();
    paper.edit("content/2025-06-16/a.md", "/old/x.htm", "/old");
    paper.site();
    assert!(paper.root.join("public/old/index.html").is_file());
}

/// Builds again and again, is killed at another moment each time, and must leave whole files only.
#[cfg(unix)]
#[test]
fn a_killed_build_leaves_whole_files_and_the_next_one_is_right() {
    let paper = Paper::new("");
    for at in 0..40 {
        let text = format!("---\ntitle: 第{at}篇\nsection: 要闻\n---\n\n{}\n", "港口的早晨很静。".repeat(50));
        paper.write(&format!("content/2025-06-16/{at:02}-a{at}.md"), text);
    }
    let old = paper.site();
    for at in 0..40 {
        paper.edit(&format!("content/2025-06-16/{at:02}-a{at}.md"), "港口", "码头");
    }
    let new = {
        let other = Paper::new("");
        crate::paper::copy(&paper.root, &other.root, &["public", ".newsprint"]);
        other.site()
    };
    let staging = paper.root.join(".public.staging");
    for moment in 0..30 {
        let mut build = crate::paper::program()
            .env("NEWSPRINT_STATE_KEY", crate::paper::SECRET)
            .args(["build", "--now", crate::paper::NOW])
            .current_dir(&paper.root)
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        // From before the first staged file to after the last move, a few files further each time.
        while files_in(&staging) < moment * 2 && build.try_wait().unwrap().is_none() {}
        build.kill().unwrap();
        build.wait().unwrap();
        for (path, bytes) in tree(&paper.root.join("public")) {
            assert!(old.get(&path) == Some(&bytes) || new.get(&path) == Some(&bytes), "{path} is neither old nor new");
        }
    }
    assert_eq!(changed(&new, &paper.site()), Vec::<String>::new());
}

/// Counts while files come and go.
#[cfg(unix)]
fn files_in(folder: &std::path::Path) -> usize {
    walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file()).count()
}

#[test]
fn a_file_that_changes_during_the_build_is_told() {
    let paper = Paper::new(ONE);
    let body = newsprint::model::Body {
        path: newsprint::source::SourcePath::new("content/2025-06-16/a.md"),
        // As it was when the build began.
        digest: newsprint::digest::Digest::of_bytes(b"---\ntitle: before\n---\n"),
        text: newsprint::digest::Digest::default(),
        len: 22,
        start: 0,
        tree: None,
        links: vec![],
        pictures: vec![],
        recordings: vec![],
        elsewhere: vec![],
    };
    let root = newsprint::folder::Folder::open(&paper.root).unwrap();
    let text = newsprint::body::BodyText::new(&root, &body, newsprint_text::Options::default(), "");
    let told = text.html().unwrap_err();
    assert_eq!(told[0].english(), "the file changed during the build");
    assert_eq!(told[0].help[0].of(Language::English), "build again; nothing was published");
}

#[cfg(unix)]
#[test]
fn an_output_that_the_user_names_may_be_a_link_to_a_folder_elsewhere() {
    let mut paper = Paper::new(ONE);
    paper.options.output = Output::Named("public".into());
    let elsewhere = paper.root.parent().unwrap().join("www");
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, paper.root.join("public")).unwrap();
    paper.build();
    assert!(elsewhere.join("index.html").is_file());
    assert!(fs::symlink_metadata(paper.root.join("public")).unwrap().is_symlink(), "the link stays");
    assert_eq!(paper.build().written, 0);
}
