//! Sitemaps (sitemaps.org protocol 0.9): an index, a file a month, one for lists and standing articles (more when there
//! are more than one may hold), the news of the last two days, and robots.txt.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use rayon::prelude::*;

use crate::address::{Address, Base, OutputPath};
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::{Article, Edition, Figure};
use crate::outputs::shared::RenderContext;
use crate::xml::Xml;

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const IMAGE: &str = "http://www.google.com/schemas/sitemap-image/1.1";
const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";

/// What one sitemap may hold: addresses, and pictures of one address.
const MOST_ADDRESSES: usize = 50_000;
const MOST_PICTURES: usize = 1000;

/// What a news sitemap may hold: articles of two days, a thousand at most.
const NEWS_AGE: SignedDuration = SignedDuration::from_hours(48);
const NEWS_MOST: usize = 1000;

/// One address with what a sitemap says of it.
#[derive(Hash)]
struct Entry<'s> {
    url: Cow<'s, Address>,
    /// The day of its last change.
    changed: Option<Date>,
    pictures: &'s [Figure],
}

#[derive(Hash)]
struct Month<'s> {
    base: &'s Base,
    entries: Vec<Entry<'s>>,
}

/// The index: the address of each sitemap and the day of its last change.
#[derive(Hash)]
struct Index<'s> {
    base: &'s Base,
    sitemaps: Vec<(Address, Option<Date>)>,
}

#[derive(Hash)]
struct News<'s> {
    base: &'s Base,
    paper: &'s str,
    language: String,
    articles: Vec<(&'s Address, &'s str, String)>,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let site = context.site;
    let base = &site.config.base;
    let months: Vec<(String, &[Arc<Edition>])> = site.months().collect();
    let months = months.into_par_iter().flat_map_iter(|month| of_month(month, &site.config.zone));
    let lists = parts("lists".to_owned(), lists(context)).into_par_iter();
    let made: Vec<_> = months
        .chain(lists)
        .map(|(name, entries)| {
            let changed = entries.iter().filter_map(|entry| entry.changed).max();
            let sitemap = context.address(&format!("/sitemaps/{name}.xml"));
            let job = Job::new(sitemap.file(), Month { base, entries }, make);
            ((sitemap, changed), job)
        })
        .collect();
    let (sitemaps, mut jobs): (Vec<_>, Vec<_>) = made.into_iter().unzip();
    jobs.push(Job::new(OutputPath::new("sitemaps/news.xml"), news(context), make_news));
    let robots = ["/sitemap.xml", "/sitemaps/news.xml"].map(|address| base.absolute(&context.address(address)));
    jobs.push(Job::new(OutputPath::new("robots.txt"), robots, make_robots).small());
    jobs.push(Job::new(OutputPath::new("sitemap.xml"), Index { base, sitemaps }, make_index));
    jobs
}

fn of_month<'s>((month, editions): (String, &'s [Arc<Edition>]), zone: &TimeZone) -> Vec<(String, Vec<Entry<'s>>)> {
    parts(month, editions.iter().flat_map(|edition| of_edition(edition, zone)).collect())
}

/// As many addresses as one sitemap may hold, with its name.
fn parts(name: String, mut entries: Vec<Entry<'_>>) -> Vec<(String, Vec<Entry<'_>>)> {
    let mut parts = vec![];
    while parts.is_empty() || !entries.is_empty() {
        let rest = entries.split_off(entries.len().min(MOST_ADDRESSES));
        let name = if parts.is_empty() { name.clone() } else { format!("{name}-{}", parts.len() + 1) };
        parts.push((name, std::mem::replace(&mut entries, rest)));
    }
    parts
}

/// The front page, the lists, the archive and the standing articles.
fn lists(context: RenderContext<'_>) -> Vec<Entry<'_>> {
    let site = context.site;
    let outputs = &site.config.outputs;
    let mut own = vec![];
    for (kind, listings) in site.lists() {
        own.extend((!listings.is_empty()).then(|| format!("/{kind}/")));
    }
    if outputs.corrections {
        own.push("/corrections/".to_owned());
    }
    if outputs.archive {
        own.push("/archive/".to_owned());
        let mut years: Vec<i16> = site.editions.iter().map(|edition| edition.head.date.year()).collect();
        years.dedup();
        own.extend(years.iter().map(|year| format!("/archive/{year}/")));
    }
    let listed = site.sections.iter().chain(&site.authors).chain(&site.topics).map(|listing| &listing.label.url);
    let standing = site.standing.iter().map(|standing| &standing.head.url);
    let linked = std::iter::once(&site.paper.url).chain(listed).chain(standing).map(Cow::Borrowed);
    let own = own.iter().map(|address| Cow::Owned(context.address(address)));
    linked.chain(own).map(|url| Entry { url, changed: None, pictures: &[] }).collect()
}

fn of_edition<'s>(edition: &'s Edition, zone: &TimeZone) -> Vec<Entry<'s>> {
    let date = Some(edition.head.date);
    let plain = |url| Entry { url: Cow::Borrowed(url), changed: date, pictures: &[] };
    let mut addresses = vec![plain(&edition.head.url)];
    addresses.extend(edition.pages.iter().map(|page| plain(&page.head.url)));
    addresses.extend(edition.articles.iter().map(|article| {
        let corrected = article.corrections.iter().map(|correction| correction.date).max();
        let updated = article.updated.map(|time| time.to_zoned(zone.clone()).date());
        Entry {
            url: Cow::Borrowed(&article.head.url),
            changed: corrected.max(updated).max(date),
            pictures: &article.figures[..article.figures.len().min(MOST_PICTURES)],
        }
    }));
    addresses
}

fn news(context: RenderContext<'_>) -> News<'_> {
    let site = context.site;
    let since = site.now.checked_sub(NEWS_AGE).unwrap_or(Timestamp::MIN);
    let is_new = |article: &&Article| article.published >= since && article.published <= site.now;
    let articles = site.days().take(3).flatten().flat_map(|edition| &edition.articles).filter(is_new);
    let told = articles.take(NEWS_MOST).map(|article| {
        let head = &article.head;
        (&head.url, head.title.as_str(), site.config.rfc3339(article.published))
    });
    let language = site.config.language.to_lowercase();
    // The protocol knows zh-cn and zh-tw, and for other languages the first part alone (ISO 639).
    let language = match language.as_str() {
        "zh-cn" | "zh-hans" | "zh" => "zh-cn".to_owned(),
        "zh-tw" | "zh-hant" | "zh-hk" => "zh-tw".to_owned(),
        other => other.split('-').next().unwrap_or(other).to_owned(),
    };
    News { base: &site.config.base, paper: &site.config.title, language, articles: told.collect() }
}

fn make(month: &Month<'_>) -> Result<Content, Diagnostics> {
    let mut xml = Xml::document();
    xml.element("urlset", &[("xmlns", SITEMAP), ("xmlns:image", IMAGE)], |xml| {
        for address in &month.entries {
            xml.element("url", &[], |xml| write(xml, month.base, address));
        }
    });
    Ok(Content::Bytes(xml.finish()))
}

fn write(xml: &mut Xml, base: &Base, address: &Entry<'_>) {
    xml.text("loc", &base.absolute(&address.url));
    if let Some(changed) = address.changed {
        xml.text("lastmod", &changed.to_string());
    }
    for picture in address.pictures {
        xml.element("image:image", &[], |xml| xml.text("image:loc", &base.whole(picture.url.href())));
    }
}

fn make_index(index: &Index<'_>) -> Result<Content, Diagnostics> {
    let mut xml = Xml::document();
    xml.element("sitemapindex", &[("xmlns", SITEMAP)], |xml| {
        for (url, changed) in &index.sitemaps {
            xml.element("sitemap", &[], |xml| {
                xml.text("loc", &index.base.absolute(url));
                if let Some(changed) = changed {
                    xml.text("lastmod", &changed.to_string());
                }
            });
        }
    });
    Ok(Content::Bytes(xml.finish()))
}

fn make_news(news: &News<'_>) -> Result<Content, Diagnostics> {
    let mut xml = Xml::document();
    xml.element("urlset", &[("xmlns", SITEMAP), ("xmlns:news", NEWS)], |xml| {
        for (url, title, published) in &news.articles {
            xml.element("url", &[], |xml| {
                xml.text("loc", &news.base.absolute(url));
                xml.element("news:news", &[], |xml| {
                    xml.element("news:publication", &[], |xml| {
                        xml.text("news:name", news.paper);
                        xml.text("news:language", &news.language);
                    });
                    xml.text("news:publication_date", published);
                    xml.text("news:title", title);
                });
            });
        }
    });
    Ok(Content::Bytes(xml.finish()))
}

fn make_robots(sitemaps: &[String; 2]) -> Result<Content, Diagnostics> {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    for sitemap in sitemaps {
        text += &format!("Sitemap: {sitemap}\n");
    }
    Ok(Content::Bytes(text.into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_addresses_than_a_sitemap_may_hold_are_told_in_several() {
        let front = Base::parse("https://a.example/").unwrap().address("/");
        let entry = |_| Entry { url: Cow::Borrowed(&front), changed: None, pictures: &[] };
        let sizes = |count| -> Vec<(String, usize)> {
            let addresses = (0..count).map(entry).collect();
            let parts = parts("lists".to_owned(), addresses);
            parts.into_iter().map(|(name, addresses)| (name, addresses.len())).collect()
        };
        assert_eq!(sizes(0), [("lists".to_owned(), 0)]);
        assert_eq!(sizes(50_000), [("lists".to_owned(), 50_000)]);
        assert_eq!(sizes(50_001), [("lists".to_owned(), 50_000), ("lists-2".to_owned(), 1)]);
    }
}
