//! Addresses of the site that no file answers.

use std::collections::HashSet;

use crate::address::OutputPath;
use crate::diagnostic::{self, Diagnostic, Diagnostics};
use crate::job::Job;
use crate::model::{LinkedAddress, Site};
use crate::source::SourcePath;

/// Links of the main navigation that lead to no page of the site.
pub fn of_navigation(site: &Site, jobs: &[Job<'_>]) -> Diagnostics {
    let is_made = |address: &str| {
        let address = address.split(['#', '?']).next().unwrap_or(address);
        OutputPath::of_address(address).is_some_and(|file| jobs.iter().any(|job| job.path == file))
    };
    let entries = site.config.navigation.iter().zip(&site.config.navigation_at);
    let dead = entries.filter(|(entry, _)| entry.url.starts_with('/') && !is_made(&entry.url));
    dead.map(|(entry, spot)| {
        Diagnostic::error(format!("the navigation leads to no page: `{}`", entry.url))
            .at(&SourcePath::new("site.toml"), spot.clone())
            .help("name an address of the site, such as `/archive/` or that of a standing article")
    })
    .collect()
}

/// Links of articles that lead to no page of the site.
pub fn of_articles(site: &Site, jobs: &[Job<'_>]) -> Diagnostics {
    if site.linked.is_empty() {
        return vec![];
    }
    let files: HashSet<&str> = jobs.iter().map(|job| job.path.as_str()).collect();
    let is_dead = |linked: &&LinkedAddress| linked.file.as_ref().is_none_or(|file| !files.contains(file.as_str()));
    let mistake = |linked: &LinkedAddress| {
        Diagnostic::error(format!("`{}` leads to no page", linked.typed))
            .at_bytes(&linked.path, linked.bytes.clone())
            .label("the site has no such address")
            .help("link an article by its file (`./other.md`, `/2025-06-16/a.md`), or a page by its address (`/archive/`)")
    };
    let mut dead = vec![];
    site.linked.iter().filter(is_dead).for_each(|linked| diagnostic::tell(&mut dead, mistake(linked)));
    dead
}
