//! A body as HTML: blocks here, what stands in a line in [`super::inline`].

use std::fmt::Write as _;

use super::addresses::Addresses;
use super::headings::Headings;
use super::notes::Notes;
use super::table;
use super::writer::{Within, Writer, name, push_attribute, push_text};
use crate::body::{Body, Kind, Node, Nodes, Text};
use crate::characters::{join_lines, without_marks};
use crate::credits::caption;

/// Writes a body as HTML; no heading gets one of `ids`, which its page has already.
pub fn html(body: &Body, addresses: &dyn Addresses, ids: &[&str], out: &mut String) {
    out.reserve(body.size());
    let mut writer = Writer { body, addresses, out, headings: Headings::of(body, ids), notes: Notes::default() };
    writer.blocks(body.blocks(), Within::default());
    let notes = writer.notes;
    notes.write(out);
}

impl<'w> Writer<'w> {
    pub fn blocks(&mut self, nodes: Nodes<'w>, within: Within) {
        for node in nodes {
            self.block(node, within);
        }
    }

    fn block(&mut self, node: Node<'w>, within: Within) {
        match node.kind() {
            Kind::Paragraph if is_figures(self.body, node) => self.figures(node),
            Kind::Paragraph if is_blank(node) => {}
            Kind::Paragraph => self.element("<p>", node, "</p>\n", within),
            Kind::Heading { level, id } => self.heading(node, level, id, within),
            Kind::Quote => self.element("<blockquote>\n", node, "</blockquote>\n", within),
            Kind::List(None) => self.element("<ul>\n", node, "</ul>\n", within),
            Kind::List(Some(1)) => self.element("<ol>\n", node, "</ol>\n", within),
            Kind::List(Some(first)) => self.element(&format!("<ol start=\"{first}\">\n"), node, "</ol>\n", within),
            Kind::Item => self.element("<li>", node, "</li>\n", within),
            Kind::CodeBlock(language) => self.code_block(node, language),
            Kind::HtmlBlock => self.blocks(node.children(), within),
            Kind::ShownHtmlBlock(html) => self.shown_html(self.body.text(html)),
            Kind::Table(columns) => table::write(self, node, columns, within),
            Kind::Note(label) => self.note(node, label),
            Kind::Rule => self.out.push_str("<hr>\n"),
            // A table writes its own, and the lines of a tight list stand in its items.
            _ => self.inline(node, within),
        }
    }

    fn element(&mut self, start: &str, node: Node<'w>, end: &str, within: Within) {
        self.out.push_str(start);
        self.blocks(node.children(), within);
        self.out.push_str(end);
    }

    /// A heading in a note would stand behind the body, out of its outline: it is written as a paragraph.
    fn heading(&mut self, node: Node<'w>, level: u8, id: Text, within: Within) {
        if within.is_note {
            return self.element("<p>", node, "</p>\n", within);
        }
        let name = name(self.body, node);
        let (level, id) = self.headings.next(level, self.body.text(id), &name);
        let _ = write!(self.out, "<h{level} id=\"");
        push_attribute(self.out, &id);
        self.element("\">", node, &format!("</h{level}>\n"), within);
    }

    fn code_block(&mut self, node: Node<'w>, language: Text) {
        let language = self.body.text(language);
        self.out.push_str("<pre><code");
        if !language.is_empty() {
            self.out.push_str(" class=\"language-");
            push_attribute(self.out, language);
            self.out.push('"');
        }
        self.element(">", node, "</code></pre>\n", Within::default());
    }

    fn shown_html(&mut self, html: &str) {
        if !html.is_empty() {
            self.out.push_str("<p>");
            push_text(self.out, html);
            self.out.push_str("</p>\n");
        }
    }

    /// Notes are written apart, since all of them stand behind the body.
    fn note(&mut self, node: Node<'w>, label: Text) {
        let before = std::mem::take(self.out);
        self.blocks(node.children(), Within { is_note: true, ..Within::default() });
        let note = std::mem::replace(self.out, before);
        self.notes.add(self.body.text(label), note);
    }

    /// Each picture, video and sound of a paragraph, with its title as the caption.
    fn figures(&mut self, node: Node<'w>) {
        for node in node.children() {
            if let Kind::Picture(number) = node.kind() {
                let picture = self.body.picture(number);
                let Some(shown) = self.shown(picture) else { continue };
                self.out.push_str("<figure>");
                let title = without_marks(self.body.text(picture.title));
                if picture.medium.is_played() {
                    self.player(node, picture, &shown, "");
                    // A player shows no description.
                    let is_untitled = title.trim().is_empty();
                    self.caption(&if is_untitled { join_lines(&self.description(node)).into() } else { title });
                } else {
                    self.picture(node, shown, "");
                    self.caption(&title);
                }
                self.out.push_str("</figure>\n");
            }
        }
    }

    fn caption(&mut self, title: &str) {
        if title.trim().is_empty() {
            return;
        }
        let caption = caption(title);
        self.out.push_str("<figcaption>");
        push_text(self.out, caption.text);
        if !caption.credit.is_empty() {
            self.out.push_str(if caption.text.is_empty() { "" } else { " " });
            self.out.push_str("<span class=\"credit\">");
            push_text(self.out, caption.credit);
            self.out.push_str("</span>");
        }
        self.out.push_str("</figcaption>");
    }
}

/// Whether a paragraph was typed with nothing to read in it, such as `&nbsp;` for a gap.
fn is_blank(paragraph: Node<'_>) -> bool {
    paragraph.children().all(|node| matches!(node.kind(), Kind::Indent(_) | Kind::Comment | Kind::Joint))
}

/// Whether a paragraph is pictures, one or more, and nothing else.
fn is_figures(body: &Body, paragraph: Node<'_>) -> bool {
    let is_picture =
        |node: Node<'_>| matches!(node.kind(), Kind::Picture(number) if body.picture(number).address.is_picture());
    paragraph.children().next().is_some_and(is_picture)
        && paragraph.children().all(|node| match node.kind() {
            Kind::Text(text) => body.text(text).trim().is_empty(),
            Kind::SoftBreak | Kind::Joint | Kind::HardBreak => true,
            _ => is_picture(node),
        })
}
