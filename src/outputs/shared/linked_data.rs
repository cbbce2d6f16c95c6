//! Linked data: the paper, its editions, newspaper pages and articles as schema.org tells them (version 30), in
//! JSON-LD 1.1.

use std::hash::{Hash, Hasher};

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::address::Address;
use crate::manuscript::front_matter::Kind;
use crate::model::{Article, Byline, Edition, EditionHead, Figure, Page, PageHead, Site};

/// What of an article's page is worth reading aloud, by the built-in theme's names.
const SPEAKABLE: [&str; 2] = [".piece h1", ".piece .body"];

/// A page for search engines; it is told only to a template that shows it.
pub struct LinkedData<'s> {
    pub site: &'s Site,
    pub of: Of<'s>,
}

/// What a page shows.
pub enum Of<'s> {
    Home,
    Edition(&'s Edition),
    Page(&'s Edition, &'s Page),
    Article(&'s EditionHead, &'s PageHead, &'s Article),
}

// What it tells beside the paper's own facts is in the page's variables already.
impl Hash for LinkedData<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.site.paper.hash(state);
    }
}

impl Serialize for LinkedData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let told = match self.of {
            Of::Home => of_home(self.site),
            Of::Edition(edition) => of_edition(self.site, edition),
            Of::Page(edition, page) => of_page(self.site, edition, page),
            Of::Article(edition, page, article) => of_article(self.site, edition, page, article),
        };
        told.serialize(serializer)
    }
}

/// The front page: the site, and the newspaper that it publishes.
fn of_home(site: &Site) -> Value {
    let config = &site.config;
    let url = config.base.absolute(&site.paper.url);
    let mut website = json!({
        "@type": "WebSite",
        "@id": format!("{url}#website"),
        "url": url,
        "name": config.title,
        "inLanguage": config.language,
        "publisher": publisher(site),
        "about": {"@id": url},
    });
    if config.outputs.search {
        let results = config.base.absolute(&config.base.address("/search/"));
        website["potentialAction"] = json!({
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": format!("{results}?q={{search_term_string}}")},
            "query-input": "required name=search_term_string",
        });
    }
    let mut newspaper = newspaper(site);
    newspaper["url"] = json!(url);
    newspaper["inLanguage"] = json!(config.language);
    if !config.description.is_empty() {
        website["description"] = json!(config.description);
        newspaper["description"] = json!(config.description);
    }
    graph(vec![website, newspaper])
}

/// An edition: the issue in its newspaper.
fn of_edition(site: &Site, edition: &Edition) -> Value {
    let head = &edition.head;
    let mut issue = issue(site, head);
    issue["url"] = json!(site.config.base.absolute(&head.url));
    issue["inLanguage"] = json!(site.config.language);
    if let Some(title) = &head.title {
        issue["name"] = json!(title);
    }
    let steps = [site_step(site), edition_step(head)];
    graph(vec![issue, breadcrumbs(site, &steps)])
}

/// A newspaper page: schema.org has no type for it, so it is the web page that collects its articles.
fn of_page(site: &Site, edition: &Edition, page: &Page) -> Value {
    let base = &site.config.base;
    let url = base.absolute(&page.head.url);
    let position = edition.pages.iter().position(|other| std::ptr::eq(other, page)).map_or(0, |at| at + 1);
    let articles: Vec<Value> = edition
        .articles_of(page)
        .iter()
        .map(|article| {
            let head = &article.head;
            json!({"@type": kind(head.kind), "@id": base.absolute(&head.url), "headline": head.title})
        })
        .collect();
    let mut data = json!({
        "@type": "CollectionPage",
        "@id": url,
        "url": url,
        "name": page.head.name.as_deref().unwrap_or(&page.head.label),
        "inLanguage": site.config.language,
        "position": position,
        "isPartOf": issue(site, &edition.head),
        "hasPart": articles,
    });
    if let Some(facsimile) = &page.facsimile {
        data["primaryImageOfPage"] = image(site, facsimile);
    }
    let steps = [site_step(site), edition_step(&edition.head), page_step(&page.head)];
    graph(vec![data, breadcrumbs(site, &steps)])
}

/// `NewsArticle` → `PublicationIssue` → `Newspaper`, with the way to it as a `BreadcrumbList`.
fn of_article(site: &Site, edition: &EditionHead, page: &PageHead, article: &Article) -> Value {
    let own = (article.head.title.clone(), &article.head.url);
    let steps = [site_step(site), edition_step(edition), page_step(page), own];
    graph(vec![news_article(site, edition, page, article), breadcrumbs(site, &steps)])
}

fn graph(things: Vec<Value>) -> Value {
    json!({"@context": "https://schema.org", "@graph": things})
}

fn news_article(site: &Site, edition: &EditionHead, page: &PageHead, article: &Article) -> Value {
    let (head, config) = (&article.head, &site.config);
    let url = config.base.absolute(&head.url);
    let mut data = json!({
        "@type": kind(head.kind),
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": head.title,
        "datePublished": config.rfc3339(article.published),
        "dateModified": config.rfc3339(article.modified),
        "inLanguage": head.lang.as_deref().unwrap_or(&config.language),
        "wordCount": article.words,
        "isAccessibleForFree": true,
        "publisher": publisher(site),
        "isPartOf": issue(site, edition),
        "speakable": {"@type": "SpeakableSpecification", "cssSelector": SPEAKABLE},
    });
    if let Value::Object(data) = &mut data {
        add_head(site, article, data);
        // An advertisement is no news, and where it is printed is a property of news.
        if head.kind != Kind::Advert {
            add_print(edition, page, article, data);
        }
    }
    data
}

/// What an article may say of itself and need not.
fn add_head(site: &Site, article: &Article, data: &mut Map<String, Value>) {
    let (head, config) = (&article.head, &site.config);
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            data.insert(key.to_owned(), value);
        }
    };
    let stack: Vec<&str> = head.kicker.iter().chain(&head.subtitle).map(String::as_str).collect();
    let corrections = article.corrections.iter().map(|correction| {
        json!({"@type": "CorrectionComment", "datePublished": correction.date.to_string(), "text": correction.text})
    });
    add("alternativeHeadline", (!stack.is_empty()).then(|| json!(stack)));
    add("description", (!head.summary.is_empty()).then(|| json!(head.summary)));
    add("articleSection", head.section.as_ref().map(|section| json!(section.name)));
    add("author", list(head.authors.iter().map(|byline| person(site, byline))));
    add("keywords", list(article.topics.iter().map(|topic| json!(topic.name))));
    add("image", list(head.picture.iter().map(|picture| image(site, picture))));
    add("expires", article.expires.map(|time| json!(config.rfc3339(time))));
    add("correction", list(corrections));
}

/// Where an article stands in the printed paper.
fn add_print(edition: &EditionHead, page: &PageHead, article: &Article, data: &mut Map<String, Value>) {
    let column = article.head.section.as_ref().map(|section| json!(section.name));
    let told = [
        ("printEdition", Some(json!(edition.id.to_string()))),
        ("printPage", Some(json!(page.label))),
        ("printSection", page.name.as_ref().map(|name| json!(name))),
        ("printColumn", column),
        ("dateline", article.head.dateline.as_ref().map(|dateline| json!(dateline))),
    ];
    data.extend(told.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
}

/// A list, or nothing for an empty one.
fn list(values: impl Iterator<Item = Value>) -> Option<Value> {
    let values: Vec<Value> = values.collect();
    (!values.is_empty()).then(|| json!(values))
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Editorial => "OpinionNewsArticle",
        Kind::Advert => "AdvertiserContentArticle",
        Kind::Article | Kind::Brief | Kind::Photo | Kind::Notice => "NewsArticle",
    }
}

fn person(site: &Site, byline: &Byline) -> Value {
    let mut person = json!({"@type": "Person", "name": byline.name});
    if let Some(url) = &byline.url {
        person["url"] = json!(site.config.base.absolute(url));
    }
    if let Some(role) = &byline.role {
        person["jobTitle"] = json!(role);
    }
    person
}

fn image(site: &Site, figure: &Figure) -> Value {
    let mut image = json!({"@type": "ImageObject", "url": site.config.base.whole(figure.url.href())});
    if figure.width > 0 && figure.height > 0 {
        image["width"] = json!(figure.width);
        image["height"] = json!(figure.height);
    }
    if let Some(caption) = &figure.caption {
        image["caption"] = json!(caption);
    }
    if let Some(credit) = &figure.credit {
        image["creditText"] = json!(credit);
    }
    image
}

/// Who publishes the paper; the paper itself when site.toml does not say.
fn publisher(site: &Site) -> Value {
    let name = site.config.publisher.as_deref().unwrap_or(&site.config.title);
    json!({"@type": "NewsMediaOrganization", "name": name})
}

fn issue(site: &Site, edition: &EditionHead) -> Value {
    let config = &site.config;
    let mut issue = json!({
        "@type": "PublicationIssue",
        "@id": config.base.absolute(&edition.url),
        "datePublished": edition.date.to_string(),
        "isPartOf": newspaper(site),
    });
    if let Some(number) = edition.number {
        issue["issueNumber"] = json!(number);
    }
    issue
}

fn newspaper(site: &Site) -> Value {
    let config = &site.config;
    let mut newspaper = json!({
        "@type": "Newspaper",
        "@id": config.base.absolute(&site.paper.url),
        "name": config.title,
        "publisher": publisher(site),
    });
    if let Some(issn) = &config.issn {
        newspaper["issn"] = json!(issn);
    }
    newspaper
}

/// A name and a link.
type Crumb<'s> = (String, &'s Address);

fn site_step(site: &Site) -> Crumb<'_> {
    (site.config.title.clone(), &site.paper.url)
}

fn edition_step(edition: &EditionHead) -> Crumb<'_> {
    (edition.id.to_string(), &edition.url)
}

fn page_step(page: &PageHead) -> Crumb<'_> {
    (page.name.as_ref().unwrap_or(&page.label).clone(), &page.url)
}

fn breadcrumbs(site: &Site, steps: &[Crumb<'_>]) -> Value {
    let step = |(position, (name, url)): (usize, &Crumb<'_>)| json!({"@type": "ListItem", "position": position, "name": name, "item": site.config.base.absolute(url)});
    let items: Vec<Value> = (1..).zip(steps).map(step).collect();
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}
