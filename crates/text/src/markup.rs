//! What tags of published HTML mean for its text: where lines and blocks begin and end.

/// What a tag does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    /// It stands in a line.
    Nothing,
    /// It breaks a line.
    Break,
    /// A paragraph or another block of prose begins or ends.
    Block,
    /// A heading, list, table or the like begins, or ends: what stands in it is no prose.
    Aside { is_end: bool },
    /// A cell of a table ends.
    Cell,
}

/// What a piece of HTML does, by the tag that it begins with.
pub(crate) fn effect(html: &str) -> Effect {
    let Some(rest) = html.strip_prefix('<') else { return Effect::Nothing };
    let (rest, is_end) = rest.strip_prefix('/').map_or((rest, false), |rest| (rest, true));
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = rest[..length].to_ascii_lowercase();
    match &*name {
        "br" => Effect::Break,
        "td" | "th" if is_end => Effect::Cell,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "table" | "figure" | "nav" | "form"
        | "select" | "header" | "footer" | "aside" | "details" => Effect::Aside { is_end },
        "p" | "div" | "li" | "dt" | "dd" | "tr" | "caption" | "figcaption" | "blockquote" | "pre" | "hr"
        | "section" | "article" | "main" | "center" | "summary" | "option" | "video" | "audio" | "address" => {
            Effect::Block
        }
        _ => Effect::Nothing,
    }
}
