//! What is derived is stored, and believed only of files that are what they were.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use newsprint::session::Session;

use crate::paper::{Paper, changed, tree};

const PAPER: &str = "\
-- content/2025-06-16/a.md --
---
title: 港口
---

![图](b.svg)

港口的早晨。
-- content/2025-06-16/b.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"12\" height=\"8\"/>
-- content/2025-06-17/c.md --
---
title: 灯塔
---

灯塔亮了。
";

/// 1970, as archives that are to be the same each time have it.
const NO_TIME: Duration = Duration::ZERO;

fn date(file: &Path, since_1970: Duration) {
    let file = File::options().write(true).open(file).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + since_1970).unwrap();
}

/// All files of a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

#[test]
fn a_file_in_the_place_of_one_of_equal_length_and_time_gets_its_page_anew() {
    let paper = Paper::new(PAPER);
    let (article, picture) = ("content/2025-06-16/a.md", "content/2025-06-16/b.svg");
    let year = Duration::from_secs(1_700_000_000);
    for file in [article, picture] {
        date(&paper.root.join(file), year);
    }
    paper.build();
    for (file, from, to) in [(article, "早晨", "夜晚"), (picture, "12", "34")] {
        let path = paper.root.join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::remove_file(&path).unwrap();
        fs::write(&path, text.replace(from, to)).unwrap();
        date(&path, year);
    }
    paper.build();
    let page = paper.published("2025-06-16/a/index.html");
    assert!(page.contains("夜晚") && page.contains("width=\"34\""));
}

#[test]
fn an_archive_whose_files_have_no_time_is_built_once() {
    let paper = Paper::new(PAPER);
    for file in files(&paper.root.join("content")) {
        date(&file, NO_TIME);
    }
    let first = paper.build();
    let second = paper.build();
    assert_eq!((second.written, second.unchanged), (0, first.written));
    // A file that cannot be known by its times would be stored again each time.
    let store =
        || files(&paper.root.join(".newsprint/heads")).iter().map(|file| fs::read(file).unwrap()).collect::<Vec<_>>();
    paper.build();
    let before = store();
    paper.build();
    assert_eq!(store(), before);
}

#[test]
fn a_store_that_is_damaged_or_deleted_costs_time_only() {
    let paper = Paper::new(PAPER);
    let expected = paper.site();
    let packs = [".newsprint/heads", ".newsprint/measures"].map(|kind| files(&paper.root.join(kind)));
    let packs = packs.concat();
    assert_eq!(packs.len(), 3, "{packs:?}");
    let damage: [fn(&mut Vec<u8>); 4] =
        [|bytes| bytes[20] ^= 1, |bytes| bytes.truncate(30), Vec::clear, |bytes| bytes.reverse()];
    for damage in damage {
        for pack in &packs {
            let mut bytes = fs::read(pack).unwrap();
            damage(&mut bytes);
            fs::write(pack, bytes).unwrap();
        }
        assert_eq!(changed(&paper.site(), &expected), Vec::<String>::new());
    }
    for kind in ["heads", "measures"] {
        fs::remove_dir_all(paper.root.join(".newsprint").join(kind)).unwrap();
    }
    assert_eq!(changed(&paper.site(), &expected), Vec::<String>::new());
    assert!(packs.iter().all(|pack| pack.exists()));
}

#[test]
fn five_hundred_edits_in_one_session_leave_what_one_build_would_make() {
    let paper = Paper::new(PAPER);
    let mut session = Session::kept();
    let article = newsprint::source::SourcePath::new("content/2025-06-16/a.md");
    let other = newsprint::source::SourcePath::new("content/2025-06-17/c.md");
    for edit in 0..500 {
        let (path, text) = match edit % 5 {
            0 => (&other, format!("---\ntitle: 灯塔{edit}\ntopics: [第{}次]\n---\n\n灯塔亮了。\n", edit % 7)),
            1 => (&other, "---\ntitle: 灯塔\ndraft: true\n---\n\n灯塔亮了。\n".to_owned()),
            _ => (&article, format!("---\ntitle: 港口\n---\n\n![图](b.svg)\n\n第{edit}次。\n")),
        };
        paper.write(path.as_str(), text);
        session.forget([path]);
        let built = newsprint::build_in(&mut session, &paper.options, &|_| (), &mut |_| ());
        assert!(built.is_ok(), "edit {edit}");
    }
    let after = tree(&paper.root.join("public"));
    assert_eq!(changed(&after, &paper.site()), Vec::<String>::new());
}

#[test]
fn a_mistake_in_site_toml_leaves_the_store_as_it_is() {
    let paper = Paper::new(PAPER);
    let site = fs::read_to_string(paper.root.join("site.toml")).unwrap();
    paper.write("site.toml", format!("{site}[markdown]\nraw_html = true\n"));
    paper.build();
    let store = || {
        let packs = ["heads", "measures"].map(|kind| files(&paper.root.join(".newsprint").join(kind))).concat();
        packs.into_iter().map(|pack| (fs::read(&pack).unwrap(), pack)).collect::<Vec<_>>()
    };
    let before = store();
    assert_eq!(before.len(), 3);
    paper.edit("site.toml", "raw_html", "raw_htm");
    assert!(paper.mistakes().contains("raw_htm"));
    assert_eq!(store(), before);
}

#[test]
fn a_picture_that_changes_in_a_session_is_measured_anew_and_others_are_not() {
    let paper = Paper::new(PAPER);
    let mut session = Session::kept();
    let picture = newsprint::source::SourcePath::new("content/2025-06-16/b.svg");
    let mut build = |changed: &[&newsprint::source::SourcePath]| {
        session.forget(changed.iter().copied());
        newsprint::build_in(&mut session, &paper.options, &|_| (), &mut |_| ()).map(drop).unwrap();
        paper.published("2025-06-16/a/index.html")
    };
    assert!(build(&[]).contains("width=\"12\""));
    let packs = files(&paper.root.join(".newsprint/measures"));
    packs.iter().try_for_each(fs::remove_file).unwrap();
    // What was measured is known without the store, and not measured or stored again.
    assert!(build(&[]).contains("width=\"12\"") && !packs[0].exists());
    paper.edit(picture.as_str(), "12", "34");
    assert!(build(&[&picture]).contains("width=\"34\"") && packs[0].exists());
    paper.edit("content/2025-06-16/a.md", "b.svg", "c.svg");
    paper.write("content/2025-06-16/c.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"56\" height=\"8\"/>");
    let (article, other) = ("content/2025-06-16/a.md", "content/2025-06-16/c.svg");
    let changed = [article, other].map(newsprint::source::SourcePath::new);
    assert!(build(&[&changed[0], &changed[1]]).contains("width=\"56\""));
}
