//! The parser's events, made safe: never deeper than [`MAX_NESTING`], free of emphasis marks, at their place in the text.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options as Extensions, Parser, Tag};

use super::comments::Comments;
use super::edited::Edited;
use super::emphasis::{self, Marked};
use super::limits::{deep_line, sparse_table};
use super::options::Options;
use super::raw::RawBlock;
use super::typed;
use crate::body::MAX_NESTING;
use crate::slip::Slip;

/// A body ready to be parsed, with what the author's text needs first.
pub(crate) struct Source<'t> {
    text: &'t str,
    /// What was made of the text, each from the one before.
    edited: Vec<Edited>,
    marked: Option<Marked>,
    pub slips: Vec<(Slip, Range<usize>)>,
    /// Where signs stand in the author's text that are those of figures.
    pub figures: Vec<usize>,
    too_deep: Option<usize>,
    too_wide: Option<usize>,
}

impl<'t> Source<'t> {
    pub fn new(text: &'t str, options: Options) -> Source<'t> {
        let mut edited: Vec<Edited> = typed::characters::edited(text).into_iter().collect();
        let mut typed = typed::read(meant(text, &edited));
        let places = Places { edited: &edited, marked: None };
        typed.slips.iter_mut().for_each(|(_, at)| *at = places.range(at));
        typed.figures.iter_mut().for_each(|at| *at = places.origin(*at));
        edited.extend(typed.edited.take());
        if !options.indented_code {
            let extensions = extensions(options.smart_punctuation);
            edited.extend(typed::indented::edited(meant(text, &edited), extensions));
        }
        let meant = meant(text, &edited);
        let too_deep = deep_line(meant);
        let too_wide = sparse_table(meant);
        let is_parsed = too_deep.is_none() && too_wide.is_none();
        let marked = if is_parsed { emphasis::mark(meant) } else { None };
        let origin = |place: usize| Places { edited: &edited, marked: None }.origin(place);
        let (too_deep, too_wide) = (too_deep.map(origin), too_wide.map(origin));
        Source { text, edited, marked, slips: typed.slips, figures: typed.figures, too_deep, too_wide }
    }

    pub fn events(&self, smart_punctuation: bool) -> Events<'_> {
        let meant = meant(self.text, &self.edited);
        let text = self.marked.as_ref().map_or(meant, |marked| &marked.text);
        let is_parsed = self.too_deep.is_none() && self.too_wide.is_none();
        let (plain, markdown) = if is_parsed { (Vec::new(), text) } else { (plain(text), "") };
        Events {
            plain: plain.into_iter(),
            parser: Parser::new_ext(markdown, extensions(smart_punctuation)).into_offset_iter(),
            comments: Comments::of(markdown),
            places: Places { edited: &self.edited, marked: self.marked.as_ref() },
            depth: 0,
            cut_at: None,
            too_deep: self.too_deep,
            too_wide: self.too_wide,
        }
    }
}

/// What the parser reads.
fn meant<'t>(text: &'t str, edited: &'t [Edited]) -> &'t str {
    edited.last().map_or(text, |edited| &edited.text)
}

/// Where what the parser reads was typed.
#[derive(Clone, Copy)]
struct Places<'t> {
    edited: &'t [Edited],
    marked: Option<&'t Marked>,
}

impl Places<'_> {
    fn origin(self, place: usize) -> usize {
        let place = self.marked.map_or(place, |marked| marked.origin(place));
        self.edited.iter().rev().fold(place, |place, edited| edited.origin(place))
    }

    fn range(self, range: &Range<usize>) -> Range<usize> {
        if self.edited.is_empty() && self.marked.is_none() {
            return range.clone();
        }
        let end = self.marked.map_or(range.end, |marked| marked.origin(range.end));
        let end = self.edited.iter().rev().fold(end, |place, edited| edited.origin_of_end(place));
        let start = self.origin(range.start);
        start..end.max(start)
    }
}

/// The events of a body, each with its bytes in the author's text.
pub(crate) struct Events<'t> {
    /// The whole text, when it is too deep to be parsed.
    plain: std::vec::IntoIter<(Event<'t>, Range<usize>)>,
    parser: OffsetIter<'t>,
    comments: Comments<'t>,
    places: Places<'t>,
    depth: usize,
    cut_at: Option<usize>,
    /// Where the text first went deeper than [`MAX_NESTING`], known when the events are through.
    pub too_deep: Option<usize>,
    /// Where a table begins whose rows leave out too many cells.
    pub too_wide: Option<usize>,
}

impl<'t> Iterator for Events<'t> {
    type Item = (Event<'t>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (event, range) = self.plain.next().or_else(|| self.parser.next())?;
            let event = if self.comments.has_none() {
                event
            } else {
                match self.comments.visible(event, &range) {
                    Some(event) => event,
                    None => continue,
                }
            };
            let Some(mut event) = self.shallow(event, range.start) else {
                continue;
            };
            if self.places.marked.is_some() {
                emphasis::unmark(&mut event);
            }
            let is_empty = matches!(&event, Event::Text(text) if text.is_empty());
            if !is_empty {
                return Some((event, self.places.range(&range)));
            }
        }
    }
}

impl<'t> Events<'t> {
    /// The event, unless it opens or closes something too deep; a block that loses its tags leaves a line break.
    fn shallow(&mut self, event: Event<'t>, start: usize) -> Option<Event<'t>> {
        match &event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.cut_at.is_none() && self.depth + levels_inside(tag) > MAX_NESTING {
                    self.cut_at = Some(self.depth);
                    let origin = self.places.origin(start);
                    self.too_deep.get_or_insert(origin);
                }
                if self.cut_at.is_some() {
                    return is_block(tag).then_some(Event::SoftBreak);
                }
            }
            Event::End(_) => {
                let cut_at = self.cut_at;
                if cut_at == Some(self.depth) {
                    self.cut_at = None;
                }
                self.depth -= 1;
                if cut_at.is_some() {
                    return None;
                }
            }
            _ => {}
        }
        Some(event)
    }
}

/// Levels that come with a tag: a list without items or a table without cells would not be valid HTML.
fn levels_inside(tag: &Tag) -> usize {
    match tag {
        Tag::List(_) => 1,
        Tag::Table(_) => 2,
        _ => 0,
    }
}

fn is_block(tag: &Tag) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// The text as one paragraph that says what it says.
fn plain(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    let paragraph = Tag::Paragraph;
    let end = Event::End(paragraph.to_end());
    let mut block = RawBlock::default();
    block.read(text);
    [Event::Start(paragraph), Event::Text(block.visible.into()), end].map(|event| (event, 0..text.len())).into()
}

fn extensions(smart_punctuation: bool) -> Extensions {
    let mut extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_HEADING_ATTRIBUTES;
    extensions.set(Extensions::ENABLE_SMART_PUNCTUATION, smart_punctuation);
    extensions
}
