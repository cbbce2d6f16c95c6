//! The paper's own static API: each edition as JSON (`/2025-06-16/edition.json`), in a format of its own with a version.
//!
//! A program that reads version 1 can read every later file of version 1: fields may be added, none is taken away.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use crate::address::Base;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::manuscript::front_matter::Kind;
use crate::manuscript::zone::Zone;
use crate::model::{Article, Byline, Edition, Figure, Jump, Label, Page, Site};
use crate::outputs::shared::{self, RenderContext};

const FORMAT: &str = "newsprint edition";
const VERSION: u32 = 1;

/// An edition of a newspaper. All addresses are whole URLs, all times RFC 3339 by the paper's clock.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "newsprint edition.json")]
struct EditionJson<'a> {
    /// Always `newsprint edition`.
    format: &'static str,
    /// Of the format. Fields may be added within a version; a change that breaks readers has a new one.
    version: u32,
    paper: PaperJson<'a>,
    /// The date, with a suffix for a second paper of the day.
    id: String,
    /// `2025-06-16`
    date: String,
    url: String,
    /// 总第N期
    number: Option<i64>,
    title: Option<&'a str>,
    /// 农历
    lunar: Option<&'a str>,
    /// 节气
    solar_term: Option<&'a str>,
    notes: Option<&'a str>,
    /// The address of the lead story.
    lead: Option<String>,
    /// In their order.
    pages: Vec<PageJson<'a>>,
}

/// The newspaper.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "paper")]
struct PaperJson<'a> {
    title: &'a str,
    url: String,
    /// BCP 47
    language: &'a str,
    /// 国内统一连续出版物号
    cn_number: Option<&'a str>,
    issn: Option<&'a str>,
    publisher: Option<&'a str>,
}

/// A newspaper page (版) with its articles in reading order.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "page")]
struct PageJson<'a> {
    /// As printed: `01`, `A01`.
    label: &'a str,
    name: Option<&'a str>,
    url: String,
    editor: Option<&'a str>,
    designer: Option<&'a str>,
    proofreader: Option<&'a str>,
    /// 版面图
    facsimile: Option<FigureJson<'a>>,
    pdf: Option<String>,
    articles: Vec<ArticleJson<'a>>,
}

/// An article's head. What its text weighs is not told, so that editing a text changes no list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "article")]
struct ArticleJson<'a> {
    url: String,
    title: &'a str,
    /// 引题
    kicker: Option<&'a str>,
    /// 副题
    subtitle: Option<&'a str>,
    /// `article`, `brief`, `photo`, `editorial`, `notice` or `advert`
    #[schemars(with = "String")]
    kind: Kind,
    is_lead: bool,
    /// 栏目
    section: Option<LabelJson<'a>>,
    authors: Vec<AuthorJson<'a>>,
    source: Option<&'a str>,
    dateline: Option<&'a str>,
    summary: &'a str,
    picture: Option<FigureJson<'a>>,
    /// BCP 47
    language: &'a str,
    published: String,
    /// Its last correction, or when it was published.
    modified: String,
    /// Corners on the facsimile as x and y, in percent of its width and height.
    zone: Option<Vec<[f64; 2]>>,
    topics: Vec<LabelJson<'a>>,
    corrections: Vec<CorrectionJson<'a>>,
    /// 下转
    continues: Option<JumpJson<'a>>,
    /// 上接
    continued_from: Option<JumpJson<'a>>,
}

/// A name with the address of its list, if the paper keeps one.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "label")]
struct LabelJson<'a> {
    name: &'a str,
    url: Option<String>,
}

/// A name of the byline.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "author")]
struct AuthorJson<'a> {
    name: &'a str,
    /// Before the name: 本报记者
    role: Option<&'a str>,
    /// After the name: 摄
    task: Option<&'a str>,
    url: Option<String>,
}

/// A picture.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "figure")]
struct FigureJson<'a> {
    url: String,
    /// In pixels.
    width: Option<u32>,
    height: Option<u32>,
    alt: &'a str,
    caption: Option<&'a str>,
    credit: Option<&'a str>,
    copyright: Option<&'a str>,
    /// When it was taken, in ISO 8601.
    taken: Option<&'a str>,
}

/// 更正
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "correction")]
struct CorrectionJson<'a> {
    date: String,
    text: &'a str,
}

/// The other end of a jump line.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "jump")]
struct JumpJson<'a> {
    title: &'a str,
    url: String,
    /// The label of its newspaper page.
    page: Option<&'a str>,
}

/// The JSON Schema of the format.
pub fn schema() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<EditionJson<'_>>().to_value()
}

struct Input<'s> {
    site: &'s Site,
    edition: &'s Edition,
}

impl Hash for Input<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Edition { head, notes, pages, articles, lead, front_stories: _, is_front: _ } = self.edition;
        (self.site.paper.digest, self.site.config.zone.iana_name(), head, notes, lead).hash(state);
        for Page { head, editor, designer, proofreader, facsimile, pdf, articles } in pages {
            (head, editor, designer, proofreader, facsimile, pdf, articles).hash(state);
        }
        for article in articles {
            let Article { head, published, modified, corrections, zone, topics, .. } = article;
            (head, published, modified, corrections, zone, topics).hash(state);
            (&article.continues, &article.continued_from).hash(state);
        }
    }
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let job = |edition: &'_ Edition| edition.head.url.file_beside("edition.json");
    let input = |edition| Input { site: context.site, edition };
    context.site.editions.par_iter().map(|edition| Job::new(job(edition), input(edition), make)).collect()
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let Input { site, edition } = input;
    let (config, head) = (&site.config, &edition.head);
    let base = &config.base;
    let json = EditionJson {
        format: FORMAT,
        version: VERSION,
        paper: PaperJson {
            title: &config.title,
            url: base.absolute(&site.paper.url),
            language: &config.language,
            cn_number: config.cn_number.as_deref(),
            issn: config.issn.as_deref(),
            publisher: config.publisher.as_deref(),
        },
        id: head.id.to_string(),
        date: head.date.to_string(),
        url: base.absolute(&head.url),
        number: head.number,
        title: head.title.as_deref(),
        lunar: head.lunar.as_deref(),
        solar_term: head.solar_term,
        notes: edition.notes.as_deref(),
        lead: edition.articles.get(edition.lead).map(|article| base.absolute(&article.head.url)),
        pages: edition.pages.iter().map(|page| of_page(site, edition, page)).collect(),
    };
    Ok(shared::json(&json))
}

fn of_page<'a>(site: &'a Site, edition: &'a Edition, page: &'a Page) -> PageJson<'a> {
    let base = &site.config.base;
    PageJson {
        label: &page.head.label,
        name: page.head.name.as_deref(),
        url: base.absolute(&page.head.url),
        editor: page.editor.as_deref(),
        designer: page.designer.as_deref(),
        proofreader: page.proofreader.as_deref(),
        facsimile: page.facsimile.as_ref().map(|figure| of_figure(base, figure)),
        pdf: page.pdf.as_ref().map(|pdf| base.absolute(pdf)),
        articles: edition.articles_of(page).iter().map(|article| of_article(site, article)).collect(),
    }
}

fn of_article<'a>(site: &'a Site, article: &'a Article) -> ArticleJson<'a> {
    let (config, head) = (&site.config, &article.head);
    let base = &config.base;
    let label = |label: &'a Label| LabelJson { name: &label.name, url: Some(base.absolute(&label.url)) };
    let topic =
        |topic: &'a Label| LabelJson { url: label(topic).url.filter(|_| config.outputs.topics), ..label(topic) };
    let jump =
        |jump: &'a Jump| JumpJson { title: &jump.title, url: base.absolute(&jump.url), page: jump.page.as_deref() };
    ArticleJson {
        url: base.absolute(&head.url),
        title: &head.title,
        kicker: head.kicker.as_deref(),
        subtitle: head.subtitle.as_deref(),
        kind: head.kind,
        is_lead: head.is_lead,
        section: head.section.as_deref().map(label),
        authors: head.authors.iter().map(|author| of_author(base, author)).collect(),
        source: head.source.as_deref(),
        dateline: head.dateline.as_deref(),
        summary: &head.summary,
        picture: head.picture.as_ref().map(|figure| of_figure(base, figure)),
        language: head.lang.as_deref().unwrap_or(&config.language),
        published: config.rfc3339(article.published),
        modified: config.rfc3339(article.modified),
        zone: article.zone.as_ref().map(corners),
        topics: article.topics.iter().map(topic).collect(),
        corrections: article
            .corrections
            .iter()
            .map(|correction| CorrectionJson { date: correction.date.to_string(), text: &correction.text })
            .collect(),
        continues: article.continues.as_ref().map(jump),
        continued_from: article.continued_from.as_ref().map(jump),
    }
}

fn of_author<'a>(base: &Base, author: &'a Byline) -> AuthorJson<'a> {
    AuthorJson {
        name: &author.name,
        role: author.role.as_deref(),
        task: author.task.as_deref(),
        url: author.url.as_ref().map(|url| base.absolute(url)),
    }
}

fn of_figure<'a>(base: &Base, figure: &'a Figure) -> FigureJson<'a> {
    FigureJson {
        url: base.whole(figure.url.href()),
        width: Some(figure.width).filter(|pixels| *pixels > 0),
        height: Some(figure.height).filter(|pixels| *pixels > 0),
        alt: &figure.alt,
        caption: figure.caption.as_deref(),
        credit: figure.credit.as_deref(),
        copyright: figure.copyright.as_deref(),
        taken: figure.taken.as_deref(),
    }
}

fn corners(zone: &Zone) -> Vec<[f64; 2]> {
    let percent = |hundredths: u16| f64::from(hundredths) / 100.0;
    zone.corners.iter().map(|(x, y)| [percent(*x), percent(*y)]).collect()
}
