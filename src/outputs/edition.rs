//! Editions (版面概览): all newspaper pages of a day with all their titles.

use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::digest::Digested;
use crate::job::{Content, Job};
use crate::model::url::OutputPath;
use crate::model::{Edition, EditionHead, Head, Page, PageHead};
use crate::outputs::Press;
use crate::templates::Template;

/// The variables of `edition.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: &'s str,
    title: String,
    edition: &'s Digested<EditionHead>,
    notes: &'s Option<String>,
    lead: Option<&'s Digested<Head>>,
    pages: Vec<Listed<'s>>,
    prev_edition: Option<&'s Digested<EditionHead>>,
    next_edition: Option<&'s Digested<EditionHead>>,
}

#[derive(Hash, Serialize)]
struct Listed<'s> {
    page: &'s Digested<PageHead>,
    articles: Vec<&'s Digested<Head>>,
}

pub fn jobs(press: Press<'_>) -> Vec<Job<'_>> {
    let editions = &press.site.editions;
    let job = |at: usize| {
        let path = OutputPath::new(format!("{}/index.html", editions[at].head.id));
        Job::new(path, input(press, at), make)
    };
    (0..editions.len()).into_par_iter().map(job).collect()
}

fn input(press: Press<'_>, at: usize) -> Input<'_> {
    let editions = &press.site.editions;
    let edition: &Edition = &editions[at];
    Input {
        template: press.template("edition.html"),
        url: &edition.head.url,
        title: edition.head.id.to_string(),
        edition: &edition.head,
        notes: &edition.notes,
        lead: edition.articles.get(edition.lead).map(|article| &article.head),
        pages: edition.pages.iter().map(|page| listed(edition, page)).collect(),
        prev_edition: at.checked_sub(1).and_then(|at| editions.get(at)).map(|edition| &edition.head),
        next_edition: editions.get(at + 1).map(|edition| &edition.head),
    }
}

fn listed<'s>(edition: &'s Edition, page: &'s Page) -> Listed<'s> {
    Listed { page: &page.head, articles: edition.articles_of(page).iter().map(|article| &article.head).collect() }
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}
