//! `sw.js`, the service worker: what readers read, and the newest edition, without a connection.

use serde_json::json;

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::Gone;
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
    /// The marks of addresses that ended, the newest first: what a reader has kept of them goes.
    gone: Vec<String>,
}

/// So many ends are told: whoever comes back later meets them one by one.
const MOST_GONE: usize = 500;

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
    let input = Input { offline, today: today.into_iter().map(page).collect(), gone: gone(context) };
    vec![Job::new(OutputPath::new(PATH), input, make)]
}

fn make(input: &Input) -> Result<Content, Diagnostics> {
    // JSON in a script that is a file of its own is JavaScript.
    let Input { offline, today, gone } = input;
    let told = format!(
        "const OFFLINE = {};\nconst TODAY = new Map({});\nconst GONE = new Set({});\n",
        json!(offline),
        json!(today),
        json!(gone)
    );
    Ok(Content::Bytes([told.as_bytes(), include_bytes!("worker.js")].concat()))
}

fn gone(context: RenderContext<'_>) -> Vec<String> {
    let mut gone: Vec<&Gone> = context.site.gone.iter().collect();
    gone.sort_by(|one, other| other.since.cmp(&one.since).then_with(|| one.address.href().cmp(other.address.href())));
    gone.into_iter().take(MOST_GONE).map(|gone| mark(gone.address.href())).collect()
}

/// What stands for an address without telling it: FNV-1a of 32 bits, which `worker.js` makes too. Two addresses with one
/// mark cost a reader a copy that the network brings again.
fn mark(address: &str) -> String {
    let hash = address.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

/// The worker of a paper that is no longer kept: it forgets all that was, and itself.
fn make_leaving(worker: &&str) -> Result<Content, Diagnostics> {
    Ok(Content::Bytes(worker.as_bytes().to_vec()))
}
