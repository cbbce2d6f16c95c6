//! What fates are decided by: what is public, what is not, and what readers were given.

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::address::Address;
use crate::config::Config;
use crate::ledger::{Line, Mark, Marks};
use crate::manuscript::Manuscript;
use crate::model::article::{Body, Head, Standing};
use crate::model::edition::Edition;
use crate::model::place::Place;
use crate::model::schedule::Schedule;
use crate::source::SourcePath;

/// An article that is not public, though it has a place.
pub struct Hidden {
    pub address: Address,
    pub path: SourcePath,
    pub end: End,
}

/// How an article that is not public came to its end.
#[derive(Clone)]
pub enum End {
    Withdrawn { date: Option<Date>, reason: Option<String>, leaves_trace: bool },
    Expired(Date),
    Draft,
    Waits,
}

/// The articles that are not public, by the first reason.
pub fn hidden(
    manuscripts: &[Arc<Manuscript>],
    places: &[Option<Place>],
    zone: &jiff::tz::TimeZone,
    schedule: Schedule,
) -> Vec<Hidden> {
    let places = manuscripts.iter().zip(places).filter_map(|(manuscript, place)| Some((manuscript, place.as_ref()?)));
    let hidden = places.filter(|(_, place)| !place.is_public).map(|(manuscript, place)| {
        let front = &manuscript.front;
        let ends = front.expires_at.and_then(|moment| moment.instant(place.home.day(), zone));
        let over = ends.filter(|end| *end <= schedule.now);
        let end = match (&front.withdrawn, over) {
            (Some(withdrawn), _) => {
                End::Withdrawn { date: withdrawn.date, reason: withdrawn.reason.clone(), leaves_trace: withdrawn.trace }
            }
            (None, _) if front.draft && !schedule.drafts => End::Draft,
            (None, Some(over)) => End::Expired(over.to_zoned(zone.clone()).date()),
            (None, None) => End::Waits,
        };
        Hidden { address: place.address.clone(), path: manuscript.path.clone(), end }
    });
    hidden.collect()
}

/// What fates are decided by.
pub struct Published<'s> {
    pub config: &'s Config,
    /// The ledger as it is; nothing for a paper that keeps none.
    pub ledger: Option<&'s str>,
    pub editions: &'s [Arc<Edition>],
    pub standing: &'s [Standing],
    pub hidden: &'s [Hidden],
}

/// An article that is public.
pub struct Public<'s> {
    pub line: String,
    pub head: &'s Head,
    pub body: &'s Body,
    pub marks: Marks,
    /// Whether readers were given its address before.
    pub is_known: bool,
}

impl Published<'_> {
    /// The day on which an end is noticed: that of the newest paper, so that the same sources end on the same day whenever
    /// they are built.
    pub fn newest_day(&self) -> Option<Date> {
        self.editions.last().map(|edition| edition.head.date)
    }

    /// Every public article with its line, in the order of lines.
    pub fn public(&self) -> Vec<Public<'_>> {
        let of_editions = self.editions.par_iter().flat_map_iter(|edition| &edition.articles);
        let mut all: Vec<Public<'_>> = of_editions.map(|article| public(&article.head, &article.body)).collect();
        all.extend(self.standing.iter().map(|standing| public(&standing.head, &standing.body)));
        all.par_sort_unstable_by(|one, other| one.line.cmp(&other.line));
        all
    }
}

fn public<'s>(head: &'s Head, body: &'s Body) -> Public<'s> {
    let marks = Marks { title: Mark::of(&head.title), text: Mark::of_digest(body.text) };
    Public { line: Line::Public(head.url.path(), marks).to_string(), head, body, marks, is_known: false }
}
