//! Outputs: the table of contents of the product; every kind of file that a site has, listed once.

mod alternates;
mod app_manifest;
mod archive;
mod article;
mod asset;
mod compressed;
mod corrections;
mod edition;
pub mod edition_json;
mod editions_json;
mod feed;
mod headers;
mod home;
mod listing;
mod llms;
mod newspaper_page;
mod ninjs;
mod not_found;
mod offline;
mod redirect;
mod search;
mod security_txt;
mod sitemap;
mod standing;
pub mod static_file;
mod worker;

use rayon::prelude::*;

use crate::body::BodyText;
use crate::folder::Folder;
use crate::job::Job;
use crate::load::StaticFile;
use crate::model::hosting::Host;
use crate::model::{Body, Site};
use crate::templates::{Template, Theme};

/// What outputs are made from.
#[derive(Clone, Copy)]
pub struct Press<'s> {
    pub site: &'s Site,
    pub theme: &'s Theme,
    pub statics: &'s [StaticFile],
    pub root: &'s Folder,
}

/// Every file of the site, in the order of publishing: what is quoted before what quotes it.
pub fn jobs(press: Press<'_>) -> Vec<Job<'_>> {
    let outputs = &press.site.config.outputs;
    let mut jobs = static_file::jobs(press);
    jobs.extend(asset::jobs(press));
    jobs.par_extend(editions(press));
    jobs.extend(standing::jobs(press));
    jobs.extend(listing::jobs(press));
    if outputs.corrections {
        jobs.extend(corrections::jobs(press));
    }
    if outputs.archive {
        jobs.extend(archive::jobs(press));
    }
    if outputs.article_markdown || outputs.article_text {
        jobs.extend(alternates::jobs(press));
    }
    if outputs.ninjs {
        jobs.extend(ninjs::jobs(press));
    }
    if outputs.edition_json {
        jobs.extend(edition_json::jobs(press));
        jobs.extend(editions_json::jobs(press));
    }
    if outputs.llms_txt {
        jobs.extend(llms::jobs(press));
    }
    if outputs.feeds {
        jobs.extend(feed::jobs(press));
    }
    if outputs.sitemaps {
        jobs.extend(sitemap::jobs(press));
    }
    if outputs.search {
        jobs.extend(search::jobs(press));
    }
    if outputs.redirects {
        jobs.extend(redirect::jobs(press));
    }
    if outputs.epaper_addresses {
        jobs.extend(redirect::epaper_jobs(press));
    }
    let target = press.site.config.hosting.target;
    if outputs.headers && target.is_none_or(Host::reads_headers) {
        jobs.extend(headers::jobs(press));
    }
    jobs.extend(security_txt::jobs(press));
    if outputs.offline {
        jobs.extend(app_manifest::jobs(press));
        jobs.extend(offline::jobs(press));
    }
    jobs.extend(not_found::jobs(press));
    jobs.extend(home::jobs(press));
    // Its list names pages, so it is published after them.
    let worker = worker::jobs(press, &jobs);
    jobs.extend(worker);
    if outputs.precompressed {
        let copies = compressed::jobs(&jobs);
        jobs.extend(copies);
    }
    jobs
}

/// The pages of every edition; the newest first, since older ones lead to it.
fn editions(press: Press<'_>) -> impl ParallelIterator<Item = Job<'_>> {
    let editions = (0..press.site.editions.len()).into_par_iter().rev();
    editions.flat_map_iter(move |at| {
        let pages = newspaper_page::of_edition(press, at);
        article::of_edition(press, at).chain(pages).chain([edition::of_edition(press, at)])
    })
}

/// As many as each of their pages names; all of more would be the square of their number.
const FEW: usize = 60;
/// Of more, those before and behind the one that is shown.
const NEIGHBOURS: usize = 10;

impl<'s> Press<'s> {
    /// Of so many pages or articles, those that the page of the one at `at` names.
    pub fn neighbours(count: usize, at: usize) -> std::ops::Range<usize> {
        if count <= FEW { 0..count } else { at.saturating_sub(NEIGHBOURS)..count.min(at + NEIGHBOURS + 1) }
    }

    pub fn template(&self, name: &'static str) -> Template<'s> {
        self.theme.template(name)
    }

    pub fn body(&self, body: &'s Body) -> BodyText<'s> {
        BodyText::new(self.root, body, self.site.config.markdown.options())
    }

    /// Whether the paper gives a file of its own in `static/`, which then takes the place of newsprint's.
    pub fn has_own(&self, name: &str) -> bool {
        self.statics.iter().any(|file| file.name == name && !file.is_built_in)
    }

    /// The links of static files whose names change with their content.
    pub fn hashed_files(&self) -> impl Iterator<Item = String> + use<'s> {
        let base = &self.site.config.base;
        self.statics
            .iter()
            .filter(|file| static_file::is_hashed(file))
            .map(|file| base.href(&static_file::address(file)))
    }

    /// The link of an address of the site.
    pub fn href(&self, address: &str) -> String {
        self.site.config.base.href(address)
    }
}
