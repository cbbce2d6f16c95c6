//! Reads Markdown into a tree: what the parser tells, made safe, and as Chinese newspaper text means it.

mod comments;
mod edited;
mod emphasis;
mod events;
mod html;
mod indent;
mod limits;
mod options;
mod raw;
mod tags;
mod typed;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::address::Address;
use crate::body::{Alignment, Body, Builder, Kind, Link, LinkForm, Picture, Place};
use crate::characters::{ends_wide, starts_wide};
use crate::invisible::seen;
use crate::medium::Medium;
use crate::slip::Slip;
use events::Source;
use indent::{PARAGRAPH, begins_in_line, columns, is_indent};
use raw::{RawBlock, is_comment};
use tags::Tags;

pub use options::Options;

/// Reads a body; never fails, whatever the text. What lies beyond 1 GiB is not read.
#[must_use]
pub fn read(text: &str, options: Options) -> Body {
    const MOST: usize = 1 << 30;
    let text = &text[..text.floor_char_boundary(MOST)];
    let source = Source::new(text, options);
    let mut reader = Reader {
        options,
        typed: text,
        figures: &source.figures,
        tree: Builder::for_text_of(text.len()),
        ..Reader::default()
    };
    for (slip, at) in &source.slips {
        reader.tree.slip(*slip, place(at));
    }
    let mut events = source.events(options.smart_punctuation);
    for (event, range) in events.by_ref() {
        reader.event(event, place(&range));
    }
    reader.tree.finish(events.too_deep.map(offset), events.too_wide.map(offset))
}

/// The tree, and what must be remembered between events.
#[derive(Default)]
struct Reader<'t> {
    options: Options,
    typed: &'t str,
    figures: &'t [usize],
    tree: Builder,
    html_block: RawBlock,
    is_in_code: bool,
    tags: Tags,
    /// Whether the heading that is open was typed as a line above a rule.
    is_above_rule: bool,
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
    is_start: bool,
    /// White space at the start of a line that goes on with a paragraph, in columns.
    indent: Option<usize>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, place: Place) {
        if begins_in_line(&event) && self.line.indent.is_some_and(|columns| columns >= PARAGRAPH) {
            self.start_paragraph(place);
        }
        match event {
            Event::Start(tag) => self.start(tag, place),
            Event::End(tag) => self.end(tag, place),
            Event::Text(text) if self.is_in_code => self.add_text(Kind::Text, &text, place),
            Event::Text(text) if is_as_typed(&text, place) => self.line_text(&text, place),
            Event::Text(text) => self.line_text(&seen(&text), place),
            Event::Code(code) => {
                self.settle(&code);
                self.add_text(Kind::Code, &code, place);
            }
            Event::InlineHtml(html) if is_comment(&html) => self.add(Kind::Comment, place),
            Event::InlineHtml(html) => self.inline_html(&html, place),
            Event::Html(html) => self.html_block.read(&html),
            Event::SoftBreak => self.end_line(place),
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

    fn inline_html(&mut self, html: &str, place: Place) {
        if self.tags.read(html, place, &mut self.tree) {
            if self.tree.ends_with_break() {
                self.line.unsettled = None;
            }
        } else if self.options.raw_html {
            self.line.is_start = false;
            self.published(html, place);
        } else {
            self.settle(html);
            self.add_text(Kind::ShownHtml, html, place);
        }
    }

    /// HTML that the paper publishes. A part of it has its own place where all was typed as it stands.
    fn published(&mut self, html: &str, place: Place) {
        let is_as_typed = self.typed.get(place.start as usize..).is_some_and(|typed| typed.starts_with(html));
        let part = |start: usize, end: usize| {
            let typed = Place { start: place.start + offset(start), end: place.start + offset(end) };
            if is_as_typed { typed } else { place }
        };
        html::add(html, self.options.schemes, &part, &mut self.tree);
    }

    /// Ends the last node that is open, and the tags that nothing closed in it.
    fn close(&mut self) {
        self.tags.end(&mut self.tree, if self.options.raw_html { Kind::Html } else { Kind::ShownHtml });
        self.tree.close();
    }

    fn add(&mut self, kind: Kind, place: Place) {
        self.tree.add(kind, place);
    }

    fn add_text(&mut self, kind: fn(crate::body::Text) -> Kind, text: &str, place: Place) {
        let kind = kind(self.tree.text(text));
        self.tree.add(kind, place);
    }

    /// The end of a line of the author's; a tab or four spaces at the start of the next one indent it.
    fn end_line(&mut self, place: Place) {
        if !self.tree.ends_with_break() {
            self.line.unsettled = Some(self.tree.add(Kind::Joint, place));
        }
        let next = self.typed.get(place.end as usize..).unwrap_or_default();
        let margin = &next[..next.len() - next.trim_start_matches([' ', '\t']).len()];
        // In a list or a quote the margin is the author's way to go on with it.
        let is_indent = !self.options.indented_code && self.tree.depth() == 1;
        self.line.indent = Some(if is_indent { columns(margin) } else { 0 });
    }

    /// Text of a line; the white space by which authors indent a paragraph is a node of its own.
    fn line_text(&mut self, text: &str, mut place: Place) {
        // What keeps a tag from being a block is no text.
        let text = text.trim_start_matches(typed::GUARD);
        let mut rest = text;
        if self.line.is_start || self.line.indent.is_some() {
            rest = text.trim_start_matches(is_indent);
            let typed = &text[..text.len() - rest.len()];
            let columns = self.line.indent.map(|margin| margin + columns(typed));
            // A space that was typed as an entity takes more room there.
            let is_as_typed = is_as_typed(text, place);
            let end = if is_as_typed { place.start + offset(typed.len()) } else { place.end };
            self.line.indent = columns;
            if !rest.is_empty() && columns.is_some_and(|columns| columns >= PARAGRAPH) {
                self.start_paragraph(place);
            }
            if self.line.is_start && !typed.is_empty() {
                self.add_text(Kind::Indent, typed, Place { end, ..place });
            }
            if rest.is_empty() {
                return;
            }
            place.start = if is_as_typed { end } else { place.start };
        }
        self.settle(rest);
        if is_as_typed(rest, place) {
            self.note_marks(rest, place);
        }
        self.add_text(Kind::Text, rest, place);
    }

    /// Marks that opened or closed nothing; the parser gives each by itself.
    fn note_marks(&mut self, text: &str, place: Place) {
        let Some(mark @ ('*' | '~')) = text.chars().next() else { return };
        let (before, after) = self.typed.split_at(self.typed.floor_char_boundary(place.start as usize));
        let run = after.len() - after.trim_start_matches(mark).len();
        let is_mark = run == 2 || run == 3 && mark == '*';
        let is_figure = self.figures.binary_search(&before.len()).is_ok();
        if is_mark && !is_figure && !before.ends_with([mark, '\\']) {
            self.tree.slip(Slip::Mark, Place { end: place.start + offset(run), ..place });
        }
    }

    /// A line of a paragraph that is indented as one is a paragraph of its own, or a line where none can stand.
    fn start_paragraph(&mut self, place: Place) {
        let Some(at) = self.line.unsettled.take() else { return };
        if self.tree.last_open() == Some(Kind::Paragraph) {
            self.close();
            self.tree.open(Kind::Paragraph, place);
            self.line = Line { is_start: true, ..Line::default() };
        } else {
            self.tree.change(at, Kind::HardBreak);
            self.line.indent = None;
        }
    }

    /// Ends a paragraph that was typed above a line of `---` or `===`: that is a rule. Fewer marks are text.
    fn end_above_rule(&mut self, place: Place) {
        let typed = self.typed.get(place.start as usize..place.end as usize).unwrap_or_default().trim_end();
        let rule = typed.rsplit(['\n', '>', ' ', '\t']).next().unwrap_or_default();
        let start = place.start + offset(typed.len() - rule.len());
        let of_rule = Place { start, end: place.start + offset(typed.len()) };
        if rule.len() < 3 {
            self.tree.add(Kind::SoftBreak, of_rule);
            self.add_text(Kind::Text, rule, of_rule);
            return self.close();
        }
        self.close();
        self.tree.slip(Slip::RuleBelowText, of_rule);
        self.add(Kind::Rule, of_rule);
    }

    /// A line's end vanishes between wide characters; elsewhere words need a space there.
    fn settle(&mut self, next: &str) {
        let is_wide_next = starts_wide(next, self.line.is_wide);
        self.settle_before(is_wide_next);
        self.line.is_wide = ends_wide(next, self.line.is_wide);
    }

    fn settle_before(&mut self, is_wide_next: bool) {
        self.line.is_start = false;
        self.line.indent = None;
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
        let (target, title) = (self.tree.text(&seen(target)), self.tree.text(&seen(title)));
        self.tree.link(Link { target, title, address, form, is_allowed })
    }

    fn start_image(&mut self, src: &str, title: &str) -> Kind {
        let (address, medium) = (Address::of(src), Medium::of(src));
        let is_in_description = self.images.contains(&true);
        let is_picture = !is_in_description && address.is_picture();
        if is_picture {
            self.settle_before(false);
            self.line.is_wide = false;
        }
        self.images.push(is_picture);
        let (src, title) = (self.tree.text(&seen(src)), self.tree.text(&seen(title)));
        self.tree.picture(Picture { src, title, address, medium })
    }

    fn start_block(&mut self, tag: Tag<'_>, place: Place) {
        self.line = Line { is_start: is_start(&tag), ..Line::default() };
        let kind = match tag {
            Tag::Heading { .. } if !self.is_hashed(place) => {
                self.is_above_rule = true;
                Kind::Paragraph
            }
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
            TagEnd::Heading(_) if std::mem::take(&mut self.is_above_rule) => {
                self.line.unsettled = None;
                return self.end_above_rule(place);
            }
            _ => {
                self.line.unsettled = None;
                self.is_in_code = false;
            }
        }
        self.close();
    }

    /// Whether a heading is typed with its signs.
    fn is_hashed(&self, place: Place) -> bool {
        let typed = self.typed.get(place.start as usize..).unwrap_or_default();
        typed.trim_start_matches([' ', '\t', '>']).starts_with('#')
    }

    fn end_html_block(&mut self, place: Place) {
        let html = std::mem::take(&mut self.html_block.visible);
        if self.options.raw_html {
            self.tree.open(Kind::HtmlBlock, place);
            self.published(&html, place);
            self.tree.close();
        } else {
            self.add_text(Kind::ShownHtmlBlock, html.trim(), place);
        }
    }
}

/// Whether a text is what stands in its place; otherwise it was typed as an entity, or behind a backslash.
fn is_as_typed(text: &str, place: Place) -> bool {
    place.end - place.start == offset(text.len())
}

/// Whether the white space that a block begins with is nothing but an indent.
fn is_start(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell)
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
