//! What the parts of the HTML writer share: the output, what a node stands in, texts made safe.

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::addresses::Addresses;
use super::headings::Headings;
use super::notes::Notes;
use crate::body::{Body, Kind, Node};
use crate::characters::without_marks;

/// The output, and what is numbered along the way.
pub(super) struct Writer<'w> {
    pub body: &'w Body,
    pub addresses: &'w dyn Addresses,
    pub out: &'w mut String,
    pub headings: Headings<'w>,
    pub notes: Notes,
}

/// What a node stands in.
#[derive(Clone, Copy, Default)]
pub(super) struct Within {
    pub is_note: bool,
    /// A link with a tag, which can hold no other.
    pub is_link: bool,
}

/// What a heading or a table's head says, for the name that it gives.
pub(super) fn name(body: &Body, node: Node<'_>) -> String {
    let mut name = String::new();
    add_name(body, node, false, &mut name);
    name
}

fn add_name(body: &Body, node: Node<'_>, is_description: bool, name: &mut String) {
    for node in node.children() {
        match node.kind() {
            Kind::Text(text) | Kind::ShownHtml(text) => name.push_str(body.text(text)),
            Kind::Code(code) if !is_description => name.push_str(body.text(code)),
            Kind::SoftBreak | Kind::HardBreak => name.push(' '),
            Kind::Styled(style) if style.is_aside() => {}
            Kind::Picture(number) => {
                add_name(body, node, is_description || body.picture(number).address.is_picture(), name);
            }
            _ => add_name(body, node, is_description, name),
        }
    }
}

/// Writes `" title="…` behind an open attribute value.
pub(super) fn push_title(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str("\" title=\"");
        push_attribute(out, &without_marks(title));
    }
}

pub(super) fn push_text(out: &mut String, text: &str) {
    escape_html_body_text(out, text).expect("a string takes all that is written");
}

pub(super) fn push_attribute(out: &mut String, text: &str) {
    escape_html(out, text).expect("a string takes all that is written");
}

pub(super) fn push_href(out: &mut String, address: &str) {
    escape_href(out, address).expect("a string takes all that is written");
}
