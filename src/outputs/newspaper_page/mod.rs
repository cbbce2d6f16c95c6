//! Newspaper pages (版): the facsimile with its zones, and the titles of the page.

mod page_map;

use serde::Serialize;

use crate::address::Address;
use crate::config::Display;
use crate::digest::Digested;
use crate::job::Job;
use crate::layout::{self, Block, Group, Named};
use crate::manuscript::zone::{Zone, percent};
use crate::model::{Article, Edition, EditionHead, Figure, Head, Label, Page, PageHead};
use crate::outputs::shared::{self, LinkedData, Of, RenderContext, neighbours};

/// The variables of `page.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    url: &'s Address,
    title: String,
    edition: &'s Digested<EditionHead>,
    page: &'s Digested<PageHead>,
    editor: &'s Option<String>,
    designer: &'s Option<String>,
    proofreader: &'s Option<String>,
    facsimile: &'s Option<Figure>,
    pdf: &'s Option<Address>,
    /// Of the PDF: `8.2 MB`.
    pdf_size: Option<String>,
    articles: Vec<Zoned<'s>>,
    /// The same articles, with the sections under whose names they stand.
    groups: Vec<Named<'s>>,
    /// Of more articles than stand beside the page, the others.
    more_groups: Vec<Named<'s>>,
    /// The page laid out from its articles' weights, when there is no facsimile.
    map: Vec<Mapped<'s>>,
    /// A page with few articles has a map that is as wide as tall.
    map_is_square: bool,
    /// The stories of a page that has neither facsimile nor map, in columns.
    columns: Vec<Vec<Block<'s>>>,
    /// All pages of the edition; of very many, those around this one.
    pages: Vec<&'s Digested<PageHead>>,
    prev_page: Option<&'s Digested<PageHead>>,
    next_page: Option<&'s Digested<PageHead>>,
    prev_edition: Option<&'s Digested<EditionHead>>,
    next_edition: Option<&'s Digested<EditionHead>>,
    linked_data: LinkedData<'s>,
}

/// An article of the page and where it sits on the facsimile.
#[derive(Hash, Serialize)]
struct Zoned<'s> {
    article: &'s Digested<Head>,
    /// SVG points over a picture of 100 by 100.
    zone: Option<String>,
}

/// An article's place on the page map, in percent of the page.
#[derive(Hash, Serialize)]
struct Mapped<'s> {
    article: &'s Digested<Head>,
    /// The section whose name stands above it.
    section: Option<&'s Label>,
    x: String,
    y: String,
    w: String,
    h: String,
}

pub fn of_edition(context: RenderContext<'_>, at: usize) -> impl Iterator<Item = Job<'_>> {
    let edition = &context.site.editions[at];
    edition.pages.iter().enumerate().map(move |(at_page, page)| {
        shared::page(page.head.url.file(), context.template("page.html"), input(context, at, at_page))
    })
}

fn input(context: RenderContext<'_>, at_edition: usize, at_page: usize) -> Input<'_> {
    let editions = &context.site.editions;
    let edition: &Edition = &editions[at_edition];
    let page: &Page = &edition.pages[at_page];
    let looks = Looks::of(page);
    let (groups, more_groups) = layout::split(layout::named(context.site, edition, page), looks.most_beside(page));
    Input {
        url: &page.head.url,
        title: format!("{} {} {}", edition.head.id, page.head.label, page.head.name.as_deref().unwrap_or_default())
            .trim_end()
            .to_owned(),
        edition: &edition.head,
        page: &page.head,
        editor: &page.editor,
        designer: &page.designer,
        proofreader: &page.proofreader,
        facsimile: &page.facsimile,
        pdf: &page.pdf,
        pdf_size: page.pdf.as_ref().and_then(|pdf| Some(size(context.site.assets.get(&pdf.file())?.len))),
        articles: edition
            .articles_of(page)
            .iter()
            .map(|a| Zoned { article: &a.head, zone: a.zone.as_ref().map(Zone::points) })
            .collect(),
        groups,
        more_groups,
        map: if looks == Looks::Map { map(edition, page, layout::groups(context.site, edition, page)) } else { vec![] },
        map_is_square: aspect(page) == page_map::SQUARE,
        columns: if looks == Looks::Columns { layout::columns(context.site, edition, page) } else { vec![] },
        pages: edition.pages[neighbours(edition.pages.len(), at_page)].iter().map(|page| &page.head).collect(),
        prev_page: at_page.checked_sub(1).and_then(|at| edition.pages.get(at)).map(|page| &page.head),
        next_page: edition.pages.get(at_page + 1).map(|page| &page.head),
        prev_edition: at_edition.checked_sub(1).and_then(|at| editions.get(at)).map(|edition| &edition.head),
        next_edition: editions.get(at_edition + 1).map(|edition| &edition.head),
        linked_data: LinkedData { site: context.site, of: Of::Page(edition, page) },
    }
}

/// A length in bytes, as readers know it.
fn size(len: u64) -> String {
    match len {
        0..1_000_000 => format!("{} KB", len.div_ceil(1000)),
        _ => format!("{}.{} MB", len / 1_000_000, len % 1_000_000 / 100_000),
    }
}

/// How a page shows what is on it, beside its titles.
#[derive(PartialEq)]
enum Looks {
    Facsimile,
    Map,
    Columns,
}

/// Titles beside a page; more would run on below it. A map is as tall as a few more.
const MOST_BESIDE: usize = 8;
const MOST_BESIDE_MAP: usize = 14;
/// So many articles are a map; fewer are told in full.
const FEWEST_OF_MAP: usize = 3;
/// Pages with fewer articles have a square map.
const FEWEST_OF_TALL_MAP: usize = 6;

impl Looks {
    fn of(page: &Page) -> Looks {
        match page.articles.len() {
            _ if page.facsimile.is_some() => Looks::Facsimile,
            FEWEST_OF_MAP.. => Looks::Map,
            _ => Looks::Columns,
        }
    }

    fn most_beside(&self, page: &Page) -> usize {
        let fits = *self == Looks::Map && page.articles.len() <= MOST_BESIDE_MAP;
        if fits { MOST_BESIDE_MAP } else { MOST_BESIDE }
    }
}

fn aspect(page: &Page) -> page_map::Aspect {
    if page.articles.len() < FEWEST_OF_TALL_MAP { page_map::SQUARE } else { page_map::PAGE }
}

fn map<'s>(edition: &'s Edition, page: &Page, groups: Vec<Group<'s>>) -> Vec<Mapped<'s>> {
    let articles = |group: &Group<'_>| group.articles.iter().map(|at| &edition.articles[*at]).collect();
    let areas = page_map::areas(&groups.iter().map(articles).collect::<Vec<Vec<&Article>>>(), aspect(page));
    let placed = groups.into_iter().flat_map(|group| {
        let is_label = group.display == Display::Label;
        // The name of a box or a group stands above its first story.
        let section = move |at: usize| group.section.filter(|_| at == 0 || is_label);
        group.articles.into_iter().enumerate().map(move |(at, article)| (article, section(at)))
    });
    placed.zip(areas).map(|((at, section), area)| mapped(&edition.articles[at], section, area)).collect()
}

fn mapped<'s>(article: &'s Article, section: Option<&'s Label>, area: page_map::Area) -> Mapped<'s> {
    Mapped {
        article: &article.head,
        section,
        x: percent(area.x),
        y: percent(area.y),
        w: percent(area.w),
        h: percent(area.h),
    }
}
