//! Headings: an id for each, and levels that begin under the page's own headline.

use std::collections::{BTreeMap, BTreeSet};

use crate::body::{Body, Kind, Node, Nodes, Text};

/// The page's `h1` is the headline, so a body begins with this level.
const TOP: u8 = 2;
const LOWEST: u8 = 6;

/// What the headings before leave to the next.
pub(super) struct Headings<'b> {
    /// The highest level that the author used, which becomes [`TOP`].
    highest: u8,
    /// The level of the heading before.
    before: u8,
    taken: BTreeSet<String>,
    /// Those that the author gives, which no heading gets from its text.
    own: BTreeSet<&'b str>,
    /// Those of the page, which no heading gets at all.
    ids: &'b [&'b str],
    counts: BTreeMap<String, usize>,
}

impl<'b> Headings<'b> {
    /// The headings of a body on a page with these `ids`.
    pub fn of(body: &'b Body, ids: &'b [&'b str]) -> Headings<'b> {
        let mut headings = Headings {
            highest: highest_level(body),
            before: TOP - 1,
            taken: BTreeSet::new(),
            own: BTreeSet::new(),
            ids,
            counts: BTreeMap::new(),
        };
        visit(body.blocks(), &mut |_, _, id| headings.own.extend(Some(body.text(id))));
        headings
    }

    /// The level and the id of the next heading: none lies more than one level below the heading before it.
    pub fn next(&mut self, level: u8, own_id: &str, name: &str) -> (u8, String) {
        self.before = (level.saturating_sub(self.highest) + TOP).min(LOWEST).min(self.before + 1);
        let id = if own_id.is_empty() { self.id_from(name) } else { self.own_id(own_id) };
        (self.before, id)
    }

    fn id_from(&mut self, name: &str) -> String {
        let slug = slug(name);
        if self.is_free(&slug) {
            self.taken.insert(slug.clone());
            return slug;
        }
        self.numbered(slug)
    }

    /// The author's own id, numbered when it comes a second time.
    fn own_id(&mut self, id: &str) -> String {
        // Notes and their citations have ids that begin so.
        let is_of_note = id.starts_with("fn:") || id.starts_with("fnref:");
        let id = if is_of_note { id.replace(':', "-") } else { id.to_owned() };
        let is_free = !self.ids.contains(&&*id) && self.taken.insert(id.clone());
        if is_free { id } else { self.numbered(id) }
    }

    fn numbered(&mut self, slug: String) -> String {
        // Counting on from the last number keeps many equal headings linear.
        let mut count = self.counts.get(&slug).copied().unwrap_or(1);
        let id = loop {
            count += 1;
            let id = format!("{slug}-{count}");
            if self.is_free(&id) {
                break id;
            }
        };
        self.counts.insert(slug, count);
        self.taken.insert(id.clone());
        id
    }

    fn is_free(&self, id: &str) -> bool {
        !self.ids.contains(&id) && !self.own.contains(id) && !self.taken.contains(id)
    }
}

/// The highest level of a body's headings.
pub(super) fn highest_level(body: &Body) -> u8 {
    let mut highest = LOWEST;
    visit(body.blocks(), &mut |_, level, _| highest = highest.min(level));
    highest
}

/// Sees every heading with its level and the author's id, outside of notes, where headings are paragraphs.
pub(super) fn visit<'b>(nodes: Nodes<'b>, see: &mut impl FnMut(Node<'b>, u8, Text)) {
    for node in nodes {
        match node.kind() {
            Kind::Heading { level, id } => see(node, level, id),
            Kind::Quote | Kind::List(_) | Kind::Item => visit(node.children(), see),
            _ => {}
        }
    }
}

/// The letters and digits of a heading in lower case, with `-` for what stands between.
pub(super) fn slug(heading: &str) -> String {
    let mut slug = String::with_capacity(heading.len());
    for c in heading.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "section".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_keeps_han_and_lower_case_latin() {
        assert_eq!(slug("修旧如旧，留住 AI 记忆！"), "修旧如旧-留住-ai-记忆");
        assert_eq!(slug("……"), "section");
    }
}
