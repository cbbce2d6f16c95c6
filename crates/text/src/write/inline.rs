//! What stands in a line of HTML: text and its breaks, links, pictures, citations.

use std::fmt::Write as _;

use super::addresses::Shown;
use super::attribute::attribute;
use super::writer::{Within, Writer, push_attribute, push_href, push_text, push_title};
use crate::address::Address;
use crate::body::{Kind, Link, LinkForm, Node, Nodes, Picture};
use crate::characters::without_marks;

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
                if picture.address.is_picture() {
                    if let Some(shown) = self.shown(picture) {
                        self.picture(node, shown, self.body.text(picture.title));
                    }
                } else {
                    // One with a strange address is only described.
                    self.line(node.children(), within);
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
            None => Some(Shown { url: src.into(), width: 0, height: 0 }),
        }
    }

    pub fn picture(&mut self, node: Node<'w>, Shown { url, width, height }: Shown<'w>, title: &str) {
        self.out.push_str("<img src=\"");
        push_href(self.out, &url);
        self.out.push_str("\" alt=\"");
        self.describe(node.children());
        push_title(self.out, title);
        self.out.push('"');
        for (name, size) in [("width", width), ("height", height)] {
            if size > 0 {
                let _ = write!(self.out, " {name}=\"{size}\"");
            }
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    /// A description is an attribute and holds text only.
    fn describe(&mut self, nodes: Nodes<'w>) {
        for node in nodes {
            match node.kind() {
                Kind::Text(text) | Kind::Code(text) | Kind::ShownHtml(text) => {
                    push_attribute(self.out, &without_marks(self.body.text(text)));
                }
                Kind::SoftBreak => self.out.push('\n'),
                Kind::HardBreak => self.out.push(' '),
                Kind::Styled(style) if style.is_aside() => {}
                _ => self.describe(node.children()),
            }
        }
    }
}
