//! The page that a reader without a connection sees in place of one that is not kept.

use serde::Serialize;

use crate::address::Address;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::outputs::shared::RenderContext;
use crate::templates::Template;

/// The variables of `offline.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: Address,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let input = Input { template: context.template("offline.html"), url: context.address("/offline/") };
    vec![Job::new(input.url.file(), input, make)]
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}
