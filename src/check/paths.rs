//! Files of the site that want one path.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::address;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::job::Job;
use crate::rules::paper::{
    both_want_it, file_and_folder, makes_the_other, other_is, page_of_its_own, same_address, switch_one_off,
};
use crate::source::SourcePath;

/// Two outputs with one path on some system, also by case folding or by NFC; and a file where another needs a folder.
pub fn collisions(jobs: &[Job<'_>]) -> Diagnostics {
    let paths: Vec<String> = jobs.par_iter().map(|job| address::fold(job.path.as_str())).collect();
    let mut files: HashMap<&str, &Job<'_>, _> = HashMap::with_capacity_and_hasher(jobs.len(), RandomState::default());
    let mut diagnostics = vec![];
    for (path, job) in paths.iter().zip(jobs) {
        if let Some(first) = files.insert(path, job) {
            diagnostics.push(collision(first, job));
        }
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

fn collision(first: &Job<'_>, second: &Job<'_>) -> Diagnostic {
    let mistake = same_address(&second.path.address());
    match (first.source, second.source) {
        (Some(first), Some(second)) => mistake.in_file(second).help(other_is(first)),
        (Some(one), None) | (None, Some(one)) => mistake.in_file(one).help(page_of_its_own()),
        (None, None) => mistake.help(both_want_it(first.path.as_str(), second.path.as_str())),
    }
}
