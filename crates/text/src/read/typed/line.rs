//! A line, and where its text begins.

/// A line without its end, and where it starts.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub text: &'t str,
    pub start: usize,
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    ends.map(move |end| {
        let line = &text[start..end];
        let this = Line { text: line.strip_suffix('\r').unwrap_or(line), start };
        start = end + 1;
        this
    })
}

impl<'t> Line<'t> {
    /// What stands behind the marks of quotes.
    pub fn inner(self) -> &'t str {
        self.text.trim_start_matches(['>', ' ', '\t'])
    }

    /// Where that begins, in bytes of the text.
    pub fn inner_start(self) -> usize {
        self.start + self.text.len() - self.inner().len()
    }

    /// Whether four spaces or more stand before it, so that it may be code.
    pub fn is_indented(self) -> bool {
        let margin = &self.text[..self.text.len() - self.inner().len()];
        let spaces = margin.rsplit('>').next().unwrap_or_default();
        spaces.contains('\t') || spaces.len() > 4
    }
}
