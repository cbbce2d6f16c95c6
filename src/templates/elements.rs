//! What browsers and the minifier make of elements, by their names.

/// How browsers lay an element out, without a style sheet of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    Inline,
    /// On lines of its own, and so is what is in it; also a break in a line.
    Block,
    /// A thing in a line, which may have lines in it.
    Boxed,
    /// In a line with all that is in it, where there are no scripts.
    Optional,
    /// Apart from what is around it, if it is shown at all.
    Apart,
    Nowhere,
}

/// In a drawing nothing is in a line but the words of a text.
pub fn layout(name: &[u8], is_drawn: bool) -> Layout {
    match lowercase(name, &mut [0; LONGEST]) {
        b"a" | b"altglyph" | b"textpath" | b"tref" | b"tspan" if is_drawn => Layout::Inline,
        _ if is_drawn => Layout::Block,
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"br" | b"caption" | b"center" | b"col"
        | b"colgroup" | b"dd" | b"details" | b"dir" | b"div" | b"dl" | b"dt" | b"fieldset" | b"figcaption"
        | b"figure" | b"footer" | b"foreignobject" | b"form" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6"
        | b"head" | b"header" | b"hgroup" | b"hr" | b"html" | b"legend" | b"li" | b"main" | b"menu" | b"nav"
        | b"ol" | b"optgroup" | b"option" | b"p" | b"pre" | b"search" | b"section" | b"summary" | b"table"
        | b"tbody" | b"td" | b"tfoot" | b"th" | b"thead" | b"tr" | b"ul" => Layout::Block,
        b"audio" | b"button" | b"canvas" | b"embed" | b"iframe" | b"img" | b"input" | b"marquee" | b"math"
        | b"meter" | b"object" | b"progress" | b"select" | b"svg" | b"textarea" | b"video" => Layout::Boxed,
        b"noscript" => Layout::Optional,
        b"datalist" | b"dialog" | b"template" => Layout::Apart,
        b"area" | b"base" | b"link" | b"meta" | b"param" | b"script" | b"source" | b"style" | b"title" | b"track" => {
            Layout::Nowhere
        }
        _ => Layout::Inline,
    }
}

/// Whether an element has no end.
pub fn is_endless(name: &[u8]) -> bool {
    matches!(
        lowercase(name, &mut [0; LONGEST]),
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Whether an element shows nothing but elements, and no white space between them.
pub fn is_wordless(name: &[u8]) -> bool {
    matches!(
        lowercase(name, &mut [0; LONGEST]),
        b"colgroup" | b"head" | b"html" | b"optgroup" | b"select" | b"table" | b"tbody" | b"tfoot" | b"thead" | b"tr"
    )
}

/// Whether the minifier drops each text in an element that is nothing but white space.
pub fn drops_spaces(name: &[u8]) -> bool {
    is_wordless(name)
        || matches!(
            lowercase(name, &mut [0; LONGEST]),
            b"article"
                | b"aside"
                | b"blockquote"
                | b"body"
                | b"datalist"
                | b"dialog"
                | b"div"
                | b"dl"
                | b"fieldset"
                | b"figure"
                | b"footer"
                | b"form"
                | b"header"
                | b"hgroup"
                | b"main"
                | b"map"
                | b"menu"
                | b"nav"
                | b"ol"
                | b"picture"
                | b"section"
                | b"ul"
        )
}

/// Whether an element whose end is left out ends where another begins.
pub fn is_ended_by(open: &[u8], next: &[u8]) -> bool {
    let next_name = &mut [0; LONGEST];
    match (lowercase(open, &mut [0; LONGEST]), lowercase(next, next_name)) {
        (b"li", b"li")
        | (b"dd" | b"dt", b"dd" | b"dt")
        | (b"td" | b"th", b"td" | b"th")
        | (b"tr", b"tr")
        | (b"tbody" | b"thead", b"tbody" | b"tfoot")
        | (b"rp" | b"rt", b"rp" | b"rt")
        | (b"option", b"option" | b"optgroup")
        | (b"optgroup", b"optgroup")
        | (b"head", b"body") => true,
        (b"p", next) => layout(next, false) == Layout::Block,
        _ => false,
    }
}

/// The longest name of all that are told of here, and a byte more.
const LONGEST: usize = 14;

/// A name in lower case; of a longer one the beginning, which is none of these.
fn lowercase<'b>(name: &[u8], buffer: &'b mut [u8; LONGEST]) -> &'b [u8] {
    let len = name.len().min(LONGEST);
    for (lower, byte) in buffer.iter_mut().zip(name) {
        *lower = byte.to_ascii_lowercase();
    }
    &buffer[..len]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_known_however_they_are_typed() {
        for (name, expected) in [
            ("DIV", Layout::Block),
            ("foreignObject", Layout::Block),
            ("foreignObjects", Layout::Inline),
            ("IMG", Layout::Boxed),
            ("x-div", Layout::Inline),
            ("", Layout::Inline),
        ] {
            assert_eq!(layout(name.as_bytes(), false), expected, "{name}");
        }
        assert_eq!(layout(b"textPath", true), Layout::Inline);
        assert_eq!(layout(b"rect", true), Layout::Block);
        assert!(is_ended_by(b"LI", b"li") && is_ended_by(b"p", b"UL") && !is_ended_by(b"p", b"b"));
    }

    /// The minifier drops the space of a list in these and no others.
    #[test]
    fn what_the_minifier_drops_is_as_it_is_said_here() {
        let texts = include_str!("elements.rs").split("b\"").skip(1).filter_map(|rest| rest.split('"').next());
        let is_name = |name: &&str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        let names: BTreeSet<&str> = texts.filter(is_name).filter(|name| !name.is_empty()).collect();
        assert!(names.len() > 80);
        for name in names.iter().filter(|name| !is_endless(name.as_bytes())) {
            let html = format!("<{name}><i>A</i> <i>B</i></{name}>");
            let minified = minify_html::minify(html.as_bytes(), &crate::templates::safe_minifying());
            let is_dropped = minified == format!("<{name}><i>A</i><i>B</i></{name}>").into_bytes();
            let is_pure = ["script", "style", "title", "textarea", "svg"].contains(name);
            assert!(is_pure || is_dropped == drops_spaces(name.as_bytes()), "{name}");
        }
    }
}
