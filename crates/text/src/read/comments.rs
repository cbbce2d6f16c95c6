//! Comments that go on past the block that they begin in. Markdown ends an HTML block at a blank line, and takes a comment
//! that is not closed in its paragraph for text; whoever wrote it meant all of it as a note of the newsroom.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::raw::RawBlock;

/// Hears every event of a text and hides what stands in such a comment.
pub(crate) struct Comments<'t> {
    /// The text, when there is a comment in it at all.
    text: Option<&'t str>,
    /// Where its last comment ends.
    last_end: Option<usize>,
    depth: usize,
    html: RawBlock,
    is_in_code: bool,
    hidden: Option<Hidden>,
}

/// What a comment hides: all that follows in the element at `depth`, and in those around it.
#[derive(Clone, Copy)]
struct Hidden {
    depth: usize,
    /// Whether the piece that is being hidden has the comment's end.
    ends_here: bool,
    /// Whether it ends with its block, since nothing ends it.
    is_in_block: bool,
}

const START: &str = "<!--";
const END: &str = "-->";

impl<'t> Comments<'t> {
    pub fn of(text: &'t str) -> Comments<'t> {
        let has_some = memchr::memmem::find(text.as_bytes(), START.as_bytes()).is_some();
        let text = has_some.then_some(text);
        let last_end = text.and_then(|text| text.rfind(END));
        Comments { text, last_end, depth: 0, html: RawBlock::default(), is_in_code: false, hidden: None }
    }

    /// Whether there is no comment in the whole text.
    pub fn has_none(&self) -> bool {
        self.text.is_none()
    }

    /// The event as readers may have it.
    pub fn visible(&mut self, event: Event<'t>, range: &Range<usize>) -> Option<Event<'t>> {
        let Some(text) = self.text else { return Some(event) };
        self.depth += usize::from(matches!(event, Event::Start(_)));
        match self.hidden {
            Some(hidden) => self.hide(hidden, event, text.get(range.clone()).unwrap_or_default()),
            None => Some(self.hear(event, range, text)),
        }
    }

    /// Hears an event outside of such comments.
    fn hear(&mut self, event: Event<'t>, range: &Range<usize>, text: &'t str) -> Event<'t> {
        match &event {
            Event::Start(Tag::HtmlBlock) => self.html = RawBlock::default(),
            Event::Start(Tag::CodeBlock(_)) => self.is_in_code = true,
            Event::Html(html) => self.html.read(html),
            Event::End(tag) => {
                self.depth -= 1;
                self.is_in_code &= !matches!(tag, TagEnd::CodeBlock);
                if matches!(tag, TagEnd::HtmlBlock) && self.html.is_in_comment() {
                    self.hidden = Some(Hidden { depth: self.depth, ends_here: false, is_in_block: false });
                }
            }
            Event::Text(shown) if !self.is_in_code => {
                if let Some(start) = unclosed(text, range) {
                    let is_in_block = self.last_end.is_none_or(|end| end < range.start + start);
                    self.hidden = Some(Hidden { depth: self.depth, ends_here: false, is_in_block });
                    let is_as_typed = **shown == text[range.clone()];
                    let before = if is_as_typed { shown.get(..start).unwrap_or(shown) } else { "" };
                    return Event::Text(before.to_owned().into());
                }
            }
            Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) if title.contains(START) => {
                return without_comments(event);
            }
            _ => {}
        }
        event
    }

    /// Hears an event within such a comment: only the ends of what began before are shown.
    fn hide(&mut self, hidden: Hidden, event: Event<'t>, typed: &str) -> Option<Event<'t>> {
        let Hidden { depth, ends_here, is_in_block } = hidden;
        let mut next = Some(hidden);
        let mut shown = None;
        match event {
            Event::Start(_) if self.depth == depth + 1 => {
                next = Some(Hidden { ends_here: typed.contains(END), ..hidden });
            }
            Event::Start(_) => {}
            Event::End(tag) if self.depth == depth => {
                self.depth -= 1;
                let is_block = !is_inline(tag);
                next =
                    (!(is_in_block && is_block)).then_some(Hidden { depth: self.depth, ends_here: false, is_in_block });
                shown = Some(Event::End(tag));
            }
            Event::End(_) => {
                self.depth -= 1;
                next = (self.depth > depth || !ends_here).then_some(hidden);
            }
            _ => next = (self.depth > depth || !typed.contains(END)).then_some(hidden),
        }
        self.hidden = next;
        shown
    }
}

/// A link or picture whose title is shown without the comments in it.
fn without_comments(mut event: Event<'_>) -> Event<'_> {
    if let Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) = &mut event {
        let mut visible = RawBlock::default();
        visible.read(title);
        *title = visible.visible.trim().to_owned().into();
    }
    event
}

/// Where in a piece of text a comment begins that is not closed; not where a backslash says that it is text.
fn unclosed(text: &str, range: &Range<usize>) -> Option<usize> {
    let end = text.len().min(range.end + START.len() - 1);
    let typed = text.as_bytes().get(range.start..end)?;
    let at = memchr::memmem::find(typed, START.as_bytes())?;
    let before = &text[..range.start + at];
    let backslashes = before.len() - before.trim_end_matches('\\').len();
    backslashes.is_multiple_of(2).then_some(at)
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
