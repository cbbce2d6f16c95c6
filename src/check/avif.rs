//! AVIF that is wanted of a program that does not make it.

use crate::config::{Config, Pictures};
use crate::diagnostic::Diagnostics;
use crate::rules::site_toml::avif_not_built;
use crate::source::SourcePath;

pub fn warnings(config: &Config) -> Diagnostics {
    if !config.pictures.avif || Pictures::CAN_MAKE_AVIF {
        return vec![];
    }
    vec![avif_not_built().at_value(&SourcePath::new("site.toml"), "avif", "true")]
}
