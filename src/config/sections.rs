//! The sections of site.toml.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::address;
use crate::config::entry::At;
use crate::config::site_toml::{SectionToml, SiteToml};
use crate::config::understood::Section;
use crate::diagnostic::{Diagnostics, closest, did_you_mean};
use crate::rules::site_toml::{
    HAS_WHITE_SPACE, bad_section_slug, same_section, section_listed_twice, sections_share_address, unknown_front_box,
};
use crate::source::SourcePath;

/// The sections in their order; two with one name or one address are told.
pub fn sections(at: &At<'_>, typed: &SiteToml, diagnostics: &mut Diagnostics) -> Vec<Section> {
    let mut ordered: Vec<(usize, &SectionToml)> = typed.sections.iter().enumerate().collect();
    ordered.sort_by_key(|(_, section)| section.order.unwrap_or(i64::MAX));
    let mut sections: Vec<Section> = Vec::with_capacity(ordered.len());
    let mut by_name: HashMap<String, (usize, &str)> = HashMap::new();
    let mut by_slug: HashMap<String, &str> = HashMap::new();
    for (index, typed) in ordered {
        let slug = typed.slug.as_deref().map(address::composed);
        let slug = slug.map_or_else(|| address::slug_of(&typed.name), Cow::into_owned);
        let key = if typed.slug.is_some() { "slug" } else { "name" };
        let blank = slug.contains(char::is_whitespace).then_some(HAS_WHITE_SPACE);
        if let Some(problem) = address::check_slug(&slug).err().or(blank) {
            diagnostics.push(at.place(bad_section_slug(&slug, problem), ("sections", index, key)));
        }
        let name = Cow::into_owned(address::fold_name(&typed.name));
        if let Some((first, other)) = by_name.get(&name) {
            let help = same_section(other, at.entries.line("sections", *first, "name"));
            diagnostics.push(at.place(section_listed_twice(&typed.name).help(help), ("sections", index, "name")));
        } else if let Some(other) = by_slug.get(&address::fold(&slug)) {
            let mistake = sections_share_address(other, &typed.name, &slug);
            diagnostics.push(at.place(mistake, ("sections", index, key)));
        }
        by_name.entry(name).or_insert((index, &typed.name));
        by_slug.entry(address::fold(&slug)).or_insert(&typed.name);
        sections.push(Section {
            name: typed.name.clone(),
            slug,
            description: typed.description.clone(),
            display: typed.display,
            template: typed.template.clone(),
        });
    }
    sections
}

/// Sections that the front page shall box and that are not listed; without a list, articles make it.
pub fn front_boxes(path: &SourcePath, typed: &SiteToml, diagnostics: &mut Diagnostics) {
    if typed.sections.is_empty() {
        return;
    }
    let names = || typed.sections.iter().map(|section| section.name.as_str());
    for name in typed.front.boxes.iter().filter(|name| !names().any(|known| address::is_same_name(known, name))) {
        let unknown = unknown_front_box(name).at_value(path, "boxes", name);
        diagnostics.push(match closest(name, names()) {
            Some(near) => unknown.help(did_you_mean(near)),
            None => unknown,
        });
    }
}
