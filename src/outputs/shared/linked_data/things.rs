//! The things that linked data tells of, with the properties that are told of each, by the alphabet.

use serde::Serialize;

use crate::manuscript::front_matter::Kind;

#[derive(Serialize)]
pub struct Graph<T> {
    #[serde(rename = "@context")]
    pub context: &'static str,
    #[serde(rename = "@graph")]
    pub things: T,
}

#[derive(Serialize)]
pub struct WebSite<'s> {
    #[serde(rename = "@id")]
    pub id: String,
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub about: Reference<'s>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'s str>,
    #[serde(rename = "inLanguage")]
    pub language: &'s str,
    pub name: &'s str,
    #[serde(rename = "potentialAction", skip_serializing_if = "Option::is_none")]
    pub search: Option<SearchAction>,
    pub publisher: Publisher<'s>,
    pub url: &'s str,
}

#[derive(Serialize)]
pub struct Reference<'s> {
    #[serde(rename = "@id")]
    pub id: &'s str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
pub struct SearchAction {
    #[serde(rename = "query-input")]
    pub input: &'static str,
    pub target: EntryPoint,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
pub struct EntryPoint {
    #[serde(rename = "urlTemplate")]
    pub template: String,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "NewsMediaOrganization")]
pub struct Publisher<'s> {
    pub name: &'s str,
}

/// The front page tells more of the paper than others do.
#[derive(Serialize)]
pub struct Newspaper<'s> {
    #[serde(rename = "@id")]
    pub id: String,
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'s str>,
    #[serde(rename = "inLanguage", skip_serializing_if = "Option::is_none")]
    pub language: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issn: Option<&'s str>,
    pub name: &'s str,
    pub publisher: Publisher<'s>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'s str>,
}

/// An edition; its own page tells more of it than others do.
#[derive(Serialize)]
pub struct Issue<'s> {
    #[serde(rename = "@id")]
    pub id: String,
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(rename = "datePublished")]
    pub published: String,
    #[serde(rename = "inLanguage", skip_serializing_if = "Option::is_none")]
    pub language: Option<&'s str>,
    #[serde(rename = "isPartOf")]
    pub newspaper: Newspaper<'s>,
    #[serde(rename = "issueNumber", skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A newspaper page.
#[derive(Serialize)]
pub struct CollectionPage<'s> {
    #[serde(rename = "@id")]
    pub id: &'s str,
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(rename = "hasPart")]
    pub articles: Vec<Headline<'s>>,
    #[serde(rename = "inLanguage")]
    pub language: &'s str,
    #[serde(rename = "isPartOf")]
    pub issue: Issue<'s>,
    pub name: &'s str,
    pub position: usize,
    #[serde(rename = "primaryImageOfPage", skip_serializing_if = "Option::is_none")]
    pub facsimile: Option<Image<'s>>,
    pub url: &'s str,
}

/// What a newspaper page tells of an article.
#[derive(Serialize)]
pub struct Headline<'s> {
    #[serde(rename = "@id")]
    pub id: String,
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub headline: &'s str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewsArticle<'s> {
    #[serde(rename = "@id")]
    pub id: &'s str,
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternative_headline: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article_section: Option<&'s str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Person<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub correction: Vec<Correction<'s>>,
    pub date_modified: String,
    pub date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    pub headline: &'s str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub image: Vec<Image<'s>>,
    pub in_language: &'s str,
    pub is_accessible_for_free: bool,
    #[serde(rename = "isPartOf")]
    pub issue: Issue<'s>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<&'s str>,
    pub main_entity_of_page: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub print_column: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub print_edition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub print_page: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub print_section: Option<&'s str>,
    pub publisher: Publisher<'s>,
    pub speakable: Speakable,
    pub url: &'s str,
    pub word_count: u32,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
pub struct Person<'s> {
    #[serde(rename = "jobTitle", skip_serializing_if = "Option::is_none")]
    pub role: Option<&'s str>,
    pub name: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "CorrectionComment")]
pub struct Correction<'s> {
    #[serde(rename = "datePublished")]
    pub published: String,
    pub text: &'s str,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "ImageObject")]
pub struct Image<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<&'s str>,
    #[serde(rename = "copyrightNotice", skip_serializing_if = "Option::is_none")]
    pub copyright: Option<&'s str>,
    #[serde(rename = "creditText", skip_serializing_if = "Option::is_none")]
    pub credit: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "SpeakableSpecification")]
pub struct Speakable {
    #[serde(rename = "cssSelector")]
    pub selectors: [&'static str; 2],
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "BreadcrumbList")]
pub struct Breadcrumbs<'s> {
    #[serde(rename = "itemListElement")]
    pub steps: Vec<Step<'s>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
pub struct Step<'s> {
    #[serde(rename = "item")]
    pub url: String,
    pub name: &'s str,
    pub position: usize,
}

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Editorial => "OpinionNewsArticle",
        Kind::Advert => "AdvertiserContentArticle",
        Kind::Article | Kind::Brief | Kind::Photo | Kind::Notice => "NewsArticle",
    }
}
