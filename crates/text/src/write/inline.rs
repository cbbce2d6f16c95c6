//! What stands in a line of HTML: text and its breaks, links, pictures, citations.

use std::fmt::Write as _;

use super::addresses::{Shown, Sources};
use super::attribute::attribute;
use super::writer::{Within, Writer, push_attribute, push_href, push_text, push_title};
use crate::address::Address;
use crate::body::{Kind, Link, LinkForm, Node, Nodes, Picture};
use crate::characters::without_marks;
use crate::medium::Medium;

impl<'w> Writer<'w> {
    pub fn inline(&mut self, node: Node<'w>, within: Within) {
        match node.kind() {
            Kind::Text(text) | Kind::ShownHtml(text) | Kind::HtmlText(text) => {
                push_text(self.out, self.body.text(text));
            }
            Kind::Code(code) => {
                self.out.push_str("<code>");
                push_text(self.out, self.body.text(code));
                self.out.push_str("</code>");
            }
            Kind::Html(html) => self.out.push_str(self.body.text(html)),
            Kind::Attribute(_) => attribute(self.body, self.addresses, node, self.out),
            Kind::SoftBreak => self.out.push('\n'),
            Kind::HardBreak => self.out.push_str("<br>\n"),
            Kind::Emphasis => self.mark("<em>", node, "</em>", within),
            Kind::Strong => self.mark("<strong>", node, "</strong>", within),
            Kind::Deletion => self.mark("<del>", node, "</del>", within),
            Kind::Styled(style) => {
                let element = style.element();
                self.mark(&format!("<{element}>"), node, &format!("</{element}>"), within);
            }
            Kind::Link(number) => self.link(node, self.body.link(number), within),
            Kind::Picture(number) => {
                let picture = self.body.picture(number);
                // One with a strange address is only described, and so is one that cannot be played within a link.
                if !picture.address.is_picture() || picture.medium.is_played() && within.is_link {
                    self.line(node.children(), within);
                } else if let Some(shown) = self.shown(picture) {
                    let title = self.body.text(picture.title);
                    match picture.medium {
                        Medium::Picture => self.picture(node, shown, title),
                        Medium::Video | Medium::Audio => self.player(node, picture, &shown, title),
                    }
                }
            }
            Kind::Citation(label) if !within.is_link => self.notes.cite(self.body.text(label), self.out),
            // The rest is not shown, or holds lines and stands in none.
            _ => self.line(node.children(), within),
        }
    }

    fn line(&mut self, nodes: Nodes<'w>, within: Within) {
        for node in nodes {
            self.inline(node, within);
        }
    }

    fn mark(&mut self, start: &str, node: Node<'w>, end: &str, within: Within) {
        self.out.push_str(start);
        self.line(node.children(), within);
        self.out.push_str(end);
    }

    fn link(&mut self, node: Node<'w>, link: Link, within: Within) {
        let target = self.body.text(link.target);
        let is_of_site = link.form != LinkForm::Email && link.address == Address::Site;
        let resolved = if is_of_site { self.addresses.link(target) } else { None };
        let href = resolved.as_deref().unwrap_or(target);
        // A bare address can stand inside a link's text, but its tag cannot.
        if href.is_empty() || !link.is_allowed || within.is_link {
            return self.line(node.children(), within);
        }
        self.out.push_str(if link.form == LinkForm::Email { "<a href=\"mailto:" } else { "<a href=\"" });
        push_href(self.out, href);
        push_title(self.out, self.body.text(link.title));
        let end = if link.address == Address::External { "\" rel=\"noopener\">" } else { "\">" };
        self.mark(end, node, "</a>", Within { is_link: true, ..within });
    }

    /// What is shown of a picture; nothing when its site has none there.
    pub fn shown(&self, picture: Picture) -> Option<Shown<'w>> {
        let src = self.body.text(picture.src);
        let resolved = if picture.address == Address::Site { self.addresses.picture(src) } else { None };
        match resolved {
            Some(shown) => Some(shown).filter(|shown| !shown.url.is_empty()),
            None => Some(Shown { url: src.into(), ..Shown::default() }),
        }
    }

    pub fn picture(&mut self, node: Node<'w>, shown: Shown<'w>, title: &str) {
        let Shown { url, width, height, description, sources } = shown;
        if let Some(Sources { media_type, srcset, sizes, is_opaque }) = &sources {
            self.out.push_str(if *is_opaque { "<picture class=\"opaque\">" } else { "<picture>" });
            for (before, value) in [("<source type=\"", media_type), ("\" srcset=\"", srcset), ("\" sizes=\"", sizes)] {
                self.out.push_str(before);
                push_attribute(self.out, value);
            }
            self.out.push_str("\">");
        }
        self.out.push_str("<img src=\"");
        push_href(self.out, &url);
        self.out.push_str("\" alt=\"");
        let own = self.description(node);
        push_attribute(self.out, if own.trim().is_empty() { &description } else { &own });
        push_title(self.out, title);
        self.out.push('"');
        push_size(self.out, width, height);
        // Some sites show their pictures to those only who do not say where they are shown.
        if matches!(node.kind(), Kind::Picture(number) if self.body.picture(number).address == Address::External) {
            self.out.push_str(" referrerpolicy=\"no-referrer\"");
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
        if sources.is_some() {
            self.out.push_str("</picture>");
        }
    }

    /// What describes a picture: an attribute, which holds text only.
    pub fn description(&self, picture: Node<'w>) -> String {
        let mut description = String::new();
        self.describe(picture.children(), &mut description);
        description
    }

    fn describe(&self, nodes: Nodes<'w>, description: &mut String) {
        for node in nodes {
            match node.kind() {
                Kind::Text(text) | Kind::Code(text) | Kind::ShownHtml(text) => {
                    description.push_str(&without_marks(self.body.text(text)));
                }
                Kind::SoftBreak => description.push('\n'),
                Kind::HardBreak => description.push(' '),
                Kind::Styled(style) if style.is_aside() => {}
                _ => self.describe(node.children(), description),
            }
        }
    }
}

/// Writes the sizes that are known.
pub(super) fn push_size(out: &mut String, width: u32, height: u32) {
    for (name, size) in [("width", width), ("height", height)] {
        if size > 0 {
            let _ = write!(out, " {name}=\"{size}\"");
        }
    }
}
