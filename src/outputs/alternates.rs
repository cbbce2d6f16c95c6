//! Alternates: each article as Markdown (`index.md`) and as plain text (`index.txt`), for programs and plain readers.

use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

use newsprint_text::escape_text;
use rayon::prelude::*;

use crate::body::BodyText;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::{Article, Edition, Page, Site};
use crate::outputs::shared::{RenderContext, byline};

struct Input<'s> {
    form: Form,
    /// What the interface calls corrections.
    corrections: &'s str,
    site: &'s Site,
    edition: &'s Edition,
    page: &'s Page,
    article: &'s Article,
    text: BodyText<'s>,
}

impl Hash for Input<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Article { head, published, modified, corrections, topics, .. } = self.article;
        (self.site.paper.digest, self.edition.head.digest, self.page.head.digest).hash(state);
        self.site.config.zone.iana_name().hash(state);
        (self.form, self.corrections, head, published, modified, corrections, topics, &self.text).hash(state);
    }
}

#[derive(Clone, Copy, Hash)]
enum Form {
    Markdown,
    Plain,
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let outputs = &context.site.config.outputs;
    let forms = [(outputs.article_markdown, Form::Markdown, "md"), (outputs.article_text, Form::Plain, "txt")];
    let wanted: Vec<(Form, &str)> = forms.into_iter().filter(|form| form.0).map(|(_, form, end)| (form, end)).collect();
    let editions = context.site.editions.par_iter();
    editions.flat_map_iter(|edition| of_edition(context, edition, &wanted)).collect()
}

fn of_edition<'s>(context: RenderContext<'s>, edition: &'s Edition, wanted: &[(Form, &str)]) -> Vec<Job<'s>> {
    let mut jobs = Vec::with_capacity(edition.articles.len() * wanted.len());
    let (site, corrections) = (context.site, context.theme.word("corrections"));
    for page in &edition.pages {
        for article in edition.articles_of(page) {
            for (form, end) in wanted {
                let (form, text) = (*form, context.body(&article.body));
                let input = Input { form, corrections, site, edition, page, article, text };
                jobs.push(Job::new(article.head.url.file_beside(&format!("index.{end}")), input, make));
            }
        }
    }
    jobs
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let base = &input.site.config.base;
    let text = match input.form {
        Form::Markdown => markdown(input, &input.text.markdown(base)?),
        Form::Plain => plain(input, &input.text.plain(base)?),
    };
    Ok(Content::Bytes(text.into_bytes()))
}

/// The facts in YAML front matter, whose strings are written as JSON writes them, then headline and body.
fn markdown(input: &Input<'_>, body: &str) -> String {
    let Input { site, edition, page, article, .. } = input;
    let (config, head) = (&site.config, &article.head);
    let mut text = String::with_capacity(body.len() + 512);
    text.push_str("---\n");
    let mut add = |key: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "{key}: {}", serde_json::Value::from(value));
        }
    };
    let or_blank = |text: &Option<String>| text.clone().unwrap_or_default();
    add("title", &head.title);
    add("kicker", &or_blank(&head.kicker));
    add("subtitle", &or_blank(&head.subtitle));
    add("url", &config.base.absolute(&head.url));
    add("paper", &config.title);
    add("edition", &edition.head.id.to_string());
    add("page", &page.head.label);
    add("section", head.section.as_ref().map_or("", |section| &section.name));
    add("authors", &or_blank(&byline(&head.authors)));
    add("source", &or_blank(&head.source));
    add("dateline", &or_blank(&head.dateline));
    add("published", &config.rfc3339(article.published));
    add("modified", &config.rfc3339(article.modified));
    add("language", head.lang.as_deref().unwrap_or(&config.language));
    add("topics", &article.topics.iter().map(|topic| topic.name.as_str()).collect::<Vec<_>>().join(", "));
    text.push_str("---\n\n# ");
    escape_text(&head.title, &mut text);
    text.push_str("\n\n");
    text.push_str(body);
    if !article.corrections.is_empty() {
        text.push_str("\n## ");
        escape_text(input.corrections, &mut text);
        text.push('\n');
    }
    for correction in &article.corrections {
        let _ = write!(text, "\n> **{}** ", correction.date);
        escape_text(&correction.text, &mut text);
        text.push('\n');
    }
    text
}

/// The headline stack, byline and place in the paper, then the body, as they would be read out.
fn plain(input: &Input<'_>, body: &str) -> String {
    let Input { site, edition, page, article, .. } = input;
    let head = &article.head;
    let mut text = String::with_capacity(body.len() + 256);
    let byline = byline(&head.authors).unwrap_or_default();
    let place = format!("{} {} {}", site.config.title, edition.head.id, page.head.label);
    let stack = [head.kicker.as_deref(), Some(&head.title), head.subtitle.as_deref()];
    let credit = [head.source.as_deref(), Some(byline.as_str()), head.dateline.as_deref()];
    for lines in [&stack[..], &credit[..]] {
        for line in lines.iter().flatten().filter(|line| !line.is_empty()) {
            let _ = writeln!(text, "{line}");
        }
    }
    let _ = writeln!(text, "{place}\n{}\n", site.config.base.absolute(&head.url));
    text.push_str(body);
    if !article.corrections.is_empty() {
        let _ = writeln!(text, "\n{}", input.corrections);
    }
    for correction in &article.corrections {
        let _ = writeln!(text, "{} {}", correction.date, correction.text);
    }
    text
}
