//! The paper as an app on a reader's screen: `[app]` of site.toml.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::Diagnostics;
use crate::rules::site_toml::bad_colour;
use crate::source::SourcePath;

/// How the paper looks when a reader puts it on the home screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("x-zh" = "读者把报纸放到手机桌面上时的样子。"))]
pub struct App {
    /// The name under the icon, where there is room for about twelve characters; default: the paper's.
    #[schemars(extend("x-zh" = "图标下面的名字，大约能放十二个字符；不写就用报名。"))]
    pub short_name: Option<String>,
    /// The colour of the window's frame, as in `#faf7f0`.
    #[schemars(extend("x-zh" = "窗口边框的颜色，如 `#faf7f0`。"))]
    pub theme_color: String,
    /// The colour of the window before the first page is there.
    #[schemars(extend("x-zh" = "第一页出来之前窗口的颜色。"))]
    pub background_color: String,
}

impl Default for App {
    /// The colour of the built-in theme's paper.
    fn default() -> App {
        let paper = || "#faf7f0".to_owned();
        App { short_name: None, theme_color: paper(), background_color: paper() }
    }
}

/// Tells of what is no colour.
pub fn check(path: &SourcePath, app: &App, diagnostics: &mut Diagnostics) {
    for (key, color) in [("theme_color", &app.theme_color), ("background_color", &app.background_color)] {
        if !is_color(color) {
            diagnostics.push(bad_colour(color).at_value(path, key, color));
        }
    }
}

fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}
