//! Filters of the templates: dates as readers say them, headlines that break between words, JSON that is safe inside a
//! script element, and HTML that is finished.

use std::borrow::Cow;

use super::{breakable, marks};
use jiff::civil::Date;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const HAN_WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// Registers `date`, `until`, `weekday`, `breakable`, `json` and `finished`; dates are told in the paper's language.
pub fn register(tera: &mut Tera, language: &str) {
    let is_chinese = language.starts_with("zh");
    tera.register_filter("date", move |date: &str, _: Kwargs, _: &State| -> TeraResult<String> {
        Ok(date_text(parse(date)?, is_chinese))
    });
    tera.register_filter("weekday", move |date: &str, _: Kwargs, _: &State| -> TeraResult<String> {
        Ok(weekday_text(parse(date)?, is_chinese))
    });
    tera.register_filter("until", move |first: &str, arguments: Kwargs, _: &State| -> TeraResult<String> {
        Ok(span_text(parse(first)?, parse(arguments.must_get("day")?)?, is_chinese))
    });
    tera.register_filter("breakable", |text: &str, _: Kwargs, _: &State| -> TeraResult<Value> {
        Ok(breakable::value(text))
    });
    tera.register_filter("json", |value: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        Ok(Value::safe_string(&marks::quoted(script_safe(&json(value)?))))
    });
    // Only bytes, which no front matter holds.
    tera.register_filter("finished", |value: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        let html =
            value.as_bytes().ok_or_else(|| Error::message("the filter `finished` takes what is finished HTML"))?;
        Ok(Value::safe_string(&marks::quoted(marks::without_marks(text(html)?))))
    });
}

/// A value as JSON; bytes are JSON already.
fn json(value: &Value) -> TeraResult<Cow<'_, str>> {
    match value.as_bytes() {
        Some(json) => text(json).map(Cow::Borrowed),
        None => serde_json::to_string(value).map(Cow::Owned).map_err(|error| Error::message(error.to_string())),
    }
}

fn text(bytes: &[u8]) -> TeraResult<&str> {
    str::from_utf8(bytes).map_err(|error| Error::message(error.to_string()))
}

fn parse(date: &str) -> TeraResult<Date> {
    date.parse().map_err(|_| Error::message(format!("`{date}` is not a date such as 2025-06-16")))
}

/// `2025年6月16日`, or `16 June 2025`.
fn date_text(date: Date, is_chinese: bool) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if is_chinese {
        return format!("{year}年{month}月{day}日");
    }
    let month = MONTHS[usize::from(month.unsigned_abs()) - 1];
    format!("{day} {month} {year}")
}

/// From one day to another: days within a month, months beyond. `2022年9月3日—9日`, `2022年9月—10月`; `3–9 September 2022`,
/// `September–October 2022`.
fn span_text(first: Date, last: Date, is_chinese: bool) -> String {
    let in_year = first.year() == last.year();
    let in_month = in_year && first.month() == last.month();
    if first == last {
        return date_text(first, is_chinese);
    }
    let month = |date: Date| MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    let (year, last_year) = (first.year(), last.year());
    match (is_chinese, in_month, in_year) {
        (true, true, _) => format!("{}—{}日", date_text(first, true), last.day()),
        (true, _, true) => format!("{year}年{}月—{}月", first.month(), last.month()),
        (true, ..) => format!("{year}年{}月—{last_year}年{}月", first.month(), last.month()),
        (false, true, _) => format!("{}–{}", first.day(), date_text(last, false)),
        (false, _, true) => format!("{}–{} {year}", month(first), month(last)),
        (false, ..) => format!("{} {year} – {} {last_year}", month(first), month(last)),
    }
}

/// `星期一`, or `Monday`.
fn weekday_text(date: Date, is_chinese: bool) -> String {
    let at = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    if is_chinese { format!("星期{}", HAN_WEEKDAYS[at]) } else { WEEKDAYS[at].to_owned() }
}

/// Inside a script element `</script>` and `<!--` would end it; escapes keep the JSON the same
/// (HTML, section 4.12.1.3).
fn script_safe(json: &str) -> Cow<'_, str> {
    // Folded, not searched: nearly no text has any, and so many bytes are looked at at once. The two separators of lines
    // end in these two bytes, as few characters do; the last byte of JSON is no part of a text.
    let pairs = json.bytes().zip(json.bytes().skip(1));
    let is_safe = !pairs.fold(false, |has, (byte, next)| {
        has | matches!(byte, b'<' | b'>' | b'&') | ((byte == 0x80) & matches!(next, 0xa8 | 0xa9))
    });
    if is_safe {
        return Cow::Borrowed(json);
    }
    let mut safe = String::with_capacity(json.len() + 32);
    for c in json.chars() {
        match c {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            _ => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_told_as_readers_say_them() {
        assert_eq!(date_text(date(2025, 6, 16), true), "2025年6月16日");
        assert_eq!(date_text(date(2025, 6, 16), false), "16 June 2025");
        assert_eq!(weekday_text(date(2025, 6, 16), true), "星期一");
        assert_eq!(weekday_text(date(2025, 6, 22), false), "Sunday");
    }

    #[test]
    fn spans_are_told_by_days_or_by_months() {
        let told = |first, last| [span_text(first, last, true), span_text(first, last, false)];
        let day = date(2022, 9, 3);
        assert_eq!(told(day, day), ["2022年9月3日", "3 September 2022"]);
        assert_eq!(told(day, date(2022, 9, 9)), ["2022年9月3日—9日", "3–9 September 2022"]);
        assert_eq!(told(day, date(2022, 10, 1)), ["2022年9月—10月", "September–October 2022"]);
        assert_eq!(told(day, date(2023, 9, 3)), ["2022年9月—2023年9月", "September 2022 – September 2023"]);
    }

    #[test]
    fn bytes_are_json_already() {
        assert_eq!(json(&Value::bytes(*br#"{"a":1}"#)).unwrap(), r#"{"a":1}"#);
        assert_eq!(json(&Value::from("a")).unwrap(), r#""a""#);
    }

    #[test]
    fn json_cannot_end_its_script() {
        assert_eq!(script_safe("\"</script>\""), "\"\\u003c/script\\u003e\"");
        assert_eq!(script_safe("\"“港”&\u{2028}\u{2029}\""), "\"“港”\\u0026\\u2028\\u2029\"");
        assert_eq!(script_safe("\"\u{2028}\""), "\"\\u2028\"");
        assert_eq!(script_safe("\"港“\""), "\"港“\"");
    }
}
