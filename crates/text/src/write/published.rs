//! HTML that a paper publishes, for readers of plain files: as it stands in Markdown, and its text in plain text.

use super::attribute::published;
use super::markdown::{Form, Within, Writer};
use crate::body::{Kind, Node};
use crate::markup::{Effect, effect};

impl<'w> Writer<'w> {
    /// Markdown takes a block of HTML as it stands; plain text has its text.
    pub fn html(&mut self, node: Node<'w>, within: Within) {
        self.lines.block(2);
        if self.form == Form::Plain {
            self.blocks(node.children(), within);
            return self.lines.block(2);
        }
        let html = published(self.body, self.addresses, node.children());
        for line in html.trim().lines() {
            if line.is_empty() {
                self.lines.blank_line();
                continue;
            }
            self.marks(line);
            self.lines.block(1);
        }
        self.lines.block(2);
    }

    pub fn inline_html(&mut self, node: Node<'w>) {
        if self.form == Form::Markdown {
            let html = published(self.body, self.addresses, std::iter::once(node));
            return self.marks(&html);
        }
        match node.kind() {
            Kind::Html(html) => match effect(self.body.text(html)) {
                Effect::Nothing => {}
                Effect::Break => self.hard_break(Within::default()),
                Effect::Cell => self.text("\t"),
                Effect::Block | Effect::Aside { .. } => self.lines.block(2),
            },
            Kind::HtmlText(text) => self.flowing(self.body.text(text)),
            _ => node.children().for_each(|part| self.address(part)),
        }
    }

    /// What an attribute shows, in words.
    fn address(&mut self, part: Node<'w>) {
        let said = self.said(part);
        if matches!(part.kind(), Kind::HtmlPicture(_)) && !said.is_empty() {
            self.text(&format!("[{said}]"));
        }
    }

    /// Text whose lines and white space mean nothing.
    fn flowing(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.lines.end_line();
            }
            let line = if at > 0 { line.trim_start() } else { line };
            if !line.is_empty() {
                self.text(line);
            }
        }
    }
}
