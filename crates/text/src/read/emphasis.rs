//! Emphasis next to Chinese punctuation, until a release of pulldown-cmark can do it.
//!
//! `CommonMark` lets `**“强调”**文` stand as it is, because a mark between punctuation and a letter neither opens nor
//! closes. So a mark character that is neither goes on both sides of such a run, and out of every event again.
//! The rule, and the ranges, are those of <https://github.com/tats-u/markdown-cjk-friendly>.

use memchr::{memchr, memchr2};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

/// Stands beside a run; a noncharacter, which no published text can hold.
const MARK: char = '\u{10FFFE}';
/// Stands between a mark and a neighbouring delimiter, which must still see punctuation: an Aegean word separator.
const GUARD: char = '\u{10100}';
/// The first byte of [`MARK`]; hardly a text has it elsewhere.
const MARK_LEAD: u8 = 0xF4;

/// A text with marks around its emphasis, and the places of the marks in it.
pub(crate) struct Marked {
    pub text: String,
    inserted: Vec<usize>,
}

impl Marked {
    /// The place in the author's text of a place in this one.
    pub fn origin(&self, place: usize) -> usize {
        let before = self.inserted.partition_point(|&mark| mark < place);
        // Both characters take four bytes.
        place - before * MARK.len_utf8()
    }

    fn insert(&mut self, mark: char) {
        self.inserted.push(self.text.len());
        self.text.push(mark);
    }
}

/// The text with its marks, or nothing when no run needs one.
pub(crate) fn mark(text: &str) -> Option<Marked> {
    let has_tilde = memchr(b'~', text.as_bytes()).is_some();
    if !has_tilde && memchr(b'*', text.as_bytes()).is_none() {
        return None;
    }
    let mut runs = Runs { text, at: 0, has_tilde }.filter(|run| run.needs_marks(text)).peekable();
    runs.peek()?;
    if text.contains(GUARD) {
        return None;
    }
    let mut marked = Marked { text: String::with_capacity(text.len() + text.len() / 8), inserted: Vec::new() };
    let mut copied = 0;
    for run in runs {
        marked.text.push_str(&text[copied..run.start]);
        if text[..run.start].ends_with(is_delimiter) {
            marked.insert(GUARD);
        }
        marked.insert(MARK);
        marked.text.push_str(&text[run.start..run.end]);
        marked.insert(MARK);
        if text[run.end..].starts_with(is_delimiter) {
            marked.insert(GUARD);
        }
        copied = run.end;
    }
    marked.text.push_str(&text[copied..]);
    Some(marked)
}

/// A run of `*`, or a `~~`, without an escaped first character.
struct Run {
    start: usize,
    end: usize,
}

impl Run {
    fn needs_marks(&self, text: &str) -> bool {
        let (Some(before), Some(after)) = (text[..self.start].chars().next_back(), text[self.end..].chars().next())
        else {
            return false;
        };
        // Between two letters a run opens and closes anyway, so most texts stay uncopied.
        (is_cjk(before) || is_cjk(after))
            && !(before.is_alphanumeric() && after.is_alphanumeric())
            && !(before.is_whitespace() || before == '|' || after.is_whitespace() || after == '|')
            && !(before == '>' && is_quote_prefix(&text[..self.start]))
    }
}

struct Runs<'t> {
    text: &'t str,
    at: usize,
    /// Most texts have none, and one character is found faster than two.
    has_tilde: bool,
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let bytes = self.text.as_bytes();
        loop {
            let rest = &bytes[self.at..];
            let found = self.at + if self.has_tilde { memchr2(b'*', b'~', rest) } else { memchr(b'*', rest) }?;
            let length = bytes[found..].iter().take_while(|&&byte| byte == bytes[found]).count();
            self.at = found + length;
            let backslashes = bytes[..found].iter().rev().take_while(|&&byte| byte == b'\\').count();
            let start = found + backslashes % 2;
            if start < self.at && (bytes[found] == b'*' || self.at - start == 2) {
                return Some(Run { start, end: self.at });
            }
        }
    }
}

/// Whether the last line so far is only `>`, and so the run after it begins a line.
fn is_quote_prefix(text: &str) -> bool {
    let rest = text.trim_end_matches(['>', ' ', '\t']);
    rest.is_empty() || rest.ends_with(['\n', '\r'])
}

fn is_delimiter(c: char) -> bool {
    matches!(c, '*' | '~' | '_' | '"' | '\'')
}

/// Takes the marks out of an event; text that was only marks is left empty.
pub(crate) fn unmark(event: &mut Event<'_>) {
    match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
            clean(text);
        }
        Event::FootnoteReference(label) => clean(label),
        Event::Start(tag) => unmark_tag(tag),
        _ => {}
    }
}

fn unmark_tag(tag: &mut Tag<'_>) {
    match tag {
        Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. } => {
            clean(dest_url);
            clean(title);
        }
        Tag::Heading { id: Some(text), .. }
        | Tag::CodeBlock(CodeBlockKind::Fenced(text))
        | Tag::FootnoteDefinition(text) => clean(text),
        _ => {}
    }
}

fn clean(text: &mut CowStr<'_>) {
    const MARKS: [char; 2] = [MARK, GUARD];
    // A guard never stands without a mark beside it.
    if memchr(MARK_LEAD, text.as_bytes()).is_none() {
        return;
    }
    // Marks stand where emphasis begins and ends, so most are at an end of their text, which is then not copied.
    if let CowStr::Borrowed(part) = text {
        *part = part.trim_matches(MARKS);
    }
    if text.contains(MARKS) {
        *text = text.replace(MARKS, "").into();
    }
}

/// Whether a character makes a neighbouring run of `*` or `~~` open and close.
fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11ff | 0x20a9 | 0x2329..=0x232a | 0x2630..=0x2637 | 0x268a..=0x268f | 0x2e80..=0x303e
        | 0x3041..=0x3247 | 0x3250..=0xa4c6 | 0xa960..=0xa97c | 0xac00..=0xd7fb | 0xf900..=0xfaff
        | 0xfe10..=0xfe19 | 0xfe30..=0xfe6b | 0xff01..=0xffee | 0x16fe0..=0x19191 | 0x191a0..=0x191d2
        | 0x1aff0..=0x1b2fb | 0x1d300..=0x1d376 | 0x1f200..=0x1f265 | 0x20000..=0x3fffd | 0xe0100..=0xe01ef)
}
