//! Names of lists: spellings that differ in case and width are one name with one list, and no two names share an address.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use foldhash::fast::RandomState;
use newsprint_text::invisible;

use crate::address::{self, Address, Base};
use crate::diagnostic::{self, Diagnostics};
use crate::digest::Digest;
use crate::manuscript::Manuscript;
use crate::manuscript::front_matter::FrontMatter;
use crate::manuscript::keys::{self, Keys};
use crate::manuscript::page_number::PageNumber;
use crate::model::edition::EditionId;
use crate::model::place::{Home, Place};
use crate::rules::paper::{MOST_WRITE, OLDEST_WRITES, two_spellings};
use crate::source::SourcePath;

/// Where the lists of all names lie that the paper's articles have, by every spelling.
#[derive(Default)]
pub struct Names {
    addresses: HashMap<Box<str>, Address, RandomState>,
    /// What lists are called whose name is typed in several ways, by their links.
    labels: HashMap<Box<str>, Box<str>, RandomState>,
    /// Of the addresses that do not follow from the spelling alone.
    pub exceptions: Digest,
}

/// A list as the public articles make it.
pub struct List<'m> {
    /// The oldest first.
    spellings: Vec<Spelling<'m>>,
    pub slug: String,
    /// Whether the slug follows from the oldest spelling alone.
    is_plain: bool,
}

/// One spelling of a name.
struct Spelling<'m> {
    name: &'m str,
    articles: usize,
    oldest: Use<'m>,
    /// The article that was counted last.
    last: &'m SourcePath,
}

/// Where a name stands: by edition, then in reading order; standing articles, which have no age, come last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Use<'m> {
    is_standing: bool,
    edition: Option<&'m EditionId>,
    page: PageNumber,
    order: i64,
    path: &'m SourcePath,
    /// Among the names of its article.
    position: usize,
}

impl Names {
    /// From the lists of all names, each at the address that its slug gives.
    pub fn of(lists: &[List<'_>], address: impl Fn(&str) -> Address) -> Names {
        let mut names = Names::default();
        let mut exceptions = vec![];
        for list in lists {
            let url = address(&list.slug);
            let is_one = list.spellings.len() == 1;
            if !is_one {
                names.labels.insert(url.href().into(), list.name().into());
            }
            for Spelling { name, .. } in &list.spellings {
                if !(list.is_plain && is_one || slug_of_name(name) == list.slug) {
                    exceptions.push((*name, list.slug.as_str()));
                }
                names.addresses.insert((*name).into(), url.clone());
            }
        }
        names.exceptions = Digest::of(&exceptions);
        names
    }

    /// Where the list of a name lies that some article has.
    pub fn address(&self, name: &str) -> Option<&Address> {
        self.addresses.get(name)
    }

    /// What the list at a link is called where its name is typed as told.
    pub fn label<'n>(&'n self, href: &str, typed: &'n str) -> &'n str {
        self.labels.get(href).map_or(typed, AsRef::as_ref)
    }
}

impl<'m> List<'m> {
    /// What it is called.
    pub fn name(&self) -> &'m str {
        self.usual().name
    }

    /// The spelling that most articles use, of several the oldest.
    fn usual(&self) -> &Spelling<'m> {
        let spellings = self.spellings.iter().rev();
        spellings.max_by_key(|spelling| spelling.articles).expect("a list has a spelling")
    }

    pub fn spellings(&self) -> impl Iterator<Item = &'m str> {
        self.spellings.iter().map(|spelling| spelling.name)
    }
}

/// Spellings beside the one that their list is called by, each told where it was typed first.
pub fn odd_spellings(lists: &[List<'_>], key: keys::Article, diagnostics: &mut Diagnostics) {
    for list in lists.iter().filter(|list| list.spellings.len() > 1) {
        let usual = list.usual();
        for odd in list.spellings.iter().filter(|spelling| spelling.name != usual.name) {
            let how = if odd.articles < usual.articles { MOST_WRITE } else { OLDEST_WRITES };
            let told = two_spellings(odd.name, usual.name, how);
            diagnostic::tell(diagnostics, told.at_value(odd.oldest.path, key.place(), odd.name));
        }
    }
}

/// Where each spelling was typed first.
pub fn first_uses<'m>(lists: &[List<'m>]) -> impl Iterator<Item = (&'m str, &'m SourcePath)> {
    lists.iter().flat_map(|list| &list.spellings).map(|spelling| (spelling.name, spelling.oldest.path))
}

/// The lists that the public articles make, the one that was begun first first.
pub fn lists<'m, I: Iterator<Item = &'m str>>(
    manuscripts: &'m [Arc<Manuscript>],
    places: &'m [Option<Place>],
    names: impl Fn(&'m FrontMatter) -> I,
) -> Vec<List<'m>> {
    let mut by_fold: HashMap<Cow<'m, str>, Vec<Spelling<'m>>, RandomState> = HashMap::default();
    for (name, spelling) in spellings(manuscripts, places, names) {
        by_fold.entry(address::fold_name(name)).or_default().push(spelling);
    }
    let mut all: Vec<Vec<Spelling<'m>>> = by_fold.into_values().collect();
    for spellings in &mut all {
        spellings.sort_unstable_by_key(|spelling| spelling.oldest);
    }
    all.sort_unstable_by_key(|spellings| spellings[0].oldest);
    let slugs = slugs(all.iter().map(|spellings| spellings[0].name));
    let list = |(spellings, (slug, is_plain))| List { spellings, slug, is_plain };
    all.into_iter().zip(slugs).map(list).collect()
}

/// A slug for each of several names, older ones first, and whether it follows from the name alone. An older name is never
/// moved by a newer one.
fn slugs<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> Vec<(String, bool)> {
    let mut taken = HashSet::with_capacity_and_hasher(names.len(), RandomState::default());
    names.map(|name| free_slug(name, |slug| taken.insert(address::fold(slug)))).collect()
}

fn spellings<'m, I: Iterator<Item = &'m str>>(
    manuscripts: &'m [Arc<Manuscript>],
    places: &'m [Option<Place>],
    names: impl Fn(&'m FrontMatter) -> I,
) -> HashMap<&'m str, Spelling<'m>, RandomState> {
    let mut spellings: HashMap<&str, Spelling<'_>, RandomState> = HashMap::default();
    for (manuscript, place) in manuscripts.iter().zip(places) {
        let Some(Place { home, digits, is_public: true, .. }) = place else { continue };
        let (edition, page) = match home {
            Home::Edition { id, page } => (Some(id), *page),
            Home::Standing => (None, PageNumber::FIRST),
        };
        let Manuscript { path, front, .. } = manuscript.as_ref();
        let order = front.order.or(*digits).unwrap_or(i64::MAX);
        for (position, name) in names(front).enumerate() {
            let here = Use { is_standing: edition.is_none(), edition, page, order, path, position };
            let spelling = spellings.entry(name).or_insert(Spelling { name, articles: 1, oldest: here, last: path });
            spelling.oldest = spelling.oldest.min(here);
            if !std::ptr::eq(spelling.last, path) {
                spelling.articles += 1;
                spelling.last = path;
            }
        }
    }
    spellings
}

/// The first slug for a name that `take` gives, and whether it follows from the name alone.
fn free_slug(name: &str, mut take: impl FnMut(&str) -> bool) -> (String, bool) {
    let plain = slug_of_name(name);
    if take(&plain) {
        return (plain, true);
    }
    // Somebody may have typed a name that ends as such a slug does.
    let longer = [8, 16, 32].into_iter().map(|count| with_digits(name, count));
    let numbered = (2_u64..).map(|number| format!("{}-{number}", with_digits(name, 32)));
    let free = longer.chain(numbered).find(|slug| take(slug));
    (free.expect("there are numbers enough"), false)
}

pub fn address_of_author(base: &Base, slug: &str) -> Address {
    base.address(&format!("/authors/{slug}/"))
}

pub fn address_of_topic(base: &Base, slug: &str) -> Address {
    base.address(&format!("/topics/{slug}/"))
}

/// The slug of a name: what is lost of the name on the way is made up for by digits that tell it from others.
pub fn slug_of_name(name: &str) -> String {
    let slug = address::slug_of(name);
    let clean = invisible::clean(name);
    let whole = address::composed(&clean).split_whitespace().collect::<Vec<_>>().join("-");
    if slug == whole && !is_of_index(&slug) { slug } else { with_digits(name, 8) }
}

/// Whether a list's folder would have the name of a file of the list of lists, `index.html` or a copy of it.
fn is_of_index(slug: &str) -> bool {
    let (start, rest) = slug.split_at_checked("index.html".len()).unwrap_or_default();
    start.eq_ignore_ascii_case("index.html") && (rest.is_empty() || rest.starts_with('.'))
}

fn with_digits(name: &str, count: usize) -> String {
    let digest = Digest::of_bytes(address::fold_name(name).as_bytes()).to_string();
    format!("{}-{}", address::slug_of(name), &digest[..count])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_slug_that_keeps_its_name_is_plain() {
        for (name, slug) in [
            ("港口", "港口"),
            ("Jane Smith", "Jane-Smith"),
            ("Jane \u{3000} Smith", "Jane-Smith"),
            ("Cafe\u{301}", "Caf\u{e9}"),
            ("C", "C"),
            ("C++", "C++"),
            ("100%", "100%"),
        ] {
            assert_eq!(slug_of_name(name), slug);
        }
        let long = "港".repeat(50);
        for (name, start) in [
            ("C#", "C-"),
            ("港口/码头", "港口-码头-"),
            ("/", "--"),
            ("St. John.", "St.-John-"),
            ("_a", "a-"),
            ("con", "con-1-"),
            ("Index.html", "Index.html-"),
            (&*format!("{long}口"), &*format!("{long}-")),
        ] {
            let slug = slug_of_name(name);
            let digits = slug.strip_prefix(start).unwrap_or_else(|| panic!("{slug}"));
            assert!(digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()), "{slug}");
        }
    }

    #[test]
    fn of_two_names_with_one_slug_the_older_keeps_it() {
        let slug = |names: &[&str], at: usize| slugs(names.iter().copied())[at].0.clone();
        let (typed, meant) = (slug_of_name("C#"), slug(&["Jane Smith", "Jane-Smith"], 1));
        assert!(meant.starts_with("Jane-Smith-") && meant.len() == "Jane-Smith-".len() + 8, "{meant}");
        assert_eq!(slug(&["Jane-Smith", "Jane Smith"], 0), "Jane-Smith");
        // What is typed as such a slug is a name like others.
        assert_eq!(slug(&[&typed, "C#"], 0), typed);
        assert_eq!(slug(&[&typed, "C#"], 1).len(), "C-".len() + 16);
        assert_eq!(slug(&["C#", &typed], 0), typed);
        assert_eq!(slug(&["C#", &typed], 1).len(), typed.len() + 1 + 8);
    }

    proptest! {
        #[test]
        fn names_that_differ_never_share_an_address_and_newer_ones_move_none(
            typed in proptest::collection::vec("[aAＡçÇßİıK\u{212a}ｶカ\u{301} 　.#/_?！港-]{1,5}|港{49,52}[口.]?|index.html|CON", 1..40),
            newer in 0_usize..40,
        ) {
            let mut seen = HashSet::new();
            let names: Vec<&str> =
                typed.iter().map(String::as_str).filter(|name| seen.insert(address::fold_name(name))).collect();
            let all = slugs(names.iter().copied());
            let paths: HashSet<String> = all.iter().map(|(slug, _)| address::fold(slug)).collect();
            prop_assert_eq!(paths.len(), names.len());
            for (slug, _) in &all {
                prop_assert!(address::check_slug(slug).is_ok(), "{}", slug);
                prop_assert!(!is_of_index(slug), "{}", slug);
            }
            let older = newer.min(names.len());
            prop_assert_eq!(&slugs(names[..older].iter().copied())[..], &all[..older]);
        }
    }
}
