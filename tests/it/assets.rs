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
        error[not-publishable]: `evil.html` cannot be published from `content/`
         --> content/2025-06-30/a.md:5:1
          |
        5 | [附件](evil.html)
          | ^^^^^^^^^^^^^^^^^ browsers run such files with the rights of the paper's own pages
          |
        help: put it into `static/` if it is the paper's own work

        error[not-publishable]: `sw.js` cannot be published from `content/`
         --> content/2025-06-30/a.md:7:1
          |
        7 | [附件](sw.js)
          | ^^^^^^^^^^^^^ browsers run such files with the rights of the paper's own pages
          |
        help: put it into `static/` if it is the paper's own work

        error[not-publishable]: `feed.xml` cannot be published from `content/`
         --> content/2025-06-30/a.md:9:1
          |
        9 | [附件](feed.xml)
          | ^^^^^^^^^^^^^^^^ browsers run such files with the rights of the paper's own pages
          |
        help: put it into `static/` if it is the paper's own work

        error[not-publishable]: `list` cannot be published from `content/`
          --> content/2025-06-30/a.md:11:1
           |
        11 | [附件](list)
           | ^^^^^^^^^^^^ its name does not tell what it is
           |
        help: give it the extension of its kind: `.pdf`, `.zip`

        error[not-publishable]: `map.kml` cannot be published from `content/`
          --> content/2025-06-30/a.md:13:1
           |
        13 | [附件](map.kml)
           | ^^^^^^^^^^^^^^^ browsers run such files with the rights of the paper's own pages
           |
        help: put it into `static/` if it is the paper's own work

        error[not-publishable]: `a.html.ofd` cannot be published from `content/`
          --> content/2025-06-30/a.md:15:1
           |
        15 | [附件](a.html.ofd)
           | ^^^^^^^^^^^^^^^^^^ some servers take `.html` in its name for its kind
           |
        help: rename it with one extension"#]]
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
        error[not-publishable]: `/ads.txt` cannot be published from `content/`
         --> content/2025-06-30/a.md:5:1
          |
        5 | [附件](/ads.txt)
          | ^^^^^^^^^^^^^^^^ a text at the top of a site tells hosts and search engines whose it is
          |
        help: put it into a folder, or into `static/` if it is the paper's own

        error[not-publishable]: `/MP_verify_1.txt` cannot be published from `content/`
         --> content/2025-06-30/a.md:7:1
          |
        7 | [附件](/MP_verify_1.txt)
          | ^^^^^^^^^^^^^^^^^^^^^^^^ a text at the top of a site tells hosts and search engines whose it is
          |
        help: put it into a folder, or into `static/` if it is the paper's own

        error[not-publishable]: `/js/a.png` cannot be published from `content/`
         --> content/2025-06-30/a.md:9:1
          |
        9 | [附件](/js/a.png)
          | ^^^^^^^^^^^^^^^^^ `/js/` is for the scripts and styles of the paper's own pages
          |
        help: put it into another folder, or into `static/` if it is the paper's own

        error[not-publishable]: `/css/a.png` cannot be published from `content/`
          --> content/2025-06-30/a.md:11:1
           |
        11 | [附件](/css/a.png)
           | ^^^^^^^^^^^^^^^^^^ `/css/` is for the scripts and styles of the paper's own pages
           |
        help: put it into another folder, or into `static/` if it is the paper's own

        error[not-publishable]: `_x/a.png` cannot be published from `content/`
          --> content/2025-06-30/a.md:13:1
           |
        13 | [附件](_x/a.png)
           | ^^^^^^^^^^^^^^^^ hosts keep names that begin with `.` or `_` for themselves
           |
        help: rename it with letters, digits and hyphens

        error[not-publishable]: `con.png` cannot be published from `content/`
          --> content/2025-06-30/a.md:15:1
           |
        15 | [附件](con.png)
           | ^^^^^^^^^^^^^^^ Windows keeps the name for a device
           |
        help: rename it with letters, digits and hyphens

        error[not-publishable]: `/2025/2025-06-30/x/netlify.toml` cannot be published from `content/`
          --> content/2025-06-30/a.md:17:1
           |
        17 | [附件](/2025/2025-06-30/x/netlify.toml)
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `.toml` is no kind that articles link
           |
        help: allow all of its kind: `allow = ["toml"]` under `[assets]` in site.toml; or put it into `static/` if it is the paper's own work"#]]
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
        error[not-publishable]: `_a.png` cannot be published from `content/`
         --> content/2025-06-30/a.md:3:9
          |
        3 | images: _a.png
          |         ^^^^^^ hosts keep names that begin with `.` or `_` for themselves
          |
        help: rename it with letters, digits and hyphens

        error[not-publishable]: `page.xml` cannot be published from `content/`
         --> content/2025-06-30/edition.yaml:4:10
          |
        4 |     pdf: page.xml
          |          ^^^^^^^^ browsers run such files with the rights of the paper's own pages
          |
        help: put it into `static/` if it is the paper's own work"#]]
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
        error[bad-extension]: `.KML` is no extension of files
         --> site.toml:2:18
          |
        2 | assets.allow = ['.KML', 'a b']
          |                  ^^^^
          |
        help: write `kml`

        error[bad-extension]: `a b` is no extension of files
         --> site.toml:2:26
          |
        2 | assets.allow = ['.KML', 'a b']
          |                          ^^^
          |
        help: write it as in `kml`"#]]
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
        warning[disarmed-svg]: scripts and outside references were taken out of this picture
        --> content/2025-06-30/a.svg
         |
        help: look at it on the site; export it from the drawing program as a plain SVG, with its pictures inside

        warning[disarmed-svg]: scripts and outside references were taken out of this picture
        --> content/2025-06-30/page.svg
         |
        help: look at it on the site; export it from the drawing program as a plain SVG, with its pictures inside"#]]
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
fn what_drawing_programs_write_is_published_as_it_shows() {
    let pictures = [
        ("inkscape.svg", include_str!("pictures/inkscape.svg")),
        ("figma.svg", include_str!("pictures/figma.svg")),
        ("illustrator.svg", include_str!("pictures/illustrator.svg")),
        ("chart.svg", include_str!("pictures/chart.svg")),
    ];
    let paper = Paper::new("");
    let mut text = "---\ntitle: 港口\n---\n".to_owned();
    for (name, picture) in pictures {
        paper.write(&format!("content/2025-06-30/{name}"), picture);
        text += &format!("\n![图]({name})\n");
    }
    paper.write("content/2025-06-30/a.md", text);
    assert_eq!(paper.warnings(), "");
    let site = paper.site();
    let published = |name: &str| crate::paper::text(&site[&format!("2025-06-30/{name}")]);
    assert_eq!(published("inkscape.svg"), pictures[0].1);
    assert_eq!(published("figma.svg"), pictures[1].1);
    // Lines on which something was are blank now.
    let lines = |name: &str| {
        let text = published(name);
        text.split_inclusive('\n').filter(|line| !line.trim().is_empty()).collect::<String>()
    };
    expect![[r#"
        <?xml version="1.0" encoding="utf-8"?>
        <!-- Generator: Adobe Illustrator 16.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
        <svg version="1.1" id="图层_1"
        	 xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" width="200px" height="100px"
        	 viewBox="0 0 200 100" enable-background="new 0 0 200 100" xml:space="preserve">
        <style type="text/css">
        	<![CDATA[
        	.st0{fill:#E60012;}
        	.st1>.st2{fill:url(#SVGID_1_);font-family:'MicrosoftYaHei';font-size:12px;}
        	]]>
        </style>
        <switch>
        	<g>
        		<linearGradient id="SVGID_1_" gradientUnits="userSpaceOnUse" x1="10" y1="50" x2="190" y2="50"><stop  offset="0" style="stop-color:#FFFFFF"/><stop  offset="1" style="stop-color:#000000"/></linearGradient>
        		<rect x="10" y="10" class="st0" width="80" height="40"/>
        		<g class="st1"><text transform="matrix(1 0 0 1 100 60)" class="st2"><tspan x="0" y="0">临澜</tspan><tspan x="24" y="0">日报</tspan></text></g>
        	</g>
        </switch>
        </svg>
    "#]]
    .assert_eq(&lines("illustrator.svg"));
    expect![[r##"
        <?xml version="1.0" encoding="utf-8" standalone="no"?>
        <svg xmlns:xlink="http://www.w3.org/1999/xlink" width="460.8pt" height="345.6pt" viewBox="0 0 460.8 345.6" xmlns="http://www.w3.org/2000/svg" version="1.1">
         <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
         <g id="figure_1"><g id="patch_1"><path d="M 0 345.6 L 460.8 345.6 L 460.8 0 L 0 0 z" style="fill: #ffffff"/></g><defs><path id="m1" d="M 0 0 L 0 3.5" style="stroke: #000000; stroke-width: 0.8"/></defs><g><use xlink:href="#m1" x="73" y="307" style="stroke: #000000; stroke-width: 0.8"/></g></g>
        </svg>
    "##]]
    .assert_eq(&lines("chart.svg"));
}

#[test]
fn a_picture_that_cannot_be_read_is_not_published() {
    let paper = showing("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>");
    paper.write("content/2025-06-30/page.svg", "<html xmlns='http://www.w3.org/1999/xhtml'/>");
    expect![[r#"
        error[bad-svg]: the SVG picture cannot be published: it is no well-formed XML
        --> content/2025-06-30/a.svg
         |
        help: open it in a browser, which tells where; export it from the drawing program once more as a plain SVG

        error[bad-svg]: the SVG picture cannot be published: its outermost element is another
        --> content/2025-06-30/page.svg
         |
        help: export the picture from the drawing program once more"#]]
    .assert_eq(&paper.mistakes());
    paper.write("content/2025-06-30/page.svg", vec![b' '; (4 << 20) + 1]);
    assert!(paper.mistakes().contains("larger than 4 MB"));
    // What nobody sees does not matter.
    paper.edit("content/2025-06-30/a.md", "title: 港口", "title: 港口\ndraft: true");
    assert_eq!(paper.mistakes(), "built; ");
    assert!(keys(&paper.site()).iter().all(|path| !path.ends_with("a.svg")));
}
