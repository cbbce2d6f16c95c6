//! ninjs 3.1 (IPTC's News in JSON): each article as an item, and each edition as a package of its articles.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use serde::Serialize;

use crate::absolute;
use crate::body::BodyText;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::manuscript::front_matter::Kind;
use crate::model::{Article, Byline, Edition, Figure, Label, Page, Recording, Site};
use crate::outputs::shared::{RenderContext, byline, json};

/// A news object; what is blank is left out, as the standard wants it.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    uri: String,
    /// Only of an associated object.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rel: Option<&'static str>,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    standard: Option<Standard>,
    representation_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub_status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copyright_holder: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headlines: Vec<Told<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    descriptions: Vec<Told<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bodies: Vec<Told<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    people: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    info_sources: Vec<Source<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    subjects: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    genres: Vec<Genre>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alt_ids: Vec<Told<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    renditions: Vec<Rendition<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    associations: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Standard {
    name: &'static str,
    version: &'static str,
    schema: &'static str,
}

const STANDARD: Standard =
    Standard { name: "ninjs", version: "3.1", schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#" };

/// A headline, description, body or identifier, by its role.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told<'a> {
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    word_count: Option<u32>,
    value: std::borrow::Cow<'a, str>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    rel: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<String>,
}

#[derive(Serialize)]
struct Source<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Genre {
    name: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rendition<'a> {
    name: &'static str,
    href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "is_unknown")]
    width: u32,
    #[serde(skip_serializing_if = "is_unknown")]
    height: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_in_bytes: Option<u64>,
}

// serde gives fields by reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_unknown(pixels: &u32) -> bool {
    *pixels == 0
}

struct Input<'s> {
    site: &'s Site,
    edition: &'s Edition,
    page: &'s Page,
    article: &'s Article,
    text: BodyText<'s>,
}

impl Hash for Input<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Article { head, published, modified, expires, figures, corrections, topics, .. } = self.article;
        (self.site.paper.digest, self.edition.head.digest, self.page.head.digest).hash(state);
        (head, published, modified, expires, figures, corrections, topics, &self.text).hash(state);
        self.site.config.zone.iana_name().hash(state);
    }
}

struct Package<'s> {
    site: &'s Site,
    edition: &'s Edition,
}

impl Hash for Package<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.site.paper.digest, self.edition.head.digest, self.site.config.zone.iana_name()).hash(state);
        for article in &self.edition.articles {
            (article.head.digest, article.published, article.modified).hash(state);
        }
        for page in &self.edition.pages {
            (page.head.digest, &page.articles).hash(state);
        }
    }
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    context.site.editions.par_iter().flat_map_iter(|edition| of_edition(context, edition)).collect()
}

fn of_edition<'s>(context: RenderContext<'s>, edition: &'s Edition) -> Vec<Job<'s>> {
    let site = context.site;
    let of_page = |page: &'s Page| {
        edition.articles_of(page).iter().map(move |article| {
            let input = Input { site, edition, page, article, text: context.body(&article.body) };
            Job::new(article.head.url.file_beside("ninjs.json"), input, make)
        })
    };
    let mut jobs: Vec<Job<'_>> = edition.pages.iter().flat_map(of_page).collect();
    jobs.push(Job::new(edition.head.url.file_beside("ninjs.json"), Package { site, edition }, make_package));
    jobs
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let Input { site, edition, page, article, text } = input;
    let base = &site.config.base;
    let uri = base.absolute(&article.head.url);
    let html = absolute::html(&text.html()?, &base.origin, &uri);
    let body = Told { word_count: Some(article.words), ..told("main", Some("text/html"), html) };
    let pictures = if article.figures.is_empty() { article.head.picture.as_slice() } else { &article.figures };
    let recordings = article.body.recordings_once().map(|one| recording(site, one));
    let item = Item {
        standard: Some(STANDARD),
        bodies: vec![body],
        representation_type: "full",
        associations: pictures.iter().map(|figure| picture(site, figure)).chain(recordings).collect(),
        ..of_article(site, edition, page, article)
    };
    Ok(json(&item))
}

fn make_package(package: &Package<'_>) -> Result<Content, Diagnostics> {
    let Package { site, edition } = package;
    let config = &site.config;
    let of_page = |page| edition.articles_of(page).iter().map(move |article| associated(site, edition, page, article));
    let first = edition.articles.iter().map(|article| article.published).min();
    let last = edition.articles.iter().map(|article| article.modified).max();
    let item = Item {
        uri: config.base.absolute(&edition.head.url),
        r#type: "composite",
        standard: Some(STANDARD),
        representation_type: "full",
        first_created: first.map(|time| config.rfc3339(time)),
        version_created: last.map(|time| config.rfc3339(time)),
        pub_status: Some("usable"),
        copyright_holder: Some(config.publisher.as_deref().unwrap_or(&config.title)),
        language: Some(&config.language),
        title: Some(edition.head.title.as_deref().unwrap_or(&config.title)),
        alt_ids: edition_ids(edition),
        associations: edition.pages.iter().flat_map(of_page).collect(),
        ..Item::default()
    };
    Ok(json(&item))
}

fn associated<'a>(site: &'a Site, edition: &'a Edition, page: &'a Page, article: &'a Article) -> Item<'a> {
    Item { name: Some(&article.head.title), rel: Some("article"), ..of_article(site, edition, page, article) }
}

/// What both the item and the package say of an article: all but its body and pictures.
fn of_article<'a>(site: &'a Site, edition: &'a Edition, page: &'a Page, article: &'a Article) -> Item<'a> {
    let (config, head) = (&site.config, &article.head);
    let plain = |role, text: &'a String| told(role, Some("text/plain"), text.as_str());
    let mut headlines = vec![plain("main", &head.title)];
    headlines.extend(head.kicker.iter().map(|kicker| plain("kicker", kicker)));
    headlines.extend(head.subtitle.iter().map(|subtitle| plain("subtitle", subtitle)));
    let mut descriptions = vec![];
    descriptions.extend(Some(&head.summary).filter(|text| !text.is_empty()).map(|text| plain("summary", text)));
    descriptions.extend(head.dateline.iter().map(|dateline| plain("dateline", dateline)));
    descriptions.extend(article.corrections.iter().map(|correction| plain("correction", &correction.text)));
    let subject = |rel, label: &'a Label, has_list: bool| Named {
        name: &label.name,
        rel,
        uri: has_list.then(|| config.base.absolute(&label.url)),
    };
    let section = head.section.iter().map(|section| subject("section", section, true));
    let topics = article.topics.iter().map(|topic| subject("topic", topic, config.outputs.topics));
    let mut alt_ids = edition_ids(edition);
    alt_ids.push(told("page", None, page.head.label.as_str()));
    Item {
        uri: config.base.absolute(&head.url),
        r#type: "text",
        representation_type: "partial",
        first_created: Some(config.rfc3339(article.published)),
        version_created: Some(config.rfc3339(article.modified)),
        expires: article.expires.map(|time| config.rfc3339(time)),
        pub_status: Some("usable"),
        copyright_holder: Some(config.publisher.as_deref().unwrap_or(&config.title)),
        language: Some(head.lang.as_deref().unwrap_or(&config.language)),
        title: Some(&head.title),
        headlines,
        descriptions,
        by: byline(&head.authors),
        people: head.authors.iter().map(|author| person(site, author)).collect(),
        info_sources: head.source.iter().map(|source| Source { name: source }).collect(),
        subjects: section.chain(topics).collect(),
        genres: vec![Genre { name: genre(head.kind) }],
        alt_ids,
        ..Item::default()
    }
}

fn told<'a>(
    role: &'static str,
    content_type: Option<&'static str>,
    value: impl Into<std::borrow::Cow<'a, str>>,
) -> Told<'a> {
    Told { role, content_type, word_count: None, value: value.into() }
}

fn edition_ids(edition: &Edition) -> Vec<Told<'_>> {
    let mut ids = vec![told("edition", None, edition.head.id.to_string())];
    ids.extend(edition.head.number.map(|number| told("issue", None, number.to_string())));
    ids
}

fn person<'a>(site: &Site, author: &'a Byline) -> Named<'a> {
    Named { name: &author.name, rel: "author", uri: author.url.as_ref().map(|url| site.config.base.absolute(url)) }
}

fn picture<'a>(site: &Site, figure: &'a Figure) -> Item<'a> {
    let href = site.config.base.whole(figure.url.href());
    let mut descriptions = vec![];
    descriptions.extend(figure.caption.as_ref().map(|caption| told("caption", Some("text/plain"), caption.as_str())));
    let alt = Some(figure.alt.as_str()).filter(|alt| !alt.is_empty());
    descriptions.extend(alt.map(|alt| told("alternative", Some("text/plain"), alt)));
    Item {
        uri: href.clone(),
        name: Some("picture"),
        rel: Some("picture"),
        r#type: "picture",
        representation_type: "full",
        by: figure.credit.clone(),
        descriptions,
        renditions: vec![Rendition {
            name: "main",
            href,
            content_type: figure.media_type(),
            title: alt,
            width: figure.width,
            height: figure.height,
            size_in_bytes: None,
        }],
        ..Item::default()
    }
}

/// A video or sound of the text, with its poster as another rendition.
fn recording<'a>(site: &Site, recording: &'a Recording) -> Item<'a> {
    let Recording { url, len, width, height, name, poster, captions: _ } = recording;
    let href = site.config.base.whole(url.href());
    let content_type = recording.media_type();
    let kind = if content_type.is_some_and(|kind| kind.starts_with("audio/")) { "audio" } else { "video" };
    let title = Some(name.as_str()).filter(|name| !name.is_empty());
    let main = Rendition {
        name: "main",
        href: href.clone(),
        content_type,
        title,
        width: *width,
        height: *height,
        size_in_bytes: *len,
    };
    let poster = poster.iter().map(|poster| Rendition {
        name: "poster",
        href: site.config.base.whole(poster.url.href()),
        content_type: poster.media_type(),
        title: None,
        width: poster.width,
        height: poster.height,
        size_in_bytes: None,
    });
    Item {
        uri: href,
        name: Some(kind),
        rel: Some(kind),
        r#type: kind,
        representation_type: "full",
        descriptions: title.map(|title| told("caption", Some("text/plain"), title)).into_iter().collect(),
        renditions: [main].into_iter().chain(poster).collect(),
        ..Item::default()
    }
}

fn genre(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "article",
        Kind::Brief => "brief",
        Kind::Photo => "photo",
        Kind::Editorial => "editorial",
        Kind::Notice => "notice",
        Kind::Advert => "advert",
    }
}
