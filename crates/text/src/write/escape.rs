//! Text written so that Markdown reads it back as it is.

/// What stands in a line so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Begun {
    #[default]
    Nothing,
    /// Digits alone, which a full stop would make a list.
    Number,
    Text,
}

impl Begun {
    /// The same with a text behind it.
    pub fn with(self, text: &str) -> Begun {
        let is_number = self != Begun::Text && text.bytes().all(|byte| byte.is_ascii_digit());
        match (is_number, text.is_empty()) {
            (_, true) => self,
            (true, _) => Begun::Number,
            (false, _) => Begun::Text,
        }
    }
}

/// Writes text with a backslash before every mark.
pub(super) fn escape(text: &str, begun: Begun, out: &mut String) {
    let skipped = start_len(text, begun);
    if let Some((mark, digits)) = text.as_bytes()[..skipped].split_last() {
        out.push_str(&text[..digits.len()]);
        out.push('\\');
        out.push(char::from(*mark));
    }
    let mut chars = text[skipped..].chars().peekable();
    while let Some(c) = chars.next() {
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' | '{' => true,
            // A picture, and an entity.
            '!' => chars.peek().is_none_or(|next| *next == '['),
            '&' => chars.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        // Text has no lines of its own.
        out.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
}

/// Writes a text of one line so that Markdown shows it as it is, wherever in a line it stands.
pub fn escape_text(text: &str, out: &mut String) {
    escape(text, Begun::Nothing, out);
}

/// How much at the start of a text would make a heading, quote or list of its line.
fn start_len(text: &str, begun: Begun) -> usize {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match (begun, text[digits..].chars().next()) {
        (Begun::Nothing, Some('.' | ')')) if digits > 0 => digits + 1,
        (Begun::Number, Some('.' | ')')) => digits + 1,
        (Begun::Nothing, Some('#' | '>' | '+' | '-' | '=' | ':')) if digits == 0 => 1,
        _ => 0,
    }
}

/// A run of backticks longer than any in a code, and at least as long as wanted.
pub(super) fn fence(code: &str, least: usize) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(least.max(longest + 1))
}

/// Writes an address and a title behind `](`, and the closing bracket.
pub fn write_destination(url: &str, title: &str, out: &mut String) {
    let is_bare =
        !url.is_empty() && !url.contains(|c: char| c.is_whitespace() || c.is_control() || "()<>\\&*_".contains(c));
    if is_bare {
        out.push_str(url);
    } else {
        out.push('<');
        for c in url.chars() {
            match c {
                '<' => out.push_str("%3C"),
                '>' => out.push_str("%3E"),
                '\n' | '\r' => out.push_str("%0A"),
                '\\' | '&' => out.extend(['\\', c]),
                c => out.push(c),
            }
        }
        out.push('>');
    }
    if !title.is_empty() {
        out.push_str(" \"");
        for c in title.chars() {
            if matches!(c, '"' | '\\' | '&') {
                out.push('\\');
            }
            out.push(if c == '\n' || c == '\r' { ' ' } else { c });
        }
        out.push('"');
    }
    out.push(')');
}
