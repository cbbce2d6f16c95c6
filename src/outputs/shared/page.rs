//! Pages that a template makes.

use std::hash::Hash;

use serde::Serialize;

use crate::address::OutputPath;
use crate::job::Job;
use crate::templates::Template;

/// The job of a page whose template has these variables.
pub fn page<'s, I>(file: OutputPath, template: Template<'s>, variables: I) -> Job<'s>
where
    I: Hash + Serialize + Send + Sync + 's,
{
    Job::new(file, (template, variables), |(template, variables)| template.render(variables))
}
