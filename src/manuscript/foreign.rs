//! Keys of other generators and systems, and words that an editor would type for ours: what to write instead.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Words};
use crate::manuscript::flag;
use crate::manuscript::foreign::Way::{Instead, Near, Published, Same};
use crate::manuscript::keys::{Article, Author, Correction, Image, Keys, Page, Shape, Sheet, Withdrawn};
use crate::manuscript::typed::Typed;
use crate::manuscript::yaml::{Bare, Core, Yaml};
use crate::rules::front_matter as rules;

/// What to do about a key that is none of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way<K: 'static> {
    /// Ours means the same.
    Same(K),
    /// Ours means nearly the same, by values of another kind.
    Near(K),
    /// `published: false` is a draft, and `published: true` is said by nothing.
    Published,
    Instead(Words),
}

/// Names, each as [`plain`] makes it and with a space between, and the way.
type Table<K> = &'static [(&'static str, Way<K>)];

/// The ids of keys for which others have other names.
pub trait ForeignKeys: Keys {
    const FOREIGN: Table<Self>;

    /// What is meant by a name that is none of ours, or is written in another way: `Title`, `publishAt`.
    fn meant(name: &str) -> Option<Way<Self>> {
        let plain = plain(name);
        let is_ours = |own: &str| self::plain(own) == plain;
        if let Some(own) = Self::ALL.iter().find(|key| key.names.iter().any(|name| is_ours(name))) {
            return Some(Way::Same(own.id));
        }
        Self::FOREIGN.iter().find(|(names, _)| names.split(' ').any(|name| name == plain)).map(|(_, way)| *way)
    }
}

/// A name without what people spell differently: case, hyphens, low lines and spaces.
fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).map(|c| c.to_ascii_lowercase()).collect()
}

/// What is told of a key that others have, with its value and, if it stands in one place only, where; `seen` are keys of
/// ours that are given. An edit comes with it where the value means the same under ours.
pub fn told<K: ForeignKeys>(
    typed: Typed<'_>,
    (name, value, place): (&str, &Yaml, Option<Range<usize>>),
    way: Way<K>,
    seen: &mut Vec<K>,
) -> Diagnostic {
    let told = rules::foreign_key(name);
    let told = match (&place, value.typed()) {
        (Some(place), _) => told.at_bytes(typed.path, typed.in_file(place.clone())),
        (None, Some(value)) => told.at_value(typed.path, name, value),
        (None, None) => told.at_key(typed.path, name),
    };
    let (help, edit) = match way {
        Instead(words) => (words.into(), None),
        Published if flag::of(value) == Some(false) => {
            let line = place.and_then(|key| whole_line(typed.yaml, key, "false"));
            (rules::write_draft(), line.map(|line| (line, "draft: true")))
        }
        Published => (rules::publishes_anyway(), None),
        Same(key) | Near(key) => {
            let Words { en, zh } = key.words();
            let (ours, other) = if name.is_ascii() { (en, zh) } else { (zh, en) };
            if seen.contains(&key) {
                (rules::stands_once(ours), None)
            } else {
                seen.push(key);
                let is_same = way == Same(key) && fits(key.key().shape, value);
                (rules::write_ours(ours, other), place.filter(|_| is_same).map(|place| (place, ours)))
            }
        }
    };
    let told = told.help(help);
    match edit {
        Some((bytes, text)) => told.fix(typed.in_file(bytes), text),
        None => told,
    }
}

/// The bytes of a key that is alone in its line with this value.
fn whole_line(yaml: &str, key: Range<usize>, value: &str) -> Option<Range<usize>> {
    let line = yaml[key.end..].lines().next()?;
    let is_alone = line.strip_prefix(':').is_some_and(|rest| rest.trim() == value);
    is_alone.then(|| key.start..key.end + line.trim_end().len())
}

/// Whether a value means under a key of ours what it meant under another's.
pub fn fits(shape: Shape, value: &Yaml) -> bool {
    let is_text = |value: &Yaml| matches!(value, Yaml::Text(_) | Yaml::Bare(_));
    match (shape, value) {
        (_, Yaml::Blank)
        | (Shape::Number, Yaml::Bare(Bare { core: Core::Int(_), .. }))
        | (Shape::Flag | Shape::Withdrawn, Yaml::Bare(Bare { core: Core::Bool(_), .. }))
        | (Shape::Images | Shape::Focus, Yaml::Text(_))
        | (Shape::Images | Shape::Zone | Shape::Focus | Shape::Corrections | Shape::Pages, Yaml::List(_))
        | (Shape::Images | Shape::Corrections | Shape::Withdrawn | Shape::Map, Yaml::Map(_)) => true,
        (Shape::Text, value) => is_text(value),
        // `2025-06-16 05:30`, and not `Mon, 16 Jun 2025`.
        (Shape::Moment | Shape::Withdrawn, Yaml::Text(text)) => {
            text.len() >= 10 && text.bytes().take(4).all(|b| b.is_ascii_digit())
        }
        // Others separate by half-width commas, which are a part of the text here.
        (Shape::Texts | Shape::Authors, Yaml::Text(text)) => !text.contains(','),
        (Shape::Texts | Shape::Authors, Yaml::List(entries)) => entries.iter().all(is_text),
        _ => false,
    }
}

impl ForeignKeys for Article {
    const FOREIGN: Table<Article> = &[
        (
            "headline heading posttitle 正题 主标题 主题 大标题 题目 文章标题 稿件标题 標題 主標題 題目",
            Same(Article::Title),
        ),
        ("eyebrow overline pretitle supertitle 眉题 引标题 上标题 肩标题 引題 肩題 眉題", Same(Article::Kicker)),
        ("subhead subheading subheadline deck dek 副标题 子标题 下标题 副標題 副題", Same(Article::Subtitle)),
        ("欄目", Same(Article::Section)),
        ("category categories channel column 分类 类别 频道 专栏 版块 所属栏目 分類", Near(Article::Section)),
        ("pagenumber pageno 版 版面 版号 版序 所在版 页码", Same(Article::Page)),
        ("weight position sortorder 排序 顺序 次序 权重 稿序 序號", Same(Article::Order)),
        ("priority sort rank 优先级", Near(Article::Order)),
        ("author byline writer writers contributor contributors 署名 作者名 作者姓名 撰文", Same(Article::Authors)),
        (
            "reporter reporters 记者 通讯员 记者姓名 记者名 文字记者 記者 通訊員",
            Instead(Words::new(
                "write it as an author, with the role before the name: `authors: 记者 林澄`",
                "写进 `作者`，身份写在名字前面：`作者: 记者 林澄`",
            )),
        ),
        (
            "photographer photoby 摄影 摄影记者 摄影者 攝影",
            Instead(Words::new(
                "write it as an author, with the task behind the name: `authors: 周砚 摄`, or at the picture, as `credit`",
                "写进 `作者`，分工写在名字后面：`作者: 周砚 摄`；只属于一张图的，写在那张图的 `摄影` 里",
            )),
        ),
        (
            "editor editors proofreader designer 编辑 责任编辑 责编 美编 校对 审核 终审 版式设计 值班主编 \
             編輯 責任編輯 校對",
            Instead(Words::new(
                "who edited a newspaper page stands in edition.yaml, below `pages`: `editor`, `designer`, `proofreader`",
                "编辑、校对写在 edition.yaml 的 `版面` 里：`责任编辑`、`版式设计`、`校对`",
            )),
        ),
        ("agency 出处 稿源 稿件来源 消息来源 来源媒体 來源", Same(Article::Source)),
        ("電頭 电讯头", Same(Article::Dateline)),
        ("location place city 地点", Near(Article::Dateline)),
        ("體裁 文体", Same(Article::Kind)),
        ("type genre articletype posttype 类型 稿件类型 類型", Near(Article::Kind)),
        (
            "description desc excerpt abstract standfirst lede teaser intro introduction metadescription 导语 \
             导读 提要 内容提要 简介 概要 描述 内容摘要 導語 簡介",
            Same(Article::Summary),
        ),
        (
            "tags tag keywords keyword topic subjects subject labels 标签 关键词 关键字 话题 標籤 關鍵詞 \
             關鍵字 主題詞",
            Same(Article::Topics),
        ),
        ("頭條", Same(Article::Lead)),
        ("featured top topmost sticky pinned pin ontop 置顶 推荐 是否头条 置頂", Near(Article::Lead)),
        ("圖片", Same(Article::Images)),
        (
            "image img cover coverimage thumbnail thumb featuredimage banner heroimage hero ogimage photo \
             photos picture pictures 图 封面 封面图 头图 题图 配图 插图 照片 缩略图 題圖",
            Near(Article::Images),
        ),
        (
            "caption credit alt focus 焦点 图说 图片说明 替代文字 圖說",
            Instead(Words::new(
                "it belongs to a picture: write it below its `src`, in `images`",
                "这是一张图片的，写在 `图片` 里那张图的 `图` 下面",
            )),
        ),
        ("熱區", Same(Article::Zone)),
        ("hotspot hotzone area coords 坐标 热点区域", Near(Article::Zone)),
        ("continuedon 下轉 转版 转下版", Same(Article::Continues)),
        ("接版 上接版 承接", Same(Article::ContinuedFrom)),
        ("網址", Same(Article::Slug)),
        (
            "permalink url link path 链接 文章链接 鏈接",
            Instead(Words::new(
                "the last part of the address is `slug`; an address that the article had before goes into `aliases`",
                "网址末段写在 `网址`（`slug`）里，从前的网址写在 `旧网址`（`aliases`）里",
            )),
        ),
        ("alias redirectfrom redirects oldurl oldurls 旧链接 原网址 旧地址 舊網址", Same(Article::Aliases)),
        (
            "publishdate pubdate publishedat publishtime publishedtime datepublished releasedate publishon \
             发布日期 发稿时间 刊发时间 上线时间 定时发布 发表时间 發布時間 發佈時間",
            Same(Article::PublishAt),
        ),
        (
            "date day datetime time created createdat datecreated 日期 时间 见报日期 见报时间 出版日期 刊期 \
             創建時間 创建时间 時間",
            Instead(DAY),
        ),
        (
            "updated lastmod lastmodified modified modifieddate dateupdated 修改时间 更新日期 修改日期 更新時間",
            Same(Article::UpdatedAt),
        ),
        (
            "expirydate expires expiry expiredate expirationdate unpublishdate 过期时间 失效时间 下线时间 \
             撤稿日期 撤稿時間",
            Same(Article::ExpiresAt),
        ),
        ("withdrawal retracted retraction 撤回 撤回稿件 撤下 撤稿声明 撤稿說明 撤稿说明", Same(Article::Withdrawn)),
        ("isdraft private hidden unlisted 隐藏 不发布", Same(Article::Draft)),
        ("published publish public visible ispublished 发布 是否发布 已发布", Published),
        (
            "status state 状态 稿件状态 狀態",
            Instead(Words::new(
                "a draft says `draft: true`; an article without it is published",
                "草稿写 `草稿: 是`（`draft: true`），不写就发布",
            )),
        ),
        ("correction erratum errata 勘误 订正 勘誤", Same(Article::Corrections)),
        ("language locale languagecode 语种 語言", Same(Article::Lang)),
        ("params custom 自定义", Same(Article::Extra)),
        (
            "content body text 正文 内容 全文 文章内容 內容",
            Instead(Words::new("the text stands below the second line `---`", "正文写在第二行 `---` 下面")),
        ),
        (
            "edition issue issuenumber 期 期号 期数 期號",
            Instead(Words::new(
                "the running number of an edition stands in edition.yaml, as `number`",
                "期号写在 edition.yaml 里：`期号`",
            )),
        ),
        (
            "pagename 版名 版面名称 版面名",
            Instead(Words::new(
                "the names of newspaper pages stand in edition.yaml, below `pages`",
                "版名写在 edition.yaml 的 `版面` 里",
            )),
        ),
        (
            "layout theme toc comments comment math mathjax katex mermaid copyright id uuid guid \
             postid views readingtime wordcount cssclass cssclasses sitemap 字数 点击量 阅读量 评论 版权",
            Instead(Words::new(
                "newsprint has no use for it: leave it out, or write it below `extra` for a template of your own",
                "newsprint 用不到，删掉这一行；自己的模板要用，就写在 `extra` 下面",
            )),
        ),
    ];
}

impl ForeignKeys for Author {
    const FOREIGN: Table<Author> = &[
        ("author fullname 名字 作者 记者 署名", Same(Author::Name)),
        ("title job jobtitle position 职务 职称 头衔 分工 角色", Same(Author::Role)),
    ];
}

impl ForeignKeys for Image {
    const FOREIGN: Table<Image> = &[
        ("url href file path image img link 图片 文件 地址 路径 圖 圖片", Same(Image::Src)),
        ("title description desc text 标题 说明 图片说明 描述 圖說", Same(Image::Caption)),
        ("author by photographer photo copyright source 作者 摄影者 摄影记者 署名 攝影", Same(Image::Credit)),
        ("alttext alternative 替代文本 替代", Same(Image::Alt)),
        ("focalpoint focuspoint focal 焦点位置 对焦点 焦點", Same(Image::Focus)),
        ("position objectposition gravity anchor crop 位置 裁剪 裁切 裁图 构图中心 主体 主体位置", Near(Image::Focus)),
    ];
}

impl ForeignKeys for Correction {
    const FOREIGN: Table<Correction> = &[
        ("day at time 时间 更正日期 更正时间", Same(Correction::Date)),
        ("content note description 说明 更正 更正内容 正文 內容", Same(Correction::Text)),
    ];
}

impl ForeignKeys for Withdrawn {
    const FOREIGN: Table<Withdrawn> = &[
        ("day at time 时间 撤稿日期 撤稿时间", Same(Withdrawn::Date)),
        ("why note text description 说明 理由 撤稿说明 撤稿理由 内容", Same(Withdrawn::Reason)),
        ("keep stub tombstone 痕迹 保留", Near(Withdrawn::Trace)),
    ];
}

impl ForeignKeys for Sheet {
    const FOREIGN: Table<Sheet> = &[
        ("issue issuenumber no 期 期数 总期号 总期数 期號", Same(Sheet::Number)),
        ("name headline 名称 刊名 特刊 標題", Same(Sheet::Title)),
        ("note remark remarks description 说明 附注 備註", Same(Sheet::Notes)),
        ("front isfront frontpage 上首页 首頁", Same(Sheet::IsFront)),
        ("各版 版次 版", Same(Sheet::Pages)),
        ("publishdate pubdate publishedat publishtime 发布日期 出报时间 上线时间 發布時間", Same(Sheet::PublishAt)),
        ("date day 日期 出版日期 出报日期 时间", Instead(DAY)),
    ];
}

impl ForeignKeys for Page {
    const FOREIGN: Table<Page> = &[
        ("page no pagenumber 版 版号 版序 序号", Same(Page::Number)),
        ("title section 标题 名称 版面名称 版面 栏目", Same(Page::Name)),
        ("editors 编辑 责编 主编 值班编辑 責任編輯", Same(Page::Editor)),
        ("layout design 设计 版式 美编 组版", Same(Page::Designer)),
        ("proof proofreaders 校检 检校 值班校对 校對", Same(Page::Proofreader)),
        ("image img jpg 图 图片 版面图片 版图 版面圖", Same(Page::Picture)),
        ("pdffile pdf文件 pdf版 版面pdf", Same(Page::Pdf)),
    ];
}

const DAY: Words = Words::new(
    "the day is the name of the edition's folder; an hour to publish at goes into `publish_at`",
    "日期就是这一期文件夹的名字，不用写；要定时发布，写 `发布时间`（`publish_at`）",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_foreign_name_is_ours_or_stands_twice() {
        fn check<K: ForeignKeys>() {
            let names: Vec<&str> = K::FOREIGN.iter().flat_map(|(names, _)| names.split(' ')).collect();
            for (at, name) in names.iter().enumerate() {
                assert_eq!(*name, plain(name));
                assert!(!names[..at].contains(name), "{name} stands twice");
                assert!(K::ALL.iter().all(|key| !key.names.contains(name)), "{name} is ours");
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

    #[test]
    fn spelling_does_not_matter() {
        for name in ["Title", "TITLE", "head-line", "正题"] {
            assert_eq!(Article::meant(name), Some(Same(Article::Title)), "{name}");
        }
        assert_eq!(Article::meant("publishAt"), Some(Same(Article::PublishAt)));
        assert_eq!(Article::meant("featured_image"), Some(Near(Article::Images)));
        assert_eq!(Article::meant("天气"), None);
    }
}
