//! What every response says of itself: who may show it, and what its pages may load.
//!
//! Articles of days to come are here, and whatever else lies in the project: a script that a contributor linked must not
//! run beside them, and no page of another site may load any of it.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::config::policy::{self, Added};
use crate::serve::desk::Desk;

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
        let state = desk.state.borrow();
        policy(state.base_prefix(), &state.csp)
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

/// What the pages of a preview below a path prefix may load.
fn policy(prefix: &str, added: &Added) -> String {
    policy::of_preview(prefix, "/.newsprint/live.js", added)
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
            img-src 'self' https: http: data:;
            media-src 'self' https: http:,

            script-src http://*:*/%E6%8A%A5/js/ http://*:*/.newsprint/live.js;
            worker-src http://*:*/%E6%8A%A5/sw.js"#]]
        .assert_eq(&policy("/%E6%8A%A5", &Added::new()).replace("; ", ";\n").replace(", ", ",\n\n"));
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
            frame-src 'self' https://d.example;
            script-src-elem 'self' https://b.example;
            img-src 'self' https: http: data:;
            media-src 'self' https: http:,

            script-src http://*:*/js/ http://*:*/.newsprint/live.js https://a.example;
            worker-src http://*:*/sw.js;
            script-src-elem http://*:*/js/ http://*:*/.newsprint/live.js https://b.example"#]]
        .assert_eq(&policy("", &added).replace("; ", ";\n").replace(", ", ",\n\n"));
    }

    #[test]
    fn a_prefix_ends_no_directive() {
        let policy = policy("/a;script-src *,b", &Added::new());
        assert_eq!(policy.matches("script-src").count(), 4);
        assert!(policy.contains("/a%3Bscript-src *%2Cb/js/"), "{policy}");
    }
}
