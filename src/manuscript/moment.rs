//! Moments: a date and time as an editor writes it, with or without an offset.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, fmt::temporal::DateTimeParser};
use serde::{Deserialize, Serialize};

use crate::manuscript::clock::{self, Wrong};
use crate::manuscript::reader::Reader;
use crate::manuscript::yaml::Yaml;
use crate::rules::front_matter::{not_a_time, which_twelve};

/// `2025-06-16T05:30:00+08:00` is an instant anywhere; `2025-06-16 05:30` is meant in the paper's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Moment {
    Instant(Timestamp),
    Local(DateTime),
    /// `8:00`: seconds from the start of the day that the edition is of.
    OfDay(u32),
}

impl Moment {
    pub fn read(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Option<Moment> {
        let mistake = |text: &str| match clock::read(text) {
            Err(Wrong::Twelve) => not_a_time(name, text).help(which_twelve()),
            _ => not_a_time(name, text),
        };
        reader.parsed(name, value, Moment::parse, mistake)
    }

    pub fn parse(text: &str) -> Option<Moment> {
        static PARSER: DateTimeParser = DateTimeParser::new();
        let text = text.trim();
        if let Ok(instant) = PARSER.parse_timestamp(text) {
            return Some(Moment::Instant(instant));
        }
        if let Ok(local) = PARSER.parse_datetime(text) {
            return Some(Moment::Local(local));
        }
        let clock::Read { day, time } = clock::read(text).ok()?;
        match (day, time) {
            (None, time) => time.map(Moment::OfDay),
            (Some(day), time) => local(day, time.unwrap_or(0)).map(Moment::Local),
        }
    }

    /// The instant, local times being told by the clocks of `zone`; nothing for an hour of no day.
    pub fn instant(self, day: Option<Date>, zone: &TimeZone) -> Option<Timestamp> {
        match self {
            Moment::Instant(instant) => Some(instant),
            Moment::Local(local) => Some(local_instant(local, zone)),
            Moment::OfDay(seconds) => local(day?, seconds).map(|local| local_instant(local, zone)),
        }
    }
}

/// Reads the day of a correction; an hour behind it is not kept.
pub fn date(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| clock::read(text).ok()?.day)
}

fn local(day: Date, seconds: u32) -> Option<DateTime> {
    start(day).checked_add(SignedDuration::from_secs(seconds.into())).ok()
}

/// The first instant of a day in a zone.
pub fn start_of_day(date: Date, zone: &TimeZone) -> Timestamp {
    local_instant(start(date), zone)
}

fn start(date: Date) -> DateTime {
    date.to_datetime(jiff::civil::Time::midnight())
}

fn local_instant(local: DateTime, zone: &TimeZone) -> Timestamp {
    // Only the last hours of the year 9999 have no timestamp; they are as good as never.
    local.to_zoned(zone.clone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as civil;

    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::manuscript::front_matter;
    use crate::source::SourcePath;

    /// By the clocks of a paper in Shanghai, of an edition of 16 June.
    fn instant(text: &str) -> String {
        let shanghai = TimeZone::get("Asia/Shanghai").unwrap();
        let moment = Moment::parse(text).unwrap_or_else(|| panic!("{text}"));
        moment.instant(Some(civil(2025, 6, 16)), &shanghai).unwrap().to_string()
    }

    #[test]
    fn a_local_time_is_told_by_the_papers_clock() {
        for text in [
            "2025-06-16 05:30",
            "2025-06-15T21:30:00Z",
            "5:30",
            "早上5点半",
            "2025年6月16日5时30分",
            "2025/6/16 05：30",
        ] {
            assert_eq!(instant(text), "2025-06-15T21:30:00Z", "{text}");
        }
        assert_eq!(instant("24:00"), instant("2025-06-17"));
        assert_eq!(instant("2025-06-16 24:00"), instant("2025-06-17"));
    }

    #[test]
    fn a_date_alone_is_its_first_moment_and_nonsense_is_nothing() {
        assert_eq!(instant("2025-06-16"), "2025-06-15T16:00:00Z");
        assert_eq!(instant("2025.6.16"), "2025-06-15T16:00:00Z");
        for text in ["昨天", "9999-12-31 24:00", "480", "8"] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_hour_is_no_instant_without_a_day() {
        assert_eq!(Moment::parse("8:00").unwrap().instant(None, &TimeZone::UTC), None);
    }

    #[test]
    fn a_day_is_read_alone() {
        for text in ["2025-06-17", "2025年6月17日", "2025/6/17", "2025-06-17 10:00", "2025年6月17日10时"] {
            assert_eq!(date(text), Some(civil(2025, 6, 17)), "{text}");
        }
        assert_eq!([date("6月17日"), date("10:00"), date("")], [None; 3]);
    }

    #[test]
    fn a_change_has_its_time() {
        for (typed, expected) in
            [("updated_at: 2025-06-17 10:00", ""), ("更新时间: 昨天", "`更新时间` is not a date and time: `昨天`")]
        {
            let (front, told) = front_matter::read(&SourcePath::new("a.md"), &format!("title: 港\n{typed}\n"), 4);
            assert_eq!(told.iter().map(Diagnostic::english).collect::<String>(), expected);
            assert_eq!(front.updated_at.is_some(), expected.is_empty());
        }
    }
}
