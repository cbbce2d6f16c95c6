//! What readers have without a connection, and on their home screens.

use expect_test::expect;

use crate::paper::{INDEX, Paper, changed, keys};

const FILES: &str = "\
-- content/2025-06-15/old.md --
---
title: 昨天
---

旧文。
-- content/2025-06-16/a.md --
---
title: 港口
---

正文。
-- content/2025-06-16-extra/号外.md --
---
title: 号外
---

号外。
";

/// The addresses that the worker fetches for the reader, in order, and the one for what it does not have.
fn told(worker: &str) -> (Vec<String>, String) {
    let constant = |name: &str| -> serde_json::Value {
        let line = worker.lines().find(|line| line.starts_with(&format!("const {name} = "))).unwrap();
        let json = line
            .split(" = ")
            .nth(1)
            .unwrap()
            .trim_start_matches("new Map(")
            .trim_end_matches(");")
            .trim_end_matches(';');
        serde_json::from_str(json).unwrap()
    };
    let address = |pair: &serde_json::Value| {
        let digest = pair[1].as_str().unwrap();
        assert!(digest.len() == 8 && digest.chars().all(|c| c.is_ascii_hexdigit()), "{digest}");
        pair[0].as_str().unwrap().to_owned()
    };
    (constant("TODAY").as_array().unwrap().iter().map(address).collect(), address(&constant("OFFLINE")))
}

#[test]
fn the_worker_keeps_the_newest_day_under_any_prefix() {
    let mut paper = Paper::new(FILES);
    paper.options.base_url = Some("https://linlan.example/paper/".into());
    let (today, offline) = told(&paper.page("sw.js"));
    assert_eq!(
        today,
        [
            "/paper/",
            "/paper/2025-06-16-extra/",
            "/paper/2025-06-16/",
            "/paper/2025-06-16-extra/%E5%8F%B7%E5%A4%96/",
            "/paper/2025-06-16-extra/01/",
            "/paper/2025-06-16/a/",
            "/paper/2025-06-16/01/",
        ]
    );
    assert_eq!(offline, "/paper/offline/");
}

#[test]
fn a_paper_without_an_edition_has_a_worker_all_the_same() {
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 稿\ndraft: true\n---\n");
    assert_eq!(told(&paper.page("sw.js")).0, ["/"]);
}

#[test]
fn the_worker_changes_with_the_newest_day_and_with_nothing_else() {
    let paper = Paper::new(FILES);
    // Longer than a summary, so that what is edited below is in none.
    let opening = "港口的早晨很静。".repeat(20);
    paper.edit("content/2025-06-15/old.md", "旧文。", &format!("{opening}\n\n旧文。"));
    paper.edit("content/2025-06-16/a.md", "正文。", &format!("{opening}\n\n正文。"));
    let first = paper.site();
    paper.edit("content/2025-06-15/old.md", "旧文。", "改过的旧文。");
    let second = paper.site();
    assert_eq!(changed(&first, &second), ["2025-06-15/old/index.html", INDEX]);
    paper.edit("content/2025-06-16/a.md", "正文。", "改过的正文。");
    assert_eq!(changed(&second, &paper.site()), ["2025-06-16/a/index.html", INDEX, "sw.js"]);
    paper.edit("content/2025-06-16/a.md", "改过的正文。", "正文。");
    paper.edit("content/2025-06-15/old.md", "改过的旧文。", "旧文。");
    assert_eq!(changed(&first, &paper.site()), Vec::<String>::new());
}

#[test]
fn the_app_is_described_for_home_screens() {
    let mut paper = Paper::new(FILES);
    paper.options.base_url = Some("https://linlan.example/paper/".into());
    paper.edit("site.toml", "base_url", "description = '海边的报纸'\napp.theme_color = '#b0301c'\nbase_url");
    let site = paper.site();
    expect![[r##"
        {
          "id": "/paper/",
          "name": "临澜日报",
          "short_name": "临澜日报",
          "description": "海边的报纸",
          "lang": "zh-CN",
          "dir": "ltr",
          "start_url": "/paper/",
          "scope": "/paper/",
          "display": "standalone",
          "theme_color": "#b0301c",
          "background_color": "#faf7f0",
          "categories": [
            "news"
          ],
          "icons": [
            {
              "src": "/paper/icon.svg",
              "type": "image/svg+xml",
              "sizes": "any",
              "purpose": "any"
            },
            {
              "src": "/paper/icon-192.png",
              "type": "image/png",
              "sizes": "192x192",
              "purpose": "any"
            },
            {
              "src": "/paper/icon-512.png",
              "type": "image/png",
              "sizes": "512x512",
              "purpose": "any"
            },
            {
              "src": "/paper/icon-maskable.svg",
              "type": "image/svg+xml",
              "sizes": "any",
              "purpose": "maskable"
            },
            {
              "src": "/paper/icon-maskable-512.png",
              "type": "image/png",
              "sizes": "512x512",
              "purpose": "maskable"
            }
          ]
        }
    "##]]
    .assert_eq(&crate::paper::text(&site["manifest.webmanifest"]));
    let page = crate::paper::text(&site["2025-06-16/a/index.html"]).replace('"', "");
    assert!(page.contains("<link data-worker=/paper/sw.js href=/paper/manifest.webmanifest rel=manifest>"), "{page}");
    assert!(page.contains("<link href=/paper/icon-180.png rel=apple-touch-icon>"));
}

#[test]
fn the_icons_have_the_sizes_that_they_claim() {
    let site = Paper::new(FILES).site();
    for (name, side) in
        [("icon-180.png", 180), ("icon-192.png", 192), ("icon-512.png", 512), ("icon-maskable-512.png", 512)]
    {
        let bytes = &site[name];
        assert!(bytes.starts_with(b"\x89PNG") && bytes.len() < 2048, "{name}");
        let size = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!((size(16), size(20)), (side, side), "{name}");
    }
}

#[test]
fn a_paper_with_an_icon_of_its_own_has_nothing_of_newsprints() {
    let paper = Paper::new(FILES);
    paper.write("static/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    paper.write("static/icon-192.png", "own");
    let site = paper.site();
    let icons: Vec<&str> = keys(&site).into_iter().filter(|path| path.starts_with("icon")).collect();
    assert_eq!(icons, ["icon-192.png", "icon.svg"]);
    let manifest: serde_json::Value = serde_json::from_slice(&site["manifest.webmanifest"]).unwrap();
    assert_eq!(manifest["icons"].as_array().unwrap().len(), 2);
    assert!(!crate::paper::text(&site["index.html"]).contains("apple-touch-icon"));
}

#[test]
fn a_paper_that_is_not_kept_has_a_worker_that_leaves() {
    let paper = Paper::new(FILES);
    let kept = paper.site();
    paper.edit("site.toml", "base_url", "outputs.offline = false\nbase_url");
    let site = paper.site();
    let gone: Vec<&str> = keys(&kept).into_iter().filter(|path| !site.contains_key(*path)).collect();
    assert_eq!(gone, ["manifest.webmanifest", "offline/index.html"]);
    let worker = crate::paper::text(&site["sw.js"]);
    assert!(worker.contains("registration.unregister()") && !worker.contains("\"fetch\""), "{worker}");
    assert!(!crate::paper::text(&site["index.html"]).contains("data-worker"));
}

#[test]
fn a_colour_that_is_none_is_told() {
    let paper = Paper::new(FILES);
    paper.edit("site.toml", "base_url", "app.theme_color = 'red'\nbase_url");
    expect![[r#"
        error[bad-colour]: `red` is no colour
         --> site.toml:2:20
          |
        2 | app.theme_color = 'red'
          |                    ^^^
          |
        help: write it as `#` and six digits, such as `#faf7f0`"#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn the_worker_knows_what_was_withdrawn_by_marks_that_name_nothing() {
    let paper = Paper::new(FILES);
    assert!(paper.page("sw.js").contains("const GONE = new Set([]);"));
    paper.edit("content/2025-06-15/old.md", "title: 昨天", "title: 昨天\nwithdrawn: 2025-06-16");
    let worker = paper.page("sw.js");
    // FNV-1a of `/2025-06-15/old/`.
    assert!(worker.contains("const GONE = new Set([\"0077a892\"]);"), "{}", worker.lines().take(3).collect::<String>());
    assert!(!worker.contains("/old/"));
}
