//! A project, read and understood: the site as it would be, with everything that its pages are made from.

use std::sync::Arc;

use newsprint_text::Options as Markdown;

use crate::check::example_address;
use crate::config::{self, Config};
use crate::darkroom::Darkroom;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::folder::Folder;
use crate::index::Index;
use crate::load::{self, Folders, StaticFile};
use crate::manuscript::Reading;
use crate::model::{LeftOut, Site};
use crate::options::{Options, Purpose};
use crate::outputs::shared::{RenderContext, static_names};
use crate::plan::{self, Plan};
use crate::render::Published;
use crate::session::Session;
use crate::store::Store;
use crate::templates::Theme;
use crate::understand;

/// What a build did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub editions: usize,
    pub articles: usize,
    pub left_out: LeftOut,
    pub published: Published,
    pub warnings: Diagnostics,
}

pub struct Project {
    pub root: Folder,
    pub site: Site,
    theme: Arc<Theme>,
    statics: Vec<StaticFile>,
    pub warnings: Diagnostics,
}

/// Bodies take this much memory at most (bytes); beyond, one is read again when its page is made.
const BODIES: usize = 36 << 20;

impl Project {
    /// Loads and understands the project; all mistakes come together.
    pub fn read(
        (root, store): (Folder, &Store<'_>),
        options: &Options,
        session: &mut Session,
    ) -> Result<Project, Diagnostics> {
        let (path, text) = load::site_toml(&root)?;
        let config = config::read(&path, &text, options.base_url.as_deref());
        let config = match config {
            Ok(config) => for_purpose(config, options.purpose),
            Err(mistakes) => {
                // How bodies are read is not known, so what is found of them is told and not stored.
                let reading = Reading::new(Markdown::default(), 0);
                let (_, warnings) = load::load(&root, &store.look(), &reading, &mut Folders::default());
                return Err([mistakes, warnings].concat());
            }
        };
        let reading = Reading::new(config.markdown.options(), BODIES);
        let (sources, mut warnings) = load::load(&root, store, &reading, &mut session.folders);
        // An editor at the desk may rename as often as it takes.
        let is_kept = config.outputs.ledger && options.purpose == Purpose::Publish;
        let ledger = is_kept.then(|| load::ledger(&root)).transpose();
        let ledger = ledger.map_err(|mistake| [vec![mistake], warnings.clone()].concat())?;
        if options.purpose == Purpose::Publish && options.base_url.is_none() {
            warnings.extend(example_address::warnings(&config.base));
        }
        let config_digest = Digest::of(&(&text, &options.base_url));
        let (templates, statics) = (sources.templates.clone(), sources.statics.clone());
        let (language, is_minified) = (config.language.clone(), config.minify);
        let Session { editions, theme, .. } = session;
        // Neither needs the other, and each has stretches that keep one core only.
        let ((site, mistakes), compiled) = rayon::join(
            || {
                understand::understand(
                    (sources, ledger.as_deref()),
                    (config, config_digest),
                    options.schedule,
                    editions,
                )
            },
            || theme.compile(&templates, &language),
        );
        warnings.extend(mistakes);
        let warnings = site.config.levels.apply(warnings);
        let links = static_names::links(&statics, &site.config.base);
        let theme = theme.renew(
            (&templates, &language),
            compiled,
            |theme| theme.is_of(&site.paper, &links, is_minified),
            |compiled| Theme::of(compiled, &site.paper, &links, is_minified),
        );
        match theme {
            Ok(theme) if !warnings.iter().any(Diagnostic::is_error) => {
                Ok(Project { root, site, theme, statics, warnings })
            }
            theme => Err([warnings, theme.err().unwrap_or_default()].concat()),
        }
    }

    /// Every file the site shall have, and what was worth a warning.
    pub fn plan<'p>(
        &'p self,
        darkroom: &'p Darkroom<'p>,
        index: &'p Index<'p>,
    ) -> Result<(Plan<'p>, Diagnostics), Diagnostics> {
        let Project { root, site, theme, statics, .. } = self;
        let context = RenderContext { site, theme, statics, root, darkroom, index };
        let (plan, mistakes) = plan::plan(context);
        let mistakes = self.site.config.levels.apply(mistakes);
        if mistakes.iter().any(Diagnostic::is_error) { Err(self.with_warnings(mistakes)) } else { Ok((plan, mistakes)) }
    }

    /// Mistakes, and what was worth a warning before they were found.
    pub fn with_warnings(&self, mistakes: Diagnostics) -> Diagnostics {
        [mistakes, self.warnings.clone()].concat()
    }

    /// What a build did; takes the warnings.
    pub fn report(&mut self, published: Published) -> Report {
        Report {
            editions: self.site.editions.len(),
            articles: self.site.editions.iter().map(|edition| edition.articles.len()).sum(),
            left_out: self.site.left_out,
            published,
            warnings: self.site.config.levels.apply(std::mem::take(&mut self.warnings)),
        }
    }
}

/// The preview's server sends policies of its own, and puts a script of its own into pages.
fn for_purpose(mut config: Config, purpose: Purpose) -> Config {
    if purpose == Purpose::Preview {
        config.outputs.precompressed = false;
        config.policies.clear();
    }
    config
}
