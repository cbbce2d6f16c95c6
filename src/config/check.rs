//! How much each rule weighs for this paper: `[check]` of site.toml.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Diagnostics, Severity, Switch};
use crate::rules;
use crate::rules::site_toml::{fixed_rule, unknown_rule};
use crate::source::SourcePath;

/// What a rule is for a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(extend("x-zh" = "一条规则对本报来说算什么。"))]
pub enum Level {
    /// It tells nothing.
    #[schemars(extend("x-zh" = "不提示。"))]
    Off,
    /// The site is published all the same.
    #[schemars(extend("x-zh" = "提醒，照常发布。"))]
    Warn,
    /// Nothing is published until it is mended.
    #[schemars(extend("x-zh" = "差错，改好之前不发布。"))]
    Error,
}

impl Level {
    fn severity(self) -> Option<Severity> {
        match self {
            Level::Off => None,
            Level::Warn => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        }
    }
}

/// Levels by the codes of rules; other rules keep their own.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("x-zh" = "各条规则的级别，按代号写；没写的照旧。"))]
pub struct Levels(BTreeMap<String, Level>);

impl Levels {
    /// Diagnostics as they are for the paper: those that are off are gone. What is applied twice is applied once.
    #[must_use]
    pub fn apply(&self, diagnostics: Diagnostics) -> Diagnostics {
        if self.0.is_empty() {
            return diagnostics;
        }
        let weighed = diagnostics.into_iter().filter_map(|mut diagnostic| {
            if let Some(level) = self.0.get(&*diagnostic.code) {
                diagnostic.severity = level.severity()?;
            }
            Some(diagnostic)
        });
        weighed.collect()
    }
}

/// Tells of codes that nobody knows, and of rules that keep their level.
pub fn check(path: &SourcePath, levels: &Levels, diagnostics: &mut Diagnostics) {
    for (code, level) in &levels.0 {
        let Some(rule) = rules::find(code) else {
            let codes = rules::all().map(|rule| rule.code);
            diagnostics.push(unknown_rule(code).at_key(path, code).suggest(code, codes));
            continue;
        };
        if rule.switch == Switch::Fixed && level.severity() != Some(rule.level) {
            diagnostics.push(fixed_rule(code, rule.summary.into()).at_key(path, code));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::front_matter::{missing_title, unknown_key};
    use crate::rules::links::broken_link;

    fn levels(toml: &str) -> Levels {
        toml::from_str(toml).unwrap()
    }

    #[test]
    fn what_is_off_is_gone_and_the_others_have_their_levels() {
        let levels = levels("unknown-key = 'error'\nbroken-link = 'off'\n");
        let told = || vec![unknown_key("作着"), broken_link("a.md"), missing_title()];
        let weighed = levels.apply(told());
        let severities: Vec<_> = weighed.iter().map(|one| (&*one.code, one.severity)).collect();
        assert_eq!(severities, [("unknown-key", Severity::Error), ("missing-title", Severity::Error)]);
        assert_eq!(levels.apply(weighed.clone()), weighed);
        assert_eq!(Levels::default().apply(told()), told());
    }

    #[test]
    fn a_level_is_given_to_a_rule_that_has_it_and_takes_it() {
        let told = |toml: &str| {
            let mut diagnostics = vec![];
            check(&SourcePath::new("site.toml"), &levels(toml), &mut diagnostics);
            diagnostics.into_iter().map(|one| one.code.into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(told("unknown-key = 'off'\nunused-text = 'error'\n"), Vec::<String>::new());
        assert_eq!(told("unknown-kee = 'off'\n"), ["unknown-rule"]);
        assert_eq!(told("symbolic-link = 'off'\nsame-address = 'warn'\n"), ["fixed-rule", "fixed-rule"]);
        assert_eq!(told("symbolic-link = 'error'\n"), Vec::<String>::new());
    }
}
