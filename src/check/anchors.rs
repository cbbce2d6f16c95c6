//! Links to places that pages do not have.

use std::collections::HashSet;

use crate::diagnostic::Diagnostics;
use crate::load::TemplateText;
use crate::model::link::anchors::LostAnchor;

/// What is said of places that neither articles nor the theme have.
pub fn warnings(lost: Vec<LostAnchor>, templates: &[TemplateText]) -> Diagnostics {
    if lost.is_empty() {
        return vec![];
    }
    let ids: HashSet<&str> = templates.iter().flat_map(|template| ids(&template.text)).collect();
    lost.into_iter().filter(|lost| !ids.contains(&*lost.anchor)).map(|lost| lost.diagnostic).collect()
}

/// The ids that stand in a template.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    let values = [" id=\"", " id='", " id="].map(|mark| text.split(mark).skip(1));
    values.into_iter().flatten().filter_map(|rest| rest.split(['"', '\'', ' ', '>', '\n']).next())
}
