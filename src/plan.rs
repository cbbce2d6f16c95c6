//! The plan: every file the site shall have, each once. Pure; nothing is made yet.

use rayon::prelude::*;

use crate::check::{broken_links, paths};
use crate::diagnostic::Diagnostics;
use crate::job::Job;
use crate::outputs;
use crate::outputs::shared::RenderContext;

pub struct Plan<'s> {
    /// In the order of publishing.
    pub jobs: Vec<Job<'s>>,
}

impl Plan<'_> {
    /// Frees the jobs, which have a small input each, on all threads.
    pub fn free(self) {
        self.jobs.into_par_iter().for_each(drop);
    }
}

/// Decides what to make; tells of two sources that want one file, and of links to files that nobody makes.
pub fn plan(context: RenderContext<'_>) -> (Plan<'_>, Diagnostics) {
    let mut jobs = outputs::jobs(context);
    paths::give_way(&mut jobs);
    let mut diagnostics = paths::collisions(&jobs);
    diagnostics.extend(broken_links::of_articles(context.site, &jobs));
    diagnostics.extend(broken_links::of_navigation(context.site, &jobs));
    (Plan { jobs }, diagnostics)
}
