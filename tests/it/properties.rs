//! What holds for any text: readers tell and never panic, and no address leaves its folder.

use newsprint::address::{self, Base, OutputPath};
use newsprint::manuscript::{self, Reading, front_matter, page_number::PageNumber, sheet};
use newsprint::source::{SourcePath, resolve};
use newsprint_text::Options;
use newsprint_text::credits::byline;
use proptest::prelude::*;

/// Pieces of front matter, right and wrong, in any order.
fn front_matter_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("title: 港\n"),
        Just("标题: x\n"),
        Just("zone: [1, 2, 3, 4]\n"),
        Just("zone: [[1, 2], [3]]\n"),
        Just("authors: [记者 林澄, {name: x}]\n"),
        Just("authors: {role: 摄}\n"),
        Just("page: A01\n"),
        Just("images:\n- src: a\n"),
        Just("corrections: [{date: x, text: y}]\n"),
        Just("extra: {a: [1, 2.5, ~]}\n"),
        Just("publish_at: 2025-06-16\n"),
        Just("- x\n"),
        Just("  y: z\n"),
        Just("&a *a\n"),
        Just("? x\n"),
        Just("!!x y\n"),
        Just("\"\n"),
        Just("title:\n"),
        Just("\t\n"),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_front_matter_is_read_or_told(yaml in front_matter_text()) {
        let (front, told) = front_matter::read(&SourcePath::new("a.md"), &yaml, 4);
        prop_assert!(!front.title.is_empty() || !told.is_empty());
    }

    #[test]
    fn any_bytes_are_an_article_or_told(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = manuscript::read(&SourcePath::new("a.md"), &bytes, &Reading::new(Options::default(), 1 << 20));
    }

    #[test]
    fn any_text_is_an_article_or_told(text in "(---\n)?[a-z题: \\[\\]{}\"'\n&*!-]{0,60}(\n---\n)?.{0,40}") {
        if let Err(told) = manuscript::read(&SourcePath::new("a.md"), text.as_bytes(), &Reading::new(Options::default(), 1 << 20)) {
            prop_assert!(!told.is_empty());
            let shown = newsprint::diagnostic::locate(&told, newsprint::diagnostic::Language::English, |_| Some(text.clone()));
            for one in shown {
                one.render(&annotate_snippets::Renderer::plain());
            }
        }
    }

    #[test]
    fn any_sheet_is_read_or_told(text in "(pages|number|版面|x): ?[a-z0-9一\\[\\]{}:, \n-]{0,60}") {
        let _ = sheet::read(&SourcePath::new("edition.yaml"), &text);
    }

    #[test]
    fn any_byline_gives_names(byline in "[记者摄文图、 王林 A-Za-z/]{0,30}") {
        for credit in byline::parse(&byline) {
            prop_assert!(!credit.name.is_empty());
        }
    }

    #[test]
    fn no_address_leaves_the_output_folder(address in "(/|\\.|\\.\\.|%2e|[a-z港]|\\\\|:|\u{0}|\n| ){0,12}") {
        if let Some(path) = OutputPath::of_address(&address) {
            prop_assert!(address::is_safe(path.as_str()));
            prop_assert!(!path.as_str().split('/').any(|part| part == ".." || part.is_empty()));
        }
    }

    #[test]
    fn a_slug_of_any_text_is_one_safe_part(text in any::<String>()) {
        let slug = address::slug_of(&text);
        prop_assert!(address::check_slug(&slug).is_ok(), "{:?}", slug);
        prop_assert!(address::is_safe(&slug));
    }

    #[test]
    fn a_link_is_ascii_and_comes_back(text in any::<String>()) {
        let base = Base::parse("https://a.example/p").unwrap();
        let href = base.href(&format!("/{text}"));
        prop_assert!(href.is_ascii());
        let decoded = percent_encoding::percent_decode_str(&href).decode_utf8().unwrap();
        prop_assert_eq!(decoded, format!("/p/{text}"));
    }

    #[test]
    fn resolving_never_climbs_out(folder in "[a-z/]{0,8}", target in "(\\.\\./|[a-z]/|\\./){0,6}[a-z]?") {
        if let Some(path) = resolve(&folder, &target) {
            prop_assert!(!path.split('/').any(|part| part == ".." || part == "."));
        }
    }

    #[test]
    fn a_page_number_reads_what_it_writes(letter in prop::option::of("[A-Z]"), number in 1u16..1000) {
        let page = PageNumber { part: letter.and_then(|letter| letter.chars().next()), number };
        prop_assert_eq!(PageNumber::parse(&page.to_string()), Some(page));
    }
}
