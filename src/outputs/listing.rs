//! Lists of sections, authors and topics: a front with the newest, and numbered pages from the oldest.

use rayon::prelude::*;
use serde::Serialize;

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::digest::Digested;
use crate::job::{Content, Job};
use crate::model::listing::ArticleAt;
use crate::model::{Head, Label, Listing};
use crate::outputs::shared::RenderContext;
use crate::templates::Template;

/// The variables of `listing.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: String,
    title: &'s str,
    /// `sections`, `authors` or `topics`.
    kind: &'static str,
    /// The list of lists of this kind.
    up: String,
    listing: &'s Label,
    description: &'s str,
    /// Newest first.
    articles: Vec<&'s Digested<Head>>,
    /// The number of this page; nothing for the front.
    number: Option<usize>,
    older: Option<String>,
    newer: Option<String>,
}

/// The variables of `listings.html`.
#[derive(Hash, Serialize)]
struct IndexInput<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: String,
    kind: &'static str,
    listings: Vec<&'s Label>,
}

/// The variables of `redirect.html`.
#[derive(Hash, Serialize)]
struct RedirectInput<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: String,
    to: &'s str,
    title: &'s str,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let site = context.site;
    let kinds = [("sections", &site.sections), ("authors", &site.authors), ("topics", &site.topics)];
    let mut jobs = Vec::new();
    for (kind, listings) in kinds {
        if listings.is_empty() {
            continue;
        }
        jobs.par_extend(listings.par_iter().flat_map_iter(|listing| of_listing(context, kind, listing)));
        let template = context.template("listings.html");
        let url = context.href(&format!("/{kind}/"));
        let input =
            IndexInput { template, url, kind, listings: listings.iter().map(|listing| &listing.label).collect() };
        jobs.push(Job::new(OutputPath::new(format!("{kind}/index.html")), input, make_index));
    }
    jobs
}

fn of_listing<'s>(context: RenderContext<'s>, kind: &'static str, listing: &'s Listing) -> Vec<Job<'s>> {
    let size = context.site.config.outputs.list_size;
    let page_address = |number: usize| format!("{}{number}/", listing.address);
    let heads = |articles: &[ArticleAt]| articles.iter().rev().map(|at| &context.site.article(*at).head).collect();
    let template = context.template("listing.html");
    let input = |address: &str, articles: &[ArticleAt]| Input {
        template,
        url: context.href(address),
        title: &listing.label.name,
        kind,
        up: context.href(&format!("/{kind}/")),
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
        let older = (page.number > 1).then(|| context.href(&page_address(page.number - 1)));
        // A full page names the next even before there is one, so that it never changes again.
        let newer = is_full.then(|| context.href(&page_address(page.number + 1)));
        let input = Input { number: Some(page.number), older, newer, ..input(&address, page.articles) };
        jobs.push(Job::new(file_of(&address), input, make));
    }
    if count * size == listing.articles.len() && count > 0 {
        jobs.push(next_page(context, listing, &page_address(count + 1)));
    }
    // The front already shows the newest page's articles, so older ones begin below it.
    let older = (count > 1).then(|| context.href(&page_address(count - 1)));
    let front = Input { older, ..input(&listing.address, listing.newest(size)) };
    jobs.push(Job::new(file_of(&listing.address), front, make));
    jobs
}

/// The page after the last full one leads to the front until it has articles of its own.
fn next_page<'s>(context: RenderContext<'s>, listing: &'s Listing, address: &str) -> Job<'s> {
    let input = RedirectInput {
        template: context.template("redirect.html"),
        url: context.href(address),
        to: &listing.label.url,
        title: &listing.label.name,
    };
    Job::new(file_of(address), input, make_redirect).small()
}

fn file_of(address: &str) -> OutputPath {
    OutputPath::new(format!("{}index.html", &address[1..]))
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}

fn make_index(input: &IndexInput<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}

fn make_redirect(input: &RedirectInput<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}
