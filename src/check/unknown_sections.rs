//! Sections that site.toml does not list.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::manuscript::Manuscript;
use crate::manuscript::keys::{self, Keys};
use crate::model::Sections;
use crate::model::place::{Home, Place};
use crate::rules::paper::{add_section, leave_quotes_out, not_listed, quotes_are_text, unknown_section};

/// Articles whose section is not in site.toml.
pub fn mistakes(manuscripts: &[Arc<Manuscript>], places: &[Option<Place>], sections: &Sections) -> Diagnostics {
    let mistake = |(manuscript, place): (&Manuscript, &Option<Place>)| {
        let name = manuscript.front.section.as_ref()?;
        let is_standing = matches!(place, Some(Place { home: Home::Standing, .. }));
        if is_standing || sections.position(name).is_some() {
            return None;
        }
        let names = sections.list.iter().map(|(section, _)| section.name.as_str());
        let unknown = unknown_section(name).at_value(&manuscript.path, keys::Article::Section.place(), name);
        let bare = name.trim_matches(['“', '”', '‘', '’', '「', '」', '『', '』', '＂']);
        if bare != name {
            return Some(unknown.label(quotes_are_text()).suggest_or((bare, names), leave_quotes_out()));
        }
        Some(unknown.label(not_listed()).suggest_or((name, names), add_section(name)))
    };
    manuscripts.par_iter().map(AsRef::as_ref).zip(places).filter_map(mistake).collect()
}
