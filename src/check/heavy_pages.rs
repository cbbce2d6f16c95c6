//! Pages whose first view on a telephone is heavier than the paper wants.

use crate::diagnostic::{Diagnostic, Diagnostics, Text};
use crate::rules::pictures as rules;
use crate::source::SourcePath;

/// How many pictures of a page are named.
const NAMED: usize = 5;

/// What the first view of a page makes a telephone of 390 px load, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstView {
    /// As readers see its address.
    pub address: String,
    /// The file that it is made from, when it is made from one.
    pub source: Option<SourcePath>,
    /// All but pictures: the page, style sheets, scripts, fonts.
    pub rest: u64,
    /// Each picture once, by its file or address.
    pub pictures: Vec<(String, u64)>,
}

impl FirstView {
    fn weight(&self) -> u64 {
        self.rest + self.pictures.iter().map(|(_, weight)| weight).sum::<u64>()
    }
}

/// Tells of pages that are heavier than so many kilobytes.
pub fn warnings(pages: &[FirstView], budget_kb: usize) -> Diagnostics {
    let is_heavy = |page: &&FirstView| page.weight() > budget_kb as u64 * 1000;
    pages.iter().filter(is_heavy).map(|page| warning(page, budget_kb)).collect()
}

fn warning(page: &FirstView, budget_kb: usize) -> Diagnostic {
    let told = rules::heavy_page(&page.address, &rules::weight(page.weight()), budget_kb);
    let told = match heaviest(page) {
        Some(pictures) => told.help(rules::heaviest_are(pictures)).help(rules::lighten_pictures()),
        None => told,
    };
    let told = if page.rest > budget_kb as u64 * 1000 {
        told.help(rules::without_pictures(&rules::weight(page.rest)))
    } else {
        told
    };
    match &page.source {
        Some(source) => told.in_file(source),
        None => told,
    }
}

/// The pictures of a page, the heaviest first.
fn heaviest(page: &FirstView) -> Option<Text> {
    let mut pictures: Vec<&(String, u64)> = page.pictures.iter().collect();
    pictures.sort_by_key(|(name, weight)| (std::cmp::Reverse(*weight), name));
    let (named, more) = pictures.split_at(pictures.len().min(NAMED));
    let named = named.iter().map(|(name, weight)| rules::picture_weighs(name, &rules::weight(*weight)));
    let named = named.reduce(rules::and_another)?;
    if more.is_empty() {
        return Some(named);
    }
    let weight = more.iter().map(|(_, weight)| weight).sum();
    Some(rules::and_more_pictures(named, more.len(), &rules::weight(weight)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    fn page(rest: u64, pictures: &[(&str, u64)]) -> FirstView {
        let pictures = pictures.iter().map(|(name, weight)| ((*name).to_owned(), *weight)).collect();
        FirstView { address: "/2025-06-16/a/".into(), source: Some(SourcePath::new("a.md")), rest, pictures }
    }

    fn told(page: FirstView, budget_kb: usize) -> Vec<String> {
        let said = |one: Diagnostic| {
            let help = one.help.iter().map(|help| help.of(Language::English).to_owned());
            [vec![one.english().to_owned()], help.collect()].concat()
        };
        warnings(&[page], budget_kb).into_iter().flat_map(said).collect()
    }

    #[test]
    fn a_page_within_its_budget_is_not_told() {
        assert_eq!(told(page(100_000, &[("a.jpg", 900_000)]), 1000), Vec::<String>::new());
    }

    #[test]
    fn a_heavy_page_is_told_with_its_pictures_the_heaviest_first() {
        let pictures = [
            ("a.jpg", 1000),
            ("b.gif", 2_400_000),
            ("c.jpg", 3000),
            ("d.jpg", 2000),
            ("e.svg", 9000),
            ("f.jpg", 500),
            ("g.jpg", 600),
        ];
        assert_eq!(
            told(page(80_000, &pictures), 1000),
            [
                "/2025-06-16/a/: the first view weighs 2.5 MB on a telephone; the budget is 1000 KB",
                "its pictures are `b.gif` (2.4 MB), `e.svg` (9 KB), `c.jpg` (3 KB), `d.jpg` (2 KB), `a.jpg` (1 KB) and 2 \
                 more (2 KB)",
                "have fewer of them at the top, and films in place of animated GIFs; or raise `budget_kb` under \
                 `[pictures]` in site.toml",
            ]
        );
    }

    #[test]
    fn a_theme_that_is_too_heavy_without_pictures_is_told_as_that() {
        assert_eq!(
            told(page(300_000, &[]), 200),
            [
                "/2025-06-16/a/: the first view weighs 300 KB on a telephone; the budget is 200 KB",
                "without its pictures it weighs 300 KB: look at the style sheets, scripts and fonts of the theme",
            ]
        );
    }
}
