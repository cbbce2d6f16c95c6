//! Articles: each on a page of its own, with its neighbours in reading order.

mod metadata;

use std::hash::{Hash, Hasher};

use jiff::Timestamp;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::address::Address;
use crate::body::BodyText;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::digest::Digested;
use crate::job::{Content, Job};
use crate::manuscript::extra::Extra;
use crate::manuscript::front_matter::Correction;
use crate::model::article::extra_as_map;
use crate::model::{Article, Edition, EditionHead, Figure, Head, Jump, Label, Page, PageHead};
use crate::outputs::shared::{LinkedData, Of, RenderContext, Updated, neighbours};
use crate::templates::Template;
use metadata::Metadata;

/// The variables of `article.html`.
#[derive(Hash, serde::Serialize)]
struct Input<'s> {
    #[serde(skip)]
    template: Template<'s>,
    #[serde(skip)]
    text: BodyText<'s>,
    url: &'s Address,
    title: &'s str,
    article: &'s Digested<Head>,
    words: u32,
    minutes: u32,
    edition: &'s Digested<EditionHead>,
    page: &'s Digested<PageHead>,
    figures: &'s [Figure],
    corrections: &'s [Correction],
    continues: &'s Option<Jump>,
    continued_from: &'s Option<Jump>,
    topics: &'s [Label],
    #[serde(serialize_with = "extra_as_map")]
    extra: &'s [(String, Extra)],
    prev: Option<Neighbour<'s>>,
    next: Option<Neighbour<'s>>,
    prev_page: Option<&'s Digested<PageHead>>,
    next_page: Option<&'s Digested<PageHead>>,
    /// The other articles of the newspaper page.
    more: Others<'s>,
    absolute_url: Absolute<'s>,
    cite: Citation<'s>,
    published: Clock<'s>,
    modified: Clock<'s>,
    updated: Option<Updated>,
    expires: Option<Clock<'s>>,
    img_src: Option<String>,
    locale: Option<String>,
    metadata: Metadata<'s>,
    linked_data: LinkedData<'s>,
}

/// Articles of a newspaper page, of very many those around one, without it; a list is made only for a template that shows it.
struct Others<'s> {
    articles: &'s [Article],
    without: usize,
}

impl<'s> Others<'s> {
    fn of(articles: &'s [Article], without: usize) -> Others<'s> {
        let near = neighbours(articles.len(), without);
        Others { without: without - near.start, articles: &articles[near] }
    }

    fn iter(&self) -> impl Iterator<Item = Neighbour<'s>> + use<'s> {
        let without = self.without;
        self.articles.iter().enumerate().filter(move |(at, _)| *at != without).map(|(_, article)| neighbour(article))
    }
}

impl Hash for Others<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for other in self.iter() {
            other.hash(state);
        }
    }
}

impl Serialize for Others<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// The whole URL of an article.
#[derive(Hash)]
struct Absolute<'s> {
    origin: &'s str,
    url: &'s Address,
}

impl Serialize for Absolute<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}{}", self.origin, self.url))
    }
}

/// The article as a reference list names it: `gbt` and `bibtex`.
struct Citation<'s> {
    paper: &'s str,
    origin: &'s str,
    edition: &'s EditionHead,
    page: &'s PageHead,
    article: &'s Article,
}

// The heads of the article, its edition and its page are in the input already.
impl Hash for Citation<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.paper, self.origin).hash(state);
    }
}

/// A time by the paper's clock.
struct Clock<'s> {
    config: &'s Config,
    time: Timestamp,
}

impl Hash for Clock<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.time, self.config.zone.iana_name()).hash(state);
    }
}

impl Serialize for Clock<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.config.rfc3339(self.time))
    }
}

/// What an article shows of the one before or after it.
#[derive(Hash, serde::Serialize)]
struct Neighbour<'s> {
    title: &'s str,
    url: &'s Address,
}

pub fn of_edition(context: RenderContext<'_>, at: usize) -> impl Iterator<Item = Job<'_>> {
    let edition = &context.site.editions[at];
    let usual = context.template("article.html");
    let jobs = edition.pages.iter().enumerate().flat_map(move |(page, on_page)| {
        on_page.articles.clone().map(move |at| {
            let template = context.chosen(edition.articles[at].template.as_ref(), usual);
            ArticleJob { context, template, edition, page, at }
        })
    });
    jobs.map(|job| {
        let article = job.article();
        Job::new(article.head.url.file(), job, make).of(&article.body.path)
    })
}

/// An article in its edition. What its page shows is looked up to hash it and again to make it: a plan that
/// held it for every article would take more memory than anything else of a build.
struct ArticleJob<'s> {
    context: RenderContext<'s>,
    template: Template<'s>,
    edition: &'s Edition,
    /// Indexes into the edition.
    page: usize,
    at: usize,
}

impl Hash for ArticleJob<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.input().hash(state);
    }
}

impl<'s> ArticleJob<'s> {
    fn article(&self) -> &'s Article {
        &self.edition.articles[self.at]
    }

    fn input(&self) -> Input<'s> {
        let ArticleJob { context, edition, .. } = *self;
        let (article, config) = (self.article(), &context.site.config);
        let page: &Page = &edition.pages[self.page];
        let near = |at: Option<usize>| at.and_then(|at| edition.articles.get(at)).map(neighbour);
        let near_page = |at: Option<usize>| at.and_then(|at| edition.pages.get(at)).map(|page| &page.head);
        Input {
            template: self.template,
            text: context.body(&article.body),
            url: &article.head.url,
            title: &article.head.title,
            article: &article.head,
            words: article.words,
            minutes: article.minutes(),
            edition: &edition.head,
            page: &page.head,
            figures: &article.figures,
            corrections: &article.corrections,
            continues: &article.continues,
            continued_from: &article.continued_from,
            topics: &article.topics,
            extra: &article.extra,
            prev: near(self.at.checked_sub(1)),
            next: near(Some(self.at + 1)),
            prev_page: near_page(self.page.checked_sub(1)),
            next_page: near_page(Some(self.page + 1)),
            more: Others::of(edition.articles_of(page), self.at - page.articles.start),
            absolute_url: Absolute { origin: &config.base.origin, url: &article.head.url },
            cite: Citation {
                paper: &config.title,
                origin: &config.base.origin,
                edition: &edition.head,
                page: &page.head,
                article,
            },
            published: Clock { config, time: article.published },
            modified: Clock { config, time: article.modified },
            updated: article.updated.map(|time| Updated::of(config, time)),
            expires: article.expires.map(|time| Clock { config, time }),
            img_src: context.img_src(&article.figures, &article.body),
            locale: context.site.locale_of(&article.head),
            metadata: Metadata { site: context.site, edition: &edition.head, page: &page.head, article },
            linked_data: LinkedData { site: context.site, of: Of::Article(&edition.head, &page.head, article) },
        }
    }
}

/// GB/T 7714-2015, section 4.4 (newspaper articles online), and BibTeX.
impl Serialize for Citation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Citation { paper, origin, .. } = self;
        let head = &self.article.head;
        let names: Vec<&str> = head.authors.iter().map(|byline| byline.name.as_str()).collect();
        let (title, url, date, label) = (&head.title, &head.url, self.edition.date, &self.page.label);
        let by = if names.is_empty() { String::new() } else { format!("{}. ", names.join(", ")) };
        let gbt = format!("{by}{title}[N/OL]. {paper}, {date}({label}). {origin}{url}.");
        let author = match names[..] {
            [] => String::new(),
            _ => format!(
                "  author = {{{}}},\n",
                names.iter().map(|name| tex_name(name)).collect::<Vec<_>>().join(" and ")
            ),
        };
        let bibtex = format!(
            "@article{{{},\n{author}  title = {{{{{}}}}},\n  journal = {{{}}},\n  date = {{{date}}},\n  pages = {{{}}},\n  url = {{{origin}{url}}}\n}}",
            tex_key(url.path()),
            tex(title),
            tex(paper),
            tex(label),
        );
        let mut cite = serializer.serialize_struct("Citation", 2)?;
        cite.serialize_field("gbt", &gbt)?;
        cite.serialize_field("bibtex", &bibtex)?;
        cite.end()
    }
}

/// A text as TeX reads it: the ten characters that mean something to TeX are spelled out.
fn tex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '_' | '#' | '$' | '{' | '}' => escaped.extend(['\\', c]),
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// One name in a list whose names are joined by `and`.
fn tex_name(name: &str) -> String {
    let is_list = name.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    if is_list { format!("{{{}}}", tex(name)) } else { tex(name) }
}

/// An address as the key of an entry, which ends at a comma and holds nothing that TeX reads.
fn tex_key(address: &str) -> String {
    let is_good = |c: char| c.is_alphanumeric() || ".-+:".contains(c);
    address.trim_matches('/').chars().map(|c| if is_good(c) { c } else { '-' }).collect()
}

fn neighbour(article: &Article) -> Neighbour<'_> {
    Neighbour { title: &article.head.title, url: &article.head.url }
}

fn make(job: &ArticleJob<'_>) -> Result<Content, Diagnostics> {
    let input = job.input();
    input.template.render_around(&input, &input.text.html()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_tex_is_spelled_out() {
        assert_eq!(tex("A&B 50% a_b #1 $5 {x}"), r"A\&B 50\% a\_b \#1 \$5 \{x\}");
        assert_eq!(tex(r"~^\港"), r"\textasciitilde{}\textasciicircum{}\textbackslash{}港");
        assert_eq!((tex_name("林澄"), tex_name("Law and Order")), ("林澄".into(), "{Law and Order}".into()));
        assert_eq!(tex_key("/2025-06-16/港,{口}_%/"), "2025-06-16-港--口---");
    }
}
