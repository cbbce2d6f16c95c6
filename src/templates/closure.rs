//! What a template is made of: itself, what it extends and includes, and the components.

use std::collections::{BTreeSet, HashMap};

use crate::digest::Digest;
use crate::load::TemplateText;

/// A digest for each template that changes when anything it could show changes, and rarely otherwise.
///
/// A template uses another when it names it in quotation marks; files that define components count
/// for all. That may include too much, never too little.
pub fn digests(texts: &[TemplateText], around: Digest) -> HashMap<String, Digest> {
    let components: Vec<&TemplateText> = texts.iter().filter(|text| text.text.contains("{% component")).collect();
    texts
        .iter()
        .map(|text| {
            let mut used: BTreeSet<&str> = components.iter().map(|text| text.name.as_str()).collect();
            collect(texts, text, &mut used);
            for component in &components {
                collect(texts, component, &mut used);
            }
            let sources: Vec<&str> =
                texts.iter().filter(|text| used.contains(text.name.as_str())).map(|text| text.text.as_str()).collect();
            (text.name.clone(), Digest::of(&(around, sources)))
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
        digests(&[text("base.html", base), text("leaf.html", &leaf), text("other.html", other)], Digest::default())
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
