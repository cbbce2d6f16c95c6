//! The sections of the paper, and which of them an article means by what it names.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::address::{self, Base};
use crate::config::{Config, Section};
use crate::diagnostic::{self, Diagnostics};
use crate::manuscript::keys::{self, Keys};
use crate::model::article::Label;
use crate::model::names::{self, List};
use crate::rules::paper::section_spelling;

/// Every section in the paper's order: as site.toml lists them, or, when it lists none, as public articles name them.
pub struct Sections {
    pub list: Vec<(Section, Arc<Label>)>,
    /// By every spelling of articles that make the sections, else as site.toml has them.
    by_name: HashMap<Box<str>, usize, RandomState>,
    by_fold: HashMap<Box<str>, usize, RandomState>,
}

impl Sections {
    /// From what site.toml lists, else from what the articles name.
    pub fn of(config: &Config, made: &[List<'_>]) -> Sections {
        let mut by_name: Vec<(&str, usize)> = vec![];
        let sections = if config.sections.is_empty() {
            let mut made: Vec<&List<'_>> = made.iter().collect();
            made.sort_unstable_by_key(|list| list.name());
            by_name.extend(made.iter().enumerate().flat_map(|(at, list)| list.spellings().map(move |name| (name, at))));
            made.iter().map(|list| section(list)).collect()
        } else {
            by_name.extend(config.sections.iter().enumerate().map(|(at, section)| (section.name.as_str(), at)));
            config.sections.clone()
        };
        let folded = |(name, at): &(&str, usize)| (Cow::into_owned(address::fold_name(name)).into_boxed_str(), *at);
        Sections {
            by_fold: by_name.iter().map(folded).collect(),
            by_name: by_name.iter().map(|(name, at)| (Box::from(*name), *at)).collect(),
            list: sections.into_iter().map(|section| labelled(&config.base, section)).collect(),
        }
    }

    /// The place of the section that is meant by a name, whatever its case and width.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).or_else(|| self.by_fold.get(&*address::fold_name(name))).copied()
    }

    /// The label of a section that site.toml writes otherwise, each told where an article typed it first.
    pub fn odd_spellings(&self, made: &[List<'_>], diagnostics: &mut Diagnostics) {
        for (name, path) in names::first_uses(made) {
            let Some(at) = self.position(name).filter(|_| !self.by_name.contains_key(name)) else { continue };
            let told = section_spelling(name, &self.list[at].0.name);
            diagnostic::tell(diagnostics, told.at_value(path, keys::Article::Section.place(), name));
        }
    }
}

fn section(list: &List<'_>) -> Section {
    Section {
        name: list.name().to_owned(),
        slug: list.slug.clone(),
        description: String::new(),
        display: None,
        template: None,
    }
}

fn labelled(base: &Base, section: Section) -> (Section, Arc<Label>) {
    let url = base.address(&format!("/sections/{}/", section.slug));
    let label = Label { name: section.name.clone(), url };
    (section, Arc::new(label))
}
