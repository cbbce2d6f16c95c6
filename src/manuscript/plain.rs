//! Front matter that every YAML parser reads alike: one `key: value` a line, values of one word, text, whole number or a
//! short list of them. Most articles have no other, and a parser for all of YAML spends a tenth of a clean build on it.
//! Whatever is not certainly that is left to the parser.

use crate::manuscript::yaml::{Bare, Core, Yaml};

/// The map of a text, unless it takes more than this to read it.
pub fn read(text: &str) -> Option<Vec<(Yaml, Yaml)>> {
    // Line breaks that YAML 1.1 knows beside `\n`, and characters that a YAML text cannot hold.
    let is_strange = |c: char| match c {
        '\n' => false,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => c.is_control(),
    };
    if !text.ends_with('\n') || text.chars().any(is_strange) {
        return None;
    }
    let lines = text.lines().filter(|line| !line.is_empty());
    let entry = |line: &str| line.split_once(": ").and_then(|(key, value)| Some((key_of(key)?, value_of(value)?)));
    lines.map(entry).collect::<Option<Vec<_>>>().filter(|entries| !entries.is_empty())
}

fn key_of(key: &str) -> Option<Yaml> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c == '_' || is_han(c);
    (!key.is_empty() && key.chars().all(is_plain)).then(|| word(key)).flatten()
}

fn value_of(value: &str) -> Option<Yaml> {
    let value = value.trim_matches(' ');
    if let Some(quoted) = value.strip_prefix('"') {
        let text = quoted.strip_suffix('"').filter(|text| !text.contains(['"', '\\']))?;
        return Some(Yaml::Text(text.to_owned()));
    }
    if let Some(list) = value.strip_prefix('[') {
        let items = list.strip_suffix(']').filter(|items| !items.trim_matches(' ').is_empty())?;
        return items.split(',').map(|item| scalar(item.trim_matches(' '))).collect::<Option<_>>().map(Yaml::List);
    }
    scalar(value)
}

/// A number or a text without quotation marks, alone or in a list.
fn scalar(text: &str) -> Option<Yaml> {
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        let is_whole = text.bytes().all(|byte| byte.is_ascii_digit()) && (first != '0' || text.len() == 1);
        let number = text.parse().ok().filter(|_| is_whole)?;
        return Some(Yaml::Bare(Bare { typed: text.to_owned(), core: Core::Int(number) }));
    }
    let is_safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '/') || !c.is_ascii();
    ((first.is_ascii_alphabetic() || !first.is_ascii()) && text.chars().all(is_safe)).then(|| word(text)).flatten()
}

/// A text that is none of the words for yes, no and nothing, in any YAML.
fn word(text: &str) -> Option<Yaml> {
    const OTHERS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    (!OTHERS.iter().any(|other| text.eq_ignore_ascii_case(other))).then(|| Yaml::Text(text.to_owned()))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::manuscript::parse;

    fn by_parser(text: &str) -> Option<Yaml> {
        parse::tree(text)
    }

    #[test]
    fn an_article_of_the_day_needs_no_parser() {
        let text = "title: \"运河老码头: 重开\"\n栏目: 要闻\npage: 2\norder: 0\n\nauthors: [记者 林澄, Jane Smith]\nslug: old-dock\n";
        let text_of = |text: &str| Yaml::Text(text.to_owned());
        let map = read(text).unwrap();
        let authors = Yaml::List(vec![text_of("记者 林澄"), text_of("Jane Smith")]);
        let number = |number| Core::Int(number).into_yaml();
        let values = [text_of("运河老码头: 重开"), text_of("要闻"), number(2), number(0), authors, text_of("old-dock")];
        assert_eq!(map.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>(), values);
        assert_eq!(by_parser(text), Some(Yaml::Map(map)));
    }

    #[test]
    fn what_may_mean_something_else_is_left_to_the_parser() {
        for line in [
            "title:",
            "title: ",
            "title: a: b",
            "title: a #b",
            "title: 'a'",
            "title: \"a\\n\"",
            "title: \"a\" b",
            "title: true",
            "title: NULL",
            "page: 01",
            "page: 1.5",
            "page: -1",
            "day: 2025-06-16",
            "page: 99999999999999999999",
            "title: *a",
            "title: [a, [b]]",
            "title: []",
            "title: [a,]",
            "title: [a, {b: c}]",
            "title: [a: b]",
            "title: a, b]",
            "title: |",
            "  a: b",
            "- a: b",
            "# a: b",
            "Title: a",
            "true: a",
            "a b: c",
            "title: a\tb",
            "title: a\u{2028}b",
            "title: a\r",
            "...",
            "null: a",
        ] {
            assert_eq!(read(&format!("{line}\n")), None, "{line}");
        }
        assert_eq!(read("title: a"), None);
        assert_eq!(read("title: a\n  b\n"), None);
        assert_eq!(read("title: a\n- b\n"), None);
    }

    /// Pieces of lines that meet in front matter, and in what an editor gets wrong.
    const PIECES: [&str; 84] = [
        "title",
        "栏目",
        "page",
        ": ",
        ":",
        "\n",
        "\n",
        " ",
        "  ",
        "- ",
        "[",
        "]",
        ", ",
        ",",
        "\"",
        "'",
        "#",
        " #",
        "&a ",
        "*a",
        "!t ",
        "|",
        ">",
        "?",
        "? ",
        "{",
        "}",
        "%",
        "@",
        "`",
        "~",
        "null",
        "true",
        "No",
        "y",
        "0",
        "7",
        "12",
        "01",
        "1.5",
        "1e3",
        "0x1f",
        "0o7",
        "-",
        ".",
        "...",
        "---",
        "_",
        "/",
        "\\",
        "\t",
        "\r",
        "2025-06-16",
        "林澄",
        "要闻",
        "“",
        "：",
        "，",
        "Jane",
        "é",
        "😀",
        "\u{a0}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{3000}",
        ".inf",
        ".nan",
        "inf",
        "NaN",
        "12_000",
        "1:30",
        "+86",
        "-5",
        "1.50",
        ".5",
        "0b101",
        "Null",
        "True",
        "NO",
        "1_000",
        "99999999999999999999",
        "=",
        "<<",
    ];

    fn piece() -> impl Strategy<Value = String> {
        let known = prop::sample::select(&PIECES[..]).prop_map(str::to_owned);
        prop_oneof![4 => known, 1 => any::<char>().prop_map(String::from)]
    }

    /// What may be read here, and what only looks so.
    fn value() -> impl Strategy<Value = String> {
        let near = prop::sample::select(vec![
            "a", "Jane", "林澄", "，", "：", "“", "é", "😀", " ", "  ", "7", "12", "0", "-", ".", "/", "_", "null",
            "no", "Null", "True", "inf", "NaN", "e3", "x1f", "\u{a0}", "\u{3000}", "\u{ff0c}", "\u{e000}",
        ]);
        let text = prop::collection::vec(near, 1..4).prop_map(|parts| parts.concat()).boxed();
        let list = prop::collection::vec(text.clone(), 1..4).prop_map(|items| format!("[{}]", items.join(", ")));
        let pieces = prop::collection::vec(piece(), 0..4).prop_map(|pieces| pieces.concat()).boxed();
        let quoted = prop_oneof![text.clone(), pieces.clone()].prop_map(|text| format!("\"{text}\""));
        prop_oneof![3 => text, 2 => list, 2 => quoted, 1 => pieces]
    }

    fn line() -> impl Strategy<Value = String> {
        let key = prop::sample::select(vec!["title", "栏目", "page", "a_b", "_", "authors"]);
        (key, value()).prop_map(|(key, value)| format!("{key}: {value}\n"))
    }

    fn texts(map: &[(Yaml, Yaml)]) -> Vec<String> {
        let of_value = |value: &Yaml| match value {
            Yaml::List(entries) => entries.iter().map(|entry| entry.typed().unwrap().to_owned()).collect(),
            one => vec![one.typed().unwrap().to_owned()],
        };
        map.iter().flat_map(|(_, value)| of_value(value)).collect()
    }

    /// What stands between the marks of lines that are read here.
    fn texts_of_lines(text: &str) -> Vec<String> {
        let values = text.lines().filter_map(|line| Some(line.split_once(": ")?.1.trim_matches(' ')));
        let of_value = |value: &str| match (value.strip_prefix('['), value.strip_prefix('"')) {
            (Some(list), _) => {
                list[..list.len() - 1].split(',').map(|item| item.trim_matches(' ').to_owned()).collect()
            }
            (None, Some(quoted)) => vec![quoted[..quoted.len() - 1].to_owned()],
            (None, None) => vec![value.to_owned()],
        };
        values.flat_map(of_value).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn what_is_read_here_the_parser_reads_alike(text in prop_oneof![
            prop::collection::vec(piece(), 0..12).prop_map(|pieces| pieces.concat() + "\n"),
            prop::collection::vec(line(), 1..4).prop_map(|lines| lines.concat()),
        ]) {
            if let Some(map) = read(&text) {
                prop_assert_eq!(texts(&map), texts_of_lines(&text), "{:?}", text);
                prop_assert_eq!(by_parser(&text), Some(Yaml::Map(map)), "{:?}", text);
            }
        }
    }
}
