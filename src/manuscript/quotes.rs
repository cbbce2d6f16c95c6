//! Quotation marks: which texts YAML refuses without them.

use crate::diagnostic::Text;
use crate::rules::front_matter::{begins_with, holds_colon};

/// A text in quotation marks: in double ones, unless they or a backslash are part of it.
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// Why YAML refuses a text of one line behind a key, unless it is quoted. `yaml` is all there is, with the values that
/// `*names` repeat. What is not certainly refused has no reason.
pub fn why(value: &str, yaml: &str) -> Option<Text> {
    let first = value.chars().next()?;
    let word = value.split([' ', '\t']).next().unwrap_or(value);
    let is_refused = match first {
        '@' | '`' | '%' | ',' | ']' | '}' => true,
        '-' | '?' | ':' => word.len() == 1,
        '[' | '{' | '"' | '\'' => behind(value).is_some_and(|rest| !rest.is_empty()),
        '|' | '>' => !is_block_header(value),
        '*' => !is_alias(value, yaml),
        '&' => !is_anchor(word),
        '!' => !word.is_ascii(),
        _ => false,
    };
    if is_refused {
        return Some(begins_with(&first.to_string()));
    }
    let is_plain = !matches!(first, '[' | '{' | '"' | '\'' | '|' | '>' | '*' | '&' | '!' | '#');
    (is_plain && colon(value).is_some()).then(holds_colon)
}

/// Where a colon ends a key, as YAML sees it.
pub fn colon(text: &str) -> Option<usize> {
    let ends = |at: &usize| text[at + 1..].is_empty() || text[at + 1..].starts_with([' ', '\t']);
    memchr::memchr_iter(b':', text.as_bytes()).find(ends)
}

/// What follows the bracket or quotation mark that closes the one at the start; nothing when it stays open.
fn behind(value: &str) -> Option<&str> {
    let (mut quote, mut depth, mut is_start) = (None, 0_usize, true);
    let mut chars = value.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (Some('"'), '\\') => drop(chars.next()),
            (Some('\''), '\'') if chars.next_if(|(_, next)| *next == '\'').is_some() => {}
            (Some(mark), c) if c == mark => quote = None,
            (None, '"' | '\'') if is_start => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if quote.is_none() && depth == 0 {
            return Some(value[at + c.len_utf8()..].trim());
        }
        is_start = matches!(c, '[' | '{' | ',' | ':') || is_start && c == ' ';
    }
    None
}

/// `|`, `>-`, `|2+`: a text on the lines below.
fn is_block_header(value: &str) -> bool {
    let is_digit = |byte: u8| matches!(byte, b'1'..=b'9');
    let is_chomp = |byte: u8| matches!(byte, b'+' | b'-');
    match value.as_bytes()[1..] {
        [] => true,
        [one] => is_digit(one) || is_chomp(one),
        [one, two] => is_digit(one) && is_chomp(two) || is_chomp(one) && is_digit(two),
        _ => false,
    }
}

fn is_alias(value: &str, yaml: &str) -> bool {
    is_name(&value[1..]) && (yaml.len() > FEW || yaml.contains(&format!("&{}", &value[1..])))
}

/// In bytes; a longer text may hold so many aliases that looking for what each repeats takes long.
const FEW: usize = 16 << 10;

/// A name, and nothing behind it but what may follow one without a space.
fn is_anchor(word: &str) -> bool {
    let end = word[1..].find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'));
    end.is_none_or(|end| end > 0 && word[1 + end..].starts_with(['?', ':', ',', ']', '}', '%', '@', '`']))
        && word.len() > 1
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::manuscript::parse;
    use crate::manuscript::yaml::Yaml;

    fn refuses(yaml: &str) -> bool {
        parse::tree(yaml).is_none()
    }

    #[test]
    fn what_yaml_takes_for_something_else_needs_quotes() {
        for value in [
            "[转] 港口",
            "[转]港口",
            "{图} 港口",
            "@港口",
            "`港口`",
            "*港口*",
            "**港口**",
            "*a b",
            "&港口",
            "!重要",
            "%港口",
            "\"港口\" 早晨",
            "'港口'早晨",
            "'港''口' x",
            "- 港口",
            "? 港口",
            ": 港口",
            ", 港口",
            "] 港口",
            "} 港口",
            "|港口",
            "> 港口",
            "问: 答",
            "问:",
            "-问: 答",
        ] {
            assert!(why(value, "").is_some() && refuses(&format!("title: {value}\n")), "{value}");
            let yaml = format!("title: {}\n", quoted(value));
            let read = Yaml::Map(vec![(Yaml::Text("title".into()), Yaml::Text(value.into()))]);
            assert_eq!(parse::tree(&yaml).unwrap(), read, "{yaml}");
        }
    }

    #[test]
    fn what_yaml_reads_needs_none() {
        for value in
            ["[转]", "[a, \"b]\"]", "{a: '}'}", "\"a\\\" b\"", "'it''s'", "|", ">-", "12:30", "-港口", "?", "a#b"]
        {
            assert_eq!(why(value, "").filter(|_| value != "?"), None, "{value}");
        }
        assert_eq!(why("*a", "b: &a x"), None);
    }

    fn value() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "[", "]", "{", "}", "\"", "'", "@", "`", "%", "*", "&", "!", "|", ">", "-", "?", ":", ",", " ", " ", ": ",
            "\\", "a", "1", "港", "口", "“", "+", "&a ", "<",
        ]);
        let pieces = prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat().trim().to_owned());
        pieces.prop_filter("a value is there", |value| !value.is_empty())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        #[test]
        fn what_has_a_reason_is_refused_and_quotes_mend_it(value in value()) {
            let yaml = format!("title: {value}\n");
            if why(&value, &yaml).is_some() {
                prop_assert!(refuses(&yaml), "{:?}", yaml);
                let mended = format!("title: {}\n", quoted(&value));
                let read = Yaml::Map(vec![(Yaml::Text("title".into()), Yaml::Text(value))]);
                prop_assert_eq!(parse::tree(&mended).unwrap(), read, "{:?}", mended);
            }
        }
    }
}
