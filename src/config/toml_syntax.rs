//! What is wrong with site.toml where it is no TOML: told by what stands at the place, in words of our own.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::config::toml_keys::{english, is_list, switch};
use crate::config::toml_marks::{self, Quote};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::locate;
use crate::rules::site_toml::{
    bad_toml, close_with, comments_begin, given_before, in_english, join_tables, keep_one, one_key_a_line,
    quote_in_text, toml_bare_text, toml_behind_value, toml_brackets, toml_escape, toml_given_twice,
    toml_hidden_character, toml_key, toml_missing_comma, toml_no_equals, toml_no_value, toml_switch,
    toml_unclosed_bracket, toml_unclosed_quote, write_switch, write_text,
};
use crate::source::SourcePath;

/// A mistake in a text, as the reader tells it.
pub struct Mistake<'m> {
    pub path: &'m SourcePath,
    pub text: &'m str,
    pub message: &'m str,
    /// In bytes; often empty, where something is missing.
    pub span: Range<usize>,
}

/// How the reader begins to tell of a line that is nothing, and of a value that is no text, no number and no switch.
const NO_LINE: [&str; 3] = ["key with no value", "unquoted keys cannot be empty", "invalid key-value pair"];
const BARE: [&str; 10] = [
    "string values must be quoted",
    "missing opening quote",
    "unexpected key or value",
    "invalid mantissa",
    "invalid boolean",
    "invalid date",
    "invalid time",
    "invalid integer",
    "invalid float",
    "unexpected leading zero",
];

impl Mistake<'_> {
    /// What is said of a text that is no TOML.
    pub fn of_syntax(&self) -> Diagnostic {
        let line = self.line();
        if let Some(told) = toml_marks::mistake(self.path, self.text, line.clone()) {
            return told;
        }
        let said = |start: &str| self.message.starts_with(start);
        let is_string = ["invalid literal", "invalid basic", "invalid multi-line"].into_iter().any(said);
        let bare = BARE.into_iter().any(said).then(|| self.bare_value()).flatten();
        let told = match self.typed() {
            _ if bare.is_some() => bare.map(|span| self.bare(span)),
            "" if is_string || said("invalid comment") => self.unended(),
            "" if said("string values must be quoted") || said("missing value") => Some(self.no_value()),
            "" if said("unclosed") || said("missing comma") => Some(self.unseparated()),
            _ if said("duplicate key") => Some(self.twice()),
            _ if NO_LINE.into_iter().any(said) => Some(self.no_equals()),
            key if said("invalid unquoted key") => Some(self.key_of_letters(key)),
            _ if said("unexpected key or value") => Some(self.behind_value()),
            _ if said("missing escaped value") || said("too few unicode") => self.escape(),
            typed if !typed.is_empty() && BARE.into_iter().any(said) => Some(self.bare(self.span.clone())),
            _ => None,
        };
        told.unwrap_or_else(|| self.other())
    }

    /// What nobody foresaw, in the reader's own words.
    pub fn other(&self) -> Diagnostic {
        let Range { start, end } = self.span;
        let end = if start == end && start < self.text.len() { locate::ceil(self.text, start + 1) } else { end };
        bad_toml(self.message.lines().next().unwrap_or("not TOML")).at_bytes(self.path, start..end)
    }

    pub fn at(&self, diagnostic: Diagnostic) -> Diagnostic {
        diagnostic.at_bytes(self.path, self.span.clone())
    }

    pub fn typed(&self) -> &str {
        self.text.get(self.span.clone()).unwrap_or_default()
    }

    /// The bytes of the line that the mistake is in.
    fn line(&self) -> Range<usize> {
        let at = locate::floor(self.text, self.span.start.min(self.text.len()));
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = self.text[at..].find(['\r', '\n']).map_or(self.text.len(), |end| at + end);
        start..end.max(start)
    }

    /// The name of the key before the place.
    pub fn key(&self) -> &str {
        let before = &self.text[..locate::floor(self.text, self.span.start)];
        let name = before.rfind('=').map_or(before, |at| &before[..at]).trim_end();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        name.rfind(|c| !is_part(c)).map_or(name, |at| &name[locate::ceil(name, at + 1)..])
    }

    /// A text that nothing ends, or with a character that no text has.
    fn unended(&self) -> Option<Diagnostic> {
        let next = self.text[self.span.start..].chars().next();
        if let Some(c) = next.filter(|c| c.is_control() && !matches!(c, '\r' | '\n')) {
            let hidden = self.span.start..self.span.start + c.len_utf8();
            return Some(toml_hidden_character().at_bytes(self.path, hidden.clone()).fix(hidden, ""));
        }
        let Quote { at, mark } = toml_marks::open_quote(&self.text[..self.span.start])?;
        Some(toml_unclosed_quote(mark).at_bytes(self.path, at..at + mark.len()).help(close_with(mark)))
    }

    fn no_value(&self) -> Diagnostic {
        let before = &self.text[..self.span.start];
        let equals = before.rfind('=').unwrap_or(before.len());
        toml_no_value(self.key()).at_bytes(self.path, equals..self.span.start.max(equals + 1))
    }

    /// A list that nothing ends, or whose entries have no comma between them.
    fn unseparated(&self) -> Diagnostic {
        let end = self.text[..self.span.start].trim_end().len();
        let rest = &self.text[end..];
        let next = rest.trim_start();
        let is_on_line = !rest[..rest.len() - next.len()].contains('\n');
        let is_entry = next.starts_with(['"', '\'', '{']) || is_on_line && next.starts_with(char::is_alphanumeric);
        match toml_marks::open_bracket(&self.text[..end]) {
            Some(_) if is_entry => toml_missing_comma().at_bytes(self.path, end..end).fix(end..end, ","),
            Some((at, close)) => {
                toml_unclosed_bracket(&self.text[at..=at]).at_bytes(self.path, at..at + 1).help(close_with(close))
            }
            None => self.other(),
        }
    }

    fn twice(&self) -> Diagnostic {
        let (key, line) = (self.typed(), self.line());
        let typed = self.text[line.clone()].trim();
        let is_header = typed.starts_with('[');
        if is_header && is_list(key) {
            let right = format!("[[{key}]]");
            return toml_brackets(typed, &right).at_bytes(self.path, line);
        }
        let told = self.at(toml_given_twice(key)).help(if is_header { join_tables(typed) } else { keep_one() });
        match self.first(key, line) {
            Some(first) => told.label(given_before(self.text[..first].matches('\n').count() + 1)),
            None => told,
        }
    }

    /// Where a key was given first.
    fn first(&self, key: &str, line: Range<usize>) -> Option<usize> {
        let before = &self.text[..line.start];
        let header = |line: &str| line.trim_start().starts_with('[');
        let typed = &self.text[line];
        let table = if header(typed) { Some(typed) } else { before.lines().rev().find(|line| header(line)) };
        let name =
            table.map_or("", |line| line.trim_start().trim_start_matches('[').split(']').next().unwrap_or_default());
        let path = if header(typed) { name.rsplit_once('.').map_or("", |(above, _)| above) } else { name };
        let table = DeTable::parse(before).ok()?;
        let mut table = table.get_ref();
        for part in path.split('.').map(str::trim).filter(|part| !part.is_empty()) {
            table = match table.get(part)?.get_ref() {
                DeValue::Table(inner) => inner,
                DeValue::Array(entries) => entries.last()?.get_ref().as_table()?,
                _ => return None,
            };
        }
        let (first, _) = table.iter().find(|(known, _)| known.get_ref() == key)?;
        Some(first.span().start)
    }

    fn key_of_letters(&self, key: &str) -> Diagnostic {
        let told = self.at(toml_key(key));
        match english(key) {
            Some(meant) => told.help(did_you_mean(meant)),
            None => told.help(in_english()),
        }
    }

    fn no_equals(&self) -> Diagnostic {
        let line = self.line();
        let typed = self.text[line.clone()].trim();
        let help = if typed.starts_with("//") { comments_begin() } else { one_key_a_line() };
        toml_no_equals().at_bytes(self.path, line).help(help)
    }

    fn behind_value(&self) -> Diagnostic {
        let start = self.span.start;
        let rest = &self.text[start..self.line().end];
        let blank = rest.len() - rest.trim_start().len();
        let place = start + blank..start + rest.trim_end().len().max(blank);
        let told = toml_behind_value().at_bytes(self.path, place.clone());
        if rest.trim().chars().all(|c| matches!(c, ',' | ';' | '，' | '；' | '。')) {
            return told.help(one_key_a_line()).fix(place, "");
        }
        // `"他说"不""` ends before its second word.
        let is_within = blank == 0 && self.text[..start].ends_with(['"', '\'']);
        told.help(if is_within { quote_in_text() } else { one_key_a_line() })
    }

    fn escape(&self) -> Option<Diagnostic> {
        let at = self.text[..self.span.start].rfind('\\')?;
        Some(toml_escape().at_bytes(self.path, at..at + 1))
    }

    /// The value of the line, when it is a text without quotes: it ends where its line or a comment does.
    fn bare_value(&self) -> Option<Range<usize>> {
        let line = self.line();
        let equals = line.start
            + self.text[line.clone()]
                .find('=')
                .filter(|at| line.start + at < self.span.end.max(self.span.start + 1))?;
        let value = &self.text[equals + 1..line.end];
        let start = equals + 1 + value.len() - value.trim_start().len();
        let value = value.trim();
        let digits = value.strip_prefix('#').map(|digits| digits.bytes().take(6).filter(u8::is_ascii_hexdigit).count());
        let end = match digits {
            Some(6) => "#faf7f0".len(),
            Some(_) => return None,
            None => value.find(" #").unwrap_or(value.len()),
        };
        let value = value[..end].trim_end();
        let is_bare = !value.is_empty() && !value.starts_with(['"', '\'', '[', '{', '=']);
        let is_complete = value.split([' ', ',', ';']).next().is_some_and(is_complete);
        (is_bare && !is_complete && toml_marks::open_bracket(&self.text[..line.start]).is_none())
            .then_some(start..start + value.len())
    }

    /// A text without quotes, which may be meant for a switch.
    fn bare(&self, span: Range<usize>) -> Diagnostic {
        let typed = &self.text[span.clone()];
        let told = |diagnostic: Diagnostic| diagnostic.at_bytes(self.path, span.clone());
        let word = typed.trim_end_matches([',', ';', '，', '；', '。']);
        if let Some(switch) = switch(word) {
            let told = told(toml_switch(self.key(), typed)).help(write_switch(self.key(), switch));
            return told.fix(span, switch);
        }
        if let Some((first, more)) = typed.split_once(' ').filter(|_| typed.split(' ').all(is_complete)) {
            let more = span.start + first.len() + 1..span.start + first.len() + 1 + more.len();
            return toml_behind_value().at_bytes(self.path, more).help(one_key_a_line());
        }
        let is_text = !typed.contains(['"', '\'', '\\', ',', '[', ']', '{', '}']);
        let quoted = if is_text { format!("\"{typed}\"") } else { format!("'{typed}'") };
        let told = told(toml_bare_text(typed)).help(write_text(if typed.contains('\'') { "\"…\"" } else { &quoted }));
        if is_text { told.fix(span, quoted) } else { told }
    }
}

/// Whether a word is a value without quotes.
fn is_complete(word: &str) -> bool {
    matches!(word, "true" | "false") || word.parse::<f64>().is_ok()
}
