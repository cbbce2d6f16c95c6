//! Videos and sounds in articles: players on pages, enclosures in feeds, and what lies beside them under their names.

use expect_test::expect;
use serde_json::{Value, json};

use crate::paper::{Paper, keys, text};
use crate::picture_files;

const SETTINGS: &str = "\
-- site.toml --
title = '临澜日报'
base_url = 'https://linlan.example/'
[outputs]
feed_content = 'full'
article_markdown = true
article_text = true
ninjs = true
[[sections]]
name = '要闻'
slug = 'news'
";

const ARTICLE: &str = "\
-- content/2025-06-30/01-a.md --
---
title: 渡轮复航
---

渡轮今晨复航。

![岸上的人挥手](影/clip.mp4 \"渡轮离开码头。本报记者 周砚 摄\")

![船长谈复航](talk.MP3)

汽笛 ![汽笛声](horn.ogg \"六点半\") 一响，[![海报](影/clip.mp4)](https://a.example/)。
-- content/2025-06-30/影/clip.vtt --
WEBVTT
-- content/2025-06-30/影/clip.en.vtt --
WEBVTT
-- content/2025-06-30/影/clip2.en.vtt --
WEBVTT
-- content/2025-06-30/影/clip.jpg (JPEG 300×200) --
-- content/2025-06-30/talk.MP3 --
ID3
-- content/2025-06-30/talk.jpg (JPEG 300×200) --
-- content/2025-06-30/horn.ogg --
OggS
";

/// An MP4 file for a picture of 1920 × 1080, which tells where it was taken or does not.
fn mp4(user_data: &[u8]) -> Vec<u8> {
    let atom = |kind: &[u8; 4], holds: &[u8]| {
        let size = u32::try_from(holds.len() + 8).unwrap();
        [&size.to_be_bytes(), &kind[..], holds].concat()
    };
    let matrix: [u32; 9] = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000];
    let numbers = matrix.into_iter().chain([1920 << 16, 1080 << 16]).flat_map(u32::to_be_bytes);
    let header = atom(b"tkhd", &[vec![0; 40], numbers.collect()].concat());
    let movie = [atom(b"trak", &header), atom(b"udta", user_data)].concat();
    [atom(b"ftyp", b"isom\0\0\0\0isom"), atom(b"moov", &movie)].concat()
}

/// What an Android phone writes.
const POSITION: &[u8] = b"\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+31.2304+121.4737/";

fn paper() -> Paper {
    let paper = Paper::new(&format!("{SETTINGS}{ARTICLE}"));
    paper.write("content/2025-06-30/影/clip.mp4", mp4(b""));
    paper
}

/// The body that an article's page shows.
fn body(page: &str) -> &str {
    page.split_once("class=body>").unwrap().1.split_once("</div>").unwrap().0
}

#[test]
fn a_page_plays_what_its_article_shows() {
    let paper = paper();
    let site = paper.site();
    let page = text(&site["2025-06-30/a/index.html"]);
    expect![[r#"
        <p>渡轮今晨复航。</p>
        <figure><video src="/2025-06-30/%E5%BD%B1/clip.mp4" aria-label="岸上的人挥手" controls preload="metadata" playsinline poster="/pictures/2025-06-30/%E5%BD%B1/clip-537b0f9fd7b047a6.jpg" width="300" height="200"><track kind="captions" src="/2025-06-30/%E5%BD%B1/clip.vtt" srclang="zh-CN" label="简体中文" default><track kind="captions" src="/2025-06-30/%E5%BD%B1/clip.en.vtt" srclang="en" label="English"><a href="/2025-06-30/%E5%BD%B1/clip.mp4">打开文件</a></video><figcaption>渡轮离开码头。 <span class="credit">本报记者 周砚 摄</span></figcaption></figure>
        <figure><audio src="/2025-06-30/talk.MP3" aria-label="船长谈复航" controls preload="metadata"><a href="/2025-06-30/talk.MP3">打开文件</a></audio><figcaption>船长谈复航</figcaption></figure>
        <p>汽笛 <audio src="/2025-06-30/horn.ogg" aria-label="汽笛声" title="六点半" controls preload="metadata"><a href="/2025-06-30/horn.ogg">打开文件</a></audio> 一响，<a href="https://a.example/" rel="noopener">海报</a>。</p>"#]].assert_eq(body(&page).trim());
    assert!(
        page.contains("<meta property=\"og:image\" content=\"https://linlan.example/pictures/2025-06-30/%E5%BD%B1/clip-537b0f9fd7b047a6.jpg\">")
    );
    let files = keys(&site);
    for file in ["影/clip.mp4", "影/clip.vtt", "影/clip.en.vtt", "talk.MP3", "horn.ogg"] {
        assert!(files.contains(&&*format!("2025-06-30/{file}")), "{file}: {files:?}");
    }
    assert!(!files.contains(&"2025-06-30/talk.jpg") && !files.contains(&"2025-06-30/影/clip2.en.vtt"));
    assert_eq!(paper.warnings(), "");
    expect![[r#"
        渡轮复航

        渡轮今晨复航。

        ![岸上的人挥手](https://linlan.example/2025-06-30/%E5%BD%B1/clip.mp4 "渡轮离开码头。本报记者 周砚 摄")

        ![船长谈复航](https://linlan.example/2025-06-30/talk.MP3)

        汽笛 ![汽笛声](https://linlan.example/2025-06-30/horn.ogg "六点半") 一响，[![海报](https://linlan.example/2025-06-30/%E5%BD%B1/clip.mp4)](https://a.example/)。
    "#]].assert_eq(text(&site["2025-06-30/a/index.md"]).split_once("# ").unwrap().1);
    expect![[r#"
        渡轮复航
        临澜日报 2025-06-30 01
        https://linlan.example/2025-06-30/a/

        渡轮今晨复航。

        [渡轮离开码头。本报记者 周砚 摄]

        [船长谈复航]

        汽笛 [六点半] 一响，[海报]。
    "#]]
    .assert_eq(&text(&site["2025-06-30/a/index.txt"]));
}

#[test]
fn a_player_has_the_size_of_its_poster_else_of_its_video() {
    let paper = paper();
    let size = || {
        let page = paper.page("2025-06-30/a/index.html");
        let player = page.split_once("<video ").unwrap().1.split_once('>').unwrap().0.to_owned();
        player.split_once("playsinline").unwrap().1.trim().to_owned()
    };
    assert_eq!(
        size(),
        "poster=\"/pictures/2025-06-30/%E5%BD%B1/clip-537b0f9fd7b047a6.jpg\" width=\"300\" height=\"200\""
    );
    paper.write("content/2025-06-30/影/clip.png", picture_files::of_kind("PNG 8×6"));
    paper.remove("content/2025-06-30/影/clip.jpg");
    assert!(size().ends_with(".png\" width=\"8\" height=\"6\""), "{}", size());
    paper.remove("content/2025-06-30/影/clip.png");
    assert_eq!(size(), "width=\"1920\" height=\"1080\"");
}

#[test]
fn feeds_carry_videos_and_sounds_with_their_length() {
    let site = paper().site();
    let feed: Value = serde_json::from_slice(&site["feed.json"]).unwrap();
    let url = |file: &str| format!("https://linlan.example/2025-06-30/{file}");
    let poster = "https://linlan.example/pictures/2025-06-30/%E5%BD%B1/clip-537b0f9fd7b047a6.jpg";
    let length = mp4(b"").len();
    assert_eq!(
        feed["items"][0]["attachments"],
        json!([
            {"url": url("%E5%BD%B1/clip.mp4"), "mime_type": "video/mp4", "size_in_bytes": length, "title": "岸上的人挥手"},
            {"url": url("talk.MP3"), "mime_type": "audio/mpeg", "size_in_bytes": 4, "title": "船长谈复航"},
            {"url": url("horn.ogg"), "mime_type": "audio/ogg", "size_in_bytes": 5, "title": "汽笛声"},
            {"url": poster, "mime_type": "image/jpeg"},
        ])
    );
    assert_eq!(feed["items"][0]["image"], json!(poster));
    let html = feed["items"][0]["content_html"].as_str().unwrap();
    let films = ["src", "href"].map(|name| format!("{name}=\"{}", url("%E5%BD%B1/clip.")));
    for whole in films.into_iter().chain([format!("poster=\"{poster}\"")]) {
        assert!(html.contains(&whole), "{whole}: {html}");
    }
    let enclosures = |file: &str, tag: &str| {
        let feed = text(&site[file]);
        let tags: Vec<String> =
            feed.split(tag).skip(1).map(|rest| rest.split_once('>').unwrap().0.to_owned()).collect();
        tags
    };
    let rss = enclosures("rss.xml", "<enclosure ");
    assert_eq!(rss, [format!("url=\"{}\" length=\"{length}\" type=\"video/mp4\"/", url("%E5%BD%B1/clip.mp4"))]);
    let atom = enclosures("feed.xml", "<link rel=\"enclosure\" ");
    assert_eq!(atom.len(), 4);
    assert_eq!(atom[1], format!("type=\"audio/mpeg\" length=\"4\" href=\"{}\" title=\"船长谈复航\"/", url("talk.MP3")));
    let ninjs: Value = serde_json::from_slice(&site["2025-06-30/a/ninjs.json"]).unwrap();
    let associations = ninjs["associations"].as_array().unwrap();
    let kinds: Vec<&str> = associations.iter().map(|one| one["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["picture", "video", "audio", "audio"]);
    assert_eq!(
        associations[1]["renditions"],
        json!([
            {"name": "main", "href": url("%E5%BD%B1/clip.mp4"), "contentType": "video/mp4", "title": "岸上的人挥手",
             "width": 1920, "height": 1080, "sizeInBytes": length},
            {"name": "poster", "href": poster, "contentType": "image/jpeg", "width": 300, "height": 200},
        ])
    );
}

#[test]
fn what_is_wrong_with_a_video_is_told_where_it_is_shown() {
    let paper = Paper::new(
        "-- content/2025-06-30/a.md --\n---\ntitle: 港口\nimages: clip.mp4\n---\n\n![一](clop.mp4)\n\n![二](old.avi)\n\n![三](clip.mov)\n\n[四](clip.mp4)\n\n![五](https://films.example/a.webm)\n-- content/2025-06-30/old.avi --\nRIFF\n",
    );
    paper.write("content/2025-06-30/clip.mp4", mp4(POSITION));
    paper.write("content/2025-06-30/clip.mov", mp4(b""));
    expect![[r#"
        warning[remote-recordings]: videos or sounds are played from other sites: `https://films.example` (1 article)
         |
        help: those sites learn who reads the paper: put the files beside the articles
        help: or vouch for a site: `media-src = ["https://films.example"]` under `[hosting.csp]` in site.toml

        error[not-a-picture]: `clip.mp4` is no picture
         --> content/2025-06-30/a.md:3:9
          |
        3 | images: clip.mp4
          |         ^^^^^^^^
          |
        help: pictures are JPEG, PNG, TIFF, WebP, GIF, AVIF, BMP or SVG files; videos are MP4 or WebM, sounds MP3 or M4A, and stand in the text

        error[missing-file]: missing file `clop.mp4`
         --> content/2025-06-30/a.md:6:1
          |
        6 | ![一](clop.mp4)
          | ^^^^^^^^^^^^^^^ no file content/2025-06-30/clop.mp4
          |
        help: did you mean `clip.mp4`?

        error[not-a-picture]: `old.avi` is no picture
         --> content/2025-06-30/a.md:8:1
          |
        8 | ![二](old.avi)
          | ^^^^^^^^^^^^^^
          |
        help: pictures are JPEG, PNG, TIFF, WebP, GIF, AVIF, BMP or SVG files; videos are MP4 or WebM, sounds MP3 or M4A, and stand in the text

        warning[quicktime]: `clip.mov` is a QuickTime video, which not every browser plays
          --> content/2025-06-30/a.md:10:1
           |
        10 | ![三](clip.mov)
           | ^^^^^^^^^^^^^^^
           |
        help: make an MP4 of it: `ffmpeg -i clip.mov -c copy clip.mp4`, or by the export of the program that it was cut with

        warning[position-told]: `clip.mp4` tells where it was recorded
          --> content/2025-06-30/a.md:12:1
           |
        12 | [四](clip.mp4)
           | ^^^^^^^^^^^^^^
           |
        help: take it out: `ffmpeg -i clip.mp4 -map_metadata -1 -c copy out.mp4`; on an iPhone share it with Options, Location off"#]].assert_eq(&paper.mistakes());
}

#[test]
fn a_position_that_is_taken_out_is_told_no_more() {
    let paper = paper();
    paper.write("content/2025-06-30/影/clip.mp4", mp4(POSITION));
    let told = paper.warnings();
    assert_eq!(told.matches("warning[position-told]").count(), 2, "{told}");
    paper.write("content/2025-06-30/影/clip.mp4", mp4(b""));
    assert_eq!(paper.warnings(), "");
}

#[test]
fn pages_may_play_what_lies_on_other_sites_and_no_more() {
    let article = "-- content/2025-06-30/a.md --\n---\ntitle: 港口\n---\n\n![一](https://films.example/a.webm)\n\n![二](https://pictures.example/a.jpg)\n-- content/2025-06-30/b.md --\n---\ntitle: 码头\n---\n\n正文。\n";
    let paper = Paper::new(article);
    let site = paper.site();
    let headers = text(&site["_headers"]);
    assert!(
        headers.contains("img-src 'self' https://pictures.example; media-src 'self' https://films.example,"),
        "{headers}"
    );
    let policy = |page: &str| {
        let page = text(&site[page]);
        page.split_once("img-src ").unwrap().1.split_once("; script-src").unwrap().0.replace("&#39;", "'")
    };
    assert_eq!(
        policy("2025-06-30/a/index.html"),
        "'self' https://pictures.example; media-src 'self' https://films.example"
    );
    assert_eq!(policy("2025-06-30/b/index.html"), "'self'; media-src 'self'");
    paper.edit(
        "site.toml",
        "[[sections]]\nname = '要闻'\n",
        "[hosting.csp]\nmedia-src = ['https://films.example']\n[[sections]]\nname = '要闻'\n",
    );
    let told = paper.warnings();
    assert!(told.contains("warning[remote-pictures]") && !told.contains("remote-recordings"), "{told}");
}
