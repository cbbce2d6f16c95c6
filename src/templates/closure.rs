//! What a template is made of: itself, what it extends and includes, and the components.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::looks::{components, looks};
use super::marks::has_marks;
use crate::digest::Digest;
use crate::load::TemplateText;

/// What a template is made of, for its fingerprint and for what it may name.
#[derive(Debug, Clone)]
pub struct Closure {
    /// Changes when anything changes that the template could show.
    pub digest: Digest,
    pub words: Words,
    /// Whether one of its sources may see what it renders.
    pub looks: bool,
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
/// A template uses another when it names it in quotation marks; files that define components count for all. That may
/// include too much, never too little. A component looks only where its name is said.
pub fn of_each(texts: &[TemplateText]) -> HashMap<String, Closure> {
    let words: Vec<HashSet<Arc<str>, RandomState>> = texts.iter().map(|text| words(&text.text)).collect();
    let components: Vec<Vec<&str>> = texts.iter().map(|text| components(&text.text)).collect();
    let looks: Vec<bool> = texts.iter().map(|text| looks(&text.text) || has_marks(&text.text)).collect();
    let with = |more: &dyn Fn(usize, usize) -> bool| -> Vec<Vec<usize>> {
        let of = |at| named(texts, at).chain((0..texts.len()).filter(|other| more(at, *other))).collect();
        (0..texts.len()).map(of).collect()
    };
    let uses = with(&|_, other| !components[other].is_empty());
    let shows = with(&|at, other| components[other].iter().any(|name| words[at].contains(*name)));
    let closure = |at: usize| {
        let used = reached(&uses, at);
        let sources: Vec<&str> = used.iter().map(|at| texts[*at].text.as_str()).collect();
        let named = used.iter().flat_map(|at| words[*at].iter().cloned());
        let looks = reached(&shows, at).iter().any(|at| looks[*at]);
        Closure { digest: Digest::of(&sources), words: Words(named.collect()), looks }
    };
    (0..texts.len()).map(|at| (texts[at].name.clone(), closure(at))).collect()
}

/// The templates that one names, by their place.
fn named(texts: &[TemplateText], at: usize) -> impl Iterator<Item = usize> {
    const QUOTES: [char; 2] = ['"', '\''];
    let quoted: HashSet<&str> = texts[at].text.split(QUOTES).collect();
    let is_named = move |name: &str| quoted.contains(name) || name.contains(QUOTES);
    (0..texts.len()).filter(move |at| is_named(&texts[*at].name))
}

fn reached(uses: &[Vec<usize>], from: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(at) = next.pop() {
        if reached.insert(at) {
            next.extend(&uses[at]);
        }
    }
    reached
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
