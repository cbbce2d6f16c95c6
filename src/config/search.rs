//! The archive search: `[search]` of site.toml.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostics;
use crate::rules::site_toml::bad_search_size;
use crate::source::SourcePath;

/// The archive search.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("x-zh" = "全文检索。"))]
pub struct Search {
    /// Whether there is one.
    #[schemars(extend("x-zh" = "要不要检索。"))]
    pub enabled: bool,
    /// What of an article is found.
    #[schemars(extend("x-zh" = "检索稿件的哪些内容。"))]
    pub fields: Fields,
    /// About how large a file of terms is, in kilobytes of 1024 bytes: 16 to 1024. Larger files are fewer, and readers load
    /// more for a question.
    #[schemars(extend("x-zh" = "一个词表文件大约多少 KB（1 KB 是 1024 字节），16 到 1024。文件大一些，总数就少一些，读者每次检索要多下载一些。"))]
    pub terms_kb: u32,
    /// The same of a file of texts before it is compressed: 32 to 4096.
    #[schemars(extend("x-zh" = "一个正文文件压缩前大约多少 KB，32 到 4096。"))]
    pub texts_kb: u32,
    /// About how many articles of finished years share their files of terms: 1,000 to 1,000,000.
    #[schemars(extend("x-zh" = "往年的稿件大约每多少篇合用一套词表，1000 到 1000000。"))]
    pub shelf: u32,
}

/// What of an article is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(extend("x-zh" = "检索稿件的哪些内容。"))]
pub enum Fields {
    /// All of it.
    #[schemars(extend("x-zh" = "全文。"))]
    All,
    /// Headlines, bylines, sections and topics, and no texts.
    #[schemars(extend("x-zh" = "只有标题、作者、栏目和主题词，没有正文。"))]
    Heads,
}

impl Default for Search {
    fn default() -> Search {
        Search { enabled: true, fields: Fields::All, terms_kb: 36, texts_kb: 150, shelf: 50_000 }
    }
}

/// Tells of sizes that would make a paper's files too many or too large to be served.
pub fn check(path: &SourcePath, search: &Search, diagnostics: &mut Diagnostics) {
    for (key, value, least, most) in [
        ("terms_kb", search.terms_kb, 16, 1024),
        ("texts_kb", search.texts_kb, 32, 4096),
        ("shelf", search.shelf, 1_000, 1_000_000),
    ] {
        if !(least..=most).contains(&value) {
            diagnostics.push(bad_search_size(key, value as usize, least as usize, most as usize).at_value(
                path,
                key,
                &value.to_string(),
            ));
        }
    }
}
