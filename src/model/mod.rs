//! The model: sources understood as a newspaper. Pure, and it never stops at the first mistake.

pub mod app;
pub mod article;
mod compose;
pub mod config;
pub mod edition;
mod editions;
mod entry;
pub mod hosting;
mod link;
pub mod linkable;
pub mod linked_data;
pub mod listing;
mod locale;
pub mod lunar;
pub mod names;
mod near;
pub mod page_map;
mod place;
pub mod policy;
mod proof;
pub mod security;
mod stray;
mod switches;
pub mod url;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;
use serde::Serialize;

pub use article::{Article, Body, Byline, Figure, Head, Jump, Label, Standing};
pub use config::Config;
pub use edition::{Edition, EditionHead, Page, PageHead};
pub use editions::Editions;
pub use listing::Listing;
pub use locale::locale;

use crate::diagnostic::Diagnostics;
use crate::digest::{Digest, Digested};
use crate::load::Sources;
use crate::load::svg::Treatment;
use crate::manuscript::Manuscript;
use crate::source::SourcePath;

/// Which articles count as public.
#[derive(Debug, Clone, Copy)]
pub struct Schedule {
    pub now: Timestamp,
    /// Drafts count too.
    pub drafts: bool,
    /// Editions and articles of later days count too.
    pub future: bool,
}

/// The newspaper: plain, complete, immutable.
pub struct Site {
    pub paper: Digested<Paper>,
    pub config: Config,
    /// The time of the build.
    pub now: Timestamp,
    /// Oldest first.
    pub editions: Vec<Arc<Edition>>,
    /// In the paper's order.
    pub sections: Vec<Listing>,
    /// By address.
    pub authors: Vec<Listing>,
    pub topics: Vec<Listing>,
    pub standing: Vec<Standing>,
    /// Newest first.
    pub corrections: Vec<Corrected>,
    /// Where pictures lie that are not the site's own.
    pub pictures: policy::Pictures,
    /// Files that pages show or link, by their addresses.
    pub assets: BTreeMap<String, PublishedAsset>,
    pub redirects: Vec<Redirect>,
    /// Addresses of the site that articles link, to be checked against the plan.
    pub linked: Vec<LinkedAddress>,
    /// The next moment after this build's at which an article becomes public or ends.
    pub turn: Option<Timestamp>,
    pub left_out: LeftOut,
    /// Addresses of articles that are here only because the schedule counts drafts or the future.
    pub early: Vec<String>,
}

/// Articles that are not public at the build's time, by the first reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub drafts: usize,
    pub not_yet: usize,
    pub expired: usize,
}

impl LeftOut {
    fn count(manuscripts: &[Arc<Manuscript>], places: &[Option<place::Place>], schedule: Schedule) -> LeftOut {
        let mut left_out = LeftOut::default();
        for (manuscript, place) in manuscripts.iter().zip(places) {
            match place {
                Some(place) if place.is_public => {}
                _ if manuscript.front.draft && !schedule.drafts => left_out.drafts += 1,
                // What waits for its time has a turn to come, unless the schedule counts the future.
                Some(place) if place.turn.is_some() && !schedule.future => left_out.not_yet += 1,
                _ => left_out.expired += 1,
            }
        }
        left_out
    }
}

/// What every page may say of the paper.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Paper {
    pub title: String,
    pub description: String,
    pub language: String,
    /// The language as Open Graph writes it: `zh_CN`.
    pub locale: Option<String>,
    pub origin: String,
    /// The path prefix, without a slash at its end.
    pub base: String,
    pub url: String,
    pub cn_number: Option<String>,
    pub postal_code: Option<String>,
    pub issn: Option<String>,
    pub publisher: Option<String>,
    pub licences: Vec<config::Licence>,
    pub sections: Vec<Label>,
    pub navigation: Vec<Label>,
    pub outputs: config::Outputs,
    /// The Content-Security-Policies that pages say themselves.
    pub policies: Vec<String>,
}

/// One entry of the corrections log.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Corrected {
    pub date: jiff::civil::Date,
    /// Which correction of its article on that day, from one.
    #[serde(skip)]
    pub of_day: usize,
    pub text: String,
    pub title: String,
    pub url: String,
}

#[derive(Debug, Clone)]
pub struct PublishedAsset {
    pub path: SourcePath,
    pub digest: Digest,
    /// In bytes.
    pub len: u64,
    pub treatment: Treatment,
}

/// An old address and where it leads now.
#[derive(Debug, Clone)]
pub struct Redirect {
    /// As typed: `/html/2025-09/28/content_12.htm`.
    pub from: String,
    pub to: String,
    pub title: String,
    pub path: SourcePath,
}

#[derive(Debug, Clone)]
pub struct LinkedAddress {
    /// Without prefix, query and fragment.
    pub address: String,
    pub typed: String,
    pub path: SourcePath,
    pub bytes: std::ops::Range<usize>,
}

/// Understands the sources; beside the site stands every mistake and warning. Editions that are known are not composed
/// again; without any, none is kept.
pub fn understand(
    sources: Sources,
    (config, config_digest): (Config, Digest),
    schedule: Schedule,
    known: &mut Editions,
) -> (Site, Diagnostics) {
    let mut told: Diagnostics = vec![];
    let sheets = place::sheets(&sources.sheets, &mut told);
    let places = place::places(&sources.manuscripts, &sheets, &config, schedule, &mut told);
    let sections = listing::sections(&config, &sources.manuscripts, &places);
    let linker = link::Linker::new(&sources, &config, &places);
    let mut links: Vec<Option<Box<link::Links>>> = (sources.manuscripts.par_iter().zip(&places))
        .map(|(manuscript, place)| linker.links(manuscript, place.as_ref()))
        .collect();
    let mut pages = linker.sheet_pages(&sheets, &places);
    let mut found = link::Found::default();
    for links in links.iter_mut().flatten() {
        found.take(links);
    }
    found.take(&mut pages.links);
    linker.meant(&mut found);
    told.append(&mut found.told);
    told.extend(found.assets.values().filter_map(|asset| asset.treatment.diagnostic(&asset.path)));
    if !config.sections.is_empty() {
        told.extend(place::section_mistakes(&sources.manuscripts, &places, &sections));
    }
    told.extend(stray::warnings(sources.assets.keys(), (&sources.manuscripts, &places), &found.assets));
    told.extend(proof::read(&sources.manuscripts, &places, &config.zone));
    let early = places.iter().flatten().filter(|place| place.is_early).map(|place| place.address.clone()).collect();
    let left_out = LeftOut::count(&sources.manuscripts, &places, schedule);
    let turn = places.iter().flatten().filter_map(|place| place.turn).min();
    // Without a list of sections in site.toml, the articles make it.
    let labels: Vec<&Label> = sections.iter().map(|(_, label)| label.as_ref()).collect();
    let around = Digest::of(&(config_digest, labels));
    let composer = compose::Composer { config: &config, around, sections: &sections, sheets: &sheets, pages: &pages };
    let (editions, standing) = composer.compose(sources.manuscripts, places, links, known);
    let mut site = Site {
        paper: Digested::new(compose::paper(&config, &sections)),
        sections: listing::by_section(&sections, &editions),
        authors: listing::by_author(&editions, config.outputs.authors),
        topics: listing::by_topic(&editions, config.outputs.topics),
        corrections: compose::corrections(&editions),
        redirects: compose::redirects(&editions, &standing),
        pictures: policy::Pictures::new(),
        assets: found.assets,
        linked: found.addresses,
        turn,
        left_out,
        early,
        config,
        now: schedule.now,
        editions,
        standing,
    };
    site.pictures = policy::pictures(&site);
    told.extend(policy::warning(&site));
    told.extend(security::warnings(&site));
    (site, told)
}

impl Site {
    /// The newest edition, which the front page shows.
    pub fn newest(&self) -> Option<&Edition> {
        self.editions.last().map(AsRef::as_ref)
    }

    /// The editions of each month (`2025-09`), oldest first; a month without any is left out.
    pub fn months(&self) -> impl Iterator<Item = (String, &[Arc<Edition>])> {
        let month = |edition: &Edition| (edition.head.date.year(), edition.head.date.month());
        let months = self.editions.chunk_by(move |one, next| month(one) == month(next));
        months.map(|editions| (editions[0].head.date.strftime("%Y-%m").to_string(), editions))
    }

    pub fn article(&self, at: listing::ArticleAt) -> &Article {
        &self.editions[at.edition as usize].articles[at.article as usize]
    }

    /// The file of the project that a link made by [`url::Base::href`] leads to.
    pub fn asset(&self, href: &str) -> Option<&PublishedAsset> {
        let address = href.strip_prefix(&self.config.base.prefix)?;
        self.assets.get(&*percent_encoding::percent_decode_str(address).decode_utf8().ok()?)
    }
}

#[cfg(test)]
impl Paper {
    /// A paper with a name and nothing else.
    pub fn for_tests() -> Paper {
        let config = config::read(&SourcePath::new("site.toml"), "title='日报'\nbase_url='https://a.example/'\n", None);
        compose::paper(&config.expect("the least config"), &[])
    }
}
