//! Front matter: the keys an article may carry, in English and Chinese, and how each is read.

use newsprint_text::credits::Credit;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::credit;
use crate::manuscript::extra::Extra;
use crate::manuscript::moment::Moment;
use crate::manuscript::page_number::PageNumber;
use crate::manuscript::parse;
use crate::manuscript::picture::{self, Picture};
use crate::manuscript::reader::Reader;
use crate::manuscript::typos;
use crate::manuscript::yaml::Yaml;
use crate::manuscript::zone::Zone;
use crate::source::SourcePath;

/// All that a head can say, complete: what was left blank is absent or empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FrontMatter {
    pub title: String,
    pub kicker: Option<String>,
    pub subtitle: Option<String>,
    pub section: Option<String>,
    pub page: Option<PageNumber>,
    pub order: Option<i64>,
    pub authors: Vec<Credit>,
    pub source: Option<String>,
    pub dateline: Option<String>,
    pub kind: Kind,
    pub summary: Option<String>,
    pub topics: Vec<String>,
    pub lead: bool,
    pub images: Vec<Picture>,
    pub zone: Option<Zone>,
    /// 下转: the article in which this one goes on.
    pub continues: Option<String>,
    /// 上接: the article that this one carries on.
    pub continued_from: Option<String>,
    pub slug: Option<String>,
    pub aliases: Vec<String>,
    pub publish_at: Option<Moment>,
    pub expires_at: Option<Moment>,
    pub draft: bool,
    pub corrections: Vec<Correction>,
    pub lang: Option<String>,
    pub extra: Vec<(String, Extra)>,
}

/// 体裁.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    #[default]
    Article,
    Brief,
    Photo,
    Editorial,
    Notice,
    Advert,
}

const KINDS: [(Kind, &[&str]); 6] = [
    (Kind::Article, &["article", "报道"]),
    (Kind::Brief, &["brief", "简讯"]),
    (Kind::Photo, &["photo", "图片"]),
    (Kind::Editorial, &["editorial", "社论", "评论"]),
    (Kind::Notice, &["notice", "公告"]),
    (Kind::Advert, &["advert", "广告"]),
];

/// 更正: what was wrong and is now right, and the day it was put right.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Correction {
    pub date: jiff::civil::Date,
    pub text: String,
}

/// A key of the front matter, as the schema and the manual tell it.
pub struct Field {
    pub key: Key,
    /// The English name first, then the Chinese ones.
    pub names: &'static [&'static str],
    pub shape: Shape,
    pub about: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Text,
    Number,
    Flag,
    Texts,
    Moment,
    Page,
    Kind,
    Credits,
    Pictures,
    Zone,
    Corrections,
    Map,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Title,
    Kicker,
    Subtitle,
    Section,
    Page,
    Order,
    Authors,
    Source,
    Dateline,
    Kind,
    Summary,
    Topics,
    Lead,
    Images,
    Zone,
    Continues,
    ContinuedFrom,
    Slug,
    Aliases,
    PublishAt,
    ExpiresAt,
    Draft,
    Corrections,
    Lang,
    Extra,
}

/// Topics, old addresses and corrections of one article.
const MOST_TOPICS: usize = 64;
const MOST_ALIASES: usize = 100;
const MOST_CORRECTIONS: usize = 100;

const fn field(key: Key, names: &'static [&'static str], shape: Shape, about: &'static str) -> Field {
    Field { key, names, shape, about }
}

/// Every key, in the order of the manual.
pub const FIELDS: [Field; 25] = [
    field(Key::Title, &["title", "标题"], Shape::Text, "the headline"),
    field(Key::Kicker, &["kicker", "引题", "肩题"], Shape::Text, "the line above the headline"),
    field(Key::Subtitle, &["subtitle", "副题"], Shape::Text, "the line below the headline"),
    field(Key::Section, &["section", "栏目"], Shape::Text, "the name of a section listed in site.toml"),
    field(Key::Page, &["page", "版次"], Shape::Page, "the newspaper page: 1, 01 or A01"),
    field(
        Key::Order,
        &["order", "序号"],
        Shape::Number,
        "the place on the page; default: the leading digits of the file name",
    ),
    field(Key::Authors, &["authors", "作者"], Shape::Credits, "`记者 林澄`, `本报记者 周砚 摄`, or {name, role}"),
    field(Key::Source, &["source", "来源"], Shape::Text, "where the story comes from"),
    field(Key::Dateline, &["dateline", "电头"], Shape::Text, "agency, place and day"),
    field(Key::Kind, &["kind", "体裁"], Shape::Kind, "article, brief, photo, editorial, notice or advert"),
    field(Key::Summary, &["summary", "摘要"], Shape::Text, "default: the first sentences"),
    field(Key::Topics, &["topics", "主题词"], Shape::Texts, "subjects, each with a page of its own"),
    field(Key::Lead, &["lead", "头条"], Shape::Flag, "the lead story of the edition"),
    field(Key::Images, &["images", "图片"], Shape::Pictures, "list of {src, caption, credit, alt}"),
    field(Key::Zone, &["zone", "热区"], Shape::Zone, "[x, y, w, h] or [[x, y], …] in percent of the page picture"),
    field(Key::Continues, &["continues", "下转"], Shape::Text, "the article file in which this one goes on"),
    field(Key::ContinuedFrom, &["continued_from", "上接"], Shape::Text, "the article file that this one carries on"),
    field(Key::Slug, &["slug", "网址"], Shape::Text, "the last part of the address; default: the file name"),
    field(Key::Aliases, &["aliases", "旧网址"], Shape::Texts, "old addresses, which get redirects"),
    field(Key::PublishAt, &["publish_at", "发布时间"], Shape::Moment, "not public before"),
    field(Key::ExpiresAt, &["expires_at", "撤稿时间"], Shape::Moment, "not public from then on"),
    field(Key::Draft, &["draft", "草稿"], Shape::Flag, "not public unless built with --drafts"),
    field(Key::Corrections, &["corrections", "更正"], Shape::Corrections, "list of {date, text}"),
    field(Key::Lang, &["lang", "语言"], Shape::Text, "the language of this article, as in BCP 47: `en`"),
    field(Key::Extra, &["extra"], Shape::Map, "free values, handed to templates"),
];

/// Reads front matter that starts at byte `offset` of the file; what is wrong is told beside it.
pub fn read(path: &SourcePath, yaml: &str, offset: usize) -> (FrontMatter, Diagnostics) {
    let entries = match parse::map(path, yaml, offset) {
        Ok(entries) => entries,
        Err(diagnostic) => return (FrontMatter::default(), vec![diagnostic]),
    };
    let mut front = FrontMatter::default();
    let mut reader = Reader::over(path, yaml);
    reader.diagnostics = typos::cut_values(path, yaml, offset);
    let mut seen = [false; FIELDS.len()];
    let mut has_title = false;
    for (name, value) in reader.text_keys("---", entries) {
        let Some(at) = FIELDS.iter().position(|field| field.names.contains(&name.as_str())) else {
            has_title |= typos::in_key(&name).is_some() && FIELDS[0].names.iter().any(|title| name.starts_with(title));
            reader.unknown(&name, FIELDS.iter().flat_map(|field| field.names.iter().copied()));
            continue;
        };
        if std::mem::replace(&mut seen[at], true) {
            reader.duplicate(&name);
            continue;
        }
        has_title |= FIELDS[at].key == Key::Title;
        front.set(FIELDS[at].key, &name, value, &mut reader);
    }
    let blank_title = front.title.is_empty() && !reader.diagnostics.iter().any(Diagnostic::is_error);
    if !has_title || blank_title {
        reader.tell(missing_title(path, has_title, offset));
    }
    (front, reader.diagnostics)
}

fn missing_title(path: &SourcePath, is_blank: bool, offset: usize) -> Diagnostic {
    let what = if is_blank { "the title is blank" } else { "the title is missing" };
    let diagnostic = Diagnostic::error(what).help("add `title: …` (or `标题: …`) to the front matter");
    // The front matter starts after its opening `---` and line end.
    let opening = offset.saturating_sub(4)..offset.saturating_sub(1);
    if is_blank { diagnostic.at_key(path, "title") } else { diagnostic.at_bytes(path, opening) }
}

impl FrontMatter {
    fn set(&mut self, key: Key, name: &str, value: Yaml, reader: &mut Reader<'_>) {
        match key {
            Key::Title => self.title = reader.text(name, value).unwrap_or_default(),
            Key::Kicker => self.kicker = reader.text(name, value),
            Key::Subtitle => self.subtitle = reader.text(name, value),
            Key::Section => self.section = reader.text(name, value),
            Key::Page => self.page = PageNumber::read(reader, name, value),
            Key::Order => self.order = reader.number(name, &value),
            Key::Authors => self.authors = credit::read(reader, name, value),
            Key::Source => self.source = reader.text(name, value),
            Key::Dateline => self.dateline = reader.text(name, value),
            Key::Kind => self.kind = kind(reader, name, value),
            Key::Summary => self.summary = reader.sentences(name, value),
            Key::Topics => self.topics = reader.separated(name, value, MOST_TOPICS),
            Key::Lead => self.lead = reader.flag(name, &value),
            Key::Images => self.images = picture::read(reader, name, value),
            Key::Zone => self.zone = Zone::read(reader, name, &value),
            Key::Continues => self.continues = reader.text(name, value),
            Key::ContinuedFrom => self.continued_from = reader.text(name, value),
            Key::Slug => self.slug = reader.typed(name, value),
            Key::Aliases => {
                let entries = reader.list(name, value, MOST_ALIASES);
                self.aliases = entries.into_iter().filter_map(|entry| reader.typed(name, entry)).collect();
            }
            Key::PublishAt => self.publish_at = Moment::read(reader, name, value),
            Key::ExpiresAt => self.expires_at = Moment::read(reader, name, value),
            Key::Draft => self.draft = reader.flag(name, &value),
            Key::Corrections => self.corrections = corrections(reader, name, value),
            Key::Lang => self.lang = lang(reader, name, value),
            Key::Extra => self.extra = Extra::read_map(reader, name, value),
        }
    }
}

fn kind(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Kind {
    let Some(text) = reader.text(name, value) else { return Kind::default() };
    if let Some((kind, _)) = KINDS.iter().find(|(_, names)| names.contains(&text.as_str())) {
        return *kind;
    }
    let names = KINDS.map(|(_, names)| names[0]);
    reader.tell(
        Diagnostic::error(format!("unknown kind `{text}`"))
            .at_value(reader.path, name, &text)
            .label(format!("must be one of {}", names.join(", ")))
            .suggest(&text, KINDS.iter().flat_map(|(_, names)| names.iter().copied())),
    );
    Kind::default()
}

/// Language tags are checked by form only (RFC 5646, section 2.1): letters and digits in parts of up to eight.
fn lang(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Option<String> {
    let text = reader.text(name, value)?;
    if is_language(&text) {
        return Some(text);
    }
    reader.tell(
        Diagnostic::error(format!("`{text}` is not a language tag"))
            .at_value(reader.path, name, &text)
            .help("write a tag such as `en`, `zh-CN` or `zh-Hant`"),
    );
    None
}

pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or("");
    (2..=8).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn corrections(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Vec<Correction> {
    let entries = reader.list(name, value, MOST_CORRECTIONS);
    entries.into_iter().filter_map(|entry| correction(reader, name, entry)).collect()
}

fn correction(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Option<Correction> {
    let (mut date, mut text) = (None, None);
    for (key, value) in reader.map(name, value) {
        match key.as_str() {
            "date" | "日期" => date = reader.text(&key, value).map(|date| (key, date)),
            "text" | "内容" => text = reader.sentences(&key, value),
            _ => reader.unknown(&key, ["date", "日期", "text", "内容"]),
        }
    }
    let (Some((key, date)), Some(text)) = (date, text) else {
        let help = "write `- date: 2025-06-17` and `text: …` below it";
        reader.tell(
            Diagnostic::error(format!("an entry of `{name}` needs a date and a text"))
                .at_key(reader.path, name)
                .help(help),
        );
        return None;
    };
    if let Ok(date) = date.parse() {
        return Some(Correction { date, text });
    }
    reader.tell(
        Diagnostic::error(format!("`{date}` is not a date"))
            .at_value(reader.path, &key, &date)
            .help("write it as `2025-06-16`"),
    );
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(yaml: &str) -> FrontMatter {
        let (front, diagnostics) = read(&SourcePath::new("a.md"), yaml, 4);
        assert_eq!(diagnostics, []);
        front
    }

    fn messages(yaml: &str) -> Vec<String> {
        read(&SourcePath::new("a.md"), yaml, 4).1.into_iter().map(|d| d.message).collect()
    }

    #[test]
    fn english_and_chinese_keys_say_the_same() {
        let english =
            front("title: 港\nkicker: 引\npage: 1\nauthors: 记者 林澄\nkind: photo\nlead: true\ndraft: true\n");
        let chinese = front("标题: 港\n肩题: 引\n版次: 01\n作者: [记者林澄]\n体裁: 图片\n头条: 是\n草稿: true\n");
        assert_eq!(english, chinese);
    }

    #[test]
    fn a_key_left_blank_is_absent() {
        assert_eq!(front("title: 港\nsection:\ntopics:\nauthors: []\n"), front("title: 港\n"));
    }

    #[test]
    fn topics_are_separated_as_authors_do() {
        for typed in ["[航运, 海员]", "航运，海员", "［航运、海员］", "[航运、海员]", "\n- 航运；海员", "航运，海员，"]
        {
            assert_eq!(front(&format!("title: 港\ntopics: {typed}\n")).topics, ["航运", "海员"], "{typed}");
        }
    }

    #[test]
    fn every_mistake_of_a_file_is_told() {
        assert_eq!(
            messages("title: [a]\nkind: phtoo\npage: x\norder: y\nlead: maybe\ntopics:\n  -\n"),
            [
                "`title` must be text, found a list",
                "unknown kind `phtoo`",
                "`x` is not a page number",
                "`order` must be a whole number, found text",
                "`lead` must be `true` or `false`, found text",
                "entry 1 of `topics` is blank",
            ]
        );
    }

    #[test]
    fn a_title_is_needed_and_given_once() {
        assert_eq!(messages("section: 要闻\n"), ["the title is missing"]);
        assert_eq!(messages("title:\n"), ["the title is blank"]);
        assert_eq!(messages("title: a\n标题: b\n"), ["`标题` is given twice"]);
        assert_eq!(messages("title: a\ntitle: b\n"), ["`title` is given twice"]);
    }

    #[test]
    fn a_number_with_a_point_asks_for_quotes() {
        assert_eq!(messages("title: 1.10\n"), ["`title` must be text, found a number"]);
    }

    #[test]
    fn corrections_have_a_date_and_a_text() {
        let front = front("title: 港\ncorrections:\n  - {date: 2025-06-17, text: 票价应为2元}\n");
        assert_eq!(front.corrections[0].date, jiff::civil::date(2025, 6, 17));
        assert_eq!(messages("title: 港\n更正: [{日期: 昨天, 内容: x}]\n"), ["`昨天` is not a date"]);
    }
}
