//! The paper itself: what every page may say of it.

use std::sync::Arc;

use serde::Serialize;

use crate::address::Address;
use crate::config::{Config, Licence, Nameplate, Navigation, Outputs, Section, locale};
use crate::model::article::Label;

/// What every page may say.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Paper {
    pub title: String,
    pub description: String,
    pub language: String,
    /// The language as Open Graph writes it: `zh_CN`.
    pub locale: Option<String>,
    pub origin: String,
    /// The path prefix, without a slash at its end.
    pub base: String,
    pub url: Address,
    pub cn_number: Option<String>,
    pub postal_code: Option<String>,
    pub issn: Option<String>,
    pub publisher: Option<String>,
    pub nameplate: Option<Nameplate>,
    pub licences: Vec<Licence>,
    pub sections: Vec<Label>,
    pub navigation: Vec<Navigation>,
    pub outputs: Outputs,
    /// The Content-Security-Policies that pages say themselves.
    pub policies: Vec<String>,
}

impl Paper {
    pub fn of(config: &Config, sections: &[(Section, Arc<Label>)]) -> Paper {
        let navigation = config.navigation.iter().map(|entry| Navigation {
            name: entry.name.clone(),
            url: if entry.url.starts_with('/') { config.base.href(&entry.url) } else { entry.url.clone() },
        });
        Paper {
            title: config.title.clone(),
            description: config.description.clone(),
            language: config.language.clone(),
            locale: locale(&config.language),
            origin: config.base.origin.clone(),
            base: config.base.prefix.clone(),
            url: config.base.address("/"),
            cn_number: config.cn_number.clone(),
            postal_code: config.postal_code.clone(),
            issn: config.issn.clone(),
            publisher: config.publisher.clone(),
            nameplate: config.nameplate.clone(),
            licences: config.licences.clone(),
            sections: sections.iter().map(|(_, label)| Label::clone(label)).collect(),
            navigation: navigation.collect(),
            outputs: config.outputs.clone(),
            policies: config.policies.clone(),
        }
    }
}

#[cfg(test)]
impl Paper {
    /// A paper with a name and nothing else.
    pub fn for_tests() -> Paper {
        let path = crate::source::SourcePath::new("site.toml");
        let config = crate::config::read(&path, "title='日报'\nbase_url='https://a.example/'\n", None);
        Paper::of(&config.expect("the least config"), &[])
    }
}
