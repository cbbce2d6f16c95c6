//! The places of a page that links can name: the ids of a body.

use super::headings::{Headings, slug, visit};
use super::writer::name;
use crate::body::{Body, Kind};

/// The ids that a body has on a page with these `ids`: those of its headings, and of HTML that is published.
#[must_use]
pub fn anchors(body: &Body, ids: &[&str]) -> Vec<String> {
    let mut anchors = vec![];
    // Most bodies have neither.
    if body.nodes().any(|node| matches!(node.kind(), Kind::Heading { .. })) {
        let mut headings = Headings::of(body, ids);
        visit(body.blocks(), &mut |node, level, id| {
            anchors.push(headings.next(level, body.text(id), &name(body, node)).1);
        });
    }
    for node in body.nodes() {
        if let Kind::Html(tag) = node.kind() {
            anchors.extend(ids_in(body.text(tag)).map(str::to_owned));
        }
    }
    anchors
}

/// The ids that stand in tags, in quotation marks or without.
fn ids_in(html: &str) -> impl Iterator<Item = &str> {
    let values = html.match_indices("id=").filter(|(at, _)| html[..*at].ends_with(char::is_whitespace));
    values.map(|(at, _)| {
        let value = &html[at + 3..];
        let quoted = value.strip_prefix(['"', '\'']);
        quoted.unwrap_or(value).split(['"', '\'', ' ', '>', '\n']).next().unwrap_or_default()
    })
}

/// The id that a heading with this text would have.
#[must_use]
pub fn anchor(heading: &str) -> String {
    slug(heading)
}
