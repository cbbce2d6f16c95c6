//! Search (检索): its page, the index that browsers look through, and the description for their own search boxes. The index is `newsprint_search`'s (crates/search/FORMAT.md), in `/search/`.

use std::hash::{Hash, Hasher};

use serde::Serialize;

use crate::address::{Address, OutputPath};
use crate::diagnostic::Diagnostics;
use crate::index::{self, Index, TermFile, TextFile};
use crate::job::{Content, Job};
use crate::model::Label;
use crate::outputs::shared::{self, RenderContext};
use crate::xml::Xml;

/// Compression takes about this much off, as a divisor.
const DEFLATED: u64 = 2;

/// The variables of `search.html`.
#[derive(Hash, Serialize)]
struct Input {
    url: Address,
    /// The archive's years, newest first: a way in without JavaScript.
    years: Vec<Label>,
    /// The kinds of lists that the paper has: `sections`, `authors`, `topics`.
    lists: Vec<&'static str>,
}

/// A file of the index, by its name, which changes with what it holds.
struct Named<'s, F> {
    index: &'s Index<'s>,
    file: &'s F,
}

impl Hash for Named<'_, TextFile> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.file.name.hash(state);
    }
}

impl Hash for Named<'_, TermFile> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.file.name.hash(state);
    }
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
    let index = context.index;
    let texts = index.texts.iter().map(|file| {
        let path = OutputPath::new(index::texts_path(&file.name));
        Job::new(path, Named { index, file }, make_texts).about(file.len / DEFLATED)
    });
    let terms = index.terms.iter().map(|file| {
        let path = OutputPath::new(index::terms_path(&file.name));
        Job::new(path, Named { index, file }, make_terms).about(file.len)
    });
    let mut jobs: Vec<Job<'_>> = texts.chain(terms).collect();
    // Two parts of the archive may have files of the same bytes.
    jobs.sort_by(|one, other| one.path.as_str().cmp(other.path.as_str()));
    jobs.dedup_by(|one, other| one.path == other.path);
    jobs.push(
        Job::new(OutputPath::new("search/index.bin"), serde_json::to_vec(&index.entry).unwrap_or_default(), make_entry)
            .small(),
    );
    jobs.push(shared::page(OutputPath::new("search/index.html"), context.template("search.html"), page(context)));
    jobs.push(Job::new(OutputPath::new("opensearch.xml"), description(context), make_description));
    jobs
}

fn make_texts(named: &Named<'_, TextFile>) -> Result<Content, Diagnostics> {
    named.index.text_file(named.file).map(Content::Bytes)
}

fn make_terms(named: &Named<'_, TermFile>) -> Result<Content, Diagnostics> {
    named.index.term_file(named.file).map(Content::Bytes)
}

// `make` functions take their input by reference to the type that the job holds.
#[allow(clippy::ptr_arg)]
fn make_entry(json: &Vec<u8>) -> Result<Content, Diagnostics> {
    Ok(Content::Bytes(newsprint_search::deflate_small(json)))
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
