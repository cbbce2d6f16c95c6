//! Which editions share their files of terms: the newest week, what else there is of its month, of its year, and shelves of
//! finished years. So a day writes a week's files, however large the archive; and it goes by the newest edition, not by a
//! clock, so that a clean build gives the same.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

/// Segments of fewer articles together are one: readers load whole files of them anyway.
const SMALL: u32 = 500;

/// An edition with how many articles it has.
pub type Counted = (Date, u32);

/// The segments of editions that are ordered by date, oldest first.
pub fn segments(editions: &[Counted], shelf: u32) -> Vec<Range<usize>> {
    let Some((newest, _)) = editions.last() else { return vec![] };
    let days = newest.weekday().since(Weekday::Monday);
    let week = newest.checked_sub(jiff::Span::new().days(days)).unwrap_or(*newest);
    let month = week.first_of_month();
    let year = month.first_of_year();
    let start_of = |date: Date| editions.partition_point(|(of_edition, _)| *of_edition < date);
    let (week, month, year) = (start_of(week), start_of(month), start_of(year));
    let mut all = shelves(&editions[..year], shelf);
    all.extend([year..month, month..week, week..editions.len()]);
    all.retain(|segment| !segment.is_empty());
    joined(all, editions)
}

/// Whole years, until there are about as many articles as a shelf holds.
fn shelves(editions: &[Counted], shelf: u32) -> Vec<Range<usize>> {
    let mut all = vec![];
    let (mut start, mut end, mut articles) = (0, 0, 0);
    for year in editions.chunk_by(|(one, _), (next, _)| one.year() == next.year()) {
        end += year.len();
        articles += count(year);
        if articles >= shelf - shelf / 5 {
            all.push(start..end);
            (start, articles) = (end, 0);
        }
    }
    all.push(start..end);
    all
}

/// Small ones are joined, from the newest on.
fn joined(segments: Vec<Range<usize>>, editions: &[Counted]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = vec![];
    for segment in segments.into_iter().rev() {
        match all.last_mut() {
            Some(newer) if count(&editions[segment.start..newer.end]) <= SMALL => newer.start = segment.start,
            _ => all.push(segment),
        }
    }
    all.reverse();
    all
}

fn count(editions: &[Counted]) -> u32 {
    editions.iter().map(|(_, count)| count).sum()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    /// A paper of so many articles a day, from a day to a day.
    fn paper(first: Date, last: Date, articles: u32) -> Vec<Counted> {
        first.series(1.day()).take_while(|day| *day <= last).map(|day| (day, articles)).collect()
    }

    fn told(editions: &[Counted], shelf: u32) -> Vec<String> {
        let ends = |range: Range<usize>| format!("{} {}", editions[range.start].0, editions[range.end - 1].0);
        segments(editions, shelf).into_iter().map(ends).collect()
    }

    #[test]
    fn a_week_a_month_a_year_and_shelves() {
        let editions = paper(date(2020, 3, 1), date(2025, 6, 18), 60);
        assert_eq!(
            told(&editions, 50_000),
            [
                "2020-03-01 2021-12-31",
                "2022-01-01 2023-12-31",
                "2024-01-01 2024-12-31",
                "2025-01-01 2025-05-31",
                "2025-06-01 2025-06-15",
                "2025-06-16 2025-06-18",
            ]
        );
    }

    #[test]
    fn a_week_that_began_in_the_month_before_keeps_that_month_open() {
        let editions = paper(date(2025, 1, 1), date(2025, 7, 2), 200);
        assert_eq!(told(&editions, 50_000)[1..], ["2025-06-01 2025-06-29", "2025-06-30 2025-07-02"]);
        let editions = paper(date(2024, 1, 1), date(2025, 1, 2), 200);
        assert_eq!(told(&editions, 50_000)[1..], ["2024-12-01 2024-12-29", "2024-12-30 2025-01-02"]);
    }

    #[test]
    fn a_small_paper_has_one_segment() {
        assert_eq!(told(&paper(date(2025, 1, 1), date(2025, 6, 18), 2), 50_000), ["2025-01-01 2025-06-18"]);
        assert!(segments(&[], 50_000).is_empty());
    }

    #[test]
    fn every_day_changes_the_newest_segments_alone() {
        let editions = paper(date(2023, 1, 1), date(2025, 12, 31), 60);
        let mut moved = 0;
        for end in 900..editions.len() {
            let (before, after) = (segments(&editions[..end], 50_000), segments(&editions[..=end], 50_000));
            let is_new = |segment: &&Range<usize>| !before.contains(segment);
            moved +=
                after.iter().filter(is_new).map(|segment| count(&editions[segment.start..segment.end])).sum::<u32>();
        }
        // On average a day writes the terms of less than twenty days anew.
        assert!(moved / (editions.len() as u32 - 900) < 20 * 60, "{moved}");
    }
}
