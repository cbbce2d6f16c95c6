//! Settling what became of each address of the ledger that is public no more.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::known::{End, Hidden, Public, Published};
use crate::diagnostic::{self, Diagnostic, Diagnostics, Text};
use crate::ledger::{self, Entry, Fate, Ledger, Mark, Marks, Why, folder};
use crate::manuscript::keys::{self, Keys};
use crate::model::site::Redirect;
use crate::rules::addresses as rules;
use crate::source::SourcePath;

/// What becomes of an address now.
#[derive(Clone, Copy)]
pub enum New<'s> {
    Moved {
        /// Which public article.
        to: usize,
        /// Whether the article says so itself.
        is_claimed: bool,
    },
    Ended {
        why: Why,
        since: Date,
        reason: Option<&'s str>,
        path: Option<&'s SourcePath>,
    },
    Untraced,
}

pub struct Settling<'s> {
    /// The day on which an end is noticed.
    today: Date,
    public: &'s [Public<'s>],
    by_address: &'s HashMap<&'s str, usize>,
    ledger: &'s Ledger,
    hidden: HashMap<&'s str, &'s Hidden>,
    /// Old addresses that articles claim, each with the article.
    claimed: HashMap<&'s str, usize>,
    new: Likeness<'s>,
    /// Of all public articles; only few papers ever need it.
    all: OnceCell<Likeness<'s>>,
    /// How many addresses vanished with a title, in all and in one folder.
    vanished: HashMap<Mark, usize>,
    vanished_beside: HashMap<(&'s str, Mark), usize>,
}

/// Articles by what tells that two are one.
#[derive(Default)]
struct Likeness<'s> {
    by_text: HashMap<Mark, Found>,
    by_both: HashMap<(Mark, Mark), Found>,
    by_title: HashMap<Mark, Found>,
    /// By the folder of the address and the title.
    by_place: HashMap<(&'s str, Mark), Found>,
}

/// Articles that may be the one that vanished; of several, the first two.
#[derive(Clone, Copy, Default)]
enum Found {
    #[default]
    Nothing,
    One(usize),
    Several(usize, usize),
}

/// Every build shortens what it finds, so only ledgers that were merged lead on by way of others.
const LONGEST_CHAIN: usize = 32;

impl<'s> Settling<'s> {
    pub fn new(
        (published, today): (&'s Published<'s>, Date),
        public: &'s [Public<'s>],
        (by_address, claimed): (&'s HashMap<&'s str, usize>, &'s [Redirect]),
        ledger: &'s Ledger,
    ) -> Settling<'s> {
        let hidden = published.hidden.iter().map(|hidden| (hidden.address.path(), hidden)).collect();
        let claimed = claimed.iter();
        let claimed = claimed.filter_map(|old| Some((old.from.path(), *by_address.get(old.to.path())?)));
        let (mut vanished, mut vanished_beside) = (HashMap::new(), HashMap::new());
        for (address, entry) in &ledger.entries {
            if let Some(title) = entry.marks.title {
                *vanished.entry(title).or_default() += 1;
                *vanished_beside.entry((folder(address), title)).or_default() += 1;
            }
        }
        let new = public.iter().enumerate().filter(|(_, article)| !article.is_known);
        let new = Likeness::of(new);
        let claimed = claimed.collect();
        let all = OnceCell::new();
        Settling { today, public, by_address, ledger, hidden, claimed, new, all, vanished, vanished_beside }
    }

    /// What becomes of each address of the ledger that is not public, and of what is withdrawn and not in it yet; tells of
    /// what is news.
    pub fn settle(&self, told: &mut Diagnostics) -> BTreeMap<String, New<'s>> {
        let mut settled: BTreeMap<String, New<'s>> = BTreeMap::new();
        for (address, entry) in &self.ledger.entries {
            let new = match &entry.fate {
                Fate::Moved(to) => self.follow(address, to),
                _ => self.of_entry(address, entry, told),
            };
            settled.insert(address.clone(), new);
        }
        let withdrawn = self.hidden.values().filter(|hidden| matches!(hidden.end, End::Withdrawn { .. }));
        for hidden in withdrawn {
            settled.entry(hidden.address.path().to_owned()).or_insert_with(|| self.of_hidden(hidden, None));
        }
        settled
    }

    /// An address that led on leads to where its target leads, so that nobody is led twice.
    fn follow(&self, address: &'s str, first: &'s str) -> New<'s> {
        if let Some(to) = self.claimed.get(address) {
            return New::Moved { to: *to, is_claimed: true };
        }
        let mut at = first;
        for _ in 0..LONGEST_CHAIN {
            if let Some(to) = self.by_address.get(at).or_else(|| self.claimed.get(at)) {
                return New::Moved { to: *to, is_claimed: false };
            }
            match self.ledger.entries.get(at) {
                Some(Entry { fate: Fate::Moved(to), .. }) => at = to,
                Some(entry) => {
                    return match self.of_entry(at, entry, &mut vec![]) {
                        New::Moved { to, .. } => New::Moved { to, is_claimed: false },
                        ended => ended,
                    };
                }
                None => break,
            }
        }
        let since = self.today;
        let ended = New::Ended { why: Why::Deleted, since, reason: None, path: None };
        self.hidden.get(at).map_or(ended, |hidden| self.of_hidden(hidden, None))
    }

    fn of_entry(&self, address: &'s str, entry: &'s Entry, told: &mut Diagnostics) -> New<'s> {
        if let Some(to) = self.claimed.get(address) {
            return New::Moved { to: *to, is_claimed: true };
        }
        let is_news = entry.fate == Fate::Public;
        if let Some(hidden) = self.hidden.get(address) {
            if is_news {
                diagnostic::tell(told, tell_hidden(address, hidden));
            }
            return self.of_hidden(hidden, Some(&entry.fate));
        }
        if Mark::of(address).is_some_and(|mark| self.ledger.untraced.contains_key(&mark)) {
            return New::Untraced;
        }
        if let Fate::Ended(why @ Why::Withdrawn, since) = entry.fate {
            return New::Ended { why, since, reason: None, path: None };
        }
        let like = self.like(address, entry.marks);
        if let Found::One(to) = like {
            let Public { head, body, .. } = &self.public[to];
            diagnostic::tell(told, rules::address_moved(address, head.url.path()).in_file(&body.path));
            return New::Moved { to, is_claimed: false };
        }
        if let Fate::Ended(why, since) = entry.fate {
            return New::Ended { why, since, reason: None, path: None };
        }
        let why = match like {
            Found::Several(one, other) => {
                let [one, other] = [one, other].map(|at| &self.public[at].body.path);
                rules::is_like_several(one, other)
            }
            _ => rules::is_deleted(),
        };
        diagnostic::tell(told, rules::address_gone(address, why).in_file(&SourcePath::new(ledger::FILE)));
        New::Ended { why: Why::Deleted, since: self.today, reason: None, path: None }
    }

    /// What becomes of an article that is still there and not public.
    fn of_hidden(&self, hidden: &'s Hidden, before: Option<&Fate>) -> New<'s> {
        let since = |wanted: Why| match before {
            Some(Fate::Ended(why, since)) if *why == wanted => *since,
            _ => self.today,
        };
        let path = Some(&hidden.path);
        match &hidden.end {
            End::Withdrawn { leaves_trace: false, .. } => New::Untraced,
            End::Withdrawn { date, reason, .. } => {
                let since = date.unwrap_or_else(|| since(Why::Withdrawn));
                New::Ended { why: Why::Withdrawn, since, reason: reason.as_deref(), path }
            }
            End::Expired(date) => New::Ended { why: Why::Expired, since: *date, reason: None, path },
            End::Draft | End::Waits => New::Ended { why: Why::Deleted, since: since(Why::Deleted), reason: None, path },
        }
    }

    /// The public article that took the place of one that vanished.
    fn like(&self, address: &str, marks: Marks) -> Found {
        let Likeness { by_text, by_both, by_title, by_place } = &self.new;
        let both = marks.title.zip(marks.text);
        let of = |articles: Option<&Found>| articles.copied().unwrap_or_default();
        match of(marks.text.and_then(|text| by_text.get(&text))) {
            Found::Nothing => {}
            Found::One(one) => return Found::One(one),
            Found::Several(one, other) => {
                return match of(both.and_then(|both| by_both.get(&both))) {
                    Found::One(one) => Found::One(one),
                    _ => Found::Several(one, other),
                };
            }
        }
        // One that was public beside it before, as when a file is copied first and deleted later.
        if let Found::One(one) = of(both.and_then(|both| self.all().by_both.get(&both))) {
            return Found::One(one);
        }
        let Some(title) = marks.title else { return Found::Nothing };
        let own = folder(address);
        match of(by_place.get(&(own, title))) {
            Found::One(one) if self.vanished_beside.get(&(own, title)) == Some(&1) => return Found::One(one),
            Found::Several(one, other) => return Found::Several(one, other),
            _ => {}
        }
        // In another edition the title must be one that no other article ever had.
        match (of(by_title.get(&title)), of(self.all().by_title.get(&title))) {
            (Found::One(one), Found::One(_)) if self.vanished.get(&title) == Some(&1) => Found::One(one),
            _ => Found::Nothing,
        }
    }

    fn all(&self) -> &Likeness<'s> {
        self.all.get_or_init(|| Likeness::of(self.public.iter().enumerate()))
    }
}

impl Found {
    fn add(&mut self, at: usize) {
        *self = match *self {
            Found::Nothing => Found::One(at),
            Found::One(one) => Found::Several(one, at),
            several @ Found::Several(..) => several,
        };
    }
}

impl<'s> Likeness<'s> {
    fn of(articles: impl Iterator<Item = (usize, &'s Public<'s>)>) -> Likeness<'s> {
        let mut likeness = Likeness::default();
        for (at, article) in articles {
            let Marks { title, text } = article.marks;
            if let Some(title) = title {
                likeness.by_title.entry(title).or_default().add(at);
                likeness.by_place.entry((folder(article.head.url.path()), title)).or_default().add(at);
            }
            if let Some(text) = text {
                likeness.by_text.entry(text).or_default().add(at);
            }
            if let Some(both) = title.zip(text) {
                likeness.by_both.entry(both).or_default().add(at);
            }
        }
        likeness
    }
}

/// What is said of an article that was public and is not.
fn tell_hidden(address: &str, hidden: &Hidden) -> Diagnostic {
    let at = |told: Diagnostic, key: keys::Article| told.at_key(&hidden.path, key.place());
    let ended = |why: Text| rules::address_ended(address, why);
    match &hidden.end {
        End::Withdrawn { leaves_trace: true, .. } => at(ended(rules::is_withdrawn()), keys::Article::Withdrawn),
        End::Withdrawn { .. } => at(ended(rules::is_withdrawn_untraced()), keys::Article::Withdrawn),
        End::Expired(_) => at(ended(rules::has_expired()), keys::Article::ExpiresAt),
        End::Draft => at(rules::address_gone(address, rules::is_draft_again()), keys::Article::Draft),
        End::Waits => rules::address_gone(address, rules::waits_again()).in_file(&hidden.path),
    }
}
