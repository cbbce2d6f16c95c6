//! The way into the static API: `/editions.json` names the newest edition and the years, `/editions/2025.json` the
//! editions of a year. A new edition changes only the first and its year's.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use serde_json::{Value, json};

use crate::address::{Address, OutputPath};
use crate::diagnostic::Diagnostics;
use crate::digest::Digested;
use crate::job::{Content, Job};
use crate::model::{EditionHead, Site};
use crate::outputs::shared::{self, RenderContext};

const VERSION: u32 = 1;

struct Index<'s> {
    site: &'s Site,
    newest: Option<&'s Digested<EditionHead>>,
    /// Newest first.
    years: Vec<i16>,
}

struct Year<'s> {
    site: &'s Site,
    year: i16,
    /// Oldest first.
    editions: Vec<&'s Digested<EditionHead>>,
}

impl Hash for Index<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.site.paper, self.newest, &self.years).hash(state);
    }
}

impl Hash for Year<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.site.paper, self.year, &self.editions).hash(state);
    }
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let site = context.site;
    let mut years: BTreeMap<i16, Vec<&Digested<EditionHead>>> = BTreeMap::new();
    for edition in &site.editions {
        years.entry(edition.head.date.year()).or_default().push(&edition.head);
    }
    let newest = site.newest().map(|edition| &edition.head);
    let index = Index { site, newest, years: years.keys().rev().copied().collect() };
    let mut jobs = vec![Job::new(OutputPath::new("editions.json"), index, make)];
    for (year, editions) in years {
        jobs.push(Job::new(file_of(site, year).file(), Year { site, year, editions }, make_year));
    }
    jobs
}

fn file_of(site: &Site, year: i16) -> Address {
    site.config.base.address(&format!("/editions/{year}.json"))
}

fn make(index: &Index<'_>) -> Result<Content, Diagnostics> {
    let Index { site, newest, years } = index;
    let base = &site.config.base;
    let url = |year: i16| base.absolute(&file_of(site, year));
    Ok(shared::json(&json!({
        "format": "newsprint editions",
        "version": VERSION,
        "paper": {"title": site.config.title, "url": base.absolute(&site.paper.url), "language": site.config.language},
        "newest": newest.map(|head| edition(site, head)),
        "years": years.iter().map(|year| json!({"year": year, "url": url(*year)})).collect::<Vec<_>>(),
    })))
}

fn make_year(year: &Year<'_>) -> Result<Content, Diagnostics> {
    Ok(shared::json(&json!({
        "format": "newsprint year",
        "version": VERSION,
        "year": year.year,
        "editions": year.editions.iter().map(|head| edition(year.site, head)).collect::<Vec<_>>(),
    })))
}

fn edition(site: &Site, head: &EditionHead) -> Value {
    let url = site.config.base.absolute(&head.url);
    json!({
        "id": head.id.to_string(),
        "date": head.date.to_string(),
        "number": head.number,
        "title": head.title,
        "page_count": head.page_count,
        "json": format!("{url}edition.json"),
        "url": url,
    })
}
