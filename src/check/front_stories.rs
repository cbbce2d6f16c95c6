//! What edition.yaml puts at the top of the front page and the edition does not have.

use std::sync::Arc;

use crate::diagnostic::{self, Diagnostics};
use crate::manuscript::Manuscript;
use crate::manuscript::keys::{self, Keys};
use crate::manuscript::sheet::Sheet;
use crate::model::compose::is_named;
use crate::model::edition::EditionId;
use crate::model::place::{Home, Place, Sheets};
use crate::rules::paper::{unknown_front_story, write_file_of_story};

/// Names among `front_stories` that no article of the edition has, public or not.
pub fn warnings(sheets: &Sheets<'_>, manuscripts: &[Arc<Manuscript>], places: &[Option<Place>]) -> Diagnostics {
    let mut diagnostics = vec![];
    for (id, sheet) in sheets.iter().filter(|(_, sheet)| !sheet.front_stories.is_empty()) {
        of_sheet((id, sheet), manuscripts, places, &mut diagnostics);
    }
    diagnostics
}

fn of_sheet(
    (id, sheet): (&EditionId, &Sheet),
    manuscripts: &[Arc<Manuscript>],
    places: &[Option<Place>],
    diagnostics: &mut Diagnostics,
) {
    let is_own = |place: &Place| matches!(&place.home, Home::Edition { id: own, .. } if own == id);
    let own: Vec<(&Manuscript, &Place)> = (manuscripts.iter().map(AsRef::as_ref))
        .zip(places)
        .filter_map(|(manuscript, place)| Some((manuscript, place.as_ref().filter(|place| is_own(place))?)))
        .collect();
    for name in &sheet.front_stories {
        if own.iter().any(|(manuscript, place)| is_named(&manuscript.path, &place.address, name)) {
            continue;
        }
        let names = own.iter().map(|(manuscript, _)| manuscript.path.stem());
        let unknown = unknown_front_story(name).suggest_or((name, names), write_file_of_story());
        let told = unknown.at_value(&sheet.path, keys::Sheet::FrontStories.place(), name);
        diagnostic::tell(diagnostics, told);
    }
}
