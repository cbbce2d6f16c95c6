//! Editions (版面概览): all newspaper pages of a day with all their titles.

use std::hash::{Hash, Hasher};

use serde::{Serialize, Serializer};

use crate::address::Address;
use crate::diagnostic::Diagnostics;
use crate::digest::Digested;
use crate::job::{Content, Job};
use crate::model::{Edition, EditionHead, Head, Page, PageHead, Site};
use crate::outputs::shared::{RenderContext, linked_data};
use crate::templates::Template;

/// The variables of `edition.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: &'s Address,
    title: String,
    edition: &'s Digested<EditionHead>,
    notes: &'s Option<String>,
    lead: Option<&'s Digested<Head>>,
    pages: Vec<Listed<'s>>,
    prev_edition: Option<&'s Digested<EditionHead>>,
    next_edition: Option<&'s Digested<EditionHead>>,
    linked_data: LinkedData<'s>,
}

/// The edition for search engines: schema.org's `PublicationIssue` in its `Newspaper`, and its breadcrumbs.
struct LinkedData<'s> {
    site: &'s Site,
    edition: &'s Edition,
}

// The edition's head is in the input already.
impl Hash for LinkedData<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.site.paper.hash(state);
    }
}

impl Serialize for LinkedData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        linked_data::of_edition(self.site, self.edition).serialize(serializer)
    }
}

#[derive(Hash, Serialize)]
struct Listed<'s> {
    page: &'s Digested<PageHead>,
    articles: Vec<&'s Digested<Head>>,
}

pub fn of_edition(context: RenderContext<'_>, at: usize) -> Job<'_> {
    Job::new(context.site.editions[at].head.url.file(), input(context, at), make)
}

fn input(context: RenderContext<'_>, at: usize) -> Input<'_> {
    let editions = &context.site.editions;
    let edition: &Edition = &editions[at];
    Input {
        template: context.template("edition.html"),
        url: &edition.head.url,
        title: edition.head.id.to_string(),
        edition: &edition.head,
        notes: &edition.notes,
        lead: edition.articles.get(edition.lead).map(|article| &article.head),
        pages: edition.pages.iter().map(|page| listed(edition, page)).collect(),
        prev_edition: at.checked_sub(1).and_then(|at| editions.get(at)).map(|edition| &edition.head),
        next_edition: editions.get(at + 1).map(|edition| &edition.head),
        linked_data: LinkedData { site: context.site, edition },
    }
}

fn listed<'s>(edition: &'s Edition, page: &'s Page) -> Listed<'s> {
    Listed { page: &page.head, articles: edition.articles_of(page).iter().map(|article| &article.head).collect() }
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}
