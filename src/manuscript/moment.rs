//! Moments: a date and time as an editor writes it, with or without an offset.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, fmt::temporal::DateTimeParser};
use serde::{Deserialize, Serialize};

use crate::manuscript::reader::Reader;
use crate::manuscript::yaml::Yaml;
use crate::rules::front_matter::not_a_time;

/// `2025-06-16T05:30:00+08:00` is an instant anywhere; `2025-06-16 05:30` is meant in the paper's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Moment {
    Instant(Timestamp),
    Local(DateTime),
}

impl Moment {
    pub fn read(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Option<Moment> {
        reader.parsed(name, value, Moment::parse, |text| not_a_time(name, text))
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
        PARSER.parse_date(text).ok().map(|date| Moment::Local(start(date)))
    }

    /// The instant, local times being told by the clocks of `zone`.
    pub fn instant(self, zone: &TimeZone) -> Timestamp {
        match self {
            Moment::Instant(instant) => instant,
            Moment::Local(local) => local_instant(local, zone),
        }
    }
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
    use super::*;

    #[test]
    fn a_local_time_is_told_by_the_papers_clock() {
        let shanghai = TimeZone::get("Asia/Shanghai").unwrap();
        let local = Moment::parse("2025-06-16 05:30").unwrap().instant(&shanghai);
        let instant = Moment::parse("2025-06-15T21:30:00Z").unwrap().instant(&shanghai);
        assert_eq!(local, instant);
    }

    #[test]
    fn a_date_alone_is_its_first_moment_and_nonsense_is_nothing() {
        let utc = TimeZone::UTC;
        assert_eq!(Moment::parse("2025-06-16").unwrap().instant(&utc).to_string(), "2025-06-16T00:00:00Z");
        assert_eq!(Moment::parse("昨天"), None);
    }
}
