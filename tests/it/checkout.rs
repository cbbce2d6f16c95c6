//! A checkout from a stranger: its build state, its links and its pipes reach nothing outside the project, and nothing
//! in it is believed that the sources do not say.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use expect_test::expect;
use newsprint::state::Key;
use newsprint::write::Output;

use crate::paper::{Paper, SECRET, Tree, copy, text, tree};

const ONE: &str = "-- content/2025-06-16/a.md --\n---\ntitle: 港口\nsection: 要闻\n---\n\n正文。[k](/2025-06-16/k.txt)\n-- content/2025-06-16/k.txt --\nkey\n";

/// A folder beside the paper with files that are nobody's business, and what is in it.
fn elsewhere(paper: &Paper) -> (PathBuf, Tree) {
    let folder = paper.root.parent().unwrap().join("elsewhere");
    for (file, text) in [("index.html", "mine"), ("2025-06-16/index.html", "mine too"), ("secret.txt", "secret")] {
        let file = folder.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let before = tree(&folder);
    (folder, before)
}

fn program(paper: &Paper, arguments: &[&str]) -> String {
    let mut command = crate::paper::program();
    command.env("NEWSPRINT_STATE_KEY", SECRET).args(arguments).current_dir(&paper.root);
    let output = command.output().unwrap();
    format!("{:?}\n{}", output.status.code(), text(&output.stderr))
}

#[test]
fn nothing_is_written_through_an_output_folder_that_is_a_link() {
    let paper = Paper::new(ONE);
    let (folder, before) = elsewhere(&paper);
    symlink(&folder, paper.root.join("public")).unwrap();
    expect![[r#"
        error[output-is-link]: `public` is a symbolic link, and it is not followed
         |
        help: name the folder that it leads to with `--output`, or remove the link"#]]
    .assert_eq(&paper.mistakes());
    let told = program(&paper, &["build"]);
    assert!(told.starts_with("Some(1)\nerror[output-is-link]: `public` is a symbolic link"), "{told}");
    assert_eq!(tree(&folder), before);
    // Who names it means it; not files of others behind a link, which only their own path means.
    let told = program(&paper, &["build", "--output", "public", "--force"]);
    assert!(
        told.starts_with(
            "Some(1)\nerror[output-led-out]: `public` leads out of the project, to files that newsprint did not"
        ),
        "{told}"
    );
    let told = program(&paper, &["build", "--output", "public/new/deep", "--force"]);
    assert!(told.starts_with("Some(1)\nerror[output-led-out]: `public/new/deep` leads out of the project"), "{told}");
    assert!(!folder.join("new").exists());
    let told = program(&paper, &["build", "--output", folder.to_str().unwrap(), "--force"]);
    assert!(told.starts_with("Some(0)"), "{told}");
    assert!(text(&tree(&folder)["index.html"]).contains("港口"));
}

#[test]
fn a_link_that_leads_elsewhere_today_does_not_inherit_what_was_ours() {
    let mut paper = Paper::new(ONE);
    paper.options.output = Output::Named("public".into());
    paper.build();
    let (folder, before) = elsewhere(&paper);
    paper.remove("public");
    symlink(&folder, paper.root.join("public")).unwrap();
    assert!(paper.mistakes().contains("`public` leads out of the project, to files that newsprint did not write"));
    assert_eq!(tree(&folder), before);
}

#[test]
fn a_link_outside_that_leads_elsewhere_today_inherits_nothing_either() {
    let mut paper = Paper::new(ONE);
    let (folder, before) = elsewhere(&paper);
    let around = paper.root.parent().unwrap().to_owned();
    fs::create_dir(around.join("first")).unwrap();
    symlink(around.join("first"), around.join("link")).unwrap();
    paper.options.output = Output::Named(around.join("link"));
    paper.build();
    assert_eq!(paper.build().written, 0);
    fs::remove_file(around.join("link")).unwrap();
    symlink(&folder, around.join("link")).unwrap();
    assert!(paper.mistakes().contains("newsprint did not write"));
    assert_eq!(tree(&folder), before);
}

#[test]
fn renamed_folders_are_read_again() {
    let article = |title: &str| format!("---\ntitle: {title}\nsection: 要闻\n---\n");
    let paper = Paper::new("");
    paper.write("content/2025-06-16/one/05-x.md", article("假标题"));
    paper.write("content/2025-06-16/two/05-y.md", article("真标题"));
    paper.build();
    let folder = paper.root.join("content/2025-06-16");
    fs::rename(folder.join("one/05-x.md"), folder.join("two/05-x.md")).unwrap();
    fs::rename(folder.join("two/05-y.md"), folder.join("one/05-x.md")).unwrap();
    paper.remove("content/2025-06-16/two");
    let site = paper.site();
    assert!(site.values().all(|bytes| !text(bytes).contains("假标题")));
}

#[test]
fn the_preview_holds_nothing_that_newsprint_did_not_make() {
    let mut paper = Paper::new(ONE);
    paper.options.output = Output::Own(".newsprint/preview".into());
    paper.options.purpose = newsprint::Purpose::Preview;
    paper.write(".newsprint/preview/js/evil.js", "evil");
    paper.write(".newsprint/preview/evil.html", "evil");
    paper.build();
    assert!(!tree(&paper.root.join(".newsprint")).keys().any(|path| path.contains("evil")));
    paper.write(".newsprint/preview/js/evil.js", "evil");
    assert_eq!(paper.build().written, 0);
    assert!(!paper.root.join(".newsprint/preview/js/evil.js").exists());
}

#[test]
fn state_of_strangers_is_not_held_however_large_it_is() {
    let paper = strange(ONE);
    let manifest = fs::read_dir(paper.root.join(".newsprint")).unwrap().map(|entry| entry.unwrap().path());
    let manifest =
        manifest.into_iter().find(|path| path.file_name().unwrap().to_string_lossy().starts_with("manifest"));
    fs::File::options().write(true).open(manifest.unwrap()).unwrap().set_len(1 << 30).unwrap();
    paper.remove("public");
    paper.build();
    assert!(paper.published("index.html").contains("港口"));
}

#[test]
fn nothing_is_written_through_a_link_inside_the_output() {
    let paper = Paper::new(ONE);
    let (folder, before) = elsewhere(&paper);
    paper.build();
    fs::remove_dir_all(paper.root.join("public/2025-06-16")).unwrap();
    symlink(&folder, paper.root.join("public/2025-06-16")).unwrap();
    expect![[r#"
        error[cannot-write]: public/2025-06-16/k.txt cannot be written: a symbolic link is in the way
         |
        help: nothing is written through symbolic links inside the output; remove the link"#]]
    .assert_eq(&paper.mistakes());
    assert_eq!(tree(&folder), before);
    // A withdrawn article's file behind a link is not removed, and that is told.
    paper.remove("content/2025-06-16");
    let told = paper.mistakes();
    assert!(told.contains("a symbolic link is in the way"), "{told}");
    assert_eq!(tree(&folder), before);
}

#[test]
fn a_link_in_the_place_of_a_file_is_replaced_and_what_it_leads_to_stays() {
    let paper = Paper::new(ONE);
    let (folder, before) = elsewhere(&paper);
    paper.build();
    let page = paper.root.join("public/2025-06-16/index.html");
    fs::remove_file(&page).unwrap();
    symlink(folder.join("secret.txt"), &page).unwrap();
    paper.build();
    assert!(fs::symlink_metadata(&page).unwrap().is_file());
    assert_eq!(tree(&folder), before);
}

#[test]
fn a_staging_folder_that_is_a_link_goes_and_what_it_leads_to_stays() {
    let paper = Paper::new(ONE);
    let (folder, before) = elsewhere(&paper);
    symlink(&folder, paper.root.join(".public.staging")).unwrap();
    paper.build();
    assert_eq!(tree(&folder), before);
    assert!(paper.published("index.html").contains("港口"));
    assert!(!fs::symlink_metadata(paper.root.join("public")).unwrap().is_symlink());
}

#[test]
fn a_build_state_that_is_a_link_is_refused() {
    let paper = Paper::new(ONE);
    let (folder, before) = elsewhere(&paper);
    symlink(&folder, paper.root.join(".newsprint")).unwrap();
    expect![[r#"
        error[state-is-no-folder]: `.newsprint` is not a folder
         |
        help: newsprint keeps its build state there, and follows no symbolic link to it; remove it"#]]
    .assert_eq(&paper.mistakes());
    assert!(program(&paper, &["check"]).starts_with("Some(0)"));
    assert_eq!(tree(&folder), before);
}

#[test]
fn links_in_the_build_state_lead_nowhere() {
    let paper = Paper::new(ONE);
    let (folder, before) = elsewhere(&paper);
    paper.build();
    let state = paper.root.join(".newsprint");
    let names: Vec<PathBuf> = fs::read_dir(&state).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(names.iter().any(|name| name.ends_with("heads")), "{names:?}");
    for path in names {
        let (target, name) = if path.is_dir() {
            fs::remove_dir_all(&path).unwrap();
            (folder.clone(), path.file_name().unwrap().to_string_lossy().into_owned())
        } else {
            fs::remove_file(&path).unwrap();
            (folder.join("secret.txt"), path.file_name().unwrap().to_string_lossy().into_owned())
        };
        symlink(&target, &path).unwrap();
        for ending in [".new", ".replacing", ".replacing.new"] {
            let _ = symlink(folder.join("secret.txt"), state.join(format!("{name}{ending}")));
        }
    }
    for arguments in [&["check"][..], &["build", "--force"], &["build"]] {
        program(&paper, arguments);
        assert_eq!(tree(&folder), before, "{arguments:?}");
    }
}

#[test]
fn a_preview_that_is_a_link_is_refused() {
    let mut paper = Paper::new(ONE);
    let (folder, before) = elsewhere(&paper);
    fs::create_dir(paper.root.join(".newsprint")).unwrap();
    symlink(&folder, paper.root.join(".newsprint/preview")).unwrap();
    paper.options.output = Output::Own(".newsprint/preview".into());
    assert!(paper.mistakes().contains("`.newsprint/preview` is a symbolic link, and it is not followed"));
    assert_eq!(tree(&folder), before);
}

#[test]
fn only_files_with_our_names_are_removed_from_the_build_state() {
    let paper = Paper::new(ONE);
    paper.build();
    let heads = paper.root.join(".newsprint/heads");
    fs::write(heads.join("notes.txt"), "mine").unwrap();
    fs::write(heads.join("0123456789abcdef0123456789abcdef"), "an old shard").unwrap();
    program(&paper, &["check"]);
    assert!(heads.join("0123456789abcdef0123456789abcdef").exists(), "checking removes nothing");
    paper.build();
    assert!(heads.join("notes.txt").exists());
    assert!(!heads.join("0123456789abcdef0123456789abcdef").exists());
}

#[test]
fn checking_writes_nothing() {
    let paper = Paper::new(ONE);
    let before = tree(&paper.root);
    assert!(program(&paper, &["check"]).starts_with("Some(0)"));
    assert_eq!(tree(&paper.root), before);
    assert!(!paper.root.join(".newsprint").exists());
    // What a build left is read, and stays as it is.
    paper.build();
    let before = tree(&paper.root);
    paper.write("content/2025-06-16/a.md", "---\ntitle: 新\nsection: 要闻\n---\n");
    let after = program(&paper, &["check"]);
    assert!(after.starts_with("Some(0)"), "{after}");
    let told: Vec<_> = tree(&paper.root.join(".newsprint")).into_iter().collect();
    let known: Vec<_> = before
        .into_iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix(".newsprint/")?.to_owned(), bytes)))
        .collect();
    assert_eq!(told, known);
}

/// A paper in which everything was built by somebody else.
fn strange(files: &str) -> Paper {
    let mut paper = Paper::new(files);
    paper.options.key = Some(Key::of_secret("a stranger's"));
    paper.build();
    paper.options.key = Some(Key::of_secret(SECRET));
    paper
}

#[test]
fn a_head_that_no_source_says_is_never_published() {
    // The same length and the same time: by these alone it would be the article that the stranger's cache knows.
    let files = "-- content/2025-06-16/a.md --\n---\ntitle: 假标题\ndraft: false\n---\n\n正文。\n";
    let paper = strange(files);
    let file = paper.root.join("content/2025-06-16/a.md");
    let modified = fs::metadata(&file).unwrap().modified().unwrap();
    paper.edit("content/2025-06-16/a.md", "假标题\ndraft: false", "真标题\ndraft: true ");
    fs::File::options().write(true).open(&file).unwrap().set_modified(modified).unwrap();
    paper.build();
    let published = tree(&paper.root.join("public"));
    for (path, bytes) in &published {
        assert!(!text(bytes).contains("假标题") && !text(bytes).contains("真标题"), "{path}");
    }
    assert!(text(&published["2025-06-16/a/index.html"]).contains("本文已不在这里"));
}

#[test]
fn a_state_from_another_paper_of_the_same_user_is_not_believed() {
    let other = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 假标题\n---\n\n正文。\n");
    other.build();
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 真标题\n---\n\n正文。\n");
    copy(&other.root.join(".newsprint"), &paper.root.join(".newsprint"), &[]);
    let modified = fs::metadata(other.root.join("content/2025-06-16/a.md")).unwrap().modified().unwrap();
    let file = fs::File::options().write(true).open(paper.root.join("content/2025-06-16/a.md")).unwrap();
    file.set_modified(modified).unwrap();
    let site = paper.site();
    assert!(text(&site["index.html"]).contains("真标题"));
    assert!(site.values().all(|bytes| !text(bytes).contains("假标题")));
}

#[test]
fn a_file_that_got_its_old_time_back_is_read_again() {
    let paper = Paper::new(ONE);
    let file = paper.root.join("content/2025-06-16/a.md");
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_hours(24 * 365 * 40);
    let set = || fs::File::options().write(true).open(&file).unwrap().set_modified(long_ago).unwrap();
    set();
    paper.build();
    paper.edit("content/2025-06-16/a.md", "港口", "码头");
    set();
    paper.build();
    assert!(paper.published("index.html").contains("码头"));
}

#[test]
fn a_strangers_manifest_removes_nothing_outside_the_output_and_has_all_made_again() {
    let paper = strange(ONE);
    let mut site = tree(&paper.root.join("public"));
    fs::write(paper.root.join("public/index.html"), "forged").unwrap();
    let published = paper.build();
    assert_eq!(published.unchanged, 0, "{published:?}");
    assert_eq!(tree(&paper.root.join("public")), site);
    // In a folder elsewhere not even names are believed.
    let mut paper = Paper::new(ONE);
    let (folder, before) = elsewhere(&paper);
    fs::remove_dir_all(&folder).unwrap();
    paper.options.output = Output::Named(folder.clone());
    paper.options.key = Some(Key::of_secret("a stranger's"));
    paper.build();
    site = tree(&folder);
    fs::write(folder.join("2025-06-16/index.html"), &before["index.html"]).unwrap();
    paper.options.key = Some(Key::of_secret(SECRET));
    let told = paper.mistakes();
    assert!(told.contains("newsprint did not write"), "{told}");
    assert_eq!(tree(&folder).len(), site.len());
}

#[test]
fn state_restored_on_another_machine_has_stale_files_removed() {
    let paper = strange(
        "-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n-- content/2025-06-16/b.md --\n---\ntitle: 桥\n---\n",
    );
    paper.remove("content/2025-06-16/b.md");
    paper.remove("addresses.txt");
    paper.build();
    assert!(!paper.root.join("public/2025-06-16/b").exists());
    assert_eq!(paper.build().written, 0);
}

#[test]
fn folders_of_the_project_that_are_links_are_refused() {
    for name in ["content", "static", "templates"] {
        let paper = Paper::new(ONE);
        let (folder, _) = elsewhere(&paper);
        let _ = fs::remove_dir_all(paper.root.join(name));
        symlink(&folder, paper.root.join(name)).unwrap();
        let told = paper.mistakes();
        let expected = format!(
            "error[symbolic-link]: a symbolic link is not followed\n--> {name}\n |\nhelp: put the file itself in its place"
        );
        assert!(told.contains(&expected), "{told}");
        assert!(!paper.root.join("public").exists());
    }
}

#[test]
fn a_site_toml_that_is_a_link_is_refused_and_what_it_leads_to_is_not_shown() {
    let paper = Paper::new(ONE);
    let (folder, _) = elsewhere(&paper);
    paper.remove("site.toml");
    symlink(folder.join("secret.txt"), paper.root.join("site.toml")).unwrap();
    expect![[r#"
        error[symbolic-link]: a symbolic link is not followed
        --> site.toml
         |
        help: put the file itself in its place"#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn nobody_waits_for_a_pipe() {
    let pipe = |path: &Path| {
        let _ = fs::remove_file(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    };
    let paper = Paper::new(ONE);
    pipe(&paper.root.join("site.toml"));
    expect![[r#"
        error[unreadable-file]: cannot be read: it is not a file
        --> site.toml"#]]
    .assert_eq(&paper.mistakes());
    for name in [".newsprint/lock", "static/a.txt", "templates/a.html", "content/2025-06-16/k.txt"] {
        let paper = Paper::new(ONE);
        pipe(&paper.root.join(name));
        let _ = paper.try_build();
    }
    let paper = Paper::new(ONE);
    paper.build();
    let packs: Vec<_> = fs::read_dir(paper.root.join(".newsprint/heads")).unwrap().flatten().collect();
    for pack in &packs {
        pipe(&pack.path());
    }
    assert!(!packs.is_empty() && paper.try_build().is_ok());
}

#[test]
fn a_source_that_is_swapped_for_a_link_is_never_published() {
    let paper = Paper::new(ONE);
    let (folder, _) = elsewhere(&paper);
    let file = paper.root.join("content/2025-06-16/k.txt");
    let (real, link) = (file.with_extension("real"), file.with_extension("link"));
    fs::write(folder.join("secret.txt"), "hush").unwrap();
    let is_over = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(std::sync::atomic::Ordering::Relaxed) {
                let _ = fs::write(&real, "key\n");
                let _ = fs::rename(&real, &file);
                let _ = symlink(folder.join("secret.txt"), &link);
                let _ = fs::rename(&link, &file);
            }
        });
        for _ in 0..60 {
            let _ = paper.try_build();
            let published = fs::read_to_string(paper.root.join("public/2025-06-16/k.txt")).unwrap_or_default();
            assert!(!published.contains("hush"));
        }
        is_over.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn published_files_are_for_everyone_to_read_whatever_their_sources_are() {
    let paper = Paper::new(ONE);
    for (file, mode) in [("content/2025-06-16/k.txt", 0o4777), ("content/2025-06-16/a.md", 0o600)] {
        fs::set_permissions(paper.root.join(file), fs::Permissions::from_mode(mode)).unwrap();
    }
    paper.build();
    for entry in walkdir::WalkDir::new(paper.root.join("public")) {
        let entry = entry.unwrap();
        let (mode, most) = (
            entry.metadata().unwrap().permissions().mode() & 0o7777,
            if entry.file_type().is_dir() { 0o755 } else { 0o644 },
        );
        assert_eq!(mode & !most, 0, "{} has {mode:o}", entry.path().display());
        assert_eq!(mode & 0o600, 0o600);
    }
}

#[test]
fn new_articles_are_not_made_through_links() {
    let paper = Paper::new(ONE);
    let (folder, before) = elsewhere(&paper);
    symlink(&folder, paper.root.join("content/2025-06-17")).unwrap();
    let told = program(&paper, &["new", "article", "题", "--edition", "2025-06-17"]);
    assert!(told.starts_with("Some(1)\nerror[unknown-edition]: there is no edition 2025-06-17"), "{told}");
    fs::rename(paper.root.join("content"), paper.root.join("elsewhere")).unwrap();
    symlink("elsewhere", paper.root.join("content")).unwrap();
    for arguments in [&["new", "article", "题"][..], &["new", "edition", "2025-06-18"]] {
        let told = program(&paper, arguments);
        assert!(told.starts_with("Some(1)"), "{told}");
    }
    assert!(!paper.root.join("elsewhere/2025-06-18").exists());
    assert_eq!(tree(&folder), before);
}

#[test]
fn a_build_without_a_key_says_so_and_believes_nothing() {
    let mut paper = Paper::new(ONE);
    paper.options.key = None;
    expect![[r#"
        warning[no-state-key]: the build state has no key, so the next build makes everything again
         |
        help: give this user a home folder outside the paper's, or set `NEWSPRINT_STATE_KEY` to a long random text"#]]
    .assert_eq(&paper.warnings());
    assert_eq!(paper.build().unchanged, 0);
    assert!(!paper.root.join(".newsprint/heads").exists());
}
