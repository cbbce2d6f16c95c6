use proptest::prelude::*;

use super::*;
use crate::templates::document::document;
use crate::templates::safe_minifying;
use crate::templates::shown::shown;
use crate::templates::trees::tree;

fn minified(html: &str) -> String {
    String::from_utf8(minify(html.as_bytes(), &safe_minifying())).unwrap()
}

/// Minified HTML, which shows what it showed.
fn checked(html: &str) -> String {
    let minified = minified(html);
    assert_eq!(shown(&minified), shown(html), "{html}");
    assert_eq!(document(&minified), document(html), "{html}");
    minified
}

/// Elements in which the minifier drops white space, and those in which it does not.
const PARENTS: [&str; 33] = [
    "article",
    "aside",
    "blockquote",
    "div",
    "fieldset",
    "figure",
    "footer",
    "form",
    "header",
    "main",
    "nav",
    "section",
    "address",
    "button",
    "details",
    "figcaption",
    "h1",
    "h6",
    "label",
    "output",
    "p",
    "slot",
    "summary",
    "a",
    "b",
    "em",
    "span",
    "strong",
    "time",
    "center",
    "search",
    "x-card",
    "noscript",
];

#[test]
fn a_space_between_two_things_of_a_line_stays_in_every_parent() {
    for parent in PARENTS {
        for (one, two) in [
            ("<span>A</span>", "<span>B</span>"),
            ("<a href=/>甲</a>", "<b>乙</b>"),
            ("<img src=a>", "<i>B</i>"),
            ("<button>A</button>", "<input name=b>"),
            ("<svg><path></path></svg>", "<em>B</em>"),
            ("<x-a>A</x-a>", "<label>B</label>"),
            ("<select><option>A</option></select>", "<textarea>B</textarea>"),
            ("<i class=icon></i>", "<code>B</code>"),
            ("<ins class=box><del>A</del><br></ins>", "<ins class=box><br>B</ins>"),
            ("\u{1}0/ \u{2}", "<b>\u{1}1/\"'\" \u{2}</b>"),
        ] {
            let html = format!("<{parent}>{one} {two}</{parent}>");
            assert_eq!(checked(&html), html);
        }
    }
}

#[test]
fn a_space_stays_in_lists_tables_and_the_page_itself() {
    for (begin, end) in [
        ("<ul><li>", "</li></ul>"),
        ("<dl><dt>", "</dt></dl>"),
        ("<dl><dd>", "</dd></dl>"),
        ("<table><tbody><tr><td>", "</td></tr></tbody></table>"),
        ("<table><caption>", "</caption></table>"),
        ("<fieldset><legend>", "</legend></fieldset>"),
        ("<picture>", "</picture>"),
        ("<map>", "</map>"),
        ("<hgroup>", "</hgroup>"),
        ("<dialog open>", "</dialog>"),
        ("<template>", "</template>"),
        ("<html><head></head><body>", "</body></html>"),
        ("", ""),
        ("<div hidden>", "</div>"),
        ("<svg><foreignobject>", "</foreignobject></svg>"),
        ("<svg><text>", "</text></svg>"),
    ] {
        let word = if begin.ends_with("<text>") { "tspan" } else { "span" };
        let html = format!("{begin}<{word}>A</{word}> <{word}>B</{word}>{end}");
        assert_eq!(checked(&html).trim_end_matches("</body></html>"), html.trim_end_matches("</body></html>"));
    }
}

#[test]
fn of_white_space_that_is_shown_one_space_is_left() {
    for (html, expected) in [
        ("<div> <b>A</b> \t <b>B</b> </div>", "<div><b>A</b> <b>B</b></div>"),
        ("<div><b>A</b>&#32;<b>B</b>&#x20;&Tab;<b>C</b></div>", "<div><b>A</b> <b>B</b> <b>C</b></div>"),
        ("<div><b>A</b> <!-- c --><b>B</b></div>", "<div><b>A</b> <b>B</b></div>"),
        ("<div><b>A</b><!-- c > --> <!-- d --> <b>B</b></div>", "<div><b>A</b> <b>B</b></div>"),
        ("<div><b>A</b> <!--[if IE]><p><![endif]--><b>B</b></div>", "<div><b>A</b> <b>B</b></div>"),
        ("<div>A <!-- c --> <b>B</b></div>", "<div>A <b>B</b></div>"),
        ("<DIV><B>A</B> <B title=\"a > b\">B</B></DIV>", "<div><b>A</b> <b title=\"a > b\">B</b></div>"),
        ("<nav>A <a>B</a></nav>", "<nav>A <a>B</a></nav>"),
        ("<div><b>A </b><b>B</b></div>", "<div><b>A </b><b>B</b></div>"),
        ("<div><b>A</b><b> B</b></div>", "<div><b>A</b><b> B</b></div>"),
        ("<p><label>A: </label><input></p>", "<p><label>A: </label><input></p>"),
        ("<p><b>A</b><output> B</output></p>", "<p><b>A</b><output> B</output></p>"),
        ("<div><label>A: </label> <label> B</label></div>", "<div><label>A:</label> <label>B</label></div>"),
        ("<div><label>A </label><label> B</label></div>", "<div><label>A </label><label> B</label></div>"),
        ("<p><b>A</b><picture> <source> <img></picture></p>", "<p><b>A</b><picture> <source><img></picture></p>"),
        ("<div><b>A</b> <button> B </button> C</div>", "<div><b>A</b> <button>B</button> C</div>"),
        ("<div><b>A</b>\u{a0} <b>B</b>\u{3000}<b>C</b></div>", "<div><b>A</b>\u{a0} <b>B</b>\u{3000}<b>C</b></div>"),
        ("<div><b>A</b> <wbr> <b>B</b></div>", "<div><b>A</b> <wbr><b>B</b></div>"),
        ("<div><i>A</i> <code> x  y </code> <i>B</i></div>", "<div><i>A</i> <code> x  y </code> <i>B</i></div>"),
        ("<div><i>A</i><code> x  </code><i>B</i></div>", "<div><i>A</i><code> x  </code><i>B</i></div>"),
    ] {
        assert_eq!(checked(html), expected);
    }
}

#[test]
fn browsers_drop_a_line_break_between_chinese_characters_so_it_stays_one() {
    assert_eq!(checked("<div>\n  <b>港</b>\n  <b>湾</b>\n</div>"), "<div><b>港</b>\n<b>湾</b></div>");
    assert_eq!(checked("<b>港</b>\r\n<b>湾</b>"), "<b>港</b>\n<b>湾</b>");
    assert_eq!(checked("<p>\n  <b>港</b>\n  <b>湾</b>\n</p>"), "<p><b>港</b> <b>湾</b></p>");
}

#[test]
fn what_is_not_shown_is_not_in_the_way() {
    for between in [
        "<script>let a = 1 < 2;</script>",
        "<script src=/a.js type=module></script>",
        "<style>b > i { color: red }</style>",
        "<template><p>x</p></template>",
        "<link href=/a rel=stylesheet>",
        "<meta content=a itemprop=b>",
        "<input name=a type=hidden>",
        "<dialog><p>x</p></dialog>",
        "<div hidden><div>x</div></div>",
        "<p hidden>x</p>",
        "<hr hidden>",
        "<datalist><option>x</option></datalist>",
        "<noscript><p>x</p></noscript>",
    ] {
        let html = format!("<div><span>A</span> {between}<span>B</span></div>");
        assert_eq!(checked(&html), html);
        let html = format!("<div><span>A</span>{between} <span>B</span></div>");
        assert_eq!(checked(&html), html);
    }
    for shown in ["<b>x</b>", "<span hidden>x</span>", "<noscript>x</noscript>", "<span class=none>x</span>", "<i></i>"]
    {
        let html = format!("<div><span>A</span> {shown} <span>B</span></div>");
        assert_eq!(checked(&html), html);
    }
}

#[test]
fn white_space_beside_blocks_and_at_the_ends_of_lines_goes() {
    for (html, expected) in [
        ("<div> <p>A</p> <p>B</p> </div>", "<div><p>A</p><p>B</p></div>"),
        ("<div> <b>A</b> <p>B</p> <b>C</b> </div>", "<div><b>A</b><p>B</p><b>C</b></div>"),
        ("<nav> <ul> <li> <a>A</a> </li> <li> B </li> </ul> </nav>", "<nav><ul><li><a>A</a></li><li>B</li></ul></nav>"),
        ("<ul> <li>A <li>B </ul> <p>C", "<ul><li>A<li>B</ul><p>C"),
        ("<div><b>A</b> <br> <b>B</b> <hr> C</div>", "<div><b>A</b><br><b>B</b><hr> C</div>"),
        ("<table> <tr> <td> A </td> <td> B </td> </tr> </table>", "<table><tr><td>A</td><td>B</td></tr></table>"),
        (
            "<select> <option>A</option> <option>B</option> </select>",
            "<select><option>A</option><option>B</option></select>",
        ),
        ("<div> <button> <b>A</b> </button> </div>", "<div><button><b>A</b></button></div>"),
        ("<figure> <img> <figcaption> A </figcaption> </figure>", "<figure><img><figcaption>A</figcaption></figure>"),
        ("<p>A</p> <script></script> <p>B</p>", "<p>A</p><script></script><p>B</p>"),
        (
            "<p>A</p> <template> <b>x</b> </template> <dialog> B </dialog>",
            "<p>A</p><template><b>x</b></template><dialog>B</dialog>",
        ),
        (
            "<svg> <g> <path/> <a> <rect/> </a> <a> <rect/> </a> </g> </svg>",
            "<svg><g><path/><a> <rect/> </a><a> <rect/> </a></g></svg>",
        ),
        (
            "<head> <meta> <title> a </title> <link> </head> <body> A </body>",
            "<head><meta><title> a </title><link></head><body>A</body>",
        ),
    ] {
        assert_eq!(checked(html), expected);
    }
}

#[test]
fn text_without_elements_is_left_as_it_is() {
    for html in [
        "<pre>\n <b>a</b>  <b>b</b> \n</pre>",
        "<div><pre> <code> <b>a</b>  <b>b</b></code></pre></div>",
        "<textarea> <b>a</b>  <b>b</b> </textarea>",
        "<script>\"<b>a</b>  <b>b</b>\"</script>",
        "<title> a  b </title>",
        "<div title=\"<b>a</b>  <b>b</b>\">x</div>",
        "<p>1 < 2 > 1</p>",
    ] {
        assert_eq!(checked(html), html.replace("1 < 2", "1 &lt; 2"));
    }
}

#[test]
fn hidden_is_an_attribute_or_a_type() {
    for (after, expected) in [
        (" hidden>", true),
        (" a=b HIDDEN=until-found>", true),
        (" type=\"hidden\" name=a>", true),
        (" TYPE='hidden'>", true),
        (" type=hidden>", true),
        (" class=\"hidden\">", false),
        (" data-hidden>", false),
        (" hiddenly>", false),
        (" hidden", false),
        (">", false),
    ] {
        assert_eq!(is_hidden(after.as_bytes()), expected, "{after}");
    }
}

#[test]
fn references_to_white_space_are_white_space() {
    for (text, len) in [
        (" \n\t x", 4),
        ("&#32;&#x9;&#x000A;&NewLine;&Tab;&#13x", 36),
        ("&#33;", 0),
        ("&#x2000020;", 0),
        ("&#;", 0),
        ("&nbsp;", 0),
        ("&", 0),
        ("\u{3000}", 0),
    ] {
        assert_eq!(spaces(text.as_bytes()), len, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_minified_page_shows_the_text_that_it_showed(tree in tree()) {
        let html = format!("<!doctype html><html><body>{tree}</body></html>");
        let minified = minified(&html);
        prop_assert_eq!(shown(&minified), shown(&html), "{}\n{}", html, minified);
    }
}
