//! Names in which accents are characters of their own (NFD), as Macs write them, found by what everybody types (NFC).

use std::collections::HashMap;

use crate::address::composed;
use crate::diagnostic::{self, Diagnostics};
use crate::load::found::Contents;
use crate::rules::files::{other_form, same_file_name};
use crate::source::SourcePath;

/// The files whose paths are not in NFC, by their paths in NFC; nearly every paper has none.
#[derive(Default)]
pub struct Decomposed(HashMap<String, SourcePath>);

impl Decomposed {
    /// Those of a paper; of two files with one name, the second is told.
    pub fn of(contents: &Contents, diagnostics: &mut Diagnostics) -> Decomposed {
        let articles = contents.manuscripts.iter().map(|manuscript| &manuscript.path).chain(&contents.unread);
        let paths = || articles.clone().chain(contents.others.iter().map(|found| &found.path));
        let mut tell = |one: &SourcePath, other: &SourcePath| {
            diagnostic::tell(diagnostics, same_file_name().in_file(one).help(other_form(other)));
        };
        let mut files = HashMap::new();
        for path in paths().filter(|path| !path.as_str().is_ascii()) {
            let name = composed(path.as_str());
            if name == path.as_str() {
                continue;
            }
            if let Some(other) = files.insert(name.into_owned(), path.clone()) {
                tell(path, &other);
            }
        }
        if !files.is_empty() {
            paths()
                .filter_map(|path| Some((files.get(path.as_str())?, path)))
                .for_each(|(one, other)| tell(one, other));
        }
        Decomposed(files)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The file that is meant by a path in NFC.
    pub fn real(&self, path: SourcePath) -> SourcePath {
        self.0.get(path.as_str()).cloned().unwrap_or(path)
    }
}
