//! The preview server as a web server: what it answers, and what it refuses.

use expect_test::expect;
use unicode_normalization::UnicodeNormalization;

use crate::desk::{Browser, Desk};
use crate::paper::Paper;
use crate::photographs::photograph;

const FILES: &str = "\
-- content/2025-06-16/港口.md --
---
title: 港口
images: [a.svg]
---

港口的早晨。
-- content/2025-06-16/café.md --
---
title: café
---

咖啡。
-- content/2025-06-16/a.svg --
<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>
-- static/css/own.css --
p { color: teal }
-- static/paper.pdf --
0123456789
";

const HARBOUR: &str = "/2025-06-16/%E6%B8%AF%E5%8F%A3/";

fn desk() -> Desk {
    Desk::open(Paper::new(FILES), &[])
}

#[test]
fn a_page_is_served_with_its_type_and_the_script() {
    let desk = desk();
    let answer = desk.get(HARBOUR);
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(answer.header("cache-control"), "no-cache");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    let page = answer.text();
    assert!(page.contains("港口的早晨。"));
    assert_eq!(page.matches("<script src=\"/.newsprint/live.js\"").count(), 1, "{page}");
    assert!(!page.contains("newsprint-preview"));
    let file = std::fs::read_to_string(desk.paper.root.join(".newsprint/preview/2025-06-16/港口/index.html")).unwrap();
    assert!(!file.contains("live.js"));
    assert_eq!(desk.get("/.newsprint/live.js").header("content-type"), "text/javascript; charset=utf-8");
    assert!(!desk.paper.root.join("public").exists());
}

#[test]
fn files_have_their_types() {
    let desk = desk();
    let types = [
        ("/2025-06-16/a.svg", "image/svg+xml; charset=utf-8"),
        ("/paper.pdf", "application/pdf"),
        ("/404.html", "text/html; charset=utf-8"),
    ];
    for (path, kind) in types {
        let answer = desk.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
    }
    let page = desk.get("/").text();
    let style = page.split(['"', '=', ' ', '>']).find(|word| word.contains(".css")).unwrap();
    assert_eq!(desk.get(style).header("content-type"), "text/css; charset=utf-8");
}

#[test]
fn an_address_is_found_however_it_is_written() {
    let desk = desk();
    let nfc: String = "/2025-06-16/caf%C3%A9/".into();
    let nfd = format!("/2025-06-16/{}/", encode(&"café".nfd().collect::<String>()));
    assert_ne!(nfc, nfd);
    for path in [HARBOUR, &HARBOUR.to_ascii_lowercase(), &nfc, &nfd, "/2025-06-16/%63afe%CC%81/"] {
        assert_eq!(desk.get(path).status, 200, "{path}");
    }
}

fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[test]
fn a_folder_leads_to_its_slash() {
    let desk = desk();
    let answer = desk.get("/2025-06-16?a=b");
    assert_eq!((answer.status, answer.header("location")), (307, "/2025-06-16/?a=b"));
    let answer = desk.get(HARBOUR.trim_end_matches('/'));
    assert_eq!((answer.status, answer.header("location")), (307, HARBOUR));
}

#[test]
fn what_is_not_there_is_the_papers_own_404_page() {
    let desk = desk();
    let answer = desk.get("/nothing/");
    assert_eq!((answer.status, answer.header("content-type")), (404, "text/html; charset=utf-8"));
    assert!(answer.text().contains("临澜日报") && answer.text().contains("live.js"));
}

#[test]
fn a_browser_that_has_a_page_is_not_sent_it_again() {
    let desk = desk();
    for path in [HARBOUR, "/paper.pdf", "/2025-06-16/a.svg"] {
        let first = desk.get(path);
        let (tag, date) = (first.header("etag"), first.header("last-modified"));
        assert!(tag.ends_with('"') && date.ends_with(" GMT"), "{first:?}");
        let again = desk.get_with(path, &[("if-none-match", tag)]);
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag));
        assert_eq!(desk.get_with(path, &[("if-modified-since", date)]).status, 304);
        // A tag says more than a date (RFC 9110, section 13.1.3).
        assert_eq!(desk.get_with(path, &[("if-none-match", "\"x\""), ("if-modified-since", date)]).status, 200);
    }
}

#[test]
fn a_picture_is_made_when_a_page_asks_for_it() {
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 港口\nimages: [a.jpg]\n---\n\n正文。\n");
    paper.write("content/2025-06-16/a.jpg", photograph(800, 600));
    let desk = Desk::open(paper, &[]);
    let page = desk.get("/2025-06-16/a/").text();
    let addresses = page.split(['"', ' ', ',']).filter(|part| part.starts_with("/pictures/"));
    let addresses: std::collections::BTreeSet<&str> = addresses.collect();
    assert_eq!(addresses.len(), 3, "{addresses:?}");
    for address in addresses {
        assert!(!desk.paper.root.join(format!(".newsprint/preview{address}")).exists());
        let answer = desk.get(address);
        let kind = if address.ends_with(".webp") { "image/webp" } else { "image/jpeg" };
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{address}");
        let seen = newsprint_pictures::look(&answer.body).unwrap();
        assert!(address.contains(&format!("-{}.", seen.width)), "{address}: {seen:?}");
    }
    assert_eq!(desk.get("/pictures/2025-06-16/a-0123456789abcdef-320.webp").status, 404);
}

#[test]
fn part_of_a_file_can_be_had() {
    let desk = desk();
    let part = |range: &str| desk.get_with("/paper.pdf", &[("range", range)]);
    let middle = part("bytes=2-4");
    assert_eq!((middle.status, middle.text().as_str()), (206, "234"));
    assert_eq!(middle.header("content-range"), "bytes 2-4/11");
    assert_eq!(part("bytes=-2").text(), "9\n");
    assert_eq!(part("bytes=8-").text(), "89\n");
    assert_eq!((part("bytes=20-").status, part("bytes=20-").header("content-range")), (416, "bytes */11"));
    let tag = middle.header("etag");
    let if_range = |condition: &str| desk.get_with("/paper.pdf", &[("range", "bytes=2-4"), ("if-range", condition)]);
    assert_eq!(if_range(tag).status, 206);
    assert_eq!(if_range(middle.header("last-modified")).status, 206);
    assert_eq!((if_range("\"old\"").status, if_range("\"old\"").body.len()), (200, 11));
}

#[test]
fn head_is_get_without_a_body() {
    let desk = desk();
    let mut browser = desk.connect();
    for path in [HARBOUR, "/paper.pdf", "/nothing"] {
        let head = browser.ask("HEAD", path, &[]);
        // The connection is still in step, so there was no body.
        let get = browser.ask("GET", path, &[]);
        assert_eq!(head.status, get.status);
        for name in ["content-type", "content-length", "etag"] {
            assert_eq!(head.header(name), get.header(name), "{path} {name}");
        }
    }
}

#[test]
fn text_is_compressed_for_those_who_can_read_it() {
    let desk = desk();
    let answer = desk.get_with(HARBOUR, &[("accept-encoding", "gzip")]);
    assert_eq!((answer.header("content-encoding"), &answer.body[..2]), ("gzip", &[0x1f, 0x8b][..]));
    assert!(answer.header("etag").starts_with("W/"));
    assert_eq!(desk.get_with("/paper.pdf", &[("accept-encoding", "gzip")]).header("content-encoding"), "");
    assert_eq!(desk.get(HARBOUR).header("content-encoding"), "");
}

#[test]
fn nothing_outside_the_preview_is_served() {
    let desk = desk();
    let root = desk.paper.root.to_str().unwrap().to_owned();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&root, desk.paper.root.join(".newsprint/preview/link")).unwrap();
    let absolute = format!("{root}/site.toml");
    let twice = format!("/{absolute}");
    for path in [
        "/../site.toml",
        "/../../site.toml",
        "/%2e%2e/%2e%2e/site.toml",
        "/.%2e/.%2E/site.toml",
        "/..%2f..%2fsite.toml",
        "/..%5c..%5csite.toml",
        "/..\\..\\site.toml",
        "/2025-06-16/../../../site.toml",
        "/%252e%252e/site.toml",
        "/link/site.toml",
        "/site.toml%00",
        "/paper.pdf%00.html",
        "/.newsprint/lock",
        "/.newsprint/preview/index.html",
        "/.newsprint/",
        "/.preview.staging/",
        "/.git/config",
        "/%2egit/config",
        "//localhost/",
        "/c:/windows/win.ini",
        "/%ff%fe",
        &absolute,
        &twice,
        "/content/2025-06-16/%E6%B8%AF%E5%8F%A3.md",
    ] {
        let answer = desk.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("base_url"), "{path}");
    }
}

#[test]
fn only_names_of_this_machine_are_answered() {
    let desk = Desk::open(Paper::new(FILES), &["--host", "localhost"]);
    let status = |host: &str| desk.get_with("/", &[("host", host)]).status;
    for ours in ["localhost", "LocalHost:4000", "127.0.0.1", "[::1]:4000"] {
        assert_eq!(status(ours), 200, "{ours}");
    }
    for other in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:4000", "192.168.0.1", "a@localhost"]
    {
        assert_eq!(status(other), 403, "{other}");
    }
    assert!(desk.raw(b"GET / HTTP/1.1\r\nconnection: close\r\n\r\n").starts_with("HTTP/1.1 403"));
    let two = b"GET / HTTP/1.1\r\nhost: localhost\r\nhost: evil.example\r\nconnection: close\r\n\r\n";
    assert!(desk.raw(two).starts_with("HTTP/1.1 403"));
    let whole = b"GET http://evil.example/ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    assert!(desk.raw(whole).starts_with("HTTP/1.1 403"));
    assert_eq!(desk.get_with("/.newsprint/events", &[("host", "evil.example")]).status, 403);
}

#[test]
fn pages_of_other_sites_get_nothing_and_people_follow_links() {
    let desk = desk();
    let status = |path: &str, headers: &[(&str, &str)]| desk.get_with(path, headers).status;
    for path in [HARBOUR, "/2025-06-16/a.svg", "/.newsprint/live.js", "/.newsprint/events", "/nothing"] {
        for site in ["cross-site", "same-site"] {
            let script = [("sec-fetch-site", site), ("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "script")];
            assert_eq!(status(path, &script), 403, "{path} {site}");
            let frame = [("sec-fetch-site", site), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")];
            assert_eq!(status(path, &frame), 403, "{path} {site}");
        }
        assert_eq!(status(path, &[("origin", "https://evil.example")]), 403, "{path}");
    }
    let followed = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")];
    assert_eq!(status(HARBOUR, &followed), 200);
    assert_eq!(status("/2025-06-16/a.svg", &[("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "no-cors")]), 200);
    assert_eq!(status(HARBOUR, &[("origin", &format!("http://localhost:{}", desk.port))]), 200);
}

#[test]
fn every_answer_says_who_may_show_it_and_what_its_pages_may_load() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "https://linlan.example/", "https://linlan.example/报/");
    let csp = "\n[hosting.csp]\nscript-src = ['https://count.example']\n";
    paper.edit("site.toml", "slug = 'briefs'\n", &format!("slug = 'briefs'\n{csp}"));
    let desk = Desk::open(paper, &[]);
    let page = format!("/%E6%8A%A5{HARBOUR}");
    let tag = desk.get(&page).header("etag").to_owned();
    let evil = [("host", "evil.example")];
    let answers = [
        (200, desk.get(&page)),
        (304, desk.get_with(&page, &[("if-none-match", &tag)])),
        (307, desk.get("/")),
        (404, desk.get("/nothing")),
        (403, desk.get_with("/", &evil)),
        (403, desk.get_with("/", &[("sec-fetch-site", "cross-site")])),
        (405, desk.connect().ask("POST", "/", &[])),
        (200, desk.get("/.newsprint/live.js")),
        (200, desk.get("/%E6%8A%A5/2025-06-16/a.svg")),
    ];
    let policy = answers[0].1.header("content-security-policy").to_owned();
    expect![[r#"
        default-src 'self'; script-src 'self' https://count.example; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; img-src 'self' https: http: data:; media-src 'self' https: http:,
        script-src http://*:*/%E6%8A%A5/js/ http://*:*/.newsprint/live.js https://count.example; worker-src http://*:*/%E6%8A%A5/sw.js
    "#]]
    .assert_eq(&format!("{}\n", policy.replace(", ", ",\n")));
    for (status, answer) in answers {
        assert_eq!(answer.status, status, "{answer:?}");
        assert_eq!(answer.header("content-security-policy"), policy, "{status}");
        for (name, value) in [
            ("cross-origin-resource-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("referrer-policy", "same-origin"),
            ("x-frame-options", "SAMEORIGIN"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(answer.header(name), value, "{status} {name}");
        }
    }
}

#[test]
fn only_reading_is_allowed() {
    let desk = desk();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        for path in ["/", "/.newsprint/events", "/.newsprint/live.js"] {
            let answer = desk.connect().ask(method, path, &[("content-length", "0")]);
            assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method} {path}");
        }
    }
}

#[test]
fn a_huge_request_is_refused() {
    let desk = desk();
    let cookie = "a".repeat(100_000);
    let answer = desk.raw(format!("GET / HTTP/1.1\r\nhost: localhost\r\ncookie: {cookie}\r\n\r\n").as_bytes());
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
    let path = "a".repeat(100_000);
    let answer = desk.raw(format!("GET /{path} HTTP/1.1\r\nhost: localhost\r\n\r\n").as_bytes());
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    let nonsense = desk.raw(b"\x16\x03\x01\x02\x00nonsense\r\n\r\n");
    assert!(nonsense.is_empty() || nonsense.starts_with("HTTP/1.1 400"), "{nonsense}");
    assert_eq!(desk.get("/").status, 200);
}

#[test]
fn a_site_with_a_prefix_stands_under_it() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "https://linlan.example/", "https://linlan.example/paper/");
    let desk = Desk::open(paper, &[]);
    assert_eq!(desk.front, "/paper/");
    for (from, to) in [("/", "/paper/"), ("/paper", "/paper/"), ("/paper/2025-06-16", "/paper/2025-06-16/")] {
        let answer = desk.get(from);
        assert_eq!((answer.status, answer.header("location")), (307, to), "{from}");
    }
    assert_eq!(desk.get(&format!("/paper{HARBOUR}")).status, 200);
    assert_eq!(desk.get(HARBOUR).status, 404);
    assert!(desk.get("/paper/").text().contains("src=\"/.newsprint/live.js\""));
}

#[test]
fn a_site_with_a_prefix_that_is_not_ascii_stands_under_it() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "https://linlan.example/", "https://linlan.example/报/");
    let desk = Desk::open(paper, &[]);
    assert_eq!(desk.front, "/%E6%8A%A5/");
    assert_eq!(desk.get("/").header("location"), "/%E6%8A%A5/");
    assert_eq!(desk.get("/%e6%8a%a5/").status, 200);
    assert_eq!(desk.get(&format!("/%E6%8A%A5{HARBOUR}")).status, 200);
}

#[test]
fn a_port_that_is_taken_is_passed_over() {
    let taken = desk();
    let port = taken.port.to_string();
    let desk = Desk::open(Paper::new(FILES), &["--port", &port]);
    let next = desk.port;
    assert!(desk.opening.contains(&format!("port {port} is taken; using {next}\n")), "{}", desk.opening);
    assert_eq!(Browser::connect(next).ask("GET", "/", &[]).status, 200);
}

#[test]
fn a_folder_without_a_paper_is_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let output = crate::paper::program()
        .env("NEWSPRINT_STATE_KEY", crate::paper::SECRET)
        .args(["serve", "--port", "0"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    expect![[r#"
        error[no-paper]: no site.toml in this folder
         |
        help: make a new paper with `newsprint init my-paper`, or name its folder with `--root`

    "#]]
    .assert_eq(&String::from_utf8_lossy(&output.stderr));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly() {
    for signal in ["-INT", "-TERM"] {
        let mut desk = desk();
        let _open = desk.listen("");
        let sent = std::process::Command::new("kill").args([signal, &desk.id().to_string()]).status().unwrap();
        assert!(sent.success());
        desk.hear("the preview has ended");
        assert!(desk.end().success());
    }
}

#[test]
fn no_build_writes_elsewhere_in_the_build_state() {
    let mut paper = Paper::new(FILES);
    for (output, is_fine) in
        [(".newsprint", false), (".newsprint/preview", true), (".newsprint/preview/x", false), (".newsprint/x", false)]
    {
        paper.options.output = newsprint::write::Output::Own(output.into());
        assert_eq!(paper.try_build().is_ok(), is_fine, "{output}");
    }
}

#[cfg(unix)]
#[test]
fn a_preview_folder_that_is_a_link_shows_nothing_of_what_it_leads_to() {
    for link in [".newsprint/preview", ".newsprint"] {
        let paper = Paper::new(FILES);
        let elsewhere = paper.root.parent().unwrap().join("elsewhere");
        for file in ["secret.txt", "index.html", "404.html", "preview/secret.txt", "preview/404.html"] {
            let file = elsewhere.join(file);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, "secret").unwrap();
        }
        let place = paper.root.join(link);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &place).unwrap();
        let desk = Desk::open(paper, &[]);
        for path in ["/secret.txt", "/", "/index.html", "/nothing"] {
            let answer = desk.get(path);
            assert_eq!(answer.status, 404, "{link}: {path}");
            assert!(!answer.text().contains("secret"), "{link}: {path}");
        }
    }
}

#[test]
fn nothing_is_served_before_the_first_good_build() {
    let paper = Paper::new(FILES);
    paper.write(".newsprint/preview/evil.html", "evil");
    paper.write(".newsprint/preview/404.html", "evil");
    paper.write("content/2025-06-16/bad.md", "no head");
    let desk = Desk::open(paper, &[]);
    for path in ["/evil.html", "/", "/nothing"] {
        let answer = desk.get(path);
        assert!(answer.status == 404 && !answer.text().contains("evil"), "{path}");
    }
}
