//! What other pages may know of a body, found in one parse.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use super::Options;
use super::address::{Address, scheme_of};
use super::events::{Body, Events};
use super::opening::Opening;
use super::raw::{RawBlock, is_comment};
use super::text::{Words, join_lines, without_marks};

/// What other pages may know of a body; places are bytes in its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// 字数: Han, kana and Hangul characters, and Latin words and numbers, without code and bare addresses.
    pub words: u32,
    /// The first sentences of prose, at most about 120 characters.
    pub opening: String,
    /// Every link into this site, in order.
    pub links: Vec<Link>,
    /// Every picture of this site, in order.
    pub pictures: Vec<Picture>,
    /// The addresses of pictures that lie elsewhere, and `data:` for those in the text itself.
    pub elsewhere: Vec<String>,
    /// Where HTML stands that is shown as text; empty when the options publish it.
    pub raw_html: Vec<u32>,
    /// Addresses by schemes that not every paper has, the first of them.
    pub strange: Vec<Strange>,
    /// Where the text nests deeper than [`super::MAX_NESTING`].
    pub too_deep: Option<u32>,
    /// Where a table begins whose rows leave out too many cells.
    pub too_wide: Option<u32>,
    /// Where the link or the picture stands that is one more than a body may have.
    pub too_many: Option<(Many, u32)>,
}

/// Of what a body may have a certain number only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Many {
    Links,
    Pictures,
}

impl Many {
    /// What no article has more of.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Many::Links => 10_000,
            Many::Pictures => 1_000,
        }
    }
}

/// Places of HTML and of strange addresses that are kept; more need not be told.
const MOST_PLACES: usize = 20;
/// As much of a scheme as is told, in characters.
const LONGEST_SCHEME: usize = 40;

/// A link into this site, such as `02-opera.md#top`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub target: String,
    pub start: u32,
    pub end: u32,
}

/// A picture of this site; `title` is its caption with the credit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub src: String,
    pub alt: String,
    pub title: String,
    pub start: u32,
    pub end: u32,
}

/// An address by a scheme that not every paper has, such as `file:///x`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strange {
    /// In small letters.
    pub scheme: String,
    pub is_picture: bool,
    pub start: u32,
    pub end: u32,
}

/// Finds the facts of a body; never fails, whatever the text.
#[must_use]
pub fn facts(text: &str, options: Options) -> Facts {
    let body = Body::new(text);
    let mut gatherer = Gatherer::new(options);
    let mut events = body.events(options);
    for (event, range) in events.by_ref() {
        gatherer.event(&event, &range);
    }
    gatherer.finish(&events)
}

/// Hears every event of a body and keeps its facts.
#[derive(Default)]
pub(super) struct Gatherer {
    options: Options,
    facts: Facts,
    words: Words,
    opening: Opening,
    /// Open blocks that hold no prose for an opening: headings, lists, tables, notes, code.
    asides: usize,
    is_in_paragraph: bool,
    is_in_code: bool,
    is_in_autolink: bool,
    /// The open pictures, by their index when they are the site's.
    open_pictures: Vec<Option<usize>>,
    raw_block: RawBlock,
}

impl Gatherer {
    pub fn new(options: Options) -> Gatherer {
        Gatherer { options, ..Gatherer::default() }
    }

    /// The facts, when all events have been heard.
    pub fn finish(self, events: &Events<'_>) -> Facts {
        Facts {
            words: self.words.count,
            opening: self.opening.finish(),
            too_deep: events.too_deep.map(offset),
            too_wide: events.too_wide.map(offset),
            ..self.facts
        }
    }

    pub fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) => self.text(text),
            Event::Code(code) => self.code(code),
            Event::SoftBreak | Event::HardBreak => self.line_break(),
            Event::Html(html) => self.raw_block.read(html),
            Event::InlineHtml(html) => self.inline_html(html, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        self.asides += usize::from(is_aside(tag.to_end()));
        match tag {
            Tag::Paragraph => self.is_in_paragraph = true,
            Tag::CodeBlock(_) => self.is_in_code = true,
            Tag::HtmlBlock => self.raw_block = RawBlock::default(),
            Tag::Link { link_type, dest_url, .. } => self.link(*link_type, dest_url, range),
            Tag::Image { dest_url, title, .. } => self.picture(dest_url, title, range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::CodeBlock => self.is_in_code = false,
            TagEnd::HtmlBlock => self.end_html_block(range),
            TagEnd::Link => self.is_in_autolink = false,
            TagEnd::Image => self.end_picture(),
            _ => {}
        }
        self.asides -= usize::from(is_aside(tag));
        if !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) {
            self.words.pause();
        }
    }

    fn end_paragraph(&mut self) {
        if self.is_prose() {
            self.opening.end_paragraph();
        }
        self.is_in_paragraph = false;
    }

    fn end_html_block(&mut self, range: &Range<usize>) {
        if !self.options.raw_html && !self.raw_block.visible.trim().is_empty() {
            self.note_html(range);
        }
    }

    fn note_html(&mut self, range: &Range<usize>) {
        if self.facts.raw_html.len() < MOST_PLACES {
            self.facts.raw_html.push(offset(range.start));
        }
    }

    /// Whether there may be one more.
    fn is_within(&mut self, what: Many, count: usize, range: &Range<usize>) -> bool {
        if count >= what.most() {
            self.facts.too_many.get_or_insert((what, offset(range.start)));
        }
        count < what.most()
    }

    fn note_strange(&mut self, address: &str, is_picture: bool, range: &Range<usize>) {
        if self.facts.strange.len() < MOST_PLACES {
            let scheme = scheme_of(address).unwrap_or_default().chars().take(LONGEST_SCHEME).collect();
            self.facts.strange.push(Strange { scheme, is_picture, start: offset(range.start), end: offset(range.end) });
        }
    }

    fn link(&mut self, kind: LinkType, target: &str, range: &Range<usize>) {
        if kind != LinkType::Email && matches!(Address::of(target), Address::Strange | Address::Embedded) {
            self.note_strange(target, false, range);
        }
        self.is_in_autolink = matches!(kind, LinkType::Autolink | LinkType::Email);
        if is_site_link(kind, target) && self.is_within(Many::Links, self.facts.links.len(), range) {
            self.facts.links.push(Link {
                target: target.to_owned(),
                start: offset(range.start),
                end: offset(range.end),
            });
        }
    }

    fn picture(&mut self, src: &str, title: &str, range: &Range<usize>) {
        let count = self.facts.pictures.len() + self.facts.elsewhere.len();
        if !self.is_within(Many::Pictures, count, range) {
            return self.open_pictures.push(None);
        }
        match Address::of(src) {
            Address::Site => {}
            other => {
                match other {
                    other if !other.is_picture() => self.note_strange(src, true, range),
                    Address::External => self.facts.elsewhere.push(src.to_owned()),
                    Address::Embedded => self.facts.elsewhere.push("data:".to_owned()),
                    _ => {}
                }
                return self.open_pictures.push(None);
            }
        }
        self.open_pictures.push(Some(self.facts.pictures.len()));
        self.facts.pictures.push(Picture {
            src: src.to_owned(),
            alt: String::new(),
            title: without_marks(title).into_owned(),
            start: offset(range.start),
            end: offset(range.end),
        });
    }

    fn end_picture(&mut self) {
        if let Some(Some(picture)) = self.open_pictures.pop() {
            let alt = &mut self.facts.pictures[picture].alt;
            *alt = without_marks(&join_lines(alt)).into_owned();
        }
    }

    fn text(&mut self, text: &str) {
        if !self.open_pictures.is_empty() {
            return self.describe(text);
        }
        if !self.is_in_code && !self.is_in_autolink {
            self.words.read(text);
        }
        self.prose(text);
    }

    fn code(&mut self, code: &str) {
        if !self.open_pictures.is_empty() {
            return self.describe(code);
        }
        self.words.pause();
        self.prose(code);
    }

    fn line_break(&mut self) {
        self.words.pause();
        if !self.open_pictures.is_empty() {
            self.describe("\n");
        } else if self.is_prose() {
            self.opening.line_break();
        }
    }

    fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        if !self.options.raw_html && !is_comment(html) {
            self.note_html(range);
            self.describe(html);
        }
    }

    /// Adds to what the outermost open picture shows; those inside it are not shown.
    fn describe(&mut self, text: &str) {
        if let Some(&Some(picture)) = self.open_pictures.first() {
            self.facts.pictures[picture].alt.push_str(text);
        }
    }

    fn prose(&mut self, text: &str) {
        if self.is_prose() {
            self.opening.read(text);
        }
    }

    fn is_prose(&self) -> bool {
        self.is_in_paragraph && self.asides == 0 && !self.opening.is_full()
    }
}

/// Whether a link is one that [`super::html`] asks the caller for.
pub(super) fn is_site_link(kind: LinkType, target: &str) -> bool {
    kind != LinkType::Email && Address::of(target) == Address::Site
}

fn is_aside(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Heading(_) | TagEnd::List(_) | TagEnd::Table | TagEnd::FootnoteDefinition | TagEnd::CodeBlock)
}

/// Texts beyond 4 GiB lose their places, not their meaning.
fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
