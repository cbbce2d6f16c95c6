//! Feeds of the paper, of each section and author, and of the corrections, newest first: Atom (RFC 4287), RSS 2.0 and
//! JSON Feed 1.1.

mod atom;
mod json;
mod rss;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use jiff::Timestamp;
use pulldown_cmark_escape::escape_html;
use rayon::prelude::*;

use crate::absolute;
use crate::address::OutputPath;
use crate::body::BodyText;
use crate::config::{Config, FeedContent};
use crate::diagnostic::Diagnostics;
use crate::digest::Digested;
use crate::job::{Content, Job};
use crate::manuscript::moment::start_of_day;
use crate::model::{Article, Byline, Corrected, Figure, Label, Listing};
use crate::outputs::shared::RenderContext;

/// A feed and the entries in it, newest first.
#[derive(Hash)]
struct Feed<'s> {
    masthead: Masthead<'s>,
    title: String,
    /// The whole URL of the page that the feed follows; the feed's files lie below it.
    page: String,
    entries: Vec<Entry<'s>>,
}

/// What every feed says of the paper, and how it tells time.
struct Masthead<'s> {
    config: &'s Config,
}

impl Hash for Masthead<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Config { title, description, base, language, zone, websub_hub, .. } = self.config;
        (title, description, base, language, zone.iana_name(), websub_hub).hash(state);
    }
}

#[derive(Hash)]
struct Entry<'s> {
    /// A whole URL that never changes.
    id: String,
    url: String,
    title: &'s str,
    summary: &'s str,
    authors: &'s [Byline],
    section: Option<&'s Label>,
    topics: &'s [Label],
    published: Timestamp,
    updated: Timestamp,
    lang: Option<&'s str>,
    picture: Option<Enclosure<'s>>,
    /// Only when the paper's feeds are full.
    text: Option<Text<'s>>,
}

/// The picture of an entry; feeds say how many bytes it has, so one that lies elsewhere is only in the text.
#[derive(Hash)]
struct Enclosure<'s> {
    url: String,
    kind: &'static str,
    len: u64,
    alt: &'s str,
}

/// What an article's own page shows: its pictures, then its body.
#[derive(Hash)]
struct Text<'s> {
    figures: &'s [Figure],
    body: BodyText<'s>,
}

/// The fingerprint is of the feed and the file's path, so the three forms share one feed.
type Shared<'s> = Arc<Digested<Feed<'s>>>;

/// The three forms, with the names of their files.
type Form = (&'static str, fn(&Shared<'_>) -> Result<Content, Diagnostics>);
const FORMS: [Form; 3] = [(atom::FILE, atom::make), (rss::FILE, rss::make), (json::FILE, json::make)];

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let site = context.site;
    let Config { title, outputs, .. } = &site.config;
    let newest = site.editions.iter().rev().flat_map(|edition| edition.articles.iter()).take(outputs.feed_size);
    let mut jobs = forms(context, title.clone(), "/", newest.map(|article| entry(context, article)).collect());
    jobs.par_extend(site.sections.par_iter().flat_map_iter(|section| of_listing(context, section)));
    if outputs.author_feeds {
        jobs.par_extend(site.authors.par_iter().flat_map_iter(|author| of_author(context, author)));
    }
    if outputs.corrections {
        let newest = site.corrections.iter().take(outputs.feed_size).map(|corrected| correction(context, corrected));
        let title = format!("{} · {title}", context.theme.word("corrections"));
        jobs.extend(forms(context, title, "/corrections/", newest.collect()));
    }
    jobs
}

fn of_listing<'s>(context: RenderContext<'s>, listing: &'s Listing) -> Vec<Job<'s>> {
    let entries = entries(context, listing).collect();
    forms(context, format!("{} · {}", listing.label.name, context.site.config.title), &listing.address, entries)
}

/// An article of more authors is in their feeds without its text, which each of them would repeat.
const MOST_AUTHORS_OF_TEXT: usize = 6;

fn of_author<'s>(context: RenderContext<'s>, author: &'s Listing) -> Vec<Job<'s>> {
    let short = |entry: Entry<'s>| match entry.authors.len() {
        0..=MOST_AUTHORS_OF_TEXT => entry,
        _ => Entry { text: None, ..entry },
    };
    let entries = entries(context, author).map(short).collect();
    forms(context, format!("{} · {}", author.label.name, context.site.config.title), &author.address, entries)
}

fn entries<'s>(context: RenderContext<'s>, listing: &'s Listing) -> impl Iterator<Item = Entry<'s>> {
    let newest = listing.newest(context.site.config.outputs.feed_size).iter().rev();
    newest.map(move |at| entry(context, context.site.article(*at)))
}

fn forms<'s>(context: RenderContext<'s>, title: String, folder: &str, entries: Vec<Entry<'s>>) -> Vec<Job<'s>> {
    let config = &context.site.config;
    let page = config.base.absolute(&context.href(folder));
    let feed = Arc::new(Digested::new(Feed { masthead: Masthead { config }, title, page, entries }));
    let job =
        |(name, make): Form| Job::new(OutputPath::new(format!("{}{name}", &folder[1..])), Arc::clone(&feed), make);
    FORMS.into_iter().map(job).collect()
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
        text: is_full.then(|| Text { figures: &article.figures, body: context.body(&article.body) }),
    }
}

fn enclosure<'s>(context: RenderContext<'s>, picture: &'s Figure) -> Option<Enclosure<'s>> {
    let asset = context.site.asset(&picture.url)?;
    let url = context.site.config.base.absolute(&picture.url);
    Some(Enclosure { url, kind: picture.media_type()?, len: asset.len, alt: &picture.alt })
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
        text: None,
    }
}

impl Feed<'_> {
    fn config(&self) -> &Config {
        self.masthead.config
    }

    /// The feed's own URL in one of its forms.
    fn own(&self, file: &str) -> String {
        format!("{}{file}", self.page)
    }

    /// The newest change; a feed without entries says when nothing had happened yet.
    fn updated(&self) -> Timestamp {
        self.entries.iter().map(|entry| entry.updated).max().unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl Entry<'_> {
    /// Whether the entry is a page of its own.
    fn is_page(&self) -> bool {
        self.id == self.url
    }

    /// What is in the entry: its section, then its topics.
    fn subjects(&self) -> impl Iterator<Item = &str> {
        self.section.into_iter().chain(self.topics).map(|label| label.name.as_str())
    }

    /// The whole text as HTML, its addresses whole, when the paper's feeds are full.
    fn html(&self, config: &Config) -> Result<Option<String>, Diagnostics> {
        let Some(text) = &self.text else { return Ok(None) };
        let mut html = String::new();
        for figure in text.figures {
            write_figure(figure, &mut html);
        }
        html += &text.body.html()?;
        Ok(Some(absolute::html(&html, &config.base.origin, &self.url)))
    }
}

/// A picture of the front matter, as [`newsprint_text::markdown`] writes those of the body.
fn write_figure(figure: &Figure, html: &mut String) {
    let mut escaped = |before: &str, text: &str| {
        html.push_str(before);
        escape_html(&mut *html, text).expect("a string takes all that is written");
    };
    escaped("<figure><img src=\"", &figure.url);
    escaped("\" alt=\"", &figure.alt);
    let caption: Vec<&str> = figure.caption.iter().chain(&figure.credit).map(String::as_str).collect();
    if !caption.is_empty() {
        escaped("\"><figcaption>", &caption.join(" "));
    }
    html.push_str(if caption.is_empty() { "\"></figure>\n" } else { "</figcaption></figure>\n" });
}
