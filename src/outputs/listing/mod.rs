//! Lists of sections, authors and topics: a front with the newest, and numbered pages from the oldest.

mod dates;

use std::ops::Range;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

use crate::address::Address;
use crate::digest::Digested;
use crate::job::Job;
use crate::model::{Head, Label, Listing};
use crate::outputs::shared::{self, RenderContext, redirect_page};
use dates::{Dates, Months};

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
    /// Newest day first, in a day in the paper's order.
    articles: Vec<&'s Digested<Head>>,
    /// The same by month.
    months: Vec<Month<'s>>,
    /// The days of the first and of the last article; nothing for an empty list.
    newest: Option<Date>,
    oldest: Option<Date>,
    /// The way to other years and months; nothing for a list of one page.
    dates: Option<Dates>,
    /// The number of this page; nothing for the front.
    number: Option<usize>,
    older: Option<Address>,
    newer: Option<Address>,
}

#[derive(Hash, Serialize)]
struct Month<'s> {
    /// `2022-09`, to which links of other pages lead.
    id: String,
    articles: Vec<&'s Digested<Head>>,
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

/// A list with what all of its pages need.
struct List<'s> {
    context: RenderContext<'s>,
    kind: &'static str,
    listing: &'s Listing,
    months: Months,
    /// Articles of a full page.
    size: usize,
}

fn of_listing<'s>(context: RenderContext<'s>, kind: &'static str, listing: &'s Listing) -> Vec<Job<'s>> {
    let months = Months::of(listing.articles.iter().map(|at| context.site.article(*at).head.date));
    let list = List { context, kind, listing, months, size: context.site.config.outputs.list_size };
    let full = listing.full_pages(list.size);
    let mut jobs: Vec<Job<'_>> = (1..=full).map(|number| list.job(list.numbered(number))).collect();
    if full > 0 {
        // The last full page names the next one before there is one, so that it never changes again. Until that is full
        // too, the front has its articles.
        let Label { name, url } = &listing.label;
        jobs.push(redirect_page(context, list.address(full + 1), url, name).small());
    }
    jobs.push(list.job(list.front()));
    jobs
}

impl<'s> List<'s> {
    fn job(&self, input: Input<'s>) -> Job<'s> {
        shared::page(input.url.file(), self.context.template("listing.html"), input)
    }

    /// A full page. It knows nothing of what came later.
    fn numbered(&self, number: usize) -> Input<'s> {
        let shown = Listing::page(number, self.size);
        Input {
            number: Some(number),
            older: (number > 1).then(|| self.address(number - 1)),
            newer: Some(self.address(number + 1)),
            dates: Some(self.months.dates(&shown, |at| self.address_of(at))),
            ..self.input(self.address(number), &shown)
        }
    }

    fn front(&self) -> Input<'s> {
        let shown = self.listing.front(self.size);
        let url = &self.listing.label.url;
        let address_of = |at| if shown.contains(&at) { url.clone() } else { self.address_of(at) };
        let has_older = shown.start > 0;
        Input {
            older: has_older.then(|| self.address(shown.start / self.size)),
            dates: has_older.then(|| self.months.dates(&shown, address_of)),
            ..self.input(url.clone(), &shown)
        }
    }

    fn input(&self, url: Address, shown: &Range<usize>) -> Input<'s> {
        let listing = self.listing;
        let site = self.context.site;
        let articles: Vec<&'s Digested<Head>> =
            listing.articles[shown.clone()].iter().rev().map(|at| &site.article(*at).head).collect();
        let by_month = articles.chunk_by(|one, next| one.date.first_of_month() == next.date.first_of_month());
        Input {
            url,
            title: &listing.label.name,
            kind: self.kind,
            up: self.context.address(&format!("/{}/", self.kind)),
            listing: &listing.label,
            description: &listing.description,
            months: by_month.map(|month| Month { id: dates::id(month[0].date), articles: month.to_vec() }).collect(),
            newest: articles.first().map(|head| head.date),
            oldest: articles.last().map(|head| head.date),
            articles,
            dates: None,
            number: None,
            older: None,
            newer: None,
        }
    }

    fn address(&self, number: usize) -> Address {
        self.context.address(&format!("{}{number}/", self.listing.label.url.path()))
    }

    /// Of the numbered page with this of the list's articles.
    fn address_of(&self, at: usize) -> Address {
        self.address(at / self.size + 1)
    }
}
