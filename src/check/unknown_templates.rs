//! Templates that articles, sections and kinds of articles name, and the project does not have.

use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, Diagnostics};
use crate::load::TemplateText;
use crate::load::themes::{self, is_plain};
use crate::manuscript::Manuscript;
use crate::manuscript::keys::{self, Keys};
use crate::model::place::{Home, Place};
use crate::rules::templates::{add_template, template_name, template_of_others, unknown_template};
use crate::source::SourcePath;

/// The templates of articles and of standing articles, which may be named too.
const USUAL: [&str; 2] = ["article", "standing"];

/// Articles and entries of site.toml with templates that are not there.
pub fn mistakes(
    templates: &[TemplateText],
    config: &Config,
    (manuscripts, places): (&[Arc<Manuscript>], &[Option<Place>]),
) -> Diagnostics {
    let own: Vec<&str> = templates.iter().filter_map(TemplateText::name_for_articles).collect();
    let site_toml = SourcePath::new("site.toml");
    let named = config.named_templates.iter();
    let mut told: Diagnostics =
        named.filter_map(|(name, spot)| Some(mistake(name, USUAL[0], &own)?.at(&site_toml, spot.clone()))).collect();
    for (manuscript, place) in manuscripts.iter().zip(places) {
        let Some(name) = &manuscript.front.template else { continue };
        let is_standing = matches!(place, Some(Place { home: Home::Standing, .. }));
        if let Some(mistake) = mistake(name, USUAL[usize::from(is_standing)], &own) {
            let place = keys::Article::Template.place();
            diagnostic::tell(&mut told, mistake.at_value(&manuscript.path, place, name));
        }
    }
    told
}

/// What is told of a name, unless a template of the project has it or it is the usual one's.
fn mistake(name: &str, usual: &str, own: &[&str]) -> Option<Diagnostic> {
    if name == usual || own.contains(&name) {
        return None;
    }
    let file = name.rsplit('/').next().unwrap_or_default();
    let stem = file.strip_suffix(".html").unwrap_or(file);
    let help = match themes::built_in_text(&SourcePath::new(format!("templates/{name}.html"))) {
        Some(_) => template_of_others(name),
        None if is_plain(name) => add_template(name),
        None => template_name(),
    };
    let known = own.iter().copied().chain([usual]);
    Some(unknown_template(name).suggest_or((stem, known), help))
}
