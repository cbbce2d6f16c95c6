//! Addresses that ended: a page that says that the article is withdrawn, has expired, or is not there any more.

use jiff::civil::Date;
use serde::Serialize;

use crate::address::Address;
use crate::digest::Digested;
use crate::job::Job;
use crate::ledger::folder;
use crate::model::{EditionHead, Gone};
use crate::outputs::shared::{RenderContext, page};

/// The variables of `gone.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    url: &'s Address,
    /// `withdrawn`, `expired` or `deleted`.
    why: &'static str,
    since: Date,
    /// In the paper's own words.
    reason: Option<&'s str>,
    /// The edition that it was in, when there is still one.
    edition: Option<&'s Digested<EditionHead>>,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    context.site.gone.iter().map(|gone| job(context, gone)).collect()
}

fn job<'s>(context: RenderContext<'s>, gone: &'s Gone) -> Job<'s> {
    let input = Input {
        url: &gone.address,
        why: gone.why.name(),
        since: gone.since,
        reason: gone.reason.as_deref(),
        edition: edition_of(context, folder(gone.address.path())),
    };
    let page = page(gone.address.file(), context.template("gone.html"), input).small();
    // Two articles that want one address are told, whichever is withdrawn.
    match &gone.path {
        Some(path) => page.of(path),
        None => page,
    }
    .giving_way()
}

fn edition_of<'s>(context: RenderContext<'s>, address: &str) -> Option<&'s Digested<EditionHead>> {
    let editions = &context.site.editions;
    let date = address.trim_matches('/').get(..10)?.parse::<Date>().ok()?;
    let first = editions.partition_point(|edition| edition.head.date < date);
    let of_day = editions[first..].iter().take_while(|edition| edition.head.date == date);
    of_day.map(|edition| &edition.head).find(|head| head.url.path() == address)
}
