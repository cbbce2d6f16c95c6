//! The corrections log (更正): every correction of the paper, newest first.

use serde::Serialize;

use crate::address::Address;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::Corrected;
use crate::outputs::shared::RenderContext;
use crate::templates::Template;

/// The variables of `corrections.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: Address,
    corrections: &'s [Corrected],
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let template = context.template("corrections.html");
    let input = Input { template, url: context.address("/corrections/"), corrections: &context.site.corrections };
    vec![Job::new(input.url.file(), input, make)]
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}
