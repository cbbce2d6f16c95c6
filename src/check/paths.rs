//! Files of the site that want one path.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::address;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::job::Job;
use crate::rules::paper::{
    both_want_it, file_and_folder, makes_the_other, other_is, page_of_its_own, same_address, switch_one_off, write_slug,
};
use crate::source::SourcePath;

/// Jobs by their folded paths.
type Files<'p, 'j> = HashMap<&'p str, &'p Job<'j>, RandomState>;

/// Two outputs with one path on some system, also by case folding or by NFC; and a file where another needs a folder.
pub fn collisions(jobs: &[Job<'_>]) -> Diagnostics {
    let paths: Vec<String> = jobs.par_iter().map(|job| address::fold(job.path.as_str())).collect();
    let mut files: Files<'_, '_> = HashMap::with_capacity_and_hasher(jobs.len(), RandomState::default());
    let mut diagnostics = vec![];
    let mut twice = vec![];
    for (path, job) in paths.iter().zip(jobs) {
        if let Some(first) = files.insert(path, job) {
            twice.push((path.as_str(), first, job));
        }
    }
    let mut given = HashMap::default();
    for (path, first, second) in twice {
        diagnostics.push(collision(first, second, free_slug(path, (first, second), &files, &mut given)));
    }
    let mut folders = HashSet::new();
    let mut last = "";
    for (path, job) in paths.iter().zip(jobs) {
        // Neighbours share folders: those of the job before have been looked up.
        let new = ancestors(path).take_while(|folder| !is_within(last, folder));
        for (folder, file) in new.filter_map(|folder| Some((folder, files.get(folder)?))) {
            if folders.insert(folder) {
                diagnostics.push(shadow(file, job));
            }
        }
        last = path;
    }
    diagnostics
}

/// Takes out what stands at addresses that readers had where something else stands now.
pub fn give_way(jobs: &mut Vec<Job<'_>>) {
    if !jobs.iter().any(|job| job.gives_way) {
        return;
    }
    let path_of = |job: &Job<'_>| address::fold(job.path.as_str());
    // A path with all the folders on the way to it.
    let mut wanted: HashSet<String> = HashSet::new();
    for path in jobs.iter().filter(|job| job.gives_way).map(path_of) {
        wanted.extend(ancestors(&path).map(str::to_owned));
        wanted.insert(path);
    }
    let others = jobs.par_iter().filter(|job| !job.gives_way).map(path_of);
    let taken: HashSet<String> = others.filter(|path| wanted.contains(path)).collect();
    if taken.is_empty() {
        return;
    }
    let is_taken = |path: &str| taken.contains(path) || ancestors(path).any(|folder| taken.contains(folder));
    jobs.retain(|job| !job.gives_way || !is_taken(&path_of(job)));
}

/// Every folder that a file lies in, the innermost first.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// A file where another output needs a folder: an article with the slug `edition.json` beside that file.
fn shadow(file: &Job<'_>, inner: &Job<'_>) -> Diagnostic {
    let mistake = file_and_folder(file.path.as_str(), &inner.path.address());
    let is_article = |source: &&SourcePath| source.is_article();
    // Who wrote an article can give it another name.
    let named = inner.source.filter(is_article).or(file.source.filter(is_article)).or(inner.source).or(file.source);
    let Some(source) = named else {
        return mistake.help(switch_one_off());
    };
    let help = match [file.source, inner.source].into_iter().flatten().find(|other| *other != source) {
        Some(other) => other_is(other),
        None => makes_the_other(),
    };
    mistake.in_file(source).help(help)
}

/// The last number that was proposed for each address.
type Given<'p> = HashMap<&'p str, usize, RandomState>;

/// Another slug for the second of two articles with one address, which no article has.
fn free_slug<'p>(
    path: &'p str,
    (first, second): (&Job<'_>, &Job<'_>),
    files: &Files<'_, '_>,
    given: &mut Given<'p>,
) -> Option<String> {
    let are_articles = [first, second].into_iter().all(|job| job.source.is_some_and(SourcePath::is_article));
    let folder = second.path.as_str().strip_suffix("/index.html").filter(|_| are_articles)?;
    let (above, slug) = folder.rsplit_once('/').unwrap_or(("", folder));
    let given = given.entry(path).or_insert(1);
    loop {
        *given += 1;
        let free = format!("{slug}-{given}");
        if !files.contains_key(&*address::fold(&format!("{above}/{free}/index.html"))) {
            return Some(free);
        }
    }
}

fn collision(first: &Job<'_>, second: &Job<'_>, slug: Option<String>) -> Diagnostic {
    let mistake = same_address(&second.path.address());
    let mistake = match (first.source, second.source) {
        (Some(first), Some(second)) => mistake.in_file(second).help(other_is(first)),
        (Some(one), None) | (None, Some(one)) => mistake.in_file(one).help(page_of_its_own()),
        (None, None) => mistake.help(both_want_it(first.path.as_str(), second.path.as_str())),
    };
    match (slug, second.source) {
        (Some(slug), Some(path)) => mistake.help(write_slug(&slug, path)),
        _ => mistake,
    }
}
