//! What holds for every text, however hostile.

use proptest::prelude::*;

use newsprint_text::{Addresses, MAX_NESTING, Options, Shown, facts, html, markdown, plain, read};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::{facts_of, html_of};

#[derive(Debug, Default, PartialEq)]
struct Shape {
    deepest: usize,
    is_balanced: bool,
}

/// Whether all tags are closed in order, and how deep they nest.
fn shape(html: &str) -> Shape {
    let mut open = Vec::new();
    let mut deepest = 0;
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split(['>', ' ']).next()) {
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Shape::default();
            }
        } else if !matches!(tag, "br" | "hr" | "img") {
            open.push(tag);
            deepest = deepest.max(open.len());
        }
    }
    Shape { deepest, is_balanced: open.is_empty() }
}

/// Remembers what it is asked for.
#[derive(Default)]
struct Asked {
    links: RefCell<BTreeSet<String>>,
    pictures: RefCell<BTreeSet<String>>,
}

impl Addresses for Asked {
    fn link(&self, target: &str) -> Option<Cow<'_, str>> {
        self.links.borrow_mut().insert(target.to_owned());
        Some("link:".into())
    }

    fn picture(&self, src: &str) -> Option<Shown<'_>> {
        self.pictures.borrow_mut().insert(src.to_owned());
        Some(Shown { url: "picture:".into(), width: 1, height: 0, ..Shown::default() })
    }
}

/// The HTML of a text, when no writer asks for an address that its facts do not know.
fn written(text: &str, options: Options) -> String {
    let body = read(text, options);
    let facts = facts(&body);
    let asked = Asked::default();
    let mut out = String::new();
    html(&body, &asked, &[], &mut out);
    drop((markdown(&body, &asked), plain(&body, &asked)));
    let links: BTreeSet<String> = facts.links.into_iter().map(|link| link.target).collect();
    let pictures: BTreeSet<String> = facts.pictures.into_iter().map(|picture| picture.src).collect();
    assert!(asked.links.borrow().is_subset(&links), "{text}");
    assert!(asked.pictures.borrow().is_subset(&pictures), "{text}");
    out
}

/// Every set of options.
fn options() -> impl Strategy<Value = Options> {
    (any::<bool>(), any::<bool>()).prop_map(|(raw_html, smart_punctuation)| Options {
        raw_html,
        smart_punctuation,
        ..Options::default()
    })
}

/// What texts are put together from.
const PIECES: &[&str] = &[
    "文",
    "，",
    "“",
    "”",
    "a",
    "1",
    " ",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "\r",
    "# ",
    "## ",
    "{#a}",
    "- ",
    "1. ",
    "> ",
    ">",
    "*",
    "**",
    "~~",
    "_",
    "`",
    "```\n",
    "[",
    "]",
    "](b.md)",
    "![",
    "](#c)",
    "](https://d/ \"e\")",
    "](javascript:f)",
    "[^g]",
    "[^g]: ",
    "|",
    "|-|-|\n",
    "|a|b|\n",
    "<b>",
    "</b>",
    "<sup>",
    "</sup>",
    "<ruby>",
    "<rt>",
    "</rt>",
    "</ruby>",
    "<br>",
    "<i class=a>",
    "</i>",
    "　　",
    "——>",
    "&#8;",
    "<div>\n",
    "<!--",
    "-->",
    "<https://h>",
    "&amp;",
    "\\",
    "---\n",
    "===\n",
    "\"",
    "'",
    "\u{2060}",
    "\u{10fffe}",
    "\u{10100}",
    "\u{0}",
];

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(PIECES)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn any_text_is_read_and_written(text in "\\PC*", options in options()) {
        let out = written(&text, options);
        prop_assert!(options.raw_html || shape(&out).is_balanced, "{}", out);
    }

    #[test]
    fn any_markdown_is_written_with_balanced_tags(
        pieces in prop::collection::vec(piece(), 0..40),
        options in options(),
    ) {
        let out = written(&pieces.concat(), options);
        prop_assert!(options.raw_html || shape(&out).is_balanced, "{}", out);
    }

    #[test]
    fn no_link_stands_in_a_link_and_no_id_twice(
        pieces in prop::collection::vec(piece(), 0..40),
        options in options(),
    ) {
        let out = written(&pieces.concat(), options);
        let mut is_open = false;
        for tag in out.split('<').filter(|tag| tag.starts_with("a ") || tag.starts_with("/a>")) {
            let opens = tag.starts_with("a ");
            prop_assert!(opens != is_open, "{}", out);
            is_open = opens;
        }
        let mut ids: Vec<&str> = out.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        ids.sort_unstable();
        prop_assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{}", out);
    }

    #[test]
    fn places_are_of_the_authors_text(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        let facts = facts_of(&text, Options::default());
        for link in &facts.links {
            let place = &text[link.start as usize..link.end as usize];
            prop_assert!(place.starts_with('[') || place.starts_with('<'), "{}", place);
        }
        for picture in &facts.pictures {
            prop_assert!(text[picture.start as usize..].starts_with("!["));
        }
    }
}

/// Reads and writes a text within the nesting allowed. With a parser that is not linear this never ends.
fn survive(name: &str, text: &str) {
    let found = facts_of(text, Options::default());
    let shape = shape(&html_of(text, Options::default()));
    assert!(shape.is_balanced, "{name}");
    assert!(shape.deepest <= MAX_NESTING + 9, "{name} is {} deep", shape.deepest);
    assert!(found.too_deep.is_some() || shape.deepest < MAX_NESTING, "{name} is not reported");
}

#[test]
fn hostile_texts_are_survived() {
    let many = |text: &str| text.repeat(50_000);
    let stairs: String = (0..1_000).map(|depth| "  ".repeat(depth) + "- 文\n").collect();
    let notes = (0..20_000).fold(String::new(), |text, label| text + &format!("文[^{label}]\n\n[^{label}]: 文\n\n"));
    for (name, text) in [
        ("quotes", ">".repeat(100_000)),
        ("quotes and lines", many(">") + "文\n" + &many("文\n")),
        ("lists in a line", many("- ") + "文\n" + &many("文\n")),
        ("numbers in a line", many("1. ") + "文\n" + &many("\n文\n")),
        ("stairs", stairs),
        ("brackets", many("[")),
        ("closed brackets", many("[") + &many("]")),
        ("pictures", many("![")),
        ("nested pictures", many("![") + &many("](a)")),
        ("stars", many("*")),
        ("open strong", many("**文 ")),
        ("nested strong", many("**文 ") + &many("文** ")),
        ("chinese marks", many("文**“")),
        ("chinese strikes", many("”~~文*（_")),
        ("backticks", (1..600).map(|length| "`".repeat(length) + " ").collect()),
        ("escapes", many("\\") + "*文"),
        ("rows", "|a|b|\n|-|-|\n".to_owned() + &many("|文|b|\n")),
        ("columns", many("|文") + "\n" + &many("|-") + "\n" + &many("|文\n")),
        ("headings", many("# 文\n")),
        ("own ids", many("# 文 {#a}\n")),
        ("citations", "[^a]: 文\n\n".to_owned() + &many("[^a]")),
        ("notes", notes),
        ("nested notes", many("[^a]: ") + "文\n" + &many("文\n")),
        ("html", many("<b>")),
        ("comments", many("<!-- ")),
        ("breaks", many("文\n")),
        ("broken tags", many("文\n**a**\n")),
        ("images in a paragraph", many("![](a)\n")),
    ] {
        survive(name, &text);
    }
}

#[test]
fn the_place_that_is_too_deep_is_reported() {
    let at = |text: &str| facts_of(text, Options::default()).too_deep;
    let deepest = u32::try_from(MAX_NESTING).unwrap();
    assert_eq!(at(&">".repeat(MAX_NESTING + 1)), Some(deepest));
    assert_eq!(at(&format!("文\n\n{}文", ">".repeat(MAX_NESTING + 1))), Some(5 + deepest));
    assert_eq!(at(&(">".repeat(MAX_NESTING - 1) + "文")), None);
    assert_eq!(at(&"- ".repeat(300)), None, "that is a line across the page");
    assert_eq!(at(&"-".repeat(300)), None);
    let stairs: String = (0..60).map(|depth| "  ".repeat(depth) + "- 文\n").collect();
    let place = stairs.match_indices("- ").nth(50).map(|(place, _)| u32::try_from(place).unwrap());
    assert_eq!(at(&stairs), place, "a list and its item are two levels");
}
