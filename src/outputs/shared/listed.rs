//! Articles under their newspaper page.

use serde::Serialize;

use crate::digest::Digested;
use crate::model::{Edition, Head, Page, PageHead};

/// A newspaper page with the heads of its articles.
#[derive(Hash, Serialize)]
pub struct Listed<'s> {
    pub page: &'s Digested<PageHead>,
    pub articles: Vec<&'s Digested<Head>>,
}

impl<'s> Listed<'s> {
    pub fn all(edition: &'s Edition) -> Vec<Listed<'s>> {
        let heads = |page: &Page| edition.articles_of(page).iter().map(|article| &article.head).collect();
        edition.pages.iter().map(|page| Listed { page: &page.head, articles: heads(page) }).collect()
    }
}
