//! `_headers` for Netlify and Cloudflare Pages: how long browsers keep a file, what pages may load, and the media types
//! that hosts guess wrong.

use crate::address::OutputPath;
use crate::config::policy;
use crate::diagnostic::Diagnostics;
use crate::host;
use crate::job::{Content, Job};
use crate::model::Site;
use crate::model::pictures::Origins;
use crate::model::rendition::FOLDER;
use crate::outputs::shared::RenderContext;

/// Headers for the addresses of one pattern. A host sends the headers of every rule that matches, and joins two of one
/// name, so no two rules that match one address name the same header.
#[derive(Hash)]
struct Rule {
    pattern: String,
    headers: Vec<(&'static str, String)>,
}

const KEPT_FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Feed readers and search engines come by often; five minutes late is soon enough.
const KEPT_SHORT: &str = "public, max-age=300";

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    if context.has_own("_headers") {
        return vec![];
    }
    vec![Job::new(OutputPath::new("_headers"), rules(context), make)]
}

fn rules(context: RenderContext<'_>) -> Vec<Rule> {
    let base = &context.site.config.base;
    let mut rules = vec![Rule { pattern: base.href("/") + "*", headers: secure(context.site) }];
    let mut add = |address: &str, headers: Vec<(&'static str, &str)>| {
        let headers = headers.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        rules.push(Rule { pattern: base.href(address), headers });
    };
    let outputs = &context.site.config.outputs;
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
        for folder in ["/search/texts/*", "/search/terms/*"] {
            add(folder, vec![("Cache-Control", KEPT_FOR_EVER)]);
        }
    }
    if outputs.offline {
        add("/manifest.webmanifest", vec![("Content-Type", "application/manifest+json; charset=utf-8")]);
    }
    if context.site.config.security.is_some() {
        add("/.well-known/security.txt", vec![("Content-Type", "text/plain; charset=utf-8")]);
    }
    if has_renditions_alone(context) {
        add(&format!("/{FOLDER}/*"), vec![("Cache-Control", KEPT_FOR_EVER)]);
    }
    // One rule a file: a folder may hold others, whose names do not change with their content. Those for whom there is
    // no room are kept as the host keeps everything else.
    let room = host::MOST_HEADER_RULES - rules.len();
    let hashed = context.hashed_files().take(room);
    rules.extend(hashed.map(|link| Rule { pattern: link, headers: vec![("Cache-Control", KEPT_FOR_EVER.to_owned())] }));
    rules
}

/// Whether there are renditions of pictures, and nothing else in their folder, whose names would not tell what they hold.
fn has_renditions_alone(context: RenderContext<'_>) -> bool {
    let site = context.site;
    let is_inside = |path: &str| path.split_once('/').is_some_and(|(folder, _)| folder == FOLDER);
    let others =
        context.statics.iter().map(|file| file.name.as_str()).chain(site.assets.keys().map(OutputPath::as_str));
    let standing = site.standing.iter().map(|standing| standing.head.url.path().trim_start_matches('/'));
    !site.renditions.is_empty() && !others.chain(standing).any(is_inside)
}

/// What every file is sent with.
fn secure(site: &Site) -> Vec<(&'static str, String)> {
    let plain = [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];
    let mut headers = vec![("Content-Security-Policy", policy(site))];
    headers.extend(plain.map(|(name, value)| (name, value.to_owned())));
    headers
}

/// The policies of the site; pictures, videos and sounds of too many sites for one line may come from anywhere.
/// JSON-LD is data, not script, so it needs no leave.
fn policy(site: &Site) -> String {
    let (prefix, added) = (&site.config.base.prefix, &site.config.hosting.csp);
    let all = |origins: &Origins| origins.keys().cloned().collect();
    let policy = policy::of_header(prefix, added, all(&site.pictures), all(&site.recordings));
    let longest = host::LONGEST_HEADER - "  Content-Security-Policy: ".len();
    if policy.len() <= longest {
        return policy;
    }
    let any = |origins: &Origins| if origins.is_empty() { vec![] } else { vec!["https:".to_owned()] };
    policy::of_header(prefix, added, any(&site.pictures), any(&site.recordings))
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
