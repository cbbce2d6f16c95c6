//! Finding a key or its value in YAML or TOML text, for the place of a diagnostic.

use std::ops::Range;

/// The bytes of `value` under a key, or of the key itself when the value is not found there.
///
/// `names` are the names that the key may have, as in `section|栏目`. Works on the text as the
/// editor typed it: block or flow style, quoted or not. Of several keys of a name, the first
/// whose block holds the value is meant.
pub fn key(text: &str, names: &str, value: Option<&str>) -> Option<Range<usize>> {
    names.split('|').find_map(|name| named(text, name, value))
}

fn named(text: &str, key: &str, value: Option<&str>) -> Option<Range<usize>> {
    let mut first = None;
    // Up to where the value was looked for in vain, and the indentation of the key whose block ended there.
    let (mut searched, mut around) = (0, 0);
    for (start, line) in lines(text) {
        let Some(name) = key_in_line(line, key) else { continue };
        let name = start + name.start..start + name.end;
        let Some(value) = value.filter(|value| !value.is_empty()) else { return Some(name) };
        first = first.or(Some(name.clone()));
        // A block inside another one that does not hold the value does not hold it either.
        if name.end < searched && indent(line) >= around {
            continue;
        }
        let block_end = block_end(text, (start + line.len()).max(searched), line);
        let from = floor(text, name.end.max(searched.saturating_sub(value.len())));
        if let Some(at) = text[from..block_end].find(value) {
            return Some(from + at..from + at + value.len());
        }
        (searched, around) = (block_end, indent(line));
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

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}

/// The end of what belongs to the key in `line`, which is `end` at least: the following lines that are indented deeper or are list items.
fn block_end(text: &str, mut end: usize, line: &str) -> usize {
    let own = indent(line);
    for (_, next) in lines(&text[end..]) {
        let belongs = next.trim().is_empty() || indent(next) > own || next.trim_start().starts_with("- ");
        if !belongs {
            break;
        }
        end += next.len();
    }
    end
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
