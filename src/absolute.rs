//! A finished body for readers who are not on the site: every address in its tags made whole.

/// Attributes that hold one address.
const ADDRESSES: [&str; 5] = ["href", "src", "poster", "cite", "data"];

/// The HTML of a body with whole addresses; `page` is the whole URL of the page that shows it, `origin` its beginning.
pub fn html(html: &str, origin: &str, page: &str) -> String {
    let base = Base { origin, page };
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let (tag, after) = rest[at..].split_at(tag_len(&rest[at..]));
        base.tag(tag, &mut out);
        rest = after;
    }
    out.push_str(rest);
    out
}

struct Base<'b> {
    origin: &'b str,
    page: &'b str,
}

impl Base<'_> {
    /// Copies a tag; the values of its attributes are taken whole, so that an `=` in one means nothing.
    fn tag(&self, tag: &str, out: &mut String) {
        let mut rest = if tag.starts_with("<!--") { "" } else { tag };
        out.push_str(&tag[..tag.len() - rest.len()]);
        while let Some(at) = rest.find('=') {
            let name = rest[..at].trim_end().rsplit([' ', '\t', '\n', '\r', '"', '\'', '/']).next().unwrap_or_default();
            let space = rest[at + 1..].len() - rest[at + 1..].trim_start().len();
            let (before, after) = rest.split_at(at + 1 + space);
            out.push_str(before);
            let (value, after) = split_value(after, out);
            if ADDRESSES.iter().any(|address| address.eq_ignore_ascii_case(name)) {
                self.address(value, out);
            } else {
                out.push_str(value);
            }
            rest = after;
        }
        out.push_str(rest);
    }

    fn address(&self, address: &str, out: &mut String) {
        let is_whole = address.is_empty() || address.starts_with("//") || has_scheme(address);
        if !is_whole {
            out.push_str(if address.starts_with('/') { self.origin } else { self.page });
        }
        out.push_str(address);
    }
}

/// An attribute's value and what follows it; an opening quotation mark is copied.
fn split_value<'v>(text: &'v str, out: &mut String) -> (&'v str, &'v str) {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let Some(quote) = quote else {
        let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len());
        return text.split_at(end);
    };
    out.push(quote);
    let text = &text[1..];
    text.split_at(text.find(quote).unwrap_or(text.len()))
}

/// The length of the tag or comment at the start of `text`; a `>` in quotation marks does not end it.
fn tag_len(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |at| at + 3);
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Whether an address begins with a scheme (RFC 3986, section 3.1).
fn has_scheme(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(text: &str) -> String {
        html(text, "https://a.example", "https://a.example/paper/x/")
    }

    #[test]
    fn addresses_of_the_site_become_whole_and_others_stay() {
        for (address, expected) in [
            ("/b/", "https://a.example/b/"),
            ("#fn:1", "https://a.example/paper/x/#fn:1"),
            ("images/c.jpg", "https://a.example/paper/x/images/c.jpg"),
            ("https://d.example/?e=f", "https://d.example/?e=f"),
            ("mailto:g@h.example", "mailto:g@h.example"),
            ("//i.example/j", "//i.example/j"),
        ] {
            let link = |address: &str| format!("<p>一<a href=\"{address}\" title=\"href=/\">二</a></p>");
            assert_eq!(whole(&link(address)), link(expected));
        }
    }

    #[test]
    fn text_and_comments_are_not_touched() {
        for text in ["<p>&lt;a href=\"/b\"> src=/c</p>", "<!-- <img src=\"/a\"> -->", "a < b", "<p", "="] {
            assert_eq!(whole(text), text);
        }
    }

    #[test]
    fn raw_html_is_read_as_browsers_read_it() {
        assert_eq!(
            whole("<img alt='>' SRC=/a><video src = '/b' poster=\"c\">"),
            "<img alt='>' SRC=https://a.example/a><video src = 'https://a.example/b' poster=\"https://a.example/paper/x/c\">"
        );
    }

    proptest! {
        #[test]
        fn a_text_loses_nothing(text in "[<>=\"'a/ #!-]{0,40}") {
            let out = html(&text, "", "");
            prop_assert_eq!(out, text);
        }
    }
}
