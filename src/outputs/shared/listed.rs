//! Articles under their newspaper page.

use serde::Serialize;

use crate::digest::Digested;
use crate::layout::{self, Named};
use crate::model::{Edition, Figure, Head, Page, PageHead, Site};

/// A newspaper page with the heads of its articles.
#[derive(Hash, Serialize)]
pub struct Listed<'s> {
    pub page: &'s Digested<PageHead>,
    /// The picture of the page as it was printed.
    pub facsimile: Option<&'s Figure>,
    pub articles: Vec<&'s Digested<Head>>,
    /// The same articles, with the sections under whose names they stand.
    pub groups: Vec<Named<'s>>,
}

impl<'s> Listed<'s> {
    pub fn all(site: &'s Site, edition: &'s Edition) -> Vec<Listed<'s>> {
        let heads = |page: &Page| edition.articles_of(page).iter().map(|article| &article.head).collect();
        let listed = |page: &'s Page| Listed {
            page: &page.head,
            facsimile: page.facsimile.as_ref(),
            articles: heads(page),
            groups: layout::named(site, edition, page),
        };
        edition.pages.iter().map(listed).collect()
    }
}
