//! Linked data: the paper, its editions, newspaper pages and articles as schema.org tells them (version 30), in
//! JSON-LD 1.1.

mod things;

use std::hash::{Hash, Hasher};

use serde::{Serialize, Serializer, ser};
use tera::Value;

use crate::address::Address;
use crate::manuscript::front_matter::Kind;
use crate::model::{Article, Byline, Edition, EditionHead, Figure, Page, PageHead, Site};
use things::{
    Breadcrumbs, CollectionPage, Correction, EntryPoint, Graph, Headline, Image, Issue, NewsArticle, Newspaper, Person,
    Publisher, Reference, SearchAction, Speakable, Step, WebSite, kind,
};

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

/// Templates are given the finished JSON, as bytes, which their filter `json` shows as it is; a value of it would cost more
/// than the rest of the page.
impl Serialize for LinkedData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = match self.of {
            Of::Home => of_home(self.site),
            Of::Edition(edition) => of_edition(self.site, edition),
            Of::Page(edition, page) => of_page(self.site, edition, page),
            Of::Article(edition, page, article) => of_article(self.site, edition, page, article),
        };
        Value::bytes(json.map_err(ser::Error::custom)?).serialize(serializer)
    }
}

type Json = serde_json::Result<Vec<u8>>;

/// The front page: the site, and the newspaper that it publishes.
fn of_home(site: &Site) -> Json {
    let config = &site.config;
    let url = config.base.absolute(&site.paper.url);
    let description = (!config.description.is_empty()).then_some(&*config.description);
    let website = WebSite {
        id: format!("{url}#website"),
        kind: "WebSite",
        about: Reference { id: &url },
        description,
        language: &config.language,
        name: &config.title,
        search: config.outputs.search.then(|| search(site)),
        publisher: publisher(site),
        url: &url,
    };
    let language = Some(&*config.language);
    let newspaper = Newspaper { description, language, url: Some(&url), ..newspaper(site) };
    graph((website, newspaper))
}

fn search(site: &Site) -> SearchAction {
    let base = &site.config.base;
    let results = base.absolute(&base.address("/search/"));
    let template = format!("{results}?q={{search_term_string}}");
    SearchAction { input: "required name=search_term_string", target: EntryPoint { template } }
}

/// An edition: the issue in its newspaper.
fn of_edition(site: &Site, edition: &Edition) -> Json {
    let head = &edition.head;
    let issue = Issue {
        language: Some(&site.config.language),
        name: head.title.as_deref(),
        url: Some(site.config.base.absolute(&head.url)),
        ..issue(site, head)
    };
    let id = head.id.to_string();
    graph((issue, breadcrumbs(site, &[site_step(site), (&id, &head.url)])))
}

/// A newspaper page: schema.org has no type for it, so it is the web page that collects its articles.
fn of_page(site: &Site, edition: &Edition, page: &Page) -> Json {
    let base = &site.config.base;
    let url = base.absolute(&page.head.url);
    let position = edition.pages.iter().position(|other| std::ptr::eq(other, page)).map_or(0, |at| at + 1);
    let articles = edition.articles_of(page).iter().map(|article| {
        let head = &article.head;
        Headline { id: base.absolute(&head.url), kind: kind(head.kind), headline: &head.title }
    });
    let collection = CollectionPage {
        id: &url,
        kind: "CollectionPage",
        articles: articles.collect(),
        language: &site.config.language,
        issue: issue(site, &edition.head),
        name: page.head.name.as_deref().unwrap_or(&page.head.label),
        position,
        facsimile: page.facsimile.as_ref().map(|facsimile| image(site, facsimile)),
        url: &url,
    };
    let id = edition.head.id.to_string();
    graph((collection, breadcrumbs(site, &[site_step(site), (&id, &edition.head.url), page_step(&page.head)])))
}

/// `NewsArticle` → `PublicationIssue` → `Newspaper`, with the way to it as a `BreadcrumbList`.
fn of_article(site: &Site, edition: &EditionHead, page: &PageHead, article: &Article) -> Json {
    let (head, config) = (&article.head, &site.config);
    let url = config.base.absolute(&head.url);
    let id = edition.id.to_string();
    let steps = [site_step(site), (&*id, &edition.url), page_step(page), (&*head.title, &head.url)];
    let breadcrumbs = breadcrumbs(site, &steps);
    // An advertisement is no news, and where it is printed is a property of news.
    let is_news = head.kind != Kind::Advert;
    let section = head.section.as_ref().map(|section| &*section.name);
    let data = NewsArticle {
        id: &url,
        kind: kind(head.kind),
        alternative_headline: head.kicker.iter().chain(&head.subtitle).map(String::as_str).collect(),
        article_section: section,
        author: head.authors.iter().map(|byline| person(site, byline)).collect(),
        correction: corrections(article),
        date_modified: config.rfc3339(article.modified),
        date_published: config.rfc3339(article.published),
        dateline: head.dateline.as_deref().filter(|_| is_news),
        description: (!head.summary.is_empty()).then_some(&*head.summary),
        expires: article.expires.map(|time| config.rfc3339(time)),
        headline: &head.title,
        image: head.picture.iter().map(|picture| image(site, picture)).collect(),
        in_language: head.lang.as_deref().unwrap_or(&config.language),
        is_accessible_for_free: true,
        issue: issue(site, edition),
        keywords: article.topics.iter().map(|topic| &*topic.name).collect(),
        main_entity_of_page: &url,
        print_column: section.filter(|_| is_news),
        print_edition: is_news.then(|| id.clone()),
        print_page: is_news.then_some(&page.label),
        print_section: page.name.as_deref().filter(|_| is_news),
        publisher: publisher(site),
        speakable: Speakable { selectors: SPEAKABLE },
        url: &url,
        word_count: article.words,
    };
    graph((data, breadcrumbs))
}

/// Bytes that few articles exceed.
const GRAPH: usize = 1 << 11;

fn graph(things: impl Serialize) -> Json {
    let mut json = Vec::with_capacity(GRAPH);
    serde_json::to_writer(&mut json, &Graph { context: "https://schema.org", things })?;
    Ok(json)
}

fn corrections(article: &Article) -> Vec<Correction<'_>> {
    let told = article.corrections.iter();
    told.map(|correction| Correction { published: correction.date.to_string(), text: &correction.text }).collect()
}

fn person<'s>(site: &Site, byline: &'s Byline) -> Person<'s> {
    let url = byline.url.as_ref().map(|url| site.config.base.absolute(url));
    Person { role: byline.role.as_deref(), name: &byline.name, url }
}

fn image<'s>(site: &Site, figure: &'s Figure) -> Image<'s> {
    let has_size = figure.width > 0 && figure.height > 0;
    Image {
        caption: figure.caption.as_deref(),
        copyright: figure.copyright.as_deref(),
        credit: figure.credit.as_deref(),
        height: has_size.then_some(figure.height),
        url: site.config.base.whole(figure.url.href()),
        width: has_size.then_some(figure.width),
    }
}

/// Who publishes the paper; the paper itself when site.toml does not say.
fn publisher(site: &Site) -> Publisher<'_> {
    Publisher { name: site.config.publisher.as_deref().unwrap_or(&site.config.title) }
}

fn issue<'s>(site: &'s Site, edition: &EditionHead) -> Issue<'s> {
    Issue {
        id: site.config.base.absolute(&edition.url),
        kind: "PublicationIssue",
        published: edition.date.to_string(),
        language: None,
        newspaper: newspaper(site),
        number: edition.number,
        name: None,
        url: None,
    }
}

fn newspaper(site: &Site) -> Newspaper<'_> {
    let config = &site.config;
    Newspaper {
        id: config.base.absolute(&site.paper.url),
        kind: "Newspaper",
        description: None,
        language: None,
        issn: config.issn.as_deref(),
        name: &config.title,
        publisher: publisher(site),
        url: None,
    }
}

/// A name and a link.
type Crumb<'s> = (&'s str, &'s Address);

fn site_step(site: &Site) -> Crumb<'_> {
    (&site.config.title, &site.paper.url)
}

fn page_step(page: &PageHead) -> Crumb<'_> {
    (page.name.as_ref().unwrap_or(&page.label), &page.url)
}

fn breadcrumbs<'s>(site: &Site, steps: &[Crumb<'s>]) -> Breadcrumbs<'s> {
    let step =
        |(position, &(name, url)): (usize, &Crumb<'s>)| Step { url: site.config.base.absolute(url), name, position };
    Breadcrumbs { steps: (1..).zip(steps).map(step).collect() }
}
