//! Sections that site.toml does not list.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Section;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::Manuscript;
use crate::manuscript::keys::{self, Keys};
use crate::model::Label;
use crate::model::place::{Home, Place};

/// Articles whose section is not in site.toml.
pub fn mistakes(
    manuscripts: &[Arc<Manuscript>],
    places: &[Option<Place>],
    sections: &[(Section, Arc<Label>)],
) -> Diagnostics {
    let mistake = |(manuscript, place): (&Manuscript, &Option<Place>)| {
        let name = manuscript.front.section.as_ref()?;
        let is_standing = matches!(place, Some(Place { home: Home::Standing, .. }));
        if is_standing || sections.iter().any(|(section, _)| section.name == *name) {
            return None;
        }
        let names = sections.iter().map(|(section, _)| section.name.as_str());
        let bare = name.trim_matches(['“', '”', '‘', '’', '「', '」', '『', '』', '＂']);
        if bare != name {
            return Some(
                Diagnostic::error(format!("unknown section `{name}`"))
                    .at_value(&manuscript.path, keys::Article::Section.place(), name)
                    .label("Chinese quotation marks are part of the text")
                    .suggest_or((bare, names), "leave the quotation marks out"),
            );
        }
        let help = format!("add `[[sections]]` with `name = \"{name}\"` to site.toml");
        Some(
            Diagnostic::error(format!("unknown section `{name}`"))
                .at_value(&manuscript.path, keys::Article::Section.place(), name)
                .label("not listed in site.toml")
                .suggest_or((name, names), &help),
        )
    };
    manuscripts.par_iter().map(AsRef::as_ref).zip(places).filter_map(mistake).collect()
}
