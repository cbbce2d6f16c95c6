//! Outputs: the table of contents of the product; every kind of file that a site has, listed once.

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
pub mod shared;
mod sitemap;
mod standing;
mod static_file;
mod twin;
mod worker;

use rayon::prelude::*;

use crate::job::Job;
use shared::RenderContext;

/// Every file of the site, in the order of publishing: what is quoted before what quotes it.
pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let outputs = &context.site.config.outputs;
    let mut jobs = static_file::jobs(context);
    jobs.extend(asset::jobs(context));
    jobs.par_extend(editions(context));
    jobs.extend(standing::jobs(context));
    jobs.extend(listing::jobs(context));
    if outputs.corrections {
        jobs.extend(corrections::jobs(context));
    }
    if outputs.archive {
        jobs.extend(archive::jobs(context));
    }
    if outputs.article_markdown || outputs.article_text {
        jobs.extend(twin::jobs(context));
    }
    if outputs.ninjs {
        jobs.extend(ninjs::jobs(context));
    }
    if outputs.edition_json {
        jobs.extend(edition_json::jobs(context));
        jobs.extend(editions_json::jobs(context));
    }
    if outputs.llms_txt {
        jobs.extend(llms::jobs(context));
    }
    if outputs.feeds {
        jobs.extend(feed::jobs(context));
    }
    if outputs.sitemaps {
        jobs.extend(sitemap::jobs(context));
    }
    if outputs.search {
        jobs.extend(search::jobs(context));
    }
    if outputs.redirects {
        jobs.extend(redirect::jobs(context));
    }
    if outputs.epaper_addresses {
        jobs.extend(redirect::epaper_jobs(context));
    }
    let target = context.site.config.hosting.target;
    if outputs.headers && target.is_none_or(|host| host.facts().reads_headers) {
        jobs.extend(headers::jobs(context));
    }
    jobs.extend(security_txt::jobs(context));
    if outputs.offline {
        jobs.extend(app_manifest::jobs(context));
        jobs.extend(offline::jobs(context));
    }
    jobs.extend(not_found::jobs(context));
    jobs.extend(home::jobs(context));
    // Its list names pages, so it is published after them.
    let worker = worker::jobs(context, &jobs);
    jobs.extend(worker);
    if outputs.precompressed {
        let copies = compressed::jobs(&jobs);
        jobs.extend(copies);
    }
    jobs
}

/// The pages of every edition; the newest first, since older ones lead to it.
fn editions(context: RenderContext<'_>) -> impl ParallelIterator<Item = Job<'_>> {
    let editions = (0..context.site.editions.len()).into_par_iter().rev();
    editions.flat_map_iter(move |at| {
        let pages = newspaper_page::of_edition(context, at);
        article::of_edition(context, at).chain(pages).chain([edition::of_edition(context, at)])
    })
}
