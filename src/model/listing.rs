//! Listings: the articles of a section, an author or a topic, paginated from the oldest so that full pages never change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address::{self, Address, Base};
use crate::config::{Config, Section};
use crate::manuscript::Manuscript;
use crate::model::article::{Article, Label};
use crate::model::edition::Edition;
use crate::model::place::Place;

/// Where an article is: which edition, which of its articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleAt {
    pub edition: u32,
    pub article: u32,
}

/// A named list of articles, oldest first.
#[derive(Debug)]
pub struct Listing {
    pub label: Label,
    pub description: String,
    pub articles: Vec<ArticleAt>,
}

/// A numbered page of a listing.
#[derive(Debug, PartialEq, Eq)]
pub struct ListPage<'l> {
    /// From one; page one holds the oldest.
    pub number: usize,
    pub articles: &'l [ArticleAt],
}

impl Listing {
    /// Pages of `size` articles, numbered from the oldest: a full page never changes again.
    pub fn pages(&self, size: usize) -> impl ExactSizeIterator<Item = ListPage<'_>> {
        self.articles.chunks(size).enumerate().map(|(at, articles)| ListPage { number: at + 1, articles })
    }

    /// The newest `size` articles, oldest first.
    pub fn newest(&self, size: usize) -> &[ArticleAt] {
        &self.articles[self.articles.len().saturating_sub(size)..]
    }
}

/// The sections of the paper: as site.toml lists them, or, when it lists none, as public articles name them.
pub fn sections(
    config: &Config,
    manuscripts: &[Arc<Manuscript>],
    places: &[Option<Place>],
) -> Vec<(Section, Arc<Label>)> {
    let mut sections = config.sections.clone();
    if sections.is_empty() {
        let is_public = |place: &Option<Place>| place.as_ref().is_some_and(|place| place.is_public);
        let public = manuscripts.iter().zip(places).filter(|(_, place)| is_public(place));
        let names: BTreeSet<&str> = public.filter_map(|(m, _)| m.front.section.as_deref()).collect();
        let section = |name: &str| Section {
            name: name.to_owned(),
            slug: address::slug_of(name),
            description: String::new(),
            template: None,
        };
        sections = names.into_iter().map(section).collect();
    }
    let label =
        |section: &Section| Label { name: section.name.clone(), url: address_of_section(&config.base, section) };
    sections.into_iter().map(|section| (section.clone(), Arc::new(label(&section)))).collect()
}

fn address_of_section(base: &Base, section: &Section) -> Address {
    base.address(&format!("/sections/{}/", section.slug))
}

pub fn address_of_author(base: &Base, name: &str) -> Address {
    base.address(&format!("/authors/{}/", address::slug_of(name)))
}

pub fn address_of_topic(base: &Base, name: &str) -> Address {
    base.address(&format!("/topics/{}/", address::slug_of(name)))
}

/// One listing a section, in the paper's order, the empty ones too.
pub fn by_section(sections: &[(Section, Arc<Label>)], editions: &[Arc<Edition>]) -> Vec<Listing> {
    let mut listings: Vec<Listing> = sections
        .iter()
        .map(|(section, label)| Listing {
            label: Label::clone(label),
            description: section.description.clone(),
            articles: vec![],
        })
        .collect();
    each(editions, |at, article| {
        if let Some(section) = article.section {
            listings[section].articles.push(at);
        }
    });
    listings
}

/// One listing an author, by address, of a paper that keeps author lists.
pub fn by_author(editions: &[Arc<Edition>]) -> Vec<Listing> {
    by_name(editions, |article| {
        article.head.authors.iter().filter_map(|byline| Some((byline.name.as_str(), byline.url.as_ref()?)))
    })
}

/// One listing a topic, by address.
pub fn by_topic(editions: &[Arc<Edition>]) -> Vec<Listing> {
    by_name(editions, |article| article.topics.iter().map(|topic| (topic.name.as_str(), &topic.url)))
}

/// Two spellings of one address are one list.
fn by_name<'e, I>(editions: &'e [Arc<Edition>], names: impl Fn(&'e Article) -> I) -> Vec<Listing>
where
    I: Iterator<Item = (&'e str, &'e Address)>,
{
    let mut listings: BTreeMap<&str, Listing> = BTreeMap::new();
    each(editions, |at, article| {
        for (name, url) in names(article) {
            let empty = || Listing {
                label: Label { name: name.to_owned(), url: url.clone() },
                description: String::new(),
                articles: vec![],
            };
            let listing = listings.entry(url.href()).or_insert_with(empty);
            // An article that names somebody twice is listed once.
            if listing.articles.last() != Some(&at) {
                listing.articles.push(at);
            }
        }
    });
    listings.into_values().collect()
}

fn each<'e>(editions: &'e [Arc<Edition>], mut visit: impl FnMut(ArticleAt, &'e Article)) {
    for (edition, articles) in (0..).zip(editions.iter().map(|edition| &edition.articles)) {
        for (article, it) in (0..).zip(articles) {
            visit(ArticleAt { edition, article }, it);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(count: u32) -> Listing {
        let base = Base::parse("https://a.example/").unwrap();
        let label = Label { name: "要闻".into(), url: base.address("/sections/news/") };
        let articles = (0..count).map(|article| ArticleAt { edition: 0, article }).collect();
        Listing { label, description: String::new(), articles }
    }

    #[test]
    fn a_full_page_holds_the_same_articles_however_many_follow() {
        let (before, after) = (listing(4), listing(9));
        let (before, after): (Vec<_>, Vec<_>) = (before.pages(2).collect(), after.pages(2).collect());
        assert_eq!(before[..], after[..2]);
        assert_eq!(after.len(), 5);
    }

    #[test]
    fn the_newest_are_the_last() {
        assert_eq!(listing(5).newest(2), &listing(5).articles[3..]);
        assert_eq!(listing(1).newest(2).len(), 1);
    }
}
