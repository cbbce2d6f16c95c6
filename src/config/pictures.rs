//! What readers are sent of pictures: `[pictures]` of site.toml.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::Diagnostics;
use crate::rules::site_toml::no_budget;
use crate::source::SourcePath;

/// What readers are sent of pictures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("x-zh" = "发给读者的图片。"))]
pub struct Pictures {
    /// Whether photographs are also made as AVIF, a fifth smaller than WebP and some ten times as slow to make; only in a
    /// newsprint that is built with it.
    #[schemars(extend("x-zh" = "照片是否另存 AVIF：比 WebP 小五分之一，但要多花十来倍的时间；要用带 AVIF 的 newsprint。"))]
    pub avif: bool,
    /// What the first view of a page may weigh on a telephone of 390 px, pictures and all, in kilobytes of 1000 bytes.
    #[schemars(extend("x-zh" = "手机（宽 390 像素）打开一个页面，第一屏连图片一共可以有多少 KB（1 KB 是 1000 字节）。"))]
    pub budget_kb: usize,
}

impl Pictures {
    /// Whether this program makes AVIF at all.
    pub const CAN_MAKE_AVIF: bool = cfg!(feature = "avif");

    /// Whether the paper wants AVIF and this program makes it.
    pub fn makes_avif(&self) -> bool {
        self.avif && Pictures::CAN_MAKE_AVIF
    }
}

impl Default for Pictures {
    fn default() -> Pictures {
        Pictures { avif: false, budget_kb: 1000 }
    }
}

/// Tells of a page that may weigh nothing.
pub fn check(path: &SourcePath, pictures: &Pictures, diagnostics: &mut Diagnostics) {
    if pictures.budget_kb == 0 {
        diagnostics.push(no_budget().at_value(path, "budget_kb", "0"));
    }
}
