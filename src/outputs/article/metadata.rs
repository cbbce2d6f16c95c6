//! What an article's page tells programs of itself in its head: the description, Open Graph (ogp.me) with its article
//! object, what Google Scholar reads (`citation_…`), and Dublin Core (DCMI terms in HTML).

use std::hash::{Hash, Hasher};

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use tera::Value;

use crate::model::{Article, EditionHead, Figure, PageHead, Site};

/// An article's `<meta>` elements; they are told only to a template that shows them.
pub struct Metadata<'s> {
    pub site: &'s Site,
    pub edition: &'s EditionHead,
    pub page: &'s PageHead,
    pub article: &'s Article,
}

// What it tells beside the paper's own facts is in the page's variables already.
impl Hash for Metadata<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.site.paper.hash(state);
    }
}

/// Templates are given the finished HTML, as bytes, which their filter `finished` shows as it is: to look each value up and
/// to find its place in the page would cost more.
impl Serialize for Metadata<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::bytes(self.html()).serialize(serializer)
    }
}

impl Metadata<'_> {
    fn html(&self) -> Vec<u8> {
        let mut metas = Metas { html: Vec::with_capacity(4096) };
        self.social(&mut metas);
        self.citation(&mut metas);
        self.dublin_core(&mut metas);
        metas.html
    }

    fn url(&self) -> String {
        self.site.config.base.absolute(&self.article.head.url)
    }

    fn language(&self) -> &str {
        self.article.head.lang.as_deref().unwrap_or(&self.site.paper.value.language)
    }

    fn social(&self, metas: &mut Metas) {
        let (paper, head) = (&self.site.paper.value, &self.article.head);
        let clock = |time: Timestamp| self.site.config.rfc3339(time);
        metas.name("description", &head.summary);
        metas.property("og:description", &head.summary);
        metas.property("og:type", "article");
        metas.property("og:title", &head.title);
        metas.property("og:url", &self.url());
        metas.property("og:site_name", &paper.title);
        metas.property("og:locale", &self.site.locale_of(head).unwrap_or_default());
        if let Some(picture) = &head.picture {
            self.picture(picture, metas);
        }
        metas.property("article:published_time", &clock(self.article.published));
        metas.property("article:modified_time", &clock(self.article.modified));
        metas.property("article:expiration_time", &self.article.expires.map(clock).unwrap_or_default());
        metas.property("article:section", head.section.as_ref().map_or("", |section| &section.name));
        for url in head.authors.iter().filter_map(|author| author.url.as_ref()) {
            metas.property("article:author", &self.site.config.base.absolute(url));
        }
        for topic in &self.article.topics {
            metas.property("article:tag", &topic.name);
        }
        metas.name("twitter:card", if head.picture.is_some() { "summary_large_image" } else { "summary" });
    }

    fn picture(&self, picture: &Figure, metas: &mut Metas) {
        let Figure { url, width, height, .. } = picture;
        let whole = (url.href(), *width, *height);
        let (url, width, height) =
            picture.card.as_ref().map_or(whole, |card| (card.url.href(), card.width, card.height));
        metas.property("og:image", &self.site.config.base.whole(url));
        if width > 0 && height > 0 {
            metas.property("og:image:width", &width.to_string());
            metas.property("og:image:height", &height.to_string());
        }
        metas.property("og:image:alt", &picture.alt);
        metas.name("twitter:image:alt", &picture.alt);
    }

    fn citation(&self, metas: &mut Metas) {
        let (paper, head) = (&self.site.paper.value, &self.article.head);
        for author in &head.authors {
            metas.name("citation_author", &author.name);
        }
        metas.name("citation_title", &head.title);
        metas.name("citation_journal_title", &paper.title);
        metas.name("citation_publication_date", &head.date.to_string().replace('-', "/"));
        metas.name("citation_issue", &self.edition.number.map(|number| number.to_string()).unwrap_or_default());
        metas.name("citation_issn", paper.issn.as_deref().unwrap_or_default());
        metas.name("citation_publisher", paper.publisher.as_deref().unwrap_or_default());
        metas.name("citation_firstpage", &self.page.label);
        metas.name("citation_language", self.language());
        metas.name("citation_public_url", &self.url());
    }

    fn dublin_core(&self, metas: &mut Metas) {
        let (paper, head) = (&self.site.paper.value, &self.article.head);
        for author in &head.authors {
            metas.name("dc.creator", &author.name);
        }
        metas.name("dc.title", &head.title);
        metas.name("dc.date", &head.date.to_string());
        metas.name("dc.publisher", paper.publisher.as_deref().unwrap_or(&paper.title));
        metas.name("dc.language", self.language());
        metas.name("dc.identifier", &self.url());
    }
}

/// `<meta>` elements as a minifier would leave them; what is blank is left out.
#[derive(Default)]
struct Metas {
    html: Vec<u8>,
}

impl Metas {
    fn name(&mut self, name: &str, content: &str) {
        self.add("name", name, content);
    }

    /// Of `RDFa`, as Open Graph has it.
    fn property(&mut self, name: &str, content: &str) {
        self.add("property", name, content);
    }

    fn add(&mut self, kind: &str, name: &str, content: &str) {
        if content.is_empty() {
            return;
        }
        for part in ["<meta ", kind, "=\"", name, "\" content=\""] {
            self.html.extend_from_slice(part.as_bytes());
        }
        // A vector takes everything.
        let _ = tera::escape_html(content, &mut self.html);
        self.html.extend_from_slice(b"\">");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_escaped_and_what_is_blank_is_not_told() {
        let mut metas = Metas::default();
        metas.name("dc.title", "\"港\"><script>&");
        metas.property("og:description", "");
        let html = String::from_utf8(metas.html).unwrap();
        assert_eq!(html, "<meta name=\"dc.title\" content=\"&quot;港&quot;&gt;&lt;script&gt;&amp;\">");
    }
}
