//! The files beside the articles: `[assets]` of site.toml.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::Diagnostics;
use crate::rules::site_toml::{as_in_kml, bad_extension, write_extension};
use crate::source::SourcePath;

/// What the paper says of the files beside its articles: `[assets]` of site.toml.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("x-zh" = "放在稿件旁边的文件。"))]
pub struct Assets {
    /// Extensions of files that articles may link beside the usual kinds, as in `["kml"]`. HTML, XML and scripts run
    /// with the rights of the paper's own pages.
    #[schemars(extend("x-zh" = "除常用的种类外，稿件还可以链接的文件扩展名，如 `[\"kml\"]`。HTML、XML 和脚本会以本报页面的权限运行。"))]
    pub allow: Vec<String>,
}

/// Tells of what is no extension.
pub fn check(path: &SourcePath, assets: &Assets, diagnostics: &mut Diagnostics) {
    for typed in assets.allow.iter().filter(|typed| !is_extension(typed)) {
        let bare = typed.trim_start_matches(['*', '.']).to_ascii_lowercase();
        let help = if is_extension(&bare) { write_extension(&bare) } else { as_in_kml() };
        diagnostics.push(bad_extension(typed).at_value(path, "allow", typed).help(help));
    }
}

fn is_extension(text: &str) -> bool {
    let is_short = (1..=16).contains(&text.len());
    is_short && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}
