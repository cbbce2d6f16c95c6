//! Articles that contradict themselves or each other.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::Manuscript;
use crate::manuscript::keys::{self, Keys};
use crate::model::edition::EditionId;
use crate::model::place::{Home, Place};
use crate::source::SourcePath;

pub fn warnings(manuscripts: &[Arc<Manuscript>], places: &[Option<Place>], zone: &TimeZone) -> Diagnostics {
    let mut diagnostics: Diagnostics =
        manuscripts.par_iter().filter_map(|manuscript| never_public(manuscript, zone)).collect();
    let mut leads: HashMap<&EditionId, &SourcePath> = HashMap::new();
    for (manuscript, place) in manuscripts.iter().zip(places) {
        let Some(Place { home: Home::Edition { id, .. }, is_public: true, .. }) = place else { continue };
        if !manuscript.front.lead {
            continue;
        }
        match leads.entry(id) {
            Entry::Vacant(free) => {
                free.insert(&manuscript.path);
            }
            Entry::Occupied(first) => diagnostics.push(
                Diagnostic::warning("the edition has two lead stories")
                    .at_key(&manuscript.path, keys::Article::Lead.place())
                    .help(format!("the other is {}; keep one of them", first.get())),
            ),
        }
    }
    diagnostics
}

fn never_public(manuscript: &Manuscript, zone: &TimeZone) -> Option<Diagnostic> {
    let (begins, ends) = (manuscript.front.publish_at?, manuscript.front.expires_at?);
    (begins.instant(zone) >= ends.instant(zone)).then(|| {
        Diagnostic::warning("the article is never public: it expires before it is published")
            .at_key(&manuscript.path, keys::Article::ExpiresAt.place())
            .help("write an `expires_at` that is later than `publish_at`")
    })
}
