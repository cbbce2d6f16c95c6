//! Every key that an editor types, once: its names, the shape of its value, and what it means.
//!
//! Reading a map is a `match` on its ids, so a key that is listed and not read does not compile, and one that is not
//! listed cannot be read.

use crate::diagnostic::{Language, Words};

/// A key as the schema and the manual tell it.
pub struct Key<Id: 'static> {
    pub id: Id,
    /// The English name first, then the Chinese ones.
    pub names: &'static [&'static str],
    pub place: &'static str,
    pub shape: Shape,
    pub about: Words,
}

/// What a key's value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Text,
    Number,
    Flag,
    Texts,
    Moment,
    Kind,
    Authors,
    Images,
    Zone,
    Focus,
    Corrections,
    Withdrawn,
    Pages,
    /// A map whose keys are free.
    Map,
}

impl Shape {
    /// Whether one value is meant, which may also stand in a list of its own.
    pub fn is_one(self) -> bool {
        use Shape::{Flag, Kind, Moment, Number, Text, Withdrawn};
        matches!(self, Text | Number | Flag | Moment | Kind | Withdrawn)
    }
}

/// The ids of all keys that one kind of map may have.
pub trait Keys: Copy + PartialEq + 'static {
    /// In the order of the manual.
    const ALL: &'static [Key<Self>];

    fn key(self) -> &'static Key<Self>;

    /// The English name.
    fn name(self) -> &'static str {
        self.key().names[0]
    }

    /// The name in each language.
    fn words(self) -> Words {
        let names = self.key().names;
        Words::new(names[0], names.get(1).unwrap_or(&names[0]))
    }

    /// The name that an editor of a language types.
    fn name_in(self, language: Language) -> &'static str {
        self.words().of(language)
    }

    /// All names, as a place is looked up by: `section|栏目`.
    fn place(self) -> &'static str {
        self.key().place
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|key| key.names.contains(&name)).map(|key| key.id)
    }
}

macro_rules! keys {
    ($($(#[$about_map:meta])* $map:ident {
        $($id:ident: [$name:literal $(, $other:literal)*], $shape:ident, [$en:literal, $zh:literal];)*
    })*) => {
        $(
            $(#[$about_map])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub enum $map {
                $($id),*
            }

            impl Keys for $map {
                const ALL: &'static [Key<$map>] = &[$(Key {
                    id: $map::$id,
                    names: &[$name $(, $other)*],
                    place: concat!($name $(, "|", $other)*),
                    shape: Shape::$shape,
                    about: Words::new($en, $zh),
                }),*];

                fn key(self) -> &'static Key<$map> {
                    &$map::ALL[self as usize]
                }
            }
        )*

        /// Whether any of the maps has a key of this name.
        pub fn is_known(name: &str) -> bool {
            $($map::named(name).is_some())||*
        }

        /// Whether any of the maps has a key of this name whose value is one text.
        pub fn takes_text(name: &str) -> bool {
            $($map::named(name).is_some_and(|key| matches!(key.key().shape, Shape::Text | Shape::Moment | Shape::Kind)))||*
        }

        /// The longest name of a key with which a text begins.
        pub fn leading(text: &str) -> Option<&'static str> {
            let all = [$($map::ALL.iter().map(|key| key.names).collect::<Vec<_>>()),*].concat();
            all.concat().into_iter().filter(|name| text.starts_with(name)).max_by_key(|name| name.len())
        }
    };
}

keys! {
    /// The front matter of an article.
    Article {
        Title: ["title", "标题"], Text, ["the headline", "主题"];
        Kicker: ["kicker", "引题", "肩题"], Text, ["the line above the headline", "主题上面的一行"];
        Subtitle: ["subtitle", "副题"], Text, ["the line below the headline", "主题下面的一行"];
        Section: ["section", "栏目"], Text, ["the name of a section listed in site.toml", "site.toml 里列出的栏目名"];
        Page: ["page", "版次"], Text, ["the newspaper page: 1, 01, A01 or 第二版", "版次：1、01、A01、第二版或头版"];
        Order: ["order", "序号"], Number, ["the place on the page; default: the leading digits of the file name", "在版上的次序；不写，用文件名开头的数字"];
        Authors: ["authors", "作者"], Authors, ["`记者 林澄`, `本报记者 周砚 摄`, or {name, role}", "`记者 林澄`、`本报记者 周砚 摄`，或者 {姓名, 身份}"];
        Source: ["source", "来源"], Text, ["where the story comes from", "稿件从哪里来：`本报讯`、`新华社`"];
        Dateline: ["dateline", "电头"], Text, ["agency, place and day", "社名、地点和日期：`新华社北京6月15日电`"];
        Kind: ["kind", "体裁"], Kind, ["article, brief, photo, editorial, notice or advert", "报道、简讯、图片、社论、评论、公告或广告"];
        Summary: ["summary", "摘要"], Text, ["default: the first sentences", "不写，取正文开头几句"];
        Topics: ["topics", "主题词"], Texts, ["subjects, each with a page of its own", "主题词，每个有自己的页面"];
        Lead: ["lead", "头条"], Flag, ["the lead story of the edition", "这一期的头条"];
        Images: ["images", "图片"], Images, ["list of {src, caption, credit, alt, focus}", "一串 {图, 图说, 摄影, 替代文字, 焦点}"];
        Zone: ["zone", "热区"], Zone, ["[x, y, w, h] or [[x, y], …] in percent of the page picture", "[左, 上, 宽, 高] 或 [[x, y], …]，按版面图的百分比"];
        Continues: ["continues", "下转"], Text, ["the article file in which this one goes on", "后半篇的文件"];
        ContinuedFrom: ["continued_from", "上接"], Text, ["the article file that this one carries on", "前半篇的文件"];
        Slug: ["slug", "网址"], Text, ["the last part of the address; default: the file name", "网址的最后一段；不写，用文件名"];
        Aliases: ["aliases", "旧网址"], Texts, ["old addresses, which get redirects", "从前的网址，打开会转到这里"];
        PublishAt: ["publish_at", "发布时间"], Moment, ["not public before: 2025-06-16 05:30, or 05:30 on the day of the edition", "到这个时间才发布：2025-06-16 05:30；就在出报当天的，只写 05:30"];
        ExpiresAt: ["expires_at", "撤稿时间"], Moment, ["not public from then on", "到这个时间就撤下"];
        UpdatedAt: ["updated_at", "更新时间"], Moment, ["when the text was last changed", "稿件最近一次改动的时间"];
        Withdrawn: ["withdrawn", "撤稿"], Withdrawn, ["the day it was withdrawn, or {date, reason, trace}", "撤稿的日期，或者 {日期, 原因, 留痕}"];
        Draft: ["draft", "草稿"], Flag, ["not public unless built with --drafts", "不发布，除非生成时加 --drafts"];
        Corrections: ["corrections", "更正"], Corrections, ["list of {date, text}", "一串 {日期, 内容}"];
        Lang: ["lang", "语言"], Text, ["the language of this article, as in BCP 47: `en`", "这一篇的语言代码（BCP 47）：`en`"];
        Template: ["template", "模板"], Text, ["the template of this article: `long-read` for templates/long-read.html", "这一篇用的模板：写 `long-read`，就用 templates/long-read.html"];
        Extra: ["extra"], Map, ["free values, handed to templates", "自己定的内容，交给模板"];
    }

    /// An entry of `authors` that is no text.
    Author {
        Name: ["name", "姓名"], Text, ["without the role", "不带身份"];
        Role: ["role", "身份"], Text, ["记者, 通讯员, or a task such as 摄", "记者、通讯员，或者“摄”这样的分工"];
    }

    /// An entry of `images` that is no text.
    Image {
        Src: ["src", "图"], Text, ["the picture's file, relative to the article", "图片文件，从稿件所在的位置写起"];
        Caption: ["caption", "图说"], Text, ["what the picture shows", "图上是什么"];
        Credit: ["credit", "摄影"], Text, ["who made it", "谁拍的、谁画的"];
        Alt: ["alt", "替代文字"], Text, ["for readers who cannot see it; default: the caption", "念给看不见图的读者听；不写，用图说"];
        Focus: ["focus", "焦点"], Focus, ["[x, y] in percent from the left and the top: the point that stays when the picture is cut; default: it is shown whole", "[左, 上]，按百分比：裁切时留住的那一点；不写就不裁"];
    }

    /// An entry of `corrections`.
    Correction {
        Date: ["date", "日期"], Text, ["the day it was put right: 2025-06-17", "更正的日期：2025-06-17"];
        Text: ["text", "内容"], Text, ["what was wrong, and what is right", "错在哪里，应该是什么"];
    }

    /// The value of `withdrawn`.
    Withdrawn {
        Date: ["date", "日期"], Text, ["the day it was withdrawn: 2025-06-17", "撤稿的日期：2025-06-17"];
        Reason: ["reason", "原因", "撤稿原因"], Text, ["why, in some sentences", "为什么撤稿，写几句话"];
        Trace: ["trace", "留痕"], Flag, ["default: true; `false` leaves nothing in its place", "不写就是“是”；写“否”，原处什么也不留"];
    }

    /// `edition.yaml`.
    Sheet {
        Number: ["number", "期号"], Number, ["the running number of the edition, 总第N期", "总第几期"];
        Title: ["title", "标题"], Text, ["the name of the edition", "这一期的名称"];
        IsFront: ["is_front", "首页"], Flag, ["the front page shows this edition, not another of its day", "同一天出几种报时，首页登这一种"];
        Pages: ["pages", "版面"], Pages, ["the newspaper pages: list of {number, name, …}", "各版：一串 {版次, 版名, …}"];
        Notes: ["notes", "备注"], Text, ["some sentences on the edition", "关于这一期的几句话"];
        PublishAt: ["publish_at", "发布时间"], Moment, ["not public before", "到这个时间才发布"];
        FrontStories: ["front_stories", "首页稿件"], Texts, ["the stories at the top of the front page, by their files or addresses; the first is the lead", "首页上部的稿件，写文件名或网址的最后一段；第一篇是头条"];
    }

    /// An entry of `pages` in `edition.yaml`.
    Page {
        Number: ["number", "版次"], Text, ["1, 01, A01 or 第二版", "1、01、A01、第二版或头版"];
        Name: ["name", "版名"], Text, ["the page's name, such as 要闻", "版名，如 要闻"];
        Editor: ["editor", "责任编辑"], Text, ["who edited it", "谁编的"];
        Designer: ["designer", "版式设计"], Text, ["who laid it out", "谁排的"];
        Proofreader: ["proofreader", "校对"], Text, ["who read the proofs", "谁校的"];
        Picture: ["picture", "版面图"], Text, ["the file with the picture of the whole page, relative to the sheet", "整版图片的文件，从 edition.yaml 所在的位置写起"];
        Pdf: ["pdf", "PDF"], Text, ["the file with the whole page as PDF, relative to the sheet", "整版 PDF 的文件，从 edition.yaml 所在的位置写起"];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_keys_of_a_map() {
        fn check<K: Keys + std::fmt::Debug>() {
            for key in K::ALL {
                for name in key.names {
                    assert_eq!(K::named(name), Some(key.id), "{name}");
                }
                assert_eq!(key.id.key().names, key.names);
            }
        }
        check::<Article>();
        check::<Author>();
        check::<Image>();
        check::<Correction>();
        check::<Withdrawn>();
        check::<Sheet>();
        check::<Page>();
    }
}
