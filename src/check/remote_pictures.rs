//! Pictures, videos and sounds that pages load from other sites.

use crate::diagnostic::{Diagnostics, Text};
use crate::model::Site;
use crate::model::hotlinks;
use crate::model::pictures::Origins;
use crate::rules::links::{
    and_another, and_more, by_a_page, by_articles, by_one_article, remote_pictures, remote_recordings,
};

/// How many origins a warning names.
const NAMED: usize = 5;

/// Tells once for the paper that its pages may load pictures from elsewhere, and once that they may load videos and sounds,
/// unless site.toml says so itself.
pub fn warnings(site: &Site) -> Diagnostics {
    let pictures = new(site, "img-src", &site.pictures).map(|(sites, first)| remote_pictures(sites, first));
    let recordings = new(site, "media-src", &site.recordings).map(|(sites, first)| remote_recordings(sites, first));
    pictures.into_iter().chain(recordings).collect()
}

/// The origins that a directive of site.toml does not name, as they are told, and the first of them.
fn new<'s>(site: &Site, directive: &str, origins: &'s Origins) -> Option<(Text, &'s str)> {
    let known = site.config.hosting.csp.get(directive);
    let is_known = |origin: &str| known.is_some_and(|known| known.iter().any(|known| known == origin));
    // Those that show nothing are told of where they stand.
    let is_told = |origin: &str| directive == "img-src" && hotlinks::refusing(origin).is_some();
    let is_new = |origin: &str| origin != "data:" && !is_known(origin) && !is_told(origin);
    let new: Vec<(&str, usize)> =
        origins.iter().map(|(origin, count)| (origin.as_str(), *count)).filter(|(origin, _)| is_new(origin)).collect();
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
    Some((sites, new[0].0))
}
