//! Slips of the hand in a line of YAML: what a Chinese keyboard types, and what is left out.

use std::ops::Range;

use newsprint_text::characters;

use crate::diagnostic::{Diagnostic, Words};
use crate::manuscript::keys::{is_known, leading, takes_text};
use crate::manuscript::lines::{Line, has_key, lines};
use crate::manuscript::quotes::{self, quoted};
use crate::rules::front_matter as rules;

/// A slip: where it is, in bytes of its line or of the whole, and what is said of it.
pub struct Slip {
    pub bytes: Range<usize>,
    pub told: Diagnostic,
    /// The edit that does what was meant.
    pub edit: Option<(Range<usize>, String)>,
}

impl Slip {
    /// The same, with bytes counted from `start` bytes before.
    pub fn from(self, start: usize) -> Slip {
        let shifted = |bytes: Range<usize>| start + bytes.start..start + bytes.end;
        Slip { bytes: shifted(self.bytes), told: self.told, edit: self.edit.map(|(at, text)| (shifted(at), text)) }
    }
}

/// The first line of a text that has a slip, for which the parser refuses it.
pub fn first(yaml: &str) -> Option<Slip> {
    let mut above = Above::default();
    let in_own = |line: &Line<'_>, above: &Above| match (line.is_inside, above.goes_on(line)) {
        (true, _) => None,
        (false, true) => indented_key(line, above),
        (false, false) => in_pair(line, yaml).or_else(|| without_colon(line, above, yaml)),
    };
    if let Some(slip) = indented_start(yaml) {
        return Some(slip);
    }
    lines(yaml).find_map(|line| {
        let slip = in_text(line.text).or_else(|| in_own(&line, &above));
        above.pass(&line);
        slip.map(|slip| slip.from(line.start))
    })
}

/// A slip in the text of a line, or of a key that nobody knows, wherever it stands.
pub fn in_text(text: &str) -> Option<Slip> {
    indentation(text).or_else(|| colon(text))
}

/// The lines above, as far as one below may belong to them.
#[derive(Default)]
struct Above {
    /// The column of the last key. What is not indented deeper has a key of its own.
    key: usize,
    /// A text that lines go on with which are indented deeper than this.
    text: Option<usize>,
}

impl Above {
    fn goes_on(&self, line: &Line<'_>) -> bool {
        self.text.is_some_and(|column| spaces(line.text) > column)
    }

    fn pass(&mut self, line: &Line<'_>) {
        if line.is_inside || self.goes_on(line) || line.text.trim().is_empty() {
            return;
        }
        let pair = pair(line);
        let is_plain = |pair: &Pair<'_>| !pair.value.is_empty() && !pair.value.starts_with(MARKS);
        let column = if has_key(line.text) { line.indent } else { spaces(line.text) };
        self.text = pair.filter(is_plain).map(|_| column);
        if has_key(line.text) {
            self.key = line.indent;
        }
    }
}

/// A value that begins with one is no plain text.
const MARKS: [char; 9] = ['[', '{', '"', '\'', '|', '>', '*', '&', '!'];

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

/// A key and its value, or an entry of a list without a key.
struct Pair<'l> {
    key: Option<&'l str>,
    value: &'l str,
    /// Where the value starts in its line.
    at: usize,
}

fn pair<'l>(line: &Line<'l>) -> Option<Pair<'l>> {
    let text = line.text[..line.comment.unwrap_or(line.text.len())].trim_end();
    let mut at = spaces(text);
    let mut is_entry = false;
    while text[at..].starts_with("- ") {
        is_entry = true;
        at += 1 + spaces(&text[at + 1..]);
    }
    let typed = &text[at..];
    if let Some(colon) = quotes::colon(typed).filter(|_| !typed.starts_with(MARKS) && !typed.starts_with(['?', ':'])) {
        let value = typed[colon + 1..].trim_start_matches([' ', '\t']);
        return Some(Pair { key: Some(typed[..colon].trim_end()), value, at: text.len() - value.len() });
    }
    let may_be_key = matches!(typed.split(' ').next(), Some("?" | ":" | "-"));
    (is_entry && !may_be_key).then_some(Pair { key: None, value: typed, at })
}

/// A value that YAML takes for something else.
fn in_pair(line: &Line<'_>, yaml: &str) -> Option<Slip> {
    let Pair { key, value, at } = pair(line)?;
    let takes_text = key.is_none_or(takes_text);
    let is_open = value.starts_with(['[', '{']) && line.open.is_some() && takes_text && key.is_some();
    let why = quotes::why(value, yaml).or_else(|| is_open.then(|| rules::begins_with(&value[..1])))?;
    let bytes = at..at + value.len();
    if value.starts_with(['[', '{']) && !takes_text && key.is_some_and(is_known) {
        return Some(Slip { bytes, told: rules::text_behind_bracket(), edit: None });
    }
    let is_certain = !is_gone_on_with(line, yaml) && (takes_text || !value.starts_with(['[', '{', '"', '\'']));
    let quoted = quoted(value);
    let edit = is_certain.then(|| (bytes.clone(), quoted.clone()));
    Some(Slip { bytes, told: rules::needs_quotes(why, &quoted), edit })
}

/// Whether the next line that is not blank is indented deeper than what stands in this one.
fn is_gone_on_with(line: &Line<'_>, yaml: &str) -> bool {
    let column = if has_key(line.text) { line.indent } else { spaces(line.text) };
    next(line, yaml).is_some_and(|next| spaces(next) > column)
}

/// A key in a line that goes on with a text.
fn indented_key(line: &Line<'_>, above: &Above) -> Option<Slip> {
    let key = pair(line)?.key.filter(|key| is_known(key) && !line.text.trim_start().starts_with('-'))?;
    let told = rules::wrong_indent(key);
    let edit = (0..line.indent, " ".repeat(above.key));
    Some(Slip { bytes: line.indent..line.indent + key.len(), told, edit: Some(edit) })
}

/// The first key, when it is indented and a key below is not.
fn indented_start(yaml: &str) -> Option<Slip> {
    let mut keyed = lines(yaml).filter(|line| !line.is_inside && has_key(line.text));
    let first = keyed.next().filter(|line| line.text.starts_with(' '))?;
    let key = pair(&first)?.key.filter(|key| first.text.trim_start().starts_with(key))?;
    keyed.any(|line| spaces(line.text) < first.indent).then(|| {
        let bytes = first.indent..first.indent + key.len();
        Slip { bytes, told: rules::wrong_indent(key), edit: Some((0..first.indent, String::new())) }.from(first.start)
    })
}

/// The next line that is not blank.
fn next<'y>(line: &Line<'_>, yaml: &'y str) -> Option<&'y str> {
    yaml[line.start + line.text.len()..].lines().find(|line| !line.trim().is_empty())
}

/// A line that should have a key, and has no colon or none at all.
fn without_colon(line: &Line<'_>, above: &Above, yaml: &str) -> Option<Slip> {
    let text = line.text[..line.comment.unwrap_or(line.text.len())].trim_end();
    let typed = text.trim_start_matches([' ', '-']);
    let at = text.len() - typed.len();
    let is_entry = text[..at].contains('-');
    let key_below = || next(line, yaml).is_some_and(|next| spaces(next) == line.indent && has_key(next));
    let needs_key = if is_entry { key_below() } else { line.indent <= above.key };
    if typed.is_empty() || !needs_key || quotes::colon(typed).is_some() || typed.starts_with(MARKS) {
        return None;
    }
    if let Some(slip) = missing_colon(typed) {
        return Some(slip.from(at));
    }
    let is_text = !is_entry && !typed.starts_with(['%', '@', '`', '?', '.', '#']);
    is_text.then(|| {
        let told = rules::line_without_key();
        let told = match meant(typed) {
            Some((key, value)) => told.help(rules::maybe_key(&example(key, value))),
            None => told,
        };
        Slip { bytes: at..text.len(), told, edit: None }
    })
}

/// A key that nobody knows in front of a full-width colon, or a Chinese key with nothing behind it.
fn meant(typed: &str) -> Option<(&str, &str)> {
    if let Some((key, value)) = typed.split_once(COLONS)
        && key.chars().count() <= LONGEST_KEY
    {
        return Some((key.trim_end(), value.trim_start()));
    }
    leading(typed).filter(|key| !key.is_ascii()).map(|key| (key, &typed[key.len()..]))
}

/// In characters; what is longer is a sentence.
const LONGEST_KEY: usize = 12;

/// `标题 戏迷擂台赛`: a key, then a space or what is typed by the key of the colon, and a value.
fn missing_colon(typed: &str) -> Option<Slip> {
    let key = leading(typed)?;
    let rest = &typed[key.len()..];
    let value = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '＝' | ';' | '；'));
    if value.len() == rest.len() && !rest.is_empty() {
        return None;
    }
    let example = example(key, value);
    let told = rules::missing_colon(key, &example);
    Some(Slip { bytes: 0..key.len(), told, edit: Some((0..typed.len(), example)) })
}

/// `title：甲`, `title:甲` and `title:　甲`, at the start of a line or behind a dash.
fn colon(line: &str) -> Option<Slip> {
    let typed = line.trim_start_matches([' ', '-', '{']);
    let start = line.len() - typed.len();
    let (at, mark) = typed.char_indices().find(|(_, c)| *c == ':' || COLONS.contains(c))?;
    let key = typed[..at].trim_end();
    let end = at + mark.len_utf8();
    let first = typed[end..].chars().next();
    if !is_known(key) || mark == ':' && first.is_none_or(|c| matches!(c, ' ' | '\t') || characters::is_break(c)) {
        return None;
    }
    let value = typed[end..].split(" #").next().unwrap_or("").trim();
    let example = example(key, value);
    let told = match first {
        _ if mark != ':' => rules::full_width_colon(key, &example),
        Some(space) if space.is_whitespace() => rules::wrong_space(key, name_of(space), &example),
        _ => rules::no_space_after_colon(key, &example),
    };
    let value_at = end + typed[end..].len() - typed[end..].trim_start().len();
    let is_flow = line[..start].contains('{');
    let edited = if is_flow { 0..value_at } else { 0..value_at + value.len() };
    let text = if is_flow { format!("{key}: ") } else { example };
    let first = first.filter(|c| mark == ':' && c.is_whitespace()).map_or(0, char::len_utf8);
    Some(Slip { bytes: start..start + end + first, told, edit: Some((start + edited.start..start + edited.end, text)) })
}

/// What a Chinese keyboard has for a colon, and what looks like one.
const COLONS: [char; 5] = ['：', '∶', '﹕', '︰', '꞉'];

/// A key and its value as they must be typed.
fn example(key: &str, value: &str) -> String {
    match value {
        "" => format!("{key}:"),
        value if quotes::why(value, "").is_some() => format!("{key}: {}", quoted(value)),
        value => format!("{key}: {value}"),
    }
}

fn name_of(space: char) -> Words {
    match space {
        '\u{3000}' => Words::new("a full-width space", "全角空格"),
        '\u{a0}' => Words::new("a no-break space", "不换行空格"),
        _ => Words::new("a space of another kind", "特殊的空格"),
    }
}

/// Ideographic and no-break spaces before a dash or a key.
fn indentation(line: &str) -> Option<Slip> {
    let is_wide = |c: char| matches!(c, '\u{3000}' | '\u{a0}');
    let typed = line.trim_start_matches(|c: char| c == ' ' || is_wide(c));
    let width = line.len() - typed.len();
    let key = typed.trim_start_matches([' ', '-']).split([':', '：']).next().unwrap_or("").trim_end();
    let wide = line[..width].chars().find(|c| is_wide(*c))?;
    (typed.starts_with("- ") || is_known(key)).then(|| Slip {
        bytes: 0..width,
        told: rules::full_width_indent(name_of(wide), typed.trim_end()),
        edit: None,
    })
}
