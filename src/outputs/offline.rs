//! The page that a reader without a connection sees in place of one that is not kept.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::url::OutputPath;
use crate::outputs::Press;
use crate::templates::Template;

/// The variables of `offline.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: String,
}

pub fn jobs(press: Press<'_>) -> Vec<Job<'_>> {
    let input = Input { template: press.template("offline.html"), url: press.href("/offline/") };
    vec![Job::new(OutputPath::new("offline/index.html"), input, make)]
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}
