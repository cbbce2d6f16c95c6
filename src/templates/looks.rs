//! What a template's source says of it: which components it defines, and whether it looks at what it shows.

/// Words by which what is rendered already becomes a value again, or by which all values can be seen; and filters that
/// escape, so that more filters would see marks.
const WORDS: [&str; 14] = [
    "body",
    "parts",
    "super",
    "json",
    "finished",
    "breakable",
    "escape",
    "join",
    "replace",
    "indent",
    "endset",
    "endfilter",
    "raw",
    "__tera_context",
];

const FILTERS: [&str; 7] = ["json", "finished", "breakable", "escape", "join", "replace", "indent"];

/// Whether a template may see what it renders, as when it measures `body` or captures markup in a `set`. Where that is
/// not plain it may: such a page is only minified whole, which is slower and as right.
pub fn looks(source: &str) -> bool {
    tags(source).is_none_or(|tags| !tags.iter().all(only_shows))
}

/// The names of the components that a template defines.
pub fn components(source: &str) -> Vec<&str> {
    let tags = tags(source).unwrap_or_default();
    let names = tags.iter().filter_map(|tag| words(tag.text.strip_prefix("component")?).next());
    names.collect()
}

/// What stands between `{{` and `}}`, or between `{%` and `%}`.
struct Tag<'s> {
    /// The source before it.
    before: &'s str,
    text: &'s str,
    is_print: bool,
}

/// The tags of a source; nothing for one that does not end as it should.
fn tags(source: &str) -> Option<Vec<Tag<'_>>> {
    let mut tags = vec![];
    let mut rest = source;
    while let Some(at) = rest.find('{') {
        rest = &rest[at + 1..];
        let (is_print, end) = match rest.as_bytes().first() {
            Some(b'#') => {
                rest = &rest[rest.find("#}")? + 2..];
                continue;
            }
            Some(b'{') => (true, "}}"),
            Some(b'%') => (false, "%}"),
            _ => continue,
        };
        rest = &rest[1..];
        let before = &source[..source.len() - rest.len() - 2];
        let len = end_of(rest, end)?;
        tags.push(Tag { before, text: rest[..len].trim_matches('-').trim(), is_print });
        rest = &rest[len + 2..];
    }
    Some(tags)
}

/// Where a tag ends, which is not inside its texts.
fn end_of(tag: &str, end: &str) -> Option<usize> {
    let (mut quote, mut is_escaped) = (None, false);
    for (at, c) in tag.char_indices() {
        if std::mem::take(&mut is_escaped) {
            continue;
        }
        match quote {
            Some(_) if c == '\\' => is_escaped = true,
            None if tag[at..].starts_with(end) => return Some(at),
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            Some(open) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

fn has_word(text: &str) -> bool {
    words(text).any(|word| WORDS.contains(&word))
}

/// A component that is shown where it stands: `<figure of={picture} />`.
fn component(text: &str) -> Option<&str> {
    text.strip_prefix('<')?.strip_suffix("/>")
}

fn only_shows(tag: &Tag<'_>) -> bool {
    let has_component = tag.text.split_whitespace().collect::<String>().contains("/>");
    let names_a_file = !tag.is_print && matches!(words(tag.text).next(), Some("include" | "extends"));
    if names_a_file || !has_word(tag.text) && !has_component {
        return true;
    }
    let shown =
        tag.text.strip_suffix("safe").map_or(tag.text, |before| before.trim_end().trim_end_matches('|').trim_end());
    let is_part = shown.strip_prefix("parts.").is_some_and(|name| words(name).eq([name])) && !is_verbatim(tag.before);
    let is_component = component(shown).is_some_and(|inner| !inner.contains("/>") && !has_word(inner));
    tag.is_print && (matches!(shown, "body" | "super()") || is_part || is_component || is_filtered_last(shown))
}

/// Whether white space means something after this markup, so that what is minified would not be the same there.
fn is_verbatim(markup: &str) -> bool {
    let count = |what: &str| markup.matches(what).count();
    let is_open = |name: &&str| count(&format!("<{name}")) > count(&format!("</{name}"));
    ["pre", "code", "textarea", "script", "style"].iter().any(is_open)
}

/// A variable with one filter: `names | join(sep=", ")`.
fn is_filtered_last(text: &str) -> bool {
    let Some((value, filter)) = text.split_once('|') else { return false };
    let is_variable = value.trim().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.[]\"".contains(&byte));
    let filter = filter.trim();
    let name = words(filter).next().unwrap_or_default();
    let arguments = filter.strip_prefix(name).unwrap_or_default().trim_start();
    let is_call = arguments.is_empty()
        || arguments
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(')'))
            .is_some_and(|inner| !inner.contains(['(', ')', '|']));
    is_variable && !has_word(value) && FILTERS.contains(&name) && is_call && !has_word(arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_that_only_shows_does_not_look() {
        for source in [
            "<pre></pre>{{ body }}{{- body | safe -}}{{ parts.foot }} {{ super() }}{# {{ body | length }} #}",
            "{% include \"parts/foot.html\" %}{{ article.names[0] | json }}{{ names | join(sep=\", \") }}{{ linked | json | safe }}",
            "{{ <card title={t.x} of={y | length} /> }}{% <card a=\"}}\"> %}{% </card> %}{% set x = y | upper %}",
            "{% component card(title) %}{{ body }}{% endcomponent card %} { body } {{ x | safe }}{{ somebody }}",
        ] {
            assert!(!looks(source), "{source}");
        }
    }

    #[test]
    fn a_template_that_may_see_what_it_renders_looks() {
        for source in [
            "{{ body | length }}",
            "{{ body | safe | upper }}",
            "{% if body %}",
            "{{ \"}}\" ~ body }}",
            "{{ \"\\\"}}\" ~ (body | length) }}",
            "{{ parts[name] }}",
            "{% if parts.foot %}",
            "{% set all = parts %}",
            "{% for word in body %}",
            "{{ super() | upper }}",
            "{% set x %}a{% endset %}",
            "{% filter upper %}a{% endfilter %}",
            "{{ x | json | length }}",
            "{{ x | finished | length }}",
            "{{ x | breakable | length }}",
            "{{ \"a\" == x | json }}",
            "{{ (x | json) }}",
            "{% set x = y | join(sep=z) %}",
            "{{ x | join(sep=body) }}",
            "{{ <card of={body} /> }}",
            "{{ <card of={<card/>} /> }}",
            "{{ <card /> | upper }}",
            "{% set x = <card / > %}",
            "{{ x | map(filter=\"json\") }}",
            "{{ __tera_context }}",
            "{% component card(body) %}",
            "{% raw %}{{ ' }}{% endraw %}",
            "<pre class=x>{{ parts.code }}</pre>",
            "{{ body",
        ] {
            assert!(looks(source), "{source}");
        }
    }

    #[test]
    fn components_are_known_by_their_names() {
        let source = "{%- component card(title) -%}{% endcomponent card %}{% component ui.button() %}";
        assert_eq!(components(source), ["card", "ui"]);
    }
}
