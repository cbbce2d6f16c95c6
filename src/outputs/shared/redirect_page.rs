//! Pages that lead on.

use serde::Serialize;

use crate::address::Address;
use crate::job::Job;
use crate::outputs::shared::page::page;
use crate::outputs::shared::render_context::RenderContext;

/// The variables of `redirect.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    url: Address,
    to: &'s Address,
    title: &'s str,
}

/// The page at `url` that leads to another, which has this title.
pub fn redirect_page<'s>(context: RenderContext<'s>, url: Address, to: &'s Address, title: &'s str) -> Job<'s> {
    page(url.file(), context.template("redirect.html"), Input { url, to, title })
}
