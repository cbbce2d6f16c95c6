//! Writes a body as HTML: blocks here, what stands in a line in [`super::inline`].

use std::borrow::Cow;
use std::fmt::Write as _;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::events::Body;
use super::headings::Headings;
use super::inline::{Image, push_attribute, push_text};
use super::notes::Notes;
use super::raw::{RawBlock, is_comment};
use super::table::Table;
use super::{Options, draft};

/// The address and measure of a picture, as the site knows it; a width or height of 0 is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResolvedPicture<'s> {
    pub url: &'s str,
    pub width: u32,
    pub height: u32,
}

/// Writes a body as HTML; `links[i]` and `pictures[i]` answer [`super::Facts::links`] and [`super::Facts::pictures`].
///
/// Addresses are percent-encoded already; where one is missing, the author's own stands.
pub fn html(text: &str, options: Options, links: &[&str], pictures: &[ResolvedPicture<'_>], out: &mut String) {
    write(text, options, links, pictures, out);
}

/// How many answers the body did not ask for: none, when they answer its facts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unasked {
    pub links: usize,
    pub pictures: usize,
}

/// Writes a body like [`html`], and counts the answers left over.
pub(super) fn write(
    text: &str,
    options: Options,
    links: &[&str],
    pictures: &[ResolvedPicture<'_>],
    out: &mut String,
) -> Unasked {
    let body = Body::new(text);
    out.reserve(text.len() + text.len() / 4);
    let links = Links::Known(links.iter());
    Writer::new(text, options, links, pictures, out).write(body.events(options).map(|(event, _)| event))
}

/// The addresses of a body's links.
pub(super) enum Links<'w> {
    /// In the order of the facts.
    Known(std::slice::Iter<'w, &'w str>),
    /// Not known yet: numbers stand for them, and this is the next.
    Numbered(usize),
}

impl<'w> Links<'w> {
    pub fn next(&mut self) -> Option<Cow<'w, str>> {
        match self {
            Links::Known(links) => links.next().copied().map(Cow::Borrowed),
            Links::Numbered(next) => {
                *next += 1;
                Some(Cow::Owned(draft::numbered(*next - 1)))
            }
        }
    }

    fn left(&self) -> usize {
        match self {
            Links::Known(links) => links.len(),
            Links::Numbered(_) => 0,
        }
    }
}

/// The output and what must be remembered between events; `'b` is the body, `'w` all that outlives the writing.
pub(super) struct Writer<'w, 'b> {
    text: &'w str,
    pub options: Options,
    pub links: Links<'w>,
    pub pictures: std::slice::Iter<'w, ResolvedPicture<'w>>,
    pub out: &'w mut String,
    headings: Headings<'w>,
    heading: Option<Heading<'b>>,
    pub notes: Notes,
    table: Table,
    is_in_code: bool,
    raw_block: RawBlock,
    /// Whether the text so far ends with Han, kana or CJK punctuation.
    pub is_wide: bool,
    /// Where a line break stands whose neighbour is not known yet.
    pub line_break: Option<usize>,
    pub is_paragraph_start: bool,
    /// For each open link, whether it has a tag.
    pub open_links: Vec<bool>,
    pub image: Option<Image<'b>>,
}

/// A heading being written, with the place of its id.
struct Heading<'b> {
    id_at: usize,
    own_id: Option<CowStr<'b>>,
    text: String,
}

impl<'w, 'b> Writer<'w, 'b> {
    pub fn new(
        text: &'w str,
        options: Options,
        links: Links<'w>,
        pictures: &'w [ResolvedPicture<'w>],
        out: &'w mut String,
    ) -> Writer<'w, 'b> {
        Writer {
            text,
            options,
            links,
            pictures: pictures.iter(),
            out,
            headings: Headings::default(),
            heading: None,
            notes: Notes::default(),
            table: Table::default(),
            is_in_code: false,
            raw_block: RawBlock::default(),
            is_wide: false,
            line_break: None,
            is_paragraph_start: false,
            open_links: Vec::new(),
            image: None,
        }
    }

    /// Writes the whole body.
    pub fn write(mut self, mut events: impl Iterator<Item = Event<'b>>) -> Unasked {
        while let Some(event) = events.next() {
            match event {
                Event::Start(Tag::Paragraph) => self.paragraph(&mut events),
                event => self.event(event),
            }
        }
        self.headings.settle_levels(self.out);
        self.notes.write(self.out);
        Unasked { links: self.links.left(), pictures: self.pictures.len() }
    }

    pub fn event(&mut self, event: Event<'b>) {
        match event {
            Event::Start(tag) if self.image.is_some() => self.start_in_image(&tag),
            Event::End(tag) if self.image.is_some() => self.end_in_image(tag),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.is_in_code => push_text(self.out, &text),
            Event::Text(text) => self.line_text(&text),
            Event::Code(code) => self.code_span(&code),
            Event::InlineHtml(html) if self.options.raw_html || is_comment(&html) => {
                self.inline_html(&html);
            }
            Event::InlineHtml(html) => self.line_text(&html),
            Event::Html(html) => self.raw_block.read(&html),
            Event::SoftBreak => self.line_break = Some(self.out.len()),
            Event::HardBreak => self.hard_break(),
            Event::Rule => self.begin_block("<hr>\n"),
            Event::FootnoteReference(label) => self.note_reference(&label),
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'b>) {
        match tag {
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, title),
            block => self.start_block(block),
        }
    }

    fn start_block(&mut self, tag: Tag<'b>) {
        self.begin_block("");
        match tag {
            Tag::Paragraph => {
                self.out.push_str("<p>");
                self.is_paragraph_start = true;
            }
            Tag::Heading { level, id, .. } => self.start_heading(level as u8, id),
            Tag::BlockQuote(_) => self.out.push_str("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => self.raw_block = RawBlock::default(),
            Tag::List(first) => self.start_list(first),
            Tag::Item => self.out.push_str("<li>"),
            Tag::FootnoteDefinition(label) => self.notes.begin(&label, self.out),
            Tag::Table(alignments) => self.table = Table::begin(alignments, self.out),
            Tag::TableRow => self.table.begin_row(self.out),
            Tag::TableCell => self.table.begin_cell(self.out),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => {}
            block => self.end_block(block),
        }
    }

    fn end_block(&mut self, tag: TagEnd) {
        self.line_break = None;
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.is_in_code = false;
                self.out.push_str("</code></pre>\n");
            }
            TagEnd::HtmlBlock => self.end_html_block(),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => self.notes.end(self.out),
            TagEnd::Table => self.table.end(self.out),
            TagEnd::TableHead => self.table.end_head(self.out),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.table.end_cell(self.out),
            _ => {}
        }
    }

    /// Forgets the line before, and begins a block on a line of its own.
    pub fn begin_block(&mut self, tag: &str) {
        self.line_break = None;
        self.is_wide = false;
        self.is_paragraph_start = false;
        self.out.push_str(tag);
    }

    /// A heading in a note would stand behind the body, out of its outline: it is written as a paragraph.
    fn start_heading(&mut self, level: u8, own_id: Option<CowStr<'b>>) {
        if self.notes.is_in_note() {
            return self.out.push_str("<p>");
        }
        self.out.push('<');
        self.headings.write_level(level, self.out);
        self.out.push_str(" id=\"");
        self.heading = Some(Heading { id_at: self.out.len(), own_id, text: String::new() });
        self.out.push_str("\">");
    }

    fn end_heading(&mut self, level: u8) {
        let Some(heading) = self.heading.take() else {
            return self.out.push_str("</p>\n");
        };
        let id = match heading.own_id {
            Some(id) => self.headings.own_id(&id, self.text),
            None => self.headings.id_from(&heading.text, self.text),
        };
        let mut escaped = String::with_capacity(id.len());
        push_attribute(&mut escaped, &id);
        self.out.insert_str(heading.id_at, &escaped);
        self.out.push_str("</");
        self.headings.write_level(level, self.out);
        self.out.push_str(">\n");
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.is_in_code = true;
        let language = match kind {
            CodeBlockKind::Fenced(line) => line.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        if language.is_empty() {
            return self.out.push_str("<pre><code>");
        }
        self.out.push_str("<pre><code class=\"language-");
        push_attribute(self.out, language);
        self.out.push_str("\">");
    }

    fn start_list(&mut self, first: Option<u64>) {
        match first {
            None => self.out.push_str("<ul>\n"),
            Some(1) => self.out.push_str("<ol>\n"),
            Some(first) => {
                let _ = writeln!(self.out, "<ol start=\"{first}\">");
            }
        }
    }

    fn end_html_block(&mut self) {
        let html = std::mem::take(&mut self.raw_block.visible);
        if self.options.raw_html {
            self.out.push_str(&html);
        } else if !html.trim().is_empty() {
            self.out.push_str("<p>");
            push_text(self.out, html.trim());
            self.out.push_str("</p>\n");
        }
    }

    fn inline_html(&mut self, html: &str) {
        // A description is an attribute and holds no tags.
        if self.options.raw_html && self.image.is_none() && !is_comment(html) {
            self.out.push_str(html);
        }
    }

    /// Remembers text of a heading or of a table's head, which name things.
    pub fn note_name(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        self.table.read(text);
    }
}
