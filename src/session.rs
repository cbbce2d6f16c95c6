//! A session: what one build leaves for the next in the same process, whose caller hears of every change.

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::folder::Facts;
use crate::load::{Folders, TemplateText};
use crate::manifest::Manifest;
use crate::model::Editions;
use crate::source::SourcePath;
use crate::templates::{self, Compiled, Theme};
use crate::write::Destination;

/// What is kept from build to build. Each part is made again when what it was made from is not what it was; only folders
/// are taken to be what they were until the caller says otherwise, so after a build that failed nothing may be kept.
#[derive(Default)]
pub struct Session {
    /// Folders of `content/`, read.
    pub folders: Folders,
    pub editions: Editions,
    pub theme: KnownTheme,
    /// With what tells that the manifest in the file is this one.
    manifest: Option<(Facts, Manifest)>,
    is_kept: bool,
}

impl Session {
    /// For a process that builds again. Nobody else changes anything in `content/` or in the output folder unheard.
    pub fn kept() -> Session {
        Session { folders: Folders::kept(), editions: Editions::kept(), is_kept: true, ..Session::default() }
    }

    /// What these files and folders were before is forgotten.
    pub fn forget<'p>(&mut self, changed: impl IntoIterator<Item = &'p SourcePath>) {
        self.folders.forget(changed);
    }

    /// The manifest that the last build left, when nobody has built since.
    pub fn take_manifest(&mut self, destination: &Destination<'_>) -> Option<Manifest> {
        let (facts, manifest) = self.manifest.take()?;
        (destination.manifest_facts() == Some(facts)).then_some(manifest)
    }

    pub fn keep_manifest(&mut self, manifest: Manifest, destination: &Destination<'_>) {
        if self.is_kept {
            self.manifest = destination.manifest_facts().map(|facts| (facts, manifest));
        } else {
            free(manifest);
        }
    }
}

/// The theme, with the digest of its templates.
#[derive(Default)]
pub struct KnownTheme(Option<(Digest, Arc<Theme>)>);

impl KnownTheme {
    /// Compiles the templates, unless they are those of the theme.
    pub fn compile(&self, texts: &[TemplateText], language: &str) -> Option<Result<Compiled, Diagnostics>> {
        let is_known = self.0.as_ref().is_some_and(|(digest, _)| *digest == digest_of(texts, language));
        (!is_known).then(|| templates::compile(texts, language))
    }

    /// The theme that was kept when it is the same, else one that `make` makes of the compiled templates.
    pub fn renew(
        &mut self,
        (texts, language): (&[TemplateText], &str),
        compiled: Option<Result<Compiled, Diagnostics>>,
        is_same: impl FnOnce(&Theme) -> bool,
        make: impl FnOnce(Compiled) -> Result<Theme, Diagnostics>,
    ) -> Result<Arc<Theme>, Diagnostics> {
        if let Some((_, theme)) = self.0.as_ref().filter(|(_, theme)| compiled.is_none() && is_same(theme)) {
            return Ok(Arc::clone(theme));
        }
        let compiled = compiled.unwrap_or_else(|| templates::compile(texts, language))?;
        let theme = Arc::new(make(compiled)?);
        self.0 = Some((digest_of(texts, language), Arc::clone(&theme)));
        Ok(theme)
    }
}

fn digest_of(texts: &[TemplateText], language: &str) -> Digest {
    Digest::of(&(texts, language))
}

/// Frees aside what has a million small texts, which takes its time.
pub fn free(what: impl Send + 'static) {
    std::thread::spawn(move || drop(what));
}
