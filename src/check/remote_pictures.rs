//! Pictures that pages load from other sites.

use crate::diagnostic::Diagnostic;
use crate::model::Site;

/// How many origins a warning names.
const NAMED: usize = 5;

/// Tells once for the paper that its pages may load pictures from elsewhere, unless site.toml says so itself.
pub fn warning(site: &Site) -> Option<Diagnostic> {
    let known = site.config.hosting.csp.get("img-src");
    let is_known = |origin: &str| known.is_some_and(|known| known.iter().any(|known| known == origin));
    let is_new = |origin: &str| origin != "data:" && !is_known(origin);
    let new: Vec<(&str, usize)> = site
        .pictures
        .iter()
        .map(|(origin, count)| (origin.as_str(), *count))
        .filter(|(origin, _)| is_new(origin))
        .collect();
    if new.is_empty() {
        return None;
    }
    let named: Vec<String> = new
        .iter()
        .take(NAMED)
        .map(|(origin, count)| match count {
            0 => format!("`{origin}` (a newspaper page)"),
            1 => format!("`{origin}` (1 article)"),
            _ => format!("`{origin}` ({count} articles)"),
        })
        .collect();
    let more = new.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let first = new[0].0;
    Some(
        Diagnostic::warning(format!("pictures are shown from other sites: {}{more}", named.join(", ")))
            .help("those sites learn who reads the paper, and lists may load from them too: put the pictures beside the articles")
            .help(format!("or vouch for a site: `img-src = [\"{first}\"]` under `[hosting.csp]` in site.toml")),
    )
}
