//! Templates: the theme compiled, and pages made from it; minified, with the finished pieces put in last.

mod closure;
mod failure;
mod filters;
mod splice;
mod variables;

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use minify_html::{Cfg, minify};
use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::{Digest, Digested};
use crate::job::Content;
use crate::load::TemplateText;
use crate::load::themes;
use crate::model::Paper;
use crate::source::SourcePath;
use closure::Closure;
use splice::Splices;

/// The compiled templates with what all of them may show.
pub struct Theme {
    tera: Tera,
    closures: HashMap<String, Closure>,
    site: Value,
    strings: Value,
    assets: Value,
    splices: Splices,
    minify: Option<Cfg>,
}

/// Links of static files by their names: `css/newsprint.css` → `/css/newsprint.1a2b3c4d.css`.
pub type AssetLinks = Vec<(String, String)>;

/// One template with everything but its input; hashing it covers all of that.
#[derive(Clone, Copy)]
pub struct Template<'t> {
    theme: &'t Theme,
    name: &'static str,
    closure: &'t Closure,
}

impl Hash for Template<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.closure.digest.hash(state);
    }
}

/// The folder of pieces that are the same on every page: made once a build, from `site` alone.
const PARTS: &str = "parts/";

impl Theme {
    /// Compiles the templates; every mistake in them is told with its place.
    pub fn compile(
        texts: &[TemplateText],
        paper: &Digested<Paper>,
        assets: &AssetLinks,
        is_minified: bool,
    ) -> Result<Theme, Diagnostics> {
        let tera = compile(texts, &paper.language)?;
        let strings = strings(texts, &paper.language)?;
        let mut theme = Theme {
            tera,
            closures: HashMap::new(),
            site: Value::from_serializable(&paper.value),
            strings: Value::from_serializable(&strings),
            assets: Value::from_serializable(&assets.iter().cloned().collect::<std::collections::BTreeMap<_, _>>()),
            splices: Splices::new(),
            minify: is_minified.then(safe_minifying),
        };
        let mut told = vec![];
        for text in texts.iter().filter(|text| text.name.starts_with(PARTS)) {
            match theme.part(&text.name) {
                Ok(html) => theme.splices.add(part_name(&text.name), html),
                Err(diagnostics) => told.extend(diagnostics),
            }
        }
        if !told.is_empty() {
            return Err(told);
        }
        let around =
            Digest::of(&(paper.digest, theme.strings.to_string(), assets, theme.splices.digest(), is_minified));
        theme.closures = closure::of_each(texts, around);
        Ok(theme)
    }

    /// A template by its name; a theme always has the built-in ones.
    pub fn template(&self, name: &'static str) -> Template<'_> {
        let closure = self.closures.get(name).expect("the built-in theme has every template");
        Template { theme: self, name, closure }
    }

    /// One of the words of the interface, which outputs beside the pages show too.
    pub fn word(&self, name: &'static str) -> &str {
        self.strings.get_from_path(name).and_then(Value::as_str).unwrap_or_default()
    }

    fn part(&self, name: &str) -> Result<Vec<u8>, Diagnostics> {
        let html = self.tera.render(name, &self.shared_by_parts()).map_err(|error| failure::explain(&error))?;
        Ok(self.minified(html.into_bytes()))
    }

    /// What parts may show; a part inside a part would have no end.
    fn shared_by_parts(&self) -> Context {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert_value("t", self.strings.clone());
        context.insert_value("assets", self.assets.clone());
        context
    }

    /// What every other template may show beside its own input.
    fn shared(&self) -> Context {
        let mut context = self.shared_by_parts();
        context.insert_value("parts", self.splices.values());
        context
    }

    fn minified(&self, html: Vec<u8>) -> Vec<u8> {
        match &self.minify {
            Some(cfg) => minify(&html, cfg),
            None => html,
        }
    }
}

impl Template<'_> {
    /// The page of an input, whose fields are the template's variables.
    pub fn render(&self, input: &impl Serialize) -> Result<Content, Diagnostics> {
        self.render_around(input, "")
    }

    /// The page of an input around a finished body, which templates show as `body`.
    pub fn render_around(&self, input: &impl Serialize, body: &str) -> Result<Content, Diagnostics> {
        let theme = self.theme;
        let mut context = theme.shared();
        variables::add(&mut context, input, &self.closure.words).map_err(|error| failure::explain(&error))?;
        context.insert_value("body", Splices::body());
        let html = theme.tera.render(self.name, &context).map_err(|error| failure::explain(&error))?;
        // The body is compact already and the parts are minified, so only the shell costs time here.
        let html = theme.minified(html.into_bytes());
        Ok(Content::Bytes(theme.splices.splice(&html, body)))
    }
}

/// Rules that leave the document the same to every parser: no tag is dropped, no quote that is needed.
fn safe_minifying() -> Cfg {
    Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, ..Cfg::new() }
}

fn part_name(file: &str) -> String {
    file.trim_start_matches(PARTS).trim_end_matches(".html").to_owned()
}

fn compile(texts: &[TemplateText], language: &str) -> Result<Tera, Diagnostics> {
    let mut tera = Tera::new();
    filters::register(&mut tera, language);
    let is_template = |text: &&TemplateText| !text.name.starts_with("strings/");
    let pairs = texts.iter().filter(is_template).map(|text| (text.name.as_str(), text.text.as_str()));
    match tera.add_raw_templates(pairs) {
        Ok(()) => Ok(tera),
        Err(error) => Err(every_mistake(texts, language).unwrap_or_else(|| failure::explain(&error))),
    }
}

/// Tera stops at the first template that it cannot read; an editor wants to know of all of them.
fn every_mistake(texts: &[TemplateText], language: &str) -> Option<Diagnostics> {
    let mut told = vec![];
    for text in texts.iter().filter(|text| !text.name.starts_with("strings/")) {
        let mut alone = Tera::new();
        filters::register(&mut alone, language);
        if let Err(error) = alone.add_raw_template(&text.name, &text.text)
            && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
        {
            told.extend(failure::explain(&error));
        }
    }
    (!told.is_empty()).then_some(told)
}

/// The script of a kind of Chinese, which names its strings.
fn script(language: &str) -> &'static str {
    let is_traditional = language.split('-').any(|part| matches!(part, "Hant" | "TW" | "HK" | "MO"));
    if is_traditional { "zh-Hant" } else { "zh-CN" }
}

/// Interface strings: English under the paper's language under the project's own file of that language.
fn strings(texts: &[TemplateText], language: &str) -> Result<toml::Table, Diagnostics> {
    let primary = language.split('-').next().unwrap_or(language);
    let known = |name: &str| texts.iter().find(|text| text.name == format!("strings/{name}.toml"));
    let chosen = known(language)
        .or_else(|| (primary == "zh").then(|| known(script(language))).flatten())
        .or_else(|| known(primary));
    let mut merged = toml::Table::new();
    let english = SourcePath::new("templates/strings/en.toml");
    let files = [Some(&english), chosen.map(|text| &text.path)];
    for path in files.into_iter().flatten() {
        merged
            .extend(themes::built_in_text(path).and_then(|text| text.parse::<toml::Table>().ok()).unwrap_or_default());
    }
    if let Some(own) = chosen {
        let table = own.text.parse::<toml::Table>().map_err(|error| {
            let bytes = error.span().unwrap_or(0..0);
            vec![
                Diagnostic::error(error.message().to_owned())
                    .at_bytes(&own.path, bytes)
                    .help("write `name = \"text\"`, one a line"),
            ]
        })?;
        merged.extend(table);
    }
    Ok(merged)
}

#[cfg(test)]
mod tests;
