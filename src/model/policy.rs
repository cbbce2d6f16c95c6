//! The Content-Security-Policy: what pages may load, and from where.
//!
//! There are two policies, and a page may do what both allow. The first says *whose*: the site's own files, pictures that
//! articles show from elsewhere, and what site.toml adds. The second says *where*: scripts below `/js/` alone, which
//! `content/` cannot publish to, and no worker but the site's. It names no host, so that a site built for one works on
//! another; sources of one directive are alternatives, so one policy could not say both.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::model::hosting::Hosting;
use crate::model::url::Base;
use crate::model::{Body, Config, Figure, Site};

/// What a paper adds: sources by directive.
pub type Added = BTreeMap<String, Vec<String>>;

/// Directives with their sources; one without any allows nothing.
type Directives<'c> = Vec<(&'c str, Vec<String>)>;

/// The origins of pictures that lie elsewhere, each with the number of articles that show some.
pub type Pictures = BTreeMap<String, usize>;

/// The site's own files.
fn own() -> Vec<String> {
    vec!["'self'".to_owned()]
}

/// Directives that say from where pages run something.
const RUNNING: [&str; 3] = ["script-src", "script-src-elem", "worker-src"];

/// Both policies, as a host sends them in one header.
pub fn of_header<'p>(config: &Config, pictures: impl IntoIterator<Item = &'p str>) -> String {
    let mut whose = whose(&config.hosting.csp);
    let pictures: Vec<String> = pictures.into_iter().map(str::to_owned).collect();
    if !pictures.is_empty() {
        add(&mut whose, "img-src", pictures, &own());
    }
    format!("{}, {}", told(&whose), told(&place(&config.base.prefix, &[], &config.hosting.csp)))
}

/// Both policies for a preview below a path prefix, whose server puts a script of its own into pages; what a paper adds by
/// directive counts there too. Pictures may come from anywhere, as an article may show one that nobody has looked at yet.
pub fn of_preview(prefix: &str, script: &str, added: &Added) -> String {
    let mut whose = whose(added);
    add(&mut whose, "img-src", ["https:", "http:", "data:"].map(str::to_owned).to_vec(), &own());
    format!("{}, {}", told(&whose), told(&place(prefix, &[script], added)))
}

/// Both policies as pages say them themselves, for hosts that send no headers: only what is the same on every page, so
/// that a picture somewhere makes no other page anew.
pub fn of_pages(base: &Base, hosting: &Hosting) -> Vec<String> {
    let mut whose = whose(&hosting.csp);
    whose.retain(|(name, _)| RUNNING.contains(name) || matches!(*name, "object-src" | "base-uri" | "form-action"));
    vec![told(&whose), told(&place(&base.prefix, &[], &hosting.csp))]
}

/// From where an article's own page may show pictures: less than the whole site, when any page shows some from elsewhere.
pub fn of_pictures(site: &Site, figures: &[Figure], body: &Body) -> Option<String> {
    if site.pictures.is_empty() || site.config.policies.is_empty() {
        return None;
    }
    let mut directives = vec![("img-src", own())];
    add(&mut directives, "img-src", origins(figures, body), &own());
    add(&mut directives, "img-src", added(&site.config.hosting, "img-src"), &own());
    Some(told(&directives))
}

fn whose(of_paper: &Added) -> Directives<'_> {
    let of_site = ["default-src", "script-src", "worker-src", "form-action", "frame-ancestors"];
    let mut directives: Directives<'_> = of_site.map(|name| (name, own())).to_vec();
    directives.splice(3..3, [("object-src", vec![]), ("base-uri", vec![])]);
    for (name, sources) in of_paper {
        // A directive of its own no longer takes the sources of `default-src`.
        add(&mut directives, name, sources.clone(), &own());
    }
    directives
}

fn place<'c>(prefix: &str, scripts: &[&str], of_paper: &'c Added) -> Directives<'c> {
    // A path in a policy ends at these two.
    let prefix = prefix.replace(';', "%3B").replace(',', "%2C");
    let at = |path: &str| format!("http://*:*{path}");
    let scripts = [vec![at(&format!("{prefix}/js/"))], scripts.iter().map(|script| at(script)).collect()].concat();
    let mut directives = vec![("script-src", scripts.clone()), ("worker-src", vec![at(&format!("{prefix}/sw.js"))])];
    for (name, sources) in of_paper.iter().filter(|(name, _)| RUNNING.contains(&name.as_str())) {
        add(&mut directives, name, sources.clone(), &scripts);
    }
    directives
}

fn added(hosting: &Hosting, name: &str) -> Vec<String> {
    hosting.csp.get(name).cloned().unwrap_or_default()
}

/// Adds sources to a directive, each once; one that is not there begins with `first`.
fn add<'c>(directives: &mut Directives<'c>, name: &'c str, sources: Vec<String>, first: &[String]) {
    let at = directives.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
        directives.push((name, first.to_vec()));
        directives.len() - 1
    });
    for source in sources {
        if !directives[at].1.contains(&source) {
            directives[at].1.push(source);
        }
    }
}

fn told(directives: &Directives<'_>) -> String {
    let one = |(name, sources): &(&str, Vec<String>)| {
        let sources = if sources.is_empty() { "'none'".to_owned() } else { sources.join(" ") };
        format!("{name} {sources}")
    };
    directives.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The origins of all pictures of the site that lie elsewhere.
pub fn pictures(site: &Site) -> Pictures {
    let of_articles = site.editions.iter().flat_map(|edition| &edition.articles).map(|a| (&*a.figures, &a.body));
    let of_standing = site.standing.iter().map(|standing| (&*standing.figures, &standing.body));
    let mut pictures = Pictures::new();
    for (figures, body) in of_articles.chain(of_standing) {
        for origin in origins(figures, body).into_iter().collect::<BTreeSet<_>>() {
            *pictures.entry(origin).or_default() += 1;
        }
    }
    let pages = site.editions.iter().flat_map(|edition| &edition.pages);
    for facsimile in pages.filter_map(|page| page.facsimile.as_ref()) {
        if let Some(origin) = origin(&facsimile.url) {
            pictures.entry(origin).or_default();
        }
    }
    pictures
}

fn origins(figures: &[Figure], body: &Body) -> Vec<String> {
    let urls = figures.iter().map(|figure| figure.url.as_str());
    let mut origins: Vec<String> = urls.chain(body.elsewhere.iter().map(String::as_str)).filter_map(origin).collect();
    origins.sort_unstable();
    origins.dedup();
    origins
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

/// How many origins a warning names.
const NAMED: usize = 5;

/// Tells once for the paper that its pages may load pictures from elsewhere, unless site.toml says so itself.
pub fn warning(site: &Site) -> Option<Diagnostic> {
    let known = added(&site.config.hosting, "img-src");
    let is_new = |origin: &str| origin != "data:" && !known.iter().any(|known| known == origin);
    let new: Vec<(&str, usize)> = site
        .pictures
        .iter()
        .map(|(origin, count)| (origin.as_str(), *count))
        .filter(|(origin, _)| is_new(origin))
        .collect();
    if new.is_empty() {
        return None;
    }
    let named: Vec<String> = new
        .iter()
        .take(NAMED)
        .map(|(origin, count)| match count {
            0 => format!("`{origin}` (a newspaper page)"),
            1 => format!("`{origin}` (1 article)"),
            _ => format!("`{origin}` ({count} articles)"),
        })
        .collect();
    let more = new.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let first = new[0].0;
    Some(
        Diagnostic::warning(format!("pictures are shown from other sites: {}{more}", named.join(", ")))
            .help("those sites learn who reads the paper, and lists may load from them too: put the pictures beside the articles")
            .help(format!("or vouch for a site: `img-src = [\"{first}\"]` under `[hosting.csp]` in site.toml")),
    )
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

    #[test]
    fn pages_say_whose_scripts_run_and_where_they_lie() {
        let base = Base::parse("https://a.example/报;a,b/").unwrap();
        let mut hosting = Hosting::default();
        assert_eq!(
            of_pages(&base, &hosting),
            [
                "script-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'",
                "script-src http://*:*/%E6%8A%A5%3Ba%2Cb/js/; worker-src http://*:*/%E6%8A%A5%3Ba%2Cb/sw.js",
            ]
        );
        for name in ["script-src", "script-src-elem", "object-src", "base-uri", "frame-src"] {
            hosting.csp.insert(name.to_owned(), vec!["https://b.example".to_owned()]);
        }
        let b = "https://b.example";
        assert_eq!(
            of_pages(&Base::parse("https://a.example").unwrap(), &hosting),
            [
                format!(
                    "script-src 'self' {b}; worker-src 'self'; object-src {b}; base-uri {b}; form-action 'self'; script-src-elem 'self' {b}"
                ),
                format!(
                    "script-src http://*:*/js/ {b}; worker-src http://*:*/sw.js; script-src-elem http://*:*/js/ {b}"
                ),
            ]
        );
    }
}
