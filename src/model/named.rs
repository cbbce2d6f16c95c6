//! What the articles' names mean: their sections, and where the lists of their authors and topics lie.

use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::manuscript::{Manuscript, keys};
use crate::model::article::Label;
use crate::model::names::{self, Names};
use crate::model::place::Place;
use crate::model::sections::Sections;

pub struct Named {
    pub sections: Sections,
    pub authors: Names,
    pub topics: Names,
}

impl Named {
    /// From the public articles; names that are typed in several ways are told.
    pub fn of(
        manuscripts: &[Arc<Manuscript>],
        places: &[Option<Place>],
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) -> Named {
        let of_authors = || {
            if !config.outputs.authors {
                return vec![];
            }
            names::lists(manuscripts, places, |front| front.authors.iter().map(|credit| credit.name.as_str()))
        };
        let of_topics = || {
            if !config.outputs.topics {
                return vec![];
            }
            names::lists(manuscripts, places, |front| front.topics.iter().map(String::as_str))
        };
        let of_sections = || names::lists(manuscripts, places, |front| front.section.as_deref().into_iter());
        let (authors, (topics, made)) = rayon::join(of_authors, || rayon::join(of_topics, of_sections));
        names::odd_spellings(&authors, keys::Article::Authors, diagnostics);
        names::odd_spellings(&topics, keys::Article::Topics, diagnostics);
        let sections = Sections::of(config, &made);
        if config.sections.is_empty() {
            names::odd_spellings(&made, keys::Article::Section, diagnostics);
        } else {
            sections.odd_spellings(&made, diagnostics);
        }
        Named {
            sections,
            authors: Names::of(&authors, |slug| names::address_of_author(&config.base, slug)),
            topics: Names::of(&topics, |slug| names::address_of_topic(&config.base, slug)),
        }
    }

    /// Stands for all that an edition does not say of its names itself.
    pub fn digest(&self) -> Digest {
        // Without a list of sections in site.toml, the articles make it.
        let labels: Vec<&Label> = self.sections.list.iter().map(|(_, label)| label.as_ref()).collect();
        Digest::of(&(labels, self.authors.exceptions, self.topics.exceptions))
    }
}
