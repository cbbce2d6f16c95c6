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
mod gone;
mod headers;
mod home;
mod listing;
mod llms;
mod newspaper_page;
mod ninjs;
mod not_found;
mod offline;
mod redirect;
mod rendition;
mod search;
mod security_txt;
pub mod shared;
mod sitemap;
mod standing;
mod static_file;
mod worker;

use rayon::prelude::*;

use crate::config::Config;
use crate::job::Job;
use shared::RenderContext;

/// An output: whether the paper wants it, and its files.
type Output<'s> = (bool, fn(RenderContext<'s>) -> Vec<Job<'s>>);

/// Every file of the site, in the order of publishing: what is quoted before what quotes it.
pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let config = &context.site.config;
    let mut jobs = static_file::jobs(context);
    jobs.extend(asset::jobs(context));
    jobs.extend(rendition::jobs(context));
    jobs.par_extend(editions(context));
    let wanted = contents(config).into_iter().filter(|(is_wanted, _)| *is_wanted);
    jobs.extend(wanted.flat_map(|(_, output)| output(context)));
    // Its list names pages, so it is published after them.
    let worker = worker::jobs(context, &jobs);
    jobs.extend(worker);
    if config.outputs.precompressed {
        let copies = compressed::jobs(&jobs);
        jobs.extend(copies);
    }
    jobs
}

fn contents<'s>(config: &Config) -> [Output<'s>; 21] {
    let outputs = &config.outputs;
    let has_headers = outputs.headers && config.hosting.target.is_none_or(|host| host.facts().reads_headers);
    [
        (true, standing::jobs),
        (true, listing::jobs),
        (outputs.corrections, corrections::jobs),
        (outputs.archive, archive::jobs),
        (outputs.article_markdown || outputs.article_text, alternates::jobs),
        (outputs.ninjs, ninjs::jobs),
        (outputs.edition_json, edition_json::jobs),
        (outputs.edition_json, editions_json::jobs),
        (outputs.llms_txt, llms::jobs),
        (outputs.feeds, feed::jobs),
        (outputs.sitemaps, sitemap::jobs),
        (outputs.search, search::jobs),
        (outputs.redirects, redirect::jobs),
        (true, gone::jobs),
        (outputs.epaper_addresses, redirect::epaper_jobs),
        (has_headers, headers::jobs),
        (true, security_txt::jobs),
        (outputs.offline, app_manifest::jobs),
        (outputs.offline, offline::jobs),
        (true, not_found::jobs),
        (true, home::jobs),
    ]
}

/// The pages of every edition; the newest first, since older ones lead to it.
fn editions(context: RenderContext<'_>) -> impl ParallelIterator<Item = Job<'_>> {
    let editions = (0..context.site.editions.len()).into_par_iter().rev();
    editions.flat_map_iter(move |at| {
        let pages = newspaper_page::of_edition(context, at);
        article::of_edition(context, at).chain(pages).chain([edition::of_edition(context, at)])
    })
}
