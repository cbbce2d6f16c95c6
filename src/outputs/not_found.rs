//! 404: what a static host shows for an address that is not there.

use serde::Serialize;

use crate::address::Address;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::outputs::shared::RenderContext;
use crate::templates::Template;

/// The variables of `404.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: Address,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let input = Input { template: context.template("404.html"), url: context.address("/404.html") };
    vec![Job::new(input.url.file(), input, make)]
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}
