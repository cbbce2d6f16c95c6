//! Finding a place in a text: lines by their bytes, a key or its value in YAML or TOML.

use std::ops::Range;

/// A text whose lines are counted once, however many places in it are told.
pub struct Text<'t> {
    pub text: &'t str,
    /// The bytes that end a line.
    ends: Vec<usize>,
}

impl<'t> Text<'t> {
    pub fn new(text: &'t str) -> Text<'t> {
        Text { text, ends: memchr::memchr_iter(b'\n', text.as_bytes()).collect() }
    }

    /// The number of the line that a byte is in, from one, and the bytes of the line.
    pub fn line(&self, byte: usize) -> (usize, Range<usize>) {
        let before = self.ends.partition_point(|end| *end < byte);
        let start = before.checked_sub(1).map_or(0, |before| self.ends[before] + 1);
        (before + 1, start..self.ends.get(before).copied().unwrap_or(self.text.len()))
    }
}

/// In bytes; keys stand at the start of an article, and sheets and settings are shorter.
const FAR: usize = 1 << 20;

/// The bytes of `value` under a key, or of the key itself when the value is not found there.
///
/// `names` are the names that the key may have, as in `section|栏目`. Works on the text as the
/// editor typed it: block or flow style, quoted or not. Of several keys of a name, the first
/// whose block holds the value is meant.
pub fn key(text: &str, names: &str, value: Option<&str>) -> Option<Range<usize>> {
    let text = &text[..floor(text, FAR)];
    let mut first = None;
    for name in names.split('|') {
        match named(text, name, value) {
            Some(found) if value.is_none_or(|value| value.is_empty() || text[found.clone()] == *value) => {
                return Some(found);
            }
            // A text may have the name in brackets, and the value stands under another.
            found => first = first.or(found),
        }
    }
    first
}

fn named(text: &str, key: &str, value: Option<&str>) -> Option<Range<usize>> {
    let mut first = None;
    // The indentation of the last block that was looked through, and where it ends: what is indented as deep inside it
    // ends there at the latest, so a list of a thousand such keys is looked through once.
    let mut seen = (0, 0);
    for (start, line) in lines(text) {
        let Some(name) = key_in_line(line, key) else { continue };
        let name = start + name.start..start + name.end;
        let Some(value) = value.filter(|value| !value.is_empty()) else { return Some(name) };
        first = first.or(Some(name.clone()));
        if start < seen.1 && indent(line) >= seen.0 {
            continue;
        }
        let block_end = block_end(text, start, line);
        if let Some(at) = text[name.end..block_end].find(value) {
            return Some(name.end + at..name.end + at + value.len());
        }
        seen = (indent(line), block_end);
    }
    first
}

/// The nearest character boundary at or before `byte`.
pub fn floor(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte)
}

/// The nearest character boundary at or after `byte`.
pub fn ceil(text: &str, byte: usize) -> usize {
    text.ceil_char_boundary(byte.min(text.len()))
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |offset, line| {
        let start = *offset;
        *offset += line.len();
        Some((start, line))
    })
}

/// Where `key` stands in `line` as a key: at its start, after `- `, or inside `{…}`.
fn key_in_line(line: &str, key: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(at) = line[from..].find(key).map(|at| at + from) {
        let end = at + key.len();
        let before = line[..at].trim_end_matches(['"', '\'']).trim_end();
        let after = line[end..].trim_start_matches(['"', '\'']).trim_start();
        let opens = before.is_empty() || before.ends_with(['-', '{', ',', '[', '.']);
        let closes = after.starts_with([':', '=']) || after.starts_with(']') && before.ends_with('[');
        if opens && closes {
            return Some(at..end);
        }
        from = end;
    }
    None
}

/// The end of what belongs to the key in `line`: the following lines that are indented deeper or are list items.
fn block_end(text: &str, start: usize, line: &str) -> usize {
    let own = indent(line);
    let mut end = start + line.len();
    for (_, next) in lines(&text[end..]) {
        let belongs = next.trim().is_empty() || indent(next) > own || next.trim_start().starts_with("- ");
        if !belongs {
            break;
        }
        end += next.len();
    }
    end
}

/// Bytes before the first key or value of a line, dashes included.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, name: &str, value: Option<&str>) -> &'t str {
        key(text, name, value).map_or("", |range| &text[range])
    }

    #[test]
    fn a_key_in_the_value_of_another_is_not_that_key() {
        let text = "title: section of a road\nsection: 要闻\n";
        assert_eq!(key(text, "section", None), Some(25..32));
    }

    #[test]
    fn a_value_is_found_in_flow_and_block_lists() {
        assert_eq!(found("topics: [水, 港口]\n", "topics", Some("港口")), "港口");
        assert_eq!(found("topics:\n  - 水\n  - 港口\ntitle: 港\n", "topics", Some("港口")), "港口");
        assert_eq!(key("topics:\n- 水\ntitle: 港\n", "topics", Some("港")), Some(0..6));
    }

    #[test]
    fn a_name_in_the_text_is_no_key_when_the_value_stands_under_another() {
        let text = "images: a.jpg\n---\n\n![图](b.jpg)\n";
        assert_eq!(key(text, "src|图|images", Some("a.jpg")), Some(8..13));
    }

    #[test]
    fn of_two_keys_the_one_with_the_value_is_meant() {
        let text = "images:\n  - src: a.png\n  - src: b.png\n";
        assert_eq!(key(text, "src", Some("b.png")), Some(32..37));
    }

    #[test]
    fn toml_keys_and_tables_are_found() {
        assert_eq!(found("list_size = 0\n", "list_size", Some("0")), "0");
        assert_eq!(found("[outputs]\n", "outputs", None), "outputs");
    }
}
