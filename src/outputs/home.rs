//! The front page: the newest edition, laid out by weight, and the way to everything else.

use std::hash::{Hash, Hasher};

use serde::{Serialize, Serializer};

use crate::address::Address;
use crate::diagnostic::Diagnostics;
use crate::digest::Digested;
use crate::job::{Content, Job};
use crate::manuscript::front_matter::Kind;
use crate::model::{Edition, EditionHead, Head, PageHead, Site};
use crate::outputs::shared::{RenderContext, linked_data};
use crate::templates::Template;

/// The variables of `home.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: &'s Address,
    title: &'s str,
    /// Nothing before the first edition.
    edition: Option<&'s Digested<EditionHead>>,
    lead: Option<&'s Digested<Head>>,
    pages: Vec<Listed<'s>>,
    front: Front<'s>,
    /// The editions before it, newest first.
    earlier: Vec<&'s Digested<EditionHead>>,
    linked_data: LinkedData<'s>,
}

/// The paper for search engines: schema.org's `WebSite` and `Newspaper`.
struct LinkedData<'s>(&'s Site);

impl Hash for LinkedData<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.paper.hash(state);
    }
}

impl Serialize for LinkedData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        linked_data::of_home(self.0).serialize(serializer)
    }
}

#[derive(Hash, Serialize)]
struct Listed<'s> {
    page: &'s Digested<PageHead>,
    articles: Vec<&'s Digested<Head>>,
}

/// The newest edition's articles by their weight on the front page, each once; the lead is not among them.
#[derive(Default, Hash, Serialize)]
struct Front<'s> {
    /// What comes next after the lead.
    seconds: Vec<&'s Digested<Head>>,
    briefs: Vec<&'s Digested<Head>>,
    photos: Vec<&'s Digested<Head>>,
    editorials: Vec<&'s Digested<Head>>,
    /// The others by newspaper page; no page without articles.
    rest: Vec<Listed<'s>>,
}

const SECONDS: usize = 3;

/// A week of papers is in reach from the front page.
const EARLIER: usize = 7;

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let site = context.site;
    let newest = site.newest();
    let pages = newest.into_iter().flat_map(|edition| {
        edition.pages.iter().map(|page| Listed {
            page: &page.head,
            articles: edition.articles_of(page).iter().map(|article| &article.head).collect(),
        })
    });
    let input = Input {
        template: context.template("home.html"),
        url: &site.paper.url,
        title: &site.config.title,
        edition: newest.map(|edition| &edition.head),
        lead: newest.and_then(|edition| edition.articles.get(edition.lead)).map(|article| &article.head),
        pages: pages.collect(),
        front: newest.map(front).unwrap_or_default(),
        earlier: site.editions.iter().rev().skip(1).take(EARLIER).map(|edition| &edition.head).collect(),
        linked_data: LinkedData(site),
    };
    vec![Job::new(site.paper.url.file(), input, make)]
}

fn front(edition: &Edition) -> Front<'_> {
    let mut front = Front::default();
    for page in &edition.pages {
        let mut rest = Vec::new();
        for at in page.articles.clone().filter(|at| *at != edition.lead) {
            let head = &edition.articles[at].head;
            match head.kind {
                Kind::Brief => front.briefs.push(head),
                Kind::Photo => front.photos.push(head),
                Kind::Editorial => front.editorials.push(head),
                Kind::Article if front.seconds.len() < SECONDS => front.seconds.push(head),
                _ => rest.push(head),
            }
        }
        if !rest.is_empty() {
            front.rest.push(Listed { page: &page.head, articles: rest });
        }
    }
    front
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}
