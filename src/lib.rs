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
pub mod xml;

pub mod manuscript;

pub mod host;

pub mod config;

pub mod load;

pub mod model;

pub mod check;
pub mod job;

pub mod understand;

mod absolute;
pub mod body;
pub mod templates;

pub mod outputs;

pub mod plan;

pub mod manifest;
pub mod write;

pub mod render;

pub mod cli;

pub mod serve;

pub mod commands;

use std::path::PathBuf;
use std::sync::Arc;

use address::OutputPath;
use check::limits;
use diagnostic::{Diagnostic, Diagnostics};
use digest::Digest;
use folder::{Facts, Folder};
use host::Host;
use load::StaticFile;
use manifest::Manifest;
use model::{LeftOut, Schedule, Site};
use outputs::shared::{RenderContext, static_names};
use render::{Manner, Overwrite, Progress, Published};
use source::SourcePath;
use state::{Key, State};
use templates::Theme;
use write::{Destination, Output};

/// What to build and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    pub output: Output,
    /// What the build state is sealed with; without one nothing that is kept is believed.
    pub key: Option<Key>,
    /// In place of the `base_url` of site.toml.
    pub base_url: Option<String>,
    pub schedule: Schedule,
    pub overwrite: Overwrite,
    /// Files that somebody waits for: they are published before all others when much is to be made.
    pub ahead: Vec<OutputPath>,
    pub purpose: Purpose,
}

/// What a site is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// For readers.
    Publish,
    /// For the editor at the desk: what only a host needs is left out.
    Preview,
}

/// What a build did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub editions: usize,
    pub articles: usize,
    pub left_out: LeftOut,
    pub published: Published,
    pub warnings: Diagnostics,
}

/// The site as it would be, with everything its pages are made from.
pub struct Proof {
    root: Folder,
    pub site: Site,
    theme: Arc<Theme>,
    statics: Vec<StaticFile>,
    pub warnings: Diagnostics,
}

/// What a build leaves for the next one in the same process, whose caller hears of every change: nothing else changes,
/// neither in `content/` nor in the output folder.
#[derive(Default)]
pub struct Kept {
    contents: load::Kept,
    composed: model::Composed,
    /// With the digest of its templates.
    theme: Option<(Digest, Arc<Theme>)>,
    /// With what tells that the manifest in the file is this one.
    manifest: Option<(Facts, Manifest)>,
}

impl Kept {
    /// What these files and folders were before is forgotten.
    pub fn forget<'p>(&mut self, changed: impl IntoIterator<Item = &'p SourcePath>) {
        self.contents.forget(changed);
    }
}

/// Builds the site: load, understand, plan, render, publish.
pub fn build(options: &Options, progress: Progress<'_>, say: &mut dyn FnMut(&str)) -> Result<Report, Diagnostics> {
    let (report, proof) = build_and_keep(options, None, progress, say)?;
    proof.free();
    Ok(report)
}

/// Builds the site and gives what it was made from. What is `kept` by the last good build is not looked at again, and what
/// this one finds is kept; after a bad one nothing of it may be used.
pub fn build_and_keep(
    options: &Options,
    mut kept: Option<&mut Kept>,
    progress: Progress<'_>,
    say: &mut dyn FnMut(&str),
) -> Result<(Report, Proof), Diagnostics> {
    let root = load::project(&options.root).map_err(|d| vec![d])?;
    let state = write::open_state(&root, options.key).map_err(|d| vec![d])?;
    let destination = Destination::open(&root, &state, &options.output, say).map_err(|d| vec![d])?;
    let known = kept.as_mut().and_then(|kept| kept.manifest.take());
    let known = known.filter(|(facts, _)| destination.manifest_facts() == Some(*facts)).map(|(_, manifest)| manifest);
    let is_sole_writer = known.is_some();
    let beside = kept.as_deref_mut();
    let (proof, known) = rayon::join(
        || proof_beside(options, (root, &state), beside),
        || known.unwrap_or_else(|| destination.manifest()),
    );
    let mut proof = proof?;
    let plan = proof.plan()?;
    if options.purpose == Purpose::Preview && !is_sole_writer {
        destination.clear_others(&known)?;
    }
    let manner = Manner { overwrite: options.overwrite, ahead: &options.ahead, is_sole_writer };
    let (published, known) = render::publish(&plan, &destination, known, manner, progress).map_err(|mut told| {
        told.extend(proof.warnings.iter().cloned());
        told
    })?;
    match kept {
        Some(kept) => kept.manifest = destination.manifest_facts().map(|facts| (facts, known)),
        None => free(known),
    }
    // A host's limits are read off the manifest, which costs a paper without a target nothing.
    let target = proof.site.config.hosting.target.filter(|_| options.purpose == Purpose::Publish);
    let limits = target.map(|host| limits::at_target(limits::warnings(host, &plan.jobs, &destination.lens()), host));
    plan.free();
    proof.warnings.extend(limits.into_iter().flatten());
    proof.warnings.extend(options.key.is_none().then(write::no_key));
    Ok((proof.report(published), proof))
}

/// Finds every mistake of the project and writes nothing; tells of the limits of `host`, or of the
/// paper's target.
pub fn check(options: &Options, host: Option<Host>) -> Result<Report, Diagnostics> {
    let mut proof = proof(options)?;
    let plan = proof.plan()?;
    let (lens, mut told) = render::rehearse(&plan);
    let limits = match (host, proof.site.config.hosting.target) {
        (Some(host), _) => limits::warnings(host, &plan.jobs, &lens),
        (None, Some(host)) => limits::at_target(limits::warnings(host, &plan.jobs, &lens), host),
        (None, None) => vec![],
    };
    drop(plan);
    if told.is_empty() {
        proof.warnings.extend(limits);
        let report = proof.report(Published::default());
        proof.free();
        return Ok(report);
    }
    told.extend(proof.warnings);
    Err(told)
}

/// Loads and understands the project; all mistakes come together.
pub fn proof(options: &Options) -> Result<Proof, Diagnostics> {
    let root = load::project(&options.root).map_err(|diagnostic| vec![diagnostic])?;
    let state = State::look(&root, options.key);
    proof_beside(options, (root, &state), None)
}

fn proof_beside(
    options: &Options,
    (root, state): (Folder, &State),
    mut kept: Option<&mut Kept>,
) -> Result<Proof, Diagnostics> {
    let (path, text) = load::site_toml(&root).map_err(|diagnostic| vec![diagnostic])?;
    let config = config::read(&path, &text, options.base_url.as_deref());
    let config_digest = Digest::of(&(&text, &options.base_url));
    let contents = kept.as_mut().map(|kept| &mut kept.contents);
    let (mut sources, mut told) = load::load(&root, state, &room(config.as_ref().ok()), contents);
    let mut config = config.map_err(|mut diagnostics| {
        diagnostics.append(&mut told);
        diagnostics
    })?;
    if options.purpose == Purpose::Preview {
        config.outputs.precompressed = false;
        // The preview's server sends its own, and puts a script of its own into pages.
        config.policies.clear();
    }
    let templates = std::mem::take(&mut sources.templates);
    let statics = sources.statics.clone();
    let is_minified = config.minify;
    let language = config.language.clone();
    let templates_digest = Digest::of(&(&templates, &language));
    let known = kept.as_mut().and_then(|kept| kept.theme.take()).filter(|(digest, _)| *digest == templates_digest);
    let composed = kept.as_mut().map(|kept| &mut kept.composed);
    let understanding = || understand::understand(sources, (config, config_digest), options.schedule, composed);
    let compile = || templates::compile(&templates, &language);
    // Neither needs the other, and each has stretches that keep one core only.
    let ((site, understood), compiled) = rayon::join(understanding, || known.is_none().then(compile));
    told.extend(understood);
    let links = static_names::links(&statics, &site.config.base);
    let known = known.map(|(_, theme)| theme).filter(|theme| theme.is_of(&site.paper, &links, is_minified));
    let made = || Theme::of(compiled.unwrap_or_else(compile)?, &site.paper, &links, is_minified).map(Arc::new);
    let made = known.map_or_else(made, Ok);
    match made {
        Ok(made) if !told.iter().any(Diagnostic::is_error) => {
            if let Some(kept) = kept {
                kept.theme = Some((templates_digest, Arc::clone(&made)));
            }
            Ok(Proof { root, site, theme: made, statics, warnings: told })
        }
        Ok(_) => Err(told),
        Err(diagnostics) => {
            told.extend(diagnostics);
            Err(told)
        }
    }
}

/// Drafts of bodies take this much memory at most (bytes); beyond, a body is read again when its page is made.
const DRAFTS: usize = 36 << 20;

/// Drafts are written as Markdown is read by default.
fn room(config: Option<&config::Config>) -> newsprint_text::markdown::Room {
    let is_default = config.is_some_and(|config| config.markdown == config::Markdown::default());
    newsprint_text::markdown::Room::new(if is_default { DRAFTS } else { 0 })
}

impl Proof {
    /// Every file the site shall have.
    pub fn plan(&self) -> Result<plan::Plan<'_>, Diagnostics> {
        let context = RenderContext { site: &self.site, theme: &self.theme, statics: &self.statics, root: &self.root };
        let (plan, mut told) = plan::plan(context);
        if told.is_empty() {
            return Ok(plan);
        }
        told.extend(self.warnings.iter().cloned());
        Err(told)
    }

    fn report(&mut self, published: Published) -> Report {
        Report {
            editions: self.site.editions.len(),
            articles: self.site.editions.iter().map(|edition| edition.articles.len()).sum(),
            left_out: self.site.left_out,
            published,
            warnings: std::mem::take(&mut self.warnings),
        }
    }

    /// Frees the proof aside.
    pub fn free(self) {
        free(self);
    }
}

/// Frees aside what has a million small texts, which takes its time.
fn free(what: impl Send + 'static) {
    std::thread::spawn(move || drop(what));
}
