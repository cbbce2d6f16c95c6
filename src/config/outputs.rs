//! The switches of site.toml's `[outputs]`: which outputs are made, and their sizes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which outputs are made, and their sizes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
// Each is a switch of its own in site.toml.
#[allow(clippy::struct_excessive_bools)]
#[schemars(extend("x-zh" = "生成哪些内容，各放多少。"))]
pub struct Outputs {
    /// Articles on one page of a list.
    #[schemars(extend("x-zh" = "列表一页有多少篇稿件。"))]
    pub list_size: usize,
    /// A page of each author.
    #[schemars(extend("x-zh" = "每位作者一个页面。"))]
    pub authors: bool,
    /// A page of each topic.
    #[schemars(extend("x-zh" = "每个主题词一个页面。"))]
    pub topics: bool,
    /// The archive, a page a year.
    #[schemars(extend("x-zh" = "往期，一年一页。"))]
    pub archive: bool,
    /// The page of all corrections.
    #[schemars(extend("x-zh" = "全部更正的页面。"))]
    pub corrections: bool,
    /// Atom, RSS and JSON feeds of the paper, of each section and of the corrections.
    #[schemars(extend("x-zh" = "全报、每个栏目和更正的订阅源：Atom、RSS、JSON Feed。"))]
    pub feeds: bool,
    /// Articles in one feed.
    #[schemars(extend("x-zh" = "一个订阅源里有多少篇稿件。"))]
    pub feed_size: usize,
    /// What of an article a feed carries.
    #[schemars(extend("x-zh" = "订阅源带上稿件的多少内容。"))]
    pub feed_content: FeedContent,
    /// Feeds of each author too: three files for everyone who ever wrote.
    #[schemars(extend("x-zh" = "每位作者也有订阅源：凡是写过稿的，每人三个文件。"))]
    pub author_feeds: bool,
    /// Each edition as JSON (`edition.json`), with `/editions.json` as the way to them.
    #[schemars(extend("x-zh" = "每一期的 JSON（`edition.json`），从 `/editions.json` 可以找到它们。"))]
    pub edition_json: bool,
    /// Each article and each edition as ninjs 3.1, for agencies and syndication.
    #[schemars(extend("x-zh" = "每篇稿件、每一期的 ninjs 3.1，供通讯社和转载方使用。"))]
    pub ninjs: bool,
    /// Each article as Markdown (`index.md`).
    #[schemars(extend("x-zh" = "每篇稿件的 Markdown（`index.md`）。"))]
    pub article_markdown: bool,
    /// Each article as plain text (`index.txt`).
    #[schemars(extend("x-zh" = "每篇稿件的纯文本（`index.txt`）。"))]
    pub article_text: bool,
    /// What language models read first.
    #[schemars(extend("x-zh" = "`/llms.txt`：给大语言模型先读的文件。"))]
    pub llms_txt: bool,
    /// Sitemaps, the news sitemap and robots.txt.
    #[schemars(extend("x-zh" = "站点地图、新闻站点地图和 robots.txt。"))]
    pub sitemaps: bool,
    /// Pages and a `_redirects` file for `aliases`.
    #[schemars(extend("x-zh" = "为旧网址（`aliases`）生成页面和 `_redirects` 文件。"))]
    pub redirects: bool,
    /// The ledger of published addresses, `addresses.txt`: an article that is renamed leads on from its old address, and
    /// one that ends says so.
    #[schemars(extend("x-zh" = "发布过的网址记在 `addresses.txt` 里：稿件改名，旧网址会转过去；稿件撤下，原网址上有一页说明。"))]
    pub ledger: bool,
    /// The search page and what it looks through, a file a month.
    #[schemars(extend("x-zh" = "检索：检索页和供它查找的文件，每月一份。"))]
    pub search: bool,
    /// The addresses of the common 数字报 systems lead to the pages and articles: `html/2025-06/16/node_1.htm` to the
    /// first page, `content_1002.htm` to the second article on it.
    #[schemars(extend("x-zh" = "常见数字报系统的旧网址也能打开：`html/2025-06/16/node_1.htm` 到第一版，`content_1002.htm` 到该版第二篇。"))]
    pub epaper_addresses: bool,
    /// A `_headers` file, by which hosts send pages with a Content-Security-Policy and keep files as long as they may.
    #[schemars(extend("x-zh" = "`_headers` 文件：托管平台据此发送内容安全策略，并让文件尽量久地缓存。"))]
    pub headers: bool,
    /// A service worker that keeps the newest edition and what was read for readers without a connection, and what a
    /// home screen needs to show the paper as an app.
    #[schemars(extend("x-zh" = "没有网络时也能看最新一期和读过的内容；报纸可以放到手机桌面上。"))]
    pub offline: bool,
    /// A gzip and a Brotli copy beside every text file, for servers that send them as they are.
    #[schemars(extend("x-zh" = "每个文本文件旁边放一份 gzip 和一份 Brotli 压缩副本，给直接发送压缩副本的服务器用。"))]
    pub precompressed: bool,
}

impl Default for Outputs {
    fn default() -> Outputs {
        Outputs {
            list_size: 50,
            authors: true,
            topics: true,
            archive: true,
            corrections: true,
            feeds: true,
            feed_size: 20,
            feed_content: FeedContent::Summary,
            author_feeds: false,
            edition_json: true,
            ninjs: false,
            article_markdown: false,
            article_text: false,
            llms_txt: true,
            sitemaps: true,
            redirects: true,
            ledger: true,
            search: true,
            epaper_addresses: false,
            headers: true,
            offline: true,
            precompressed: false,
        }
    }
}

/// What of an article a feed carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(extend("x-zh" = "订阅源带上稿件的多少内容。"))]
pub enum FeedContent {
    /// Its summary.
    #[schemars(extend("x-zh" = "只有摘要。"))]
    Summary,
    /// All of its text and pictures.
    #[schemars(extend("x-zh" = "全文和图片。"))]
    Full,
}
