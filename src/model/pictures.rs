//! Pictures, videos and sounds that lie elsewhere: which other sites pages load them from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use newsprint_text::Medium;

use crate::model::article::{Body, Standing};
use crate::model::edition::Edition;
use crate::model::figure::Figure;

/// Origins of what lies elsewhere, each with the number of articles that show something from there.
pub type Origins = BTreeMap<String, usize>;

/// The origins of all pictures of the site that lie elsewhere, and those of its videos and sounds.
pub fn elsewhere(editions: &[Arc<Edition>], standing: &[Standing]) -> (Origins, Origins) {
    let of_articles = editions.iter().flat_map(|edition| &edition.articles).map(|a| (&*a.figures, &a.body));
    let of_standing = standing.iter().map(|standing| (&*standing.figures, &standing.body));
    let (mut pictures, mut recordings) = (Origins::new(), Origins::new());
    let count = |origins: Vec<String>, counts: &mut Origins| {
        for origin in origins {
            *counts.entry(origin).or_default() += 1;
        }
    };
    for (figures, body) in of_articles.chain(of_standing) {
        count(of_pictures(figures, body), &mut pictures);
        count(of_recordings(body), &mut recordings);
    }
    let pages = editions.iter().flat_map(|edition| &edition.pages);
    for facsimile in pages.filter_map(|page| page.facsimile.as_ref()) {
        if let Some(origin) = origin(facsimile.url.href()) {
            pictures.entry(origin).or_default();
        }
    }
    (pictures, recordings)
}

/// The origins of an article's pictures, each once.
pub fn of_pictures(figures: &[Figure], body: &Body) -> Vec<String> {
    let of_body = body.elsewhere.iter().map(String::as_str).filter(|url| !Medium::of(url).is_played());
    origins(figures.iter().map(|figure| figure.url.href()).chain(of_body))
}

/// The origins of an article's videos and sounds, each once.
pub fn of_recordings(body: &Body) -> Vec<String> {
    origins(body.elsewhere.iter().map(String::as_str).filter(|url| Medium::of(url).is_played()))
}

fn origins<'u>(urls: impl Iterator<Item = &'u str>) -> Vec<String> {
    urls.filter_map(origin).collect::<BTreeSet<_>>().into_iter().collect()
}

/// `https://a.example:8443/x.jpg` → `https://a.example:8443`; nothing for the site's own files and for what a policy
/// cannot name.
fn origin(url: &str) -> Option<String> {
    if url.starts_with('/') && !url.starts_with("//") {
        return None;
    }
    if url.starts_with("data:") {
        return Some("data:".to_owned());
    }
    let (scheme, rest) = url.trim().split_once("//")?;
    let scheme = scheme.to_ascii_lowercase();
    if !matches!(&*scheme, "https:" | "http:" | "") {
        return None;
    }
    let authority = rest.split(['/', '?', '#', '\\']).next()?.rsplit('@').next()?;
    let is_host = !authority.is_empty() && authority.chars().all(|c| c.is_ascii_alphanumeric() || "-._:".contains(c));
    // An address without a scheme has the page's.
    let scheme = if scheme.is_empty() { "https:" } else { &scheme };
    is_host.then(|| format!("{scheme}//{authority}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_what_a_policy_can_name() {
        assert_eq!(origin("https://a.example:8443/x.jpg?y#z").as_deref(), Some("https://a.example:8443"));
        assert_eq!(origin("http://u:p@a.example/x.jpg").as_deref(), Some("http://a.example"));
        assert_eq!(origin("HTTPS://a.example/x.jpg").as_deref(), Some("https://a.example"));
        assert_eq!(origin("//a.example/港.jpg").as_deref(), Some("https://a.example"));
        assert_eq!(origin("data:image/png;base64,AAAA").as_deref(), Some("data:"));
        assert_eq!(origin("/2025-06-16/a.jpg"), None);
        assert_eq!(origin("https://a.example;script-src/x.jpg"), None);
        assert_eq!(origin("https://港.example/x.jpg"), None);
    }
}
