//! newsprint: a newspaper's digital edition from Markdown.
//!
//! ```text
//!             site.toml  content/  templates/  static/
//!                              │
//!  load      read files        ▼            the only code that reads the project
//!                           Sources
//!                              │
//!  model     understand        ▼            pure; never stops at the first mistake
//!                            Site           editions › pages › articles
//!                              │
//!  plan      decide            ▼            pure; every file the site shall have
//!                            Plan           jobs: path + input + function
//!                              │
//!  render    make              ▼            parallel; only jobs whose fingerprint changed
//!                           Staging
//!                              │
//!  write     publish           ▼            the only code that touches the destination
//!                           public/         + manifest; stale files removed
//! ```

pub mod address;
pub mod diagnostic;
pub mod digest;
pub mod folder;
mod locate;
pub mod source;
pub mod state;
pub mod store;
pub mod xml;

pub mod rules;

mod ledger;
pub mod manuscript;

pub mod host;

pub mod config;

pub mod load;

pub mod model;

pub mod check;
pub mod darkroom;
pub mod job;
pub mod layout;

pub mod understand;

mod absolute;
pub mod body;
pub mod index;
pub mod templates;

pub mod outputs;

pub mod export;
pub mod plan;

pub mod manifest;
pub mod write;

pub mod render;

mod options;
pub mod project;
pub mod session;

pub mod cli;

pub mod serve;

pub mod commands;

pub use options::{Options, Purpose, Shard};
pub use project::Report;

use check::{first_view, heavy_pages, limits};
use darkroom::Darkroom;
use diagnostic::{Diagnostic, Diagnostics, Text};
use host::Host;
use index::Index;
use model::picture_list::Listed;
use project::Project;
use render::{Overwrite, Progress, PublishOptions, Published, Step};
use session::Session;
use source::SourcePath;
use state::State;
use store::Store;
use write::Destination;

/// Builds the site once.
pub fn build(options: &Options, progress: Progress<'_>, say: &mut dyn FnMut(&Text)) -> Result<Report, Diagnostics> {
    let (report, project) = build_in(&mut Session::default(), options, progress, say)?;
    session::free(project);
    Ok(report)
}

/// Builds the site: load, understand, plan, render, publish. What the last build left in the session is taken over; after
/// one that failed the session must be begun anew.
pub fn build_in(
    session: &mut Session,
    options: &Options,
    progress: Progress<'_>,
    say: &mut dyn FnMut(&Text),
) -> Result<(Report, Project), Diagnostics> {
    let root = load::project(&options.root)?;
    let state = write::open_state(&root, options.key)?;
    let destination = Destination::open(&root, &state, &options.output, say)?;
    let store = Store::new(&state, destination.started);
    let known = session.take_manifest(&destination);
    let is_sole_writer = known.is_some();
    let (project, manifest) = rayon::join(
        || Project::read((root, &store), options, session),
        || known.unwrap_or_else(|| destination.manifest()),
    );
    let mut project = project?;
    let darkroom = Darkroom::new(&project.root, &state);
    let is_wanted = |path: &str| {
        options.overwrite == Overwrite::All || destination.is_fresh() || !manifest.entries.contains_key(path)
    };
    let index = Index::of(&project.site, (&project.root, &store, &state), &is_wanted);
    let index = index.map_err(|mistakes| project.with_warnings(mistakes))?;
    let (mut plan, of_plan) = project.plan(&darkroom, &index)?;
    if options.purpose == Purpose::Preview {
        // Made when a page asks for them.
        plan.jobs.retain(|job| job.rendition.is_none());
    }
    if options.purpose == Purpose::Preview && !is_sole_writer {
        destination.clear_others(&manifest)?;
    }
    let how =
        PublishOptions { overwrite: options.overwrite, ahead: &options.ahead, is_sole_writer, darkroom: &darkroom };
    let published = render::publish(&plan, &destination, manifest, how, progress);
    let (published, manifest) = published.map_err(|diagnostics| project.with_warnings(diagnostics))?;
    session.keep_manifest(manifest, &destination);
    let ledger = project.site.ledger.as_deref().filter(|_| options.is_for_readers());
    let not_written = ledger.and_then(|ledger| write::ledger(&project.root, ledger).err());
    // A host's limits are read off the manifest, which costs a paper without a target nothing.
    let target = project.site.config.hosting.target.filter(|_| options.purpose == Purpose::Publish);
    let limits = target.map(|host| limits::at_target(limits::warnings(host, &plan.jobs, &destination.lens()), host));
    if options.purpose == Purpose::Publish && published.written > 0 {
        darkroom.clear(project.site.renditions.values());
    }
    if published.written > 0 {
        index.clear();
    }
    plan.free();
    project.warnings.extend(of_plan);
    project.warnings.extend(limits.into_iter().flatten());
    project.warnings.extend(not_written);
    project.warnings.extend(options.key.is_none().then(rules::publishing::no_state_key));
    Ok((project.report(published), project))
}

/// Finds every mistake of the project and writes nothing; tells of the limits of `host`, or of the
/// paper's target.
pub fn check(options: &Options, host: Option<Host>) -> Result<Report, Diagnostics> {
    let root = load::project(&options.root)?;
    let state = State::look(&root, options.key);
    let store = Store::new(&state, 0);
    let mut project = Project::read((root, &store), options, &mut Session::default())?;
    let darkroom = Darkroom::new(&project.root, &state);
    let index = Index::of(&project.site, (&project.root, &store, &state), &|_| false);
    let index = index.map_err(|mistakes| project.with_warnings(mistakes))?;
    let (plan, of_plan) = project.plan(&darkroom, &index)?;
    let (lens, mistakes) = render::rehearse(&plan, &darkroom);
    let limits = match (host, project.site.config.hosting.target) {
        (Some(host), _) => limits::warnings(host, &plan.jobs, &lens),
        (None, Some(host)) => limits::at_target(limits::warnings(host, &plan.jobs, &lens), host),
        (None, None) => vec![],
    };
    let heavy =
        heavy_pages::warnings(&first_view::of_site(&project.site, &lens), project.site.config.pictures.budget_kb);
    drop(plan);
    if !mistakes.is_empty() {
        return Err(project.with_warnings(mistakes));
    }
    project.warnings.extend(of_plan.into_iter().chain(limits).chain(heavy));
    let report = project.report(Published::default());
    session::free(project);
    // A limit of the host is an error where the paper says so.
    if report.warnings.iter().any(Diagnostic::is_error) { Err(report.warnings) } else { Ok(report) }
}

/// The project whose articles are told to search engines: what a public build would publish, and nothing when such a build
/// would publish nothing. Writes nothing.
pub fn export(options: &Options) -> Result<Project, Diagnostics> {
    let root = load::project(&options.root)?;
    let state = State::look(&root, options.key);
    let store = Store::new(&state, 0);
    let project = Project::read((root, &store), options, &mut Session::default())?;
    // Two articles that want one address would have one id; the plan tells of them.
    let darkroom = Darkroom::new(&project.root, &state);
    let index = Index::empty(&project.site, (&project.root, &store, &state));
    let (plan, _) = project.plan(&darkroom, &index)?;
    plan.free();
    Ok(project)
}

/// Lists every picture of the project; makes those of a part and keeps them in the store.
pub fn pictures(options: &Options, shard: Option<Shard>, progress: Progress<'_>) -> Result<Vec<Listed>, Diagnostics> {
    let root = load::project(&options.root)?;
    let state = match shard {
        Some(_) => write::open_state(&root, options.key)?,
        None => State::look(&root, options.key),
    };
    let project = Project::read((root, &Store::new(&state, 0)), options, &mut Session::default());
    let project = project?;
    let darkroom = Darkroom::new(&project.root, &state);
    let is_wanted = |source: &SourcePath| shard.is_none_or(|shard| shard.has(source));
    if shard.is_some() {
        let wanted = project.site.renditions.values().filter(|rendition| is_wanted(&rendition.source));
        let missing = darkroom.missing(wanted);
        progress(Step::StartPictures(missing.len()));
        let faults = darkroom.develop(&missing, &|source| progress(Step::Developed(source)));
        if !faults.is_empty() {
            return Err(faults);
        }
    }
    let mut listed = model::picture_list::of_site(&project.site, &|rendition| darkroom.len(rendition));
    listed.retain(|picture| is_wanted(&picture.path));
    Ok(listed)
}
