//! What every response says of itself: who may show it, and what its pages may load.
//!
//! Articles of days to come are here, and whatever else lies in the project: a script that a contributor linked must not
//! run beside them, and no page of another site may load any of it.

use std::collections::BTreeMap;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::serve::Desk;

const PLAIN: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Puts the headers on every response, also on those that refuse.
pub async fn send(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = {
        let galley = desk.galley.borrow();
        policy(galley.base_prefix(), &galley.csp)
    };
    let headers = response.headers_mut();
    // A preview is asked for anew each time; what did not change costs a 304.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    for (name, value) in PLAIN {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

type Directives<'d> = Vec<(&'d str, Vec<&'d str>)>;

/// Two policies, of which both must allow: scripts come from this server, and from the folder of the paper's own ones.
/// One policy cannot say so, since a source with a path must name a host, and the preview has several names. What
/// site.toml adds counts in both.
fn policy(prefix: &str, added: &BTreeMap<String, Vec<String>>) -> String {
    let prefix = prefix.replace(';', "%3B").replace(',', "%2C");
    let (scripts, worker) = (format!("http://*:*{prefix}/js/"), format!("http://*:*{prefix}/sw.js"));
    let own = vec!["'self'"];
    let mut first: Directives<'_> = vec![
        ("default-src", own.clone()),
        ("script-src", own.clone()),
        ("worker-src", own.clone()),
        ("object-src", vec![]),
        ("base-uri", vec![]),
        ("form-action", own.clone()),
        ("frame-ancestors", own.clone()),
        ("img-src", vec!["'self'", "https:", "http:", "data:"]),
    ];
    let scripts = vec![scripts.as_str(), "http://*:*/.newsprint/live.js"];
    let mut second: Directives<'_> = vec![("script-src", scripts.clone()), ("worker-src", vec![worker.as_str()])];
    for (name, sources) in added {
        extend(&mut first, name, &own, sources);
        if matches!(name.as_str(), "script-src" | "script-src-elem" | "worker-src") {
            extend(&mut second, name, &scripts, sources);
        }
    }
    format!("{}, {}", written(&first), written(&second))
}

/// A directive that is not there yet begins with what it had from another one.
fn extend<'d>(directives: &mut Directives<'d>, name: &'d str, inherited: &[&'d str], sources: &'d [String]) {
    let at = directives.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
        directives.push((name, inherited.to_vec()));
        directives.len() - 1
    });
    directives[at].1.extend(sources.iter().map(String::as_str));
}

fn written(directives: &Directives<'_>) -> String {
    let directive = |(name, sources): &(&str, Vec<&str>)| match sources[..] {
        [] => format!("{name} 'none'"),
        _ => format!("{name} {}", sources.join(" ")),
    };
    directives.iter().map(directive).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn scripts_are_the_papers_own_and_the_previews() {
        expect![[r#"
            default-src 'self';
            script-src 'self';
            worker-src 'self';
            object-src 'none';
            base-uri 'none';
            form-action 'self';
            frame-ancestors 'self';
            img-src 'self' https: http: data:,

            script-src http://*:*/%E6%8A%A5/js/ http://*:*/.newsprint/live.js;
            worker-src http://*:*/%E6%8A%A5/sw.js"#]]
        .assert_eq(&policy("/%E6%8A%A5", &BTreeMap::new()).replace("; ", ";\n").replace(", ", ",\n\n"));
    }

    #[test]
    fn what_the_paper_adds_counts_in_both_policies() {
        let added = [
            ("script-src", "https://a.example"),
            ("script-src-elem", "https://b.example"),
            ("object-src", "https://c.example"),
            ("frame-src", "https://d.example"),
        ];
        let added = added.map(|(name, source)| (name.to_owned(), vec![source.to_owned()])).into();
        expect![[r#"
            default-src 'self';
            script-src 'self' https://a.example;
            worker-src 'self';
            object-src https://c.example;
            base-uri 'none';
            form-action 'self';
            frame-ancestors 'self';
            img-src 'self' https: http: data:;
            frame-src 'self' https://d.example;
            script-src-elem 'self' https://b.example,

            script-src http://*:*/js/ http://*:*/.newsprint/live.js https://a.example;
            worker-src http://*:*/sw.js;
            script-src-elem http://*:*/js/ http://*:*/.newsprint/live.js https://b.example"#]]
        .assert_eq(&policy("", &added).replace("; ", ";\n").replace(", ", ",\n\n"));
    }

    #[test]
    fn a_prefix_ends_no_directive() {
        let policy = policy("/a;script-src *,b", &BTreeMap::new());
        assert_eq!(policy.matches("script-src").count(), 4);
        assert!(policy.contains("/a%3Bscript-src *%2Cb/js/"), "{policy}");
    }
}
