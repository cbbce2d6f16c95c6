//! The page that a reader without a connection sees in place of one that is not kept.

use serde::Serialize;

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::outputs::shared::RenderContext;
use crate::templates::Template;

/// The variables of `offline.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: String,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let input = Input { template: context.template("offline.html"), url: context.href("/offline/") };
    vec![Job::new(OutputPath::new("offline/index.html"), input, make)]
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}
