//! Listings: the articles of a section, an author or a topic, by pages from the oldest so that full pages never change.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::address::Address;
use crate::config::{Display, Section};
use crate::model::article::{Article, Label};
use crate::model::edition::{self, Edition};
use crate::model::names::Names;

/// Where an article is: which edition, which of its articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleAt {
    pub edition: u32,
    pub article: u32,
}

/// A named list of articles, in the reverse of the order in which they are shown: oldest day first, and in a day the
/// paper backwards. So a day that two pages share is read through from the newer page to the older one.
#[derive(Debug)]
pub struct Listing {
    pub label: Label,
    pub description: String,
    /// Of a section, as site.toml says.
    pub display: Option<Display>,
    pub articles: Vec<ArticleAt>,
}

impl Listing {
    /// How many pages of `size` articles are full. They are numbered from the oldest, from one, and never change again.
    pub fn full_pages(&self, size: usize) -> usize {
        self.articles.len() / size
    }

    /// The articles of a numbered page, as a range.
    pub fn page(number: usize, size: usize) -> Range<usize> {
        (number - 1) * size..number * size
    }

    /// What the front shows, as a range: the page that is being filled and, while less than half of it is, the full one
    /// before it. So whoever goes on to older pages has seen none of what they show.
    pub fn front(&self, size: usize) -> Range<usize> {
        let len = self.articles.len();
        let filling = len % size;
        let shown = if filling < size.div_ceil(2) { filling + size } else { filling };
        len.saturating_sub(shown)..len
    }

    /// The newest `size` articles.
    pub fn newest(&self, size: usize) -> &[ArticleAt] {
        &self.articles[self.articles.len().saturating_sub(size)..]
    }
}

/// One listing a section, in the paper's order, the empty ones too.
pub fn by_section(sections: &[(Section, Arc<Label>)], editions: &[Arc<Edition>]) -> Vec<Listing> {
    let mut listings: Vec<Listing> = sections
        .iter()
        .map(|(section, label)| Listing {
            label: Label::clone(label),
            description: section.description.clone(),
            display: section.display,
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
pub fn by_author(editions: &[Arc<Edition>], names: &Names) -> Vec<Listing> {
    by_name(editions, names, |article| {
        article.head.authors.iter().filter_map(|byline| Some((byline.name.as_str(), byline.url.as_ref()?)))
    })
}

/// One listing a topic, by address.
pub fn by_topic(editions: &[Arc<Edition>], names: &Names) -> Vec<Listing> {
    by_name(editions, names, |article| article.topics.iter().map(|topic| (topic.name.as_str(), &topic.url)))
}

/// Two spellings of one address are one list.
fn by_name<'e, I>(editions: &'e [Arc<Edition>], names: &Names, of: impl Fn(&'e Article) -> I) -> Vec<Listing>
where
    I: Iterator<Item = (&'e str, &'e Address)>,
{
    let mut listings: BTreeMap<&str, Listing> = BTreeMap::new();
    each(editions, |at, article| {
        for (name, url) in of(article) {
            let empty = || Listing {
                label: Label { name: names.label(url.href(), name).to_owned(), url: url.clone() },
                description: String::new(),
                display: None,
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

/// Visits the articles in the order of lists. The paper has fewer than four thousand million.
fn each<'e>(editions: &'e [Arc<Edition>], mut visit: impl FnMut(ArticleAt, &'e Article)) {
    let place = |at: usize| u32::try_from(at).expect("a paper is not so large");
    let newest_first: Vec<usize> = edition::days(editions).flatten().collect();
    for edition in newest_first.into_iter().rev() {
        for (article, it) in editions[edition].articles.iter().enumerate().rev() {
            visit(ArticleAt { edition: place(edition), article: place(article) }, it);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Base;

    fn listing(count: u32) -> Listing {
        let base = Base::parse("https://a.example/").unwrap();
        let label = Label { name: "要闻".into(), url: base.address("/sections/news/") };
        let articles = (0..count).map(|article| ArticleAt { edition: 0, article }).collect();
        Listing { label, description: String::new(), display: None, articles }
    }

    #[test]
    fn a_front_is_half_a_page_to_a_page_and_a_half() {
        let front = |count| listing(count).front(4);
        assert_eq!([front(0), front(1), front(3)], [0..0, 0..1, 0..3]);
        // Four are a page, and the fifth would be alone.
        assert_eq!([front(4), front(5), front(6), front(9)], [0..4, 0..5, 4..6, 4..9]);
        assert_eq!([listing(3).full_pages(4), listing(9).full_pages(4)], [0, 2]);
    }

    #[test]
    fn whoever_goes_from_the_front_to_older_pages_meets_each_article_once() {
        for (count, size) in (0..40).flat_map(|count| (1..7).map(move |size| (count, size))) {
            let listing = listing(count);
            let front = listing.front(size);
            let older = (1..=front.start / size).rev().flat_map(|number| Listing::page(number, size).rev());
            let met: Vec<usize> = front.rev().chain(older).collect();
            assert_eq!(met, (0..count as usize).rev().collect::<Vec<_>>(), "{count} by {size}");
        }
    }

    #[test]
    fn the_newest_are_the_last() {
        assert_eq!(listing(5).newest(2), &listing(5).articles[3..]);
        assert_eq!(listing(1).newest(2).len(), 1);
    }
}
