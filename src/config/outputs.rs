//! The switches of site.toml's `[outputs]`: which outputs are made, and their sizes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which outputs are made, and their sizes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
// Each is a switch of its own in site.toml.
#[allow(clippy::struct_excessive_bools)]
pub struct Outputs {
    /// Articles on one page of a list.
    pub list_size: usize,
    pub authors: bool,
    pub topics: bool,
    pub archive: bool,
    pub corrections: bool,
    /// Atom, RSS and JSON feeds of the paper, of each section and of the corrections.
    pub feeds: bool,
    /// Articles in one feed.
    pub feed_size: usize,
    /// What of an article a feed carries.
    pub feed_content: FeedContent,
    /// Feeds of each author too: three files for everyone who ever wrote.
    pub author_feeds: bool,
    /// Each edition as JSON (`edition.json`), with `/editions.json` as the way to them.
    pub edition_json: bool,
    /// Each article and each edition as ninjs 3.1, for agencies and syndication.
    pub ninjs: bool,
    /// Each article as Markdown (`index.md`).
    pub article_markdown: bool,
    /// Each article as plain text (`index.txt`).
    pub article_text: bool,
    /// What language models read first.
    pub llms_txt: bool,
    /// Sitemaps, the news sitemap and robots.txt.
    pub sitemaps: bool,
    /// Pages and a `_redirects` file for `aliases`.
    pub redirects: bool,
    /// 检索: the search page and what it looks through, a file a month.
    pub search: bool,
    /// The addresses of the common 数字报 systems lead to the pages and articles: `html/2025-06/16/node_1.htm` to the
    /// first page, `content_1002.htm` to the second article on it.
    pub epaper_addresses: bool,
    /// A `_headers` file, by which hosts send pages with a Content-Security-Policy and keep files as long as they may.
    pub headers: bool,
    /// A service worker that keeps the newest edition and what was read for readers without a connection, and what a
    /// home screen needs to show the paper as an app.
    pub offline: bool,
    /// A gzip and a Brotli copy beside every text file, for servers that send them as they are.
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
pub enum FeedContent {
    /// Its summary.
    Summary,
    /// All of its text and pictures.
    Full,
}
