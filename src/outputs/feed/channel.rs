//! A feed, whatever its form.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use jiff::Timestamp;
use pulldown_cmark_escape::escape_html;

use crate::absolute;
use crate::address::Location;
use crate::body::BodyText;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::digest::Digested;
use crate::model::{Byline, Figure, Label};

/// A feed and the entries in it, newest first.
#[derive(Hash)]
pub struct Feed<'s> {
    pub masthead: Masthead<'s>,
    pub title: String,
    /// The whole URL of the page that the feed follows; the feed's files lie below it.
    pub page: String,
    pub entries: Vec<Entry<'s>>,
    /// What was an entry and is no more, the newest end first.
    pub gone: Vec<Tombstone<'s>>,
}

/// The end of an entry (RFC 6721).
#[derive(Hash)]
pub struct Tombstone<'s> {
    pub id: String,
    pub when: Timestamp,
    pub reason: Option<&'s str>,
}

/// What every feed says of the paper, and how it tells time.
pub struct Masthead<'s> {
    pub config: &'s Config,
}

impl Hash for Masthead<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Config { title, description, base, language, zone, websub_hub, .. } = self.config;
        (title, description, base, language, zone.iana_name(), websub_hub).hash(state);
    }
}

#[derive(Hash)]
pub struct Entry<'s> {
    /// A whole URL that never changes.
    pub id: String,
    pub url: String,
    pub title: &'s str,
    pub summary: &'s str,
    pub authors: &'s [Byline],
    pub section: Option<&'s Label>,
    pub topics: &'s [Label],
    pub published: Timestamp,
    pub updated: Timestamp,
    pub lang: Option<&'s str>,
    pub picture: Option<Enclosure<'s>>,
    /// Videos and sounds of the text, the first of them.
    pub recordings: Vec<Enclosure<'s>>,
    /// Only when the paper's feeds are full.
    pub text: Option<Text<'s>>,
}

/// A picture, video or sound of an entry; one that lies elsewhere is only in the text.
#[derive(Hash)]
pub struct Enclosure<'s> {
    pub url: String,
    pub kind: &'static str,
    /// In bytes; nothing for a picture that is still to be made.
    pub len: Option<u64>,
    pub alt: &'s str,
}

/// What an article's own page shows: its pictures, then its body.
#[derive(Hash)]
pub struct Text<'s> {
    pub figures: &'s [Figure],
    pub body: BodyText<'s>,
}

/// The fingerprint is of the feed and the file's path, so the three forms share one feed.
pub type Shared<'s> = Arc<Digested<Feed<'s>>>;

impl Feed<'_> {
    pub fn config(&self) -> &Config {
        self.masthead.config
    }

    /// The feed's own URL in one of its forms.
    pub fn own(&self, file: &str) -> String {
        format!("{}{file}", self.page)
    }

    /// The newest change; a feed without entries says when nothing had happened yet.
    pub fn updated(&self) -> Timestamp {
        let changes = self.entries.iter().map(|entry| entry.updated).chain(self.gone.iter().map(|gone| gone.when));
        changes.max().unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl<'s> Entry<'s> {
    /// Whether the entry is a page of its own.
    pub fn is_page(&self) -> bool {
        self.id == self.url
    }

    /// What goes with the entry, what is played first.
    pub fn enclosures(&self) -> impl Iterator<Item = &Enclosure<'s>> {
        self.recordings.iter().chain(&self.picture)
    }

    /// What is in the entry: its section, then its topics.
    pub fn subjects(&self) -> impl Iterator<Item = &str> {
        self.section.into_iter().chain(self.topics).map(|label| label.name.as_str())
    }

    /// The whole text as HTML, its addresses whole, when the paper's feeds are full.
    pub fn html(&self, config: &Config) -> Result<Option<String>, Diagnostics> {
        let Some(text) = &self.text else { return Ok(None) };
        let mut html = String::new();
        for figure in text.figures {
            write_figure(figure, &mut html);
        }
        html += &text.body.plain_html()?;
        Ok(Some(absolute::html(&html, &config.base.origin, &self.url)))
    }
}

/// A picture of the front matter, as [`newsprint_text::html`] writes those of the body.
fn write_figure(figure: &Figure, html: &mut String) {
    let mut escaped = |before: &str, text: &str| {
        html.push_str(before);
        escape_html(&mut *html, text).expect("a string takes all that is written");
    };
    escaped("<figure><img src=\"", figure.url.href());
    escaped("\" alt=\"", &figure.alt);
    let end = match figure.url {
        Location::Elsewhere(_) => "\" referrerpolicy=\"no-referrer\">",
        Location::Site(_) => "\">",
    };
    let caption: Vec<&str> = figure.caption.iter().chain(&figure.credit).map(String::as_str).collect();
    if !caption.is_empty() {
        escaped(&[end, "<figcaption>"].concat(), &caption.join(" "));
    }
    html.push_str(if caption.is_empty() { end } else { "</figcaption>" });
    html.push_str("</figure>\n");
}
