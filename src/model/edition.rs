//! Editions (期): one day's paper, its newspaper pages and its articles in reading order.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::address::{self, Address};
use crate::digest::Digested;
use crate::manuscript::page_number::PageNumber;
use crate::model::article::Article;
use crate::model::figure::Figure;

/// A date, with a suffix for a second paper of the day: `2025-06-16`, `2025-06-16-extra`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EditionId {
    pub date: Date,
    pub suffix: String,
}

/// What a folder's name says about editions.
#[derive(Debug, PartialEq, Eq)]
pub enum FolderName {
    Edition(EditionId),
    /// Looks like a date and is none.
    NoDate,
    Other,
}

impl EditionId {
    /// Reads the name of a folder: ISO 8601 dates only, so that names sort as days do.
    pub fn of_folder(name: &str) -> FolderName {
        let parts: Vec<&str> = name.splitn(4, '-').collect();
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let looks_like_date = parts.len() >= 3 && parts[0].len() == 4 && parts[..3].iter().all(|part| is_number(part));
        if !looks_like_date {
            return FolderName::Other;
        }
        let Some(date) = name.get(..10).and_then(|date| date.parse::<Date>().ok()) else { return FolderName::NoDate };
        let suffix = &*address::composed(&name[10..]);
        let is_suffix = suffix.is_empty()
            || suffix.len() > 1
                && suffix.starts_with('-')
                && suffix[1..].chars().all(|c| c.is_alphanumeric() || c == '-');
        if !is_suffix {
            return FolderName::NoDate;
        }
        FolderName::Edition(EditionId { date, suffix: suffix.trim_start_matches('-').to_owned() })
    }
}

impl fmt::Display for EditionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if !self.suffix.is_empty() {
            write!(f, "-{}", self.suffix)?;
        }
        Ok(())
    }
}

impl Serialize for EditionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What others may quote of an edition.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct EditionHead {
    /// The folder's date and suffix.
    pub id: EditionId,
    pub date: Date,
    pub suffix: String,
    pub url: Address,
    /// 总第N期.
    pub number: Option<i64>,
    pub title: Option<String>,
    pub page_count: usize,
    /// 农历, for papers in Chinese.
    pub lunar: Option<String>,
    /// The 节气 that begins on this day, for papers in Chinese.
    pub solar_term: Option<&'static str>,
}

#[derive(Debug)]
pub struct Edition {
    pub head: Digested<EditionHead>,
    pub notes: Option<String>,
    pub pages: Vec<Page>,
    /// In reading order: by page, then by place on the page.
    pub articles: Vec<Article>,
    /// Which article is the lead story.
    pub lead: usize,
    /// The stories at the top of the front page, when the sheet names them; the lead is not among them.
    pub front_stories: Vec<usize>,
    /// Says that it is what the front page shows of its day.
    pub is_front: bool,
}

/// What others may quote of a newspaper page.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PageHead {
    pub number: PageNumber,
    /// As printed: `01`, `A01`.
    pub label: String,
    pub name: Option<String>,
    pub url: Address,
}

/// A newspaper page (版).
#[derive(Debug)]
pub struct Page {
    pub head: Digested<PageHead>,
    pub editor: Option<String>,
    pub designer: Option<String>,
    pub proofreader: Option<String>,
    /// 版面图.
    pub facsimile: Option<Figure>,
    pub pdf: Option<Address>,
    /// Its articles, as a range of the edition's.
    pub articles: std::ops::Range<usize>,
}

/// The place of the edition that the front page shows of its day: one that says so, else the main paper, which has no
/// suffix and comes first. Of a day with specials alone it is the first of them.
pub fn front_of_day<E>(day: &[E], is_front: impl Fn(&E) -> bool) -> usize {
    day.iter().position(is_front).unwrap_or(0)
}

/// The days of the paper, newest first, each with its editions in the paper's order: what the front page shows of the
/// day, then the others by suffix. All that shows the newest first goes by this.
pub fn days(editions: &[Arc<Edition>]) -> impl Iterator<Item = Vec<usize>> {
    let mut end = editions.len();
    editions.chunk_by(|one, next| one.head.date == next.head.date).rev().map(move |day| {
        let all = end - day.len()..end;
        end = all.start;
        let front = end + front_of_day(day, |edition| edition.is_front);
        std::iter::once(front).chain(all.filter(|at| *at != front)).collect()
    })
}

impl Edition {
    pub fn articles_of(&self, page: &Page) -> &[Article] {
        &self.articles[page.articles.clone()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_named_by_a_date_is_an_edition() {
        let id = |name| match EditionId::of_folder(name) {
            FolderName::Edition(id) => id.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(id("2025-06-16"), "2025-06-16");
        assert_eq!(id("2025-06-16-extra"), "2025-06-16-extra");
        for bad in ["2025-6-16", "2025-13-01", "2025-02-30", "2025-06-16-", "2025-06-160", "2025-06-16-a b"] {
            assert_eq!(id(bad), "NoDate", "{bad}");
        }
        for other in ["pages", "2025", "01", "a-b-c", "港"] {
            assert_eq!(id(other), "Other", "{other}");
        }
    }
}
