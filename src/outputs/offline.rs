//! The page that a reader without a connection sees in place of one that is not kept.

use serde::Serialize;

use crate::address::Address;
use crate::job::Job;
use crate::outputs::shared::{RenderContext, page};

/// The variables of `offline.html`.
#[derive(Hash, Serialize)]
struct Input {
    url: Address,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let input = Input { url: context.address("/offline/") };
    vec![page(input.url.file(), context.template("offline.html"), input)]
}
