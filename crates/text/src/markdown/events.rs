//! The parser's events, made safe: never deeper than [`MAX_NESTING`], free of emphasis marks, at their place in the text.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options as Extensions, Parser, Tag};

use super::cjk::{self, Marked};
use super::comments::Comments;
use super::raw::RawBlock;
use super::{MAX_NESTING, Options};

/// A body ready to be parsed, with what the author's text needs first.
pub(super) struct Body<'t> {
    text: Cow<'t, str>,
    marked: Option<Marked>,
    too_deep: Option<usize>,
    too_wide: Option<usize>,
}

impl<'t> Body<'t> {
    pub fn new(text: &'t str) -> Body<'t> {
        let text = showable(text);
        let too_deep = deep_line(&text);
        let too_wide = sparse_table(&text);
        let is_parsed = too_deep.is_none() && too_wide.is_none();
        let marked = if is_parsed { cjk::mark(&text) } else { None };
        Body { text, marked, too_deep, too_wide }
    }

    pub fn events(&self, options: Options) -> Events<'_> {
        let text = self.marked.as_ref().map_or(&*self.text, |marked| &marked.text);
        let is_parsed = self.too_deep.is_none() && self.too_wide.is_none();
        let (plain, markdown) = if is_parsed { (Vec::new(), text) } else { (plain(text), "") };
        Events {
            plain: plain.into_iter(),
            parser: Parser::new_ext(markdown, extensions(options)).into_offset_iter(),
            comments: Comments::of(markdown),
            marked: self.marked.as_ref(),
            depth: 0,
            cut_at: None,
            too_deep: self.too_deep,
            too_wide: self.too_wide,
        }
    }
}

/// The text with spaces for control characters, which HTML forbids (section 3.2.6) and word processors leave behind;
/// all places stay what they are.
fn showable(text: &str) -> Cow<'_, str> {
    // Without branches.
    #[allow(clippy::needless_bitwise_bool)]
    let is_control = |byte: u8| (byte < 0x20) & !matches!(byte, b'\t' | b'\n' | b'\r') | (byte == 0x7f);
    // No early end, so that many bytes are compared at once.
    if !text.bytes().fold(false, |has, byte| has | is_control(byte)) {
        return Cow::Borrowed(text);
    }
    let is_control = |c: char| u8::try_from(c).is_ok_and(is_control);
    Cow::Owned(text.replace(is_control, " "))
}

/// The events of a body, each with its bytes in the author's text.
pub(super) struct Events<'t> {
    /// The whole text, when it is too deep to be parsed.
    plain: std::vec::IntoIter<(Event<'t>, Range<usize>)>,
    parser: OffsetIter<'t>,
    comments: Comments<'t>,
    marked: Option<&'t Marked>,
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
            let Some(marked) = self.marked else {
                return Some((event, range));
            };
            cjk::unmark(&mut event);
            let is_empty = matches!(&event, Event::Text(text) if text.is_empty());
            if !is_empty {
                return Some((event, marked.origin(range.start)..marked.origin(range.end)));
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
                    let origin = self.marked.map_or(start, |marked| marked.origin(start));
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

fn extensions(options: Options) -> Extensions {
    let mut extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_HEADING_ATTRIBUTES;
    extensions.set(Extensions::ENABLE_SMART_PUNCTUATION, options.smart_punctuation);
    extensions
}

/// Where one line opens more than [`MAX_NESTING`] quotes and lists.
///
/// The parser takes quadratic time when many lines follow such a line, so it must not see the text at all.
fn deep_line(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // A prefix of MAX_NESTING + 1 bytes cannot hide between probes that far apart, so most bytes stay unread.
    let stride = MAX_NESTING + 1;
    let mut at = MAX_NESTING;
    while let Some(&probe) = bytes.get(at) {
        if !is_prefix(probe) {
            at += stride;
            continue;
        }
        let start = bytes[..at].iter().rposition(|&byte| !is_prefix(byte)).map_or(0, |other| other + 1);
        let end = bytes[at..].iter().position(|&byte| !is_prefix(byte)).map_or(bytes.len(), |length| at + length);
        let is_at_line_start = start == 0 || is_line_end(bytes[start - 1]);
        let is_rule = is_rule(&bytes[start..end]) && bytes.get(end).is_none_or(|&byte| is_line_end(byte));
        if is_at_line_start
            && !is_rule
            && let Some(marker) = markers(&bytes[start..end]).nth(MAX_NESTING)
        {
            return Some(start + marker);
        }
        at = end + stride;
    }
    None
}

/// Cells that the rows of a body's tables may leave out, beside one for some bytes of text.
const MOST_LEFT_OUT: usize = 10_000;
const BYTES_A_CELL: usize = 4;

/// Where a table begins whose rows leave out very many cells.
///
/// The parser fills each row up to the width of the head, so short rows under a wide head are a great many cells.
fn sparse_table(text: &str) -> Option<usize> {
    memchr::memchr(b'|', text.as_bytes())?;
    let (mut left_out, mut width, mut head, mut start) = (0, 0, 0, 0);
    for line in text.split_inclusive('\n') {
        let row = line.trim_start_matches(['>', ' ', '\t']).trim_end();
        if is_delimiter_row(row) {
            (width, head) = (cells(row), start);
        } else if line.trim().is_empty() {
            width = 0;
        } else if width > 1 {
            left_out += width.saturating_sub(cells(row));
            if left_out > MOST_LEFT_OUT + text.len() / BYTES_A_CELL {
                return Some(head);
            }
        }
        start += line.len();
    }
    None
}

/// Whether a line may part the head of a table from its rows, in a list too.
fn is_delimiter_row(row: &str) -> bool {
    row.contains('|') && row.bytes().all(|byte| is_prefix(byte) || matches!(byte, b'|' | b':'))
}

fn cells(row: &str) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let bytes = row.strip_suffix('|').unwrap_or(row).as_bytes();
    1 + memchr::memchr_iter(b'|', bytes).filter(|&at| at == 0 || bytes[at - 1] != b'\\').count()
}

fn is_prefix(byte: u8) -> bool {
    matches!(byte, b'>' | b'-' | b'+' | b'*' | b'.' | b')' | b'0'..=b'9' | b' ' | b'\t')
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Whether a line is a thematic break, `- - - -`, and nests nothing.
fn is_rule(line: &[u8]) -> bool {
    [b'-', b'*'].iter().any(|rule| line.iter().all(|byte| byte == rule || matches!(byte, b' ' | b'\t')))
}

/// The places of `>`, and of `-`, `+`, `*`, `.`, `)` before white space.
fn markers(prefix: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let opens = |at: usize| match prefix[at] {
        b'>' => true,
        b'-' | b'+' | b'*' | b'.' | b')' => matches!(prefix.get(at + 1), Some(b' ' | b'\t')),
        _ => false,
    };
    (0..prefix.len()).filter(move |&at| opens(at))
}
