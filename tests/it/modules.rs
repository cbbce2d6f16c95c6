//! The files of the built-in theme, and the modules that are published as one.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use expect_test::expect;

use crate::paper::{Paper, text};

fn of_theme(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The modules of a folder below `static/`, in name order.
fn modules(folder: &str) -> Vec<String> {
    let folder = Path::new("static").join(folder);
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder)).unwrap();
    let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names.iter().map(|name| of_theme(folder.join(name).to_str().unwrap())).collect()
}

fn paper() -> Paper {
    Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n正文。\n")
}

/// What the site has as `css/newsprint.css` or `js/newsprint.js`; there is one, and no module beside it.
fn published(paper: &Paper, extension: &str) -> String {
    let site = paper.site();
    let folder = format!("{extension}/newsprint.");
    let mut found = site.keys().filter(|path| path.starts_with(&folder));
    let path = found.next().unwrap();
    assert_eq!(found.next(), None);
    let page = text(&site["index.html"]);
    assert!(page.contains(&format!("/{path}")), "{path} is in no page");
    text(&site[path])
}

#[test]
fn no_line_of_a_template_is_longer_than_an_editor_shows() {
    const LONGEST: usize = 140;
    for entry in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")) {
        let entry = entry.unwrap();
        if entry.path().extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        for (number, line) in text.lines().enumerate() {
            let length = line.chars().count();
            assert!(length <= LONGEST, "{}:{}: {length} characters", entry.path().display(), number + 1);
        }
    }
}

/// Modules are one script once they are joined, where a name is declared once.
#[test]
fn no_name_stands_in_two_modules() {
    let mut names = BTreeSet::new();
    for line in modules("js/newsprint").concat().lines() {
        let line = line.strip_prefix("async ").unwrap_or(line);
        let declared = ["const ", "let ", "function ", "class "].iter().find_map(|word| line.strip_prefix(word));
        let Some(declared) = declared else { continue };
        let name = declared.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
        assert!(names.insert(name.to_owned()), "{name} is declared twice");
    }
    assert!(names.len() > 20, "{names:?}");
}

#[test]
fn modules_are_published_as_one_file() {
    let paper = paper();
    for extension in ["css", "js"] {
        let modules = modules(&format!("{extension}/newsprint"));
        assert!(modules.len() > 5);
        assert_eq!(published(&paper, extension), modules.concat());
    }
}

#[test]
fn a_module_of_the_paper_takes_the_place_of_that_one() {
    let paper = paper();
    let before = published(&paper, "css");
    let colophon = of_theme("static/css/newsprint/47-colophon.css");
    // A mark that editors leave at the beginning, and no end of the last line.
    paper.write("static/css/newsprint/47-colophon.css", "\u{feff}.colophon { color: teal; }");
    assert_eq!(published(&paper, "css"), before.replace(&colophon, ".colophon { color: teal; }\n"));
    paper.edit("static/css/newsprint/47-colophon.css", "teal", "navy");
    assert!(published(&paper, "css").contains("navy"));
}

#[test]
fn a_further_module_of_the_paper_stands_by_its_name() {
    let paper = paper();
    let before = published(&paper, "css");
    let colophon = of_theme("static/css/newsprint/47-colophon.css");
    paper.write("static/css/newsprint/47-motto.css", ".motto { color: teal; }\n");
    let motto = format!("{colophon}.motto {{ color: teal; }}\n");
    assert_eq!(published(&paper, "css"), before.replace(&colophon, &motto));
    paper.write("static/js/newsprint/80-motto.js", "one('.motto')?.remove();\n");
    assert!(published(&paper, "js").ends_with("one('.motto')?.remove();\n"));
}

#[test]
fn a_whole_file_of_the_paper_takes_the_place_of_all_modules() {
    let paper = paper();
    paper.write("static/css/newsprint/47-motto.css", ".motto { color: teal; }\n");
    paper.write("static/css/newsprint.css", "body { color: navy; }\n");
    assert_eq!(published(&paper, "css"), "body { color: navy; }\n");
    paper.remove("static/css/newsprint.css");
    assert!(published(&paper, "css").contains("teal"));
}

/// What is no module is published as it is, also beside modules.
#[test]
fn other_files_are_not_joined() {
    let paper = paper();
    let others = ["css/newsprint/paper.svg", "css/newsprint/more/a.txt", "css/own/a.txt", "js/newsprint/a.json"];
    for name in others {
        paper.write(&format!("static/{name}"), "<svg/>");
    }
    let site = paper.site();
    for name in others {
        assert_eq!(text(&site[name]), "<svg/>", "{name}");
    }
}

#[test]
fn a_module_is_bounded() {
    let paper = paper();
    paper.write("static/css/newsprint/47-motto.css", vec![b' '; (1 << 20) + 1]);
    expect![[r#"
        error[unreadable-file]: cannot be read: it is too large
        --> static/css/newsprint/47-motto.css
         |
        help: it may have 1 MB at most"#]]
    .assert_eq(&paper.mistakes());
}

#[cfg(unix)]
#[test]
fn a_module_is_no_symbolic_link() {
    let paper = paper();
    fs::create_dir_all(paper.root.join("static/css/newsprint")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", paper.root.join("static/css/newsprint/47-motto.css")).unwrap();
    expect![[r#"
        error[symbolic-link]: a symbolic link is not followed
        --> static/css/newsprint/47-motto.css
         |
        help: put the file itself in its place"#]]
    .assert_eq(&paper.mistakes());
}
