//! Atom: RFC 4287, with the ends of entries as tombstones (RFC 6721).

use super::channel::{Entry, Shared, Tombstone};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::job::Content;
use crate::xml::Xml;

pub const FILE: &str = "feed.xml";

const ATOM: &str = "http://www.w3.org/2005/Atom";
const TOMBSTONES: &str = "http://purl.org/atompub/tombstones/1.0";

pub fn make(feed: &Shared<'_>) -> Result<Content, Diagnostics> {
    let config = feed.config();
    let texts = feed.entries.iter().map(|entry| entry.html(config)).collect::<Result<Vec<_>, _>>()?;
    let mut xml = Xml::document();
    let mut attributes = vec![("xmlns", ATOM), ("xml:lang", config.language.as_str())];
    attributes.extend((!feed.gone.is_empty()).then_some(("xmlns:at", TOMBSTONES)));
    xml.element("feed", &attributes, |xml| {
        xml.text("id", &feed.page);
        xml.text("title", &feed.title);
        if !config.description.is_empty() {
            xml.text("subtitle", &config.description);
        }
        xml.text("updated", &config.rfc3339(feed.updated()));
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.own(FILE))]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)]);
        if let Some(hub) = &config.websub_hub {
            xml.empty("link", &[("rel", "hub"), ("href", hub)]);
        }
        xml.element("author", &[], |xml| {
            xml.text("name", &config.title);
            xml.text("uri", &config.base.absolute(&config.base.address("/")));
        });
        xml.text("generator", "newsprint");
        // The grammar of RFC 4287 has what it does not know before the entries.
        for Tombstone { id, when, reason } in &feed.gone {
            xml.element("at:deleted-entry", &[("ref", id), ("when", &config.rfc3339(*when))], |xml| {
                if let Some(reason) = reason {
                    xml.text("at:comment", reason);
                }
            });
        }
        for (entry, text) in feed.entries.iter().zip(&texts) {
            let lang: Vec<(&str, &str)> = entry.lang.iter().map(|lang| ("xml:lang", *lang)).collect();
            xml.element("entry", &lang, |xml| write(xml, config, entry, text.as_deref()));
        }
    });
    Ok(Content::Bytes(xml.finish()))
}

fn write(xml: &mut Xml, config: &Config, entry: &Entry<'_>, text: Option<&str>) {
    xml.text("id", &entry.id);
    xml.text("title", entry.title);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
    for enclosure in entry.enclosures() {
        let len = enclosure.len.map(|len| len.to_string());
        let mut attributes = vec![("rel", "enclosure"), ("type", enclosure.kind)];
        attributes.extend(len.as_deref().map(|len| ("length", len)));
        attributes.push(("href", &enclosure.url));
        if !enclosure.alt.is_empty() {
            attributes.push(("title", enclosure.alt));
        }
        xml.empty("link", &attributes);
    }
    xml.text("published", &config.rfc3339(entry.published));
    xml.text("updated", &config.rfc3339(entry.updated));
    for author in entry.authors {
        xml.element("author", &[], |xml| {
            xml.text("name", &author.name);
            if let Some(url) = &author.url {
                xml.text("uri", &config.base.absolute(url));
            }
        });
    }
    for subject in entry.subjects() {
        xml.empty("category", &[("term", subject)]);
    }
    xml.text("summary", entry.summary);
    if let Some(html) = text {
        xml.text_with("content", &[("type", "html")], html);
    }
}
