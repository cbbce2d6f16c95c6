//! RSS 2.0, with the elements of Atom, Dublin Core and Content that its profile recommends. There is no `ttl`: a paper
//! comes out when it comes out.

use super::channel::{Entry, Shared};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::job::Content;
use crate::xml::Xml;

pub const FILE: &str = "rss.xml";

const NAMESPACES: [(&str, &str); 4] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
];

pub fn make(feed: &Shared<'_>) -> Result<Content, Diagnostics> {
    let config = feed.config();
    let texts = feed.entries.iter().map(|entry| entry.html(config)).collect::<Result<Vec<_>, _>>()?;
    let mut xml = Xml::document();
    xml.element("rss", &NAMESPACES, |xml| {
        xml.element("channel", &[], |xml| {
            xml.text("title", &feed.title);
            xml.text("link", &feed.page);
            let description = &config.description;
            xml.text("description", if description.is_empty() { &feed.title } else { description });
            xml.text("language", &config.language.to_lowercase());
            xml.text("lastBuildDate", &config.rfc2822(feed.updated()));
            xml.text("generator", "newsprint");
            xml.text("docs", "https://www.rssboard.org/rss-specification");
            xml.empty("atom:link", &[("rel", "self"), ("type", "application/rss+xml"), ("href", &feed.own(FILE))]);
            if let Some(hub) = &config.websub_hub {
                xml.empty("atom:link", &[("rel", "hub"), ("href", hub)]);
            }
            for (entry, text) in feed.entries.iter().zip(&texts) {
                xml.element("item", &[], |xml| write(xml, config, entry, text.as_deref()));
            }
        });
    });
    Ok(Content::Bytes(xml.finish()))
}

fn write(xml: &mut Xml, config: &Config, entry: &Entry<'_>, text: Option<&str>) {
    xml.text("title", entry.title);
    xml.text("link", &entry.url);
    let is_permanent_link = if entry.is_page() { "true" } else { "false" };
    xml.text_with("guid", &[("isPermaLink", is_permanent_link)], &entry.id);
    xml.text("pubDate", &config.rfc2822(entry.published));
    for author in entry.authors {
        xml.text("dc:creator", &author.name);
    }
    for subject in entry.subjects() {
        xml.text("category", subject);
    }
    if let Some(lang) = entry.lang {
        xml.text("dc:language", lang);
    }
    xml.text("description", entry.summary);
    if let Some(html) = text {
        xml.text("content:encoded", html);
    }
    // Readers of RSS know one enclosure an item: podcasts are made of it.
    if let Some(first) = entry.enclosures().next() {
        // Zero stands for a length that is not known (RSS Advisory Board, Best Practices Profile).
        let len = first.len.unwrap_or(0).to_string();
        xml.empty("enclosure", &[("url", &first.url), ("length", &len), ("type", first.kind)]);
    }
}
