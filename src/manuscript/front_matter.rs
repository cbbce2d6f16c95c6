//! Front matter: the keys an article may carry, in English and Chinese, and how each is read.

use newsprint_text::credits::Credit;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Diagnostics, Words};
use crate::manuscript::credit;
use crate::manuscript::extra::Extra;
use crate::manuscript::keys::{self, Article, Keys};
use crate::manuscript::moment::{self, Moment};
use crate::manuscript::page_number::PageNumber;
use crate::manuscript::parse;
use crate::manuscript::picture::{self, Picture};
use crate::manuscript::reader::Reader;
use crate::manuscript::typed::Typed;
use crate::manuscript::typos;
use crate::manuscript::withdrawn::Withdrawn;
use crate::manuscript::yaml::Yaml;
use crate::manuscript::zone::Zone;
use crate::rules::front_matter as rules;
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
    /// When the text was last changed.
    pub updated_at: Option<Moment>,
    /// 撤稿: it was taken back.
    pub withdrawn: Option<Withdrawn>,
    pub draft: bool,
    pub corrections: Vec<Correction>,
    pub lang: Option<String>,
    /// The name of the template that shows it, when it is not the usual one.
    pub template: Option<String>,
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

/// Each kind by its names, the English one first.
pub const KINDS: [(Kind, &[&str]); 6] = [
    (Kind::Article, &["article", "报道"]),
    (Kind::Brief, &["brief", "简讯"]),
    (Kind::Photo, &["photo", "图片"]),
    (Kind::Editorial, &["editorial", "社论", "评论"]),
    (Kind::Notice, &["notice", "公告"]),
    (Kind::Advert, &["advert", "广告"]),
];

const NAMES_OF_KINDS: Words =
    Words::new("article, brief, photo, editorial, notice, advert", "报道、简讯、图片、社论、评论、公告、广告");

/// 更正: what was wrong and is now right, and the day it was put right.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Correction {
    pub date: jiff::civil::Date,
    pub text: String,
}

/// Topics, old addresses and corrections of one article.
const MOST_TOPICS: usize = 64;
const MOST_ALIASES: usize = 100;
const MOST_CORRECTIONS: usize = 100;

/// Reads front matter that starts at byte `offset` of the file; what is wrong is told beside it.
pub fn read(path: &SourcePath, yaml: &str, offset: usize) -> (FrontMatter, Diagnostics) {
    let typed = Typed::front_matter(path, yaml, offset);
    let entries = match parse::map(typed) {
        Ok(entries) => entries,
        Err(diagnostic) => return (FrontMatter::default(), vec![diagnostic]),
    };
    let mut front = FrontMatter::default();
    let mut reader = Reader::new(typed);
    reader.diagnostics = typos::cut_values(typed);
    let entries = reader.text_keys("---", entries);
    let has_title = entries.iter().any(|(name, _)| is_title(name));
    reader.each(entries, |reader, key, name, value| front.set(key, name, value, reader));
    let blank_title = front.title.is_empty() && !reader.diagnostics.iter().any(Diagnostic::is_error);
    if !has_title || blank_title {
        reader.tell(missing_title(path, has_title, offset));
    }
    (front, reader.diagnostics)
}

/// Whether a key is the title's, or was meant to be: `title：港`.
fn is_title(name: &str) -> bool {
    let is_meant = |title: &&str| name.starts_with(title) && (name == *title || typos::is_in_key(name));
    Article::Title.key().names.iter().any(is_meant)
}

fn missing_title(path: &SourcePath, is_blank: bool, offset: usize) -> Diagnostic {
    if is_blank {
        return rules::missing_title().at_key(path, Article::Title.place()).label(rules::title_is_blank());
    }
    // The front matter starts after its opening `---` and line end.
    rules::missing_title().at_bytes(path, offset.saturating_sub(4)..offset.saturating_sub(1))
}

impl FrontMatter {
    fn set(&mut self, key: Article, name: &str, value: Yaml, reader: &mut Reader<'_>) {
        match key {
            Article::Title => self.title = reader.text(name, value).unwrap_or_default(),
            Article::Kicker => self.kicker = reader.text(name, value),
            Article::Subtitle => self.subtitle = reader.text(name, value),
            Article::Section => self.section = reader.text(name, value),
            Article::Page => self.page = PageNumber::read(reader, name, value),
            Article::Order => self.order = reader.number(name, &value),
            Article::Authors => self.authors = credit::read(reader, name, value),
            Article::Source => self.source = reader.text(name, value),
            Article::Dateline => self.dateline = reader.text(name, value),
            Article::Kind => self.kind = kind(reader, name, value),
            Article::Summary => self.summary = reader.sentences(name, value),
            Article::Topics => self.topics = reader.separated(name, value, MOST_TOPICS),
            Article::Lead => self.lead = reader.flag(name, &value),
            Article::Images => self.images = picture::read(reader, name, value),
            Article::Zone => self.zone = Zone::read(reader, name, &value),
            Article::Continues => self.continues = reader.text(name, value),
            Article::ContinuedFrom => self.continued_from = reader.text(name, value),
            Article::Slug => self.slug = reader.typed(name, value),
            Article::Aliases => {
                let entries = reader.list(name, value, MOST_ALIASES);
                self.aliases = entries.into_iter().filter_map(|entry| reader.typed(name, entry)).collect();
            }
            Article::PublishAt => self.publish_at = Moment::read(reader, name, value),
            Article::ExpiresAt => self.expires_at = Moment::read(reader, name, value),
            Article::UpdatedAt => self.updated_at = Moment::read(reader, name, value),
            Article::Withdrawn => self.withdrawn = Withdrawn::read(reader, name, value),
            Article::Draft => self.draft = reader.flag(name, &value),
            Article::Corrections => self.corrections = corrections(reader, name, value),
            Article::Lang => self.lang = lang(reader, name, value),
            Article::Template => self.template = reader.text(name, value),
            Article::Extra => self.extra = Extra::read_map(reader, name, value),
        }
    }
}

fn kind(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Kind {
    let Some(text) = reader.text(name, value) else { return Kind::default() };
    if let Some((kind, _)) = KINDS.iter().find(|(_, names)| names.contains(&text.as_str())) {
        return *kind;
    }
    let told = rules::unknown_kind(&text, NAMES_OF_KINDS).at_value(reader.path, name, &text);
    reader.tell(told.suggest(&text, KINDS.iter().flat_map(|(_, names)| names.iter().copied())));
    Kind::default()
}

/// Language tags are checked by form only (RFC 5646, section 2.1): letters and digits in parts of up to eight.
fn lang(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Option<String> {
    let parse = |text: &str| is_language(text).then(|| text.to_owned());
    reader.parsed(name, value, parse, rules::not_a_language)
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
    let mistakes = reader.diagnostics.len();
    reader.keyed_map(name, value, |reader, key, name, value| match key {
        keys::Correction::Date => date = reader.text(name, value).map(|date| (name.to_owned(), date)),
        keys::Correction::Text => text = reader.sentences(name, value),
    });
    let missing = if date.is_none() { keys::Correction::Date } else { keys::Correction::Text };
    let (Some((key, date)), Some(text)) = (date, text) else {
        reader.incomplete(name, missing.words(), (mistakes, rules::write_correction()));
        return None;
    };
    if let Some(date) = moment::date(&date) {
        return Some(Correction { date, text });
    }
    reader.tell(rules::not_a_date(&date).at_value(reader.path, &key, &date));
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Fix, Language};

    fn front(yaml: &str) -> FrontMatter {
        let (front, diagnostics) = read(&SourcePath::new("a.md"), yaml, 4);
        assert_eq!(diagnostics, []);
        front
    }

    fn messages(yaml: &str) -> Vec<String> {
        read(&SourcePath::new("a.md"), yaml, 4).1.into_iter().map(|d| d.english().to_owned()).collect()
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
            messages("title: [a, b]\nkind: phtoo\npage: x\norder: y\nlead: maybe\ntopics:\n  -\n"),
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
        assert_eq!(messages("title:\n"), ["the title is missing"]);
        assert_eq!(messages("title: a\n标题: b\n"), ["`标题` is given twice"]);
        assert_eq!(messages("title: a\ntitle: b\n"), ["`title` is given twice"]);
    }

    #[test]
    fn a_key_inside_a_list_is_given_once_too() {
        assert_eq!(messages("title: a\nimages: {src: a.jpg, 图: b.jpg}\n"), ["`图` is given twice"]);
        assert_eq!(messages("title: a\nauthors: {姓名: 林澄, name: 周砚}\n"), ["`name` is given twice"]);
    }

    #[test]
    fn a_slip_in_the_first_key_of_an_entry_is_told() {
        let told = |yaml: &str| {
            read(&SourcePath::new("a.md"), yaml, 4).1.into_iter().map(|told| told.code).collect::<Vec<_>>()
        };
        for entry in [
            "images:\n- src：a.jpg\n",
            "authors:\n- 姓名：林澄\n",
            "更正:\n- 日期：2025-06-17\n",
            "images:\n- src:　a.jpg\n",
        ] {
            let codes = told(&format!("title: 港\n{entry}"));
            assert!(codes == ["full-width-colon"] || codes == ["wrong-space"], "{entry}: {codes:?}");
        }
        assert_eq!(told("title: 港\nauthors: 摄影：周砚\n"), [""; 0]);
    }

    /// What is told of each foreign key, and the text that its edit puts there.
    fn foreign(yaml: &str) -> Vec<(String, Option<String>)> {
        let told = read(&SourcePath::new("a.md"), yaml, 4).1.into_iter().filter(|told| told.is("foreign-key"));
        let edited = |fix: Fix| [&yaml[..fix.start as usize - 4], &fix.text, &yaml[fix.end as usize - 4..]].concat();
        told.map(|told| (told.help[0].of(Language::English).to_owned(), told.fix.map(edited))).collect()
    }

    #[test]
    fn a_key_of_another_system_is_renamed_where_it_means_the_same() {
        for (wrong, right) in [
            ("tags: [戏曲, 票友]", "topics: [戏曲, 票友]"),
            ("关键词: 戏曲、票友", "主题词: 戏曲、票友"),
            ("author: 林澄", "authors: 林澄"),
            ("署名: 林澄", "作者: 林澄"),
            ("description: 一句", "summary: 一句"),
            ("weight: 3", "order: 3"),
            ("sub_title: 一句", "subtitle: 一句"),
            ("redirect_from: [/a/]", "aliases: [/a/]"),
            ("published: false", "draft: true"),
            ("hidden: true", "draft: true"),
            ("pubDate: 2025-06-16 05:30", "publish_at: 2025-06-16 05:30"),
            ("Images: {url: a.jpg, src: b.jpg}", "images: {url: a.jpg, src: b.jpg}"),
        ] {
            let told = foreign(&format!("title: 港\n{wrong}\n"));
            assert_eq!(told[0].1.as_deref(), Some(format!("title: 港\n{right}\n").as_str()), "{told:?}");
        }
        assert_eq!(foreign("正题: 港\n")[0].1.as_deref(), Some("标题: 港\n"));
    }

    #[test]
    fn a_key_of_another_system_is_told_with_what_to_write_instead() {
        for (key, help) in [
            ("date: 2025-06-16", "the day is the name of the edition's folder"),
            ("categories: [要闻, 文化]", "write `section` (or `栏目`)"),
            ("permalink: /a/", "the last part of the address is `slug`"),
            ("layout: post", "newsprint has no use for it"),
            ("published: true", "leave it out"),
            ("cover: /img/a.jpg", "write `images` (or `图片`)"),
            ("记者: 林澄", "write it as an author"),
            ("pubDate: Mon, 16 Jun 2025", "write `publish_at` (or `发布时间`)"),
            ("keywords: 'a, b'", "write `topics` (or `主题词`)"),
            ("Title: 口", "`title` stands once"),
        ] {
            let told = foreign(&format!("title: 港\n{key}\n"));
            assert!(told.len() == 1 && told[0].0.starts_with(help) && told[0].1.is_none(), "{told:?}");
        }
    }

    #[test]
    fn of_two_names_for_one_key_one_is_renamed() {
        let told = foreign("title: 港\ntags: a\nkeywords: b\n");
        assert_eq!((told[0].1.is_some(), told[1].0.as_str()), (true, "`topics` stands once: put all of it there"));
        // A key that stands in two places is none to rename: the other may be the article's own.
        let told = foreign("title: 港\nimages: {src: a.jpg, title: 船}\n");
        assert_eq!(told, [("write `caption` (or `图说`)".to_owned(), None)]);
    }

    #[test]
    fn each_kind_is_told_by_its_names() {
        let told = [NAMES_OF_KINDS.en.split(", "), NAMES_OF_KINDS.zh.split("、")].map(Vec::from_iter);
        assert_eq!(told[0], KINDS.map(|(_, names)| names[0]));
        assert_eq!(told[1], KINDS.iter().flat_map(|(_, names)| &names[1..]).copied().collect::<Vec<_>>());
    }

    #[test]
    fn corrections_have_a_date_and_a_text() {
        let front = front("title: 港\ncorrections:\n  - {date: 2025-06-17, text: 票价应为2元}\n");
        assert_eq!(front.corrections[0].date, jiff::civil::date(2025, 6, 17));
        assert_eq!(messages("title: 港\n更正: [{日期: 昨天, 内容: x}]\n"), ["`昨天` is not a date"]);
    }
}
