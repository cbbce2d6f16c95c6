//! What the index needs of an edition: its terms and the measures of its texts, from the store or made of its articles.

use std::ops::Range;

use newsprint_search::Record;
use newsprint_search::run::RunBuilder;
use serde::{Deserialize, Serialize};

use crate::body::BodyText;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::folder::Folder;
use crate::index::record::record;
use crate::model::{Article, Edition, Page};
use crate::store::{Kind, Store};

/// What is made of editions, and where it is kept.
#[derive(Clone, Copy)]
pub struct Maker<'s> {
    pub root: &'s Folder,
    pub config: &'s Config,
    pub store: &'s Store<'s>,
}

/// What is known of an edition's texts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Facts {
    /// Of each article: what its place among files goes by, the digest of its record, and its length in bytes.
    pub texts: Vec<Text>,
    /// Folded characters of all heads, and of all bodies.
    pub heads: u64,
    pub length: u64,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Text {
    pub rank: u64,
    pub digest: Digest,
    pub len: u32,
}

/// A run of an edition's terms, and its facts if they were at hand.
pub struct Terms {
    pub run: Vec<u8>,
    pub facts: Option<Facts>,
}

impl Maker<'_> {
    pub fn facts_kind() -> Kind {
        Kind { name: "search-texts", maker: Digest::of_builder() }
    }

    pub fn terms_kind() -> Kind {
        Kind { name: "search-terms", maker: Digest::of_builder() }
    }

    /// Stands for all that an edition's terms and texts are made from.
    pub fn key(&self, edition: &Edition) -> Digest {
        let pages = edition.pages.iter().map(|page| (page.head.label.as_str(), page.articles.clone()));
        let articles = edition.articles.iter().map(|article| {
            let Article { head, body, figures, topics, .. } = article;
            (
                head.digest,
                body.digest,
                figures,
                topics,
                body.pictures.iter().map(|(_, figure)| figure).collect::<Vec<_>>(),
            )
        });
        let pages: Vec<(&str, Range<usize>)> = pages.collect();
        let Config { search, markdown, .. } = self.config;
        Digest::of(&(search.fields, markdown.options(), pages, articles.collect::<Vec<_>>()))
    }

    pub fn facts(&self, edition: &Edition, key: Digest) -> Result<Facts, Diagnostics> {
        match self.store.kept(Maker::facts_kind(), key) {
            Some(facts) => Ok(facts),
            None => Ok(self.derive(edition, key)?.0),
        }
    }

    pub fn terms(&self, edition: &Edition, key: Digest) -> Result<Terms, Diagnostics> {
        if let Some(run) = self.store.kept(Maker::terms_kind(), key) {
            return Ok(Terms { run, facts: None });
        }
        let (facts, run) = self.derive(edition, key)?;
        Ok(Terms { run, facts: Some(facts) })
    }

    /// Makes both, since a body has to be read for either, and keeps them.
    fn derive(&self, edition: &Edition, key: Digest) -> Result<(Facts, Vec<u8>), Diagnostics> {
        let mut run = RunBuilder::default();
        let mut facts = Facts { texts: Vec::with_capacity(edition.articles.len()), heads: 0, length: 0 };
        for (page, article) in paged(edition) {
            let record = self.record(article, page)?;
            let sizes = run.push(&record);
            facts.heads += u64::from(sizes.heads);
            facts.length += u64::from(sizes.body);
            let json = record.to_json();
            let rank = Digest::of(article.head.url.path()).0 as u64;
            facts.texts.push(Text { rank, digest: Digest::of_bytes(&json), len: json.len() as u32 });
        }
        let run = run.finish();
        self.store.keep(Maker::facts_kind(), key, &facts);
        self.store.keep(Maker::terms_kind(), key, &run);
        Ok((facts, run))
    }

    fn record(&self, article: &Article, page: &Page) -> Result<Record, Diagnostics> {
        let body = BodyText::new(self.root, &article.body, self.config.markdown.options(), "");
        record(article, page, &body, self.config.search.fields)
    }

    /// The records of some of an edition's articles in JSON.
    pub fn json(&self, edition: &Edition, articles: Range<usize>) -> Result<Vec<Vec<u8>>, Diagnostics> {
        let wanted = paged(edition).skip(articles.start).take(articles.len());
        wanted.map(|(page, article)| Ok(self.record(article, page)?.to_json())).collect()
    }
}

/// Articles in reading order, each with its newspaper page.
fn paged(edition: &Edition) -> impl Iterator<Item = (&Page, &Article)> {
    edition.pages.iter().flat_map(|page| edition.articles_of(page).iter().map(move |article| (page, article)))
}
