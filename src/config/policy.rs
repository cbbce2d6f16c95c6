//! The Content-Security-Policy: what pages may load, and from where.
//!
//! There are two policies, and a page may do what both allow. The first says *whose*: the site's own files, pictures,
//! videos and sounds that articles show from elsewhere, and what site.toml adds. The second says *where*: scripts below `/js/` alone, which
//! `content/` cannot publish to, and no worker but the site's. It names no host, so that a site built for one works on
//! another; sources of one directive are alternatives, so one policy could not say both.

use std::collections::BTreeMap;

/// What a paper adds: sources by directive.
pub type Added = BTreeMap<String, Vec<String>>;

/// Directives with their sources; one without any allows nothing.
type Directives<'c> = Vec<(&'c str, Vec<String>)>;

/// The site's own files.
fn own() -> Vec<String> {
    vec!["'self'".to_owned()]
}

/// Directives that say from where pages run something.
const RUNNING: [&str; 3] = ["script-src", "script-src-elem", "worker-src"];

/// Both policies, as a host sends them in one header.
pub fn of_header(prefix: &str, added: &Added, pictures: Vec<String>, recordings: Vec<String>) -> String {
    let mut whose = whose(added);
    for (name, origins) in [("img-src", pictures), ("media-src", recordings)] {
        if !origins.is_empty() {
            add(&mut whose, name, origins, &own());
        }
    }
    format!("{}, {}", written(&whose), written(&place(prefix, &[], added)))
}

/// Both policies for a preview below a path prefix, whose server puts a script of its own into pages; what a paper adds by
/// directive counts there too. Pictures, videos and sounds may come from anywhere, as an article may show some that nobody has
/// looked at yet.
pub fn of_preview(prefix: &str, script: &str, added: &Added) -> String {
    let mut whose = whose(added);
    add(&mut whose, "img-src", ["https:", "http:", "data:"].map(str::to_owned).to_vec(), &own());
    add(&mut whose, "media-src", ["https:", "http:"].map(str::to_owned).to_vec(), &own());
    format!("{}, {}", written(&whose), written(&place(prefix, &[script], added)))
}

/// Both policies as pages say them themselves, for hosts that send no headers: only what is the same on every page, so
/// that a picture somewhere makes no other page anew.
pub fn of_pages(prefix: &str, added: &Added) -> Vec<String> {
    let mut whose = whose(added);
    whose.retain(|(name, _)| RUNNING.contains(name) || matches!(*name, "object-src" | "base-uri" | "form-action"));
    vec![written(&whose), written(&place(prefix, &[], added))]
}

/// From where a page shows pictures, beside the site itself, and from where it plays videos and sounds when any page of the
/// site plays some of another: less than the whole site may.
pub fn of_page(added: &Added, pictures: Vec<String>, recordings: Option<Vec<String>>) -> String {
    let mut directives = vec![];
    let loaded = [("img-src", Some(pictures)), ("media-src", recordings)];
    for (name, origins) in loaded.into_iter().filter_map(|(name, origins)| Some((name, origins?))) {
        add(&mut directives, name, origins, &own());
        add(&mut directives, name, added.get(name).cloned().unwrap_or_default(), &own());
    }
    written(&directives)
}

/// Whether a page may load something by a directive; no source means that it stands in the page itself.
pub fn allows(added: &Added, prefix: &str, directive: &str, source: &str) -> bool {
    let lists: Vec<&String> = [directive.to_owned(), format!("{directive}-elem"), format!("{directive}-attr")]
        .iter()
        .filter_map(|name| added.get(name))
        .flatten()
        .collect();
    if source.is_empty() {
        // A hash or a nonce may be that of this very one.
        return lists
            .iter()
            .any(|known| *known == "'unsafe-inline'" || known.starts_with("'sha") || known.starts_with("'nonce"));
    }
    let Some(origin) = origin(source) else {
        let is_page = !source.contains(':');
        return match directive {
            "script-src" => is_page && source.starts_with(&format!("{prefix}/js/")) || source.starts_with("/js/"),
            "object-src" => lists.iter().any(|known| *known == "'self'"),
            _ => is_page || source.starts_with("data:") && lists.iter().any(|known| *known == "data:"),
        };
    };
    let host = origin.split_once("://").map_or(&*origin, |(_, host)| host);
    lists.iter().any(|known| {
        let known_host = known.split_once("://").map_or(known.as_str(), |(_, host)| host);
        let known_host = known_host.split('/').next().unwrap_or_default();
        let is_below = known_host.strip_prefix("*.").is_some_and(|domain| host.ends_with(&format!(".{domain}")));
        known.as_str() == "*"
            || known.as_str() == "https:" && origin.starts_with("https:")
            || known_host == host
            || is_below
    })
}

/// The origin of an address of the web, as a policy names it.
pub fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("//").filter(|(scheme, _)| scheme.is_empty() || scheme.ends_with(':'))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    Some(format!("{}//{host}", if scheme.is_empty() { "https:" } else { scheme }))
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

fn written(directives: &Directives<'_>) -> String {
    let one = |(name, sources): &(&str, Vec<String>)| {
        let sources = if sources.is_empty() { "'none'".to_owned() } else { sources.join(" ") };
        format!("{name} {sources}")
    };
    directives.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_may_load_is_known_before() {
        let mut added = Added::new();
        added.insert(
            "frame-src".to_owned(),
            vec!["https://player.example".to_owned(), "https://*.map.example".to_owned()],
        );
        for (directive, source, is_allowed) in [
            ("script-src", "", false),
            ("style-src", "", false),
            ("script-src", "/js/own.js", true),
            ("script-src", "/b/js/own.js", true),
            ("script-src", "own.js", false),
            ("script-src", "https://a.example/x.js", false),
            ("frame-src", "https://player.example/1?a=b", true),
            ("frame-src", "//Player.example/1", true),
            ("frame-src", "https://a.map.example/", true),
            ("frame-src", "https://other.example/", false),
            ("frame-src", "/page/", true),
            ("media-src", "clip.mp4", true),
            ("media-src", "https://a.example/clip.mp4", false),
            ("object-src", "a.pdf", false),
        ] {
            assert_eq!(allows(&added, "/b", directive, source), is_allowed, "{directive} {source}");
        }
        added.insert("style-src".to_owned(), vec!["'unsafe-inline'".to_owned()]);
        assert!(allows(&added, "", "style-src", ""));
    }

    #[test]
    fn pages_say_whose_scripts_run_and_where_they_lie() {
        let mut added = Added::new();
        assert_eq!(
            of_pages("/%E6%8A%A5;a,b", &added),
            [
                "script-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'",
                "script-src http://*:*/%E6%8A%A5%3Ba%2Cb/js/; worker-src http://*:*/%E6%8A%A5%3Ba%2Cb/sw.js",
            ]
        );
        for name in ["script-src", "script-src-elem", "object-src", "base-uri", "frame-src"] {
            added.insert(name.to_owned(), vec!["https://b.example".to_owned()]);
        }
        let b = "https://b.example";
        assert_eq!(
            of_pages("", &added),
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
