//! Templates with mistakes.

use expect_test::expect;

use crate::paper::Paper;

fn template(name: &str, text: &str) -> Paper {
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n正文。\n");
    paper.write(&format!("templates/{name}"), text);
    paper
}

#[test]
fn an_unknown_variable() {
    expect![[r#"
        error[unknown-variable]: `titel` is not defined here
         --> templates/article.html:1:10
          |
        1 | <h1>港口{{ titel }}</h1>
          |            ^^^^^
          |
        help: did you mean `title`?
        help: there are `article`, `assets`, `body`, `edition`, `locale`, `more`, `page`, `parts`, `site`, `t`, `title`, `updated`, `url`, `words`
        help: docs/theming.md lists the variables of each template; `{% if titel is defined %}` asks for one"#]]
    .assert_eq(&template("article.html", "<h1>港口{{ titel }}</h1>\n").mistakes());
}

#[test]
fn a_syntax_error() {
    expect![[r#"
        error[unclosed-tag]: this `{% if title %}` is never closed
         --> templates/article.html:1:5
          |
        1 | <h1>{% if title %}</h1>
          |     ^^^^^^^^^^^^^^
          |
        help: write `{% endif %}` where it ends"#]]
    .assert_eq(&template("article.html", "<h1>{% if title %}</h1>\n").mistakes());
}

#[test]
fn a_missing_template() {
    expect![[r#"
        error[missing-template]: missing template `frame.html`
         --> templates/article.html:1:13
          |
        1 | {% extends "frame.html" %}
          |             ^^^^^^^^^^
          |
        help: templates lie in `templates/`; a project's own file goes over the built-in one of its name"#]]
    .assert_eq(&template("article.html", "{% extends \"frame.html\" %}\n").mistakes());
    expect![[r#"
        error[missing-template]: missing template `frame.html`
         --> templates/article.html:1:13
          |
        1 | {% include "frame.html" %}
          |             ^^^^^^^^^^
          |
        help: templates lie in `templates/`; a project's own file goes over the built-in one of its name"#]]
    .assert_eq(&template("article.html", "{% include \"frame.html\" %}\n").mistakes());
}

#[test]
fn an_unknown_filter() {
    expect![[r#"
        error[unknown-filter]: unknown filter `shout`
         --> templates/article.html:1:15
          |
        1 | <p>{{ title | shout }}</p>
          |               ^^^^^
          |
        help: beside Tera's filters there are `date`, `until`, `weekday`, `breakable`, `json` and `finished`"#]]
    .assert_eq(&template("article.html", "<p>{{ title | shout }}</p>\n").mistakes());
}

#[test]
fn a_filter_in_a_chain_is_told_where_it_stands_and_not_where_its_word_stands_first() {
    let lines = "<p>{{ edition.date }} and data</p>\n".repeat(30);
    let text = format!("{lines}<p>港口{{{{ edition.date | dat | upper }}}}</p>\n");
    expect![[r#"
        error[unknown-filter]: unknown filter `dat`
          --> templates/article.html:31:24
           |
        31 | <p>港口{{ edition.date | dat | upper }}</p>
           |                          ^^^
           |
        help: beside Tera's filters there are `date`, `until`, `weekday`, `breakable`, `json` and `finished`"#]]
    .assert_eq(&template("article.html", &text).mistakes());
    let text = "{# data #}{% set x = title | date(dat=1) | dat %}\n<p>{{ title\n  | upper\n  | dat }}</p>\n";
    expect![[r#"
        error[unknown-filter]: unknown filter `dat`
         --> templates/article.html:1:44
          |
        1 | {# data #}{% set x = title | date(dat=1) | dat %}
          |                                            ^^^
          |
        help: beside Tera's filters there are `date`, `until`, `weekday`, `breakable`, `json` and `finished`

        error[unknown-filter]: unknown filter `dat`
         --> templates/article.html:4:5
          |
        4 |   | dat }}</p>
          |     ^^^
          |
        help: beside Tera's filters there are `date`, `until`, `weekday`, `breakable`, `json` and `finished`"#]]
    .assert_eq(&template("article.html", text).mistakes());
}

#[test]
fn a_tag_that_is_not_closed_is_told_where_it_opens() {
    let text = "{% extends \"base.html\" %}\n{% block main %}\n{% if title %}\n<h1>{{ title }}</h1>\n{% endblock %}\n";
    expect![[r#"
        error[unclosed-tag]: this `{% if title %}` is never closed
         --> templates/article.html:3:1
          |
        3 | {% if title %}
          | ^^^^^^^^^^^^^^
          |
        help: write `{% endif %}` where it ends"#]]
    .assert_eq(&template("article.html", text).mistakes());
    let text = "<ul>\n{% for x in edition.articles %}<li>{{ x.title }}</li>\n</ul>\n";
    expect![[r#"
        error[unclosed-tag]: this `{% for x in edition.articles %}` is never closed
         --> templates/edition.html:2:1
          |
        2 | {% for x in edition.articles %}<li>{{ x.title }}</li>
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
        help: write `{% endfor %}` where it ends"#]]
    .assert_eq(&template("edition.html", text).mistakes());
    expect![[r#"
        error[unclosed-braces]: `{{` is opened here and never closed
         --> templates/article.html:1:5
          |
        1 | <h1>{{ title }</h1>
          |     ^^
          |
        help: close it with `}}`"#]]
    .assert_eq(&template("article.html", "<h1>{{ title }</h1>\n<p>{{ t.archive }}</p>\n").mistakes());
    expect![[r#"
        error[stray-end-tag]: this `{% endif %}` closes nothing
         --> templates/article.html:2:1
          |
        2 | {% endif %}
          | ^^^^^^^^^^^
          |
        help: take it out, or write `{% if … %}` where it begins"#]]
    .assert_eq(&template("article.html", "<h1>{{ title }}</h1>\n{% endif %}\n").mistakes());
}

#[test]
fn a_mistake_on_every_page_is_told_once() {
    let paper = template("article.html", "{{ titel }}");
    for at in 0..200 {
        paper.write(&format!("content/2025-06-16/b{at}.md"), "---\ntitle: b\n---\n");
    }
    assert_eq!(paper.mistakes().matches("error").count(), 1);
}

#[test]
fn interface_strings_that_are_no_toml() {
    expect![[r#"
        error[bad-interface-words]: the words of the interface cannot be read: string values must be quoted, expected literal string
         --> templates/strings/zh-CN.toml:1:8
          |
        1 | skip = 跳
          |        ^^
          |
        help: write `name = "text"`, one a line"#]]
    .assert_eq(&template("strings/zh-CN.toml", "skip = 跳\n").mistakes());
}

#[test]
fn a_project_may_change_a_string_and_keep_the_others() {
    let paper = template("strings/zh-CN.toml", "archive = \"旧报\"\n");
    let page = paper.page("archive/index.html");
    assert!(page.contains("旧报") && page.contains("跳到正文"), "{page}");
}
