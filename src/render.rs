//! Rendering: only the jobs whose fingerprint changed run, in parallel, into staging; then all is published at once.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::address::OutputPath;
use crate::darkroom::Darkroom;
use crate::diagnostic::{Diagnostics, Text};
use crate::job::{Content, Job};
use crate::manifest::{Entry, Manifest};
use crate::plan::Plan;
use crate::rules::publishing::{and_others, not_ours};
use crate::source::SourcePath;
use crate::write::{self, Destination};

/// What a build did to the destination.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Which files may be overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Only those that newsprint wrote.
    Own,
    /// Any, and every file is made again.
    All,
}

/// Called with the number of files to make, then with each that is made.
pub type Progress<'p> = &'p (dyn Fn(Step<'_>) + Sync);

#[derive(Debug, Clone, Copy)]
pub enum Step<'s> {
    Start(usize),
    Made(&'s OutputPath),
    /// Called with the number of pictures to make smaller ones of, then with each of which they are made.
    StartPictures(usize),
    Developed(&'s SourcePath),
    /// What was to come first is published.
    Ahead,
}

/// How to publish.
#[derive(Clone, Copy)]
pub struct PublishOptions<'m> {
    pub darkroom: &'m Darkroom<'m>,
    pub overwrite: Overwrite,
    /// Files that somebody waits for.
    pub ahead: &'m [OutputPath],
    /// Whether nobody else writes there, so that what the manifest names is taken to be there.
    pub is_sole_writer: bool,
}

/// Beyond this many mistakes the next page would only say the same again.
const ENOUGH_MISTAKES: usize = 50;

/// Makes what changed and publishes it; a mistake in one page leaves the published site as it was.
///
/// Gives what is known of the site from then on. When much is due, `ahead` is published before the rest, with the styles
/// and scripts that it needs.
pub fn publish(
    plan: &Plan<'_>,
    to: &Destination<'_>,
    mut known: Manifest,
    how: PublishOptions<'_>,
    progress: Progress<'_>,
) -> Result<(Published, Manifest), Diagnostics> {
    let due = due(plan, to, &known, how);
    let stale = stale(plan, &known);
    let published = Published { written: due.len(), unchanged: plan.jobs.len() - due.len(), removed: stale.len() };
    if due.is_empty() && stale.is_empty() {
        return Ok((published, known));
    }
    develop(&due, how.darkroom, progress)?;
    progress(Step::Start(due.len()));
    let ahead = if to.is_fresh() { &[] } else { how.ahead };
    let (ahead, rest) = split(due, ahead);
    if !ahead.is_empty() {
        known = wave(&ahead, &[], known, to, (how.overwrite, progress))?;
        progress(Step::Ahead);
    }
    let known = wave(&rest, &stale, known, to, (how.overwrite, progress))?;
    Ok((published, known))
}

/// Makes what is due of pictures and was never made, picture by picture.
fn develop(due: &[&Job<'_>], darkroom: &Darkroom<'_>, progress: Progress<'_>) -> Result<(), Diagnostics> {
    let missing = darkroom.missing(due.iter().filter_map(|job| job.rendition));
    if missing.is_empty() {
        return Ok(());
    }
    progress(Step::StartPictures(missing.len()));
    let faults = darkroom.develop(&missing, &|source| progress(Step::Developed(source)));
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The jobs whose file is missing, or was made from something else.
fn due<'p, 's>(
    plan: &'p Plan<'s>,
    to: &Destination<'_>,
    known: &Manifest,
    how: PublishOptions<'_>,
) -> Vec<&'p Job<'s>> {
    let is_fresh = to.is_fresh();
    let published = to.published();
    let is_there = |path: &str, len: u64| {
        let facts = || published.as_ref().and_then(|folder| folder.facts(path).ok());
        how.is_sole_writer || facts().is_some_and(|facts| facts.is_file() && facts.len == len)
    };
    let is_current = |job: &&Job<'_>| {
        let (path, fingerprint) = (job.path.as_str(), Some(job.fingerprint));
        let entry = known.entries.get(path).filter(|entry| entry.fingerprint == fingerprint);
        !is_fresh && entry.is_some_and(|entry| is_there(path, entry.len))
    };
    match how.overwrite {
        Overwrite::Own => plan.jobs.par_iter().filter(|job| !is_current(job)).collect(),
        Overwrite::All => plan.jobs.iter().collect(),
    }
}

/// Files of the last build that no job makes any more.
fn stale(plan: &Plan<'_>, known: &Manifest) -> Vec<String> {
    // A plan names each path once, so when it names as many of the known ones as there are, it names them all.
    let is_known = |job: &&Job<'_>| known.entries.contains_key(job.path.as_str());
    if plan.jobs.par_iter().filter(is_known).count() == known.entries.len() {
        return vec![];
    }
    let wanted: HashSet<&str> = plan.jobs.iter().map(|job| job.path.as_str()).collect();
    let mut stale: Vec<String> =
        known.entries.keys().filter(|path| !wanted.contains(&***path)).map(ToString::to_string).collect();
    stale.sort_unstable();
    stale
}

/// So few files are made before anybody would notice an order.
const FEW: usize = 200;

/// What is to be published ahead, and the rest; both in their order.
fn split<'p, 's>(due: Vec<&'p Job<'s>>, ahead: &[OutputPath]) -> (Vec<&'p Job<'s>>, Vec<&'p Job<'s>>) {
    let is_wanted = |job: &&Job<'_>| ahead.contains(&job.path);
    if due.len() <= FEW || !due.iter().any(is_wanted) {
        return (vec![], due);
    }
    let is_needed = |job: &Job<'_>| {
        Path::new(job.path.as_str()).extension().is_some_and(|extension| extension == "css" || extension == "js")
    };
    due.into_iter().partition(|job| is_wanted(job) || is_needed(job))
}

/// Makes some files and publishes them together; gives what is known of the site from then on.
fn wave(
    due: &[&Job<'_>],
    stale: &[String],
    known: Manifest,
    to: &Destination<'_>,
    (overwrite, progress): (Overwrite, Progress<'_>),
) -> Result<Manifest, Diagnostics> {
    let lens = stage(due, to, progress)?;
    if overwrite == Overwrite::Own && !to.is_fresh() {
        foreign(due, &known, to)?;
    }
    let mut after = known;
    for path in stale {
        after.entries.remove(path.as_str());
    }
    after.entries.reserve(due.len().saturating_sub(after.entries.len()));
    for (job, len) in due.iter().zip(lens) {
        after.entries.insert(job.path.as_str().into(), Entry { fingerprint: Some(job.fingerprint), len });
    }
    let staged: Vec<_> = due.iter().map(|job| &job.path).collect();
    to.publish(&staged, stale, &after)?;
    Ok(after)
}

/// Makes every page and keeps none: what `check` does. Gives the length of every file, and the mistakes; compressed
/// copies can have none of their own, and stand there with no length.
/// A picture is decoded, and what would be made of it is estimated where it was never made.
pub fn rehearse(plan: &Plan<'_>, darkroom: &Darkroom<'_>) -> (BTreeMap<String, u64>, Diagnostics) {
    let mistakes = AtomicUsize::new(0);
    let rehearsed = plan.jobs.par_iter().map(|job| {
        let len = match job.rendition {
            _ if job.is_copy => Ok(0),
            Some(rendition) => Ok(darkroom.len(rendition).unwrap_or_else(|| rendition.estimated_len())),
            None if job.estimated_len.is_some() => Ok(job.estimated_len.unwrap_or_default()),
            None => make(job, &mistakes).map(|content| write::len_of(&content)),
        };
        (job.path.as_str().to_owned(), len)
    });
    let mut lens = BTreeMap::new();
    let mut diagnostics = darkroom.inspect(&darkroom.missing(plan.jobs.iter().filter_map(|job| job.rendition)));
    for (path, len) in rehearsed.collect::<Vec<_>>() {
        match len {
            Ok(len) => drop(lens.insert(path, len)),
            Err(of_page) => diagnostics.extend(of_page),
        }
    }
    (lens, diagnostics)
}

/// A thread takes so many files at once, neighbours that share what they quote. Were they more, the other threads would
/// wait for it at the end.
const AT_ONCE: usize = 16;

fn stage(due: &[&Job<'_>], to: &Destination<'_>, progress: Progress<'_>) -> Result<Vec<u64>, Diagnostics> {
    if due.is_empty() {
        return Ok(vec![]);
    }
    let (staging, mistakes) = (to.staging()?, AtomicUsize::new(0));
    let results: Vec<Result<u64, Trouble>> = due
        .par_iter()
        .with_max_len(AT_ONCE)
        .map(|job| {
            let content = make(job, &mistakes).map_err(Trouble::Page)?;
            let len = staging.put(&job.path, content).map_err(|diagnostics| {
                mistakes.store(ENOUGH_MISTAKES, Ordering::Relaxed);
                Trouble::Disk(diagnostics)
            })?;
            progress(Step::Made(&job.path));
            Ok(len)
        })
        .collect();
    let mut diagnostics = vec![];
    let mut lens = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(len) => lens.push(len),
            Err(Trouble::Page(of_page)) => diagnostics.extend(of_page),
            // What is wrong with the disk is wrong for every file, and is told once.
            Err(Trouble::Disk(of_disk)) => return Err(of_disk),
        }
    }
    if diagnostics.is_empty() { Ok(lens) } else { Err(diagnostics) }
}

enum Trouble {
    Page(Diagnostics),
    Disk(Diagnostics),
}

fn make(job: &Job<'_>, mistakes: &AtomicUsize) -> Result<Content, Diagnostics> {
    if mistakes.load(Ordering::Relaxed) >= ENOUGH_MISTAKES {
        return Err(vec![]);
    }
    let result = job.make();
    if result.is_err() {
        mistakes.fetch_add(1, Ordering::Relaxed);
    }
    result
}

/// Files at the paths of ours that newsprint did not write and that are not what it would write.
fn foreign(due: &[&Job<'_>], before: &Manifest, to: &Destination) -> Result<(), Diagnostics> {
    let new = due.iter().map(|job| &job.path).filter(|path| !before.entries.contains_key(path.as_str()));
    let mut paths = to.taken(new);
    paths.sort_unstable();
    let Some(first) = paths.first() else { return Ok(()) };
    let first = format!("{}/{first}", to.name);
    let files = if paths.len() > 1 { and_others(&first, paths.len() - 1) } else { Text::same(first) };
    Err(vec![not_ours(files)])
}
