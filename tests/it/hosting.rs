//! What hosts read: `_headers`, `_redirects`, `.well-known/security.txt`.

use std::collections::BTreeMap;

use expect_test::expect;
use newsprint::host::Host;

use crate::paper::{Paper, Tree, keys, text};

const FILES: &str = "\
-- content/2025-06-30/a.md --
---
title: 港口
section: 要闻
aliases: [/html/2025-06/30/content 1.htm, /旧/港口]
---

正文。
-- static/data/notes.json --
{}
-- static/vendor/map.js --
export {};
";

/// `_headers` as Netlify and Cloudflare Pages read it: a pattern at the start of a line, its headers indented below.
struct Headers(Vec<(String, Vec<(String, String)>)>);

impl Headers {
    fn read(text: &str) -> Headers {
        let mut rules: Vec<(String, Vec<(String, String)>)> = vec![];
        for line in text.lines() {
            assert!(line.is_ascii() && line.len() <= 2000, "{line}");
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let Some(header) = line.strip_prefix("  ") else {
                assert!(line.starts_with('/') && !line.contains(' ') && line.matches('*').count() <= 1, "{line}");
                rules.push((line.to_owned(), vec![]));
                continue;
            };
            let (name, value) = header.split_once(": ").unwrap();
            assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{line}");
            assert!(!value.is_empty() && value.trim() == value, "{line}");
            rules.last_mut().unwrap().1.push((name.to_owned(), value.to_owned()));
        }
        assert!(rules.len() <= 100, "{} rules", rules.len());
        assert!(rules.iter().all(|(_, headers)| !headers.is_empty()));
        Headers(rules)
    }

    /// What an address is sent with; fails when two rules name one header, whose values a host would join.
    fn sent(&self, address: &str) -> BTreeMap<&str, &str> {
        let mut sent = BTreeMap::new();
        for (pattern, headers) in &self.0 {
            for (name, value) in headers.iter().filter(|_| matches(pattern, address)) {
                assert_eq!(sent.insert(name.as_str(), value.as_str()), None, "{address} has {name} twice");
            }
        }
        sent
    }
}

/// `*` is anything, `:name` one part of an address.
fn matches(pattern: &str, address: &str) -> bool {
    if let Some((before, after)) = pattern.split_once('*') {
        return address.starts_with(before) && address.len() >= before.len() + after.len() && address.ends_with(after);
    }
    let (pattern, address): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), address.split('/').collect());
    let is_same = |(pattern, part): (&&str, &&str)| {
        if pattern.starts_with(':') { !part.is_empty() } else { pattern == part }
    };
    pattern.len() == address.len() && pattern.iter().zip(&address).all(is_same)
}

/// The address of a file, as a browser asks for it.
fn address(file: &str) -> String {
    format!(
        "/{}",
        file.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(file)
    )
}

/// Digests in names, which change with every edit of the theme, as `########`.
fn without_digests(text: &str) -> String {
    let mut shown = text.to_owned();
    for end in [".css", ".js"] {
        for (at, _) in text.match_indices(end) {
            if at > 8 && text.as_bytes()[at - 9] == b'.' {
                shown.replace_range(at - 8..at, "########");
            }
        }
    }
    shown
}

fn is_hashed(file: &str) -> bool {
    without_digests(file).contains("########")
}

#[test]
fn every_file_is_sent_safely_and_kept_as_long_as_it_may_be() {
    let site = Paper::new(FILES).site();
    let headers = Headers::read(&text(&site["_headers"]));
    for file in keys(&site) {
        let sent = headers.sent(&address(file));
        assert_eq!(sent["X-Content-Type-Options"], "nosniff");
        assert!(sent["Content-Security-Policy"].starts_with("default-src 'self'; "), "{file}");
        let kept = sent.get("Cache-Control").copied();
        if is_hashed(file) || file.starts_with("search/te") {
            assert_eq!(kept, Some("public, max-age=31536000, immutable"), "{file}");
        } else if file.ends_with(".xml") || file.ends_with("feed.json") || file == "robots.txt" {
            assert_eq!(kept, Some("public, max-age=300"), "{file}");
        } else {
            // Hosts have browsers ask each time.
            assert_eq!(kept, None, "{file}");
        }
    }
    assert!(keys(&site).iter().filter(|file| is_hashed(file)).count() >= 4);
    assert_eq!(headers.sent("/sections/news/feed.xml")["Content-Type"], "application/atom+xml; charset=utf-8");
    assert_eq!(headers.sent("/feed.json")["Content-Type"], "application/feed+json; charset=utf-8");
}

#[test]
fn the_headers_file_is_this() {
    let mut paper = Paper::new(FILES);
    paper.options.base_url = Some("https://linlan.example/paper".into());
    paper.edit("site.toml", "base_url", "outputs.sitemaps = false\nbase_url");
    expect![[r#"
        # Made by newsprint. Files without a Cache-Control here are kept as the host keeps all files:
        # browsers ask each time whether there is a newer one.
        /paper/*
          Content-Security-Policy: default-src 'self'; script-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self', script-src http://*:*/paper/js/; worker-src http://*:*/paper/sw.js
          X-Content-Type-Options: nosniff
          Referrer-Policy: strict-origin-when-cross-origin
          Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
          Cross-Origin-Opener-Policy: same-origin
        /paper/feed.xml
          Content-Type: application/atom+xml; charset=utf-8
          Cache-Control: public, max-age=300
        /paper/rss.xml
          Content-Type: application/rss+xml; charset=utf-8
          Cache-Control: public, max-age=300
        /paper/feed.json
          Content-Type: application/feed+json; charset=utf-8
          Cache-Control: public, max-age=300
        /paper/sections/:section/feed.xml
          Content-Type: application/atom+xml; charset=utf-8
          Cache-Control: public, max-age=300
        /paper/sections/:section/rss.xml
          Content-Type: application/rss+xml; charset=utf-8
          Cache-Control: public, max-age=300
        /paper/sections/:section/feed.json
          Content-Type: application/feed+json; charset=utf-8
          Cache-Control: public, max-age=300
        /paper/corrections/feed.xml
          Content-Type: application/atom+xml; charset=utf-8
          Cache-Control: public, max-age=300
        /paper/corrections/rss.xml
          Content-Type: application/rss+xml; charset=utf-8
          Cache-Control: public, max-age=300
        /paper/corrections/feed.json
          Content-Type: application/feed+json; charset=utf-8
          Cache-Control: public, max-age=300
        /paper/opensearch.xml
          Content-Type: application/opensearchdescription+xml; charset=utf-8
          Cache-Control: public, max-age=300
        /paper/search/texts/*
          Cache-Control: public, max-age=31536000, immutable
        /paper/search/terms/*
          Cache-Control: public, max-age=31536000, immutable
        /paper/manifest.webmanifest
          Content-Type: application/manifest+json; charset=utf-8
        /paper/css/newsprint.########.css
          Cache-Control: public, max-age=31536000, immutable
        /paper/js/newsprint-search.########.js
          Cache-Control: public, max-age=31536000, immutable
        /paper/js/newsprint.########.js
          Cache-Control: public, max-age=31536000, immutable
        /paper/js/search.########.js
          Cache-Control: public, max-age=31536000, immutable
        /paper/js/theme.########.js
          Cache-Control: public, max-age=31536000, immutable
        /paper/vendor/map.########.js
          Cache-Control: public, max-age=31536000, immutable
    "#]]
    .assert_eq(&without_digests(&paper.page("_headers")));
}

fn policy(paper: &Paper) -> String {
    Headers::read(&paper.page("_headers")).sent("/")["Content-Security-Policy"].to_owned()
}

#[test]
fn pictures_of_other_sites_and_what_site_toml_adds_may_be_loaded() {
    let paper = Paper::new(FILES);
    paper.edit("content/2025-06-30/a.md", "正文。", "![港](https://pictures.example/a.jpg)");
    paper.write("content/pages/about.md", "---\ntitle: 关于\nimages: https://b.example:8443/b.png\n---\n");
    paper.edit("site.toml", "base_url", "hosting.csp.frame-src = ['https://video.example']\nhosting.csp.img-src = ['data:', 'https://b.example:8443']\nbase_url");
    expect!["default-src 'self'; script-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; frame-src 'self' https://video.example; img-src 'self' data: https://b.example:8443 https://pictures.example, script-src http://*:*/js/; worker-src http://*:*/sw.js"]
        .assert_eq(&policy(&paper));
}

#[test]
fn pictures_of_too_many_sites_for_one_line_may_come_from_anywhere() {
    let paper = Paper::new(FILES);
    let pictures: Vec<String> = (0..100).map(|at| format!("![图](https://pictures-{at}.example/a.jpg)")).collect();
    paper.edit("content/2025-06-30/a.md", "正文。", &pictures.join("\n\n"));
    assert!(policy(&paper).contains("; img-src 'self' https:, script-src "));
}

/// What a page says of itself in `<meta http-equiv>`, in order.
fn policies(page: &str) -> Vec<String> {
    let metas = page.split("<meta ").skip(1).map(|rest| &rest[..rest.find('>').unwrap()]);
    let metas = metas.filter(|meta| meta.contains("http-equiv=Content-Security-Policy"));
    metas.map(|meta| meta.split('"').nth(1).unwrap().replace("&#39;", "'")).collect()
}

const STABLE: &str = "script-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

#[test]
fn pages_say_the_policy_themselves_before_they_load_anything() {
    let mut paper = Paper::new(FILES);
    let site = paper.site();
    for file in keys(&site).into_iter().filter(|file| file.ends_with(".html")) {
        let page = text(&site[file]);
        if page.contains("http-equiv=refresh") {
            assert_eq!(policies(&page), ["default-src 'none'; base-uri 'none'; form-action 'none'"], "{file}");
            continue;
        }
        assert_eq!(policies(&page), [STABLE, "script-src http://*:*/js/; worker-src http://*:*/sw.js"], "{file}");
        let first = page.find("Content-Security-Policy").unwrap();
        assert!(["<script", "<link", "<title"].iter().all(|tag| page.find(tag).unwrap() > first), "{file}");
    }
    assert!(text(&site["旧/港口/index.html"]).contains("http-equiv=refresh"));
    // The preview's server sends its own policy, and puts a script of its own into pages.
    paper.options.purpose = newsprint::Purpose::Preview;
    for (file, bytes) in paper.site() {
        let is_told = file != "_headers" && text(&bytes).contains("Content-Security-Policy");
        assert!(!is_told, "{file}");
    }
}

#[test]
fn a_picture_of_another_site_is_told_and_opens_no_other_article() {
    let paper = Paper::new(FILES);
    let before = paper.site();
    paper.write("content/2025-06-30/b.md", "---\ntitle: 乙\n---\n\n![港](https://pictures.example/a.jpg)\n");
    paper.write(
        "content/2025-06-30/c.md",
        "---\ntitle: 丙\nimages: https://b.example/b.png\n---\n\n![](https://b.example/c.png)\n",
    );
    paper.write("content/2025-06-30/d.md", "---\ntitle: 丁\n---\n\n![港](https://b.example/d.png)\n");
    expect![[r#"
        warning[remote-pictures]: pictures are shown from other sites: `https://b.example` (2 articles), `https://pictures.example` (1 article)
         |
        help: those sites learn who reads the paper, and lists may load from them too: put the pictures beside the articles
        help: or vouch for a site: `img-src = ["https://b.example"]` under `[hosting.csp]` in site.toml"#]]
    .assert_eq(&paper.warnings());
    let site = paper.site();
    let pages = |article: &str| policies(&text(&site[&format!("2025-06-30/{article}/index.html")]))[0].clone();
    assert_eq!(pages("a"), format!("img-src 'self'; {STABLE}"));
    assert_eq!(pages("b"), format!("img-src 'self' https://pictures.example; {STABLE}"));
    assert_eq!(pages("c"), format!("img-src 'self' https://b.example; {STABLE}"));
    // Lists may show any picture, and do not change for one.
    assert_eq!(policies(&text(&site["index.html"]))[0], STABLE);
    assert_eq!(site["search/index.html"], before["search/index.html"]);

    paper.edit(
        "site.toml",
        "base_url",
        "hosting.csp.img-src = ['https://b.example', 'https://pictures.example']\nbase_url",
    );
    assert_eq!(paper.warnings(), "");
    let page = paper.page("2025-06-30/a/index.html");
    assert!(policies(&page)[0].starts_with("img-src 'self' https://b.example https://pictures.example; "));
}

#[test]
fn a_hundred_rules_are_enough_however_many_scripts_there_are() {
    let paper = Paper::new(FILES);
    for at in 0..120 {
        paper.write(&format!("static/js/{at}.js"), format!("// {at}"));
    }
    assert_eq!(Headers::read(&paper.page("_headers")).0.len(), 100);
}

#[test]
fn a_paper_may_bring_its_own_headers_or_none() {
    let paper = Paper::new(FILES);
    paper.write("static/_headers", "/*\n  X-Own: 1\n");
    assert_eq!(paper.page("_headers"), "/*\n  X-Own: 1\n");
    paper.remove("static/_headers");
    paper.edit("site.toml", "base_url", "outputs.headers = false\nbase_url");
    assert!(!paper.site().contains_key("_headers"));
}

#[test]
fn a_source_that_no_browser_understands_is_told() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "[[sections]]\nname = '要闻'\n", "[hosting.csp]\nimgs-src = ['https://a.example']\nscript-src = ['https://a.example; x']\n[[sections]]\nname = '要闻'\n");
    expect![[r#"
        error[unknown-directive]: the Content-Security-Policy has no sources for `imgs-src`
         --> site.toml:4:1
          |
        4 | imgs-src = ['https://a.example']
          | ^^^^^^^^
          |
        help: did you mean `img-src`?

        error[bad-source]: `https://a.example; x` is no source for the Content-Security-Policy
         --> site.toml:5:16
          |
        5 | script-src = ['https://a.example; x']
          |                ^^^^^^^^^^^^^^^^^^^^
          |
        help: write an origin (`https://pictures.example.com`), a scheme (`data:`) or a keyword in single quotes (`"'unsafe-inline'"`)"#]]
    .assert_eq(&paper.mistakes());
}

/// `_redirects` as Netlify and Cloudflare Pages read it: three fields on a line, without wildcards.
fn redirects(site: &Tree) -> Vec<(String, String)> {
    let rule = |line: &str| {
        assert!(line.is_ascii() && line.len() <= 1000, "{line}");
        let fields: Vec<&str> = line.split(' ').collect();
        let [from, to, "301"] = fields[..] else { panic!("{line}") };
        assert!(from.starts_with('/') && to.starts_with('/') && !line.contains(['*', ':', '#']), "{line}");
        (from.to_owned(), to.to_owned())
    };
    text(&site["_redirects"]).lines().map(rule).collect()
}

#[test]
fn redirects_are_encoded_and_have_no_wildcards() {
    let mut paper = Paper::new(FILES);
    paper.options.base_url = Some("https://linlan.example/paper/".into());
    let site = paper.site();
    let to = "/paper/2025-06-30/a/".to_owned();
    assert_eq!(
        redirects(&site),
        [
            ("/paper/html/2025-06/30/content%201.htm".to_owned(), to.clone()),
            ("/paper/%E6%97%A7/%E6%B8%AF%E5%8F%A3".to_owned(), to),
        ]
    );
}

#[test]
fn a_paper_may_bring_its_own_redirects() {
    let paper = Paper::new(FILES);
    paper.write("static/_redirects", "/old/* /:splat 301\n");
    assert_eq!(paper.page("_redirects"), "/old/* /:splat 301\n");
}

const SECURITY: &str = "\
[security]
contact = ['mailto:security@linlan.example', 'https://linlan.example/report/']
expires = '2025-12-31 18:00'
policy = 'https://linlan.example/security/'
preferred_languages = ['zh', 'en']
[[sections]]
name = '要闻'
";

fn with_security(table: &str) -> Paper {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "[[sections]]\nname = '要闻'\n", table);
    paper
}

/// The fields of a security.txt, after the grammar of RFC 9116, section 4.
fn fields(file: &str) -> Vec<(&str, &str)> {
    assert!(file.ends_with('\n') && file.is_ascii());
    let fields: Vec<(&str, &str)> = file.lines().map(|line| line.split_once(": ").unwrap()).collect();
    let values =
        |name: &str| fields.iter().filter(|(known, _)| *known == name).map(|(_, value)| *value).collect::<Vec<_>>();
    assert!(!values("Contact").is_empty());
    let [expires] = values("Expires")[..] else { panic!("Expires stands there once") };
    expires.parse::<jiff::Timestamp>().unwrap();
    assert!(values("Preferred-Languages").len() <= 1);
    for (name, value) in &fields {
        match *name {
            "Contact" | "Encryption" => assert!(value.contains(':') && !value.starts_with("http:")),
            "Acknowledgments" | "Canonical" | "Hiring" | "Policy" => assert!(value.starts_with("https://")),
            "Expires" => {}
            "Preferred-Languages" => {
                assert!(value.split(", ").all(|tag| tag.chars().all(|c| c.is_alphanumeric() || c == '-')));
            }
            other => panic!("{other}"),
        }
        assert!(!value.is_empty() && (*name == "Preferred-Languages" || !value.contains(' ')));
    }
    fields
}

#[test]
fn security_txt_says_whom_to_tell() {
    let file = with_security(SECURITY).page(".well-known/security.txt");
    assert_eq!(fields(&file).len(), 6);
    expect![[r#"
        Contact: mailto:security@linlan.example
        Contact: https://linlan.example/report/
        Expires: 2025-12-31T18:00:00+08:00
        Policy: https://linlan.example/security/
        Preferred-Languages: zh, en
        Canonical: https://linlan.example/.well-known/security.txt
    "#]]
    .assert_eq(&file);
}

#[test]
fn the_newest_edition_vouches_for_the_contact_when_nothing_is_said() {
    let paper = with_security(&SECURITY.replace("expires = '2025-12-31 18:00'\n", ""));
    let file = paper.page(".well-known/security.txt");
    assert_eq!(fields(&file)[2], ("Expires", "2026-05-01T00:00:00+08:00"));
    // Another day of the month changes nothing.
    paper.write("content/2025-06-02/b.md", "---\ntitle: 乙\n---\n");
    assert_eq!(paper.page(".well-known/security.txt"), file);
    paper.remove("content/2025-06-02");
    paper.edit("content/2025-06-30/a.md", "title: 港口", "title: 港口\ndraft: true");
    paper.remove("addresses.txt");
    expect![[r#"
        warning[security-without-end]: there is no security.txt yet: it has to expire, and nothing says when
         --> site.toml:4:1
          |
        4 | contact = ['mailto:security@linlan.example', 'https://linlan.example/report/']
          | ^^^^^^^
          |
        help: add `expires` under `[security]`; from the first edition on newsprint takes its date"#]]
    .assert_eq(&paper.warnings());
    assert!(!paper.site().contains_key(".well-known/security.txt"));
}

#[test]
fn a_security_txt_that_expired_by_the_builds_clock_is_told() {
    let mut paper = with_security(SECURITY);
    assert_eq!(paper.warnings(), "");
    paper.options.schedule.now = "2025-12-31T18:00:00+08:00".parse().unwrap();
    expect![[r#"
        warning[security-expired]: security.txt has expired, so nobody will trust it
         --> site.toml:5:12
          |
        5 | expires = '2025-12-31 18:00'
          |            ^^^^^^^^^^^^^^^^
          |
        help: check that the contact still holds, then give a day within the next year"#]]
    .assert_eq(&paper.warnings());
}

#[test]
fn mistakes_in_the_security_table_are_told_at_their_places() {
    let paper = with_security(
        "[security]\ncontact = ['security@linlan.example']\nexpires = 'soon'\npolicy = 'http://linlan.example/'\npreferred_languages = ['中文']\n[[sections]]\nname = '要闻'\n",
    );
    expect![[r#"
        error[not-an-address]: `security@linlan.example` is no URI
         --> site.toml:4:13
          |
        4 | contact = ['security@linlan.example']
          |             ^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: write `mailto:security@linlan.example`

        error[bad-expiry]: `soon` is not a time
         --> site.toml:5:12
          |
        5 | expires = 'soon'
          |            ^^^^
          |
        help: write it as `2026-06-30`, or with a time: `2026-06-30T12:00:00+08:00`

        error[not-encrypted]: `http://linlan.example/` is not encrypted
         --> site.toml:6:11
          |
        6 | policy = 'http://linlan.example/'
          |           ^^^^^^^^^^^^^^^^^^^^^^
          |
        help: give an address that starts with `https://`

        error[unknown-language]: `中文` is not a language tag
         --> site.toml:7:25
          |
        7 | preferred_languages = ['中文']
          |                         ^^^^
          |
        help: write a tag such as `zh-CN`, `zh-Hant` or `en`"#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn a_paper_may_bring_its_own_security_txt() {
    let paper = with_security(SECURITY);
    paper.write("static/.well-known/security.txt", "Contact: mailto:own@linlan.example\n");
    assert_eq!(paper.page(".well-known/security.txt"), "Contact: mailto:own@linlan.example\n");
}

#[test]
fn a_paper_with_a_target_has_the_files_that_its_host_reads() {
    let paper = Paper::new(FILES);
    let files = |target: &str| {
        paper.edit("site.toml", "base_url", &format!("hosting.target = '{target}'\nbase_url"));
        assert_eq!(paper.warnings(), "");
        let site = paper.site();
        paper.edit("site.toml", &format!("hosting.target = '{target}'\n"), "");
        let there = |name: &str| site.contains_key(name);
        (there("_headers"), there("_redirects"), there("html/2025-06/30/content 1.htm"))
    };
    assert_eq!(files("cloudflare"), (true, true, true));
    assert_eq!(files("netlify"), (true, true, true));
    assert_eq!(files("gitlab"), (false, true, true));
    assert_eq!(files("github"), (false, false, true));
}

#[test]
fn on_netlify_a_redirect_comes_before_the_page_at_the_old_address() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "base_url", "hosting.target = 'netlify'\nbase_url");
    assert!(paper.page("_redirects").starts_with("/html/2025-06/30/content%201.htm /2025-06-30/a/ 301!\n"));
}

#[test]
fn a_build_tells_when_the_target_is_too_small() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "base_url", "hosting.target = 'cloudflare'\nbase_url");
    for article in 0..21 {
        let aliases: Vec<String> = (0..100).map(|at| format!("/html/{article}-{at}.htm")).collect();
        let text = format!("---\ntitle: 旧\naliases: [{}]\n---\n", aliases.join(", "));
        paper.write(&format!("content/2025-06-30/old-{article}.md"), text);
    }
    paper.write("content/2025-06-30/film.pdf", vec![0; 26 << 20]);
    paper.edit("content/2025-06-30/a.md", "正文。", "[全版](film.pdf)");
    expect![[r#"
        warning[over-host-limit]: `2025-06-30/film.pdf` has 26.0 MiB; Cloudflare Pages takes 25.0 MiB
         --> site.toml:2:19
          |
        2 | hosting.target = 'cloudflare'
          |                   ^^^^^^^^^^
          |
        help: make pictures and PDFs smaller, or serve the site from a server of your own (docs/deploy.md)

        warning[over-host-limit]: `_redirects` has 2,102 rules; Cloudflare Pages takes 2,000
         --> site.toml:2:19
          |
        2 | hosting.target = 'cloudflare'
          |                   ^^^^^^^^^^
          |
        help: the others still lead on by their pages; take out old `aliases` that nobody asks for"#]]
    .assert_eq(&paper.warnings());
    // Built again, nothing is written and the same is told.
    assert!(paper.warnings().contains("2,102 rules"));
}

#[test]
fn check_tells_of_the_limits_of_any_host() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "base_url", "outputs.precompressed = true\nbase_url");
    let told = |host: Option<Host>| paper.show(&newsprint::check(&paper.options, host).unwrap().warnings);
    assert_eq!(told(None), "");
    expect![[r#"
        warning[unread-by-host]: GitHub Pages does not read `_headers`
         |
        help: `target = "github"` under `[hosting]` in site.toml leaves the file out

        warning[unread-by-host]: GitHub Pages does not read `_redirects`
         |
        help: `target = "github"` under `[hosting]` in site.toml leaves the file out

        warning[compressed-by-host]: GitHub Pages compresses by itself and does not send compressed copies
         |
        help: leave them out: `precompressed = false` under `[outputs]`"#]]
    .assert_eq(&told(Some(Host::GitHub)));
    assert_eq!(
        told(Some(Host::GitLab)).lines().next(),
        Some("warning[unread-by-host]: GitLab Pages does not read `_headers`")
    );
}

#[test]
fn an_unknown_host_gets_the_one_that_was_meant() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "base_url", "hosting.target = 'cloudflair'\nbase_url");
    expect![[r#"
        error[unknown-choice]: unknown value `cloudflair`
         --> site.toml:2:18
          |
        2 | hosting.target = 'cloudflair'
          |                  ^^^^^^^^^^^^ not known here
          |
        help: did you mean `cloudflare`?"#]]
    .assert_eq(&paper.mistakes());
}
