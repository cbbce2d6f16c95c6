//! Lines of a YAML text, read as far as it takes to know what is open, what is a comment, and what is a key.

/// A line outside block texts (`|`, `>`).
pub struct Line<'y> {
    pub start: usize,
    pub text: &'y str,
    /// Bytes before the first key or value, dashes included.
    pub indent: usize,
    /// Where its comment starts.
    pub comment: Option<usize>,
    /// Whether it begins inside a quotation mark or bracket.
    pub is_inside: bool,
    /// What is open at its end: the first mark that this line opens, or else that an earlier one did.
    pub open: Option<(usize, char)>,
}

/// The lines of a YAML text, without those of block texts.
pub fn lines(yaml: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let mut block: Option<usize> = None;
    let mut state = State::default();
    yaml.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let text = line.trim_end_matches(['\n', '\r']);
        let spaces = text.len() - text.trim_start_matches(' ').len();
        if block.is_some_and(|indent| spaces > indent || text.trim().is_empty()) {
            return None;
        }
        block = None;
        // An unclosed mark of a key ends with the key: the next one is read afresh.
        let indent = text.len() - text.trim_start_matches([' ', '-']).len();
        if state.indent >= indent && has_key(text) {
            state = State::default();
        }
        if state.is_closed() {
            state.indent = indent;
        }
        let is_inside = !state.is_closed();
        let (comment, opened) = state.read(text);
        let value = text[..comment.unwrap_or(text.len())].trim_end();
        if state.is_closed() && opens_block(value) {
            block = Some(spaces);
        }
        let open = (!state.is_closed()).then_some(opened.unwrap_or((0, '"')));
        Some(Line { start: at, text, indent, comment, is_inside, open })
    })
}

fn opens_block(value: &str) -> bool {
    let before = value.trim_end_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
    before.strip_suffix(['|', '>']).is_some_and(|before| before.ends_with([' ', '\t']) || before.is_empty())
}

/// Which quotation mark and brackets are open.
#[derive(Default)]
struct State {
    quote: Option<char>,
    brackets: usize,
    indent: usize,
}

impl State {
    fn is_closed(&self) -> bool {
        self.quote.is_none() && self.brackets == 0
    }

    /// Reads one line: where its comment starts, and the first mark that it opens.
    fn read(&mut self, text: &str) -> (Option<usize>, Option<(usize, char)>) {
        let (mut before, mut is_start, mut opened) = (' ', true, None);
        for (at, c) in text.char_indices() {
            match (self.quote, c) {
                (Some('"'), '"') if before == '\\' => {}
                (Some(quote), c) if c == quote => self.quote = None,
                (Some('"'), '\\') if before == '\\' => {
                    before = ' ';
                    continue;
                }
                (None, '#') if before.is_whitespace() => return (Some(at), opened),
                (None, '"' | '\'') if is_start => {
                    self.quote = Some(c);
                    opened = opened.or(Some((at, c)));
                }
                (None, '[' | '{') if is_start => {
                    self.brackets += 1;
                    opened = opened.or(Some((at, c)));
                }
                (None, ']' | '}') => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
            // A value starts behind a key's colon, a dash or a separator.
            is_start = match c {
                ' ' | '\t' => is_start || matches!(before, ':' | '-'),
                '[' | '{' | ',' => self.brackets > 0,
                '-' => is_start,
                _ => false,
            };
            before = c;
        }
        (None, opened.filter(|_| !self.is_closed()))
    }
}

/// Whether a line has a key, and a colon that ends it.
pub fn has_key(line: &str) -> bool {
    let typed = line.trim_start_matches([' ', '-']);
    typed.split_once(':').is_some_and(|(key, value)| {
        !key.is_empty()
            && !key.contains(['"', '\'', ' '])
            && (value.is_empty() || value.starts_with(char::is_whitespace))
    })
}
