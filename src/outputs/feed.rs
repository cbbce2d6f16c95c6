//! Feeds of the paper and of each section: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, newest first, with summaries.

use serde_json::json;

use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::url::OutputPath;
use crate::model::{Article, Config, Label, Paper};
use crate::outputs::Press;
use crate::xml::Xml;

const ATOM: &str = "http://www.w3.org/2005/Atom";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

/// A feed and the articles in it.
#[derive(Clone, Hash)]
struct Input<'s> {
    paper: &'s Paper,
    title: String,
    /// Of the page that the feed follows.
    page: String,
    /// Of the feed itself.
    own: String,
    entries: Vec<Entry<'s>>,
}

#[derive(Clone, Hash)]
struct Entry<'s> {
    title: &'s str,
    url: String,
    summary: &'s str,
    authors: Vec<&'s str>,
    section: Option<&'s str>,
    /// RFC 3339, with the paper's offset.
    published: String,
    updated: String,
    /// RFC 2822, as RSS wants it.
    posted: String,
    lang: Option<&'s str>,
}

/// The three forms, with the names of their files.
type Form = (&'static str, fn(&Input<'_>) -> Result<Content, Diagnostics>);
const FORMS: [Form; 3] = [("feed.xml", atom), ("rss.xml", rss), ("feed.json", json_feed)];

pub fn jobs(press: Press<'_>) -> Vec<Job<'_>> {
    let site = press.site;
    let size = site.config.outputs.feed_size;
    let newest = site.editions.iter().rev().flat_map(|edition| edition.articles.iter()).take(size);
    let mut jobs = feeds(press, site.config.title.clone(), "/", newest.collect());
    for section in &site.sections {
        let articles = section.newest(size).iter().rev().map(|at| site.article(*at)).collect();
        let title = format!("{} · {}", section.label.name, site.config.title);
        jobs.extend(feeds(press, title, &section.address, articles));
    }
    jobs
}

fn feeds<'s>(press: Press<'s>, title: String, folder: &str, articles: Vec<&'s Article>) -> Vec<Job<'s>> {
    let config = &press.site.config;
    let whole = |address: &str| config.base.absolute(&press.href(address));
    let entries: Vec<Entry<'s>> = articles.into_iter().map(|article| entry(config, article)).collect();
    let job = |(name, make): Form| {
        let address = format!("{folder}{name}");
        let input = Input {
            paper: &press.site.paper,
            title: title.clone(),
            page: whole(folder),
            own: whole(&address),
            entries: entries.clone(),
        };
        Job::new(OutputPath::new(&address[1..]), input, make)
    };
    FORMS.into_iter().map(job).collect()
}

fn entry<'s>(config: &Config, article: &'s Article) -> Entry<'s> {
    let head = &article.head;
    Entry {
        title: &head.title,
        url: config.base.absolute(&head.url),
        summary: &head.summary,
        authors: head.authors.iter().map(|byline| byline.name.as_str()).collect(),
        section: head.section.as_deref().map(|label: &Label| label.name.as_str()),
        published: config.rfc3339(article.published),
        updated: config.rfc3339(article.modified),
        posted: config.rfc2822(article.published),
        lang: head.lang.as_deref(),
    }
}

/// The day of the newest change; a feed without articles says when nothing had happened yet.
fn updated<'i>(input: &'i Input<'_>) -> &'i str {
    input.entries.iter().map(|entry| entry.updated.as_str()).max().unwrap_or("1970-01-01T00:00:00Z")
}

fn atom(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let mut xml = Xml::document();
    let attributes = [("xmlns", ATOM), ("xml:lang", input.paper.language.as_str())];
    xml.element("feed", &attributes, |xml| {
        xml.text("id", &input.page);
        xml.text("title", &input.title);
        xml.text("updated", updated(input));
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &input.own)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &input.page)]);
        xml.element("author", &[], |xml| xml.text("name", &input.paper.title));
        for entry in &input.entries {
            xml.element("entry", &[], |xml| atom_entry(xml, entry));
        }
    });
    Ok(Content::Bytes(xml.finish()))
}

fn atom_entry(xml: &mut Xml, entry: &Entry<'_>) {
    xml.text("id", &entry.url);
    xml.text("title", entry.title);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
    xml.text("published", &entry.published);
    xml.text("updated", &entry.updated);
    for author in &entry.authors {
        xml.element("author", &[], |xml| xml.text("name", author));
    }
    if let Some(section) = entry.section {
        xml.empty("category", &[("term", section)]);
    }
    xml.text("summary", entry.summary);
}

fn rss(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let mut xml = Xml::document();
    let attributes = [("version", "2.0"), ("xmlns:atom", ATOM), ("xmlns:dc", DUBLIN_CORE)];
    xml.element("rss", &attributes, |xml| {
        xml.element("channel", &[], |xml| {
            xml.text("title", &input.title);
            xml.text("link", &input.page);
            let description = &input.paper.description;
            xml.text("description", if description.is_empty() { &input.title } else { description });
            xml.text("language", &input.paper.language.to_lowercase());
            xml.empty("atom:link", &[("rel", "self"), ("type", "application/rss+xml"), ("href", &input.own)]);
            for entry in &input.entries {
                xml.element("item", &[], |xml| rss_item(xml, entry));
            }
        });
    });
    Ok(Content::Bytes(xml.finish()))
}

fn rss_item(xml: &mut Xml, entry: &Entry<'_>) {
    xml.text("title", entry.title);
    xml.text("link", &entry.url);
    xml.text("guid", &entry.url);
    xml.text("pubDate", &entry.posted);
    for author in &entry.authors {
        xml.text("dc:creator", author);
    }
    if let Some(section) = entry.section {
        xml.text("category", section);
    }
    xml.text("description", entry.summary);
}

fn json_feed(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let items: Vec<serde_json::Value> = input.entries.iter().map(|entry| item(entry, input.paper)).collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": input.title,
        "home_page_url": input.page,
        "feed_url": input.own,
        "language": input.paper.language,
        "items": items,
    });
    Ok(Content::Bytes(format!("{feed}\n").into_bytes()))
}

fn item(entry: &Entry<'_>, paper: &Paper) -> serde_json::Value {
    let authors: Vec<_> = entry.authors.iter().map(|name| json!({"name": name})).collect();
    let tags: Vec<&str> = entry.section.into_iter().collect();
    json!({
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary,
        "summary": entry.summary,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": authors,
        "tags": tags,
        "language": entry.lang.unwrap_or(&paper.language),
    })
}
