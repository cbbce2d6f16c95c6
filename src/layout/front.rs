//! Front pages: the opening, then the top of each newspaper page.

use serde::Serialize;

use crate::address;
use crate::config::Display;
use crate::digest::Digested;
use crate::layout::block::Block;
use crate::layout::desk::{self, Desk, Desks, Remaining};
use crate::layout::groups::{Group, groups};
use crate::layout::opening::{self, Opening};
use crate::model::{Edition, Head, Label, Listing, Page, Site};

/// A front page as it is set.
#[derive(Debug, Default, Hash, Serialize)]
pub struct Composition<'s> {
    /// Blank for an edition without articles.
    pub opening: Option<Opening<'s>>,
    pub desks: Desks<'s>,
}

/// Stories beside the lead that an opening has at least, while the edition has them.
const FEWEST: usize = 3;
/// Stories of a group that a front page shows.
const MOST_OF_GROUP: usize = 4;

/// Composes the front page of an edition.
pub fn compose<'s>(site: &'s Site, edition: &'s Edition) -> Composition<'s> {
    let Some(lead) = edition.articles.get(edition.lead) else { return Composition::default() };
    let mut sorter = Sorter { site, edition, is_taken: vec![false; edition.articles.len()] };
    sorter.is_taken[edition.lead] = true;
    let mut candidates = sorter.boxes();
    candidates.extend(sorter.front_stories());
    let mut pages: Vec<Remaining<'_>> = edition.pages.iter().map(|page| sorter.page(page)).collect();
    if edition.front_stories.is_empty()
        && let Some(first) = edition.pages.iter().position(|page| !page.articles.is_empty())
    {
        candidates.extend(pages[first].blocks.drain(..).map(|block| (first, block)));
    }
    promote(&mut candidates, &mut pages);
    let (homes, blocks): (Vec<usize>, Vec<Block<'_>>) = candidates.into_iter().unzip();
    let section = sorter.section_of_lead();
    let (opening, rest) = opening::opening(&lead.head, section, blocks, site.config.front.stories);
    let homes = &homes[homes.len() - rest.len()..];
    for (home, block) in homes.iter().zip(rest).rev() {
        pages[*home].blocks.insert(0, block);
    }
    pages.retain(|page| !page.blocks.is_empty());
    Composition { opening: Some(opening), desks: desk::desks(pages, site.config.front.stories_a_page) }
}

/// All stories of a newspaper page, in columns.
pub fn columns<'s>(site: &'s Site, edition: &'s Edition, page: &'s Page) -> Vec<Vec<Block<'s>>> {
    let mut sorter = Sorter { site, edition, is_taken: vec![false; edition.articles.len()] };
    desk::across(sorter.page(page).blocks)
}

/// All pages of an edition that have articles, each with all its stories.
pub fn whole<'s>(site: &'s Site, edition: &'s Edition) -> Vec<Desk<'s>> {
    let mut sorter = Sorter { site, edition, is_taken: vec![false; edition.articles.len()] };
    let pages = edition.pages.iter().filter(|page| !page.articles.is_empty());
    pages.map(|page| desk::whole(sorter.page(page))).collect()
}

/// Puts the stories of an edition where they belong, each once.
struct Sorter<'s> {
    site: &'s Site,
    edition: &'s Edition,
    is_taken: Vec<bool>,
}

impl<'s> Sorter<'s> {
    fn take(&mut self, at: usize) -> Option<&'s Digested<Head>> {
        let is_taken = self.is_taken.get_mut(at)?;
        (!std::mem::replace(is_taken, true)).then(|| &self.edition.articles[at].head)
    }

    /// The boxes that site.toml wants, each with the page of its first story.
    fn boxes(&mut self) -> Vec<(usize, Block<'s>)> {
        let site = self.site;
        let mut boxes = Vec::new();
        for name in &site.config.front.boxes {
            let is_meant = |section: &Listing| address::is_same_name(&section.label.name, name);
            let Some(section) = site.sections.iter().position(is_meant) else { continue };
            let of_section = |at: &usize| self.edition.articles[*at].section == Some(section);
            let all: Vec<usize> = (0..self.edition.articles.len()).filter(of_section).collect();
            let home = all.first().and_then(|at| self.page_of(*at));
            let articles: Vec<_> = all.into_iter().filter_map(|at| self.take(at)).collect();
            if let Some(home) = home.filter(|_| !articles.is_empty()) {
                boxes.push((home, Block::boxed(&articles, Some(&site.sections[section].label))));
            }
        }
        boxes
    }

    /// The stories that the edition's sheet puts on the front page.
    fn front_stories(&mut self) -> Vec<(usize, Block<'s>)> {
        let edition = self.edition;
        let mut stories = Vec::new();
        for at in &edition.front_stories {
            let (Some(home), Some(article)) = (self.page_of(*at), self.take(*at)) else { continue };
            stories.push((home, Block::story(article, self.label_of(*at))));
        }
        stories
    }

    fn page(&mut self, page: &'s Page) -> Remaining<'s> {
        let groups = groups(self.site, self.edition, page);
        let blocks = groups.into_iter().flat_map(|group| self.group(&group)).collect();
        Remaining { page: &page.head, blocks }
    }

    fn group(&mut self, group: &Group<'s>) -> Vec<Block<'s>> {
        let articles: Vec<_> = group.articles.iter().filter_map(|at| self.take(*at)).collect();
        match group.display {
            _ if articles.is_empty() => vec![],
            Display::Box if articles.len() == 1 && group.articles.len() > 1 => {
                vec![Block::story(articles[0], group.section)]
            }
            Display::Box => vec![Block::boxed(&articles, group.section)],
            Display::Group => vec![Block::group(&articles, group.section, MOST_OF_GROUP)],
            Display::Label | Display::None => {
                articles.into_iter().map(|article| Block::story(article, group.section)).collect()
            }
        }
    }

    fn section_of_lead(&self) -> Option<&'s Label> {
        self.label_of(self.edition.lead)
    }

    /// The section whose name a story carries when it stands alone.
    fn label_of(&self, at: usize) -> Option<&'s Label> {
        let page = &self.edition.pages[self.page_of(at)?];
        let groups = groups(self.site, self.edition, page);
        groups.into_iter().find(|group| group.articles.contains(&at)).and_then(|group| group.section)
    }

    fn page_of(&self, at: usize) -> Option<usize> {
        self.edition.pages.iter().position(|page| page.articles.contains(&at))
    }
}

/// Where the first page has few stories, the first ones of the pages after it come up.
fn promote<'s>(candidates: &mut Vec<(usize, Block<'s>)>, pages: &mut [Remaining<'s>]) {
    let count = |candidates: &[(usize, Block<'_>)]| candidates.iter().map(|(_, block)| block.count()).sum::<usize>();
    loop {
        let before = candidates.len();
        for (home, page) in pages.iter_mut().enumerate() {
            if count(candidates) >= FEWEST {
                return;
            }
            if !page.blocks.is_empty() {
                candidates.push((home, page.blocks.remove(0)));
            }
        }
        if candidates.len() == before {
            return;
        }
    }
}
