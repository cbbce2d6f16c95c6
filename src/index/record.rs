//! What the index knows of an article.

use newsprint_search::Record;

use crate::body::BodyText;
use crate::config::Fields;
use crate::diagnostic::Diagnostics;
use crate::manuscript::front_matter::Kind;
use crate::model::{Article, Byline, Page};

/// An article's record, to be verified and shown.
pub fn record(article: &Article, page: &Page, body: &BodyText<'_>, fields: Fields) -> Result<Record, Diagnostics> {
    let head = &article.head;
    let (text, captions, summary) = match fields {
        Fields::Heads => (String::new(), vec![], head.summary.clone()),
        Fields::All => {
            let wording = body.wording()?;
            (wording.text, captions(article, wording.captions), String::new())
        }
    };
    let kind = match head.kind {
        Kind::Article => String::new(),
        kind => serde_json::to_value(kind).ok().and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default(),
    };
    Ok(Record {
        url: url(article),
        date: head.date.to_string(),
        page: page.head.label.clone(),
        kind,
        lang: head.lang.clone().unwrap_or_default(),
        title: head.title.clone(),
        kicker: head.kicker.clone().unwrap_or_default(),
        subtitle: head.subtitle.clone().unwrap_or_default(),
        byline: byline(head.source.as_deref(), &head.authors),
        section: head.section.as_ref().map(|section| section.name.clone()).unwrap_or_default(),
        topics: article.topics.iter().map(|topic| topic.name.clone()).collect(),
        captions,
        summary,
        text,
    })
}

/// Its link below the site's base.
fn url(article: &Article) -> String {
    let address = &article.head.url;
    let (href, depth) = (address.href(), address.path().matches('/').count());
    // Encoding adds no slashes, so the path is as many parts of the link as it has itself.
    let start = href.rmatch_indices('/').nth(depth - 1).map_or(0, |(at, _)| at + 1);
    href[start..].to_owned()
}

/// As pages print it.
fn byline(source: Option<&str>, authors: &[Byline]) -> String {
    let told = authors.iter().map(|Byline { name, role, task, .. }| {
        let parts = [role.as_deref(), Some(name.as_str()), task.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    source.map(str::to_owned).into_iter().chain(told).collect::<Vec<_>>().join("  ")
}

/// What stands below pictures, each once.
fn captions(article: &Article, of_body: Vec<String>) -> Vec<String> {
    let figures = article.figures.iter().chain(article.body.pictures.iter().map(|(_, figure)| figure));
    let of_figures = figures.filter_map(|figure| figure.caption.clone());
    let mut captions: Vec<String> = vec![];
    for caption in of_body.into_iter().chain(of_figures) {
        if !captions.contains(&caption) {
            captions.push(caption);
        }
    }
    captions
}
