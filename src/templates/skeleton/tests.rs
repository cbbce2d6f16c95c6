use proptest::prelude::*;

use super::*;
use crate::templates::document::document;
use crate::templates::marks::{self, Part};
use crate::templates::safe_minifying;
use crate::templates::shown::shown;

const NOTHING: Finished<'_> = Finished { parts: &[], body: "<b>正文</b>" };

fn value(text: &str) -> String {
    let mut out = Vec::new();
    marks::marking(|| marks::escape(text, &mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

fn json(text: &str) -> String {
    marks::marking(|| marks::quoted(text.into())).into_owned()
}

fn printed(rendered: &str) -> String {
    String::from_utf8(print(rendered.as_bytes(), &safe_minifying(), NOTHING)).unwrap()
}

fn plain(rendered: &str) -> String {
    String::from_utf8(take_apart(rendered.as_bytes()).plain(NOTHING)).unwrap()
}

fn has_skeleton(rendered: &str) -> bool {
    let apart = take_apart(rendered.as_bytes());
    skeleton(&numbered(&apart), &safe_minifying(), apart.holes.len()).is_some()
}

#[test]
fn values_go_back_to_their_places_though_attributes_change_theirs() {
    let (link, title) = (value("/a b/"), value("港 & “湾”"));
    let page = format!("<p>  <a title=\"{title}\" href=\"{link}\">  {title}</a>  </p> {}", marks::BODY);
    assert!(has_skeleton(&page));
    assert_eq!(printed(&page), "<p><a href=\"/a b/\" title=\"港 &amp; “湾”\"> 港 &amp; “湾”</a></p> <b>正文</b>");
}

#[test]
fn a_value_without_space_keeps_its_quotation_marks() {
    assert_eq!(printed(&format!("<a href=\"{}\">x</a>", value("/港/"))), "<a href=\"/港/\">x</a>");
    assert_eq!(printed(&format!("<a href='{}'>x</a>", value("a=\"b\""))), "<a href=\"a=&quot;b&quot;\">x</a>");
}

#[test]
fn where_no_hole_can_be_the_page_is_minified_whole() {
    for page in [
        format!("<h{0}> x </h{0}>", value("10")),
        format!("<{0}>x</{0}>", value("em")),
        format!("<{}>x", value("em")),
        format!("<x-{}>x", value("tab")),
        format!("<p {}>x</p>", value("hidden")),
        format!("<p a=\"b c\" {} d>x</p>", value("z=a")),
        format!("<p data-{}=1>x</p>", value("name")),
        format!("<a href={}>x</a>", value("/a/")),
        format!("<!-- {} --><p>x</p>", value("a note")),
        format!("<p>&{};</p>", value("copy")),
        format!("<p>&#{};</p>", value("65")),
        format!("<p>&amp;{}</p>", value("lt;")),
        format!("<input disabled=\"{}\">", value("yes")),
        format!("<p data-all='{}'>x</p>", json("[\"a b\"]")),
        format!("<p title='{}'>x</p>", marks::BODY),
        format!("<section><p>{}</section></p>", marks::BODY),
    ] {
        assert!(!has_skeleton(&page), "{page}");
        assert_eq!(document(&printed(&page)), document(&plain(&page)), "{page}");
    }
}

#[test]
fn a_part_may_end_what_another_began() {
    let part = |name: &str, html: &str| Part {
        name: name.to_owned(),
        html: html.to_owned(),
        minified: whole(html.as_bytes(), &safe_minifying(), ""),
    };
    let parts = [part("begin", "<div  class='a'>"), part("end", "</div>"), part("code", "a  b")];
    let finished = Finished { parts: &parts, body: "" };
    let (begin, end, code) = (marks::part(0), marks::part(1), marks::part(2));
    for page in [format!("{begin}<p>{}</p>{end}<p>x</p>", value("港湾")), format!("<pre>{code}</pre>")] {
        let printed = String::from_utf8(print(page.as_bytes(), &safe_minifying(), finished)).unwrap();
        let plain = String::from_utf8(take_apart(page.as_bytes()).plain(finished)).unwrap();
        assert_eq!(document(&printed), document(&plain), "{printed}");
    }
}

#[test]
fn a_page_minified_whole_keeps_its_body_as_it_was_written() {
    let page = format!("<h{0}>x</h{0}> {1} ", value("10"), marks::BODY);
    let finished = Finished { parts: &[], body: "<p>a  b</p>\n" };
    let printed = print(page.as_bytes(), &safe_minifying(), finished);
    assert_eq!(String::from_utf8(printed).unwrap(), "<h10>x</h10> <p>a  b</p>\n");
}

#[test]
fn a_heading_of_any_level_has_a_skeleton() {
    let page = format!("<h{0}> {1} </h{0}>", value("2"), value("港湾"));
    assert!(has_skeleton(&page));
    assert_eq!(printed(&page), "<h2>港湾</h2>");
}

#[test]
fn pages_that_differ_in_a_number_share_a_skeleton() {
    let markup = |page: &str| with_kinds(&take_apart(page.as_bytes()));
    let page = |words: u32| format!("<li>{words} {}</li> <p title=\"a>{words}\">x</p>", value("字"));
    assert_eq!(markup(&page(967)), markup(&page(1024)));
    assert_eq!(printed(&page(967)), "<li>967 字</li><p title=\"a>967\">x</p>");
}

#[test]
fn pages_that_differ_in_the_size_of_a_picture_share_a_skeleton() {
    let markup = |page: &str| with_kinds(&take_apart(page.as_bytes()));
    let page = |width: &str| format!("<img  width=\"{width}\"> <rect x=\"{width}%\"/> =\"{width}\"");
    assert_eq!(markup(&page("640")), markup(&page("12.5")));
    assert!(has_skeleton(&page("640")));
    assert_eq!(printed(&page("640")), "<img width=640> <rect x=640%> =\"640\"");
}

#[test]
fn marks_that_somebody_typed_are_no_marks() {
    let page = format!("<p>{}</p>{}", value("a\u{3}\u{2}b\u{1}c\u{4}"), json("{}"));
    assert_eq!(printed(&page), "<p>abc</p>{}");
}

fn text() -> impl Strategy<Value = String> {
    "[ \\n&;#<>\"'=/a-z0-9港，\u{1}-\u{4}]{0,8}"
}

/// Markup with values in it, as templates write it.
fn markup() -> impl Strategy<Value = String> {
    let values = (text(), text(), text(), "q{1,3}")
        .prop_map(|(a, b, c, word)| (value(&a), value(&b), json(&format!("{:?}", c.replace('\'', ""))), value(&word)));
    let leaf = prop_oneof![
        4 => text().prop_map(|text| value(&text)),
        2 => "[ \\na-z港]{0,6}",
        1 => prop::sample::select(vec!["&amp;", "&amp", "&lt;", "&", "<br>", "<wbr/>", "<i>x<!-- a </p> --></i>", "</p>", "10", " 12"])
            .prop_map(str::to_owned),
        1 => Just(marks::BODY.to_owned()),
        8 => (values, 0..13).prop_map(|((a, b, json, word), kind)| match kind {
            0 => format!("<img alt=\"{a}\" src=\"/x{b}\">"),
            1 => format!("<img src='{a} {b}' alt=x>"),
            2 => format!("<input value={word} name=\"{b}\">"),
            3 => format!("<p {word}><a href=\"{a}\">{b}</a> <i>{a}</i></p>"),
            4 => format!("<x-{word}>{b}</x-{word}>"),
            5 => format!("<i>x<!-- {a} -->{b}</i>"),
            6 => format!("<script>var a = {json}, b = \"{b}\"; if (a<b && 1>20) {{}}</script>"),
            7 => format!("<script type=\"application/ld+json\"> {json} </script>"),
            8 => format!("<style> .{a} > b {{ color: red }} </style>"),
            9 => format!("<textarea>\n {a} </textarea><svg viewBox=\"0 0 {b}\"><path d=\"{a}\"/> <text> {b} </text></svg>"),
            10 => format!("<img width=\"640\" alt=\"{a}\"><svg x=\"2.50%\" viewBox=\"10 0 {b} 10\">\"12 =\"34</svg><p title='=\"56 {a}'>x</p>"),
            11 => format!("<b data-j='{json}' data-k=\"{a}\" data-k2=\"{b} {a}\"> {b} </b>"),
            _ => format!("<ul>\n<li>{a}\n<li> {b}</ul>"),
        }),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let tag = prop::sample::select(vec!["div", "b", "ul", "li", "pre", "section", "h2", "span", "td", "code"]);
        (tag, text(), proptest::collection::vec(inner, 0..4)).prop_map(|(tag, class, children)| {
            let element = format!("<{tag} class=\"x {}\">{}</{tag}>", value(&class), children.concat());
            if tag == "td" { format!("<table>\n<tr>{element} </table>") } else { element }
        })
    })
}

proptest! {
    #[test]
    fn a_printed_page_is_the_document_that_the_template_says(rendered in markup()) {
        let rendered = format!("<!doctype html><html><body>{rendered}</body></html>");
        prop_assert_eq!(document(&printed(&rendered)), document(&plain(&rendered)), "{}", printed(&rendered));
        prop_assert_eq!(shown(&printed(&rendered)), shown(&plain(&rendered)), "{}", printed(&rendered));
    }
}
