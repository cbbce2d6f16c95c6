//! `site.toml` understood.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::address::Base;
use crate::config::app::App;
use crate::config::article_templates::ArticleTemplates;
use crate::config::assets::Assets;
use crate::config::check::Levels;
use crate::config::hosting::Hosting;
use crate::config::outputs::Outputs;
use crate::config::pictures::Pictures;
use crate::config::search::Search;
use crate::config::security::Security;
use crate::config::site_toml::{Display, Front, Licence, Markdown, Nameplate, Navigation};
use crate::diagnostic::Spot;

/// `site.toml` understood: every value is valid.
#[derive(Debug, Clone)]
pub struct Config {
    pub title: String,
    pub description: String,
    pub base: Base,
    pub language: String,
    pub zone: TimeZone,
    pub cn_number: Option<String>,
    pub postal_code: Option<String>,
    pub issn: Option<String>,
    pub publisher: Option<String>,
    pub licences: Vec<Licence>,
    pub sections: Vec<Section>,
    pub nameplate: Option<Nameplate>,
    pub article_templates: ArticleTemplates,
    /// Every template that site.toml names, with its place there.
    pub named_templates: Vec<(String, Spot)>,
    pub navigation: Vec<Navigation>,
    /// Where the address of each link of the navigation stands in site.toml.
    pub navigation_at: Vec<Spot>,
    pub websub_hub: Option<String>,
    pub outputs: Outputs,
    pub front: Front,
    pub markdown: Markdown,
    pub security: Option<Security>,
    pub hosting: Hosting,
    /// The Content-Security-Policies that pages say themselves; none in the preview, whose server sends its own.
    pub policies: Vec<String>,
    pub assets: Assets,
    pub pictures: Pictures,
    pub search: Search,
    pub app: App,
    pub levels: Levels,
    pub minify: bool,
}

impl Config {
    /// A time by the paper's clock: `2025-06-16T05:30:00+08:00`.
    pub fn rfc3339(&self, time: Timestamp) -> String {
        time.to_zoned(self.zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// A time as mail and RSS write it: `Mon, 16 Jun 2025 05:30:00 +0800`.
    pub fn rfc2822(&self, time: Timestamp) -> String {
        time.to_zoned(self.zone.clone()).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
    }
}

/// A section with its address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Section {
    pub name: String,
    pub slug: String,
    pub description: String,
    pub display: Option<Display>,
    /// The name of the template of its articles.
    pub template: Option<String>,
}
