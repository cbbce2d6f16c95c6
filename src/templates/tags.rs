//! Which tags of a template are open: a template engine tells of a missing end where it gives up, which may be far below.

use std::ops::Range;

/// A tag that has no other half.
#[derive(Debug, PartialEq, Eq)]
pub enum Unbalanced {
    /// Its bytes, its first word.
    Unclosed(Range<usize>, String),
    Stray(Range<usize>, String),
    /// `{{`, `{%`, `{#` or a quotation mark inside of them, with what closes it.
    Braces(Range<usize>, &'static str),
}

/// Tags that have an end of their own, `end` and their name.
const NESTING: [&str; 5] = ["if", "for", "block", "filter", "component"];

/// The first mistake of a template's tags.
pub fn unbalanced(text: &str) -> Option<Unbalanced> {
    let mut open: Vec<(Range<usize>, String)> = vec![];
    let mut at = 0;
    while let Some(start) = text[at..].find('{').map(|found| at + found) {
        let Some((opening, closing)) = KINDS.iter().find(|(opening, _)| text[start..].starts_with(opening)) else {
            at = start + 1;
            continue;
        };
        let end = match end_of(text, start + opening.len(), opening, closing) {
            Ok(end) => end,
            Err(mistake) => return Some(mistake),
        };
        at = end;
        if *opening != "{%" {
            continue;
        }
        let inside = text[start + 2..end - 2].trim_matches('-').trim();
        let word = inside.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        let is_open_set = word == "set" && !inside.contains('=');
        if word == "raw" {
            at = text[end..].find("endraw").and_then(|raw| Some(end + raw + text[end + raw..].find("%}")? + 2))?;
        } else if NESTING.contains(&word) || is_open_set {
            open.push((start..end, word.to_owned()));
        } else if let Some(ended) = word.strip_prefix("end").filter(|name| *name == "set" || NESTING.contains(name)) {
            match open.iter().rposition(|(_, name)| name == ended) {
                Some(last) if last + 1 == open.len() => drop(open.pop()),
                Some(_) => return open.pop().map(|(bytes, word)| Unbalanced::Unclosed(bytes, word)),
                None => return Some(Unbalanced::Stray(start..end, ended.to_owned())),
            }
        }
    }
    open.pop().map(|(bytes, word)| Unbalanced::Unclosed(bytes, word))
}

const KINDS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// Behind the end of what was opened before byte `from`; marks in texts end nothing.
fn end_of(text: &str, from: usize, opening: &str, closing: &'static str) -> Result<usize, Unbalanced> {
    let start = from - opening.len();
    let mut quote: Option<(usize, char)> = None;
    for (offset, c) in text[from..].char_indices() {
        let at = from + offset;
        match quote {
            Some((_, mark)) if c == mark => quote = None,
            None if text[at..].starts_with(closing) => return Ok(at + closing.len()),
            // An expression in braces on a line of its own is never so long that another begins inside it.
            None if opening != "{#" && KINDS.iter().any(|(other, _)| text[at..].starts_with(other) && at > from) => {
                break;
            }
            None if opening != "{#" && matches!(c, '"' | '\'' | '`') => quote = Some((at, c)),
            _ => {}
        }
    }
    Err(match quote {
        Some((at, '"')) => Unbalanced::Braces(at..at + 1, "\""),
        Some((at, '\'')) => Unbalanced::Braces(at..at + 1, "'"),
        Some((at, _)) => Unbalanced::Braces(at..at + 1, "`"),
        None => Unbalanced::Braces(start..from, closing),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(String, &str)> {
        let (bytes, what) = match unbalanced(text)? {
            Unbalanced::Unclosed(bytes, word) => (bytes, format!("unclosed {word}")),
            Unbalanced::Stray(bytes, word) => (bytes, format!("stray {word}")),
            Unbalanced::Braces(bytes, closing) => (bytes, format!("needs {closing}")),
        };
        Some((what, &text[bytes]))
    }

    #[test]
    fn what_is_never_closed_is_found_where_it_opens() {
        assert_eq!(of("{% block a %}\n{% if x %}\n{% endblock %}"), Some(("unclosed if".into(), "{% if x %}")));
        assert_eq!(of("{% for x in y -%}{{ x }}"), Some(("unclosed for".into(), "{% for x in y -%}")));
        assert_eq!(of("{% set x %}a"), Some(("unclosed set".into(), "{% set x %}")));
        assert_eq!(of("{% if x %}{% if y %}{% endif %}"), Some(("unclosed if".into(), "{% if x %}")));
    }

    #[test]
    fn an_end_without_a_beginning_is_found() {
        assert_eq!(of("<p>{% endif %}"), Some(("stray if".into(), "{% endif %}")));
        assert_eq!(of("{% if x %}{% endif %}{%- endfor -%}"), Some(("stray for".into(), "{%- endfor -%}")));
    }

    #[test]
    fn braces_and_texts_without_an_end_are_found() {
        assert_eq!(of("<h1>{{ title }</h1>"), Some(("needs }}".into(), "{{")));
        assert_eq!(of("<h1>{{ title </h1> {{ x }}"), Some(("needs }}".into(), "{{")));
        assert_eq!(of("{% if x }a{% endif %}"), Some(("needs %}".into(), "{%")));
        assert_eq!(of("{# a"), Some(("needs #}".into(), "{#")));
        assert_eq!(of("{% include \"a.html %}"), Some(("needs \"".into(), "\"")));
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "{% if a %}{% elif b %}{% else %}{% endif %}{% set x = 1 %}{% set y %}a{% endset %}",
            "{% raw %}{% if %}{{{% endraw %}{{ \"}}\" }}{# {% if %} {{ #}",
            "{{ '%}' | replace(from=\"{{\", to='') }} { } {a} {{<kicker(text=\"x\")>}}",
            "body { color: red } {%- for a in b -%}{{ a }}{%- endfor -%}",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
