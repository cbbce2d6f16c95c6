//! Lists of sections, authors and topics: a front with the newest, and numbered pages from the oldest.

use rayon::prelude::*;
use serde::Serialize;

use crate::address::Address;
use crate::digest::Digested;
use crate::job::Job;
use crate::model::listing::ArticleAt;
use crate::model::{Head, Label, Listing};
use crate::outputs::shared::{self, RenderContext, redirect_page};

/// The variables of `listing.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    url: Address,
    title: &'s str,
    /// `sections`, `authors` or `topics`.
    kind: &'static str,
    /// The list of lists of this kind.
    up: Address,
    listing: &'s Label,
    description: &'s str,
    /// Newest first.
    articles: Vec<&'s Digested<Head>>,
    /// The number of this page; nothing for the front.
    number: Option<usize>,
    older: Option<Address>,
    newer: Option<Address>,
}

/// The variables of `listings.html`.
#[derive(Hash, Serialize)]
struct IndexInput<'s> {
    url: Address,
    kind: &'static str,
    listings: Vec<&'s Label>,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let site = context.site;
    let mut jobs = Vec::new();
    for (kind, listings) in site.lists() {
        if listings.is_empty() {
            continue;
        }
        jobs.par_extend(listings.par_iter().flat_map_iter(|listing| of_listing(context, kind, listing)));
        let url = context.address(&format!("/{kind}/"));
        let input = IndexInput { url, kind, listings: listings.iter().map(|listing| &listing.label).collect() };
        jobs.push(shared::page(input.url.file(), context.template("listings.html"), input));
    }
    jobs
}

fn of_listing<'s>(context: RenderContext<'s>, kind: &'static str, listing: &'s Listing) -> Vec<Job<'s>> {
    let size = context.site.config.outputs.list_size;
    let page_address = |number: usize| context.address(&format!("{}{number}/", listing.label.url.path()));
    let heads = |articles: &[ArticleAt]| articles.iter().rev().map(|at| &context.site.article(*at).head).collect();
    let template = context.template("listing.html");
    let input = |url: &Address, articles: &[ArticleAt]| Input {
        url: url.clone(),
        title: &listing.label.name,
        kind,
        up: context.address(&format!("/{kind}/")),
        listing: &listing.label,
        description: &listing.description,
        articles: heads(articles),
        number: None,
        older: None,
        newer: None,
    };
    let mut jobs = Vec::new();
    let pages = listing.pages(size);
    let count = pages.len();
    for page in pages {
        let address = page_address(page.number);
        let is_full = page.articles.len() == size;
        let older = (page.number > 1).then(|| page_address(page.number - 1));
        // A full page names the next even before there is one, so that it never changes again.
        let newer = is_full.then(|| page_address(page.number + 1));
        let input = Input { number: Some(page.number), older, newer, ..input(&address, page.articles) };
        jobs.push(shared::page(address.file(), template, input));
    }
    if count * size == listing.articles.len() && count > 0 {
        // The page after the last full one leads to the front until it has articles of its own.
        let Label { name, url } = &listing.label;
        jobs.push(redirect_page(context, page_address(count + 1), url, name).small());
    }
    // The front already shows the newest page's articles, so older ones begin below it.
    let older = (count > 1).then(|| page_address(count - 1));
    let front = Input { older, ..input(&listing.label.url, listing.newest(size)) };
    jobs.push(shared::page(listing.label.url.file(), template, front));
    jobs
}
