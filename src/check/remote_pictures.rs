//! Pictures that pages load from other sites.

use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::rules::links::{and_another, and_more, by_a_page, by_articles, by_one_article, remote_pictures};

/// How many origins a warning names.
const NAMED: usize = 5;

/// Tells once for the paper that its pages may load pictures from elsewhere, unless site.toml says so itself.
pub fn warning(site: &Site) -> Option<Diagnostic> {
    let known = site.config.hosting.csp.get("img-src");
    let is_known = |origin: &str| known.is_some_and(|known| known.iter().any(|known| known == origin));
    let is_new = |origin: &str| origin != "data:" && !is_known(origin);
    let new: Vec<(&str, usize)> = site
        .pictures
        .iter()
        .map(|(origin, count)| (origin.as_str(), *count))
        .filter(|(origin, _)| is_new(origin))
        .collect();
    let named = new.iter().take(NAMED).map(|(origin, count)| match count {
        0 => by_a_page(origin),
        1 => by_one_article(origin),
        _ => by_articles(origin, *count),
    });
    let sites = named.reduce(and_another)?;
    let sites = match new.len().saturating_sub(NAMED) {
        0 => sites,
        more => and_more(sites, more),
    };
    Some(remote_pictures(sites, new[0].0))
}
