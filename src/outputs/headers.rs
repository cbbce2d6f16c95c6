//! `_headers` for Netlify and Cloudflare Pages: how long browsers keep a file, what pages may load, and the media types
//! that hosts guess wrong.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::url::OutputPath;
use crate::model::{Config, Site};
use crate::outputs::Press;

/// Headers for the addresses of one pattern. A host sends the headers of every rule that matches, and joins two of one
/// name, so no two rules that match one address name the same header.
#[derive(Hash)]
struct Rule {
    pattern: String,
    headers: Vec<(&'static str, String)>,
}

/// What Cloudflare Pages reads of a file.
const MOST_RULES: usize = 100;
/// In characters, of one line.
const LONGEST_LINE: usize = 2000;

const KEPT_FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Feed readers and search engines come by often; five minutes late is soon enough.
const KEPT_SHORT: &str = "public, max-age=300";

pub fn jobs(press: Press<'_>) -> Vec<Job<'_>> {
    if press.has_own("_headers") {
        return vec![];
    }
    vec![Job::new(OutputPath::new("_headers"), rules(press), make)]
}

fn rules(press: Press<'_>) -> Vec<Rule> {
    let mut rules = vec![Rule { pattern: press.href("/") + "*", headers: secure(press.site) }];
    let mut add = |address: &str, headers: Vec<(&'static str, &str)>| {
        let headers = headers.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        rules.push(Rule { pattern: press.href(address), headers });
    };
    let outputs = &press.site.config.outputs;
    if outputs.feeds {
        let mut folders = vec!["/", "/sections/:section/"];
        folders.extend(outputs.corrections.then_some("/corrections/"));
        folders.extend(outputs.author_feeds.then_some("/authors/:author/"));
        for folder in folders {
            for (name, kind) in [
                ("feed.xml", "application/atom+xml; charset=utf-8"),
                ("rss.xml", "application/rss+xml; charset=utf-8"),
                ("feed.json", "application/feed+json; charset=utf-8"),
            ] {
                add(&format!("{folder}{name}"), vec![("Content-Type", kind), ("Cache-Control", KEPT_SHORT)]);
            }
        }
    }
    if outputs.sitemaps {
        for address in ["/sitemap.xml", "/sitemaps/:sitemap", "/robots.txt"] {
            add(address, vec![("Cache-Control", KEPT_SHORT)]);
        }
    }
    if outputs.search {
        let kind = "application/opensearchdescription+xml; charset=utf-8";
        add("/opensearch.xml", vec![("Content-Type", kind), ("Cache-Control", KEPT_SHORT)]);
    }
    if outputs.offline {
        add("/manifest.webmanifest", vec![("Content-Type", "application/manifest+json; charset=utf-8")]);
    }
    if press.site.config.security.is_some() {
        add("/.well-known/security.txt", vec![("Content-Type", "text/plain; charset=utf-8")]);
    }
    // One rule a file: a folder may hold others, whose names do not change with their content. Those for whom there is
    // no room are kept as the host keeps everything else.
    let room = MOST_RULES - rules.len();
    let hashed = press.hashed_files().take(room);
    rules.extend(hashed.map(|link| Rule { pattern: link, headers: vec![("Cache-Control", KEPT_FOR_EVER.to_owned())] }));
    rules
}

/// What every file is sent with.
fn secure(site: &Site) -> Vec<(&'static str, String)> {
    let plain = [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];
    let mut headers = vec![("Content-Security-Policy", policy(&site.config, &remote_pictures(site)))];
    headers.extend(plain.map(|(name, value)| (name, value.to_owned())));
    headers
}

/// What pages may load: the site's own files, the pictures of other sites that articles show, and what site.toml adds.
/// JSON-LD is data, not script, so it needs no leave.
fn policy(config: &Config, pictures: &BTreeSet<String>) -> String {
    let policy = with_pictures(config, pictures);
    let longest = LONGEST_LINE - "  Content-Security-Policy: ".len();
    if policy.len() <= longest { policy } else { with_pictures(config, &BTreeSet::from(["https:".to_owned()])) }
}

fn with_pictures(config: &Config, pictures: &BTreeSet<String>) -> String {
    let mut directives: Vec<(&str, Vec<&str>)> =
        ["default-src", "base-uri", "form-action", "frame-ancestors"].map(|name| (name, vec!["'self'"])).to_vec();
    let pictures = (!pictures.is_empty()).then(|| ("img-src", pictures.iter().map(String::as_str).collect()));
    let added =
        config.hosting.csp.iter().map(|(name, sources)| (name.as_str(), sources.iter().map(String::as_str).collect()));
    for (name, sources) in pictures.into_iter().chain(added) {
        let sources: Vec<&str> = sources;
        let at = directives.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            // A directive of its own no longer takes the sources of `default-src`.
            directives.push((name, vec!["'self'"]));
            directives.len() - 1
        });
        let known = &mut directives[at].1;
        for source in sources {
            if !known.contains(&source) {
                known.push(source);
            }
        }
    }
    let told: Vec<String> = directives.iter().map(|(name, sources)| format!("{name} {}", sources.join(" "))).collect();
    told.join("; ")
}

/// The origins of pictures that lie elsewhere.
fn remote_pictures(site: &Site) -> BTreeSet<String> {
    let of_articles = site.editions.iter().flat_map(|edition| &edition.articles).map(|a| (&a.figures, &a.body));
    let of_standing = site.standing.iter().map(|standing| (&standing.figures, &standing.body));
    let of_texts = of_articles.chain(of_standing).flat_map(|(figures, body)| {
        figures.iter().map(|figure| figure.url.as_str()).chain(body.elsewhere.iter().map(String::as_str))
    });
    let pages = site.editions.iter().flat_map(|edition| &edition.pages);
    let of_pages = pages.filter_map(|page| page.facsimile.as_ref()).map(|figure| figure.url.as_str());
    of_texts.chain(of_pages).filter_map(origin).collect()
}

/// `https://a.example:8443/x.jpg` → `https://a.example:8443`; nothing for the site's own files and for what a policy
/// cannot name.
fn origin(url: &str) -> Option<String> {
    if url.starts_with('/') && !url.starts_with("//") {
        return None;
    }
    if url.starts_with("data:") {
        return Some("data:".to_owned());
    }
    let (scheme, rest) =
        url.trim().split_once("//").filter(|(scheme, _)| matches!(*scheme, "https:" | "http:" | ""))?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?.rsplit('@').next()?;
    let is_host = !authority.is_empty() && authority.chars().all(|c| c.is_ascii_alphanumeric() || "-._:".contains(c));
    // An address without a scheme has the page's.
    let scheme = if scheme.is_empty() { "https:" } else { scheme };
    is_host.then(|| format!("{scheme}//{authority}"))
}

// `make` functions take their input by reference to the type that the job holds.
#[allow(clippy::ptr_arg)]
fn make(rules: &Vec<Rule>) -> Result<Content, Diagnostics> {
    let mut text = String::from(
        "# Made by newsprint. Files without a Cache-Control here are kept as the host keeps all files:\n\
         # browsers ask each time whether there is a newer one.\n",
    );
    for rule in rules {
        text += &format!("{}\n", rule.pattern);
        for (name, value) in &rule.headers {
            text += &format!("  {name}: {value}\n");
        }
    }
    Ok(Content::Bytes(text.into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_what_a_policy_can_name() {
        assert_eq!(origin("https://a.example:8443/x.jpg?y#z").as_deref(), Some("https://a.example:8443"));
        assert_eq!(origin("http://u:p@a.example/x.jpg").as_deref(), Some("http://a.example"));
        assert_eq!(origin("//a.example/港.jpg").as_deref(), Some("https://a.example"));
        assert_eq!(origin("data:image/png;base64,AAAA").as_deref(), Some("data:"));
        assert_eq!(origin("/2025-06-16/a.jpg"), None);
        assert_eq!(origin("https://a.example;script-src/x.jpg"), None);
        assert_eq!(origin("https://港.example/x.jpg"), None);
    }
}
