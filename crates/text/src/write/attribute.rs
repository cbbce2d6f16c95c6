//! Attributes of published HTML, with their addresses where they lead.

use super::addresses::Addresses;
use super::writer::{push_attribute, push_href, push_text};
use crate::address::Address;
use crate::body::{Body, Kind, Node};

/// Writes an attribute; one that leads to what the site does not publish is left out.
pub(super) fn attribute(body: &Body, addresses: &dyn Addresses, node: Node<'_>, out: &mut String) {
    let Kind::Attribute(name) = node.kind() else { return };
    let start = out.len();
    out.push_str(body.text(name));
    out.push_str("=\"");
    for part in node.children() {
        let is_written = match part.kind() {
            Kind::Html(text) => {
                push_attribute(out, body.text(text));
                true
            }
            Kind::HtmlLink(number) => {
                let link = body.link(number);
                let target = body.text(link.target);
                let resolved = if link.address == Address::Site { addresses.link(target) } else { None };
                push_address(resolved.as_deref().unwrap_or(target), out)
            }
            Kind::HtmlPicture(number) => {
                let picture = body.picture(number);
                let src = body.text(picture.src);
                let resolved = if picture.address == Address::Site { addresses.picture(src) } else { None };
                push_address(resolved.as_ref().map_or(src, |shown| &shown.url), out)
            }
            _ => true,
        };
        if !is_written {
            return out.truncate(start);
        }
    }
    out.push('"');
}

/// Nodes of published HTML as HTML, with their addresses where they lead.
pub(super) fn published<'b>(body: &Body, addresses: &dyn Addresses, nodes: impl Iterator<Item = Node<'b>>) -> String {
    let mut html = String::new();
    for node in nodes {
        match node.kind() {
            Kind::Html(text) => html.push_str(body.text(text)),
            Kind::HtmlText(text) => push_text(&mut html, body.text(text)),
            _ => attribute(body, addresses, node, &mut html),
        }
    }
    html
}

/// Writes an address, unless there is none.
fn push_address(address: &str, out: &mut String) -> bool {
    push_href(out, address);
    !address.is_empty()
}
