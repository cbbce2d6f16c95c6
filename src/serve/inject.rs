//! What the preview puts into a page on its way to the browser; files never have it.

use crate::digest::Digest;

/// The page with the preview's script, and with a line for articles that readers cannot see yet, in the paper's language.
///
/// The script is told two digests. Another `page` means that the page changed; the same `frame` then means that nothing
/// but the names of its style sheets did.
pub fn inject(html: &[u8], early: Option<&str>) -> Vec<u8> {
    let line = early.map(|language| format!("<p class=\"newsprint-preview\">{}</p>", not_public(language)));
    let line = line.unwrap_or_default();
    let digest = |bytes: &[u8]| Digest::of(&(bytes, &line)).short();
    let (page, frame) = (digest(html), digest(&without_style_names(html)));
    let script = format!("<script src=\"/.newsprint/live.js\" data-page={page} data-frame={frame} defer></script>");
    let at = end_of_body(html);
    [&html[..at], line.as_bytes(), script.as_bytes(), &html[at..]].concat()
}

fn not_public(language: &str) -> &'static str {
    match language.to_ascii_lowercase().as_str() {
        "zh-tw" | "zh-hk" | "zh-mo" | "zh-hant" => "尚未公開：讀者現在看不到這一頁",
        language if language.starts_with("zh-hant-") => "尚未公開：讀者現在看不到這一頁",
        language if language.starts_with("zh") => "尚未公开：读者现在看不到这一页",
        _ => "Not public yet: readers cannot see this page",
    }
}

/// Where `</body>` stands; a page may leave it out.
fn end_of_body(html: &[u8]) -> usize {
    const END: &[u8] = b"</body";
    let found = html.windows(END.len()).rposition(|window| window.eq_ignore_ascii_case(END));
    found.unwrap_or(html.len())
}

/// The page without the digests in names such as `newsprint.1a2b3c4d.css`.
fn without_style_names(html: &[u8]) -> Vec<u8> {
    const END: &[u8] = b".css";
    const DIGITS: usize = 8;
    let mut rest = Vec::with_capacity(html.len());
    let mut from = 0;
    for (at, window) in html.windows(END.len()).enumerate() {
        let start = at.saturating_sub(DIGITS).max(from);
        let name = &html[start..at];
        if window == END && name.len() == DIGITS && name.iter().all(u8::is_ascii_hexdigit) {
            rest.extend(&html[from..start]);
            from = at;
        }
    }
    rest.extend(&html[from..]);
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn injected(html: &str, early: Option<&str>) -> String {
        String::from_utf8(inject(html.as_bytes(), early)).unwrap()
    }

    fn frame(html: &str) -> String {
        let page = injected(html, None);
        page.split("data-frame=").nth(1).unwrap()[..8].to_owned()
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        expect![[r#"<body><p>x</p><script src="/.newsprint/live.js" data-page=c941bca9 data-frame=c941bca9 defer></script></BODY></html>"#]]
            .assert_eq(&injected("<body><p>x</p></BODY></html>", None));
        assert!(injected("<p>港", None).ends_with(" defer></script>"));
        assert!(injected("", Some("en")).starts_with("<p class=\"newsprint-preview\">Not public yet"));
        assert!(injected("</body>", Some("zh-CN")).starts_with("<p class=\"newsprint-preview\">尚未公开"));
    }

    #[test]
    fn the_frame_is_the_page_without_the_names_of_style_sheets() {
        let page = "<link href=/css/a.1a2b3c4d.css><link href=/css/b.00000000.css>x";
        let restyled = "<link href=/css/a.99999999.css><link href=/css/b.00000000.css>x";
        assert_eq!(frame(page), frame(restyled));
        assert_ne!(frame(page), frame(&restyled.replace('x', "y")));
        assert_ne!(frame("a.css"), frame("b.css"));
        assert_ne!(injected(page, None), injected(restyled, None));
    }
}
