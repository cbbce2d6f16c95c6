//! Documents for search engines: every article as one line of JSON (NDJSON), as docs/export.md describes it.

use rayon::prelude::*;
use serde::Serialize;

use crate::body::BodyText;
use crate::diagnostic::{Diagnostics, visible_json};
use crate::digest::Digest;
use crate::folder::Folder;
use crate::manuscript::front_matter::Kind;
use crate::manuscript::moment::start_of_day;
use crate::model::{Article, Edition, Figure, Page, Site};
use crate::outputs::shared::byline;

/// The lines of so much are in memory at a time, in bytes of the articles' files, and of one article more.
const BATCH: usize = 1 << 20;

/// An article, flat: engines filter and sort by names of fields. Every field is always there, and the id comes first.
#[derive(Serialize)]
struct Document<'a> {
    id: String,
    url: String,
    date: String,
    /// Seconds since 1970: Meilisearch compares numbers, and texts with different offsets do not sort as times do.
    date_seconds: i64,
    published: String,
    published_seconds: i64,
    modified: String,
    modified_seconds: i64,
    edition: String,
    page: &'a str,
    page_name: Option<&'a str>,
    section: Option<&'a str>,
    kind: Kind,
    language: &'a str,
    title: &'a str,
    kicker: Option<&'a str>,
    subtitle: Option<&'a str>,
    authors: Vec<&'a str>,
    byline: Option<String>,
    source: Option<&'a str>,
    dateline: Option<&'a str>,
    topics: Vec<&'a str>,
    summary: &'a str,
    text: &'a str,
    words: u32,
    captions: Vec<String>,
    corrections: Vec<&'a str>,
    picture: Option<String>,
}

/// An article with its place in the paper.
struct Placed<'s> {
    edition: &'s Edition,
    page: &'s Page,
    article: &'s Article,
}

/// The articles of a site a line each, in the paper's order, some at a time; an error when one cannot be read any more.
pub fn batches<'s>(site: &'s Site, root: &'s Folder) -> impl Iterator<Item = Result<String, Diagnostics>> + use<'s> {
    let mut rest = site.editions.iter().flat_map(|edition| placed(edition));
    std::iter::from_fn(move || {
        let (mut batch, mut len) = (vec![], 0);
        while len < BATCH
            && let Some(placed) = rest.next()
        {
            len += placed.article.body.len;
            batch.push(placed);
        }
        (!batch.is_empty()).then(|| lines(site, root, &batch))
    })
}

fn placed(edition: &Edition) -> impl Iterator<Item = Placed<'_>> {
    let of_page = move |page| edition.articles_of(page).iter().map(move |article| Placed { edition, page, article });
    edition.pages.iter().flat_map(of_page)
}

fn lines(site: &Site, root: &Folder, batch: &[Placed<'_>]) -> Result<String, Diagnostics> {
    let lines: Vec<_> = batch.par_iter().map(|placed| line(site, root, placed)).collect();
    lines.into_iter().collect()
}

fn line(site: &Site, root: &Folder, placed: &Placed<'_>) -> Result<String, Diagnostics> {
    let Placed { edition, page, article } = placed;
    let (config, head) = (&site.config, &article.head);
    // A video is told by its name, without the words of a link to it.
    let body = BodyText::new(root, &article.body, config.markdown.options(), "");
    let (text, of_body) = body.plain_with_captions(&config.base)?;
    let picture = head.picture.as_ref().filter(|figure| !figure.is_missing());
    let document = Document {
        id: id(head.url.path()),
        url: config.base.absolute(&head.url),
        date: head.date.to_string(),
        date_seconds: start_of_day(head.date, &config.zone).as_second(),
        published: config.rfc3339(article.published),
        published_seconds: article.published.as_second(),
        modified: config.rfc3339(article.modified),
        modified_seconds: article.modified.as_second(),
        edition: edition.head.id.to_string(),
        page: &page.head.label,
        page_name: page.head.name.as_deref(),
        section: head.section.as_deref().map(|section| section.name.as_str()),
        kind: head.kind,
        language: head.lang.as_deref().unwrap_or(&config.language),
        title: &head.title,
        kicker: head.kicker.as_deref(),
        subtitle: head.subtitle.as_deref(),
        authors: head.authors.iter().map(|author| author.name.as_str()).collect(),
        byline: byline(&head.authors),
        source: head.source.as_deref(),
        dateline: head.dateline.as_deref(),
        topics: article.topics.iter().map(|topic| topic.name.as_str()).collect(),
        summary: &head.summary,
        text: text.trim_end(),
        words: article.words,
        captions: captions(&article.figures, of_body),
        corrections: article.corrections.iter().map(|correction| correction.text.as_str()).collect(),
        picture: picture.map(|figure| config.base.whole(figure.url.href())),
    };
    let json = serde_json::to_string(&document).expect("text and numbers are always JSON");
    // Some readers of lines also end one at U+2028 or U+0085.
    Ok(visible_json(&json) + "\n")
}

/// What stands under the pictures of the front matter and those of the text, each once.
fn captions(figures: &[Figure], of_body: Vec<String>) -> Vec<String> {
    let mut captions: Vec<String> = vec![];
    for caption in figures.iter().map(caption).chain(of_body).filter(|caption| !caption.is_empty()) {
        if !captions.contains(&caption) {
            captions.push(caption);
        }
    }
    captions
}

fn caption(figure: &Figure) -> String {
    let parts = [figure.caption.as_deref(), figure.credit.as_deref()];
    parts.into_iter().flatten().collect::<Vec<&str>>().join(" ")
}

/// What engines know an article by: letters, digits, `-` and `_`, at most 511 bytes. It is made of the address alone, so
/// that it lasts as long as that does; `/2025-06-16/ferry/` has `2025-06-16_ferry`, and other addresses a digest.
fn id(address: &str) -> String {
    let parts = address.trim_matches('/');
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    match parts.split_once('/') {
        // No slug begins with `_`, so that no plain id has two of them where the others do.
        Some((edition, slug)) if [edition, slug].into_iter().all(|part| part.chars().all(is_plain)) => {
            format!("{edition}_{slug}")
        }
        _ => {
            let date: String = parts.chars().take("2025-06-16".len()).collect();
            format!("{date}__{:032x}", Digest::of_bytes(address.as_bytes()).0)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn an_id_is_made_of_the_address_alone_and_fits_every_engine() {
        assert_eq!(id("/2025-06-16/ferry/"), "2025-06-16_ferry");
        assert_eq!(id("/2025-06-16-extra/a_b-2/"), "2025-06-16-extra_a_b-2");
        assert_eq!(id("/2025-06-30/港口/"), "2025-06-30__9c8af4257c373bb00d6e4a3501504c5d");
        let long = format!("/2025-06-16-{}/{}/", "x".repeat(200), "y".repeat(200));
        for address in ["/2025-06-16/a b/", "/2025-06-16/a.b/", "/2025-06-16-号外/a/", &long] {
            let id = id(address);
            assert!(id.len() <= 511, "{id}");
            assert!(id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{id}");
        }
    }

    #[test]
    fn no_two_addresses_have_one_id() {
        let parts = ["a", "a_b", "a-b", "b", "港", "港口", "a.b", "a b", "_a"];
        let editions = ["2025-06-16", "2025-06-16-a", "2025-06-16-a-b", "2025-06-16-港", "2025-06-17"];
        let addresses = editions.iter().flat_map(|edition| parts.iter().map(move |slug| format!("/{edition}/{slug}/")));
        let ids: BTreeSet<String> = addresses.map(|address| id(&address)).collect();
        assert_eq!(ids.len(), editions.len() * parts.len());
    }
}
