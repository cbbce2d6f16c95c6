//! HTML in an article, without its comments.

/// The visible part of an HTML block; comments are notes of the newsroom and never reach a reader.
#[derive(Default)]
pub(crate) struct RawBlock {
    pub visible: String,
    is_in_comment: bool,
}

impl RawBlock {
    pub fn read(&mut self, mut html: &str) {
        while !html.is_empty() {
            let (mark, other) = if self.is_in_comment { ("-->", false) } else { ("<!--", true) };
            let (before, after) = html.split_once(mark).unwrap_or((html, ""));
            if !self.is_in_comment {
                self.visible.push_str(before);
            }
            if before.len() < html.len() {
                self.is_in_comment = other;
            }
            // Two of its dashes may be those of its end: `<!-->`.
            html = if self.is_in_comment && before.len() < html.len() { &html[before.len() + 2..] } else { after };
        }
    }

    /// Whether a comment has not ended yet.
    pub fn is_in_comment(&self) -> bool {
        self.is_in_comment
    }
}

/// Whether inline HTML is a comment.
pub(crate) fn is_comment(html: &str) -> bool {
    html.starts_with("<!--")
}
