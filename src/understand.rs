//! Understanding: sources become a newspaper, and beside it stands what is wrong with them.

use rayon::prelude::*;

use crate::check::{
    anchors, avif, contradictions, front_stories, missing_nameplate, no_articles, remote_pictures, security_txt,
    suggest,
};
use crate::check::{unknown_sections, unknown_templates, unused_files, unused_hooks, zones};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::digest::{Digest, Digested};
use crate::load::Sources;
use crate::model::compose::{self, Composer};
use crate::model::fates::{self, Published};
use crate::model::link::{self, Found, Linker, Links, SheetPages};
use crate::model::place::{Place, Sheets};
use crate::model::{Editions, LeftOut, Named, Paper, Schedule, Site, listing, pictures, place};

/// Understands the sources; beside the site stands every mistake and warning. Editions that are known are not composed
/// again.
pub fn understand(
    (sources, ledger): (Sources, Option<&str>),
    (config, config_digest): (Config, Digest),
    schedule: Schedule,
    known: &mut Editions,
) -> (Site, Diagnostics) {
    let mut diagnostics: Diagnostics = vec![];
    let sheets = place::sheets(&sources.sheets, &mut diagnostics);
    let places = place::places(&sources.manuscripts, &sheets, &config, schedule, &mut diagnostics);
    let named = Named::of(&sources.manuscripts, &places, &config, &mut diagnostics);
    let linker = Linker::new(&sources, &config, &places);
    let (links, pages, mut found) = links(&linker, &sources, (&sheets, &places));
    diagnostics.append(&mut found.diagnostics);
    diagnostics.extend(of_lost(&mut found, &sources));
    diagnostics.extend(found.assets.values().filter_map(|asset| asset.treatment.diagnostic(&asset.path)));
    if !config.sections.is_empty() {
        diagnostics.extend(unknown_sections::mistakes(&sources.manuscripts, &places, &named.sections));
    }
    let articles = (sources.manuscripts.as_slice(), places.as_slice());
    diagnostics.extend(unknown_templates::mistakes(&sources.templates, &config, articles));
    diagnostics.extend(missing_nameplate::mistakes(&config, &sources.statics));
    diagnostics.extend(avif::warnings(&config));
    diagnostics.extend(unused_hooks::warnings(&sources.templates));
    diagnostics.extend(unused_files::warnings(sources.assets.keys(), articles, &found.assets));
    diagnostics.extend(no_articles::warnings(&sources));
    diagnostics.extend(contradictions::warnings(&sources.manuscripts, &places, &config.zone));
    diagnostics.extend(front_stories::warnings(&sheets, &sources.manuscripts, &places));
    diagnostics.extend(contradictions::fronts(&sheets));
    let early = places.iter().flatten().filter(|place| place.is_early).map(|place| place.address.clone()).collect();
    let hidden = fates::hidden(&sources.manuscripts, &places, &config.zone, schedule);
    let left_out = LeftOut::count(&sources.manuscripts, &places, schedule);
    let next_change = places.iter().flatten().filter_map(|place| place.next_change).min();
    let around = Digest::of(&(config_digest, named.digest()));
    let composer = Composer { config: &config, around, named: &named, sheets: &sheets, pages: &pages };
    let (editions, standing) = composer.compose(sources.manuscripts, places, links, known);
    let (pictures, recordings) = pictures::elsewhere(&editions, &standing);
    let claimed = compose::redirects(&config.base, &editions, &standing);
    let published = Published { config: &config, ledger, editions: &editions, standing: &standing, hidden: &hidden };
    let fates = published.fates(claimed, schedule.now);
    diagnostics.extend(fates.told);
    let site = Site {
        paper: Digested::new(Paper::of(&config, &named.sections.list)),
        sections: listing::by_section(&named.sections.list, &editions),
        authors: listing::by_author(&editions, &named.authors),
        topics: if config.outputs.topics { listing::by_topic(&editions, &named.topics) } else { vec![] },
        corrections: compose::corrections(&editions),
        redirects: fates.redirects,
        gone: fates.gone,
        ledger: fates.ledger,
        pictures,
        recordings,
        assets: found.assets,
        renditions: found.renditions,
        linked: found.addresses,
        next_change,
        left_out,
        early,
        config,
        now: schedule.now,
        editions,
        standing,
    };
    diagnostics.extend(of_site(&site));
    (site, diagnostics)
}

/// What the addresses of articles and sheets mean, and what that brings to light.
fn links(
    linker: &Linker<'_>,
    sources: &Sources,
    (sheets, places): (&Sheets<'_>, &[Option<Place>]),
) -> (Vec<Option<Box<Links>>>, SheetPages, Found) {
    let mut links: Vec<Option<Box<Links>>> = (sources.manuscripts.par_iter().zip(places))
        .map(|(manuscript, place)| linker.links(manuscript, place.as_ref()))
        .collect();
    let mut pages = linker.sheet_pages(sheets, places);
    let mut found = Found::default();
    for links in links.iter_mut().flatten() {
        found.take(links);
    }
    found.take(&mut pages.links);
    (links, pages, found)
}

/// What is said of addresses that lead nowhere.
fn of_lost(found: &mut Found, sources: &Sources) -> Diagnostics {
    let mut lost = std::mem::take(&mut found.lost);
    lost.extend(link::of_machines(&sources.manuscripts));
    let mut diagnostics = suggest::meant(lost, sources);
    diagnostics.extend(anchors::warnings(std::mem::take(&mut found.lost_anchors), &sources.templates));
    diagnostics
}

/// What is said of the site as a whole.
fn of_site(site: &Site) -> Diagnostics {
    [zones::warnings(&site.editions), remote_pictures::warnings(site), security_txt::warnings(site)].concat()
}
