//! Whether security.txt can be published, and is still trusted.

use crate::diagnostic::Diagnostics;
use crate::model::Site;
use crate::rules::hosting::{
    give_another_day, publish_or_give_a_day, security_expired, security_without_end, with_the_newest_edition,
};
use crate::source::SourcePath;

/// What the build's clock says of the file.
pub fn warnings(site: &Site) -> Diagnostics {
    let path = SourcePath::new("site.toml");
    let Some(security) = &site.config.security else { return vec![] };
    let warning = match (
        security.expires(site.newest().map(|edition| edition.head.date), &site.config.zone),
        &security.expires,
    ) {
        (None, _) => security_without_end().at_key(&path, "contact"),
        (Some(end), Some((typed, _))) if end <= site.now => {
            security_expired().at_value(&path, "expires", typed).help(give_another_day())
        }
        (Some(end), None) if end <= site.now => {
            let warning = security_expired().at_key(&path, "contact");
            warning.label(with_the_newest_edition()).help(publish_or_give_a_day())
        }
        _ => return vec![],
    };
    vec![warning]
}
