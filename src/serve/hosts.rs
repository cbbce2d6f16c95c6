//! Who may ask for what: only pages of this machine, and only to read.
//!
//! A web site elsewhere can let its own name point to 127.0.0.1 and have a browser ask us in that name (DNS rebinding).
//! The name is in the request's Host, so a name that is not ours is refused.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::diagnostic::{Language, Words};

/// The names that the server answers to.
pub struct Hosts {
    given: String,
    /// When it listens at every address of the machine, any address is fine: only names can be rebound.
    is_open: bool,
    language: Language,
}

const OTHER_HOST: Words = Words::new(
    "this preview answers only to localhost, 127.0.0.1, [::1], and the address given by --host\n",
    "这个预览只能用 localhost、127.0.0.1、[::1] 或 --host 写明的地址打开\n",
);
const OTHER_SITE: Words = Words::new(
    "this preview answers no page of another site; open its address in the browser\n",
    "预览不回答别的网站上的页面；请在浏览器里直接打开它的地址\n",
);

impl Hosts {
    pub fn new(given: &str, address: IpAddr, language: Language) -> Hosts {
        let given = given.trim_matches(['[', ']']).to_ascii_lowercase();
        Hosts { given, is_open: address.is_unspecified(), language }
    }

    fn answers_to(&self, authority: &str) -> bool {
        let Some(host) = host_of(authority) else { return false };
        let host = host.to_ascii_lowercase();
        matches!(host.as_str(), "localhost" | "127.0.0.1" | "::1")
            || host == self.given
            || self.is_open && host.parse::<IpAddr>().is_ok()
    }
}

/// The host of `host:port` or `[::1]:port`, without port and brackets.
fn host_of(authority: &str) -> Option<&str> {
    let (host, rest) = match authority.strip_prefix('[') {
        Some(inside) => inside.split_once(']')?,
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let is_port = |port: &str| port.bytes().all(|b| b.is_ascii_digit());
    (rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port)).then_some(host)
}

/// Refuses strange hosts, pages of other sites, and everything but reading.
pub async fn check(State(hosts): State<Arc<Hosts>>, request: Request, next: Next) -> Response {
    if !is_for(&hosts, &request) {
        return (StatusCode::FORBIDDEN, OTHER_HOST.of(hosts.language)).into_response();
    }
    if !is_from_here(request.headers()) {
        return (StatusCode::FORBIDDEN, OTHER_SITE.of(hosts.language)).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    next.run(request).await
}

/// Whether a page of ours asks, or a person who follows a link from anywhere. Another server of this machine is another
/// site too; what is no browser says nothing of the kind.
fn is_from_here(headers: &HeaderMap) -> bool {
    let is = |name: &'static str, value: &str| headers.get(name).is_some_and(|given| given == value);
    let is_followed = || is("sec-fetch-mode", "navigate") && is("sec-fetch-dest", "document");
    let is_ours = |origin: &HeaderValue| {
        let host = headers.get(header::HOST).map(HeaderValue::as_bytes).unwrap_or_default();
        let authority = origin.as_bytes().strip_prefix(b"http://");
        authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
    };
    let mut sites = headers.get_all("sec-fetch-site").iter().map(HeaderValue::as_bytes);
    let is_from_elsewhere = sites.any(|site| !matches!(site, b"same-origin" | b"none"));
    !is_from_elsewhere && headers.get_all(header::ORIGIN).iter().all(is_ours)
        || is_from_elsewhere && is_followed() && !headers.contains_key(header::ORIGIN)
}

/// Exactly one Host, and it is ours; a whole URL in the request line must be ours too (RFC 9112, section 3.2).
fn is_for(hosts: &Hosts, request: &Request) -> bool {
    let mut given = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (given.next(), given.next()) else { return false };
    let line = request.uri().authority();
    host.to_str().is_ok_and(|host| hosts.answers_to(host))
        && line.is_none_or(|line| hosts.answers_to(line.as_str()))
        && is_path(request.uri())
}

fn is_path(uri: &Uri) -> bool {
    uri.path().starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_others_are_refused() {
        let hosts = Hosts::new("Desk.Local", "192.168.1.5".parse().unwrap(), Language::English);
        for ours in ["localhost", "LOCALHOST:4000", "127.0.0.1:1", "[::1]:4000", "[::1]", "desk.local:4000"] {
            assert!(hosts.answers_to(ours), "{ours}");
        }
        for other in [
            "",
            "evil.example",
            "evil.example:4000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "evil@localhost",
            "localhost:x",
            "localhost:1:2",
            "[::1",
            "[::1]x",
            "192.168.1.6",
            "0.0.0.0",
        ] {
            assert!(!hosts.answers_to(other), "{other}");
        }
    }

    #[test]
    fn at_every_address_any_address_is_ours_and_no_name() {
        let hosts = Hosts::new("0.0.0.0", "0.0.0.0".parse().unwrap(), Language::English);
        assert!(hosts.answers_to("192.168.1.6:4000") && hosts.answers_to("[fe80::1]:4000"));
        assert!(!hosts.answers_to("evil.example:4000"));
    }

    fn asked(headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers
            .iter()
            .map(|(name, value)| (axum::http::HeaderName::from_static(name), HeaderValue::from_static(value)));
        let mut headers: HeaderMap = headers.collect();
        headers.insert(header::HOST, HeaderValue::from_static("localhost:4000"));
        is_from_here(&headers)
    }

    #[test]
    fn our_pages_ask_and_people_follow_links() {
        assert!(asked(&[]));
        assert!(asked(&[("sec-fetch-site", "none"), ("sec-fetch-mode", "navigate")]));
        assert!(asked(&[("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors"), ("sec-fetch-dest", "empty")]));
        assert!(asked(&[("origin", "http://LOCALHOST:4000")]));
        for site in ["cross-site", "same-site"] {
            assert!(asked(&[("sec-fetch-site", site), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")]));
        }
    }

    #[test]
    fn pages_of_other_sites_load_nothing() {
        for site in ["cross-site", "same-site", "else"] {
            assert!(!asked(&[("sec-fetch-site", site)]));
            for (mode, dest) in [("no-cors", "script"), ("cors", "empty"), ("no-cors", "image"), ("navigate", "iframe")]
            {
                let headers = [("sec-fetch-site", site), ("sec-fetch-mode", mode), ("sec-fetch-dest", dest)];
                assert!(!asked(&headers), "{headers:?}");
            }
        }
        for origin in ["http://localhost:4001", "http://evil.example", "null", "", "https://localhost:4000"] {
            assert!(!asked(&[("origin", origin)]), "{origin}");
            assert!(!asked(&[("origin", origin), ("sec-fetch-site", "same-origin")]), "{origin}");
        }
    }
}
