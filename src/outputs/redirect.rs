//! Redirects: an HTML page for every old address, and a `_redirects` file for hosts that read one.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::Redirect;
use crate::model::hosting::Host;
use crate::model::url::OutputPath;
use crate::outputs::Press;
use crate::templates::Template;

/// The variables of `redirect.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    url: String,
    to: &'s str,
    title: &'s str,
}

pub fn jobs(press: Press<'_>) -> Vec<Job<'_>> {
    let redirects = &press.site.redirects;
    if redirects.is_empty() {
        return vec![];
    }
    let mut jobs: Vec<Job<'_>> = redirects.iter().filter_map(|redirect| page(press, redirect)).collect();
    let target = press.site.config.hosting.target;
    if !target.is_none_or(Host::reads_redirects) || press.has_own("_redirects") {
        return jobs;
    }
    // Hosts take a star for a wildcard wherever it stands; the page at such an address leads on by itself.
    let plain = redirects.iter().filter(|redirect| !redirect.from.contains('*'));
    let rules: Vec<(String, &str)> = plain.map(|redirect| (press.href(&redirect.from), redirect.to.as_str())).collect();
    // Netlify shows the page at an old address unless the rule is forced; others do not know the mark.
    let status = if target == Some(Host::Netlify) { "301!" } else { "301" };
    jobs.push(Job::new(OutputPath::new("_redirects"), (status, rules), make_rules));
    jobs
}

fn page<'s>(press: Press<'s>, redirect: &'s Redirect) -> Option<Job<'s>> {
    let input = Input {
        template: press.template("redirect.html"),
        url: press.href(&redirect.from),
        to: &redirect.to,
        title: &redirect.title,
    };
    Some(Job::new(OutputPath::of_address(&redirect.from)?, input, make).of(&redirect.path).small())
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    input.template.render(input)
}

/// One rule a line, as Netlify and Cloudflare Pages read them: from, to, status.
fn make_rules((status, rules): &(&str, Vec<(String, &str)>)) -> Result<Content, Diagnostics> {
    let mut text = String::new();
    for (from, to) in rules {
        text += &format!("{from} {to} {status}\n");
    }
    Ok(Content::Bytes(text.into_bytes()))
}
