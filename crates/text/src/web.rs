//! Addresses of the web as hands type them: without `https://`, or with something like it.

/// What is typed for `http` and `https`.
const SCHEMES: [&str; 14] = [
    "hhttp", "hhttps", "hptts", "htpp", "htpps", "htps", "htt", "http", "https", "httsp", "htttp", "htttps", "ttp",
    "ttps",
];

/// Ends of names that are hosts rather than files.
const DOMAINS: [&str; 24] = [
    "cc", "cn", "com", "de", "edu", "eu", "fr", "gov", "hk", "info", "int", "jp", "mil", "mo", "net", "news", "org",
    "ru", "top", "tv", "tw", "uk", "us", "xyz",
];

/// The address that was probably meant by one that leads nowhere: `https://…` or `mailto:…`.
#[must_use]
pub fn meant(address: &str) -> Option<String> {
    let typed = address.trim();
    if typed.len() > 2048 || typed.contains(char::is_whitespace) {
        return None;
    }
    of_scheme(typed).or_else(|| of_host(typed)).or_else(|| of_mail(typed))
}

/// `http:/a.example`, `https//a.example`, `hhttps://a.example`, `http：//a.example`.
fn of_scheme(typed: &str) -> Option<String> {
    let end = typed.find(|c: char| !c.is_ascii_alphabetic())?;
    let (scheme, rest) = typed.split_at(end);
    let scheme = scheme.to_ascii_lowercase();
    let host = rest.trim_start_matches([':', '：', ';', '；', '/', '／', '\\', '、']);
    let between = &rest[..rest.len() - host.len()];
    // One slash alone makes a folder.
    if between.chars().count() < 2 && !between.starts_with([':', '：', ';', '；'])
        || !SCHEMES.contains(&&*scheme)
        || !is_host(host_of(host))
    {
        return None;
    }
    let right = if scheme.contains('s') { "https" } else { "http" };
    Some(format!("{right}://{host}"))
}

/// `www.a.example`, `a.com/b`.
fn of_host(typed: &str) -> Option<String> {
    let host = host_of(typed);
    let is_www = host.matches('.').count() > 1 && host.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    let is_domain =
        || host.rsplit_once('.').is_some_and(|(_, end)| DOMAINS.iter().any(|one| end.eq_ignore_ascii_case(one)));
    (is_host(host) && (is_www || is_domain())).then(|| format!("https://{typed}"))
}

/// `news@a.example`.
fn of_mail(typed: &str) -> Option<String> {
    let (name, host) = typed.split_once('@')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte));
    (is_name && is_host(host)).then(|| format!("mailto:{typed}"))
}

fn host_of(address: &str) -> &str {
    let authority = address.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    authority.split_once(':').map_or(authority, |(host, _)| host)
}

fn is_host(host: &str) -> bool {
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    host.contains('.') && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn what_was_meant_is_an_address_of_the_web() {
        for (typed, right) in [
            ("www.example.com", "https://www.example.com"),
            ("WWW.a.example/x?y", "https://WWW.a.example/x?y"),
            ("example.com/a", "https://example.com/a"),
            ("news.example.com.cn", "https://news.example.com.cn"),
            ("example.com:8080/a", "https://example.com:8080/a"),
            ("http:/example.com", "http://example.com"),
            ("https:example.com/a", "https://example.com/a"),
            ("https//example.com", "https://example.com"),
            ("hhttps://a.example", "https://a.example"),
            ("ttp://a.example", "http://a.example"),
            ("http：//a.example", "http://a.example"),
            ("https：／／a.example", "https://a.example"),
            ("https:\\\\a.example\\b", "https://a.example\\b"),
            ("https:///a.example", "https://a.example"),
            ("news@example.com", "mailto:news@example.com"),
        ] {
            assert_eq!(meant(typed).as_deref(), Some(right), "{typed}");
        }
        for other in [
            "",
            "a.md",
            "图/a.jpg",
            "http",
            "http.md",
            "https/a.jpg",
            "www.jpg",
            "a.b.md",
            "a@b",
            "a b.com",
            "@a.example",
            "..com",
            "x.pdf",
        ] {
            assert_eq!(meant(other), None, "{other}");
        }
    }
}
