//! What holds for every text, however hostile.

use proptest::prelude::*;

use super::html::{Unasked, write};
use super::{MAX_NESTING, Options, ResolvedPicture, Room, facts, facts_and_draft, html};

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

/// The HTML of a text, written with exactly the answers that its facts ask for.
fn written(text: &str, options: Options) -> String {
    let facts = facts(text, options);
    let links: Vec<String> = (0..facts.links.len()).map(|number| format!("link:{number}")).collect();
    let links: Vec<&str> = links.iter().map(String::as_str).collect();
    let urls: Vec<String> = (0..facts.pictures.len()).map(|number| format!("picture:{number}")).collect();
    let pictures: Vec<ResolvedPicture<'_>> =
        urls.iter().map(|url| ResolvedPicture { url, width: 1, height: 0 }).collect();
    // One answer too many must stay unasked for, or the body asked for more than the facts say.
    let (more_links, more_pictures) = ([&links[..], &["spare"]].concat(), [&pictures[..], &[SPARE]].concat());
    let mut out = String::new();
    let unasked = write(text, options, &more_links, &more_pictures, &mut out);
    assert_eq!(unasked, Unasked { links: 1, pictures: 1 }, "{text}");
    if options == Options::default() {
        let (same, draft) = facts_and_draft(text, &Room::new(1 << 20));
        assert_eq!(same, facts, "{text}");
        let drafted = draft.map_or_else(|| out.clone(), |draft| draft.html(&links).unwrap());
        assert_eq!(drafted, out, "{text}");
    }
    out
}

const SPARE: ResolvedPicture<'static> = ResolvedPicture { url: "spare", width: 0, height: 0 };

fn options() -> impl Strategy<Value = Options> {
    any::<bool>().prop_map(|smart_punctuation| Options { smart_punctuation, ..Options::default() })
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
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
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn any_text_is_read_and_written(text in "\\PC*", options in options()) {
        let out = written(&text, options);
        prop_assert!(shape(&out).is_balanced, "{}", out);
    }

    #[test]
    fn any_markdown_is_written_with_balanced_tags(
        pieces in prop::collection::vec(piece(), 0..40),
        options in options(),
    ) {
        let out = written(&pieces.concat(), options);
        prop_assert!(shape(&out).is_balanced, "{}", out);
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
        let facts = facts(&text, Options::default());
        for link in &facts.links {
            let place = &text[link.start as usize..link.end as usize];
            prop_assert!(place.starts_with('[') || place.starts_with('<'), "{}", place);
        }
        for picture in &facts.pictures {
            prop_assert!(text[picture.start as usize..].starts_with("!["));
        }
    }
}

#[test]
fn answers_in_a_description_are_skipped() {
    let out = written("[a](1.md) ![b [c](2.md) ![d](3.jpg)](4.jpg) [e](5.md) ![f](6.jpg)", Options::default());
    assert!(out.contains("href=\"link:2\"") && out.contains("src=\"picture:2\""), "{out}");
}

/// Reads and writes a text within the nesting allowed. With a parser that is not linear this never ends.
fn survive(name: &str, text: &str) {
    let found = facts(text, Options::default());
    let mut out = String::new();
    html(text, Options::default(), &[], &[], &mut out);
    let shape = shape(&out);
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
    let at = |text: &str| facts(text, Options::default()).too_deep;
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
