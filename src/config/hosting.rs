//! Where the site is published: `[hosting]` of site.toml.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::Diagnostics;
use crate::host::Host;
use crate::rules::hosting::{bad_source, name_a_directive, unknown_directive};
use crate::source::SourcePath;

/// What the paper says of its host.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("x-zh" = "网站发布在哪里。"))]
pub struct Hosting {
    /// The host that the site is for: its limits are watched, and files that it does not read are left out.
    #[schemars(extend("x-zh" = "网站要发布到的托管平台：会留意它的限制，它不读的文件不生成。"))]
    pub target: Option<Host>,
    /// What pages may load beside the site's own files: sources to add to the Content-Security-Policy, by directive, as
    /// in `img-src = ["https://pictures.example.com"]`.
    #[schemars(extend("x-zh" = "除网站自己的文件外，页面还可以加载哪里的内容：按指令写明来源，加进内容安全策略，如 `img-src = [\"https://pictures.example.com\"]`。"))]
    pub csp: BTreeMap<String, Vec<String>>,
}

/// The directives of Content Security Policy Level 3 that name sources.
pub const DIRECTIVES: [&str; 17] = [
    "default-src",
    "base-uri",
    "child-src",
    "connect-src",
    "font-src",
    "form-action",
    "frame-ancestors",
    "frame-src",
    "img-src",
    "manifest-src",
    "media-src",
    "object-src",
    "script-src",
    "script-src-elem",
    "style-src",
    "style-src-attr",
    "worker-src",
];

/// Tells of directives and sources that a browser would not understand.
pub fn check(path: &SourcePath, hosting: &Hosting, diagnostics: &mut Diagnostics) {
    for (directive, sources) in &hosting.csp {
        if !DIRECTIVES.contains(&directive.as_str()) {
            diagnostics.push(
                unknown_directive(directive)
                    .at_key(path, directive)
                    .suggest_or((directive, DIRECTIVES), name_a_directive()),
            );
        }
        for source in sources.iter().filter(|source| !is_source(source)) {
            diagnostics.push(bad_source(source).at_value(path, directive, source));
        }
    }
}

/// Whether a text is one source: it must not end the directive, the policy or the header line.
fn is_source(source: &str) -> bool {
    let is_clean = !source.is_empty() && source.chars().all(|c| c.is_ascii_graphic() && !";,\"".contains(c));
    // `'none'` allows nothing, so it cannot be added to what is allowed.
    let is_quoted = source.starts_with('\'') && source.ends_with('\'') && source.len() > 2 && source != "'none'";
    is_clean && (is_quoted || !source.contains('\'') && (source.contains('.') || source.contains(':')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_cannot_end_its_directive_or_allow_nothing() {
        for good in ["https://a.example", "https://a.example/x/", "*.a.example", "data:", "'unsafe-inline'", "https:"] {
            assert!(is_source(good), "{good}");
        }
        for bad in [
            "",
            "https://a.example; script-src *",
            "a.example,b.example",
            "'none'",
            "'",
            "self",
            "https://港.example",
            "a b",
        ] {
            assert!(!is_source(bad), "{bad}");
        }
    }
}
