//! The way to the years and months of a list, the same on its front and on its numbered pages.

use std::ops::Range;

use jiff::civil::Date;
use serde::Serialize;

use crate::address::Address;

/// The months of a list, oldest first, each by its first day with the place of the article that is shown first of it.
pub struct Months(Vec<(Date, usize)>);

/// Where years and months begin, for readers who go from the newest to the oldest.
#[derive(Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Dates {
    /// Newest first.
    years: Vec<Year>,
    /// The year in which the page ends; older pages have more of it.
    year: i16,
    /// Its months, newest first.
    months: Vec<Month>,
}

#[derive(Debug, PartialEq, Eq, Hash, Serialize)]
struct Year {
    year: i16,
    url: Address,
    /// On that page.
    id: String,
    /// Whether it is on this page.
    is_here: bool,
}

#[derive(Debug, PartialEq, Eq, Hash, Serialize)]
struct Month {
    /// From 1.
    month: i8,
    url: Address,
    id: String,
    is_here: bool,
}

/// Years that a page leads to at most: else a list with an article a year would grow with the square of its length. From
/// the oldest of them there are older ones.
const MOST_YEARS: usize = 100;

/// What a month's first article on a page is called in its address: `2022-09`.
pub fn id(date: Date) -> String {
    date.strftime("%Y-%m").to_string()
}

impl Months {
    /// Of a list by the dates of its articles, oldest first.
    pub fn of(dates: impl Iterator<Item = Date>) -> Months {
        let mut months: Vec<(Date, usize)> = vec![];
        for (at, date) in dates.enumerate() {
            let first = date.first_of_month();
            match months.last_mut() {
                Some((month, top)) if *month == first => *top = at,
                _ => months.push((first, at)),
            }
        }
        Months(months)
    }

    /// The dates for a page that shows these articles, one at least: those of the list as far as the page goes, so that a
    /// full page stays as it is when later days come.
    pub fn dates(&self, shown: &Range<usize>, address_of: impl Fn(usize) -> Address) -> Dates {
        let last = shown.end - 1;
        let month_of = |at: usize| self.0.partition_point(|(_, top)| *top < at);
        let newest_first = self.0[..=month_of(last)].iter().rev().map(|(first, top)| (*first, last.min(*top)));
        let year = self.0[month_of(shown.start)].0.year();
        let months = newest_first.clone().filter(|(first, _)| first.year() == year);
        let months = months.map(|(first, top)| Month {
            month: first.month(),
            url: address_of(top),
            id: id(first),
            is_here: shown.contains(&top),
        });
        let mut years: Vec<(Date, usize)> = newest_first.collect();
        years.dedup_by_key(|(first, _)| first.year());
        years.truncate(MOST_YEARS);
        let years = years.into_iter().map(|(first, top)| Year {
            year: first.year(),
            url: address_of(top),
            id: id(first),
            is_here: shown.contains(&top),
        });
        Dates { year, months: months.collect(), years: years.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Base;
    use jiff::civil::date;

    /// Two articles in each of these months, three of them a page.
    fn told(shown: Range<usize>) -> String {
        let months = [(2023, 11), (2023, 12), (2024, 2), (2025, 1), (2025, 3)];
        let dates = months.into_iter().flat_map(|(year, month)| [date(year, month, 1), date(year, month, 28)]);
        let base = Base::parse("https://a.example/").unwrap();
        let dates = Months::of(dates).dates(&shown, |at| base.address(&format!("/{}/", at / 3 + 1)));
        let link = |url: &Address, id: &str, is_here: bool| format!("{url}#{id}{}", if is_here { "!" } else { "" });
        let years = dates.years.iter().map(|year| link(&year.url, &year.id, year.is_here));
        let months = dates.months.iter().map(|month| link(&month.url, &month.id, month.is_here));
        format!("{} | {}: {}", years.collect::<Vec<_>>().join(" "), dates.year, months.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_page_leads_to_where_years_and_months_are_shown_first() {
        assert_eq!(told(9..10), "/4/#2025-03! /2/#2024-02 /2/#2023-12 | 2025: /4/#2025-03! /3/#2025-01");
    }

    #[test]
    fn a_full_page_leads_to_nothing_later() {
        // March began on it and went on.
        assert_eq!(told(6..9), "/3/#2025-03! /2/#2024-02 /2/#2023-12 | 2025: /3/#2025-03! /3/#2025-01!");
        assert_eq!(told(0..3), "/1/#2023-12! | 2023: /1/#2023-12! /1/#2023-11!");
    }

    #[test]
    fn a_page_names_a_hundred_years_and_no_more() {
        let dates = Months::of((1700..2000).map(|year| date(year, 1, 1)));
        let base = Base::parse("https://a.example/").unwrap();
        let dates = dates.dates(&(250..300), |_| base.address("/"));
        assert_eq!((dates.years.len(), dates.years[99].year, dates.months.len()), (100, 1900, 1));
    }
}
