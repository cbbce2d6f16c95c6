//! The paper's own facts and switches: `site.toml`.

mod app;
mod article_templates;
mod assets;
pub mod check;
mod entry;
mod hosting;
mod language;
mod outputs;
mod pictures;
pub mod policy;
mod read;
mod search;
mod sections;
mod security;
mod site_toml;
mod toml_keys;
mod toml_marks;
mod toml_syntax;
mod toml_values;
mod understood;

pub use language::{LANGUAGE_HELP, is_language, locale};
pub use outputs::{FeedContent, Outputs};
pub use pictures::Pictures;
pub use read::read;
pub use search::{Fields, Search};
pub use security::Security;
pub use site_toml::{Display, Front, Licence, Markdown, Nameplate, Navigation, SiteToml};
pub use understood::{Config, Section};
