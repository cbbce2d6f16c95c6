//! Files beside the articles that somebody may take for articles or sheets, and nothing uses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address::OutputPath;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::left_over::{LeftOver, TEXTS};
use crate::manuscript::Manuscript;
use crate::model::PublishedAsset;
use crate::model::place::Place;
use crate::rules::paper::{only_sheet, rename_article, save_as_article, unused_sheet, unused_text};
use crate::source::{SourcePath, is_article};

/// Warns of texts and sheets under names that are not read. Where an article waits for its day, it may be what links them.
pub fn warnings<'s>(
    files: impl Iterator<Item = &'s SourcePath>,
    (manuscripts, places): (&[Arc<Manuscript>], &[Option<Place>]),
    published: &BTreeMap<OutputPath, PublishedAsset>,
) -> Diagnostics {
    let unread: Vec<(&SourcePath, Kind)> = files.filter_map(|path| Some((path, Kind::of(path)?))).collect();
    if unread.is_empty() {
        return vec![];
    }
    let used: BTreeSet<&SourcePath> = published.values().map(|asset| &asset.path).collect();
    let mut is_all_public = BTreeMap::new();
    for (manuscript, place) in manuscripts.iter().zip(places) {
        let is_public = place.as_ref().is_some_and(|place| place.is_public);
        *is_all_public.entry(manuscript.path.folder()).or_insert(true) &= is_public;
    }
    let is_unused = |path: &SourcePath| !used.contains(path) && is_all_public.get(path.folder()) == Some(&true);
    unread.into_iter().filter(|(path, _)| is_unused(path)).map(|(path, kind)| kind.warning(path)).collect()
}

#[derive(Clone, Copy)]
enum Kind {
    Sheet,
    Text,
    LeftOver(LeftOver),
}

impl Kind {
    fn of(path: &SourcePath) -> Option<Kind> {
        let (_, extension) = path.file_name().rsplit_once('.')?;
        let is = |known: &&&str| extension.eq_ignore_ascii_case(known);
        let sheet = ["yaml", "yml"].iter().find(is).map(|_| Kind::Sheet);
        let text = || TEXTS.iter().find(is).map(|_| LeftOver::of(path.file_name()).map_or(Kind::Text, Kind::LeftOver));
        sheet.or_else(text)
    }

    fn warning(self, path: &SourcePath) -> Diagnostic {
        let name = path.file_name().to_lowercase();
        let warning = match self {
            Kind::LeftOver(left_over) => return left_over.warning(path),
            Kind::Sheet => unused_sheet().suggest_or((&name, ["edition.yaml"]), only_sheet()),
            Kind::Text => {
                let help = match path.stem() {
                    article if is_article(article) => rename_article(article),
                    stem => save_as_article(stem),
                };
                unused_text().help(help)
            }
        };
        warning.in_file(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    #[test]
    fn a_text_is_told_how_it_becomes_an_article() {
        let help = |name: &str| {
            let path = SourcePath::new(format!("content/2025-06-16/{name}"));
            let told = Kind::of(&path).map(|kind| kind.warning(&path));
            told.map(|told| told.help[0].of(Language::English).to_owned()).unwrap_or_default()
        };
        assert!(help("灯会.docx").contains("save the text as `灯会.md`"));
        assert!(help("灯会.md.txt").starts_with("rename it to `灯会.md`"));
        assert_eq!(help("Edition.YML"), "did you mean `edition.yaml`?");
        for other in ["灯会.jpg", "灯会.tmp", "灯会.docx.bak", "灯会"] {
            assert_eq!(help(other), "", "{other}");
        }
    }
}
