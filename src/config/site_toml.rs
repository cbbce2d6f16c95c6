//! `site.toml` as typed.

use newsprint_text::Options;
use newsprint_text::address::Schemes;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::app::App;
use crate::config::article_templates::ArticleTemplates;
use crate::config::assets::Assets;
use crate::config::check::Levels;
use crate::config::hosting::Hosting;
use crate::config::outputs::Outputs;
use crate::config::pictures::Pictures;
use crate::config::search::Search;
use crate::config::security::SecurityToml;

/// `site.toml` as typed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-zh" = "`site.toml`：本报的设置。"))]
pub struct SiteToml {
    /// The paper's name.
    #[schemars(extend("x-zh" = "报名。"))]
    pub title: String,
    /// Where the site will stand, with a path when it is not the root: `https://example.com/paper/`.
    #[schemars(extend("x-zh" = "网站的网址；不在根目录就带上路径：`https://example.com/paper/`。"))]
    pub base_url: String,
    /// One sentence about the paper.
    #[serde(default)]
    #[schemars(extend("x-zh" = "用一句话介绍本报。"))]
    pub description: String,
    /// Language of the paper and its interface, as in BCP 47.
    #[serde(default = "default_language")]
    #[schemars(extend("x-zh" = "本报和界面的语言，按 BCP 47 写，如 `zh-CN`。"))]
    pub language: String,
    /// The paper's time zone, as in the IANA database.
    #[serde(default = "default_timezone")]
    #[schemars(extend("x-zh" = "本报的时区，用 IANA 数据库里的名称，如 `Asia/Shanghai`。"))]
    pub timezone: String,
    /// The number of a serial in China (国内统一连续出版物号), as in `CN 41-0001`.
    #[schemars(extend("x-zh" = "国内统一连续出版物号，如 `CN 41-0001`。"))]
    pub cn_number: Option<String>,
    /// The number by which China's post takes subscriptions (邮发代号).
    #[schemars(extend("x-zh" = "邮发代号。"))]
    pub postal_code: Option<String>,
    /// ISSN, as in `1234-5678`.
    #[schemars(extend("x-zh" = "国际标准连续出版物号 ISSN，如 `1234-5678`。"))]
    pub issn: Option<String>,
    /// Who publishes the paper (主办单位).
    #[schemars(extend("x-zh" = "主办单位。"))]
    pub publisher: Option<String>,
    /// Licence and record numbers, shown at the foot of every page.
    #[serde(default)]
    #[schemars(extend("x-zh" = "许可证号和备案号，印在每页的页脚。"))]
    pub licences: Vec<Licence>,
    /// Every section that articles may name, in the paper's order.
    #[serde(default)]
    #[schemars(extend("x-zh" = "栏目：稿件能用的全部栏目，按本报的次序。"))]
    pub sections: Vec<SectionToml>,
    /// The paper's name as a drawing.
    #[schemars(extend("x-zh" = "画出来的报名。"))]
    pub nameplate: Option<Nameplate>,
    /// The template of each kind of article.
    #[serde(default)]
    #[schemars(extend("x-zh" = "各种体裁的稿件用哪个模板。"))]
    pub article_templates: ArticleTemplates,
    /// Links of the site's main navigation, after the sections.
    #[serde(default)]
    #[schemars(extend("x-zh" = "主导航里的链接，排在栏目后面。"))]
    pub navigation: Vec<Navigation>,
    /// The hub that tells subscribers of the feeds at once (`WebSub`); whoever publishes the site must ping it.
    #[schemars(extend("x-zh" = "WebSub 推送站的网址，由它马上通知订阅者；每次发布网站后要告诉它。"))]
    pub websub_hub: Option<String>,
    /// Which outputs are made, and their sizes.
    #[serde(default)]
    #[schemars(extend("x-zh" = "生成哪些内容，各放多少。"))]
    pub outputs: Outputs,
    /// What the front page shows.
    #[serde(default)]
    #[schemars(extend("x-zh" = "首页放些什么。"))]
    pub front: Front,
    /// How Markdown is read.
    #[serde(default)]
    #[schemars(extend("x-zh" = "怎样读 Markdown。"))]
    pub markdown: Markdown,
    /// Whom to tell of a weakness of the site: makes `.well-known/security.txt`.
    #[schemars(extend("x-zh" = "网站有漏洞时向谁报告：会生成 `.well-known/security.txt`。"))]
    pub security: Option<SecurityToml>,
    /// Where the site is published.
    #[serde(default)]
    #[schemars(extend("x-zh" = "网站发布在哪里。"))]
    pub hosting: Hosting,
    /// The files beside the articles.
    #[serde(default)]
    #[schemars(extend("x-zh" = "放在稿件旁边的文件。"))]
    pub assets: Assets,
    /// What readers are sent of pictures.
    #[serde(default)]
    #[schemars(extend("x-zh" = "发给读者的图片。"))]
    pub pictures: Pictures,
    /// The archive search.
    #[serde(default)]
    #[schemars(extend("x-zh" = "全文检索。"))]
    pub search: Search,
    /// The paper as an app on a reader's screen.
    #[serde(default)]
    #[schemars(extend("x-zh" = "报纸放到读者的手机桌面上时的样子。"))]
    pub app: App,
    /// How much rules weigh, by their codes: `unknown-key = "error"`, `unused-text = "off"`.
    #[serde(default)]
    #[schemars(extend("x-zh" = "各条规则算差错、提醒还是不提示，按代号写：`unknown-key = \"error\"`、`unused-text = \"off\"`。"))]
    pub check: Levels,
    /// Whether HTML is written without needless white space.
    #[serde(default = "yes")]
    #[schemars(extend("x-zh" = "HTML 里是否去掉多余的空白。"))]
    pub minify: bool,
}

/// A licence or record number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-zh" = "一个许可证号或备案号。"))]
pub struct Licence {
    /// What it is, as in `ICP`.
    #[schemars(extend("x-zh" = "名目，如“互联网新闻信息服务许可证”。"))]
    pub name: String,
    /// Its number.
    #[schemars(extend("x-zh" = "号码。"))]
    pub number: String,
    /// Where the number can be checked.
    #[schemars(extend("x-zh" = "可以查验这个号码的网址。"))]
    pub url: Option<String>,
}

/// The paper's name as a drawing, shown in place of its letters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-zh" = "画出来的报名，代替文字显示。"))]
pub struct Nameplate {
    /// The picture in `static/`, as in `img/nameplate.svg`.
    #[schemars(extend("x-zh" = "`static/` 里的图片，如 `img/nameplate.svg`。"))]
    pub light: String,
    /// The picture on dark ground; default: the same.
    #[schemars(extend("x-zh" = "深色底上的图片；不写就用同一张。"))]
    pub dark: Option<String>,
}

/// A section (栏目) as site.toml lists it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-zh" = "site.toml 里列出的一个栏目。"))]
pub struct SectionToml {
    /// The name that articles give.
    #[schemars(extend("x-zh" = "稿件里写的栏目名。"))]
    pub name: String,
    /// The last part of its address; default: the name.
    #[schemars(extend("x-zh" = "网址的最后一段；不写就用栏目名。"))]
    pub slug: Option<String>,
    /// A sentence about the section.
    #[serde(default)]
    #[schemars(extend("x-zh" = "用一句话介绍这个栏目。"))]
    pub description: String,
    /// How its stories stand together on a page; default: by its name and the stories.
    #[schemars(extend("x-zh" = "同一版上它的稿件怎样放在一起；不写，按栏目名和稿件来定。"))]
    pub display: Option<Display>,
    /// Its place in lists; default: as listed.
    #[schemars(extend("x-zh" = "在列表里的次序；不写就按这里的先后。"))]
    pub order: Option<i64>,
    /// The template of its articles, by its name without `.html`; default: that of their kind.
    #[schemars(extend("x-zh" = "这个栏目的稿件用哪个模板，写模板的名字，不带 `.html`；不写就看体裁。"))]
    pub template: Option<String>,
}

/// How the stories of a section that stand together on a page are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(extend("x-zh" = "同一栏目的稿件在版面上怎样放在一起。"))]
pub enum Display {
    /// In a frame under the section's name, as short stories are.
    #[schemars(extend("x-zh" = "加框，框上有栏目名；用于短稿。"))]
    Box,
    /// Under the section's name.
    #[schemars(extend("x-zh" = "放在栏目名下面。"))]
    Group,
    /// Each with the section's name above its headline.
    #[schemars(extend("x-zh" = "每篇的标题上面写栏目名。"))]
    Label,
    /// As all others.
    #[schemars(extend("x-zh" = "不写栏目名。"))]
    None,
}

/// What the front page shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("x-zh" = "首页放些什么。"))]
pub struct Front {
    /// Stories at its top at most, the lead not counted.
    #[schemars(extend("x-zh" = "首页上部最多放几篇稿件，头条不算。"))]
    pub stories: usize,
    /// Stories of each other newspaper page at most; default: fewer where there are many pages.
    #[schemars(extend("x-zh" = "其他各版在首页最多放几篇；不写，版越多每版放得越少。"))]
    pub stories_a_page: Option<usize>,
    /// Sections of which all stories of the day stand in a box at the top, by their names.
    #[schemars(extend("x-zh" = "哪些栏目当天的稿件全部放进首页上部的一个框里，写栏目名。"))]
    pub boxes: Vec<String>,
}

impl Default for Front {
    fn default() -> Front {
        Front { stories: 12, stories_a_page: None, boxes: vec![] }
    }
}

/// A link of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-zh" = "主导航里的一个链接。"))]
pub struct Navigation {
    /// What readers see.
    #[schemars(extend("x-zh" = "读者看到的文字。"))]
    pub name: String,
    /// An address of the site (`/archive/`) or a whole URL.
    #[schemars(extend("x-zh" = "站内地址（如 `/archive/`）或完整的网址。"))]
    pub url: String,
}

/// How Markdown is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("x-zh" = "怎样读 Markdown。"))]
pub struct Markdown {
    /// Lets HTML in articles through as it is.
    #[schemars(extend("x-zh" = "稿件里的 HTML 原样保留。"))]
    pub raw_html: bool,
    /// Curls straight quotes and joins dashes; for papers in Latin letters.
    #[schemars(extend("x-zh" = "把直引号变成弯引号，连写的短横变成破折号；给西文报纸用。"))]
    pub smart_punctuation: bool,
    /// Takes lines behind four spaces or a tab for code, as `CommonMark` does; otherwise they are paragraphs.
    #[schemars(extend("x-zh" = "行首四个空格或一个制表符，按 CommonMark 当作代码；不开就是缩进的段落。"))]
    pub indented_code: bool,
    /// Schemes that links may have beside `http`, `https`, `mailto`, `tel` and `geo`, as in `["magnet"]`.
    #[schemars(extend("x-zh" = "除 `http`、`https`、`mailto`、`tel`、`geo` 之外，链接还可以用的协议，如 `[\"magnet\"]`。"))]
    pub schemes: Vec<String>,
}

impl Markdown {
    pub fn options(&self) -> Options {
        Options {
            raw_html: self.raw_html,
            smart_punctuation: self.smart_punctuation,
            indented_code: self.indented_code,
            schemes: Schemes::of(self.schemes.iter().map(String::as_str)),
        }
    }
}

fn default_language() -> String {
    "zh-CN".to_owned()
}

fn default_timezone() -> String {
    "Asia/Shanghai".to_owned()
}

fn yes() -> bool {
    true
}
