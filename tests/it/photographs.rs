//! Photographs beside articles: what readers are sent in their place, what is kept of them, and what is told.

use std::fs;

use newsprint::Purpose;
use newsprint_pictures::{Encoding, Frame, Imprint, Order, develop, look};
use walkdir::WalkDir;

use crate::paper::{Paper, Tree, keys, text};

/// A picture with detail, in the form that needs no encoder.
pub fn bitmap(width: u32, height: u32) -> Vec<u8> {
    let row = (width * 3).next_multiple_of(4);
    let size = row * height;
    let mut bytes = b"BM".to_vec();
    for word in [54 + size, 0, 54, 40, width, height, 1 | 24 << 16, 0, size, 0, 0, 0, 0] {
        bytes.extend(word.to_le_bytes());
    }
    let mut noise: u32 = 1;
    for y in 0..height {
        let start = bytes.len();
        for x in 0..width {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = u8::try_from(noise >> 28).unwrap();
            let shade = |part: u32, whole: u32| u8::try_from(part * 200 / whole).unwrap();
            bytes.extend([
                shade(x, width) + grain,
                shade(y, height) + grain,
                if (x / 40 + y / 40) % 2 == 0 { 40 } else { 180 },
            ]);
        }
        bytes.resize(start + row as usize, 0);
    }
    bytes
}

/// A photograph as a JPEG file, of a newsroom that says whose it is.
pub fn photograph(width: u32, height: u32) -> Vec<u8> {
    let order = Order { frame: Frame::Whole { width, height }, encoding: Encoding::Jpeg };
    let imprint = Imprint { credit: Some("周砚/临澜日报".into()), copyright: Some("© 临澜日报".into()) };
    develop(&bitmap(width, height), &[order], &imprint).unwrap().remove(0)
}

const ARTICLE: &str = "\
-- content/2025-06-30/01-a.md --
---
title: 渡轮复航
images:
  - src: a.jpg
    caption: 渡轮离开码头。
    alt: 渡轮
---

渡轮今晨复航。

![码头](b.jpg \"码头。\")
";

fn paper() -> Paper {
    let paper = Paper::new(ARTICLE);
    paper.write("content/2025-06-30/a.jpg", photograph(1000, 800));
    paper.write("content/2025-06-30/b.jpg", photograph(640, 400));
    paper
}

fn pictures(site: &Tree) -> Vec<&str> {
    keys(site).into_iter().filter(|path| path.starts_with("pictures/")).collect()
}

/// A path of a rendition without the digest in it.
fn without_digest(path: &str) -> String {
    let parts: Vec<&str> = path.split('-').filter(|part| part.len() != 16).collect();
    parts.join("-")
}

#[test]
fn readers_are_sent_what_a_page_needs_and_not_the_file() {
    let site = paper().site();
    let mut published: Vec<String> = pictures(&site).into_iter().map(without_digest).collect();
    published.sort();
    assert_eq!(
        published,
        [
            "pictures/2025-06-30/a-1000.jpg",
            "pictures/2025-06-30/a-1000.webp",
            "pictures/2025-06-30/a-320.webp",
            "pictures/2025-06-30/a-720.webp",
            "pictures/2025-06-30/a-card.jpg",
            "pictures/2025-06-30/b-320.webp",
            "pictures/2025-06-30/b-640.jpg",
            "pictures/2025-06-30/b-640.webp",
        ]
        .map(str::to_owned)
    );
    assert!(!site.contains_key("2025-06-30/a.jpg"), "nothing links the file itself");
}

#[test]
fn sizes_are_told_truly_everywhere() {
    let site = paper().site();
    for path in pictures(&site) {
        let look = look(&site[path]).unwrap();
        let name = path.rsplit('-').next().unwrap().split('.').next().unwrap();
        if let Ok(width) = name.parse::<u32>() {
            assert_eq!(look.width, width, "{path}");
        }
        assert_eq!(look.words.copyright.as_deref(), Some("© 临澜日报"), "{path}");
    }
    let page = text(&site["2025-06-30/a/index.html"]);
    let card = pictures(&site).into_iter().find(|path| path.ends_with("-card.jpg")).unwrap();
    let look = look(&site[card]).unwrap();
    assert!(page.contains(&format!("content=\"https://linlan.example/{card}\"")), "{page}");
    for (name, size) in [("width", look.width), ("height", look.height)] {
        assert!(page.contains(&format!("<meta property=\"og:image:{name}\" content=\"{size}\">")), "{page}");
    }
    assert!(page.contains("-1000.jpg\" decoding=async fetchpriority=high height=800 width=1000>"), "{page}");
    assert!(page.contains("\"height\":800") && page.contains("\"width\":1000"), "{page}");
}

#[test]
fn the_second_build_makes_no_picture_anew() {
    let paper = paper();
    paper.build();
    let before: Vec<_> = kept(&paper);
    assert_eq!(before.len(), 8);
    paper.remove("public");
    paper.build();
    assert_eq!(kept(&paper), before);
}

/// What the build state keeps of pictures, each with its time.
fn kept(paper: &Paper) -> Vec<(String, std::time::SystemTime)> {
    let folder = paper.root.join(".newsprint/pictures");
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.metadata().unwrap().modified().unwrap()))
        .collect()
}

#[test]
fn what_another_machine_made_is_copied_in_and_believed() {
    let (one, other) = (paper(), paper());
    one.build();
    crate::paper::copy(&one.root.join(".newsprint/pictures"), &other.root.join(".newsprint/pictures"), &[]);
    let copied = kept(&other);
    other.build();
    assert_eq!(kept(&other), copied);
    assert_eq!(crate::paper::tree(&one.root.join("public")), crate::paper::tree(&other.root.join("public")));
}

#[test]
fn what_nobody_with_the_key_made_is_made_again() {
    let paper = paper();
    let published = paper.site();
    for (name, _) in kept(&paper) {
        let file = paper.root.join(".newsprint/pictures").join(&name[..2]).join(&name);
        let mut bytes = fs::read(&file).unwrap();
        bytes[0] ^= 1;
        fs::write(file, bytes).unwrap();
    }
    paper.remove("public");
    assert_eq!(paper.site(), published);
}

#[test]
fn a_linked_photograph_is_published_without_what_is_private() {
    let paper = paper();
    paper.edit("content/2025-06-30/01-a.md", "渡轮今晨复航。", "渡轮今晨复航，[大图](a.jpg)。");
    let site = paper.site();
    let original = &site["2025-06-30/a.jpg"];
    let seen = look(original).unwrap();
    assert_eq!((seen.width, seen.height, seen.has_position, seen.device), (1000, 800, false, None));
    assert_eq!(seen.words.credit.as_deref(), Some("周砚/临澜日报"));
    assert!(
        text(&site["2025-06-30/a/index.html"]).contains("href=/2025-06-30/a.jpg")
            || text(&site["2025-06-30/a/index.html"]).contains("href=\"/2025-06-30/a.jpg\"")
    );
}

#[test]
fn a_picture_that_is_cut_off_is_told_and_nothing_published_is_lost() {
    let paper = paper();
    paper.build();
    let before = crate::paper::tree(&paper.root.join("public"));
    let whole = photograph(1000, 800);
    paper.write("content/2025-06-30/a.jpg", &whole[..whole.len() / 2]);
    let told = paper.mistakes();
    assert!(told.contains("picture-truncated") && told.contains("01-a.md:4"), "{told}");
    assert_eq!(crate::paper::tree(&paper.root.join("public")), before);
}

#[test]
fn what_is_no_picture_is_told_where_it_is_shown() {
    let paper = paper();
    for (bytes, code) in [
        (&b""[..], "picture-empty"),
        (b"<!doctype html><title>404</title>", "picture-markup"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "picture-not-decoded"),
        (b"8BPS\0\x01\0\0\0\0\0\0\0\x03\0\0\0\x10\0\0\0\x10\0\x08\0\x03", "picture-not-decoded"),
        (b"\x01\x02\x03\x04", "picture-unknown"),
    ] {
        paper.write("content/2025-06-30/b.jpg", bytes);
        let told = paper.mistakes();
        assert!(told.contains(code) && told.contains("01-a.md:"), "{code}: {told}");
        assert_eq!(told.matches("error").count(), 1, "{told}");
    }
}

#[test]
fn the_preview_makes_no_picture_before_a_page_asks() {
    let mut paper = paper();
    paper.options.purpose = Purpose::Preview;
    paper.options.output = newsprint::write::Output::Own(newsprint::write::PREVIEW.into());
    paper.build();
    assert_eq!(kept(&paper), []);
}

#[test]
fn what_the_file_says_is_taken_where_the_article_says_nothing() {
    let paper = paper();
    let site = paper.site();
    let page = text(&site["2025-06-30/a/index.html"]);
    assert!(page.contains("周砚/临澜日报"), "{page}");
    let told = paper.warnings();
    assert!(told.contains("words-from-picture"), "{told}");
    paper.edit("content/2025-06-30/01-a.md", "    alt: 渡轮\n", "    alt: 渡轮\n    credit: 新华社\n");
    assert!(!paper.page("2025-06-30/a/index.html").contains("周砚"));
}
