//! `sw.js`, the service worker: what readers read, and the newest edition, without a connection.

use serde_json::json;

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::outputs::shared::RenderContext;

const PATH: &str = "sw.js";
const OFFLINE: &str = "offline/index.html";

/// What the worker is told. Browsers take a worker of other bytes for a new one, so it changes when, and only when, a
/// page of the newest day does: a page's digest covers the names of its style sheets too.
#[derive(Hash)]
struct Input {
    /// The page for what is not kept, with its digest.
    offline: (String, String),
    /// The pages of the newest day's editions, each with a digest of what it is made from.
    today: Vec<(String, String)>,
}

/// The worker of a paper with `jobs`, the other files of the site.
pub fn jobs<'s>(context: RenderContext<'s>, jobs: &[Job<'s>]) -> Vec<Job<'s>> {
    if !context.site.config.outputs.offline {
        // A worker lives in readers' browsers until another takes its place.
        return vec![Job::new(OutputPath::new(PATH), include_str!("worker_leaving.js"), make_leaving).small()];
    }
    let base = &context.site.config.base;
    let page = |job: &Job<'_>| (base.href(&job.path.address()), job.fingerprint.short());
    let offline = jobs.iter().find(|job| job.path.as_str() == OFFLINE).map(page).unwrap_or_default();
    let folders: Vec<String> = context.site.today().map(|edition| format!("{}/", edition.head.id)).collect();
    let is_todays = |path: &str| {
        path == "index.html"
            || path.ends_with("/index.html") && folders.iter().any(|folder| path.starts_with(folder.as_str()))
    };
    let mut today: Vec<&Job<'_>> = jobs.iter().filter(|job| is_todays(job.path.as_str())).collect();
    // A reader who loses the connection early has the front page and the overviews.
    today.sort_by_key(|job| job.path.as_str().matches('/').count());
    let input = Input { offline, today: today.into_iter().map(page).collect() };
    vec![Job::new(OutputPath::new(PATH), input, make)]
}

fn make(input: &Input) -> Result<Content, Diagnostics> {
    // JSON in a script that is a file of its own is JavaScript.
    let told = format!("const OFFLINE = {};\nconst TODAY = new Map({});\n", json!(input.offline), json!(input.today));
    Ok(Content::Bytes([told.as_bytes(), include_bytes!("worker.js")].concat()))
}

/// The worker of a paper that is no longer kept: it forgets all that was, and itself.
fn make_leaving(worker: &&str) -> Result<Content, Diagnostics> {
    Ok(Content::Bytes(worker.as_bytes().to_vec()))
}
