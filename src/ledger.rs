//! The ledger of published addresses, `addresses.txt`: a line for every article that readers were ever given, so that none
//! of their addresses ends in nothing. It is a source like the articles, committed with them, and tells no title: texts
//! stand in it as digests, and an address that is public no more is spelled in base64url (RFC 4648, section 5), which is no
//! secret but is found by no search.
//!
//! ```text
//! # a remark
//! /2025-06-16/harbour/ 9c1f04a2b7e3d5c6 5b2c1f9e0a8d7c3b       public: digests of its title and of its text
//! /2025-06-16/ moved L29sZC8 /2025-06-16/harbour/              leads to what is public
//! /2025-06-16/ withdrawn 2025-06-20 L2EvYi8 9c1f04a2b7e3d5c6 - ended: why, since when, its address and digests
//! /2025-06-16/ untraced 5b2c1f9e0a8d7c3b                       ended without a trace: the digest of its address
//! ```
//!
//! Lines are in the order of their bytes and mean the same in any other, so two ledgers are merged by keeping all lines.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU64;

use data_encoding::BASE64URL_NOPAD;
use jiff::civil::Date;
use memchr::memchr_iter;

use crate::address::Base;
use crate::diagnostic::{self, Diagnostics};
use crate::digest::Digest;
use crate::rules::addresses::{bad_ledger_line, both_sides, ledger_line_shapes};
use crate::source::SourcePath;

pub const FILE: &str = "addresses.txt";

/// 64 bits that stand for a text that nobody shall read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark(NonZeroU64);

/// The title and the text by which an article is known when its address is another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    pub title: Option<Mark>,
    /// Nothing of a text that is too short to tell one article from another.
    pub text: Option<Mark>,
}

/// What became of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    Public,
    /// The address, which is public.
    Moved(String),
    Ended(Why, Date),
}

/// Why an address ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    Withdrawn,
    Expired,
    Deleted,
}

const WHYS: [(Why, &str); 3] = [(Why::Withdrawn, "withdrawn"), (Why::Expired, "expired"), (Why::Deleted, "deleted")];

/// One address that readers were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub fate: Fate,
    pub marks: Marks,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The lines that begin with `#`.
    pub remarks: Vec<String>,
    /// By address, as readers type it and without the site's prefix: `/2025-06-16/港口/`.
    pub entries: BTreeMap<String, Entry>,
    /// Addresses that ended without a trace, with the folder that they were in.
    pub untraced: BTreeMap<Mark, String>,
}

impl Mark {
    /// Of a text that is not blank.
    pub fn of(text: &str) -> Option<Mark> {
        let text = text.trim();
        if text.is_empty() { None } else { Mark::of_digest(Digest::of_bytes(text.as_bytes())) }
    }

    /// The first half of a digest; the digest of nothing has no mark.
    pub fn of_digest(digest: Digest) -> Option<Mark> {
        u64::try_from(digest.0 >> 64).ok().and_then(NonZeroU64::new).map(Mark)
    }

    fn read(text: &str) -> Option<Mark> {
        let is_mark = text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let bits = u64::from_str_radix(text, 16).ok().filter(|_| is_mark)?;
        NonZeroU64::new(bits).map(Mark)
    }
}

impl Marks {
    fn read<'l>(fields: &mut impl Iterator<Item = &'l str>) -> Option<Marks> {
        let mut next = || match fields.next()? {
            "-" => Some((None,)),
            text => Mark::read(text).map(|mark| (Some(mark),)),
        };
        let ((title,), (text,)) = (next()?, next()?);
        Some(Marks { title, text })
    }
}

impl Why {
    pub fn name(self) -> &'static str {
        WHYS.iter().find(|(why, _)| *why == self).map_or("", |(_, name)| name)
    }

    fn read(name: &str) -> Option<Why> {
        WHYS.iter().find(|(_, own)| *own == name).map(|(why, _)| *why)
    }
}

/// What a ledger's text says beside the lines that are current. What is no line of it is told, since a line that was passed
/// over would be lost.
pub fn read(text: &str, base: &Base, mut is_current: impl FnMut(&str) -> bool) -> (Ledger, Diagnostics) {
    let path = SourcePath::new(FILE);
    let (mut ledger, mut diagnostics) = (Ledger::default(), vec![]);
    // A byte order mark and the line ends of Windows are what an editor's program adds.
    let mut start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.get(start..end).unwrap_or_default().trim_end();
        let at = start..start + line.len();
        start = end + 1;
        if is_current(line) {
            continue;
        }
        if line.starts_with('#') {
            ledger.remarks.push(line.to_owned());
        } else if !line.is_empty() && ledger.take(line, base).is_none() {
            let is_merge = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark));
            let help = if is_merge { both_sides() } else { ledger_line_shapes() };
            diagnostic::tell(&mut diagnostics, bad_ledger_line().at_bytes(&path, at).help(help));
        }
    }
    (ledger, diagnostics)
}

impl Ledger {
    fn take(&mut self, line: &str, base: &Base) -> Option<()> {
        let mut fields = line.split(' ');
        let (first, second) = (address(&unescaped(fields.next()?)?, base)?, fields.next()?);
        if second == "untraced" {
            let mark = Mark::read(fields.next()?)?;
            fields.next().is_none().then(|| self.untraced.insert(mark, first))?;
            return Some(());
        }
        let (own, fate) = if second == "moved" {
            let own = sealed(fields.next()?, base)?;
            (own, Fate::Moved(address(&unescaped(fields.next()?)?, base)?))
        } else if let Some(why) = Why::read(second) {
            let date = fields.next()?.parse().ok()?;
            (sealed(fields.next()?, base)?, Fate::Ended(why, date))
        } else {
            fields = line.split(' ');
            fields.next();
            (first, Fate::Public)
        };
        let marks = if matches!(fate, Fate::Moved(_)) { Marks::default() } else { Marks::read(&mut fields)? };
        fields.next().is_none().then(|| self.add(own, Entry { fate, marks }))
    }

    /// Of two lines of one address, as two people's ledgers leave them, the one that ended first counts, then the one that
    /// leads on, and any before one that says that it is public: what is public is seen anyway.
    fn add(&mut self, address: String, entry: Entry) {
        let rank = |fate: &Fate| match fate {
            Fate::Ended(why, date) => (0, Some((*date, *why)), String::new()),
            Fate::Moved(to) => (1, None, to.clone()),
            Fate::Public => (2, None, String::new()),
        };
        match self.entries.get_mut(&address) {
            Some(known) if rank(&known.fate) <= rank(&entry.fate) => {}
            Some(known) => *known = entry,
            None => {
                self.entries.insert(address, entry);
            }
        }
    }
}

/// An address of the site that a folder answers.
fn address(path: &str, base: &Base) -> Option<String> {
    let is_folder = path.starts_with('/') && path.ends_with('/');
    (is_folder && base.typed_address(path).is_some()).then(|| path.to_owned())
}

fn sealed(text: &str, base: &Base) -> Option<String> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
    address(str::from_utf8(&bytes).ok()?, base)
}

/// What parts the fields of a line stands in no address.
fn unescaped(text: &str) -> Option<Cow<'_, str>> {
    percent_encoding::percent_decode_str(text).decode_utf8().ok()
}

/// One line of the ledger, as it is written.
pub enum Line<'l> {
    Public(&'l str, Marks),
    Moved { from: &'l str, to: &'l str },
    Ended { address: &'l str, why: Why, date: Date, marks: Marks },
    Untraced { folder: &'l str, mark: Mark },
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Line::Public(address, marks) => write!(f, "{} {marks}", Escaped(address)),
            Line::Moved { from, to } => {
                let own = BASE64URL_NOPAD.encode(from.as_bytes());
                write!(f, "{} moved {own} {}", Escaped(folder(from)), Escaped(to))
            }
            Line::Ended { address, why, date, marks } => {
                let own = BASE64URL_NOPAD.encode(address.as_bytes());
                write!(f, "{} {} {date} {own} {marks}", Escaped(folder(address)), why.name())
            }
            Line::Untraced { folder, mark } => write!(f, "{} untraced {mark}", Escaped(folder)),
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Display for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, mark) in [self.title, self.text].into_iter().enumerate() {
            f.write_str(if at > 0 { " " } else { "" })?;
            match mark {
                Some(mark) => mark.fmt(f)?,
                None => f.write_str("-")?,
            }
        }
        Ok(())
    }
}

struct Escaped<'l>(&'l str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.contains(|c: char| c == '%' || c.is_whitespace()) {
            return f.write_str(self.0);
        }
        let mut bytes = [0; 4];
        for c in self.0.chars() {
            let own = &*c.encode_utf8(&mut bytes);
            if c == '%' || c.is_whitespace() {
                own.bytes().try_for_each(|byte| write!(f, "%{byte:02X}"))?;
            } else {
                f.write_str(own)?;
            }
        }
        Ok(())
    }
}

/// What an address lies in: its edition's, or the whole site.
pub fn folder(address: &str) -> &str {
    let inner = address.trim_end_matches('/');
    inner.rfind('/').map_or("/", |end| &inner[..=end])
}

/// The text of a ledger, its lines in the order of their bytes.
pub fn write(remarks: &[String], mut lines: Vec<String>) -> String {
    lines.sort_unstable();
    lines.dedup();
    let len = remarks.iter().chain(&lines).map(|line| line.len() + 1).sum();
    let mut text = String::with_capacity(len);
    for line in remarks.iter().chain(&lines) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Diagnostic;

    fn base() -> Base {
        Base::parse("https://a.example/paper/").unwrap()
    }

    fn all(text: &str) -> (Ledger, Diagnostics) {
        read(text, &base(), |_| false)
    }

    fn line_of(address: &str, entry: &Entry) -> String {
        match &entry.fate {
            Fate::Public => Line::Public(address, entry.marks),
            Fate::Moved(to) => Line::Moved { from: address, to },
            Fate::Ended(why, date) => Line::Ended { address, why: *why, date: *date, marks: entry.marks },
        }
        .to_string()
    }

    #[test]
    fn lines_are_read_as_they_are_written_whatever_the_address() {
        let marks = Marks { title: Mark::of("港口重开"), text: None };
        let date = "2025-06-20".parse().unwrap();
        for address in ["/2025-06-16/港口 重开/", "/about/", "/a/b%20c/", "/a/　/"] {
            for fate in [Fate::Public, Fate::Moved("/x y/".to_owned()), Fate::Ended(Why::Expired, date)] {
                let marks = if matches!(fate, Fate::Moved(_)) { Marks::default() } else { marks };
                let line = line_of(address, &Entry { fate: fate.clone(), marks });
                let (ledger, told) = all(&format!("\u{feff}# 说明\r\n{line}\r\n"));
                assert_eq!((told.len(), ledger.remarks.len()), (0, 1), "{line}");
                let (read, entry) = ledger.entries.iter().next().unwrap();
                assert_eq!((read.as_str(), &entry.fate, entry.marks), (address, &fate, marks), "{line}");
            }
        }
    }

    #[test]
    fn what_ended_is_not_spelled_out() {
        let date = "2025-06-20".parse().unwrap();
        let marks = Marks { title: Mark::of("某某被查"), text: Mark::of("正文") };
        let ended = Line::Ended { address: "/2025-06-16/某某被查/", why: Why::Withdrawn, date, marks }.to_string();
        assert!(ended.starts_with("/2025-06-16/ withdrawn 2025-06-20 ") && !ended.contains("某某"), "{ended}");
        let moved = Line::Moved { from: "/2025-06-16/某某被查/", to: "/2025-06-16/a/" }.to_string();
        assert!(moved.starts_with("/2025-06-16/ moved ") && !moved.contains("某某"), "{moved}");
    }

    #[test]
    fn what_is_no_line_is_told_and_marks_of_a_merge_with_their_own_help() {
        let good = "/a/ 9c1f04a2b7e3d5c6 -\n";
        for bad in [
            "/a/",
            "/a 9c1f04a2b7e3d5c6 -",
            "a/ 9c1f04a2b7e3d5c6 -",
            "/../ 9c1f04a2b7e3d5c6 -",
            "/%2e%2e/a/ 9c1f04a2b7e3d5c6 -",
            "/a/ 9C1F04A2B7E3D5C6 -",
            "/a/ 9c1f04a2b7e3d5c6",
            "/a/ 9c1f04a2b7e3d5c6 - -",
            "/a/  9c1f04a2b7e3d5c6 -",
            "/a/ 0000000000000000 -",
            "/ moved Lw",
            "/ moved ?? /a/",
            "/ moved L2EvLi4vYi8 /a/",
            "/ deleted 2025-06-31 L2Ev - -",
            "/ lost 2025-06-30 L2Ev - -",
            "/ untraced -",
            "=======",
        ] {
            let (ledger, told) = all(&format!("{good}{bad}\n"));
            let said: Vec<&str> = told.iter().map(Diagnostic::english).collect();
            assert_eq!((ledger.entries.len(), said.len()), (1, 1), "{bad}: {said:?}");
        }
    }

    #[test]
    fn of_two_lines_of_one_address_the_first_end_counts_in_either_order() {
        let line = |why, day: &str| {
            let date = day.parse().unwrap();
            Line::Ended { address: "/a/", why, date, marks: Marks::default() }.to_string()
        };
        let lines = [
            Line::Public("/a/", Marks::default()).to_string(),
            Line::Moved { from: "/a/", to: "/b/" }.to_string(),
            line(Why::Deleted, "2025-06-21"),
            line(Why::Deleted, "2025-06-20"),
        ];
        let fate = |lines: &mut dyn Iterator<Item = &String>| {
            let text: Vec<&str> = lines.map(String::as_str).collect();
            all(&text.join("\n")).0.entries["/a/"].fate.clone()
        };
        let first = Fate::Ended(Why::Deleted, "2025-06-20".parse().unwrap());
        assert_eq!(fate(&mut lines.iter()), first);
        assert_eq!(fate(&mut lines.iter().rev()), first);
        assert_eq!(fate(&mut lines[..2].iter()), Fate::Moved("/b/".to_owned()));
    }

    proptest! {
        #[test]
        fn no_text_is_read_into_an_address_that_leaves_the_site(text in "[-/ a.%2e\\n港Lmovedelt0-9]{0,200}") {
            let (ledger, _) = all(&text);
            for (address, entry) in &ledger.entries {
                prop_assert!(base().typed_address(address).is_some(), "{address}");
                if let Fate::Moved(to) = &entry.fate {
                    prop_assert!(base().typed_address(to).is_some(), "{to}");
                }
            }
        }
    }
}
