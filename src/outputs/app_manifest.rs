//! `manifest.webmanifest` (W3C Web Application Manifest): the paper on a reader's home screen.

use serde::Serialize;

use crate::address::{Address, OutputPath};
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::outputs::shared::RenderContext;

#[derive(Hash, Serialize)]
struct Input<'s> {
    /// Which app it is, whatever changes.
    id: &'s str,
    name: &'s str,
    short_name: &'s str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'s str,
    lang: &'s str,
    dir: &'static str,
    start_url: &'s str,
    scope: &'s str,
    display: &'static str,
    theme_color: &'s str,
    background_color: &'s str,
    categories: [&'static str; 1],
    icons: Vec<Icon>,
}

#[derive(Hash, Serialize)]
struct Icon {
    src: Address,
    #[serde(rename = "type")]
    kind: &'static str,
    sizes: &'static str,
    purpose: &'static str,
}

const NAME: &str = "manifest.webmanifest";

/// The icons of `static/`; those that are not there are not named.
const ICONS: [(&str, &str, &str, &str); 5] = [
    ("icon.svg", "image/svg+xml", "any", "any"),
    ("icon-192.png", "image/png", "192x192", "any"),
    ("icon-512.png", "image/png", "512x512", "any"),
    ("icon-maskable.svg", "image/svg+xml", "any", "maskable"),
    ("icon-maskable-512.png", "image/png", "512x512", "maskable"),
];

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    if context.has_own(NAME) {
        return vec![];
    }
    let config = &context.site.config;
    let front = context.site.paper.url.href();
    let is_there = |name: &str| context.statics.iter().any(|file| file.name == name);
    let icons = ICONS.into_iter().filter(|(name, ..)| is_there(name)).map(|(name, kind, sizes, purpose)| Icon {
        src: context.address(&format!("/{name}")),
        kind,
        sizes,
        purpose,
    });
    let input = Input {
        id: front,
        name: &config.title,
        short_name: config.app.short_name.as_deref().unwrap_or(&config.title),
        description: &config.description,
        lang: &config.language,
        dir: direction(&config.language),
        start_url: front,
        scope: front,
        display: "standalone",
        theme_color: &config.app.theme_color,
        background_color: &config.app.background_color,
        categories: ["news"],
        icons: icons.collect(),
    };
    vec![Job::new(OutputPath::new(NAME), input, make).small()]
}

/// Which way a language is written.
fn direction(language: &str) -> &'static str {
    match language.split('-').next().unwrap_or(language) {
        "ar" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let mut json = serde_json::to_vec_pretty(input).expect("texts are JSON");
    json.push(b'\n');
    Ok(Content::Bytes(json))
}
