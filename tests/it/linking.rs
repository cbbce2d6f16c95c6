//! Links, pictures and files as newsrooms have them: what is said of those that will not do.

use std::collections::BTreeSet;

use expect_test::expect;
use newsprint::Purpose;
use newsprint::diagnostic::Diagnostics;

use crate::paper::Paper;

fn body(text: &str) -> Paper {
    Paper::new(&format!("-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n{text}\n"))
}

fn codes(told: &Diagnostics) -> BTreeSet<&str> {
    told.iter().map(|one| &*one.code).collect()
}

#[test]
fn an_address_of_an_example_is_told_when_it_would_be_published() {
    let mut paper = body("正文。");
    paper.edit("site.toml", "https://linlan.example/", "https://example.com/paper/");
    expect![[r#"
        warning[example-address]: `base_url` is still the address of an example: `example.com`
         --> site.toml:2:1
          |
        2 | base_url = 'https://example.com/paper/'
          | ^^^^^^^^
          |
        help: write the paper's own address, or give it for this build alone: `--base-url https://…`; a preview needs none"#]]
    .assert_eq(&paper.warnings());
    let checked = newsprint::check(&paper.options, None).unwrap().warnings;
    assert_eq!(codes(&checked), BTreeSet::from(["example-address"]));
    paper.options.base_url = Some("https://linlan.example/".into());
    assert_eq!(paper.warnings(), "");
    paper.options.base_url = None;
    paper.options.purpose = Purpose::Preview;
    assert_eq!(paper.warnings(), "");
}

#[test]
fn pictures_of_other_sites_learn_nothing_of_readers() {
    let paper = Paper::new(
        "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n  picture: https://c.example/page.jpg\n\
         -- content/2025-06-16/a.md --\n---\ntitle: 港\nsection: 要闻\nimages: [https://a.example/head.jpg, b.svg]\n---\n\n![甲](//b.example/x.jpg)\n\n![乙](b.svg)行内![丙](https://b.example/y.jpg)\n\
         -- content/2025-06-16/b.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>\n",
    );
    let site = paper.site();
    let mut pictures = 0;
    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let is_shown = path.ends_with(".html") || path.ends_with("feed.xml");
        for picture in text.split("<img ").skip(1).filter(|_| is_shown) {
            let tag = picture.split('>').next().unwrap();
            let is_elsewhere = tag.contains(".example/") && !tag.contains("linlan.example");
            assert_eq!(tag.contains("referrerpolicy"), is_elsewhere, "{path}: {tag}");
            pictures += usize::from(is_elsewhere);
        }
    }
    assert!(pictures >= 6, "{pictures}");
}

#[test]
fn a_picture_of_a_site_that_shows_none_elsewhere_is_told_once_at_its_place() {
    let paper = Paper::new(
        "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n  picture: https://wx4.sinaimg.cn/page.jpg\n\
         -- content/2025-06-16/a.md --\n---\ntitle: 港\nimages: https://pic1.zhimg.com/v2.jpg\n---\n\n见![甲](https://mmbiz.qpic.cn/a/640)与![乙](https://a.example/x.jpg)\n",
    );
    expect![[r#"
        warning[remote-pictures]: pictures are shown from other sites: `https://a.example` (1 article)
         |
        help: those sites learn who reads the paper, and lists may load from them too: put the pictures beside the articles
        help: or vouch for a site: `img-src = ["https://a.example"]` under `[hosting.csp]` in site.toml

        warning[hotlinked-picture]: `pic1.zhimg.com` does not show its pictures on other sites
         --> content/2025-06-16/a.md:3:9
          |
        3 | images: https://pic1.zhimg.com/v2.jpg
          |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: download the picture and put it beside the article, if the paper may use it

        warning[hotlinked-picture]: `mmbiz.qpic.cn` does not show its pictures on other sites
         --> content/2025-06-16/a.md:6:2
          |
        6 | 见![甲](https://mmbiz.qpic.cn/a/640)与![乙](https://a.example/x.jpg)
          |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: download the picture and put it beside the article, if the paper may use it

        warning[hotlinked-picture]: `wx4.sinaimg.cn` does not show its pictures on other sites
         --> content/2025-06-16/edition.yaml:3:12
          |
        3 |   picture: https://wx4.sinaimg.cn/page.jpg
          |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: download the picture and put it beside the article, if the paper may use it"#]]
    .assert_eq(&paper.warnings());
}

#[test]
#[allow(clippy::too_many_lines)]
fn linked_and_played_files_are_what_their_names_say() {
    let paper = Paper::new(
        "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n  pdf: page.pdf\n-- content/2025-06-16/page.pdf (JPEG 300×200) --\n\
         -- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n[甲](a.pdf) [乙](b.csv) [丙](c.docx) [丁](d.jpg)\n\n![片](clip.mp4)\n\n![声](talk.mp3)\n\
         -- content/2025-06-16/a.pdf --\n-- content/2025-06-16/b.csv (ZIP) --\n-- content/2025-06-16/c.docx (PNG 30×20) --\n-- content/2025-06-16/d.jpg --\n\
         -- content/2025-06-16/clip.mp4 (PNG 30×20) --\n-- content/2025-06-16/clip.jpg --\n-- content/2025-06-16/clip.vtt --\n1\n-- content/2025-06-16/talk.mp3 --\n",
    );
    expect![[r#"
        error[empty-file]: `a.pdf` is empty
         --> content/2025-06-16/a.md:5:1
          |
        5 | [甲](a.pdf) [乙](b.csv) [丙](c.docx) [丁](d.jpg)
          | ^^^^^^^^^^^
          |
        help: copy the file again, or download it again

        error[other-contents]: `b.csv` is a ZIP archive or an office file, whatever its name says
         --> content/2025-06-16/a.md:5:12
          |
        5 | [甲](a.pdf) [乙](b.csv) [丙](c.docx) [丁](d.jpg)
          |             ^^^^^^^^^^^
          |
        help: have the program that it came from save it as what its name says; or rename it, here and in the article

        error[other-contents]: `c.docx` is a picture, whatever its name says
         --> content/2025-06-16/a.md:5:23
          |
        5 | [甲](a.pdf) [乙](b.csv) [丙](c.docx) [丁](d.jpg)
          |                         ^^^^^^^^^^^^
          |
        help: have the program that it came from save it as what its name says; or rename it, here and in the article

        error[picture-empty]: `d.jpg` is empty
         --> content/2025-06-16/a.md:5:35
          |
        5 | [甲](a.pdf) [乙](b.csv) [丙](c.docx) [丁](d.jpg)
          |                                      ^^^^^^^^^^^
          |
        help: copy the file again, or download it again

        error[other-contents]: `clip.mp4` is a picture, whatever its name says
         --> content/2025-06-16/a.md:7:1
          |
        7 | ![片](clip.mp4)
          | ^^^^^^^^^^^^^^^
          |
        help: have the program that it came from save it as what its name says; or rename it, here and in the article

        error[picture-empty]: `clip.jpg` is empty
         --> content/2025-06-16/a.md:7:1
          |
        7 | ![片](clip.mp4)
          | ^^^^^^^^^^^^^^^
          |
        help: copy the file again, or download it again

        warning[no-captions]: `clip.vtt` does not begin with `WEBVTT`, so browsers show none of it
         --> content/2025-06-16/a.md:7:1
          |
        7 | ![片](clip.mp4)
          | ^^^^^^^^^^^^^^^
          |
        help: have the program save it as WebVTT; of an SRT file: `ffmpeg -i clip.srt clip.vtt`

        error[empty-file]: `talk.mp3` is empty
         --> content/2025-06-16/a.md:9:1
          |
        9 | ![声](talk.mp3)
          | ^^^^^^^^^^^^^^^
          |
        help: copy the file again, or download it again

        error[other-contents]: `page.pdf` is a picture, whatever its name says
         --> content/2025-06-16/edition.yaml:3:8
          |
        3 |   pdf: page.pdf
          |        ^^^^^^^^
          |
        help: have the program that it came from save it as what its name says; or rename it, here and in the article"#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn a_file_that_tells_who_made_it_is_told_and_what_was_found_is_kept() {
    let paper = Paper::new(
        "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n  pdf: page.pdf\n-- content/2025-06-16/page.pdf --\n%PDF-1.7\n<< /Author (临澜日报) /Creator (方正飞腾) >>\n\
         -- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n[甲](a.pdf)\n\
         -- content/2025-06-16/a.pdf --\n%PDF-1.7\n<< /Author (Administrator) /Title (Microsoft Word - D:\\\\稿件\\\\灯会.doc) >>\n",
    );
    let told = paper.warnings();
    expect![[r#"
        warning[author-in-file]: `a.pdf` tells who made it: author “Administrator”, path “D:\稿件\灯会.doc”
         --> content/2025-06-16/a.md:5:1
          |
        5 | [甲](a.pdf)
          | ^^^^^^^^^^^
          |
        help: clear the properties of the document that it was made of and export the PDF again; or rewrite it: `qpdf --remove-info --remove-metadata in.pdf out.pdf`"#]]
    .assert_eq(&told);
    assert_eq!(paper.warnings(), told, "what was kept tells the same");
    paper.edit("content/2025-06-16/a.pdf", "/Author (Administrator)", "/Author ()");
    assert!(!paper.warnings().contains("author “"));
}

#[test]
fn a_place_in_a_page_is_looked_up_among_its_headings() {
    let paper = Paper::new(
        "-- content/2025-06-16/01-a.md --\n---\ntitle: 港\n---\n\n[甲](#赛程) [乙](#赛成) [丙](02-b.md#票价) [丁](02-b.md#票价-2) [戊](02-b.md#票价-3)\n\n\
         [己](/2025-06-16/b/#schedule) [庚](/2025-06-16/b/#Schedule) [辛](#%E8%B5%9B%E7%A8%8B) [壬](#top) [癸](#fn:1) [子](03-c.md#x)\n\n## 赛程\n\n正文[^1]。\n\n[^1]: 注。\n\
         -- content/2025-06-16/02-b.md --\n---\ntitle: 台\n---\n\n## 票价\n\n甲。\n\n## 票价\n\n> ### 时间 {#schedule}\n\n乙。\n\
         -- content/2025-06-16/03-c.md --\n---\ntitle: 船\n---\n\n正文。\n",
    );
    let told = paper.warnings();
    expect![[r#"
        warning[no-such-anchor]: the page has no place `#赛成`
         --> content/2025-06-16/01-a.md:5:10
          |
        5 | [甲](#赛程) [乙](#赛成) [丙](02-b.md#票价) [丁](02-b.md#票价-2) [戊](02-b.md#票价-3)
          |             ^^^^^^^^^^^
          |
        help: did you mean `#赛程`?

        warning[no-such-anchor]: the page has no place `#票价-3`
         --> content/2025-06-16/01-a.md:5:53
          |
        5 | [甲](#赛程) [乙](#赛成) [丙](02-b.md#票价) [丁](02-b.md#票价-2) [戊](02-b.md#票价-3)
          |                                                                 ^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `#票价-2`?

        warning[no-such-anchor]: the page has no place `#Schedule`
         --> content/2025-06-16/01-a.md:7:30
          |
        7 | [己](/2025-06-16/b/#schedule) [庚](/2025-06-16/b/#Schedule) [辛](#%E8%B5%9B%E7%A8%8B) [壬](#top) [癸](#fn:1) [子](03-c.md#x)
          |                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `#schedule`?

        warning[no-such-anchor]: the page has no place `#x`
         --> content/2025-06-16/01-a.md:7:105
          |
        7 | [己](/2025-06-16/b/#schedule) [庚](/2025-06-16/b/#Schedule) [辛](#%E8%B5%9B%E7%A8%8B) [壬](#top) [癸](#fn:1) [子](03-c.md#x)
          |                                                                                                              ^^^^^^^^^^^^^^^
          |
        help: the text of that page has no headings"#]]
    .assert_eq(&told);
    assert_eq!(paper.warnings(), told, "what was kept tells the same");
    paper.edit("content/2025-06-16/02-b.md", "甲。", "甲。\n\n## 票价");
    assert!(!paper.warnings().contains("place `#票价-3`"));
}

#[test]
fn every_id_of_an_articles_page_can_be_linked() {
    let paper = Paper::new(
        "-- content/2025-06-16/01-a.md --\n---\ntitle: 港\nsection: 要闻\ncorrections:\n- {date: 2025-06-17, text: 港应为港口}\n---\n\n正文。\n\n## 题\n\n<p id=\"own\">甲</p>\n\
         -- content/2025-06-16/02-b.md --\n---\ntitle: 台\nsection: 要闻\n---\n\n正文。\n",
    );
    paper.edit("site.toml", "base_url", "markdown.raw_html = true\nbase_url");
    let page = paper.page("2025-06-16/a/index.html");
    let ids: BTreeSet<&str> = page
        .split(" id=")
        .skip(1)
        .filter_map(|rest| rest.trim_start_matches('"').split(['"', ' ', '>']).next())
        .collect();
    assert!(ids.len() > 3 && ids.contains("corrections") && ids.contains("题"), "{ids:?}");
    let links: Vec<String> = ids.iter().map(|id| format!("[x](01-a.md#{id})")).collect();
    paper.edit("content/2025-06-16/02-b.md", "正文。", &links.join(" "));
    assert_eq!(paper.warnings(), "");
}

#[test]
fn a_theme_of_the_papers_own_has_ids_of_its_own() {
    let paper = body("[甲](#letters) [乙](#none)");
    let own = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/article.html")).unwrap();
    paper.write("templates/article.html", own.replace("{% block main %}", "{% block main %}<p id=\"letters\"></p>"));
    let told = paper.warnings();
    assert!(told.contains("`#none`") && !told.contains("`#letters`"), "{told}");
}

#[test]
#[allow(clippy::too_many_lines)]
fn an_address_of_the_web_that_is_not_whole_is_told_as_it_is_meant() {
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\ntitle: 港\nimages: www.example.com/x.jpg\n---\n\n[甲](www.example.com) [乙](example.com/a) [丙](https//example.com) [丁](http：//example.com) [戊](news@example.com) ![图](pic.example.com/x.jpg)\n\
         -- content/2025-06-16/b.md --\n---\ntitle: 台\n---\n\n[甲](http:/example.com) [乙](https:example.com) [丙](hhttps://example.com) ![丁](https:\\\\example.com/x.jpg)\n",
    );
    expect![[r#"
        error[incomplete-address]: `www.example.com/x.jpg` is not a whole address
         --> content/2025-06-16/a.md:3:9
          |
        3 | images: www.example.com/x.jpg
          |         ^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `https://www.example.com/x.jpg`?

        error[incomplete-address]: `www.example.com` is not a whole address
         --> content/2025-06-16/a.md:6:1
          |
        6 | [甲](www.example.com) [乙](example.com/a) [丙](https//example.com) [丁](http：//example.com) [戊](news@example.com) ![图](pic.example.com/x.jpg)
          | ^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `https://www.example.com`?

        error[incomplete-address]: `example.com/a` is not a whole address
         --> content/2025-06-16/a.md:6:22
          |
        6 | [甲](www.example.com) [乙](example.com/a) [丙](https//example.com) [丁](http：//example.com) [戊](news@example.com) ![图](pic.example.com/x.jpg)
          |                       ^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `https://example.com/a`?

        error[incomplete-address]: `https//example.com` is not a whole address
         --> content/2025-06-16/a.md:6:41
          |
        6 | [甲](www.example.com) [乙](example.com/a) [丙](https//example.com) [丁](http：//example.com) [戊](news@example.com) ![图](pic.example.com/x.jpg)
          |                                           ^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `https://example.com`?

        error[incomplete-address]: `http：//example.com` is not a whole address
         --> content/2025-06-16/a.md:6:65
          |
        6 | [甲](www.example.com) [乙](example.com/a) [丙](https//example.com) [丁](http：//example.com) [戊](news@example.com) ![图](pic.example.com/x.jpg)
          |                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `http://example.com`?

        error[incomplete-address]: `news@example.com` is not a whole address
         --> content/2025-06-16/a.md:6:89
          |
        6 | [甲](www.example.com) [乙](example.com/a) [丙](https//example.com) [丁](http：//example.com) [戊](news@example.com) ![图](pic.example.com/x.jpg)
          |                                                                                              ^^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `mailto:news@example.com`?

        error[incomplete-address]: `pic.example.com/x.jpg` is not a whole address
         --> content/2025-06-16/a.md:6:111
          |
        6 | [甲](www.example.com) [乙](example.com/a) [丙](https//example.com) [丁](http：//example.com) [戊](news@example.com) ![图](pic.example.com/x.jpg)
          |                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `https://pic.example.com/x.jpg`?

        error[incomplete-address]: `http:/example.com` is not a whole address
         --> content/2025-06-16/b.md:5:1
          |
        5 | [甲](http:/example.com) [乙](https:example.com) [丙](hhttps://example.com) ![丁](https:\\example.com/x.jpg)
          | ^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `http://example.com`?

        error[incomplete-address]: `https:example.com` is not a whole address
         --> content/2025-06-16/b.md:5:24
          |
        5 | [甲](http:/example.com) [乙](https:example.com) [丙](hhttps://example.com) ![丁](https:\\example.com/x.jpg)
          |                         ^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `https://example.com`?

        error[incomplete-address]: `hhttps://example.com` is not a whole address
         --> content/2025-06-16/b.md:5:47
          |
        5 | [甲](http:/example.com) [乙](https:example.com) [丙](hhttps://example.com) ![丁](https:\\example.com/x.jpg)
          |                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `https://example.com`?

        error[incomplete-address]: `https:\example.com/x.jpg` is not a whole address
         --> content/2025-06-16/b.md:5:73
          |
        5 | [甲](http:/example.com) [乙](https:example.com) [丙](hhttps://example.com) ![丁](https:\\example.com/x.jpg)
          |                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: did you mean `https://example.com/x.jpg`?"#]]
    .assert_eq(&paper.mistakes());
    let fine = "[甲](Http://example.com) ![](HTTPS://pictures.example/x.jpg) [乙](mailto:a@a.example)";
    assert_eq!(codes(&body(fine).try_build().unwrap().warnings), BTreeSet::from(["remote-pictures"]));
}

#[test]
fn zones_that_lie_on_each_other_are_told_once_a_pair() {
    let paper = Paper::new(
        "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n  picture: p.svg\n- number: 2\n\
         -- content/2025-06-16/p.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 5 7\"/>\n\
         -- content/2025-06-16/01-a.md --\n---\ntitle: 港\nzone: [0, 0, 50, 50]\n---\n\n正文。\n\
         -- content/2025-06-16/02-b.md --\n---\ntitle: 台\nzone: [[40, 40], [100, 40], [100, 100]]\n---\n\n正文。\n\
         -- content/2025-06-16/03-c.md --\n---\ntitle: 船\nzone: [49.5, 0, 50, 30]\n---\n\n正文。\n\
         -- content/2025-06-16/04-d.md --\n---\ntitle: 桥\npage: 2\nzone: [0, 0, 50, 50]\n---\n\n正文。\n\
         -- content/2025-06-16/05-e.md --\n---\ntitle: 路\npage: 2\nzone: [0, 0, 50, 50]\n---\n\n正文。\n",
    );
    expect![[r#"
        warning[overlapping-zones]: the zone lies on that of another article
         --> content/2025-06-16/02-b.md:3:1
          |
        3 | zone: [[40, 40], [100, 40], [100, 100]]
          | ^^^^
          |
        help: the other is content/2025-06-16/01-a.md; draw them side by side, their edges may touch

        warning[zone-without-picture]: page 02 has no picture for zones to lie on
         --> content/2025-06-16/04-d.md:4:1
          |
        4 | zone: [0, 0, 50, 50]
          | ^^^^
          |
        help: name the picture in edition.yaml, `picture: page-01.jpg` below the page; or take the zones out"#]]
    .assert_eq(&paper.warnings());
}

#[test]
fn of_thousands_of_zones_on_a_page_few_are_compared() {
    let paper = Paper::new(
        "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n  picture: p.svg\n\
         -- content/2025-06-16/p.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 5 7\"/>\n",
    );
    let corners: Vec<String> = (0..64).map(|at| format!("[{}, {}]", at % 2 * 100, at * 3 / 2)).collect();
    for at in 0..1500 {
        paper.write(
            &format!("content/2025-06-16/{at:04}.md"),
            format!("---\ntitle: 港\nslug: a{at}\nzone: [{}]\n---\n", corners.join(", ")),
        );
    }
    let told = newsprint::check(&paper.options, None).unwrap().warnings;
    assert_eq!(told.iter().filter(|one| one.is("overlapping-zones")).count(), 10);
}
