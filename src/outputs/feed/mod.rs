//! Feeds of the paper, of each section and author, and of the corrections, newest first: Atom (RFC 4287), RSS 2.0 and
//! JSON Feed 1.1.

mod atom;
mod channel;
mod json;
mod rss;

use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::address::{Address, Location};
use crate::config::{Config, FeedContent};
use crate::diagnostic::Diagnostics;
use crate::digest::Digested;
use crate::job::{Content, Job};
use crate::manuscript::moment::start_of_day;
use crate::model::{Article, Corrected, Figure, Gone, Listing, Recording};
use crate::outputs::shared::RenderContext;
use channel::{Enclosure, Entry, Feed, Masthead, Shared, Text, Tombstone};

/// The three forms, with the names of their files.
type Form = (&'static str, fn(&Shared<'_>) -> Result<Content, Diagnostics>);
const FORMS: [Form; 3] = [(atom::FILE, atom::make), (rss::FILE, rss::make), (json::FILE, json::make)];

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let site = context.site;
    let Config { title, outputs, .. } = &site.config;
    let newest = site.newest_first().flat_map(|edition| edition.articles.iter()).take(outputs.feed_size);
    let entries = with_ends(context, newest.map(|article| entry(context, article)).collect());
    let mut jobs = forms(context, title.clone(), &site.paper.url, entries);
    jobs.par_extend(site.sections.par_iter().flat_map_iter(|section| of_listing(context, section)));
    if outputs.author_feeds {
        jobs.par_extend(site.authors.par_iter().flat_map_iter(|author| of_author(context, author)));
    }
    if outputs.corrections {
        let newest = site.corrections.iter().take(outputs.feed_size).map(|corrected| correction(context, corrected));
        let title = format!("{} · {title}", context.theme.word("corrections"));
        jobs.extend(forms(context, title, &context.address("/corrections/"), (newest.collect(), vec![])));
    }
    jobs
}

fn of_listing<'s>(context: RenderContext<'s>, listing: &'s Listing) -> Vec<Job<'s>> {
    let entries = with_ends(context, entries(context, listing).collect());
    forms(context, format!("{} · {}", listing.label.name, context.site.config.title), &listing.label.url, entries)
}

/// An article of more authors is in their feeds without its text, which each of them would repeat.
const MOST_AUTHORS_OF_TEXT: usize = 6;

fn of_author<'s>(context: RenderContext<'s>, author: &'s Listing) -> Vec<Job<'s>> {
    let short = |entry: Entry<'s>| match entry.authors.len() {
        0..=MOST_AUTHORS_OF_TEXT => entry,
        _ => Entry { text: None, ..entry },
    };
    let entries = entries(context, author).map(short).collect();
    forms(
        context,
        format!("{} · {}", author.label.name, context.site.config.title),
        &author.label.url,
        (entries, vec![]),
    )
}

fn entries<'s>(context: RenderContext<'s>, listing: &'s Listing) -> impl Iterator<Item = Entry<'s>> {
    let newest = listing.newest(context.site.config.outputs.feed_size).iter().rev();
    newest.map(move |at| entry(context, context.site.article(*at)))
}

/// The forms of a feed of these entries, and of what ended of it.
fn forms<'s>(
    context: RenderContext<'s>,
    title: String,
    page: &Address,
    (entries, gone): (Vec<Entry<'s>>, Vec<Tombstone<'s>>),
) -> Vec<Job<'s>> {
    let config = &context.site.config;
    let url = config.base.absolute(page);
    let feed = Arc::new(Digested::new(Feed { masthead: Masthead { config }, title, page: url, entries, gone }));
    let job = |(name, make): Form| Job::new(page.file_beside(name), Arc::clone(&feed), make);
    FORMS.into_iter().map(job).collect()
}

/// The entries with what ended since the oldest came; readers of the feed may still have it, whatever feed of the paper it
/// was in.
fn with_ends<'s>(context: RenderContext<'s>, entries: Vec<Entry<'s>>) -> (Vec<Entry<'s>>, Vec<Tombstone<'s>>) {
    let config = &context.site.config;
    let since = entries.iter().map(|entry| entry.published).min().unwrap_or(Timestamp::MIN);
    let tombstone = |gone: &'s Gone| Tombstone {
        id: config.base.absolute(&gone.address),
        when: start_of_day(gone.since, &config.zone),
        reason: gone.reason.as_deref(),
    };
    let mut gone: Vec<_> = context.site.gone.iter().map(tombstone).filter(|gone| gone.when >= since).collect();
    gone.sort_by(|one, other| other.when.cmp(&one.when).then_with(|| one.id.cmp(&other.id)));
    gone.truncate(config.outputs.feed_size);
    (entries, gone)
}

fn entry<'s>(context: RenderContext<'s>, article: &'s Article) -> Entry<'s> {
    let config = &context.site.config;
    let head = &article.head;
    let url = config.base.absolute(&head.url);
    let is_full = config.outputs.feed_content == FeedContent::Full;
    Entry {
        id: url.clone(),
        url,
        title: &head.title,
        summary: &head.summary,
        authors: &head.authors,
        section: head.section.as_deref(),
        topics: &article.topics,
        published: article.published,
        updated: article.modified,
        lang: head.lang.as_deref(),
        picture: head.picture.as_ref().and_then(|picture| enclosure(context, picture)),
        recordings: recordings(context, article),
        text: is_full.then(|| Text { figures: &article.figures, body: context.body(&article.body) }),
    }
}

fn enclosure<'s>(context: RenderContext<'s>, picture: &'s Figure) -> Option<Enclosure<'s>> {
    let Location::Site(address) = &picture.url else { return None };
    let url = context.site.config.base.absolute(address);
    let site = context.site;
    let file = address.file();
    let len = site.assets.get(&file).filter(|asset| asset.imprint.is_none()).map(|asset| asset.len);
    if len.is_none() && !site.renditions.contains_key(&file) {
        return None;
    }
    Some(Enclosure { url, kind: picture.media_type()?, len, alt: &picture.alt })
}

/// An entry tells of no more videos and sounds; all of them are on its page.
const MOST_RECORDINGS: usize = 10;

fn recordings<'s>(context: RenderContext<'s>, article: &'s Article) -> Vec<Enclosure<'s>> {
    let enclosure = |recording: &'s Recording| {
        let url = context.site.config.base.whole(recording.url.href());
        Some(Enclosure { url, kind: recording.media_type()?, len: Some(recording.len?), alt: &recording.name })
    };
    article.body.recordings_once().filter_map(enclosure).take(MOST_RECORDINGS).collect()
}

fn correction<'s>(context: RenderContext<'s>, corrected: &'s Corrected) -> Entry<'s> {
    let config = &context.site.config;
    let at = start_of_day(corrected.date, &config.zone);
    let page = config.base.absolute(&corrected.url);
    let mut id = format!("{page}#correction-{}", corrected.date);
    if corrected.of_day > 1 {
        id += &format!("-{}", corrected.of_day);
    }
    Entry {
        id,
        url: format!("{page}#corrections"),
        title: &corrected.title,
        summary: &corrected.text,
        authors: &[],
        section: None,
        topics: &[],
        published: at,
        updated: at,
        lang: None,
        picture: None,
        recordings: vec![],
        text: None,
    }
}
