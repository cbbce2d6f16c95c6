//! A paper in a temporary folder, written as one string, built as users build it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use annotate_snippets::Renderer;
use newsprint::diagnostic::{self, Diagnostics, Language};
use newsprint::model::Schedule;
use newsprint::render::{Overwrite, Published};
use newsprint::state::Key;
use newsprint::write::Output;
use newsprint::{Options, Purpose, Report, load};
use tempfile::TempDir;

use crate::picture_files;

pub struct Paper {
    _folder: TempDir,
    pub root: PathBuf,
    pub options: Options,
}

/// Path → bytes of a published site.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The least site.toml, with two sections.
pub const SITE: &str = "\
-- site.toml --
title = '临澜日报'
base_url = 'https://linlan.example/'
[[sections]]
name = '要闻'
slug = 'news'
[[sections]]
name = '要闻快览'
slug = 'briefs'
";

/// What the build state of these papers is sealed with.
pub const SECRET: &str = "the secret of these tests";

/// The newest time that tests build at.
pub const NOW: &str = "2025-07-01T12:00:00+08:00";

/// The program, on a machine that speaks English.
pub fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    program.env("LC_ALL", "en_US.UTF-8").env_remove("CLICOLOR_FORCE");
    program
}

impl Paper {
    /// Files as `-- path --` headers, each followed by its text; `SITE` comes first unless the files have a site.toml.
    pub fn new(files: &str) -> Paper {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap().join("paper");
        let schedule = Schedule { now: NOW.parse().unwrap(), drafts: false, future: false };
        let options = Options {
            root: root.clone(),
            output: Output::Own("public".into()),
            key: Some(Key::of_secret(SECRET)),
            base_url: None,
            schedule,
            is_ahead_of_time: false,
            overwrite: Overwrite::Own,
            ahead: vec![],
            purpose: Purpose::Publish,
        };
        let paper = Paper { _folder: folder, root, options };
        if !files.contains("-- site.toml --") {
            paper.write_all(SITE);
        }
        fs::create_dir_all(paper.root.join("content")).unwrap();
        paper.write_all(files);
        paper
    }

    /// What stands in brackets behind a path is the kind of a picture: `-- a.png (PNG 30×20) --`.
    pub fn write_all(&self, files: &str) {
        let mut file: Option<(&str, String)> = None;
        for line in files.split_inclusive('\n') {
            if let Some(path) = line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --")) {
                if let Some((path, text)) = file.replace((path, String::new())) {
                    self.write_one(path, text);
                }
            } else if let Some((_, text)) = &mut file {
                text.push_str(line);
            }
        }
        if let Some((path, text)) = file {
            self.write_one(path, text);
        }
    }

    fn write_one(&self, path: &str, text: String) {
        match path.strip_suffix(')').and_then(|path| path.split_once(" (")) {
            Some((path, kind)) => self.write(path, picture_files::of_kind(kind)),
            None => self.write(path, text),
        }
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    /// Changes a part of a file.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.root.join(path)).unwrap();
        assert!(text.contains(from), "{path} does not contain {from}");
        self.write(path, text.replace(from, to));
    }

    pub fn remove(&self, path: &str) {
        let file = self.root.join(path);
        if file.is_dir() { fs::remove_dir_all(file).unwrap() } else { fs::remove_file(file).unwrap() }
    }

    pub fn try_build(&self) -> Result<Report, Diagnostics> {
        newsprint::build(&self.options, &|_| (), &mut |_| ())
    }

    pub fn build(&self) -> Published {
        match self.try_build() {
            Ok(report) => report.published,
            Err(told) => panic!("{}", self.show(&told)),
        }
    }

    /// What a failing build says, as a terminal without colours shows it.
    pub fn mistakes(&self) -> String {
        match self.try_build() {
            Ok(report) => format!("built; {}", self.show(&report.warnings)),
            Err(told) => self.show(&told),
        }
    }

    pub fn warnings(&self) -> String {
        match self.try_build() {
            Ok(report) => self.show(&report.warnings),
            Err(told) => panic!("{}", self.show(&told)),
        }
    }

    pub fn show(&self, told: &Diagnostics) -> String {
        let located = diagnostic::locate(told, Language::English, |path| load::text_for_diagnostics(&self.root, path));
        let shown: Vec<String> = located.iter().map(|one| one.render(&Renderer::plain())).collect();
        let shown = shown.join("\n\n");
        assert!(!shown.contains(self.root.to_str().unwrap()), "a path of the machine: {shown}");
        shown
    }

    /// The published site after an incremental build, which must be the same as a clean one on one thread.
    pub fn site(&self) -> Tree {
        self.build();
        let published = tree(&self.root.join("public"));
        let clean = self.clean_build();
        assert_eq!(keys(&published), keys(&clean));
        for (path, bytes) in &published {
            assert_eq!(text(bytes), text(&clean[path]), "{path} differs between incremental and clean");
        }
        published
    }

    fn clean_build(&self) -> Tree {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("another name");
        copy(&self.root, &root, &["public", ".newsprint"]);
        let options = Options { root: root.clone(), ..self.options.clone() };
        let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        one_thread.install(|| newsprint::build(&options, &|_| (), &mut |_| ())).unwrap();
        tree(&root.join("public"))
    }

    pub fn page(&self, path: &str) -> String {
        text(&self.site()[path])
    }

    /// The published file as it is, without building.
    pub fn published(&self, path: &str) -> String {
        fs::read_to_string(self.root.join("public").join(path)).unwrap_or_else(|error| format!("{path}: {error}"))
    }
}

pub fn keys(tree: &Tree) -> Vec<&str> {
    tree.keys().map(String::as_str).collect()
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The files whose bytes differ between two trees, and those in one of them only.
pub fn changed(before: &Tree, after: &Tree) -> Vec<String> {
    let mut paths: Vec<&String> = before.keys().chain(after.keys()).collect();
    paths.sort();
    paths.dedup();
    let mut changed: Vec<String> =
        paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).map(|path| told(path)).collect();
    changed.dedup();
    changed
}

/// A path; files of the search index have names that nobody could expect, and are told as one.
fn told(path: &str) -> String {
    if path.starts_with("search/") && path.ends_with(".bin") { INDEX.to_owned() } else { path.to_owned() }
}

/// The files of the search index, as `changed` tells of them.
pub const INDEX: &str = "search/*.bin";

pub fn tree(folder: &Path) -> Tree {
    tree_without(folder, &[])
}

/// A tree without some folders of its top, which are not looked at: others may be writing there.
fn tree_without(folder: &Path, except: &[&str]) -> Tree {
    let mut tree = Tree::new();
    let is_wanted = |entry: &walkdir::DirEntry| !except.iter().any(|name| entry.path() == folder.join(name));
    for entry in walkdir::WalkDir::new(folder).into_iter().filter_entry(is_wanted).filter_map(Result::ok) {
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            tree.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    tree
}

pub fn copy(from: &Path, to: &Path, except: &[&str]) {
    for (path, bytes) in tree_without(from, except) {
        let file = to.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}
