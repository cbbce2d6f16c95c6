//! Editions' folders in which something lies and no article.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::Sources;
use crate::load::left_over::is_of_text;
use crate::model::edition::EditionId;
use crate::model::place::edition_of;
use crate::rules::paper::no_articles;
use crate::source::SourcePath;

/// So many files of a folder are named.
const MOST_NAMED: usize = 3;

/// Warns of each such folder. One with a sheet may wait for its articles, unless texts lie there already.
pub fn warnings(sources: &Sources) -> Diagnostics {
    // Files of a folder come one after another.
    let files: Vec<&SourcePath> = sources.assets.keys().collect();
    let mut editions: BTreeMap<EditionId, (&str, Vec<&SourcePath>)> = BTreeMap::new();
    for files in files.chunk_by(|one, next| one.folder() == next.folder()) {
        if let Some((id, folder)) = edition_of(files[0]) {
            editions.entry(id).or_insert((folder, vec![])).1.extend(files);
        }
    }
    if editions.is_empty() {
        return vec![];
    }
    let folders = sources.manuscripts.chunk_by(|one, next| one.path.folder() == next.path.folder());
    let articles = folders.map(|folder| &folder[0].path).chain(&sources.unread);
    let with_articles: HashSet<EditionId> = articles.filter_map(|path| Some(edition_of(path)?.0)).collect();
    let sheets = sources.sheets.iter().map(|sheet| &sheet.path);
    let with_sheets: HashSet<EditionId> = sheets.filter_map(|path| Some(edition_of(path)?.0)).collect();
    editions.retain(|id, (_, files)| {
        let may_wait = with_sheets.contains(id) && !files.iter().any(|file| is_of_text(file.file_name()));
        !with_articles.contains(id) && !may_wait
    });
    editions.into_values().map(|(folder, files)| warning(folder, files)).collect()
}

fn warning(folder: &str, mut files: Vec<&SourcePath>) -> Diagnostic {
    // Texts first: they are what somebody misses.
    files.sort_by_key(|file| !is_of_text(file.file_name()));
    let named = files.iter().take(MOST_NAMED).map(|file| file.file_name().to_owned()).collect();
    no_articles(named).in_file(&SourcePath::new(folder))
}
