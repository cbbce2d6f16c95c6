//! Addresses of the site that no file answers.

use std::collections::HashSet;

use newsprint_text::machine::{file_name, may_be_of_machine};

use crate::address::OutputPath;
use crate::diagnostic::{self, Diagnostics};
use crate::job::Job;
use crate::model::{LinkedAddress, Site};
use crate::rules::links::{dead_navigation, machine_path, no_such_page, put_beside};
use crate::source::SourcePath;

/// Links of the main navigation that lead to no page of the site.
pub fn of_navigation(site: &Site, jobs: &[Job<'_>]) -> Diagnostics {
    let is_made = |address: &str| {
        let address = address.split(['#', '?']).next().unwrap_or(address);
        OutputPath::of_address(address).is_some_and(|file| jobs.iter().any(|job| job.path == file))
    };
    let entries = site.config.navigation.iter().zip(&site.config.navigation_at);
    let dead = entries.filter(|(entry, _)| entry.url.starts_with('/') && !is_made(&entry.url));
    dead.map(|(entry, spot)| dead_navigation(&entry.url).at(&SourcePath::new("site.toml"), spot.clone())).collect()
}

/// Links of articles that lead to no page of the site.
pub fn of_articles(site: &Site, jobs: &[Job<'_>]) -> Diagnostics {
    if site.linked.is_empty() {
        return vec![];
    }
    let files: HashSet<&str> = jobs.iter().map(|job| job.path.as_str()).collect();
    let is_dead = |linked: &&LinkedAddress| linked.file.as_ref().is_none_or(|file| !files.contains(file.as_str()));
    let mistake = |linked: &LinkedAddress| {
        let told = if may_be_of_machine(&linked.typed) {
            machine_path(&linked.typed).help(put_beside(file_name(&linked.typed)))
        } else {
            no_such_page(&linked.typed)
        };
        told.at_bytes(&linked.path, linked.bytes.clone())
    };
    let mut dead = vec![];
    site.linked.iter().filter(is_dead).for_each(|linked| diagnostic::tell(&mut dead, mistake(linked)));
    dead
}
