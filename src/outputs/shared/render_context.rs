//! What outputs are made from.

use crate::address::Address;
use crate::body::BodyText;
use crate::config::policy;
use crate::darkroom::Darkroom;
use crate::folder::Folder;
use crate::index::Index;
use crate::load::StaticFile;
use crate::model::{Body, Figure, Site, pictures};
use crate::outputs::shared::static_names;
use crate::templates::{Template, Theme};

/// What outputs are made from.
#[derive(Clone, Copy)]
pub struct RenderContext<'s> {
    pub site: &'s Site,
    pub theme: &'s Theme,
    pub statics: &'s [StaticFile],
    pub root: &'s Folder,
    pub darkroom: &'s Darkroom<'s>,
    pub index: &'s Index<'s>,
}

impl<'s> RenderContext<'s> {
    pub fn template(&self, name: &'static str) -> Template<'s> {
        self.theme.template(name)
    }

    /// The template that an article has chosen by its name, or the usual one.
    pub fn chosen(&self, name: Option<&String>, usual: Template<'s>) -> Template<'s> {
        name.map_or(usual, |name| self.theme.template(&format!("{name}.html")))
    }

    pub fn body(&self, body: &'s Body) -> BodyText<'s> {
        let link = self.theme.word("open_recording");
        BodyText::new(self.root, body, self.site.config.markdown.options(), link)
    }

    /// From where an article's own page may show pictures and play videos and sounds, when any page of the site shows or
    /// plays some from elsewhere.
    pub fn img_src(&self, figures: &[Figure], body: &Body) -> Option<String> {
        let config = &self.site.config;
        let Site { pictures: of_pictures, recordings: of_recordings, .. } = self.site;
        if of_pictures.is_empty() && of_recordings.is_empty() || config.policies.is_empty() {
            return None;
        }
        let recordings = (!of_recordings.is_empty()).then(|| pictures::of_recordings(body));
        Some(policy::of_page(&config.hosting.csp, pictures::of_pictures(figures, body), recordings))
    }

    /// Whether the paper gives a file of its own in `static/`, which then takes the place of newsprint's.
    pub fn has_own(&self, name: &str) -> bool {
        self.statics.iter().any(|file| file.name == name && !file.is_of_theme())
    }

    /// The links of static files whose names change with their content.
    pub fn hashed_files(&self) -> impl Iterator<Item = String> + use<'s> {
        let base = &self.site.config.base;
        self.statics
            .iter()
            .filter(|file| static_names::is_hashed(file))
            .map(|file| base.href(&static_names::address(file)))
    }

    /// An address of the site.
    pub fn address(&self, path: &str) -> Address {
        self.site.config.base.address(path)
    }
}
