//! `site.toml` as typed.

use newsprint_text::Options;
use newsprint_text::address::Schemes;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::app::App;
use crate::config::assets::Assets;
use crate::config::hosting::Hosting;
use crate::config::outputs::Outputs;
use crate::config::security::SecurityToml;

/// `site.toml` as typed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteToml {
    /// The paper's name. 报名
    pub title: String,
    /// Where the site will stand, with a path when it is not the root: `https://example.com/paper/`.
    pub base_url: String,
    /// One sentence about the paper.
    #[serde(default)]
    pub description: String,
    /// Language of the paper and its interface, as in BCP 47.
    #[serde(default = "default_language")]
    pub language: String,
    /// The paper's time zone, as in the IANA database.
    #[serde(default = "default_timezone")]
    pub timezone: String,
    /// 国内统一连续出版物号, as in `CN 41-0001`.
    pub cn_number: Option<String>,
    /// 邮发代号.
    pub postal_code: Option<String>,
    /// ISSN, as in `1234-5678`.
    pub issn: Option<String>,
    /// 主办单位.
    pub publisher: Option<String>,
    /// 许可证 and record numbers, shown at the foot of every page.
    #[serde(default)]
    pub licences: Vec<Licence>,
    /// 栏目: every section that articles may name, in the paper's order.
    #[serde(default)]
    pub sections: Vec<SectionToml>,
    /// Links of the site's main navigation, after the sections.
    #[serde(default)]
    pub navigation: Vec<Navigation>,
    /// The hub that tells subscribers of the feeds at once (`WebSub`); whoever publishes the site must ping it.
    pub websub_hub: Option<String>,
    #[serde(default)]
    pub outputs: Outputs,
    #[serde(default)]
    pub markdown: Markdown,
    /// Whom to tell of a weakness of the site: makes `.well-known/security.txt`.
    pub security: Option<SecurityToml>,
    #[serde(default)]
    pub hosting: Hosting,
    #[serde(default)]
    pub assets: Assets,
    #[serde(default)]
    pub app: App,
    /// Whether HTML is written without needless white space.
    #[serde(default = "yes")]
    pub minify: bool,
}

/// A licence or record number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    pub name: String,
    pub number: String,
    /// Where the number can be checked.
    pub url: Option<String>,
}

/// A section (栏目) as site.toml lists it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionToml {
    /// The name that articles give.
    pub name: String,
    /// The last part of its address; default: the name.
    pub slug: Option<String>,
    #[serde(default)]
    pub description: String,
    /// Its place in lists; default: as listed.
    pub order: Option<i64>,
}

/// A link of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Navigation {
    pub name: String,
    /// An address of the site (`/archive/`) or a whole URL.
    pub url: String,
}

/// How Markdown is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Markdown {
    /// Lets HTML in articles through as it is.
    pub raw_html: bool,
    /// Curls straight quotes and joins dashes; for papers in Latin letters.
    pub smart_punctuation: bool,
    /// Schemes that links may have beside `http`, `https`, `mailto`, `tel` and `geo`, as in `["magnet"]`.
    pub schemes: Vec<String>,
}

impl Markdown {
    pub fn options(&self) -> Options {
        Options {
            raw_html: self.raw_html,
            smart_punctuation: self.smart_punctuation,
            schemes: Schemes::of(self.schemes.iter().map(String::as_str)),
        }
    }
}

fn default_language() -> String {
    "zh-CN".to_owned()
}

fn default_timezone() -> String {
    "Asia/Shanghai".to_owned()
}

fn yes() -> bool {
    true
}
