//! Trees of elements, as any template may write them; for tests.

use proptest::prelude::*;

/// What may stand in a page: blocks, and white space of all kinds before each.
pub fn tree() -> impl Strategy<Value = String> {
    proptest::collection::vec((between(), flow()), 1..5).prop_map(joined)
}

fn joined(pieces: Vec<(String, String)>) -> String {
    pieces.into_iter().flat_map(|(space, piece)| [space, piece]).collect()
}

/// White space, and what browsers do not show.
fn between() -> impl Strategy<Value = String> {
    let nothing = [
        "",
        " ",
        "\n",
        "  \n\t",
        "&#32;",
        "&#10;",
        "<!-- a -->",
        " <!-- <p> --> ",
        "<wbr>",
        "<script>a < b</script>",
        "<template> <b>x</b> <b>y</b> </template>",
        "<link href=a>",
        "<input type=hidden>",
        "\u{3000}",
        "&nbsp;",
        "\u{200b}",
    ];
    proptest::collection::vec(prop::sample::select(nothing.to_vec()), 0..3).prop_map(|some| some.concat())
}

fn words() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["港", "港湾 夜", "A", "b c", " d", "e ", "，", "1 &lt; 2", "&amp;"])
        .prop_map(str::to_owned)
}

const INLINE: &str = "span em strong b i small time code sup label output x-card noscript picture map slot \
    span|class=box span|class=none b|hidden";
const BLOCKS: &str = "div section nav header aside figure article main details blockquote fieldset ul/li dl/dd \
    table/tbody/tr/td dialog template div|hidden";

/// Tags, with an attribute behind a line; some are in others.
fn named(names: &'static str) -> impl Strategy<Value = &'static str> {
    prop::sample::select(names.split(' ').collect::<Vec<_>>())
}

fn element(tag: &str, inner: &str) -> String {
    let name = tag.split('|').next().unwrap_or(tag);
    format!("<{}>{inner}</{name}>", tag.replace('|', " "))
}

/// What stands in a line.
fn inline() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => words(),
        2 => between(),
        1 => prop::sample::select(vec!["<img src=a>", "<input name=a>", "<br>", "<i class=icon></i>", "<b></b>", "<u> </u>",
            "<textarea> a  b </textarea>", "<svg viewBox=\"0 0 9 9\"> <text> <tspan>a</tspan> <tspan>b</tspan> </text> <path/> </svg>",
            "<select> <option> a </option> <option>b</option> </select>"]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        (named(INLINE), proptest::collection::vec((between(), inner), 1..5), between())
            .prop_map(|(tag, children, last)| element(tag, &(joined(children) + &last)))
    })
}

/// An element of a line that cannot stand in another of its kind.
fn alone() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => inline(),
        1 => inline().prop_map(|inner| format!("<a href=a>{inner}</a>")),
        1 => inline().prop_map(|inner| format!("<button>{inner}</button>")),
    ]
}

/// Blocks with lines, blocks and both in them.
fn flow() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => alone(),
        1 => alone().prop_map(|inner| format!("<p>{inner}</p>")),
        1 => alone().prop_map(|inner| format!("<form>{inner}</form>")),
        1 => Just("<pre>\n a  b <b> c</b>\n</pre>".to_owned()),
        1 => (alone(), between(), alone()).prop_map(|(one, space, two)| format!("<h2>{one}{space}{two}</h2>")),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        (named(BLOCKS), proptest::collection::vec((between(), inner), 1..4), between()).prop_map(
            |(tags, children, last)| tags.rsplit('/').fold(joined(children) + &last, |inner, tag| element(tag, &inner)),
        )
    })
}
