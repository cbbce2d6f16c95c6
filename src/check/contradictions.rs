//! Articles and editions that contradict themselves or each other.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::Manuscript;
use crate::manuscript::keys::{self, Keys};
use crate::model::edition::EditionId;
use crate::model::place::{Home, Place, Sheets};
use crate::rules::paper::{never_public, two_fronts, two_leads};
use crate::source::SourcePath;

pub fn warnings(manuscripts: &[Arc<Manuscript>], places: &[Option<Place>], zone: &TimeZone) -> Diagnostics {
    let mut diagnostics: Diagnostics = manuscripts
        .par_iter()
        .zip(places)
        .filter_map(|(one, place)| contradiction(one, place.as_ref(), zone))
        .collect();
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
            Entry::Occupied(first) => {
                diagnostics.push(two_leads(first.get()).at_key(&manuscript.path, keys::Article::Lead.place()));
            }
        }
    }
    diagnostics
}

/// Editions of one day that all say that the front page is theirs.
pub fn fronts(sheets: &Sheets<'_>) -> Diagnostics {
    let fronts: Vec<_> = sheets.iter().filter(|(_, sheet)| sheet.is_front).collect();
    let days = fronts.chunk_by(|(one, _), (next, _)| one.date == next.date);
    let others = days.flat_map(|day| day[1..].iter().map(|(_, other)| (&day[0].1.path, other)));
    others.map(|(first, other)| two_fronts(first).at_key(&other.path, keys::Sheet::IsFront.place())).collect()
}

fn contradiction(manuscript: &Manuscript, place: Option<&Place>, zone: &TimeZone) -> Option<Diagnostic> {
    let (begins, ends) = (manuscript.front.publish_at?, manuscript.front.expires_at?);
    let day = place.and_then(|place| place.home.day());
    let is_never_public = begins.instant(day, zone)? >= ends.instant(day, zone)?;
    is_never_public.then(|| never_public().at_key(&manuscript.path, keys::Article::ExpiresAt.place()))
}
