//! Every key that an editor types, once: its names, the shape of its value, and what it means.
//!
//! Reading a map is a `match` on its ids, so a key that is listed and not read does not compile, and one that is not
//! listed cannot be read.

use crate::diagnostic::Language;

/// A key as the schema and the manual tell it.
pub struct Key<Id: 'static> {
    pub id: Id,
    /// The English name first, then the Chinese ones.
    pub names: &'static [&'static str],
    pub place: &'static str,
    pub shape: Shape,
    pub about: &'static str,
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
    Corrections,
    Pages,
    /// A map whose keys are free.
    Map,
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

    /// The name that an editor of a language types.
    fn name_in(self, language: Language) -> &'static str {
        match language {
            Language::English => self.name(),
            Language::Chinese => self.key().names.get(1).copied().unwrap_or(self.name()),
        }
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
        $($id:ident: [$name:literal $(, $other:literal)*], $shape:ident, $about:literal;)*
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
                    about: $about,
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
    };
}

keys! {
    /// The front matter of an article.
    Article {
        Title: ["title", "标题"], Text, "the headline";
        Kicker: ["kicker", "引题", "肩题"], Text, "the line above the headline";
        Subtitle: ["subtitle", "副题"], Text, "the line below the headline";
        Section: ["section", "栏目"], Text, "the name of a section listed in site.toml";
        Page: ["page", "版次"], Text, "the newspaper page: 1, 01 or A01";
        Order: ["order", "序号"], Number, "the place on the page; default: the leading digits of the file name";
        Authors: ["authors", "作者"], Authors, "`记者 林澄`, `本报记者 周砚 摄`, or {name, role}";
        Source: ["source", "来源"], Text, "where the story comes from";
        Dateline: ["dateline", "电头"], Text, "agency, place and day";
        Kind: ["kind", "体裁"], Kind, "article, brief, photo, editorial, notice or advert";
        Summary: ["summary", "摘要"], Text, "default: the first sentences";
        Topics: ["topics", "主题词"], Texts, "subjects, each with a page of its own";
        Lead: ["lead", "头条"], Flag, "the lead story of the edition";
        Images: ["images", "图片"], Images, "list of {src, caption, credit, alt}";
        Zone: ["zone", "热区"], Zone, "[x, y, w, h] or [[x, y], …] in percent of the page picture";
        Continues: ["continues", "下转"], Text, "the article file in which this one goes on";
        ContinuedFrom: ["continued_from", "上接"], Text, "the article file that this one carries on";
        Slug: ["slug", "网址"], Text, "the last part of the address; default: the file name";
        Aliases: ["aliases", "旧网址"], Texts, "old addresses, which get redirects";
        PublishAt: ["publish_at", "发布时间"], Moment, "not public before";
        ExpiresAt: ["expires_at", "撤稿时间"], Moment, "not public from then on";
        Draft: ["draft", "草稿"], Flag, "not public unless built with --drafts";
        Corrections: ["corrections", "更正"], Corrections, "list of {date, text}";
        Lang: ["lang", "语言"], Text, "the language of this article, as in BCP 47: `en`";
        Extra: ["extra"], Map, "free values, handed to templates";
    }

    /// An entry of `authors` that is no text.
    Author {
        Name: ["name", "姓名"], Text, "without the role";
        Role: ["role", "身份"], Text, "记者, 通讯员, or a task such as 摄";
    }

    /// An entry of `images` that is no text.
    Image {
        Src: ["src", "图"], Text, "the picture's file, relative to the article";
        Caption: ["caption", "图说"], Text, "what the picture shows";
        Credit: ["credit", "摄影"], Text, "who made it";
        Alt: ["alt", "替代文字"], Text, "for readers who cannot see it; default: the caption";
    }

    /// An entry of `corrections`.
    Correction {
        Date: ["date", "日期"], Text, "the day it was put right: 2025-06-17";
        Text: ["text", "内容"], Text, "what was wrong, and what is right";
    }

    /// `edition.yaml`.
    Sheet {
        Number: ["number", "期号"], Number, "the running number of the edition, 总第N期";
        Title: ["title", "标题"], Text, "the name of the edition";
        Pages: ["pages", "版面"], Pages, "the newspaper pages: list of {number, name, …}";
        Notes: ["notes", "备注"], Text, "some sentences on the edition";
        PublishAt: ["publish_at", "发布时间"], Moment, "not public before";
    }

    /// An entry of `pages` in `edition.yaml`.
    Page {
        Number: ["number", "版次"], Text, "1, 01 or A01";
        Name: ["name", "版名"], Text, "the page's name, such as 要闻";
        Editor: ["editor", "责任编辑"], Text, "who edited it";
        Designer: ["designer", "版式设计"], Text, "who laid it out";
        Proofreader: ["proofreader", "校对"], Text, "who read the proofs";
        Picture: ["picture", "版面图"], Text, "the file with the picture of the whole page, relative to the sheet";
        Pdf: ["pdf", "PDF"], Text, "the file with the whole page as PDF, relative to the sheet";
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
        check::<Sheet>();
        check::<Page>();
    }
}
