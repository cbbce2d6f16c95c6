use proptest::prelude::*;

use super::document::document;
use super::shown::shown;
use super::trees::tree;
use super::*;

fn theme_of(files: &[(&str, &str)], is_minified: bool) -> Result<Theme, Diagnostics> {
    let texts: Vec<TemplateText> = files
        .iter()
        .map(|(name, text)| TemplateText {
            name: (*name).to_owned(),
            path: SourcePath::new(format!("templates/{name}")),
            text: (*text).to_owned(),
        })
        .collect();
    let paper = Digested::new(Paper::for_tests());
    compile(&texts, &paper.language).and_then(|compiled| Theme::of(compiled, &paper, &vec![], is_minified))
}

fn theme(files: &[(&str, &str)]) -> Result<Theme, Diagnostics> {
    theme_of(files, true)
}

#[derive(Serialize)]
struct Input {
    title: String,
    names: Vec<String>,
    nothing: Option<String>,
    level: u32,
    words: u32,
}

fn input(title: &str) -> Input {
    let names = ["<甲>", title, "乙 丙"].map(str::to_owned).to_vec();
    Input { title: title.to_owned(), names, nothing: None, level: 2, words: 967 }
}

fn page_of(theme: &Theme, input: &Input, body: &str) -> String {
    match theme.template("a.html").render_around(input, body) {
        Ok(Content::Bytes(bytes)) => String::from_utf8(bytes).unwrap(),
        other => format!("{other:?}"),
    }
}

fn page(theme: &Theme, body: &str) -> String {
    page_of(theme, &input("<港>"), body)
}

/// Themes with a template among some files: one that minifies, and one that does not.
fn themes(template: &str) -> [Theme; 2] {
    let files = [("a.html", template), ("base.html", BASE), ("components.html", COMPONENTS), ("parts/foot.html", FOOT)];
    let refused = |diagnostics: Diagnostics| panic!("{template}: {}", diagnostics[0].english());
    [true, false].map(|is_minified| theme_of(&files, is_minified).unwrap_or_else(refused))
}

const BASE: &str = "<!doctype html>\n<html lang=\"zh\"><head><title>{% block title %}{{ title }}{% endblock title %}</title></head>\n<body>\n\
    {% block main %}<p>{{ title }}</p>{% endblock main %}\n{{ parts.foot }}\n</body></html>\n";

const FOOT: &str = "<footer>\n  <p>{{ site.title }}</p>\n</footer>\n";

const COMPONENTS: &str = "\
{% component size(of) %}{{ of | length }}{% endcomponent size %}
{%- component measured() %}<i>{{ body | length }}</i>{% endcomponent measured %}
{%- component card(name) %}<section class=\"card {{ name }}\">\n  <h2>{{ name }}</h2>\n  {{ body }}\n</section>{% endcomponent card %}
{%- component stamp(text) -%}\n<b class=\"stamp\"> {{ text }} </b>\n{%- endcomponent stamp %}";

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
    assert_eq!(told[0].english(), "unknown filter `zz`");
    let told = theme(&[("a.html", "{% extends \"no.html\" %}")]).err().unwrap();
    assert_eq!(told[0].english(), "missing template `no.html`");
}

/// What a template says of `{{ title }}` = `<港>` and `{{ body }}` = `<p>港 x</p>`.
#[test]
fn whatever_a_template_does_with_a_value_it_does_with_the_value_itself() {
    for (template, said) in [
        ("{{ body | length }}", "10"),
        ("{% set text = body %}{{ text | length }}", "10"),
        ("{% set text %}{{ body }}{% endset %}{{ text | length }}", "10"),
        ("{% set text %}{{ title }}{% endset %}{{ text | length }}", "9"),
        ("{% if body == \"<p>港 x</p>\" %}same{% else %}{{ body }}{% endif %}", "same"),
        ("{% if \"港\" in body %}in{% endif %}", "in"),
        ("{% if body is containing(pat=\"港 x\") %}in{% endif %}", "in"),
        ("{{ body | replace(from=\"港\", to=\"湾\") }}", "<p>湾 x</p>"),
        ("{{ body | truncate(length=4, end=\"\") | length }}", "4"),
        ("{{ body | split(pat=\" \") | length }}", "2"),
        ("{{ body[3:4] }}", "港"),
        ("{% set text = \"a\" ~ body %}{{ text | length }}", "11"),
        ("{{ <size of={body} /> }}", "10"),
        ("{% <measured> %}{{ title }}{% </measured> %}", "<i>9</i>"),
        ("{% <measured> %}{{ body }}{% </measured> %}", "<i>10</i>"),
        ("{{ <stamp text={title} /> | length }}", "32"),
        ("{% filter length %}{{ title }}{% endfilter %}", "9"),
        ("{{ title | json | length }}", "15"),
        ("{{ names | join(sep=\"-\") | length }}", "11"),
        ("{% set all = names | join(sep=\"</b>\" | safe) %}{{ all | length }}", "29"),
        ("{{ title | escape | length }}", "9"),
        ("{{ parts.foot | length }}", "30"),
        ("{% if parts.foot is containing(pat=\"日报\") %}in{% endif %}", "in"),
    ] {
        for theme in themes(&format!("<div><em>{template}</em></div>")) {
            assert_eq!(page(&theme, "<p>港 x</p>"), format!("<div><em>{said}</em></div>"), "{template}");
        }
    }
}

#[test]
fn a_block_that_measures_its_parent_sees_no_marks() {
    for (template, said) in
        [("{{ super() | length }}", "<title>9</title>"), ("{{ super() }}", "<title>&lt;港&gt;</title>")]
    {
        let template = format!("{{% extends \"base.html\" %}}{{% block title %}}{template}{{% endblock title %}}");
        for page in themes(&template).map(|theme| page(&theme, "")) {
            assert!(page.contains(said), "{template}: {page}");
        }
    }
}

/// Pieces of templates, each hard in its way.
const PIECES: [&str; 40] = [
    "<p> {{ title }} </p>\n",
    "{{ title }}",
    " ",
    "&amp;{{ title }}",
    "&{{ title }};",
    "{{ words }} 字 <b>{{ words }}</b>",
    "<h{{ level }}> {{ title }} </h{{ level }}>",
    "<x-{{ level }}{{ words }}>a</x-{{ level }}{{ words }}>",
    "<a href=\"/{{ title }}/\" title='{{ title }} {{ title }}' class=\" a {{ title }}  b \"> {{ title }} </a>",
    "<input value={{ words }} {% if title %}checked{% endif %} name=\"{{ title }}\">",
    "<img {% if title %}alt=\"{{ title }}\"{% else %}alt{% endif %} src=\"/a.png\">",
    "<i data-all='{{ names | json }}'>x</i>",
    "<i data-all=\"{{ names | join(sep=\", \") }}\" lang={{ title | length }}>x</i>",
    "x<!-- {{ title }} </p> --> y",
    "<script>const a = {{ names | json }}, b = \"{{ words }}\"; if (a<b && 1>20) {}</script>",
    "<script type=\"application/ld+json\">\n{\"name\": {{ title | json }}}\n</script>",
    "<style>.a > b { color: #{{ words }} }</style>",
    "<pre>\n{{ title }}\n  {{ words }}\n</pre><code> {{ title }} </code>",
    "<textarea>{{ title }}\n {{ title }}</textarea>",
    "<ul>\n{% for name in names %}<li>{{ name }}\n{% endfor %}</ul>",
    "<table><tr><td>{{ title }}<td> {{ words }}</table>",
    "<svg viewBox=\"0 0 {{ words }} 9\"><title>{{ title }}</title><path d=\"M{{ words }} 0\"/></svg>",
    "{% set text %}<b>{{ title }}</b>{% endset %}{{ text }}{{ text | length }}",
    "{% set some = names | join(sep=\"、\") %}<p>{{ some }}</p>",
    "{% filter upper %}<p>{{ title }}</p>{% endfilter %}",
    "{% <card name={title}> %}<p>{{ title }}</p>{% </card> %}",
    "{% <card name=\"a b\"> %}{% <measured> %}{{ title }}{% </measured> %}{{ body }}{% </card> %}",
    "{{ <stamp text={title} /> }} {{ <stamp text=\"港\" /> }}",
    "{{ nothing }}<b>{{ nothing }}</b> ",
    "<div>{{ body }}</div>",
    "<div class=\"size-{{ body | length }}\"> {{ body }} </div>",
    "{% if parts.foot %}{{ parts.foot }} a{% endif %}",
    "<pre>{{ parts.foot }}</pre>",
    "<div><span>{{ title }}</span> <span>{{ words }}</span></div>",
    "<nav>\n{% for name in names %}<a href=\"/\">{{ name }}</a>\n{% endfor %}</nav>",
    "<label>{{ title }}: </label><input name=a> <button> {{ words }} </button>",
    "<b>{{ words }}</b> {{ nothing }} <i>{{ nothing }}</i> <b>{{ title }}</b>",
    "<aside><time>{{ words }}</time>\n{{ body }}\n<em>{{ title }}</em></aside>",
    "<header><b>{{ title | length }}</b> {{ parts.foot }} <b>{{ title }}</b></header>",
    "<section>{{ title | safe }}</section>",
];

const TITLES: [&str; 9] =
    ["港湾", "", "a", " 港  湾\n", "<b>\"港\" & 'x'</b>", "\u{1}0/ \u{2}\u{4}\u{2}", "=>\n\"", "&amp", "lt"];

const BODIES: [&str; 4] =
    ["", "<p>港  湾</p>\n<pre>a\n  b</pre>\n", "港", "<p>\"a\" &amp; 'b' <a href=\"/\">967</a></p>"];

#[test]
fn a_page_of_each_hard_piece_is_the_document_that_the_template_says() {
    for piece in PIECES {
        let themes = themes(&format!("{{% extends \"base.html\" %}}{{% block main %}}{piece}{{% endblock main %}}"));
        for (title, body) in TITLES.iter().flat_map(|title| BODIES.map(|body| (*title, body))) {
            // What somebody typed and a template calls safe may be no HTML.
            if !piece.contains("| safe") || !title.contains(['\u{1}', '&']) {
                check(&themes, title, body);
            }
        }
    }
}

fn check(themes: &[Theme; 2], title: &str, body: &str) {
    let [minified, plain] = themes.each_ref().map(|theme| page_of(theme, &input(title), body));
    assert_eq!(document(&minified), document(&plain), "with {title:?} and {body:?}: {plain}");
    assert_eq!(shown(&minified), shown(&plain), "with {title:?} and {body:?}: {plain}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_page_of_any_pieces_is_the_document_that_the_template_says(
        pieces in proptest::collection::vec(prop::sample::select(&PIECES[..39]), 1..6),
        title in prop_oneof![prop::sample::select(&TITLES[..]).prop_map(str::to_owned), "[ \n&;<>\"'=/a-z0-9港]{0,8}"],
        body in prop::sample::select(&BODIES[..]),
        is_framed in any::<bool>(),
    ) {
        let main = pieces.concat();
        // An apostrophe ends the attribute that a template puts JSON into as it is: that page is no document.
        prop_assume!(!(main.contains("json }}'") && title.contains('\'')));
        let template = if is_framed {
            format!("{{% extends \"base.html\" %}}{{% block main %}}{main}{{% endblock main %}}")
        } else {
            format!("<body><main>{main}</main></body>")
        };
        check(&themes(&template), &title, body);
    }

    #[test]
    fn a_page_shows_the_text_that_its_template_says(
        tree in tree(),
        title in prop::sample::select(&TITLES[..]),
        body in prop::sample::select(&BODIES[..]),
    ) {
        let mut template = format!("<body>{tree}</body>");
        for (word, value) in [("港湾 夜", "{{ title }}"), ("b c", "{{ words }}"), ("，", "{{ nothing }}"), (" d", "{{ body }}")] {
            template = template.replace(word, value);
        }
        let [minified, plain] = themes(&template).map(|theme| page_of(&theme, &input(title), body));
        prop_assert_eq!(shown(&minified), shown(&plain), "{}\n{}\n{}", template, plain, minified);
    }
}

#[test]
fn white_space_between_the_elements_of_a_line_is_on_the_page() {
    for (template, expected) in [
        ("<div><span>A</span> <span>B</span></div>", "<div><span>A</span> <span>B</span></div>"),
        ("<div><b>{{ title }}</b>\n  <b>{{ level }}</b>\n</div>", "<div><b>&lt;港&gt;</b>\n<b>2</b></div>"),
        (
            "{% set two = level | json %}<nav><a>{{ two }}</a> <a>{{ two ~ 1 }}</a></nav>",
            "<nav><a>2</a> <a>21</a></nav>",
        ),
        ("{{ body }} <b>{{ body | length }}</b> <b>B</b>", "<b>正</b> <b>8</b> <b>B</b>"),
        ("{{ parts.foot }} <p>A</p> <p>B</p>", "<i>A</i> <i>日报</i> <p>A</p><p>B</p>"),
    ] {
        let theme = theme(&[("a.html", template), ("parts/foot.html", "<i>A</i> <i>{{ site.title }}</i>\n")]);
        assert_eq!(page(&theme.ok().unwrap(), "<b>正</b>"), expected, "{template}");
    }
}

#[test]
fn the_built_in_templates_never_look_at_what_they_show() {
    for entry in walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates")).into_iter().flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "html") {
            let source = std::fs::read_to_string(entry.path()).unwrap();
            assert!(!looks::looks(&source), "{}", entry.path().display());
        }
    }
}
