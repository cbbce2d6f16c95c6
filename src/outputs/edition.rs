//! Editions (版面概览): all newspaper pages of a day with all their titles.

use serde::Serialize;

use crate::address::Address;
use crate::digest::Digested;
use crate::job::Job;
use crate::layout::{self, Desk};
use crate::model::{Edition, EditionHead, Head, PageHead};
use crate::outputs::shared::{LinkedData, Listed, Of, RenderContext, page};

/// The variables of `edition.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    url: &'s Address,
    title: String,
    edition: &'s Digested<EditionHead>,
    notes: &'s Option<String>,
    lead: Option<&'s Digested<Head>>,
    pages: Vec<Listed<'s>>,
    /// The pages with all their stories, in columns, of an edition that has few.
    desks: Vec<Desk<'s>>,
    /// The pages that have no article.
    bare: Vec<&'s Digested<PageHead>>,
    prev_edition: Option<&'s Digested<EditionHead>>,
    next_edition: Option<&'s Digested<EditionHead>>,
    linked_data: LinkedData<'s>,
}

/// An edition with so many articles is told in full; of more, the headlines.
const FEW: usize = 8;

pub fn of_edition(context: RenderContext<'_>, at: usize) -> Job<'_> {
    page(context.site.editions[at].head.url.file(), context.template("edition.html"), input(context, at))
}

fn input(context: RenderContext<'_>, at: usize) -> Input<'_> {
    let editions = &context.site.editions;
    let edition: &Edition = &editions[at];
    Input {
        url: &edition.head.url,
        title: edition.head.id.to_string(),
        edition: &edition.head,
        notes: &edition.notes,
        lead: edition.articles.get(edition.lead).map(|article| &article.head),
        pages: Listed::all(context.site, edition),
        desks: if edition.articles.len() <= FEW { layout::whole(context.site, edition) } else { vec![] },
        bare: edition.pages.iter().filter(|page| page.articles.is_empty()).map(|page| &page.head).collect(),
        prev_edition: at.checked_sub(1).and_then(|at| editions.get(at)).map(|edition| &edition.head),
        next_edition: editions.get(at + 1).map(|edition| &edition.head),
        linked_data: LinkedData { site: context.site, of: Of::Edition(edition) },
    }
}
