//! Many of a kind: the first are told one by one, the others are counted. A kind is a rule; errors and warnings never
//! stand in each other's way.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::Serialize;

use crate::diagnostic::message::{Diagnostic, Diagnostics};
use crate::diagnostic::place::Spot;
use crate::diagnostic::severity::Severity;
use crate::diagnostic::words::Language;
use crate::source::SourcePath;

/// Told one by one in one file, of one kind and of one severity.
const OF_A_KIND_IN_A_FILE: usize = 50;
const IN_A_FILE: usize = 100;

/// Told one by one in all files.
const OF_A_KIND: usize = 50;
const IN_ALL: usize = 300;
/// Of notes fewer: nobody has to act on one, and a paper of photographs has one for each.
const NOTES_OF_A_KIND: usize = 8;

/// Collected before those of a kind are counted.
const MANY: usize = 1 << 10;

/// How many are not told one by one: this one stands for them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct More {
    /// Of its kind in its file.
    pub here: usize,
    /// Of its kind in other files, and how many files these are.
    pub elsewhere: usize,
    pub files: usize,
    /// Of other kinds.
    pub others: usize,
}

impl More {
    pub fn is_none(&self) -> bool {
        self.count() == 0
    }

    pub fn count(&self) -> usize {
        self.here + self.elsewhere + self.others
    }

    /// `and 980 more like this in this file, 3 in 2 other files`.
    pub fn sentence(&self, severity: Severity, is_in_file: bool, language: Language) -> Option<String> {
        if self.is_none() {
            return None;
        }
        Some(match language {
            Language::English => self.in_english(severity, is_in_file),
            Language::Chinese => self.in_chinese(severity, is_in_file),
        })
    }

    fn in_english(&self, severity: Severity, is_in_file: bool) -> String {
        let like_this = if self.here > 0 { "" } else { " more like this" };
        let counts = [
            (self.here, format!("{} more like this{}", self.here, if is_in_file { " in this file" } else { "" })),
            (self.elsewhere, format!("{}{like_this} in {}", self.elsewhere, plural(self.files, "other file"))),
            (self.others, {
                let kind = format!("more {}", severity.words().en);
                format!("{} of other kinds", plural(self.others, &kind))
            }),
        ];
        let counts: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        format!("and {}", counts.join(", "))
    }

    fn in_chinese(&self, severity: Severity, is_in_file: bool) -> String {
        let counts = [
            (self.here, format!("{}同样的还有 {} 处", if is_in_file { "本文件中" } else { "" }, self.here)),
            (self.elsewhere, format!("另外 {} 个文件中同样的还有 {} 处", self.files, self.elsewhere)),
            (self.others, {
                let kind = severity.words().zh;
                format!("其他{kind}还有 {} 处", self.others)
            }),
        ];
        let counts: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        counts.join("，")
    }
}

/// `1 page`, `2 pages`.
pub fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Adds a diagnostic. However many are added, there are never many in one file.
pub fn tell(diagnostics: &mut Diagnostics, diagnostic: Diagnostic) {
    diagnostics.push(diagnostic);
    // Each time twice as many, so that those of many files are not counted over and over.
    if diagnostics.len() >= MANY && diagnostics.len().is_power_of_two() {
        *diagnostics = few(std::mem::take(diagnostics));
    }
}

/// The first of each kind in each file; each last one stands for the rest.
pub fn few(diagnostics: Diagnostics) -> Diagnostics {
    if diagnostics.len() <= OF_A_KIND_IN_A_FILE {
        return diagnostics;
    }
    let add = |last: &mut Diagnostic, one: Diagnostic| last.more += 1 + one.more;
    let diagnostics = keep(diagnostics, |_| OF_A_KIND_IN_A_FILE, |one| hash(&(one.path(), kind(one))), add);
    keep(diagnostics, |_| IN_A_FILE, |one| hash(&(one.path(), one.severity)), add)
}

/// A diagnostic that is told, and how many are not.
pub struct Shown<'d> {
    pub diagnostic: &'d Diagnostic,
    pub more: More,
    /// The last of the other files.
    other: Option<&'d SourcePath>,
}

impl<'d> Shown<'d> {
    fn of(diagnostic: &'d Diagnostic) -> Shown<'d> {
        Shown { diagnostic, more: More { here: diagnostic.more, ..More::default() }, other: None }
    }

    pub fn path(&self) -> Option<&'d SourcePath> {
        self.diagnostic.path()
    }

    /// Whether it speaks of a place in its file.
    pub fn has_place(&self) -> bool {
        self.diagnostic.place.as_ref().is_some_and(|place| place.spot != Spot::File)
    }

    fn count(&self) -> usize {
        1 + self.more.count()
    }
}

/// What is told one by one, in path order.
pub fn shown(diagnostics: &[Diagnostic]) -> Vec<Shown<'_>> {
    let start = |one: &Diagnostic| match one.place.as_ref().map(|place| &place.spot) {
        Some(Spot::Bytes { start, .. }) => *start,
        _ => 0,
    };
    let mut all: Vec<Shown<'_>> = diagnostics.iter().map(Shown::of).collect();
    all.sort_by_key(|one| (one.path(), start(one.diagnostic)));
    all.dedup_by(|one, before| one.diagnostic == before.diagnostic);
    let here = |last: &mut Shown<'_>, one: Shown<'_>| last.more.here += one.count();
    let all = keep(all, |_| OF_A_KIND_IN_A_FILE, |one| hash(&(one.path(), kind(one.diagnostic))), here);
    let all = keep(all, |_| IN_A_FILE, |one| hash(&(one.path(), one.diagnostic.severity)), here);
    let all = keep(
        all,
        |one| if one.diagnostic.severity == Severity::Note { NOTES_OF_A_KIND } else { OF_A_KIND },
        |one| kind(one.diagnostic),
        |last, one| {
            if last.path() == one.path() {
                last.more.here += one.count();
                return;
            }
            last.more.elsewhere += one.count();
            last.more.files += usize::from(last.other != one.path());
            last.other = one.path();
        },
    );
    keep(all, |_| IN_ALL, |one| hash(&one.diagnostic.severity), |last, one| last.more.others += one.count())
}

/// The first `most` of each group; `add` counts each other one at the last that is kept of its group.
fn keep<T>(all: Vec<T>, most: impl Fn(&T) -> usize, group: impl Fn(&T) -> u64, add: impl Fn(&mut T, T)) -> Vec<T> {
    let mut kept: Vec<T> = Vec::with_capacity(all.len().min(MANY));
    let mut groups: HashMap<u64, (usize, usize)> = HashMap::new();
    for one in all {
        let (count, last) = groups.entry(group(&one)).or_default();
        if *count == most(&one) {
            add(&mut kept[*last], one);
            continue;
        }
        *count += 1;
        *last = kept.len();
        kept.push(one);
    }
    kept
}

/// The severity and the rule.
fn kind(diagnostic: &Diagnostic) -> u64 {
    hash(&(diagnostic.severity, &diagnostic.code))
}

fn hash(what: &impl Hash) -> u64 {
    let mut state = DefaultHasher::new();
    what.hash(&mut state);
    state.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::trial::{broken, odd};

    fn dead(file: usize, at: usize) -> Diagnostic {
        let path = SourcePath::new(format!("content/{file:05}.md"));
        broken(&format!("{at}.md")).at_bytes(&path, at..at + 1)
    }

    /// Told by a rule of its own.
    fn of_kind(diagnostic: Diagnostic, kind: usize) -> Diagnostic {
        Diagnostic { code: format!("kind-{kind}").into(), ..diagnostic }
    }

    fn count(shown: &[Shown<'_>]) -> usize {
        shown.iter().map(Shown::count).sum()
    }

    #[test]
    fn those_of_a_kind_in_a_file_are_counted() {
        let diagnostics: Vec<Diagnostic> = (0..80).rev().map(|at| dead(1, at)).collect();
        let shown = shown(&diagnostics);
        assert_eq!((shown.len(), shown[49].more.here, count(&shown)), (50, 30, 80));
        assert_eq!(shown[49].diagnostic.english(), "`49.md` leads to no article");
        let sentence = shown[49].more.sentence(Severity::Error, true, Language::English);
        assert_eq!(sentence.as_deref(), Some("and 30 more like this in this file"));
    }

    #[test]
    fn those_of_a_kind_in_all_files_are_counted() {
        let diagnostics: Vec<Diagnostic> = (0..500).map(|file| dead(file / 2, file)).collect();
        let shown = shown(&diagnostics);
        let last = shown.last().unwrap();
        assert_eq!((shown.len(), last.more.elsewhere, last.more.files, count(&shown)), (50, 450, 225, 500));
        let sentence = last.more.sentence(Severity::Error, true, Language::English);
        assert_eq!(sentence.as_deref(), Some("and 450 more like this in 225 other files"));
    }

    #[test]
    fn of_notes_few_are_told_one_by_one() {
        let note = |file: usize| Diagnostic { severity: Severity::Note, ..dead(file, 0) };
        let diagnostics: Vec<Diagnostic> = (0..60).map(note).chain((0..60).map(|file| dead(file, 1))).collect();
        let shown = shown(&diagnostics);
        let notes: Vec<_> = shown.iter().filter(|one| one.diagnostic.severity == Severity::Note).collect();
        assert_eq!((notes.len(), notes[7].more.elsewhere, shown.len() - notes.len()), (8, 52, 50));
    }

    #[test]
    fn warnings_never_stand_before_an_error() {
        let warning = |at: usize| of_kind(odd(), at).in_file(&SourcePath::new("a.md"));
        let mut diagnostics: Vec<Diagnostic> = (1..1_000).map(warning).collect();
        diagnostics.push(dead(1, 1));
        let diagnostics = few(diagnostics);
        let shown = shown(&diagnostics);
        assert!(shown.iter().any(|one| one.diagnostic.is_error()));
        assert_eq!((shown.len(), count(&shown)), (IN_A_FILE + 1, 1_000));
    }

    #[test]
    fn kinds_without_end_are_counted_too() {
        let diagnostics = |file: usize| of_kind(broken(""), file).in_file(&SourcePath::new(format!("{file}")));
        let diagnostics: Vec<Diagnostic> = (0..1_000).map(diagnostics).collect();
        let shown = shown(&diagnostics);
        assert_eq!((shown.len(), count(&shown)), (IN_ALL, 1_000));
        let sentence = shown.last().unwrap().more.sentence(Severity::Error, true, Language::English);
        assert_eq!(sentence.as_deref(), Some("and 700 more errors of other kinds"));
        let sentence = shown.last().unwrap().more.sentence(Severity::Error, true, Language::Chinese);
        assert_eq!(sentence.as_deref(), Some("其他差错还有 700 处"));
    }

    #[test]
    fn collecting_a_hundred_thousand_keeps_few_and_loses_none() {
        let mut diagnostics = vec![];
        let mut most = 0;
        for at in 0..100_000 {
            tell(&mut diagnostics, dead(1, at));
            most = most.max(diagnostics.len());
        }
        assert!(most <= MANY, "{most}");
        assert_eq!(count(&shown(&diagnostics)), 100_000);
        assert_eq!(shown(&diagnostics)[19].diagnostic.english(), "`19.md` leads to no article");
    }

    #[test]
    fn collecting_from_many_files_counts_seldom() {
        let mut diagnostics = vec![];
        (0..50_000).for_each(|file| tell(&mut diagnostics, dead(file, 0)));
        assert_eq!(diagnostics.len(), 50_000);
    }
}
