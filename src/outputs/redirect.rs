//! Redirects: an HTML page for every old address, and a `_redirects` file for hosts that read one.

use std::collections::HashSet;

use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::hosting::Host;
use crate::model::url::{self, OutputPath};
use crate::model::{Edition, Redirect};
use crate::outputs::Press;
use crate::templates::Template;

/// The variables of `redirect.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: String,
    to: &'s str,
    title: &'s str,
}

pub fn jobs(press: Press<'_>) -> Vec<Job<'_>> {
    let redirects = &press.site.redirects;
    if redirects.is_empty() {
        return vec![];
    }
    let mut jobs: Vec<Job<'_>> = redirects.iter().filter_map(|redirect| page(press, redirect)).collect();
    let target = press.site.config.hosting.target;
    if !target.is_none_or(Host::reads_redirects) || press.has_own("_redirects") {
        return jobs;
    }
    // No address has a star or a colon, which hosts take for wildcards; a space is percent-encoded.
    let rules: Vec<(String, &str)> =
        redirects.iter().map(|redirect| (press.href(&redirect.from), redirect.to.as_str())).collect();
    // Netlify shows the page at an old address unless the rule is forced; others do not know the mark.
    let status = if target == Some(Host::Netlify) { "301!" } else { "301" };
    jobs.push(Job::new(OutputPath::new("_redirects"), (status, rules), make_rules));
    jobs
}

fn page<'s>(press: Press<'s>, redirect: &'s Redirect) -> Option<Job<'s>> {
    let input = Input {
        template: press.template("redirect.html"),
        url: press.href(&redirect.from),
        to: &redirect.to,
        title: &redirect.title,
    };
    Some(Job::new(OutputPath::of_address(&redirect.from)?, input, make).of(&redirect.path).small())
}

/// The addresses that the common 数字报 systems give: `html/2025-06/16/node_2.htm` is the second page of the day's paper,
/// `content_2001.htm` the first article on it. They are not in `_redirects`, which hosts cut at some thousand rules.
pub fn epaper_jobs(press: Press<'_>) -> Vec<Job<'_>> {
    let typed: HashSet<String> = press.site.redirects.iter().map(|redirect| url::fold(&redirect.from)).collect();
    let main = press.site.editions.par_iter().filter(|edition| edition.head.suffix.is_empty());
    let olds = main.flat_map_iter(|edition| epaper_addresses(edition));
    // An address that an article claims for itself is its own.
    let free = olds.filter(|old| !typed.contains(&url::fold(&old.from)));
    free.map(|old| epaper_page(press, old)).collect()
}

struct OldAddress<'s> {
    from: String,
    to: &'s str,
    title: &'s str,
}

/// The most articles of a page that its numbers tell apart.
const MOST_ON_PAGE: usize = 999;

fn epaper_addresses(edition: &Edition) -> impl Iterator<Item = OldAddress<'_>> {
    let folder = edition.head.date.strftime("/html/%Y-%m/%d").to_string();
    (1..).zip(&edition.pages).flat_map(move |(number, page)| {
        let head = &page.head;
        let title = head.name.as_ref().unwrap_or(&head.label);
        let node = OldAddress { from: format!("{folder}/node_{number}.htm"), to: &head.url, title };
        let folder = folder.clone();
        let articles = (1..=MOST_ON_PAGE).zip(edition.articles_of(page)).map(move |(place, article)| OldAddress {
            from: format!("{folder}/content_{number}{place:03}.htm"),
            to: &article.head.url,
            title: &article.head.title,
        });
        std::iter::once(node).chain(articles)
    })
}

fn epaper_page<'s>(press: Press<'s>, old: OldAddress<'s>) -> Job<'s> {
    let input =
        Input { template: press.template("redirect.html"), url: press.href(&old.from), to: old.to, title: old.title };
    Job::new(OutputPath::new(&old.from[1..]), input, make)
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}

/// One rule a line, as Netlify and Cloudflare Pages read them: from, to, status.
fn make_rules((status, rules): &(&str, Vec<(String, &str)>)) -> Result<Content, Diagnostics> {
    let mut text = String::new();
    for (from, to) in rules {
        text += &format!("{from} {to} {status}\n");
    }
    Ok(Content::Bytes(text.into_bytes()))
}
