//! First views: what a telephone loads before its reader scrolls.

use std::collections::{BTreeMap, HashMap};

use newsprint_pictures::Frame;

use crate::address::{Address, Location, OutputPath};
use crate::check::heavy_pages::FirstView;
use crate::model::rendition::extension;
use crate::model::{Edition, Figure, Rendition, Site};
use crate::source::SourcePath;

/// A telephone's screen across, at two dots a pixel; a picture is loaded in the narrowest width that fills it.
const SCREEN: u32 = 2 * 390;
/// What a thumbnail in a list takes of it.
const THUMBNAIL: u32 = 2 * 120;
/// What a picture beside the text of a front's story takes: 6.5 rem.
const STAMP: u32 = 2 * 104;

/// Browsers load what is about to be seen: about two screens.
const OF_ARTICLE: usize = 2;
const OF_FRONT: usize = 3;
const OF_LIST: usize = 10;

/// A page, and the pictures that are loaded at once with how wide they are shown (device pixels).
struct View<'s> {
    page: &'s Address,
    source: Option<&'s SourcePath>,
    pictures: Vec<(&'s Figure, u32)>,
}

/// What the first views of all pages load, where `lens` are the lengths of files in bytes.
pub fn of_site(site: &Site, lens: &BTreeMap<String, u64>) -> Vec<FirstView> {
    let around = lens_of_theme(lens);
    let made = made_of(site);
    let len = |path: &OutputPath| lens.get(path.as_str()).copied().unwrap_or(0);
    let weighed = |view: View<'_>| {
        let pictures = view.pictures.iter().filter_map(|(figure, width)| {
            let path = loaded(figure, *width, &made)?;
            let name = figure.source.as_ref().map_or(path.as_str(), SourcePath::as_str);
            Some((name.to_owned(), len(&path)))
        });
        // What stands twice on a page is loaded once.
        let pictures: BTreeMap<String, u64> = pictures.collect();
        FirstView {
            address: view.page.path().to_owned(),
            source: view.source.cloned(),
            rest: around + len(&view.page.file()),
            pictures: pictures.into_iter().collect(),
        }
    };
    views(site).into_iter().map(weighed).collect()
}

/// Whether a file is a compressed copy.
fn is_copy(path: &str) -> bool {
    path.rsplit('.').next().is_some_and(|ending| ending == "gz" || ending == "br")
}

/// Style sheets and scripts that every page loads.
fn lens_of_theme(lens: &BTreeMap<String, u64>) -> u64 {
    let is_of_all =
        |path: &str| (path.starts_with("css/newsprint.") || path.starts_with("js/theme.")) && !is_copy(path);
    lens.iter().filter(|(path, _)| is_of_all(path)).map(|(_, len)| len).sum()
}

type Made<'s> = HashMap<&'s SourcePath, Vec<(&'s OutputPath, &'s Rendition)>>;

/// What is made of each picture.
fn made_of(site: &Site) -> Made<'_> {
    let mut made = Made::new();
    for (path, rendition) in &site.renditions {
        made.entry(&rendition.source).or_default().push((path, rendition));
    }
    made
}

/// The file that a browser takes for a picture that is shown so wide.
fn loaded(figure: &Figure, wanted: u32, made: &Made<'_>) -> Option<OutputPath> {
    let Location::Site(address) = &figure.url else { return None };
    let of_source = figure.source.as_ref().and_then(|source| made.get(source));
    let steps = of_source.into_iter().flatten().filter_map(|(path, rendition)| {
        let order = rendition.order()?;
        let Frame::Whole { width, .. } = order.frame else { return None };
        let is_step = figure.srcset_type.is_some_and(|kind| kind.ends_with(extension(order.encoding)));
        is_step.then_some((width, *path))
    });
    let mut steps: Vec<(u32, &OutputPath)> = steps.collect();
    steps.sort_unstable();
    let wide_enough = steps.iter().find(|(width, _)| *width >= wanted).or(steps.last());
    Some(wide_enough.map_or_else(|| address.file(), |(_, path)| (*path).clone()))
}

fn views(site: &Site) -> Vec<View<'_>> {
    let mut views: Vec<View<'_>> = site.newest().and_then(|edition| front(site, edition)).into_iter().collect();
    for edition in &site.editions {
        views.extend(edition.pages.iter().filter_map(|page| {
            let facsimile = page.facsimile.as_ref()?;
            Some(View { page: &page.head.url, source: None, pictures: vec![(facsimile, SCREEN)] })
        }));
        views.extend(edition.articles.iter().map(|article| {
            let of_body = article.body.pictures.iter().map(|(_, figure)| figure);
            let pictures = article.figures.iter().chain(of_body).take(OF_ARTICLE).map(|figure| (figure, SCREEN));
            View { page: &article.head.url, source: Some(&article.body.path), pictures: pictures.collect() }
        }));
    }
    views.extend(site.lists().into_iter().flat_map(|(_, lists)| lists).map(|list| {
        let heads = list.articles.iter().rev().take(OF_LIST).map(|at| &site.article(*at).head);
        let pictures = heads.filter_map(|head| head.picture.as_ref()).map(|picture| (picture, THUMBNAIL));
        View { page: &list.label.url, source: None, pictures: pictures.collect() }
    }));
    views
}

/// The front page shows the newest edition: its lead across the screen, then what stands first in it, smaller.
fn front<'s>(site: &'s Site, edition: &'s Edition) -> Option<View<'s>> {
    let lead = edition.articles.get(edition.lead)?;
    let others = edition.front_stories.iter().filter_map(|at| edition.articles.get(*at)).chain(&edition.articles);
    let others = others.filter(|article| article.head.url != lead.head.url);
    let of_lead = lead.head.picture.as_ref().map(|figure| (figure, SCREEN));
    let of_others = others.filter_map(|article| article.head.picture.as_ref()).map(|figure| (figure, STAMP));
    let pictures = of_lead.into_iter().chain(of_others).take(OF_FRONT).collect();
    Some(View { page: &site.paper.url, source: None, pictures })
}
