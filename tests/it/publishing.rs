//! Publishing: nothing half-written, nothing lost, nothing that is not ours.

use std::fs;

use expect_test::expect;

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
        error: newsprint did not write public/index.html
         |
        help: move it away, choose another folder with `--output`, or overwrite it with `--force`"#]]
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
        paper.options.output = output.into();
        let told = paper.try_build().unwrap_err();
        assert!(told[0].message.starts_with("the output folder cannot be"), "{output}: {}", told[0].message);
    }
    paper.options.output = "content".into();
    expect![[r#"
        error: the output folder cannot be `content`: `content/` belongs to the project
         |
        help: choose a folder of its own, such as `--output public`"#]]
    .assert_eq(&paper.mistakes());
}

#[cfg(unix)]
#[test]
fn an_output_that_leads_into_the_sources_is_refused() {
    let mut paper = Paper::new(ONE);
    std::os::unix::fs::symlink("content", paper.root.join("out")).unwrap();
    paper.options.output = "out".into();
    assert!(paper.mistakes().contains("`content/` belongs to the project"));
}

#[test]
fn an_output_may_lie_outside_the_project() {
    let mut paper = Paper::new(ONE);
    paper.options.output = paper.root.parent().unwrap().join("www");
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
    paper.options.output = "file".into();
    expect![[r#"
        error: the output folder cannot be `file`: it is a file
         |
        help: choose a folder of its own, such as `--output public`"#]]
    .assert_eq(&paper.mistakes());
    paper.options.output = "file/below".into();
    let told = paper.mistakes();
    assert!(told.contains("cannot be written") || told.contains("cannot be `file/below`"), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_site_as_it_was() {
    let mut paper = Paper::new(ONE);
    // Linux gives a device that is always full; a picture copied there fails as a full disk does.
    let before = paper.site();
    paper.options.output = "/dev/full/site".into();
    let told = paper.mistakes();
    assert!(told.starts_with("error: "), "{told}");
    assert_eq!(changed(&before, &tree(&paper.root.join("public"))), Vec::<String>::new());
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
