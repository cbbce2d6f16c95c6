//! The corrections log (更正): every correction of the paper, newest first.

use serde::Serialize;

use crate::address::Address;
use crate::job::Job;
use crate::model::Corrected;
use crate::outputs::shared::{RenderContext, page};

/// The variables of `corrections.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    url: Address,
    corrections: &'s [Corrected],
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let input = Input { url: context.address("/corrections/"), corrections: &context.site.corrections };
    vec![page(input.url.file(), context.template("corrections.html"), input)]
}
