//! Days and hours as newsrooms type them: `2025年6月16日上午8时`, `2025/6/16 08：00`, `晚上8点半`, `8:30 pm`.

use jiff::civil::Date;
use newsprint_text::characters::half_width;
use newsprint_text::numerals;

/// A day, an hour, or both; one of them is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    pub day: Option<Date>,
    /// In seconds from the start of the day, which has 86,400: `24:00` is its end.
    pub time: Option<u32>,
}

/// Why a text is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    Other,
    /// `上午12时`, `晚上12点`: noon or midnight, of this day or of the next.
    Twelve,
}

/// Reads all of a text; a day has its year.
pub fn read(typed: &str) -> Result<Read, Wrong> {
    let text: String = typed.trim().chars().map(plain).collect();
    let mut cursor = Cursor { rest: &text };
    let day = cursor.day()?;
    if day.is_some() {
        cursor.pass(&["T", "t", ","]);
    }
    cursor.spaces();
    let time = if cursor.rest.is_empty() { None } else { Some(cursor.time()?) };
    if cursor.rest.is_empty() && (day.is_some() || time.is_some()) { Ok(Read { day, time }) } else { Err(Wrong::Other) }
}

fn plain(c: char) -> char {
    match half_width(c) {
        '∶' => ':',
        '時' => '时',
        '點' => '点',
        '號' => '号',
        '鐘' => '钟',
        other => other,
    }
}

/// Parts of a day by the hours that are said with them: those that are meant as they stand, and those that are twelve later.
struct Part {
    names: &'static [&'static str],
    as_typed: std::ops::RangeInclusive<u32>,
    twelve_later: std::ops::RangeInclusive<u32>,
}

/// Longer names stand before those that they begin with.
#[allow(clippy::reversed_empty_ranges)]
const PARTS: [Part; 7] = [
    Part { names: &["凌晨"], as_typed: 0..=6, twelve_later: 1..=0 },
    Part { names: &["清晨", "早上", "早晨", "早"], as_typed: 1..=11, twelve_later: 1..=0 },
    Part { names: &["上午", "午前", "am", "a.m."], as_typed: 0..=11, twelve_later: 1..=0 },
    Part { names: &["中午", "正午"], as_typed: 11..=14, twelve_later: 1..=2 },
    Part { names: &["下午", "午后", "pm", "p.m."], as_typed: 12..=23, twelve_later: 1..=11 },
    Part { names: &["傍晚"], as_typed: 16..=20, twelve_later: 4..=8 },
    Part {
        names: &["晚上", "晚间", "夜晚", "夜间", "夜里", "深夜", "晚"], as_typed: 17..=23, twelve_later: 5..=11
    },
];

impl Part {
    fn hour(&self, hour: u32) -> Result<u32, Wrong> {
        match hour {
            hour if self.as_typed.contains(&hour) => Ok(hour),
            hour if self.twelve_later.contains(&hour) => Ok(hour + 12),
            0 | 12 | 24 => Err(Wrong::Twelve),
            _ => Err(Wrong::Other),
        }
    }
}

struct Cursor<'t> {
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    fn spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// Whether one of some words stands next, which is then behind.
    fn pass(&mut self, words: &[&str]) -> bool {
        let ahead = |word: &&&str| self.rest.get(..word.len()).is_some_and(|next| next.eq_ignore_ascii_case(word));
        let Some(word) = words.iter().find(ahead) else { return false };
        self.rest = &self.rest[word.len()..];
        true
    }

    /// A number in digits or Chinese numerals, and its characters.
    fn number(&mut self) -> Option<(u32, &'t str)> {
        let is_digit = self.rest.starts_with(|c: char| c.is_ascii_digit());
        let belongs = |c: char| if is_digit { c.is_ascii_digit() } else { numerals::is_numeral(c) };
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        let (typed, rest) = self.rest.split_at(end);
        let number = if !is_digit {
            numerals::read(typed)
        } else if typed.len() <= 4 {
            typed.parse().ok()
        } else {
            None
        };
        let number = number?;
        self.rest = rest;
        Some((number, typed))
    }

    /// `2025-6-16`, `2025/06/16`, `2025.6.16`, `2025年6月16日`; nothing when no year stands there.
    fn day(&mut self) -> Result<Option<Date>, Wrong> {
        let start = self.rest;
        let Some((year, _)) = self.number().filter(|(_, typed)| typed.chars().count() == 4) else {
            self.rest = start;
            return Ok(None);
        };
        self.spaces();
        let mark = ["-", "/", ".", "年"].into_iter().find(|mark| self.pass(&[mark])).ok_or(Wrong::Other)?;
        let is_han = mark == "年";
        let month = self.part_of_day(if is_han { "月" } else { mark })?;
        let day = self.part_of_day(if is_han { "日" } else { "" })?;
        let small = |number: u32| i8::try_from(number).map_err(|_| Wrong::Other);
        let year = i16::try_from(year).map_err(|_| Wrong::Other)?;
        Date::new(year, small(month)?, small(day)?).map(Some).map_err(|_| Wrong::Other)
    }

    /// A month or a day, and the mark behind it.
    fn part_of_day(&mut self, mark: &str) -> Result<u32, Wrong> {
        self.spaces();
        let (number, typed) = self.number().ok_or(Wrong::Other)?;
        let is_short = !typed.starts_with(|c: char| c.is_ascii_digit()) || typed.len() <= 2;
        let marks: &[&str] = if mark == "日" { &["日", "号"] } else { &[mark] };
        self.spaces();
        if is_short && self.pass(marks) { Ok(number) } else { Err(Wrong::Other) }
    }

    /// `8:00`, `8时30分`, `晚上8点半`, `8:30 pm`.
    fn time(&mut self) -> Result<u32, Wrong> {
        let mut part = self.part_before();
        self.spaces();
        let (hour, _) = self.number().filter(|(_, typed)| typed.len() <= 2 || !typed.is_ascii()).ok_or(Wrong::Other)?;
        self.spaces();
        let (minute, second) = if self.pass(&[":"]) {
            let minute = self.two_digits()?;
            (minute, if self.pass(&[":"]) { self.two_digits()? } else { 0 })
        } else if self.pass(&["时", "点"]) {
            self.pass(&["钟"]);
            self.minutes()?
        } else if part.is_none() && self.rest.starts_with(['a', 'A', 'p', 'P']) {
            (0, 0)
        } else {
            return Err(Wrong::Other);
        };
        self.spaces();
        if part.is_none() && !self.rest.is_empty() {
            part = self.part_before();
        }
        let hour = part.map_or(Ok(hour), |part| part.hour(hour))?;
        let is_time = hour < 24 && minute < 60 && second < 60 || (hour, minute, second) == (24, 0, 0);
        if is_time { Ok(hour * 3_600 + minute * 60 + second) } else { Err(Wrong::Other) }
    }

    fn part_before(&mut self) -> Option<&'static Part> {
        PARTS.iter().find(|part| self.pass(part.names))
    }

    fn two_digits(&mut self) -> Result<u32, Wrong> {
        let is_short = |(_, typed): &(u32, &str)| typed.len() == 2 && typed.is_ascii();
        self.number().filter(is_short).map(|(number, _)| number).ok_or(Wrong::Other)
    }

    /// What stands behind the hour: `30分`, `半`, `一刻`, `整`, or nothing.
    fn minutes(&mut self) -> Result<(u32, u32), Wrong> {
        self.spaces();
        if self.rest.is_empty() || self.pass(&["整", "正"]) {
            return Ok((0, 0));
        }
        for (words, minute) in [(["半", "二刻"], 30), (["一刻", "1刻"], 15), (["三刻", "3刻"], 45)] {
            if self.pass(&words) {
                return Ok((minute, 0));
            }
        }
        let (minute, _) = self.number().ok_or(Wrong::Other)?;
        self.spaces();
        if !self.pass(&["分"]) {
            return Ok((minute, 0));
        }
        self.pass(&["整", "钟"]);
        self.spaces();
        let Some((second, _)) = self.number() else { return Ok((minute, 0)) };
        self.spaces();
        if self.pass(&["秒"]) { Ok((minute, second)) } else { Err(Wrong::Other) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const SIXTEENTH: Date = date(2025, 6, 16);

    /// A time of the day: `8:30:00`.
    fn time(typed: &str) -> String {
        match read(typed) {
            Ok(Read { day: None, time: Some(time) }) => {
                format!("{}:{:02}:{:02}", time / 3_600, time / 60 % 60, time % 60)
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn an_hour_is_read_as_it_is_said() {
        for (typed, expected) in [
            ("8:00", "8:00:00"),
            ("08：00", "8:00:00"),
            ("８∶０５", "8:05:00"),
            ("8:05:30", "8:05:30"),
            ("00:00", "0:00:00"),
            ("24:00", "24:00:00"),
            ("上午8时", "8:00:00"),
            ("上午 8:30", "8:30:00"),
            ("8时30分", "8:30:00"),
            ("8時05分20秒", "8:05:20"),
            ("下午3点", "15:00:00"),
            ("下午三點半", "15:30:00"),
            ("下午15:00", "15:00:00"),
            ("下午12:30", "12:30:00"),
            ("晚上8点半", "20:30:00"),
            ("晚8点一刻", "20:15:00"),
            ("晚间20时", "20:00:00"),
            ("20时", "20:00:00"),
            ("二十三时五十九分", "23:59:00"),
            ("八点零五分", "8:05:00"),
            ("8点30", "8:30:00"),
            ("8点整", "8:00:00"),
            ("8点钟", "8:00:00"),
            ("零时", "0:00:00"),
            ("24时", "24:00:00"),
            ("凌晨0点", "0:00:00"),
            ("凌晨3点", "3:00:00"),
            ("早上6点三刻", "6:45:00"),
            ("早6时", "6:00:00"),
            ("中午12点", "12:00:00"),
            ("中午1点", "13:00:00"),
            ("傍晚6点", "18:00:00"),
            ("深夜11点", "23:00:00"),
            ("8 pm", "20:00:00"),
            ("8:30 p.m.", "20:30:00"),
            ("8AM", "8:00:00"),
            ("12 pm", "12:00:00"),
        ] {
            assert_eq!(time(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_day_is_read_with_its_year_and_with_an_hour_or_not() {
        for typed in [
            "2025-6-16",
            "2025/06/16",
            "2025.6.16",
            "２０２５－６－１６",
            "2025年6月16日",
            "2025 年 6 月 16 日",
            "2025年6月16号",
            "二〇二五年六月十六日",
        ] {
            assert_eq!(read(typed), Ok(Read { day: Some(SIXTEENTH), time: None }), "{typed}");
        }
        for typed in [
            "2025年6月16日 8时30分",
            "2025年6月16日上午8时30分",
            "2025-6-16 8:30",
            "2025/06/16 08：30",
            "2025.6.16 8:30 am",
            "2025-6-16T8:30",
            "2025年6月16日，早上八点半",
        ] {
            assert_eq!(read(typed), Ok(Read { day: Some(SIXTEENTH), time: Some(8 * 3_600 + 30 * 60) }), "{typed}");
        }
    }

    #[test]
    fn what_has_two_meanings_or_none_is_told() {
        for typed in ["上午12时", "晚上12点", "凌晨12点", "12 am", "夜里0点", "凌晨24:00"] {
            assert_eq!(read(typed), Err(Wrong::Twelve), "{typed}");
        }
        for typed in [
            "",
            "8",
            "25:00",
            "24:01",
            "8:60",
            "8:5",
            "8:00:61",
            "上午13时",
            "凌晨8点",
            "晚上3点",
            "下午",
            "中午",
            "6月16日",
            "6月16日8时",
            "2025年6月",
            "2025-6",
            "2025-13-1",
            "2025-02-30",
            "2025-6/16",
            "明早五点半",
            "8时半30分",
            "8点前",
            "2025-6-16 ",
            "20250616 8:00",
            "800",
            "0805",
            "2025年6月16日8",
            "pm",
            "8:00-9:00",
            "八九点",
            "008:00",
        ] {
            let is_day = typed.ends_with(' ');
            assert_eq!(read(typed).is_err(), !is_day, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_minute_is_read_in_every_form(hour in 0_u32..24, minute in 0_u32..60) {
            let part = match hour {
                0..=5 => ("凌晨", hour),
                6..=11 => ("上午", hour),
                12 => ("中午", hour),
                13..=18 => ("下午", hour - 12),
                _ => ("晚上", hour - 12),
            };
            let expected = Ok(Read { day: Some(SIXTEENTH), time: Some(hour * 3_600 + minute * 60) });
            for typed in [
                format!("{hour}:{minute:02}"),
                format!("{hour:02}：{minute:02}:00"),
                format!("{hour}时{minute}分"),
                format!("{}{}点{minute}分", part.0, part.1),
                format!("{} {}:{minute:02}", part.0, part.1),
            ] {
                prop_assert_eq!(read(&format!("2025年6月16日 {typed}")), expected, "{}", typed);
            }
        }

        #[test]
        fn whatever_is_typed_is_read_or_told(pieces in prop::collection::vec(prop::sample::select(vec![
            "2025", "6", "16", "8", "00", "-", "/", ".", "年", "月", "日", "时", "点", "半", "分", "上午", "晚", "一", "十", "〇",
            ":", "：", " ", "T", "am", "秒", "刻", "é", "９９９９９",
        ]), 0..10)) {
            let _read = read(&pieces.concat());
        }
    }
}
