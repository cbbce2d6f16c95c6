//! Pages that lead on.

use serde::Serialize;

use crate::address::Address;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::outputs::shared::render_context::RenderContext;
use crate::templates::Template;

/// The variables of `redirect.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: Address,
    to: &'s Address,
    title: &'s str,
}

/// The page at `url` that leads to another, which has this title.
pub fn redirect_page<'s>(context: RenderContext<'s>, url: Address, to: &'s Address, title: &'s str) -> Job<'s> {
    let input = Input { template: context.template("redirect.html"), url, to, title };
    Job::new(input.url.file(), input, make)
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}
