//! The plan: every file the site shall have, each once. Pure; nothing is made yet.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::job::Job;
use crate::model::url::{self, OutputPath};
use crate::model::{LinkedAddress, Site};
use crate::outputs::{self, Press};
use crate::source::SourcePath;

pub struct Plan<'s> {
    /// In the order of publishing.
    pub jobs: Vec<Job<'s>>,
}

/// Decides what to make; tells of two sources that want one file, and of links to files that nobody makes.
pub fn plan(press: Press<'_>) -> (Plan<'_>, Diagnostics) {
    let jobs = outputs::jobs(press);
    let mut told = collisions(&jobs);
    told.extend(dead_addresses(press.site, &jobs));
    told.extend(dead_navigation(press.site, &jobs));
    (Plan { jobs }, told)
}

/// Two outputs with one path on some system: also by case folding or by NFC.
fn collisions(jobs: &[Job<'_>]) -> Diagnostics {
    let mut seen: HashMap<String, &Job<'_>> = HashMap::with_capacity(jobs.len());
    let mut told = vec![];
    for job in jobs {
        if let Some(first) = seen.insert(url::fold(job.path.as_str()), job) {
            told.push(collision(first, job));
        }
    }
    told.extend(shadowed(&seen, jobs));
    told.extend(jobs.iter().filter_map(|job| overlaid(&seen, job)));
    told
}

/// A page whose folder has the name of a file that newsprint makes: an article with the slug `edition.json`.
fn overlaid(seen: &HashMap<String, &Job<'_>>, job: &Job<'_>) -> Option<Diagnostic> {
    let (folder, _) = job.path.as_str().rsplit_once('/')?;
    let name = folder.rsplit('/').next()?;
    let file = if name.contains('.') { seen.get(&url::fold(folder))? } else { return None };
    Some(collision(file, job))
}

/// A file where another output needs a folder.
fn shadowed(seen: &HashMap<String, &Job<'_>>, jobs: &[Job<'_>]) -> Diagnostics {
    let files: Vec<&&Job<'_>> = seen.values().filter(|job| !job.path.as_str().ends_with("index.html")).collect();
    let mut told = vec![];
    for file in files {
        let folder = url::fold(file.path.as_str()) + "/";
        // Rare: only files that could be folders are compared with all others.
        if !file.path.as_str().rsplit('/').next().is_some_and(|name| name.contains('.')) || is_alias_file(file) {
            told.extend(
                jobs.iter()
                    .find(|job| url::fold(job.path.as_str()).starts_with(&folder))
                    .map(|job| collision(file, job)),
            );
        }
    }
    told
}

fn is_alias_file(job: &Job<'_>) -> bool {
    job.source.is_some_and(SourcePath::is_article)
}

fn collision(first: &Job<'_>, second: &Job<'_>) -> Diagnostic {
    let address = second.path.address();
    let (place, other) = match (first.source, second.source) {
        (Some(first), Some(second)) => (Some(second), format!("the other is {first}")),
        (Some(one), None) | (None, Some(one)) => (Some(one), "newsprint makes a page of its own there".to_owned()),
        (None, None) => (None, format!("{} and {}", first.path, second.path)),
    };
    let diagnostic = Diagnostic::error(format!("two pages have one address: `{address}`"))
        .help(format!("{other}; give one of them another `slug` or file name"));
    match place {
        Some(path) => diagnostic.in_file(path),
        None => diagnostic,
    }
}

/// Links of the main navigation that lead to no page of the site.
fn dead_navigation(site: &Site, jobs: &[Job<'_>]) -> Diagnostics {
    let is_made = |address: &str| {
        let address = address.split(['#', '?']).next().unwrap_or(address);
        OutputPath::of_address(address).is_some_and(|file| jobs.iter().any(|job| job.path == file))
    };
    let dead = site.config.navigation.iter().filter(|entry| entry.url.starts_with('/') && !is_made(&entry.url));
    dead.map(|entry| {
        Diagnostic::error(format!("the navigation leads to no page: `{}`", entry.url))
            .at_value(&SourcePath::new("site.toml"), "url", &entry.url)
            .help("name an address of the site, such as `/archive/` or that of a standing article")
    })
    .collect()
}

fn dead_addresses(site: &Site, jobs: &[Job<'_>]) -> Diagnostics {
    if site.linked.is_empty() {
        return vec![];
    }
    let files: HashSet<&str> = jobs.iter().map(|job| job.path.as_str()).collect();
    let is_dead = |linked: &&LinkedAddress| {
        OutputPath::of_address(&linked.address).is_none_or(|file| !files.contains(file.as_str()))
    };
    let told = |linked: &LinkedAddress| {
        Diagnostic::error(format!("`{}` leads to no page", linked.typed))
            .at_bytes(&linked.path, linked.bytes.clone())
            .label("the site has no such address")
            .help("link an article by its file (`./other.md`, `/2025-06-16/a.md`), or a page by its address (`/archive/`)")
    };
    site.linked.iter().filter(is_dead).map(told).collect()
}
