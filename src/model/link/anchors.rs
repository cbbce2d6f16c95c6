//! Places in pages that links name behind `#`: the headings of articles.

use std::collections::HashSet;
use std::sync::Arc;

use crate::address::OutputPath;
use crate::diagnostic::{Diagnostic, Text, closest, did_you_mean};
use crate::manuscript::Manuscript;
use crate::model::typed::Typed;
use crate::rules::links::{no_headings, no_such_anchor, page_has};

/// A place that no article's text has; the theme may.
pub struct LostAnchor {
    pub anchor: String,
    pub diagnostic: Diagnostic,
}

/// Ids that are named when none is near.
const NAMED: usize = 5;

/// The pages that articles link by address, with a place in them.
pub(super) fn addresses(manuscripts: &[Arc<Manuscript>]) -> HashSet<OutputPath> {
    let links = manuscripts.iter().flat_map(|manuscript| &manuscript.facts.links);
    let with_place = links.filter(|link| link.target.starts_with('/') && link.target.contains('#'));
    let file = |target: &str| {
        let address = target.split(['#', '?']).next().unwrap_or_default();
        OutputPath::of_address(&percent_encoding::percent_decode_str(address).decode_utf8_lossy())
    };
    with_place.filter_map(|link| file(&link.target)).collect()
}

/// What an address names behind `#`, unless that is every page's or a matter of the browser.
fn anchor_of(address: &str) -> Option<String> {
    let (_, typed) = address.split_once('#')?;
    let anchor = percent_encoding::percent_decode_str(typed).decode_utf8_lossy();
    let is_of_page = anchor.is_empty() || anchor.eq_ignore_ascii_case("top");
    let is_of_note = anchor.starts_with("fn:") || anchor.starts_with("fnref:");
    (!is_of_page && !is_of_note && !anchor.contains(":~:")).then(|| anchor.into_owned())
}

/// What is said of an address whose place is none of these.
pub(super) fn lost(typed: &Typed<'_>, anchors: &[String]) -> Option<LostAnchor> {
    let anchor = anchor_of(typed.address).filter(|anchor| !anchors.contains(anchor))?;
    let diagnostic = typed.place(no_such_anchor(&anchor)).help(way_out(&anchor, anchors));
    Some(LostAnchor { anchor, diagnostic })
}

/// The id that was probably meant, or those that there are.
fn way_out(anchor: &str, anchors: &[String]) -> Text {
    let slug = newsprint_text::anchor(anchor);
    let names = || anchors.iter().map(String::as_str);
    let near = names().find(|id| *id == slug).or_else(|| closest(anchor, names()));
    let near = near.or_else(|| names().find(|id| id.contains(&slug) || slug.contains(*id)));
    match near {
        Some(near) => did_you_mean(&format!("#{near}")),
        None if anchors.is_empty() => no_headings(),
        None => page_has(names().take(NAMED).map(|id| format!("`#{id}`")).collect()),
    }
}
