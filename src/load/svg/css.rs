//! Style sheets and values inside a picture: they may name parts of the picture and nothing else.

use std::borrow::Cow;

/// What fetches, or runs, whatever stands around it.
const WORDS: [&str; 9] =
    ["@import", "image-set(", "image(", "src(", "expression(", "-moz-binding", "behavior:", "javascript:", "vbscript:"];

/// Fonts and pictures made of pixels, in the style sheet itself.
const EMBEDDED: [&str; 5] =
    ["font/", "application/font", "application/x-font", "application/vnd.ms-fontobject", "image/"];

/// Whether a value or a style sheet names nothing outside its document. It is looked at with escapes resolved; in doubt
/// it is not harmless.
pub fn is_harmless(css: &str) -> bool {
    if !css.contains(['(', ':', '@', '\\']) {
        return true;
    }
    let plain = unescaped(css).to_ascii_lowercase();
    !WORDS.iter().any(|word| plain.contains(word))
        && plain.match_indices("url(").all(|(at, _)| is_inside(&plain[at + 4..]))
}

/// Whether the address at the start of a text stays in the document.
fn is_inside(text: &str) -> bool {
    let address = text.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\''));
    let Some(data) = address.strip_prefix("data:") else { return address.starts_with('#') };
    let is_font = EMBEDDED.iter().any(|kind| *kind != "image/" && data.starts_with(kind));
    is_font || is_embedded_picture(address)
}

/// Whether an address, in small letters, is a picture of pixels in the address itself.
pub fn is_embedded_picture(address: &str) -> bool {
    let Some(kind) = address.strip_prefix("data:image/") else { return false };
    ["png", "jpeg", "jpg", "gif", "webp", "avif", "bmp"]
        .iter()
        .any(|known| kind.strip_prefix(known).is_some_and(|rest| rest.starts_with([';', ','])))
}

/// CSS without its escapes (CSS Syntax, section 4.3.7).
fn unescaped(css: &str) -> Cow<'_, str> {
    if !css.contains('\\') {
        return Cow::Borrowed(css);
    }
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let digits = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        if digits > 0 {
            let code = u32::from_str_radix(&after[..digits], 16).unwrap_or_default();
            plain.push(char::from_u32(code).unwrap_or('\u{fffd}'));
            let after = &after[digits..];
            let space = after.starts_with(|c: char| c.is_ascii_whitespace());
            rest = &after[usize::from(space)..];
            // A carriage return and a line feed are one space.
            rest = if after.starts_with("\r\n") { &rest[1..] } else { rest };
        } else {
            let next = after.chars().next();
            plain.extend(next.filter(|c| !matches!(c, '\n' | '\r' | '\u{c}')));
            rest = &after[next.map_or(0, char::len_utf8)..];
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// A style sheet without what is not harmless; nothing of it when that cannot be told apart.
pub fn filtered(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    for statement in statements(css) {
        if is_harmless(statement) {
            kept.push_str(statement);
        } else if let Some(brace) = statement.chars().next_back().filter(|c| matches!(c, '{' | '}')) {
            // Its rules would be others' without their selector.
            if brace == '{' {
                return String::new();
            }
            kept.push(brace);
        }
    }
    if is_harmless(&kept) { kept } else { String::new() }
}

/// The pieces that `;`, `{` and `}` end, outside of texts and brackets.
fn statements(css: &str) -> impl Iterator<Item = &str> {
    let (mut quote, mut brackets, mut is_escaped) = (None, 0_usize, false);
    css.split_inclusive(move |c: char| {
        if std::mem::take(&mut is_escaped) {
            return false;
        }
        match (quote, c) {
            (_, '\\') => is_escaped = true,
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => brackets += 1,
            (None, ')') => brackets = brackets.saturating_sub(1),
            (None, ';' | '{' | '}') => return brackets == 0,
            _ => {}
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_names_parts_of_the_picture_only() {
        for good in [
            "fill:url(#渐变)",
            "fill: URL( \"#a\" )",
            "font-family:'\\5B8B\\4F53'",
            "transform:translate(1 2)",
            "src:url(data:font/woff2;base64,AA==)",
            "background:url(data:image/png;base64,AA==)",
            ".a:hover{fill:red}",
        ] {
            assert!(is_harmless(good), "{good}");
            assert_eq!(filtered(good), good);
        }
        for bad in [
            "fill:url(x.svg#a)",
            "fill:url(//a/x)",
            "fill:u\\72l(http://a/)",
            "@\\69mport 'x'",
            "x:image-set('a' 1x)",
            "x:url(data:image/svg+xml,<svg/>)",
            "x:url(data:text/html,x)",
            "x:url(data:image/pngx,)",
            "@IMPORT url(#a)",
            "x:url()",
            "x:url( \\22 http://a/\\22 )",
            "x:java\\73 cript:1",
            "background:-webkit-image-set('a' 1x)",
        ] {
            assert!(!is_harmless(bad), "{bad}");
            assert!(is_harmless(&filtered(bad)), "{bad}");
        }
    }

    #[test]
    fn what_stands_beside_stays() {
        let css =
            "@import url('https://a.example/x.css');.a{fill:red;background:url(http://a/);stroke:blue}.b{x:url(y)}.c{}";
        assert_eq!(filtered(css), ".a{fill:red;stroke:blue}.b{}.c{}");
        assert_eq!(filtered("@document url(http://a){.a{fill:red}}"), "");
        assert_eq!(filtered(".a{content:';}';x:url(\"a;b\");fill:red}"), ".a{content:';}';fill:red}");
    }
}
