//! Standing articles: about, imprint and the like, at the top of the site.

use serde::Serialize;

use crate::address::Address;
use crate::body::BodyText;
use crate::diagnostic::Diagnostics;
use crate::digest::Digested;
use crate::job::{Content, Job};
use crate::manuscript::extra::Extra;
use crate::model::article::extra_as_map;
use crate::model::{Figure, Head, Standing};
use crate::outputs::shared::{RenderContext, Updated};
use crate::templates::Template;

/// The variables of `standing.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    #[serde(skip)]
    text: BodyText<'s>,
    url: &'s Address,
    title: &'s str,
    article: &'s Digested<Head>,
    figures: &'s [Figure],
    #[serde(serialize_with = "extra_as_map")]
    extra: &'s [(String, Extra)],
    updated: Option<Updated>,
    img_src: Option<String>,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let usual = context.template("standing.html");
    context.site.standing.iter().map(|standing| job(context, usual, standing)).collect()
}

fn job<'s>(context: RenderContext<'s>, usual: Template<'s>, standing: &'s Standing) -> Job<'s> {
    let input = Input {
        template: context.chosen(standing.template.as_ref(), usual),
        text: context.body(&standing.body),
        url: &standing.head.url,
        title: &standing.head.title,
        article: &standing.head,
        figures: &standing.figures,
        extra: &standing.extra,
        updated: standing.updated.map(|time| Updated::of(&context.site.config, time)),
        img_src: context.img_src(&standing.figures, &standing.body),
    };
    Job::new(standing.head.url.file(), input, make).of(&standing.body.path)
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render_around(input, &input.text.html()?)
}
