//! Tags that work in a body: each is a node as soon as it opens, and text again when nothing closes it where it opened.

use crate::body::{Builder, Kind, MAX_NESTING, Place, Text};
use crate::tags::{Element, Style, Tag};

/// The tags that are open, from the outermost.
#[derive(Default)]
pub(super) struct Tags {
    open: Vec<Open>,
}

struct Open {
    element: Element,
    /// How many nodes were open with it; nothing for a tag with attributes, which is no node.
    depth: Option<usize>,
    typed: Text,
    has_ruby_text: bool,
}

impl Tags {
    /// Reads a piece of HTML in a line, and says whether it was a tag that works here.
    pub fn read(&mut self, html: &str, place: Place, tree: &mut Builder) -> bool {
        let tag = Tag::at_start(html).filter(|tag| tag.len == html.len());
        match tag {
            Some(Tag { element: Element::Break, .. }) => {
                tree.add(Kind::HardBreak, place);
                true
            }
            Some(tag) if tag.is_end => self.close(tag.element, tree),
            Some(tag) => self.open(tag.element, html, place, tree),
            None => {
                self.note_attributes(html);
                false
            }
        }
    }

    fn open(&mut self, element: Element, html: &str, place: Place, tree: &mut Builder) -> bool {
        let is_in_ruby = tree.last_open() == Some(Kind::Styled(Style::Ruby));
        let is_placed = match element {
            Element::Styled(style) if style.is_aside() => is_in_ruby,
            Element::Styled(Style::Ruby) => !is_in_ruby,
            _ => true,
        };
        if !is_placed || tree.depth() >= MAX_NESTING {
            return false;
        }
        if element == Element::Styled(Style::RubyText)
            && let Some(ruby) = self.open.last_mut()
        {
            ruby.has_ruby_text = true;
        }
        let typed = tree.text(html);
        tree.open(kind(element), place);
        self.open.push(Open { element, depth: Some(tree.depth()), typed, has_ruby_text: false });
        true
    }

    /// Closes the tag that was opened last, when nothing else has been opened since.
    fn close(&mut self, element: Element, tree: &mut Builder) -> bool {
        let Some(open) = self.open.last().filter(|open| open.element == element) else { return false };
        let is_node = open.depth.is_some();
        let is_whole = element != Element::Styled(Style::Ruby) || open.has_ruby_text;
        if is_node && !(is_whole && open.depth == Some(tree.depth())) {
            return false;
        }
        self.open.pop();
        if is_node {
            tree.close();
        }
        is_node
    }

    /// A tag with attributes is not one of these, but its end looks like theirs.
    fn note_attributes(&mut self, html: &str) {
        let name = html.split([' ', '\t', '\n']).next().unwrap_or_default();
        let tag = format!("{name}>");
        if name.len() < html.len()
            && let Some(tag) = Tag::at_start(&tag).filter(|tag| !tag.is_end)
        {
            self.open.push(Open { element: tag.element, depth: None, typed: Text::default(), has_ruby_text: false });
        }
    }

    /// Makes those that are open in the node that ends now text again, as `kind` says.
    pub fn end(&mut self, tree: &mut Builder, kind: fn(Text) -> Kind) {
        while let Some(open) = self.open.pop_if(|open| open.depth.is_none_or(|depth| depth == tree.depth())) {
            if open.depth.is_some() {
                tree.undo(kind(open.typed));
            }
        }
    }
}

fn kind(element: Element) -> Kind {
    match element {
        Element::Break => Kind::HardBreak,
        Element::Strong => Kind::Strong,
        Element::Emphasis => Kind::Emphasis,
        Element::Deletion => Kind::Deletion,
        Element::Styled(style) => Kind::Styled(style),
    }
}
