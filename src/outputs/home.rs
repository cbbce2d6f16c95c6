//! The front page: the newest edition, laid out by weight, and the way to everything else.

use serde::Serialize;

use crate::address::Address;
use crate::digest::Digested;
use crate::job::Job;
use crate::layout::{self, Composition};
use crate::manuscript::front_matter::Kind;
use crate::model::{Edition, EditionHead, Head};
use crate::outputs::shared::{LinkedData, Listed, Of, RenderContext, page};

/// The variables of `home.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    url: &'s Address,
    title: &'s str,
    /// Nothing before the first edition.
    edition: Option<&'s Digested<EditionHead>>,
    lead: Option<&'s Digested<Head>>,
    pages: Vec<Listed<'s>>,
    front: Front<'s>,
    /// The same articles as they are set.
    layout: Composition<'s>,
    /// The other editions of its day, in the paper's order.
    specials: Vec<Special<'s>>,
    /// The editions of the days before it, newest first.
    earlier: Vec<&'s Digested<EditionHead>>,
    linked_data: LinkedData<'s>,
}

#[derive(Hash, Serialize)]
struct Special<'s> {
    edition: &'s Digested<EditionHead>,
    lead: Option<&'s Digested<Head>>,
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
    let input = Input {
        url: &site.paper.url,
        title: &site.config.title,
        edition: newest.map(|edition| &edition.head),
        lead: newest.and_then(lead),
        pages: newest.map(|edition| Listed::all(site, edition)).unwrap_or_default(),
        front: newest.map(front).unwrap_or_default(),
        layout: newest.map(|edition| layout::compose(site, edition)).unwrap_or_default(),
        specials: site.today().skip(1).map(|edition| Special { edition: &edition.head, lead: lead(edition) }).collect(),
        earlier: site.days().skip(1).flatten().take(EARLIER).map(|edition| &edition.head).collect(),
        linked_data: LinkedData { site, of: Of::Home },
    };
    vec![page(site.paper.url.file(), context.template("home.html"), input)]
}

fn lead(edition: &Edition) -> Option<&Digested<Head>> {
    edition.articles.get(edition.lead).map(|article| &article.head)
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
            front.rest.push(Listed { page: &page.head, facsimile: None, articles: rest, groups: vec![] });
        }
    }
    front
}
