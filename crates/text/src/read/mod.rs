//! Reads Markdown into a tree: what the parser tells, made safe, and as Chinese newspaper text means it.

mod comments;
mod emphasis;
mod events;
mod limits;
mod raw;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::address::{Address, Schemes};
use crate::body::{Alignment, Body, Builder, Kind, Link, LinkForm, Picture, Place};
use crate::characters::{ends_wide, starts_wide};
use events::Source;
use raw::{RawBlock, is_comment};

/// How a paper's Markdown is read: the `[markdown]` table of site.toml.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Whether HTML in the text is published as it stands; otherwise it is shown as text.
    pub raw_html: bool,
    /// Whether `"straight quotes"`, `--` and `...` become typographic ones.
    pub smart_punctuation: bool,
    /// Schemes of links beside those that every paper has.
    pub schemes: Schemes,
}

/// Reads a body; never fails, whatever the text. What lies beyond 1 GiB is not read.
#[must_use]
pub fn read(text: &str, options: Options) -> Body {
    const MOST: usize = 1 << 30;
    let source = Source::new(&text[..text.floor_char_boundary(MOST)]);
    let mut reader = Reader { options, tree: Builder::for_text_of(text.len().min(MOST)), ..Reader::default() };
    let mut events = source.events(options.smart_punctuation);
    for (event, range) in events.by_ref() {
        reader.event(event, place(&range));
    }
    reader.tree.finish(events.too_deep.map(offset), events.too_wide.map(offset))
}

/// The tree, and what must be remembered between events.
#[derive(Default)]
struct Reader {
    options: Options,
    tree: Builder,
    html_block: RawBlock,
    is_in_code: bool,
    line: Line,
    /// The open images, with whether they are shown as pictures; what describes a picture ends with it.
    images: Vec<bool>,
}

/// What is known of the line that is being read.
#[derive(Default)]
struct Line {
    /// Whether the text so far ends with Han, kana or CJK punctuation.
    is_wide: bool,
    /// The end of a line of the author's whose neighbour is not known yet.
    unsettled: Option<u32>,
    is_paragraph_start: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, place: Place) {
        match event {
            Event::Start(tag) => self.start(tag, place),
            Event::End(tag) => self.end(tag, place),
            Event::Text(text) if self.is_in_code => self.add_text(Kind::Text, &text, place),
            Event::Text(text) => self.line_text(&text, place),
            Event::Code(code) => {
                self.settle(&code);
                self.add_text(Kind::Code, &code, place);
            }
            Event::InlineHtml(html) if is_comment(&html) => self.add(Kind::Comment, place),
            Event::InlineHtml(html) if self.options.raw_html => self.add_text(Kind::Html, &html, place),
            Event::InlineHtml(html) => {
                self.settle(&html);
                self.add_text(Kind::ShownHtml, &html, place);
            }
            Event::Html(html) => self.html_block.read(&html),
            Event::SoftBreak => self.line.unsettled = Some(self.tree.add(Kind::Joint, place)),
            Event::HardBreak => {
                self.line.unsettled = None;
                self.add(Kind::HardBreak, place);
            }
            Event::Rule => {
                self.line = Line::default();
                self.add(Kind::Rule, place);
            }
            Event::FootnoteReference(label) => self.add_text(Kind::Citation, &label, place),
            // Their extensions are off.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn add(&mut self, kind: Kind, place: Place) {
        self.tree.add(kind, place);
    }

    fn add_text(&mut self, kind: fn(crate::body::Text) -> Kind, text: &str, place: Place) {
        let kind = kind(self.tree.text(text));
        self.tree.add(kind, place);
    }

    /// Text of a line; the ideographic spaces by which authors indent a paragraph are a node of their own.
    fn line_text(&mut self, text: &str, mut place: Place) {
        let mut rest = text;
        if self.line.is_paragraph_start {
            rest = text.trim_start_matches('\u{3000}');
            let indent = &text[..text.len() - rest.len()];
            if !indent.is_empty() {
                // A space that was typed as an entity takes more room there.
                let is_as_typed = place.end - place.start == offset(text.len());
                let end = if is_as_typed { place.start + offset(indent.len()) } else { place.end };
                self.add_text(Kind::Indent, indent, Place { end, ..place });
                place.start = if is_as_typed { end } else { place.start };
            }
        }
        self.settle(rest);
        self.add_text(Kind::Text, rest, place);
    }

    /// A line's end vanishes between wide characters; elsewhere words need a space there.
    fn settle(&mut self, next: &str) {
        let is_wide_next = starts_wide(next, self.line.is_wide);
        self.settle_before(is_wide_next);
        self.line.is_wide = ends_wide(next, self.line.is_wide);
    }

    fn settle_before(&mut self, is_wide_next: bool) {
        self.line.is_paragraph_start = false;
        if let Some(at) = self.line.unsettled.take()
            && !(self.line.is_wide && is_wide_next)
        {
            self.tree.change(at, Kind::SoftBreak);
        }
    }

    fn start(&mut self, tag: Tag<'_>, place: Place) {
        let kind = match tag {
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Deletion,
            Tag::Link { link_type, dest_url, title, .. } => self.link(link_type, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, &title),
            block => return self.start_block(block, place),
        };
        self.tree.open(kind, place);
    }

    fn link(&mut self, kind: LinkType, target: &str, title: &str) -> Kind {
        let address = Address::of(target);
        let form = match kind {
            LinkType::Email => LinkForm::Email,
            LinkType::Autolink => LinkForm::Bare,
            _ => LinkForm::Text,
        };
        let is_allowed = form == LinkForm::Email || address.is_link(target, self.options.schemes);
        let (target, title) = (self.tree.text(target), self.tree.text(title));
        self.tree.link(Link { target, title, address, form, is_allowed })
    }

    fn start_image(&mut self, src: &str, title: &str) -> Kind {
        let address = Address::of(src);
        let is_in_description = self.images.contains(&true);
        let is_picture = !is_in_description && address.is_picture();
        if is_picture {
            self.settle_before(false);
            self.line.is_wide = false;
        }
        self.images.push(is_picture);
        let (src, title) = (self.tree.text(src), self.tree.text(title));
        self.tree.picture(Picture { src, title, address })
    }

    fn start_block(&mut self, tag: Tag<'_>, place: Place) {
        self.line = Line { is_paragraph_start: matches!(tag, Tag::Paragraph), ..Line::default() };
        let kind = match tag {
            Tag::Heading { level, id, .. } => {
                Kind::Heading { level: level as u8, id: self.tree.text(id.as_deref().unwrap_or_default()) }
            }
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(kind) => {
                self.is_in_code = true;
                Kind::CodeBlock(self.tree.text(language(&kind)))
            }
            Tag::HtmlBlock => return self.html_block = RawBlock::default(),
            Tag::List(first) => Kind::List(first.map(|first| u32::try_from(first).unwrap_or(u32::MAX))),
            Tag::Item => Kind::Item,
            Tag::FootnoteDefinition(label) => Kind::Note(self.tree.text(&label)),
            Tag::Table(columns) => self.tree.table(columns.into_iter().map(alignment).collect()),
            Tag::TableHead => Kind::TableHead,
            Tag::TableRow => Kind::TableRow,
            Tag::TableCell => Kind::TableCell,
            // Others belong to extensions that are off.
            _ => Kind::Paragraph,
        };
        self.tree.open(kind, place);
    }

    fn end(&mut self, tag: TagEnd, place: Place) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {}
            TagEnd::Image => {
                if self.images.pop() == Some(true) {
                    self.line = Line::default();
                }
            }
            TagEnd::HtmlBlock => return self.end_html_block(place),
            _ => {
                self.line.unsettled = None;
                self.is_in_code = false;
            }
        }
        self.tree.close();
    }

    fn end_html_block(&mut self, place: Place) {
        let html = std::mem::take(&mut self.html_block.visible);
        if self.options.raw_html {
            self.add_text(Kind::HtmlBlock, &html, place);
        } else {
            self.add_text(Kind::ShownHtmlBlock, html.trim(), place);
        }
    }
}

fn language<'t>(kind: &'t CodeBlockKind<'_>) -> &'t str {
    match kind {
        CodeBlockKind::Fenced(line) => line.split_whitespace().next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

fn place(range: &Range<usize>) -> Place {
    Place { start: offset(range.start), end: offset(range.end) }
}

fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
