//! Compressed copies beside text files.

use std::io::Read;

use newsprint::Purpose;

use crate::paper::{INDEX, Paper, Tree, changed, keys, text};
use crate::picture_files;

fn paper() -> Paper {
    let paper = Paper::new("-- content/2025-06-16/b.md --\n---\ntitle: 乙\naliases: /old.htm\n---\n\n乙文。\n");
    // Longer than a summary, so that the last paragraph is in none.
    let opening = "港口的早晨很静。".repeat(20);
    paper.write(
        "content/2025-06-16/a.md",
        format!(
            "---\ntitle: 甲\nimages: [large.svg, small.svg, photo.jpg]\n---\n\n{opening}\n\n正文。[大图](photo.jpg)\n"
        ),
    );
    let drawing = |shapes: usize| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>{}</svg>",
            "<path d='M0 0h9v9z'/>".repeat(shapes)
        )
    };
    paper.write("content/2025-06-16/large.svg", drawing(100));
    paper.write("content/2025-06-16/small.svg", drawing(1));
    paper.write("content/2025-06-16/photo.jpg", picture_files::of_kind("JPEG 300×200"));
    paper.edit("site.toml", "base_url", "outputs.precompressed = true\nbase_url");
    paper
}

fn copies(site: &Tree) -> Vec<&str> {
    keys(site).into_iter().filter(|path| path.ends_with(".gz") || path.ends_with(".br")).collect()
}

#[test]
fn a_copy_holds_its_file_and_nothing_of_the_machine() {
    let site = paper().site();
    let copies = copies(&site);
    assert!(copies.len() > 40, "{copies:?}");
    for path in copies {
        let (file, ending) = path.rsplit_once('.').unwrap();
        let (original, copy) = (&site[file], site[path].as_slice());
        let mut bytes = vec![];
        if ending == "gz" {
            // Neither a name nor a time in the header (RFC 1952, section 2.3).
            assert_eq!(copy[3..8], [0; 5], "{path}");
            flate2::read::GzDecoder::new(copy).read_to_end(&mut bytes).unwrap();
        } else {
            brotli::Decompressor::new(copy, 4096).read_to_end(&mut bytes).unwrap();
        }
        assert_eq!(text(&bytes), text(original), "{path}");
        assert!(copy.len() < original.len(), "{path}");
    }
}

#[test]
fn only_text_that_is_worth_it_has_copies() {
    let site = paper().site();
    let has = |file: &str| (site.contains_key(&format!("{file}.gz")), site.contains_key(&format!("{file}.br")));
    for file in ["index.html", "2025-06-16/a/index.html", "2025-06-16/large.svg", "feed.xml", "sw.js", "404.html"] {
        assert_eq!(has(file), (true, true), "{file}");
    }
    for file in ["2025-06-16/small.svg", "2025-06-16/photo.jpg", "old.htm", "robots.txt", "_headers", "_redirects"] {
        assert!(site.contains_key(file) && has(file) == (false, false), "{file}");
    }
    let hashed: Vec<&str> = keys(&site).into_iter().filter(|path| path.starts_with("css/")).collect();
    assert_eq!(hashed.len(), 3, "{hashed:?}");
}

#[test]
fn a_copy_is_made_when_and_only_when_its_file_is() {
    let paper = paper();
    let first = paper.site();
    paper.edit("content/2025-06-16/a.md", "正文。", "改过。");
    let page = "2025-06-16/a/index.html";
    let copies = ["2025-06-16/a/index.html.br", "2025-06-16/a/index.html.gz"];
    let expected = [page, copies[0], copies[1], INDEX, "sw.js", "sw.js.br", "sw.js.gz"];
    assert_eq!(changed(&first, &paper.site()), expected);
    assert_eq!(paper.build().written, 0);
    paper.remove("content/2025-06-16/a.md");
    paper.remove("addresses.txt");
    paper.build();
    assert!(!paper.root.join("public/2025-06-16/a").exists());
}

#[test]
fn without_the_switch_the_copies_go() {
    let paper = paper();
    let with = paper.site();
    paper.edit("site.toml", "precompressed = true", "precompressed = false");
    let without = paper.site();
    assert_eq!(copies(&without), Vec::<&str>::new());
    assert_eq!(with.len() - copies(&with).len(), without.len());
}

#[test]
fn the_preview_has_no_copies() {
    let mut paper = paper();
    paper.options.purpose = Purpose::Preview;
    assert_eq!(copies(&paper.site()), Vec::<&str>::new());
}

#[test]
fn a_papers_own_copy_is_taken_for_better() {
    let paper = paper();
    paper.write("static/map.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".repeat(100));
    paper.write("static/map.svg.br", "better");
    let site = paper.site();
    assert_eq!(text(&site["map.svg.br"]), "better");
    assert!(site.contains_key("map.svg.gz"));
}
