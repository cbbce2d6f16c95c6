//! What of `content/` is published beside the articles: the usual kinds of files, under plain names, and pictures that
//! can do nothing but show.

use expect_test::expect;

use crate::paper::{Paper, SITE, keys};

const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"40\"><path d='M0 0h9z'  id='港'/></svg>\n";
const EVIL: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"40\" onload=\"alert(1)\"><script>alert(2)</script><path d='M0 0h9z'/></svg>";
const TAMED: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"40\"><path d='M0 0h9z'/></svg>";

/// A paper with one article and the files that it links.
fn linking(files: &[&str]) -> Paper {
    let links: Vec<String> = files.iter().map(|file| format!("[附件]({file})")).collect();
    let paper = Paper::new("");
    paper.write("content/2025-06-30/a.md", format!("---\ntitle: 港口\n---\n\n{}\n", links.join("\n\n")));
    for file in files {
        let path = if file.starts_with('/') { format!("content{file}") } else { format!("content/2025-06-30/{file}") };
        paper.write(&path, "x");
    }
    paper
}

#[test]
fn what_browsers_run_and_what_nobody_knows_cannot_be_linked() {
    let paper = linking(&["evil.html", "sw.js", "feed.xml", "list", "map.kml", "a.html.ofd"]);
    expect![[r#"
    "#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn names_that_hosts_obey_and_places_of_the_papers_own_are_refused() {
    let paper = linking(&[
        "/ads.txt",
        "/MP_verify_1.txt",
        "/js/a.png",
        "/css/a.png",
        "_x/a.png",
        "con.png",
        "/2025/2025-06-30/x/netlify.toml",
    ]);
    expect![[r#"
    "#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn a_picture_or_a_pdf_of_a_sheet_is_no_way_around() {
    let paper = Paper::new("-- content/2025-06-30/a.md --\n---\ntitle: 港口\nimages: _a.png\n---\n");
    paper.write("content/2025-06-30/edition.yaml", "pages:\n  - number: 1\n    picture: js.svg\n    pdf: page.xml\n");
    paper.write("content/2025-06-30/js.svg", SVG);
    paper.write("content/2025-06-30/page.xml", "<x/>");
    paper.write("content/2025-06-30/_a.png", "x");
    expect![[r#"
    "#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn site_toml_allows_more_kinds() {
    let paper = linking(&["map.kml", "/maps/b.KML"]);
    paper.write_all(&SITE.replace("base_url", "assets.allow = ['kml']\nbase_url"));
    let site = paper.site();
    assert!(site.contains_key("2025-06-30/map.kml") && site.contains_key("maps/b.KML"));
    paper.edit("site.toml", "['kml']", "['.KML', 'a b']");
    expect![[r#"
    "#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn the_papers_own_folder_is_free() {
    let paper = linking(&["list.pdf"]);
    for file in ["static/ads.txt", "static/CNAME", "static/page.html", "static/evil.svg"] {
        paper.write(file, EVIL);
    }
    let site = paper.site();
    assert_eq!(paper.warnings(), "");
    assert!(["ads.txt", "CNAME", "page.html", "evil.svg"].iter().all(|file| site[*file] == EVIL.as_bytes()));
}

/// A paper that shows a picture in an article, in its front matter and on its newspaper page.
fn showing(picture: &str) -> Paper {
    let paper = Paper::new(
        "-- content/2025-06-30/a.md --\n---\ntitle: 港口\nimages: a.svg\n---\n\n![港](a.svg)\n\n[图](a.svg)\n\
         -- content/2025-06-30/edition.yaml --\npages:\n  - number: 1\n    picture: page.svg\n",
    );
    paper.write("content/2025-06-30/a.svg", picture);
    paper.write("content/2025-06-30/page.svg", picture);
    paper
}

#[test]
fn a_picture_that_can_do_nothing_is_published_letter_by_letter() {
    let paper = showing(SVG);
    let site = paper.site();
    assert_eq!(paper.warnings(), "");
    assert_eq!(site["2025-06-30/a.svg"], SVG.as_bytes());
    assert_eq!(site["2025-06-30/page.svg"], SVG.as_bytes());
}

#[test]
fn what_a_picture_could_do_is_taken_out_and_told_once_a_file() {
    let paper = showing(EVIL);
    expect![[r#"
    "#]]
    .assert_eq(&paper.warnings());
    let site = paper.site();
    assert_eq!(site["2025-06-30/a.svg"], TAMED.as_bytes());
    assert_eq!(site["2025-06-30/page.svg"], TAMED.as_bytes());
    let feed: serde_json::Value = serde_json::from_slice(&site["feed.json"]).unwrap();
    assert_eq!(feed["items"][0]["attachments"][0]["size_in_bytes"], TAMED.len());
    // Built again it is told again, though nothing is written.
    assert!(paper.warnings().contains("were taken out of this picture"));
    // Mended, it is as it is.
    paper.write("content/2025-06-30/a.svg", SVG);
    assert_eq!(paper.site()["2025-06-30/a.svg"], SVG.as_bytes());
}

#[test]
fn a_picture_that_cannot_be_read_is_not_published() {
    let paper = showing("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>");
    paper.write("content/2025-06-30/page.svg", "<html xmlns='http://www.w3.org/1999/xhtml'/>");
    expect![[r#"
    "#]]
    .assert_eq(&paper.mistakes());
    paper.write("content/2025-06-30/page.svg", vec![b' '; (4 << 20) + 1]);
    assert!(paper.mistakes().contains("larger than 4 MB"));
    // What nobody sees does not matter.
    paper.edit("content/2025-06-30/a.md", "title: 港口", "title: 港口\ndraft: true");
    assert_eq!(paper.mistakes(), "built; ");
    assert!(keys(&paper.site()).iter().all(|path| !path.ends_with("a.svg")));
}
