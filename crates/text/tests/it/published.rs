//! HTML that a paper publishes.

use newsprint_text::{AsTyped, Options, facts, html, markdown, plain, read};

use crate::{Numbered, facts_of, html_of};

const RAW: Options = Options {
    raw_html: true,
    smart_punctuation: false,
    indented_code: false,
    schemes: newsprint_text::address::Schemes::NONE,
};

#[test]
fn its_text_is_the_text_of_the_article() {
    let text = "<p>雨停了，\n  天亮了。</p>\n<p>云&nbsp;散&amp;风<b>起</b>。<br>花开。</p>\n<script>var 甲 = 1;</script>\n<!-- 密 -->\n";
    let found = facts_of(text, RAW);
    assert_eq!(found.opening, "雨停了，天亮了。云\u{a0}散&风起。花开。");
    assert_eq!(found.words, 12);
    assert_eq!(plain(&read(text, RAW), &AsTyped), "雨停了，天亮了。\n\n云\u{a0}散&风起。\n花开。\n");
    let shown =
        "<p>雨停了，\n  天亮了。</p>\n<p>云\u{a0}散&amp;风<b>起</b>。<br>花开。</p>\n<script>var 甲 = 1;</script>\n\n";
    assert_eq!(html_of(text, RAW), shown);
    assert_eq!(markdown(&read(text, RAW), &AsTyped).replace('\n', ""), shown.replace('\n', ""));
}

#[test]
fn headings_lists_and_tables_are_no_prose() {
    let text = "<div class=lead>\n<h2>小题</h2>\n<ul><li>一项</li></ul>\n<table><tr><td>甲</td><td>乙</td></tr></table>\n<p>正文。</p>\n</div>\n";
    assert_eq!(facts_of(text, RAW).opening, "正文。");
    assert_eq!(plain(&read(text, RAW), &AsTyped), "小题\n\n一项\n\n甲\t乙\n\n正文。\n");
}

#[test]
fn its_addresses_are_those_of_the_site() {
    let text = "<p><a class=x href='b.md'>乙</a> <img src=a.jpg alt=\"船 &amp; 港\"> <a href=\"https://a.example/\">外</a></p>\n\n\
                <video controls poster=\"p.jpg\"><source src=\"c.mp4\"></video> <img srcset=\"d.jpg 1x, e.jpg 2x\">\n\n行内<a href=\"f.md\">己</a>。\n";
    let found = facts_of(text, RAW);
    let targets: Vec<&str> = found.links.iter().map(|link| &*link.target).collect();
    assert_eq!(targets, ["b.md", "f.md"]);
    let pictures: Vec<(&str, &str)> = found.pictures.iter().map(|picture| (&*picture.src, &*picture.alt)).collect();
    assert_eq!(pictures, [("a.jpg", "船 & 港"), ("p.jpg", ""), ("c.mp4", ""), ("d.jpg", ""), ("e.jpg", "")]);
    let typed = |start: u32, end: u32| &text[start as usize..end as usize];
    assert_eq!(typed(found.links[0].start, found.links[0].end), "href='b.md'");
    assert_eq!(typed(found.pictures[0].start, found.pictures[0].end), "src=a.jpg");
    let body = read(text, RAW);
    let mut out = String::new();
    html(&body, &Numbered(facts(&body)), &[], &mut out);
    assert_eq!(
        out,
        "<p><a class=x href=\"/1\">乙</a> <img src=\"/1.jpg\" alt=\"船 &amp; 港\"> <a href=\"https://a.example/\">外</a></p>\n\
         <p><video controls poster=\"/2.jpg\"><source src=\"/3.jpg\"></video> <img srcset=\"/4.jpg 1x, /5.jpg 2x\"></p>\n\
         <p>行内<a href=\"/2\">己</a>。</p>\n"
    );
}
