//! Search (检索): what browsers look through, a segment a month, made of heads alone.
//!
//! `/search/index.json` names the segments, newest month first:
//!
//! ```json
//! {"format":1,"months":[{"month":"2025-09","articles":57,"version":"1a2b3c4d"}]}
//! ```
//!
//! `/search/2025-09.json` holds a month. Its newest edition comes first, since readers look for the newest and may stop
//! before the end; within an edition articles stand in reading order, under their newspaper pages:
//!
//! ```json
//! {"format":1,"month":"2025-09","editions":[{"id":"2025-09-30","pages":[{"label":"01","articles":[
//!   {"slug":"ferry","title":"…","kicker":"…","subtitle":"…","authors":[["林澄","记者"],["周砚","本报记者","摄"]],
//!    "source":"…","section":"要闻","topics":["渡轮"],"kind":"brief","lang":"en","summary":"…"}]}]}]}
//! ```
//!
//! What an article does not have is left out, and so is the kind `article`. An author is a name, a role before it and a
//! task after it; blanks at the end are left out. An article's address is `/<id>/<slug>/` under the site's base, both
//! parts percent-encoded. `version` changes when the segment does, so `2025-09.json?v=1a2b3c4d` may be kept for ever.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use crate::address::{Address, OutputPath};
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::manuscript::front_matter::Kind;
use crate::model::edition::{self, EditionId};
use crate::model::{Article, Byline, Edition, Label, Page};
use crate::outputs::shared::{self, RenderContext};
use crate::xml::Xml;

/// Of the index and the segments; to be raised whenever the same heads give other bytes, which browsers then fetch anew.
const FORMAT: u32 = 1;

/// Bytes that the index has for a month, about.
const LINE: u64 = 60;

/// The variables of `search.html`.
#[derive(Hash, Serialize)]
struct Input {
    url: Address,
    /// The archive's years, newest first: a way in without JavaScript.
    years: Vec<Label>,
    /// The kinds of lists that the paper has: `sections`, `authors`, `topics`.
    lists: Vec<&'static str>,
}

/// A month's editions, as its segment tells them.
struct Segment<'s> {
    month: String,
    editions: &'s [Arc<Edition>],
}

#[derive(Hash, Serialize)]
struct Index {
    format: u32,
    months: Vec<Month>,
}

#[derive(Hash, Serialize)]
struct Month {
    month: String,
    articles: usize,
    version: String,
}

/// The search of the paper for browsers' own search boxes.
#[derive(Hash)]
struct Description<'s> {
    title: &'s str,
    description: &'s str,
    language: &'s str,
    page: String,
    own: String,
    icon: String,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let segments: Vec<Segment<'_>> =
        context.site.months().map(|(month, editions)| Segment { month, editions }).collect();
    let mut jobs: Vec<(Month, Job<'_>)> = segments.into_par_iter().map(segment_job).collect();
    jobs.reverse();
    let (months, mut jobs): (Vec<Month>, Vec<Job<'_>>) = jobs.into_iter().unzip();
    let len = months.len() as u64 * LINE;
    let index = Index { format: FORMAT, months };
    jobs.push(Job::new(OutputPath::new("search/index.json"), index, make_index).of_len(len));
    jobs.push(shared::page(OutputPath::new("search/index.html"), context.template("search.html"), page(context)));
    jobs.push(Job::new(OutputPath::new("opensearch.xml"), description(context), make_description));
    jobs
}

fn segment_job(segment: Segment<'_>) -> (Month, Job<'_>) {
    let path = OutputPath::new(format!("search/{}.json", segment.month));
    let month = segment.month.clone();
    let articles = segment.editions.iter().map(|edition| edition.articles.len()).sum();
    let job = Job::new(path, segment, make_segment);
    (Month { month, articles, version: job.fingerprint.short() }, job)
}

fn page(context: RenderContext<'_>) -> Input {
    let site = context.site;
    let mut years: Vec<i16> = site.newest_first().map(|edition| edition.head.date.year()).collect();
    years.dedup();
    if !site.config.outputs.archive {
        years.clear();
    }
    let label = |year: i16| Label { name: year.to_string(), url: context.address(&format!("/archive/{year}/")) };
    Input {
        url: context.address("/search/"),
        years: years.into_iter().map(label).collect(),
        lists: site.lists().into_iter().filter(|(_, lists)| !lists.is_empty()).map(|(kind, _)| kind).collect(),
    }
}

fn description(context: RenderContext<'_>) -> Description<'_> {
    let config = &context.site.config;
    let whole = |address: &str| config.base.absolute(&context.address(address));
    Description {
        title: &config.title,
        description: &config.description,
        language: &config.language,
        page: whole("/search/"),
        own: whole("/opensearch.xml"),
        icon: whole("/icon.svg"),
    }
}

fn make_segment(segment: &Segment<'_>) -> Result<Content, Diagnostics> {
    Ok(shared::json(segment))
}

fn make_index(index: &Index) -> Result<Content, Diagnostics> {
    Ok(shared::json(index))
}

/// `OpenSearch` 1.1, draft 6, whose short names have sixteen characters at most.
fn make_description(paper: &Description<'_>) -> Result<Content, Diagnostics> {
    let short: String = paper.title.chars().take(16).collect();
    let about = if paper.description.is_empty() { paper.title } else { paper.description };
    let about: String = about.chars().take(1024).collect();
    let results = format!("{}?q={{searchTerms}}", paper.page);
    let mut xml = Xml::document();
    xml.element("OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")], |xml| {
        xml.text("ShortName", &short);
        xml.text("Description", &about);
        xml.empty("Url", &[("type", "text/html"), ("method", "get"), ("template", &results)]);
        let own = [("type", "application/opensearchdescription+xml"), ("rel", "self"), ("template", &paper.own)];
        xml.empty("Url", &own);
        let size = [("width", "16"), ("height", "16"), ("type", "image/svg+xml")];
        xml.element("Image", &size, |xml| xml.words(&paper.icon));
        xml.text("Language", paper.language);
        xml.text("InputEncoding", "UTF-8");
    });
    Ok(Content::Bytes(xml.finish()))
}

impl<'s> Segment<'s> {
    fn newest_first(&self) -> impl Iterator<Item = &'s Edition> {
        edition::days(self.editions).flatten().map(|at| &*self.editions[at])
    }
}

/// Heads by their digests; what the segment tells beside them as it is.
impl Hash for Segment<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (FORMAT, &self.month).hash(state);
        for edition in self.newest_first() {
            edition.head.id.hash(state);
            for page in &edition.pages {
                (&page.head.label, page.articles.len()).hash(state);
            }
            for article in &edition.articles {
                article.head.hash(state);
                article.head.url.path().hash(state);
                article.topics.hash(state);
            }
        }
    }
}

impl Serialize for Segment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Told<'t> {
            format: u32,
            month: &'t str,
            editions: Vec<Day<'t>>,
        }
        let editions = self.newest_first().map(Day::of).collect();
        Told { format: FORMAT, month: &self.month, editions }.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Day<'s> {
    id: &'s EditionId,
    pages: Vec<Listed<'s>>,
}

#[derive(Serialize)]
struct Listed<'s> {
    label: &'s str,
    articles: Vec<Entry<'s>>,
}

/// An article of a segment.
#[derive(Serialize)]
struct Entry<'s> {
    slug: &'s str,
    title: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kicker: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subtitle: Option<&'s str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Vec<&'s str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'s str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    topics: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'s str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'s str,
}

impl<'s> Day<'s> {
    fn of(edition: &'s Edition) -> Day<'s> {
        let listed = |page: &'s Page| Listed {
            label: &page.head.label,
            articles: edition.articles_of(page).iter().map(Entry::of).collect(),
        };
        Day {
            id: &edition.head.id,
            pages: edition.pages.iter().filter(|page| !page.articles.is_empty()).map(listed).collect(),
        }
    }
}

impl<'s> Entry<'s> {
    fn of(article: &'s Article) -> Entry<'s> {
        let head = &article.head;
        Entry {
            slug: head.url.slug(),
            title: &head.title,
            kicker: head.kicker.as_deref(),
            subtitle: head.subtitle.as_deref(),
            authors: head.authors.iter().map(author).collect(),
            source: head.source.as_deref(),
            section: head.section.as_deref().map(|section| section.name.as_str()),
            topics: article.topics.iter().map(|topic| topic.name.as_str()).collect(),
            kind: (head.kind != Kind::Article).then_some(head.kind),
            lang: head.lang.as_deref(),
            summary: &head.summary,
        }
    }
}

fn author(byline: &Byline) -> Vec<&str> {
    let mut told = vec![byline.name.as_str()];
    match (byline.role.as_deref(), byline.task.as_deref()) {
        (None, None) => {}
        (Some(role), None) => told.push(role),
        (role, Some(task)) => told.extend([role.unwrap_or_default(), task]),
    }
    told
}
