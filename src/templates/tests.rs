use super::*;

fn theme(files: &[(&str, &str)]) -> Result<Theme, Diagnostics> {
    let texts: Vec<TemplateText> = files
        .iter()
        .map(|(name, text)| TemplateText {
            name: (*name).to_owned(),
            path: SourcePath::new(format!("templates/{name}")),
            text: (*text).to_owned(),
        })
        .collect();
    let paper = Digested::new(Paper::for_tests());
    compile(&texts, &paper.language).and_then(|compiled| Theme::of(compiled, &paper, &vec![], true))
}

fn page(theme: &Theme, body: &str) -> String {
    #[derive(Serialize)]
    struct Input {
        title: &'static str,
    }
    match theme.template("a.html").render_around(&Input { title: "<港>" }, body) {
        Ok(Content::Bytes(bytes)) => String::from_utf8(bytes).unwrap(),
        other => format!("{other:?}"),
    }
}

#[test]
fn values_are_escaped_and_the_body_and_parts_are_not() {
    let theme = theme(&[
        ("a.html", "<p>{{ title }}</p> {{ parts.foot }} {{ body }}"),
        ("parts/foot.html", "<i>{{ site.title }}</i>"),
    ]);
    assert_eq!(page(&theme.ok().unwrap(), "<b>正</b>"), "<p>&lt;港&gt;</p> <i>日报</i> <b>正</b>");
}

#[test]
fn every_syntax_mistake_is_told() {
    let told = theme(&[("a.html", "{% if %}"), ("b.html", "{{ x "), ("c.html", "fine")]).err().unwrap();
    let files: Vec<_> = told.iter().map(|d| d.place.as_ref().unwrap().path.as_str()).collect();
    assert_eq!(files, ["templates/a.html", "templates/b.html"]);
}

#[test]
fn an_unknown_filter_or_parent_is_told_with_its_place() {
    let told = theme(&[("a.html", "x\n{{ y | zz }}")]).err().unwrap();
    assert_eq!(told[0].message, "unknown filter `zz`");
    let told = theme(&[("a.html", "{% extends \"no.html\" %}")]).err().unwrap();
    assert_eq!(told[0].message, "missing template `no.html`");
}

#[test]
fn a_template_that_looks_at_what_it_rendered_sees_no_marks() {
    let theme = theme(&[("a.html", "{% set name %}{{ title }}{% endset %}<p>{{ name | length }}</p>")]);
    assert_eq!(page(&theme.ok().unwrap(), ""), "<p>9</p>");
}
