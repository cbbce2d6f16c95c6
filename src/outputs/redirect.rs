//! Redirects: an HTML page for every old address, and a `_redirects` file for hosts that read one.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::address::{self, Address, OutputPath};
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::{Edition, Redirect};
use crate::outputs::shared::{RenderContext, redirect_page};

pub fn jobs<'s>(context: RenderContext<'s>) -> Vec<Job<'s>> {
    let redirects = &context.site.redirects;
    if redirects.is_empty() {
        return vec![];
    }
    let page = |redirect: &'s Redirect| {
        let page = redirect_page(context, redirect.from.clone(), &redirect.to, &redirect.title);
        let page = page.of(&redirect.path).small();
        if redirect.is_claimed { page } else { page.giving_way() }
    };
    let mut jobs: Vec<Job<'_>> = redirects.iter().map(page).collect();
    let target = context.site.config.hosting.target;
    if !target.is_none_or(|host| host.facts().reads_redirects) || context.has_own("_redirects") {
        return jobs;
    }
    // No address has a star or a colon, which hosts take for wildcards; a space is percent-encoded.
    let rules: Vec<(&Address, &Address)> = redirects.iter().map(|redirect| (&redirect.from, &redirect.to)).collect();
    let status = target.map_or("301", |host| host.facts().redirect_status);
    jobs.push(Job::new(OutputPath::new("_redirects"), (status, rules), make_rules));
    jobs
}

/// The addresses that the common 数字报 systems give: `html/2025-06/16/node_2.htm` is the second page of the day's paper,
/// `content_2001.htm` the first article on it. They are not in `_redirects`, which hosts cut at some thousand rules.
pub fn epaper_jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let typed: HashSet<String> =
        context.site.redirects.iter().map(|redirect| address::fold(redirect.from.path())).collect();
    let main = context.site.editions.par_iter().filter(|edition| edition.head.suffix.is_empty());
    let olds = main.flat_map_iter(|edition| epaper_addresses(context, edition));
    // An address that an article claims for itself is its own.
    let free = olds.filter(|old| !typed.contains(&address::fold(old.from.path())));
    free.map(|old| redirect_page(context, old.from, old.to, old.title)).collect()
}

struct OldAddress<'s> {
    from: Address,
    to: &'s Address,
    title: &'s str,
}

/// The most articles of a page that its numbers tell apart.
const MOST_ON_PAGE: usize = 999;

fn epaper_addresses<'s>(context: RenderContext<'s>, edition: &'s Edition) -> impl Iterator<Item = OldAddress<'s>> {
    let folder = edition.head.date.strftime("/html/%Y-%m/%d").to_string();
    (1..).zip(&edition.pages).flat_map(move |(number, page)| {
        let head = &page.head;
        let title = head.name.as_ref().unwrap_or(&head.label);
        let node = OldAddress { from: context.address(&format!("{folder}/node_{number}.htm")), to: &head.url, title };
        let folder = folder.clone();
        let articles = (1..=MOST_ON_PAGE).zip(edition.articles_of(page)).map(move |(place, article)| OldAddress {
            from: context.address(&format!("{folder}/content_{number}{place:03}.htm")),
            to: &article.head.url,
            title: &article.head.title,
        });
        std::iter::once(node).chain(articles)
    })
}

/// One rule a line, as Netlify and Cloudflare Pages read them: from, to, status.
fn make_rules((status, rules): &(&str, Vec<(&Address, &Address)>)) -> Result<Content, Diagnostics> {
    let mut text = String::new();
    for (from, to) in rules {
        text += &format!("{from} {to} {status}\n");
    }
    Ok(Content::Bytes(text.into_bytes()))
}
