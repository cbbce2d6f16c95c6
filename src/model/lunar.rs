//! The lunar date (农历) and the solar term (节气) of a day, as a paper's masthead prints them.

use icu_calendar::Date as AnyDate;
use icu_calendar::cal::ChineseTraditional;
use jiff::civil::Date;

const STEMS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
const BRANCHES: [&str; 12] = ["子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"];
const MONTHS: [&str; 12] = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];
const DIGITS: [&str; 10] = ["十", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The solar terms from the spring equinox on, fifteen degrees of solar longitude apart.
const TERMS: [&str; 24] = [
    "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露",
    "霜降", "立冬", "小雪", "大雪", "冬至", "小寒", "大寒", "立春", "雨水", "惊蛰",
];

/// `农历乙巳年八月初七`, for the days whose calendar is known (the rule in force since 1645, to 2100).
pub fn lunar_date(date: Date) -> Option<String> {
    if !(1901..=2100).contains(&date.year()) {
        return None;
    }
    let iso =
        AnyDate::try_new_iso(i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs()).ok()?;
    let lunar = iso.to_calendar(ChineseTraditional::new());
    let year = usize::from(lunar.cyclic_year().year) - 1;
    let month = lunar.month();
    let leap = if month.to_input().is_leap() { "闰" } else { "" };
    let name = MONTHS.get(usize::from(month.number()) - 1)?;
    let day = day_name(usize::from(lunar.day_of_month().0));
    Some(format!("农历{}{}年{leap}{name}月{day}", STEMS[year % 10], BRANCHES[year % 12]))
}

fn day_name(day: usize) -> String {
    match day {
        ..=10 => format!("初{}", DIGITS[day % 10]),
        11..=19 => format!("十{}", DIGITS[day % 10]),
        20 => "二十".to_owned(),
        21..=29 => format!("廿{}", DIGITS[day % 10]),
        _ => "三十".to_owned(),
    }
}

/// The solar term that begins on this day by the clocks of Beijing (GB/T 33661-2017, section 4.2).
// The index is between 0 and 23.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn solar_term(date: Date) -> Option<&'static str> {
    if !(1901..=2100).contains(&date.year()) {
        return None;
    }
    let midnight = days_since_2000(date) - 8.0 / 24.0;
    let term = |days: f64| (solar_longitude(days) / 15.0) as usize;
    let (at_start, at_end) = (term(midnight), term(midnight + 1.0));
    (at_start != at_end).then(|| TERMS[at_end % TERMS.len()])
}

/// Days from noon of 1 January 2000, universal time, to the day's midnight in Greenwich.
fn days_since_2000(date: Date) -> f64 {
    let days = date.since(jiff::civil::date(2000, 1, 1)).map_or(0, |span| span.get_days());
    f64::from(days) - 0.5
}

/// The sun's apparent longitude in degrees, good to two seconds of arc.
///
/// Bretagnon and Simon, "Planetary Programs and Tables from -4000 to +2800" (1986), as given by
/// Reingold and Dershowitz, "Calendrical Calculations" (4th edition, 2018), section 14.4.
fn solar_longitude(days: f64) -> f64 {
    let years = days / 365.25;
    // Earth's clock runs behind the ephemeris by about a minute in this age (Espenak and Meeus, 2006).
    let delay = (62.92 + 0.322_17 * years + 0.005_589 * years * years) / 86_400.0;
    let c = (days + delay) / 36_525.0;
    let sum: f64 = PERTURBATIONS.iter().map(|(x, y, z)| x * (y + z * c).to_radians().sin()).sum();
    let mean = 282.777_183_4 + 36_000.769_537_44 * c + 0.000_005_729_577_951_308_232 * sum;
    let aberration = 0.000_097_4 * (177.63 + 35_999.018_48 * c).to_radians().cos() - 0.005_575;
    let (a, b) = (124.90 - 1934.134 * c + 0.002_063 * c * c, 201.11 + 72_001.537_7 * c + 0.000_57 * c * c);
    let nutation = -0.004_778 * a.to_radians().sin() - 0.000_366_7 * b.to_radians().sin();
    (mean + aberration + nutation).rem_euclid(360.0)
}

/// Amplitude, phase in degrees, and degrees a century, digit by digit as the table gives them.
#[allow(clippy::inconsistent_digit_grouping, clippy::unreadable_literal)]
const PERTURBATIONS: [(f64, f64, f64); 49] = [
    (403_406.0, 270.548_61, 0.928_789_2),
    (195_207.0, 340.191_28, 35_999.137_695_8),
    (119_433.0, 63.918_54, 35_999.408_966_6),
    (112_392.0, 331.2622, 35_998.728_738_5),
    (3891.0, 317.843, 71_998.202_61),
    (2819.0, 86.631, 71_998.4403),
    (1721.0, 240.052, 36_000.357_26),
    (660.0, 310.26, 71_997.4812),
    (350.0, 247.23, 32_964.4678),
    (334.0, 260.87, -19.441),
    (314.0, 297.82, 445_267.1117),
    (268.0, 343.14, 45_036.884),
    (242.0, 166.79, 3.1008),
    (234.0, 81.53, 22_518.4434),
    (158.0, 3.5, -19.9739),
    (132.0, 132.75, 65_928.9345),
    (129.0, 182.95, 9038.0293),
    (114.0, 162.03, 3034.7684),
    (99.0, 29.8, 33_718.148),
    (93.0, 266.4, 3034.448),
    (86.0, 249.2, -2280.773),
    (78.0, 157.6, 29_929.992),
    (72.0, 257.8, 31_556.493),
    (68.0, 185.1, 149.588),
    (64.0, 69.9, 9037.75),
    (46.0, 8.0, 107_997.405),
    (38.0, 197.1, -4444.176),
    (37.0, 250.4, 151.771),
    (32.0, 65.3, 67_555.316),
    (29.0, 162.7, 31_556.08),
    (28.0, 341.5, -4561.54),
    (27.0, 291.6, 107_996.706),
    (27.0, 98.5, 1221.655),
    (25.0, 146.7, 62_894.167),
    (24.0, 110.0, 31_437.369),
    (21.0, 5.2, 14_578.298),
    (21.0, 342.6, -31_931.757),
    (20.0, 230.9, 34_777.243),
    (18.0, 256.1, 1221.999),
    (17.0, 45.3, 62_894.511),
    (14.0, 242.9, -4442.039),
    (13.0, 115.2, 107_997.909),
    (13.0, 151.8, 119.066),
    (13.0, 285.3, 16_859.071),
    (12.0, 53.3, -4.578),
    (10.0, 126.6, 26_895.292),
    (10.0, 205.7, -39.127),
    (10.0, 85.9, 12_297.536),
    (10.0, 146.1, 90_073.778),
];

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn lunar_dates_are_those_of_the_almanac() {
        let of = |y, m, d| lunar_date(date(y, m, d)).unwrap();
        assert_eq!(of(2025, 1, 29), "农历乙巳年正月初一");
        assert_eq!(of(2025, 10, 6), "农历乙巳年八月十五");
        assert_eq!(of(2025, 7, 25), "农历乙巳年闰六月初一");
        assert_eq!(of(2024, 2, 9), "农历癸卯年腊月三十");
        assert_eq!(of(2026, 2, 17), "农历丙午年正月初一");
        assert_eq!(lunar_date(date(1900, 1, 1)), None);
    }

    #[test]
    fn every_term_of_2025_falls_on_its_day() {
        let days = [
            (1, 5, "小寒"),
            (1, 20, "大寒"),
            (2, 3, "立春"),
            (2, 18, "雨水"),
            (3, 5, "惊蛰"),
            (3, 20, "春分"),
            (4, 4, "清明"),
            (4, 20, "谷雨"),
            (5, 5, "立夏"),
            (5, 21, "小满"),
            (6, 5, "芒种"),
            (6, 21, "夏至"),
            (7, 7, "小暑"),
            (7, 22, "大暑"),
            (8, 7, "立秋"),
            (8, 23, "处暑"),
            (9, 7, "白露"),
            (9, 23, "秋分"),
            (10, 8, "寒露"),
            (10, 23, "霜降"),
            (11, 7, "立冬"),
            (11, 22, "小雪"),
            (12, 7, "大雪"),
            (12, 21, "冬至"),
        ];
        let year = date(2025, 1, 1).series(jiff::ToSpan::days(1)).take_while(|day| day.year() == 2025);
        let found: Vec<_> = year.filter_map(|day| Some((day.month(), day.day(), solar_term(day)?))).collect();
        assert_eq!(found, days);
    }
}
