//! What a template is made of: itself, what it extends and includes, and the components.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::digest::Digest;
use crate::load::TemplateText;

/// What a template is made of, for its fingerprint and for what it may name.
#[derive(Debug, Clone)]
pub struct Closure {
    /// Changes when anything changes that the template could show.
    pub digest: Digest,
    pub words: Words,
}

/// Every word of some sources; a variable that is none of them is not used there.
#[derive(Debug, Clone)]
pub struct Words(HashSet<String>);

impl Words {
    pub fn of<'s>(sources: impl IntoIterator<Item = &'s str>) -> Words {
        let is_other = |c: char| !(c.is_alphanumeric() || c == '_');
        Words(sources.into_iter().flat_map(|source| source.split(is_other)).map(str::to_owned).collect())
    }

    pub fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// The closure of each template, by name.
///
/// A template uses another when it names it in quotation marks; files that define components count
/// for all. That may include too much, never too little.
pub fn of_each(texts: &[TemplateText], around: Digest) -> HashMap<String, Closure> {
    let components: Vec<&TemplateText> = texts.iter().filter(|text| text.text.contains("{% component")).collect();
    texts
        .iter()
        .map(|text| {
            let mut used: BTreeSet<&str> = BTreeSet::new();
            collect(texts, text, &mut used);
            for component in &components {
                collect(texts, component, &mut used);
            }
            let sources: Vec<&str> =
                texts.iter().filter(|text| used.contains(text.name.as_str())).map(|text| text.text.as_str()).collect();
            let digest = Digest::of(&(around, &sources));
            (text.name.clone(), Closure { digest, words: Words::of(sources) })
        })
        .collect()
}

fn collect<'t>(texts: &'t [TemplateText], text: &'t TemplateText, used: &mut BTreeSet<&'t str>) {
    used.insert(&text.name);
    for other in texts {
        let names = [format!("\"{}\"", other.name), format!("'{}'", other.name)];
        if !used.contains(other.name.as_str()) && names.iter().any(|name| text.text.contains(name.as_str())) {
            collect(texts, other, used);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourcePath;

    fn theme(base: &str, leaf: &str, other: &str) -> HashMap<String, Digest> {
        let text = |name: &str, text: &str| TemplateText {
            name: name.to_owned(),
            path: SourcePath::new(name),
            text: text.to_owned(),
        };
        let leaf = format!("{{% extends \"base.html\" %}}{leaf}");
        let texts = [text("base.html", base), text("leaf.html", &leaf), text("other.html", other)];
        of_each(&texts, Digest::default()).into_iter().map(|(name, closure)| (name, closure.digest)).collect()
    }

    #[test]
    fn a_template_changes_with_what_it_extends_and_not_with_others() {
        let before = theme("a", "b", "c");
        let base = theme("x", "b", "c");
        assert_ne!(before["leaf.html"], base["leaf.html"]);
        assert_eq!(before["other.html"], base["other.html"]);
        assert_eq!(before["leaf.html"], theme("a", "b", "x")["leaf.html"]);
    }
}
