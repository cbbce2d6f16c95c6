//! Templates: the theme compiled, and pages made from it; minified, with the finished pieces put in last.

mod breakable;
mod closure;
mod elements;
mod failure;
mod filters;
mod looks;
mod marks;
mod markup;
mod skeleton;
mod spaces;
mod tags;
mod value_cache;
mod variables;

use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};

use minify_html::Cfg;
use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::diagnostic::Diagnostics;
use crate::digest::{Digest, Digested};
use crate::job::Content;
use crate::load::TemplateText;
use crate::load::themes;
use crate::model::Paper;
use crate::rules::templates::bad_interface_words;
use crate::source::SourcePath;
use closure::Closure;
use marks::{Finished, Part};

/// The compiled templates with what all of them may show.
pub struct Theme {
    tera: Tera,
    closures: HashMap<String, Closure>,
    strings: Value,
    /// Of what it was made of beside the compiled templates.
    made_of: Digest,
    /// Of everything beside a template's own text that it may show.
    around: Digest,
    /// In the order of their marks.
    parts: Vec<Part>,
    /// The parts by their names, for templates that look at them.
    part_values: Value,
    /// The rules of minifying, when pages are minified.
    minify: Option<Cfg>,
}

/// Links of static files by their names: `css/newsprint.css` → `/css/newsprint.1a2b3c4d.css`.
pub type AssetLinks = Vec<(String, String)>;

/// One template with everything but its input; hashing it covers all of that.
#[derive(Clone, Copy)]
pub struct Template<'t> {
    theme: &'t Theme,
    name: &'t str,
    closure: &'t Closure,
}

impl Hash for Template<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.closure.digest, self.theme.around).hash(state);
        if self.closure.looks {
            self.theme.part_values.to_string().hash(state);
        }
    }
}

/// The folder of pieces that are the same on every page: made once a build, from `site` alone.
const PARTS: &str = "parts/";

/// Templates compiled, before the paper that they will show is known.
pub struct Compiled {
    tera: Tera,
    strings: toml::Table,
    closures: HashMap<String, Closure>,
}

/// Compiles the templates for a paper's language; every mistake in them is told with its place.
pub fn compile(texts: &[TemplateText], language: &str) -> Result<Compiled, Diagnostics> {
    let tera = tera(texts, language)?;
    Ok(Compiled { tera, strings: strings(texts, language)?, closures: closure::of_each(texts) })
}

/// Bytes of markup and values that few pages exceed.
const PAGE: usize = 1 << 14;

impl Theme {
    /// The theme of a paper: makes the parts.
    pub fn of(
        compiled: Compiled,
        paper: &Digested<Paper>,
        assets: &AssetLinks,
        is_minified: bool,
    ) -> Result<Theme, Diagnostics> {
        let Compiled { mut tera, strings, closures } = compiled;
        let strings = Value::from_serializable(&strings);
        let links = assets.iter().cloned().collect::<BTreeMap<_, _>>();
        let shared = tera.global_context();
        shared.insert_value("site", Value::from_serializable(&paper.value));
        shared.insert_value("t", strings.clone());
        shared.insert_value("assets", Value::from_serializable(&links));
        let mut theme = Theme {
            tera,
            closures,
            strings: strings.clone(),
            made_of: Digest::of(&(paper, assets, is_minified)),
            around: Digest::default(),
            parts: vec![],
            part_values: Value::none(),
            minify: is_minified.then(safe_minifying),
        };
        theme.make_parts()?;
        let parts: Vec<_> = theme.parts.iter().map(|part| (&part.name, &part.minified)).collect();
        theme.around = Digest::of(&(paper.digest, strings.to_string(), assets, parts, is_minified));
        Ok(theme)
    }

    /// Whether the same compiled templates would make this theme again.
    pub fn is_of(&self, paper: &Digested<Paper>, assets: &AssetLinks, is_minified: bool) -> bool {
        self.made_of == Digest::of(&(paper, assets, is_minified))
    }

    /// Makes what is the same on every page; a part inside a part would have no end, so parts do not see each other.
    fn make_parts(&mut self) -> Result<(), Diagnostics> {
        let mut diagnostics = vec![];
        let mut names: Vec<String> = self.closures.keys().filter(|name| name.starts_with(PARTS)).cloned().collect();
        names.sort_unstable();
        for name in names {
            match self.part(&name) {
                Ok(part) => self.parts.push(part),
                Err(more) => diagnostics.extend(more),
            }
        }
        let by_name = |value: &dyn Fn(usize, &Part) -> Value| {
            let parts = self.parts.iter().enumerate();
            Value::from(parts.map(|(at, part)| (part.name.clone(), value(at, part))).collect::<BTreeMap<_, _>>())
        };
        let marks = by_name(&|at, _| Value::safe_string(&marks::part(at)));
        self.part_values = by_name(&|_, part| Value::safe_string(&part.html));
        self.tera.global_context().insert_value("parts", marks);
        self.tera.global_context().insert_value("body", Value::safe_string(marks::BODY));
        if diagnostics.is_empty() { Ok(()) } else { Err(diagnostics) }
    }

    fn part(&self, file: &str) -> Result<Part, Diagnostics> {
        let html = self.rendered(file, &Context::new(), |html| html.trim_ascii().to_vec())?;
        let minified = self.page(file, &Context::new(), "")?;
        let name = file.trim_start_matches(PARTS).trim_end_matches(".html").to_owned();
        Ok(Part { name, html: String::from_utf8_lossy(&html).into_owned(), minified })
    }

    /// A template by its name; a theme always has the built-in ones, and those that articles name are looked for before.
    pub fn template(&self, name: &str) -> Template<'_> {
        let (name, closure) = self.closures.get_key_value(name).expect("the theme has every template");
        Template { theme: self, name, closure }
    }

    /// One of the words of the interface, which outputs beside the pages show too.
    pub fn word(&self, name: &'static str) -> &str {
        self.strings.get_from_path(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// The page of a template, minified when pages are.
    fn page(&self, template: &str, context: &Context, body: &str) -> Result<Vec<u8>, Diagnostics> {
        let Some(rules) = &self.minify else { return self.rendered(template, context, <[u8]>::to_vec) };
        if self.closures[template].looks {
            return self.rendered(template, context, |page| skeleton::whole(page, rules, body));
        }
        let finished = Finished { parts: &self.parts, body };
        marks::marking(|| self.rendered(template, context, |page| skeleton::print(page, rules, finished)))
    }

    /// What `take` makes of a rendered template.
    fn rendered(
        &self,
        template: &str,
        context: &Context,
        take: impl FnOnce(&[u8]) -> Vec<u8>,
    ) -> Result<Vec<u8>, Diagnostics> {
        let mut rendered = Vec::with_capacity(PAGE);
        let page = self.tera.render_to(template, context, &mut rendered).map(|()| take(&rendered));
        page.map_err(|error| failure::of_rendering(&error))
    }
}

impl Template<'_> {
    /// The page of an input, whose fields are the template's variables.
    pub fn render(&self, input: &impl Serialize) -> Result<Content, Diagnostics> {
        self.render_around(input, "")
    }

    /// The page of an input around a finished body, which templates show as `body`.
    pub fn render_around(&self, input: &impl Serialize, body: &str) -> Result<Content, Diagnostics> {
        let (theme, closure) = (self.theme, self.closure);
        let mut context = Context::new();
        variables::add(&mut context, input, &closure.words).map_err(|error| failure::of_rendering(&error))?;
        if theme.minify.is_none() || closure.looks {
            context.insert_value("body", Value::safe_string(body));
            context.insert_value("parts", theme.part_values.clone());
        }
        theme.page(self.name, &context, body).map(Content::Bytes)
    }
}

/// Rules that leave the document the same to every parser: no tag is dropped, no quote that is needed.
fn safe_minifying() -> Cfg {
    Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, ..Cfg::new() }
}

fn tera(texts: &[TemplateText], language: &str) -> Result<Tera, Diagnostics> {
    let mut tera = Tera::new();
    filters::register(&mut tera, language);
    tera.set_escape_fn(marks::escape);
    let is_template = |text: &&TemplateText| !text.name.starts_with("strings/");
    let pairs = texts.iter().filter(is_template).map(|text| (text.name.as_str(), text.text.as_str()));
    match tera.add_raw_templates(pairs) {
        Ok(()) => Ok(tera),
        Err(error) => Err(every_mistake(texts, language).unwrap_or_else(|| failure::of_reading(&error, texts))),
    }
}

/// Tera stops at the first template that it cannot read; an editor wants to know of all of them.
fn every_mistake(texts: &[TemplateText], language: &str) -> Option<Diagnostics> {
    let mut diagnostics = vec![];
    for text in texts.iter().filter(|text| !text.name.starts_with("strings/")) {
        let mut alone = Tera::new();
        filters::register(&mut alone, language);
        if let Err(error) = alone.add_raw_template(&text.name, &text.text)
            && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
        {
            diagnostics.extend(failure::of_reading(&error, texts));
        }
    }
    (!diagnostics.is_empty()).then_some(diagnostics)
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
            vec![bad_interface_words(error.message()).at_bytes(&own.path, bytes)]
        })?;
        merged.extend(table);
    }
    Ok(merged)
}

#[cfg(test)]
mod document;
#[cfg(test)]
mod shown;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod trees;
