//! Whether security.txt can be published, and is still trusted.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Site;
use crate::source::SourcePath;

/// What the build's clock says of the file.
pub fn warnings(site: &Site) -> Diagnostics {
    let path = SourcePath::new("site.toml");
    let Some(security) = &site.config.security else { return vec![] };
    let warning = match (
        security.expires(site.newest().map(|edition| edition.head.date), &site.config.zone),
        &security.expires,
    ) {
        (None, _) => Diagnostic::warning("there is no security.txt yet: it has to expire, and nothing says when")
            .at_key(&path, "contact")
            .help("add `expires` under `[security]`; from the first edition on newsprint takes its date"),
        (Some(end), Some((typed, _))) if end <= site.now => {
            Diagnostic::warning("security.txt has expired, so nobody will trust it")
                .at_value(&path, "expires", typed)
                .help("check that the contact still holds, then give a day within the next year")
        }
        (Some(end), None) if end <= site.now => Diagnostic::warning("security.txt has expired with the newest edition")
            .at_key(&path, "contact")
            .help("publish an edition, or add `expires` under `[security]` with a day within the next year"),
        _ => return vec![],
    };
    vec![warning]
}
