//! The archive (往期回顾): the years of the paper, and each year as a calendar of the days that have an edition.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde::Serialize;

use crate::address::Address;
use crate::job::Job;
use crate::model::{Edition, Label};
use crate::outputs::shared::{RenderContext, page};

/// The variables of `archive.html`.
#[derive(Hash, Serialize)]
struct Input<'s> {
    url: Address,
    /// Newest first.
    years: Vec<Label>,
    newest_year: Option<Year<'s>>,
}

/// A year's calendar.
#[derive(Hash, Serialize)]
struct Year<'s> {
    year: i16,
    months: Vec<Month<'s>>,
}

/// The variables of `archive_year.html`.
#[derive(Hash, Serialize)]
struct YearInput<'s> {
    url: Address,
    title: String,
    year: i16,
    /// January first; only months that have an edition.
    months: Vec<Month<'s>>,
    prev_year: Option<Label>,
    next_year: Option<Label>,
}

#[derive(Hash, Serialize)]
struct Month<'s> {
    /// From 1.
    month: i8,
    /// The first day, for a template's own way to say the month.
    first: Date,
    /// Monday first; days outside the month are nothing.
    weeks: Vec<[Option<Day<'s>>; 7]>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
struct Day<'s> {
    day: i8,
    /// More than one when the day had an extra edition.
    editions: Vec<Paper<'s>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
struct Paper<'s> {
    date: Date,
    suffix: &'s str,
    url: &'s Address,
    is_newest: bool,
}

type Years<'s> = BTreeMap<i16, Vec<&'s Edition>>;

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let mut years = Years::new();
    for edition in &context.site.editions {
        years.entry(edition.head.date.year()).or_default().push(edition);
    }
    let label = |year: i16| Label { name: year.to_string(), url: context.address(&format!("/archive/{year}/")) };
    let newest = context.site.newest().map(|edition| &edition.head.url);
    let newest_year = years.last_key_value();
    let input = Input {
        newest_year: newest_year.map(|(year, editions)| Year { year: *year, months: months(*year, editions, newest) }),
        url: context.address("/archive/"),
        years: years.keys().rev().map(|year| label(*year)).collect(),
    };
    let mut jobs = vec![page(input.url.file(), context.template("archive.html"), input)];
    for (year, editions) in &years {
        let input = YearInput {
            url: label(*year).url,
            title: year.to_string(),
            year: *year,
            months: months(*year, editions, newest),
            prev_year: years.range(..year).next_back().map(|(year, _)| label(*year)),
            next_year: years.range(year + 1..).next().map(|(year, _)| label(*year)),
        };
        jobs.push(page(input.url.file(), context.template("archive_year.html"), input));
    }
    jobs
}

fn months<'s>(year: i16, editions: &[&'s Edition], newest: Option<&Address>) -> Vec<Month<'s>> {
    let mut by_month: BTreeMap<i8, BTreeMap<i8, Vec<Paper<'s>>>> = BTreeMap::new();
    for edition in editions {
        let head = &edition.head;
        let paper =
            Paper { date: head.date, suffix: &head.suffix, url: &head.url, is_newest: newest == Some(&head.url) };
        by_month.entry(head.date.month()).or_default().entry(head.date.day()).or_default().push(paper);
    }
    by_month
        .into_iter()
        .map(|(month, days)| {
            let first = date(year, month, 1);
            Month { month, first, weeks: weeks(first, days) }
        })
        .collect()
}

fn weeks<'s>(first: Date, mut days: BTreeMap<i8, Vec<Paper<'s>>>) -> Vec<[Option<Day<'s>>; 7]> {
    let mut weeks = Vec::new();
    let mut week: [Option<Day<'s>>; 7] = Default::default();
    for day in 1..=first.days_in_month() {
        let weekday = first.with().day(day).build().map_or(0, |date| date.weekday().to_monday_zero_offset());
        let at = usize::from(weekday.unsigned_abs());
        week[at] = Some(Day { day, editions: days.remove(&day).unwrap_or_default() });
        if at == 6 {
            weeks.push(std::mem::take(&mut week));
        }
    }
    if week.iter().any(Option::is_some) {
        weeks.push(week);
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_on_its_weekday_and_has_all_its_days() {
        // June 2025 begins on a Sunday.
        let weeks = weeks(date(2025, 6, 1), BTreeMap::new());
        assert_eq!(weeks.len(), 6);
        assert_eq!(weeks[0][6].as_ref().map(|day| day.day), Some(1));
        assert_eq!(weeks[0][5], None);
        assert_eq!(weeks[5][0].as_ref().map(|day| day.day), Some(30));
    }
}
