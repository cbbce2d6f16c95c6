//! Headings: an id for each, and levels that begin under the page's own headline.

use std::collections::{BTreeMap, BTreeSet};

/// The page's `h1` is the headline, so a body begins with this level.
const TOP: u8 = 2;
const LOWEST: u8 = 6;

/// Ids that the built-in theme gives on some page; a heading of that name would stand in for what they name there.
const OF_THE_THEME: [&str; 20] = [
    "briefs",
    "corrections",
    "earlier",
    "editorials",
    "found",
    "help",
    "help-title",
    "index",
    "main",
    "more",
    "newest-year",
    "older",
    "photos",
    "result",
    "search",
    "search-title",
    "tips",
    "to-search",
    "told",
    "ways",
];

/// The headings written so far.
#[derive(Default)]
pub(super) struct Headings<'t> {
    /// Where the digits of `<h2>` and `</h2>` stand in the output, with the author's level.
    digits: Vec<(usize, u8)>,
    taken: BTreeSet<String>,
    reserved: Option<BTreeSet<&'t str>>,
    counts: BTreeMap<String, usize>,
}

impl<'t> Headings<'t> {
    /// Writes `h2`, to be set right by [`Headings::settle_levels`].
    pub fn write_level(&mut self, level: u8, out: &mut String) {
        out.push('h');
        self.digits.push((out.len(), level));
        out.push(char::from(b'0' + level));
    }

    /// Gives every heading its level: the highest that the author used becomes [`TOP`], and none lies more
    /// than one level below the heading before it.
    ///
    /// The highest is known only at the end, so the digits are replaced in place.
    pub fn settle_levels(&self, out: &mut String) {
        let Some(highest) = self.digits.iter().map(|&(_, level)| level).min() else {
            return;
        };
        let mut before = TOP - 1;
        // Headings do not nest, so the digits come in pairs: of a start tag and of its end tag.
        for pair in self.digits.chunks(2) {
            let settled = (pair[0].1 - highest + TOP).min(LOWEST).min(before + 1);
            before = settled;
            for &(at, _) in pair {
                out.replace_range(at..=at, char::from(b'0' + settled).encode_utf8(&mut [0; 4]));
            }
        }
    }

    /// An id from a heading's text, never one that the author gives in `text`.
    pub fn id_from(&mut self, heading: &str, text: &'t str) -> String {
        let slug = slug(heading);
        if self.is_free(&slug, text) {
            self.taken.insert(slug.clone());
            return slug;
        }
        self.numbered(slug, text)
    }

    /// The author's own id, numbered when it comes a second time.
    pub fn own_id(&mut self, id: &str, text: &'t str) -> String {
        // Notes and their citations have ids that begin so.
        let is_of_note = id.starts_with("fn:") || id.starts_with("fnref:");
        let id = if is_of_note { id.replace(':', "-") } else { id.to_owned() };
        let is_free = !is_of_theme(&id) && self.taken.insert(id.clone());
        if is_free { id } else { self.numbered(id, text) }
    }

    fn numbered(&mut self, slug: String, text: &'t str) -> String {
        // Counting on from the last number keeps many equal headings linear.
        let mut count = self.counts.get(&slug).copied().unwrap_or(1);
        let id = loop {
            count += 1;
            let id = format!("{slug}-{count}");
            if self.is_free(&id, text) {
                break id;
            }
        };
        self.counts.insert(slug, count);
        self.taken.insert(id.clone());
        id
    }

    fn is_free(&mut self, id: &str, text: &'t str) -> bool {
        let reserved = self.reserved.get_or_insert_with(|| own_ids(text));
        !is_of_theme(id) && !reserved.contains(id) && !self.taken.contains(id)
    }
}

fn is_of_theme(id: &str) -> bool {
    OF_THE_THEME.contains(&id)
}

/// Everything that looks like `{#id}`; reserving one too many does no harm.
fn own_ids(text: &str) -> BTreeSet<&str> {
    let mut ids = BTreeSet::new();
    if memchr::memmem::find(text.as_bytes(), b"#").is_none() {
        return ids;
    }
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'{', rest.as_bytes()) {
        let inside = &rest[at + 1..];
        let end = inside.find(['}', '\n']).unwrap_or(inside.len());
        // A brace among the attributes may belong to a name, or begin others.
        for attribute in inside[..end].split_whitespace() {
            ids.extend(attribute.strip_prefix('#'));
            ids.extend(attribute.split('{').skip(1).filter_map(|part| part.strip_prefix('#')));
        }
        rest = &inside[end..];
    }
    ids
}

/// The letters and digits of a heading in lower case, with `-` for what stands between.
fn slug(heading: &str) -> String {
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
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::{OF_THE_THEME, slug};

    fn files(folder: &Path) -> Vec<(String, String)> {
        let mut all = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                all.extend(files(&path));
            } else if path
                .extension()
                .is_some_and(|extension| extension == "html" || extension == "js" || extension == "css")
            {
                all.push((path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()));
            }
        }
        all
    }

    /// What stands behind each `mark`, up to a quotation mark.
    fn behind<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
        text.split(mark).skip(1).filter_map(|rest| rest.split(['"', '\'', '`']).next()).collect()
    }

    #[test]
    fn every_id_of_the_theme_is_kept_from_headings() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut found = BTreeSet::new();
        for (name, text) in
            [files(&root.join("templates")), files(&root.join("static")), files(&root.join("src"))].concat()
        {
            let by_id = behind(&text, "getElementById(\"").into_iter().chain(behind(&text, " id=\""));
            for id in by_id.chain(behind(&text, "\"#")).filter(|id| !id.is_empty()) {
                // An id that is put together from what a page shows stands on no page with a body.
                if id.contains("{{") {
                    assert!(!["base.html", "article.html", "standing.html"].contains(&name.as_str()), "{name}: {id}");
                } else if !id.starts_with(|c: char| c.is_ascii_digit()) {
                    found.insert(id.to_owned());
                }
            }
        }
        assert!(found.len() > 15, "{found:?}");
        let unknown: Vec<&String> = found.iter().filter(|id| !OF_THE_THEME.contains(&id.as_str())).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        let gone: Vec<_> = OF_THE_THEME.iter().filter(|id| !found.contains(**id)).collect();
        assert!(gone.is_empty(), "{gone:?}");
    }

    #[test]
    fn a_slug_keeps_han_and_lower_case_latin() {
        assert_eq!(slug("修旧如旧，留住 AI 记忆！"), "修旧如旧-留住-ai-记忆");
        assert_eq!(slug("……"), "section");
    }
}
