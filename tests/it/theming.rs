//! The manual of templates says what the code gives them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use expect_test::expect;

use crate::paper::{Paper, SITE, changed, copy, text, tree};

#[path = "../../src/templates/document.rs"]
mod document;

/// The lists of `docs/theming.md`: template → its variables in order.
fn documented() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/theming.md")).unwrap();
    let mut lists: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut template = None;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("### ") {
            template = Some(name.trim().to_owned());
        } else if line.starts_with('#') {
            template = None;
        } else if let (Some(template), Some(rest)) = (&template, line.strip_prefix("- `")) {
            let name = rest.split('`').next().unwrap().to_owned();
            lists.entry(template.clone()).or_default().push(name);
        }
    }
    lists
}

/// The inputs in `src/outputs/`: every struct whose comment names its template, with its fields in order.
fn given() -> BTreeMap<String, Vec<String>> {
    let mut inputs = BTreeMap::new();
    for entry in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/outputs")).into_iter().flatten()
    {
        let Ok(source) = fs::read_to_string(entry.path()) else { continue };
        for block in source.split("/// The variables of `").skip(1) {
            let template = block.split('`').next().unwrap().to_owned();
            let body = block.split("struct ").nth(1).unwrap().split("\n}").next().unwrap();
            inputs.insert(template, fields(body));
        }
    }
    inputs
}

fn fields(body: &str) -> Vec<String> {
    let mut fields = vec![];
    let mut is_skipped = false;
    for line in body.lines().skip(1).map(str::trim) {
        if line.starts_with("#[serde(skip)]") {
            is_skipped = true;
        } else if let Some((name, _)) = line.split_once(": ").filter(|_| !line.starts_with(['/', '#']))
            && !std::mem::take(&mut is_skipped)
        {
            fields.push(name.to_owned());
        }
    }
    fields
}

#[test]
fn every_template_and_every_variable_is_in_the_manual() {
    let (documented, given) = (documented(), given());
    assert!(given.len() >= 12, "{:?}", given.keys());
    for (template, fields) in &given {
        let listed = documented.get(template).unwrap_or_else(|| panic!("{template} is not in docs/theming.md"));
        assert_eq!(listed, fields, "{template}");
    }
    assert_eq!(documented.len(), given.len());
}

#[test]
fn every_kind_of_interface_strings_has_the_same_keys() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/strings");
    let keys = |name: &str| -> Vec<String> {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let table: toml::Table = text.parse().unwrap();
        let mut keys: Vec<String> = table.keys().cloned().collect();
        keys.sort();
        keys
    };
    assert_eq!(keys("zh-CN.toml"), keys("en.toml"));
    assert_eq!(keys("zh-Hant.toml"), keys("en.toml"));
}

/// Every output that a site.toml may ask for, but for compressed copies, which are no pages.
const OUTPUTS: &str = "[outputs]\nlist_size = 10\nfeed_content = 'full'\nauthor_feeds = true\nninjs = true\n\
    article_markdown = true\narticle_text = true\nepaper_addresses = true\n";

/// Compares every page with the one that is made without minifying, which is what its template says.
fn check_documents(mut paper: Paper) {
    paper.options.schedule.now = "2026-01-01T00:00:00+08:00".parse().unwrap();
    let published = |paper: &Paper| {
        paper.build();
        tree(&paper.root.join("public"))
    };
    let site = published(&paper);
    let config = fs::read_to_string(paper.root.join("site.toml")).unwrap();
    paper.write("site.toml", format!("minify = false\n{config}"));
    let plain = published(&paper);
    let pages: Vec<&String> = plain.keys().filter(|path| path.ends_with(".html")).collect();
    assert!(pages.len() > 10 && site.keys().eq(plain.keys()));
    for path in pages {
        let [made, said] = [&site, &plain].map(|tree| document::document(&text(&tree[path])));
        let differs = made.lines().zip(said.lines()).find(|(made, said)| made != said);
        let before: Vec<&str> = made.lines().zip(said.lines()).take_while(|(m, s)| m == s).map(|(m, _)| m).collect();
        assert_eq!(
            (differs, made.len()),
            (None, said.len()),
            "{path} {:#?}",
            &before[before.len().saturating_sub(14)..]
        );
    }
}

/// The sample paper of this repository, with all outputs.
fn sample() -> Paper {
    let paper = Paper::new("");
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["content", "static", "templates"] {
        copy(&project.join(part), &paper.root.join(part), &[]);
    }
    let config = fs::read_to_string(project.join("site.toml")).unwrap();
    paper.write("site.toml", config.split("[outputs]").next().unwrap().to_owned() + OUTPUTS);
    paper
}

#[test]
fn every_page_of_the_sample_is_the_document_that_its_template_says() {
    check_documents(sample());
}

#[test]
fn so_is_every_page_of_a_theme_that_looks_at_what_it_shows() {
    let paper = sample();
    paper.write(
        "templates/measured.html",
        "{% component measured() %}<div class=\"long-{{ body | length }}\">{{ body }}</div>{% endcomponent measured %}",
    );
    paper.edit(
        "templates/article.html",
        "{{ body }}",
        "{% <measured> %}{{ body }}{% </measured> %}{% if body %}<p data-is='{{ title | json }}'>{{ body | length }}</p>{% endif %}",
    );
    paper.edit("templates/base.html", "{{ parts.footer }}", "{% if parts.footer %}{{ parts.footer }}{% endif %}");
    check_documents(paper);
}

#[test]
fn a_component_measures_what_it_is_given() {
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n正文。\n");
    let component = "{% component measured() %}{{ body | length }}{% endcomponent measured %}";
    paper.write("templates/measured.html", component);
    paper.write(
        "templates/article.html",
        "{% <measured> %}{{ body }}{% </measured> %} {{ body | length }} {{ title | length }}",
    );
    // `<p>正文。</p>` and the end of its line.
    assert_eq!(paper.page("2025-06-16/a/index.html"), "11 11 1");
}

#[test]
fn the_text_of_an_article_is_left_as_it_is_by_a_theme_that_looks_at_it() {
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n正  文。\n\n- 一\n");
    paper.write("templates/article.html", "<main>  {% if body %} <p>  a  </p>  {{ body }} {% endif %} </main>");
    let page = paper.page("2025-06-16/a/index.html");
    assert_eq!(page, "<main><p>a</p> <p>正  文。</p>\n<ul>\n<li>一</li>\n</ul>\n</main>");
}

#[test]
fn a_page_that_shows_a_part_verbatim_changes_with_its_white_space() {
    let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n");
    paper.write("templates/parts/plan.html", "a  b\n");
    paper.write("templates/article.html", "<pre>{{ parts.plan }}</pre>");
    assert_eq!(paper.page("2025-06-16/a/index.html"), "<pre>a  b</pre>");
    paper.write("templates/parts/plan.html", "a    b\n");
    assert_eq!(paper.page("2025-06-16/a/index.html"), "<pre>a    b</pre>");
}

/// A hook that shows its name and the address of the page that it stands on.
fn hook(name: &str) -> String {
    format!("-- templates/hooks/{name}.html --\n<p class=\"{name}\">{{{{ url }}}}</p>\n")
}

const HOOKS: [&str; 4] = ["head_end", "masthead", "article_end", "page_end"];

const ONE_OF_EACH: &str = "-- content/2025-06-16/a.md --\n---\ntitle: 港\nsection: 要闻\nauthors: 林澄\n---\n\n正文。\n\
    -- content/pages/about.md --\n---\ntitle: 关于\n---\n\n本报。\n";

/// A page without what [`hook`] has put there, which tells the page's own address.
fn without_hook(page: &str, name: &str, path: &str) -> String {
    let Some((before, rest)) = page.split_once(&format!("<p class={name}>")) else { return page.to_owned() };
    let (url, after) = rest.split_once("</p>").unwrap();
    let url = percent_encoding::percent_decode_str(url).decode_utf8().unwrap();
    assert_eq!(url, format!("/{}", path.trim_end_matches("index.html")));
    format!("{before}{after}")
}

#[test]
fn hooks_stand_at_their_places_and_see_the_page() {
    let paper = Paper::new(ONE_OF_EACH);
    let plain = paper.site();
    paper.write_all(&HOOKS.map(hook).concat());
    let site = paper.site();
    for (path, bytes) in &site {
        let page = text(bytes);
        let shown: Vec<&str> = HOOKS.into_iter().filter(|name| page.contains(&format!("<p class={name}>"))).collect();
        let expected: &[&str] = match path.as_str() {
            _ if !path.ends_with(".html") => &[],
            "index.html" => &["head_end", "masthead", "page_end"],
            "2025-06-16/a/index.html" => &["head_end", "article_end", "page_end"],
            _ => &["head_end", "page_end"],
        };
        assert_eq!(shown, expected, "{path}");
        let without = HOOKS.into_iter().fold(page, |page, name| without_hook(&page, name, path));
        if path.ends_with(".html") {
            // A paragraph in a head begins the body, so white space before it stays.
            assert_eq!(without.replace("> </head>", "></head>"), text(&plain[path]), "{path} has more than its hooks");
        }
    }
}

#[test]
fn a_hook_changes_the_pages_that_show_it_alone() {
    let paper = Paper::new(ONE_OF_EACH);
    let before = paper.site();
    paper.write_all(&hook("article_end"));
    assert_eq!(changed(&before, &paper.site()), ["2025-06-16/a/index.html", "sw.js"]);
}

#[test]
fn a_hook_that_nothing_shows_is_told() {
    let paper = Paper::new(ONE_OF_EACH);
    paper.write_all(&(hook("article-end") + &hook("weather")));
    expect![[r#"
        warning[unused-hook]: no template shows this hook
        --> templates/hooks/article-end.html
         |
        help: did you mean `article_end.html`?

        warning[unused-hook]: no template shows this hook
        --> templates/hooks/weather.html
         |
        help: the hooks are `article_end.html`, `head_end.html`, `masthead.html`, `page_end.html`"#]]
    .assert_eq(&paper.warnings());
    paper.write("templates/home.html", "{% include \"hooks/weather.html\" %}");
    paper.remove("templates/hooks/article-end.html");
    paper.write_all(&hook("masthead"));
    expect![[r#"
        warning[unused-hook]: no template shows this hook
        --> templates/hooks/masthead.html
         |
        help: a template of your own lacks the line of the built-in one: `{% include "hooks/masthead.html" %}`"#]]
    .assert_eq(&paper.warnings());
}

/// A paper with three templates of its own, each with its name and the title of what it shows.
fn with_templates(site_toml: &str, articles: &str) -> Paper {
    let paper = Paper::new(&format!("{SITE}{site_toml}{articles}"));
    for name in ["long-read", "gallery", "长篇"] {
        let text = format!("{name}: {{{{ title }}}}{{% include \"hooks/article_end.html\" %}}\n");
        paper.write(&format!("templates/{name}.html"), text);
    }
    paper
}

const CHOOSING: &str = "-- content/2025-06-16/a.md --\n---\ntitle: 甲\nsection: 深度\nkind: photo\ntemplate: 长篇\n---\n\n正文。\n\
    -- content/2025-06-16/b.md --\n---\n标题: 乙\n栏目: 深度\n体裁: 图片\n---\n\n正文。\n\
    -- content/2025-06-16/c.md --\n---\ntitle: 丙\nkind: photo\n---\n\n正文。\n\
    -- content/2025-06-16/d.md --\n---\ntitle: 丁\nsection: 深度\n模板: article\n---\n\n正文。\n\
    -- content/2025-06-16/e.md --\n---\ntitle: 戊\n---\n\n正文。\n\
    -- content/pages/about.md --\n---\ntitle: 关于\ntemplate: gallery\n---\n\n本报。\n";

const CHOSEN: &str = "[article_templates]\nphoto = 'gallery'\n[[sections]]\nname = '深度'\ntemplate = 'long-read'\n";

#[test]
fn an_article_is_shown_by_the_template_of_its_front_matter_its_section_or_its_kind() {
    let paper = with_templates(CHOSEN, CHOOSING);
    paper.write("templates/article.html", "usual: {{ title }}\n");
    let site = paper.site();
    let shown = |path: &str| text(&site[path]);
    assert_eq!(shown("2025-06-16/a/index.html"), "长篇: 甲");
    assert_eq!(shown("2025-06-16/b/index.html"), "long-read: 乙");
    assert_eq!(shown("2025-06-16/c/index.html"), "gallery: 丙");
    assert_eq!(shown("2025-06-16/d/index.html"), "usual: 丁");
    assert_eq!(shown("2025-06-16/e/index.html"), "usual: 戊");
    assert_eq!(shown("about/index.html"), "gallery: 关于");
    paper.write_all(&hook("article_end"));
    let shown = paper.page("2025-06-16/c/index.html");
    assert_eq!(shown, "gallery: 丙<p class=article_end>/2025-06-16/c/</p>");
}

#[test]
fn a_template_that_some_articles_chose_changes_their_pages_alone() {
    let paper = with_templates(CHOSEN, CHOOSING);
    let before = paper.site();
    paper.edit("templates/gallery.html", "gallery", "galerie");
    let after = paper.site();
    assert_eq!(changed(&before, &after), ["2025-06-16/c/index.html", "about/index.html", "sw.js"]);
    paper.edit("site.toml", "photo = 'gallery'", "photo = 'long-read'");
    assert_eq!(changed(&after, &paper.site()), ["2025-06-16/c/index.html", "sw.js"]);
}

#[test]
fn a_template_that_is_not_there_is_told_at_the_article_that_names_it() {
    let paper = with_templates(
        "",
        "-- content/2025-06-16/a.md --\n---\ntitle: 甲\n模板: 长编\n---\n\n正文。\n\
         -- content/2025-06-16/b.md --\n---\ntitle: 乙\ntemplate: long-read.html\n---\n\n正文。\n\
         -- content/2025-06-16/c.md --\n---\ntitle: 丙\ntemplate: ../site\ndraft: true\n---\n\n正文。\n\
         -- content/2025-06-16/d.md --\n---\ntitle: 丁\ntemplate: home\n---\n\n正文。\n\
         -- content/2025-06-16/e.md --\n---\ntitle: 戊\ntemplate: standing\n---\n\n正文。\n\
         -- content/pages/about.md --\n---\ntitle: 关于\ntemplate: article\n---\n\n本报。\n",
    );
    expect![[r#"
        error[unknown-template]: unknown template `长编`
         --> content/2025-06-16/a.md:3:5
          |
        3 | 模板: 长编
          |       ^^^^
          |
        help: did you mean `长篇`?

        error[unknown-template]: unknown template `long-read.html`
         --> content/2025-06-16/b.md:3:11
          |
        3 | template: long-read.html
          |           ^^^^^^^^^^^^^^
          |
        help: did you mean `long-read`?

        error[unknown-template]: unknown template `../site`
         --> content/2025-06-16/c.md:3:11
          |
        3 | template: ../site
          |           ^^^^^^^
          |
        help: write the name of a file in `templates/` without folder and `.html`, of letters, digits, `-` and `_`

        error[unknown-template]: unknown template `home`
         --> content/2025-06-16/d.md:3:11
          |
        3 | template: home
          |           ^^^^
          |
        help: `home.html` shows other pages; give yours another name

        error[unknown-template]: unknown template `standing`
         --> content/2025-06-16/e.md:3:11
          |
        3 | template: standing
          |           ^^^^^^^^
          |
        help: `standing.html` shows other pages; give yours another name

        error[unknown-template]: unknown template `article`
         --> content/pages/about.md:3:11
          |
        3 | template: article
          |           ^^^^^^^
          |
        help: `article.html` shows other pages; give yours another name"#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn so_is_one_that_site_toml_names() {
    let paper = with_templates(
        "[article_templates]\nphoto = 'galery'\n[[sections]]\nname = '深度'\n[[sections]]\nname = '特稿'\ntemplate = 'longread'\n",
        "",
    );
    expect![[r#"
        error[unknown-template]: unknown template `galery`
          --> site.toml:10:10
           |
        10 | photo = 'galery'
           |          ^^^^^^
           |
        help: did you mean `gallery`?

        error[unknown-template]: unknown template `longread`
          --> site.toml:15:13
           |
        15 | template = 'longread'
           |             ^^^^^^^^
           |
        help: did you mean `long-read`?"#]]
    .assert_eq(&paper.mistakes());
}

#[test]
fn a_drawn_nameplate_stands_where_the_name_does() {
    let paper = Paper::new(&format!("{SITE}[nameplate]\nlight = 'img/name.svg'\n{ONE_OF_EACH}"));
    paper.write("static/img/name.svg", "<svg/>");
    paper.write("templates/article.html", "{% include \"parts/nameplate.html\" %}");
    let page = "2025-06-16/a/index.html";
    assert_eq!(paper.page(page), "<span class=nameplate><img alt=\"临澜日报\" src=\"/img/name.svg\"></span>");
    paper.edit("site.toml", "[nameplate]", "[nameplate]\ndark = 'img/nane.svg'");
    expect![[r#"
        error[missing-nameplate]: `static/` has no file `img/nane.svg`
          --> site.toml:10:9
           |
        10 | dark = 'img/nane.svg'
           |         ^^^^^^^^^^^^
           |
        help: did you mean `img/name.svg`?"#]]
    .assert_eq(&paper.mistakes());
    paper.write("static/img/nane.svg", "<svg/>");
    expect![[r#"<span class=nameplate><img alt="临澜日报" src="/img/name.svg" class=in-light><img alt="临澜日报" src="/img/nane.svg" class=in-dark loading=lazy></span>"#]].assert_eq(&paper.page(page));
}
