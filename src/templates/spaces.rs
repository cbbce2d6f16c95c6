//! White space that browsers show, kept where the minifier would drop it.
//!
//! The minifier takes all that stands in a `<div>` for blocks, and drops the white space between it; that at the ends of a
//! `<label>` too. So before it sees a page, each run of white space that is shown between two things of one line becomes a
//! byte that is in no UTF-8, and afterwards a space. What is shown is told by the names of tags, as browsers lay them out
//! without a style sheet. Where a style sheet may make boxes of the elements of a line, or hide them, more is kept rather
//! than less.

use std::ops::Range;

use minify_html::Cfg;

use super::elements::{Layout, drops_spaces, is_ended_by, is_endless, is_wordless, layout};
use super::markup::{Piece, pieces};

/// Minified HTML that shows the same white space; holes of skeletons are words in it.
pub fn minify(html: &[u8], rules: &Cfg) -> Vec<u8> {
    let mut minified = minify_html::minify(&with_kept(html), rules);
    for byte in &mut minified {
        match *byte {
            SPACE => *byte = b' ',
            LINE_BREAK => *byte = b'\n',
            _ => {}
        }
    }
    minified
}

// What stands for white space that is kept.
const SPACE: u8 = 0xff;
// Browsers drop a line break between Chinese characters, so it is no space.
const LINE_BREAK: u8 = 0xfe;

fn with_kept(html: &[u8]) -> Vec<u8> {
    let mut reading = Reading { html, ..Reading::default() };
    for piece in pieces(html) {
        match piece {
            Piece::Text(bytes) => reading.text(bytes),
            Piece::Begin(name, after) => reading.begin(name, after),
            Piece::End(name) => reading.end(name),
            Piece::Unseen => {}
        }
    }
    let mut kept = reading.kept;
    kept.sort_unstable_by_key(|(bytes, _)| bytes.start);
    let mut out = Vec::with_capacity(html.len());
    let mut from = 0;
    for (bytes, mark) in kept {
        out.extend_from_slice(&html[from..bytes.start]);
        out.push(mark);
        from = bytes.end;
    }
    out.extend_from_slice(&html[from..]);
    out
}

/// White space between two things of a line, if there is a second.
struct Run {
    bytes: Range<usize>,
    /// In how many elements of the line it stands.
    depth: isize,
    /// What shall stand for it; nothing where the minifier leaves it as it is.
    mark: Option<u8>,
}

/// What was read of a line.
#[derive(Default)]
struct Line {
    has_content: bool,
    depth: isize,
    /// The least depth since the last content.
    floor: isize,
    // Between two contents white space may stand in several elements, and where those are boxes, only that outside of
    // them is shown: the last behind what ended, and if none of it is outside of what begins too, the first in that.
    behind: Option<Run>,
    before: Option<Run>,
}

/// An element apart: what is around it goes on behind it as if it were not there.
struct Aside<'h> {
    name: &'h [u8],
    /// How many elements of its name are open.
    open: usize,
    around: Line,
}

#[derive(Default)]
struct Reading<'h> {
    html: &'h [u8],
    line: Line,
    asides: Vec<Aside<'h>>,
    /// Elements that are open, as the minifier sees them.
    parents: Vec<&'h [u8]>,
    /// The drawings that are open, and what is no drawing in them.
    drawings: Vec<bool>,
    /// How many `<pre>` are open.
    verbatim: usize,
    kept: Vec<(Range<usize>, u8)>,
}

impl<'h> Reading<'h> {
    fn begin(&mut self, name: &'h [u8], after: &[u8]) {
        let is_drawn = self.is_drawn();
        let has_end = !(is_endless(name) || is_drawn && after.ends_with(b"/>"));
        let is_hidden = is_hidden(after);
        if is_hidden && name.eq_ignore_ascii_case(b"input") {
            return;
        }
        match layout(name, is_drawn) {
            Layout::Inline if has_end => self.line.depth += 1,
            Layout::Inline | Layout::Nowhere => {}
            Layout::Block if is_hidden && !has_end => {}
            Layout::Block if !is_hidden => self.end_line(),
            Layout::Block | Layout::Apart => self.step_aside(name),
            Layout::Boxed => {
                self.content();
                if has_end {
                    self.end_line();
                }
            }
            Layout::Optional => self.content(),
        }
        if has_end {
            self.open(name);
        }
    }

    fn open(&mut self, name: &'h [u8]) {
        if let Some(aside) = self.asides.last_mut().filter(|aside| aside.name.eq_ignore_ascii_case(name)) {
            aside.open += 1;
        }
        while self.parents.last().is_some_and(|parent| is_ended_by(parent, name)) {
            self.parents.pop();
        }
        self.verbatim += usize::from(name.eq_ignore_ascii_case(b"pre"));
        if is_edge_of_drawing(name) {
            self.drawings.push(name.eq_ignore_ascii_case(b"svg"));
        }
        self.parents.push(name);
    }

    fn end(&mut self, name: &[u8]) {
        self.close(name);
        if let Some(around) = self.end_of_aside(name) {
            self.line = around;
            return;
        }
        let is_drawn = self.is_drawn();
        match layout(name, is_drawn) {
            Layout::Inline => {
                // Style sheets draw in elements without content, and make boxes of those with blocks.
                if self.line.depth > self.line.floor || !self.line.has_content && !is_drawn {
                    self.content();
                }
                self.line.depth -= 1;
                self.line.floor = self.line.floor.min(self.line.depth);
            }
            Layout::Block | Layout::Apart => self.end_line(),
            Layout::Boxed => {
                self.end_line();
                self.content();
            }
            Layout::Optional => self.content(),
            Layout::Nowhere => {}
        }
    }

    /// The minifier knows the end of no element but the innermost, or the one around it.
    fn close(&mut self, name: &[u8]) {
        let is_named = |other: &&[u8]| other.eq_ignore_ascii_case(name);
        if let Some(above) = self.parents.iter().rev().take(2).position(is_named) {
            self.parents.truncate(self.parents.len() - above - 1);
        }
        self.verbatim = self.verbatim.saturating_sub(usize::from(name.eq_ignore_ascii_case(b"pre")));
        if is_edge_of_drawing(name) {
            self.drawings.pop();
        }
    }

    fn is_drawn(&self) -> bool {
        self.drawings.last() == Some(&true)
    }

    fn step_aside(&mut self, name: &'h [u8]) {
        let line = Line { depth: self.line.depth, floor: self.line.depth, ..Line::default() };
        self.asides.push(Aside { name, open: 0, around: std::mem::replace(&mut self.line, line) });
    }

    /// The line around an element apart that ends.
    fn end_of_aside(&mut self, name: &[u8]) -> Option<Line> {
        let aside = self.asides.last_mut().filter(|aside| aside.name.eq_ignore_ascii_case(name))?;
        aside.open -= 1;
        if aside.open > 0 {
            return None;
        }
        self.asides.pop().map(|aside| aside.around)
    }

    fn text(&mut self, bytes: Range<usize>) {
        let text = &self.html[bytes.clone()];
        let mut at = 0;
        while at < text.len() {
            let len = spaces(&text[at..]);
            if len > 0 {
                self.space(bytes.start + at..bytes.start + at + len, len == text.len());
                at += len;
                continue;
            }
            self.content();
            at += word(&text[at..]);
        }
    }

    fn content(&mut self) {
        let runs = [self.line.behind.take(), self.line.before.take()];
        self.kept.extend(runs.into_iter().flatten().filter_map(|run| Some((run.bytes, run.mark?))));
        self.line.has_content = true;
        self.line.floor = self.line.depth;
    }

    fn end_line(&mut self) {
        // The element that began may be a box.
        if self.line.depth > self.line.floor {
            self.content();
        }
        self.line = Line { depth: self.line.depth, floor: self.line.depth, ..Line::default() };
    }

    fn space(&mut self, bytes: Range<usize>, is_whole_text: bool) {
        let parent = self.parents.last();
        if !self.line.has_content || parent.is_some_and(|parent| is_wordless(parent)) {
            return;
        }
        // Browsers collapse it in code, as the minifier does not.
        let is_left = self.verbatim > 0 || parent.is_some_and(|parent| parent.eq_ignore_ascii_case(b"code"));
        let is_dropped = is_whole_text && parent.is_none_or(|parent| drops_spaces(parent));
        let has_break = self.html[bytes.clone()].iter().any(|byte| b"\n\r".contains(byte));
        let mark = if is_dropped && has_break { LINE_BREAK } else { SPACE };
        let line = &mut self.line;
        let run = Run { bytes, depth: line.depth, mark: (!is_left).then_some(mark) };
        let is_outside = |run: &Option<Run>| run.as_ref().is_some_and(|run| run.depth <= line.floor);
        if is_outside(&line.behind) {
            return;
        }
        if line.depth == line.floor {
            line.behind = Some(run);
        } else if line.before.is_none() {
            line.before = Some(run);
        }
    }
}

fn is_edge_of_drawing(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"svg") || name.eq_ignore_ascii_case(b"foreignObject")
}

/// Whether a tag has the attribute `hidden`, or that type; what has the word in the middle of a value is taken for such
/// too, and may keep a space more.
fn is_hidden(after: &[u8]) -> bool {
    const WORD: &[u8] = b"hidden";
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"=/>\"'".contains(byte);
    let is_type = |before: &[u8]| {
        let name = before.strip_suffix(b"\"").or(before.strip_suffix(b"'")).unwrap_or(before);
        name.len() > 5 && name[name.len() - 5..].eq_ignore_ascii_case(b"type=")
    };
    (1..after.len().saturating_sub(WORD.len())).any(|at| {
        let (before, word) = after.split_at(at);
        word[..WORD.len()].eq_ignore_ascii_case(WORD)
            && is_end(&word[WORD.len()])
            && (before[at - 1].is_ascii_whitespace() || is_type(before))
    })
}

/// How long the white space is that a text starts with, typed as it is or as a character reference.
fn spaces(text: &[u8]) -> usize {
    let mut len = 0;
    loop {
        let rest = &text[len..];
        let one = if rest.first().is_some_and(u8::is_ascii_whitespace) { 1 } else { reference(rest).unwrap_or(0) };
        if one == 0 {
            return len;
        }
        len += one;
    }
}

/// The length of a reference to white space.
fn reference(text: &[u8]) -> Option<usize> {
    let named = ["&Tab;", "&NewLine;"].into_iter().find(|name| text.starts_with(name.as_bytes()));
    if let Some(name) = named {
        return Some(name.len());
    }
    let number = text.strip_prefix(b"&#")?;
    let (digits, radix) = match number.first()? {
        b'x' | b'X' => (&number[1..], 16),
        _ => (number, 10),
    };
    let len = digits.iter().take_while(|byte| char::from(**byte).is_digit(radix)).count();
    let code = u32::from_str_radix(std::str::from_utf8(&digits[..len]).ok()?, radix).ok()?;
    let is_space = u8::try_from(code).is_ok_and(|code| code.is_ascii_whitespace());
    let is_closed = usize::from(digits.get(len) == Some(&b';'));
    is_space.then_some(text.len() - digits.len() + len + is_closed)
}

/// How long the word is that a text starts with; the hole of a skeleton is one, with the spaces in it.
fn word(text: &[u8]) -> usize {
    const HOLE: u8 = 1;
    const END: u8 = 2;
    if text[0] == HOLE {
        return memchr::memchr(END, text).map_or(text.len(), |end| end + 1);
    }
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"&\x01".contains(byte);
    1 + text[1..].iter().position(is_end).unwrap_or(text.len() - 1)
}

#[cfg(test)]
mod tests;
