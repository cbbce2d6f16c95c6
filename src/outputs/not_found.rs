//! 404: what a static host shows for an address that is not there.

use serde::Serialize;

use crate::address::Address;
use crate::job::Job;
use crate::outputs::shared::{RenderContext, page};

/// The variables of `404.html`.
#[derive(Hash, Serialize)]
struct Input {
    url: Address,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let input = Input { url: context.address("/404.html") };
    vec![page(input.url.file(), context.template("404.html"), input)]
}
