//! The paper itself: what every page may say of it.

use std::sync::Arc;

use newsprint_text::{headline, width};
use serde::Serialize;

use crate::address::Address;
use crate::config::{Config, Licence, Nameplate, Navigation, Outputs, Section, locale};
use crate::model::article::Label;

/// What every page may say.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Paper {
    pub title: String,
    /// How the name sets as a nameplate: on how many lines, and how wide, in letters of full width.
    pub title_lines: u32,
    pub title_width: u32,
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
        let (title_lines, title_width) = nameplate(&config.title);
        Paper {
            title: config.title.clone(),
            title_lines,
            title_width,
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

/// Letters of full width that a nameplate has on one line at most.
const ONE_LINE: u32 = 10;

/// A long name is set on two lines: on how many, and how wide the wider one is, in letters of full width.
fn nameplate(name: &str) -> (u32, u32) {
    let name = name.trim();
    let whole = wide(name);
    if whole <= ONE_LINE * 100 {
        return (1, whole.div_ceil(100));
    }
    let wider = |at: usize| wide(name[..at].trim()).max(wide(name[at..].trim()));
    let spaces = name.match_indices(' ').map(|(at, _)| at);
    let narrowest = headline::breaks(name).into_iter().map(|one| one.at).chain(spaces).map(wider).min();
    narrowest.map_or((1, whole.div_ceil(100)), |width| (2, width.div_ceil(100)))
}

/// The width of a name in the heaviest type, in which Latin letters are wider; in hundredths of its size.
fn wide(name: &str) -> u32 {
    let latin: String = name.chars().filter(char::is_ascii).collect();
    width::of(name) + width::of(&latin) / 4
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_set_on_two_lines() {
        assert_eq!(nameplate("临澜日报"), (1, 4));
        assert_eq!(nameplate("临澜经济技术开发区新闻"), (2, 6));
        assert_eq!(nameplate("Linlan Daily").0, 1);
        let (lines, width) = nameplate("South Coast Herald & Gazette");
        assert!(lines == 2 && (7..=10).contains(&width), "{width}");
        assert_eq!(nameplate("Antidisestablishmentarianism").0, 1);
    }
}
