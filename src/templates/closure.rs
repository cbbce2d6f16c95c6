//! What a template is made of: itself, what it extends and includes, and the components.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use foldhash::fast::RandomState;

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
pub struct Words(HashSet<Arc<str>, RandomState>);

impl Words {
    #[cfg(test)]
    pub fn of(source: &str) -> Words {
        Words(words(source))
    }

    pub fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

fn words(source: &str) -> HashSet<Arc<str>, RandomState> {
    let is_other = |c: char| !(c.is_alphanumeric() || c == '_');
    let distinct: HashSet<&str, RandomState> = source.split(is_other).collect();
    distinct.into_iter().map(Arc::from).collect()
}

/// The closure of each template, by name.
///
/// A template uses another when it names it in quotation marks; files that define components count
/// for all. That may include too much, never too little.
pub fn of_each(texts: &[TemplateText]) -> HashMap<String, Closure> {
    let uses: Vec<Vec<usize>> = texts.iter().map(|text| named(texts, text)).collect();
    let words: Vec<HashSet<Arc<str>, RandomState>> = texts.iter().map(|text| words(&text.text)).collect();
    let components: Vec<usize> = (0..texts.len()).filter(|at| texts[*at].text.contains("{% component")).collect();
    let closure = |at: usize| {
        let mut used = BTreeSet::new();
        collect(&uses, at, &mut used);
        for component in &components {
            collect(&uses, *component, &mut used);
        }
        let sources: Vec<&str> = used.iter().map(|at| texts[*at].text.as_str()).collect();
        let named = used.iter().flat_map(|at| words[*at].iter().cloned());
        Closure { digest: Digest::of(&sources), words: Words(named.collect()) }
    };
    (0..texts.len()).map(|at| (texts[at].name.clone(), closure(at))).collect()
}

/// The templates that one names, by their place.
fn named(texts: &[TemplateText], text: &TemplateText) -> Vec<usize> {
    const QUOTES: [char; 2] = ['"', '\''];
    let quoted: HashSet<&str> = text.text.split(QUOTES).collect();
    let is_named = |name: &str| quoted.contains(name) || name.contains(QUOTES);
    (0..texts.len()).filter(|at| is_named(&texts[*at].name)).collect()
}

fn collect(uses: &[Vec<usize>], at: usize, used: &mut BTreeSet<usize>) {
    if used.insert(at) {
        for other in &uses[at] {
            collect(uses, *other, used);
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
        of_each(&texts).into_iter().map(|(name, closure)| (name, closure.digest)).collect()
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
