//! Drawings of the paper's name that `static/` does not have.

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::load::StaticFile;
use crate::rules::site_toml::{add_static_file, missing_nameplate};
use crate::source::SourcePath;

pub fn mistakes(config: &Config, statics: &[StaticFile]) -> Diagnostics {
    let Some(nameplate) = &config.nameplate else { return vec![] };
    let path = SourcePath::new("site.toml");
    let named = [("light", Some(&nameplate.light)), ("dark", nameplate.dark.as_ref())];
    let missing = named.into_iter().filter_map(|(key, name)| Some((key, name?)));
    let missing = missing.filter(|(_, name)| !statics.iter().any(|file| file.name == **name));
    let mistake = |(key, name): (&str, &String)| {
        let known = statics.iter().filter(|file| !file.is_of_theme()).map(|file| file.name.as_str());
        missing_nameplate(name).suggest_or((name, known), add_static_file(name)).at_value(&path, key, name)
    };
    missing.map(mistake).collect()
}
