//! What the name of an article's file says: its place on the page, and what names it.

/// What may stand between the number of an article and its name, typed in either width.
const SEPARATORS: [char; 9] = ['-', '_', '.', ' ', '、', '－', '＿', '．', '\u{3000}'];

/// The number that a file's name begins with, and the name behind it: `01-lead` is 1 and `lead`. Digits are a number when
/// something parts them from the name (`2、港口`), or when they are two with a zero before (`01头版`); else they are part
/// of what is told, as in `3D打印`, and so are a day (`2025-06-16 港湾`) and a fraction (`3.15晚会`). A name of digits alone
/// keeps them, with a letter that tells it from a page.
pub fn split(stem: &str) -> (Option<i64>, String) {
    let (digits, rest) = stem.split_at(stem.find(|c: char| !c.is_ascii_digit()).unwrap_or(stem.len()));
    let name = rest.trim_start_matches(SEPARATORS);
    let has_zero = digits.len() > 1 && digits.starts_with('0');
    let is_parted = name.len() < rest.len() && (has_zero || !is_fraction(rest)) || has_zero && digits.len() == 2;
    let order = digits.get(..digits.len().min(9)).and_then(|digits| digits.parse().ok());
    match name {
        _ if digits.is_empty() || begins_with_month(stem) && !rest.is_empty() => (None, stem.to_owned()),
        "" => (order, format!("a{stem}")),
        name if is_parted => (order, name.to_owned()),
        _ => (None, stem.to_owned()),
    }
}

/// Whether what follows digits makes them a fraction: a full stop and a digit.
fn is_fraction(rest: &str) -> bool {
    rest.strip_prefix(['.', '．']).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a name begins with a year and a month, with or without a day: `2025-06-16`, `2025.6`, `20250616`, `202506`.
fn begins_with_month(stem: &str) -> bool {
    let Some((year, rest)) = number_of(stem, 4) else { return false };
    if !(1900..2100).contains(&year) {
        return false;
    }
    let is_month = |month: u32| (1..=12).contains(&month);
    if let Some(rest) = rest.strip_prefix(SEPARATORS) {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        return matches!(digits, 1 | 2) && number_of(rest, digits).is_some_and(|(month, _)| is_month(month));
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_day = |rest| number_of(rest, 2).is_some_and(|(day, _)| (1..=31).contains(&day));
    let month = number_of(rest, 2).filter(|(month, _)| is_month(*month));
    month.is_some_and(|(_, rest)| digits == 2 || digits == 4 && is_day(rest))
}

/// The number that so many digits at the beginning make, and what follows.
fn number_of(text: &str, digits: usize) -> Option<(u32, &str)> {
    let number = text.get(..digits).filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some((number.parse().ok()?, &text[digits..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_orders_and_the_rest_names() {
        for (stem, order, name) in [
            ("01-lead", 1, "lead"),
            ("12、港口", 12, "港口"),
            ("02_港口", 2, "港口"),
            ("3. 港口", 3, "港口"),
            ("7 港口", 7, "港口"),
            ("10.港口", 10, "港口"),
            ("02－港口", 2, "港口"),
            ("02＿港口", 2, "港口"),
            ("02．港口", 2, "港口"),
            ("02\u{3000}港口", 2, "港口"),
            ("02 - 港口", 2, "港口"),
            ("02--_.港口", 2, "港口"),
            ("100-米飞人", 100, "米飞人"),
            ("012-港口", 12, "港口"),
            ("01头版", 1, "头版"),
            ("07号", 7, "号"),
            ("01.2025年规划", 1, "2025年规划"),
            ("01-2025年规划", 1, "2025年规划"),
            ("01-2025-06-16", 1, "2025-06-16"),
            ("01-3.15晚会", 1, "3.15晚会"),
            ("2025-规划", 2025, "规划"),
            ("2025-13-规划", 2025, "13-规划"),
            ("1234-06-港口", 1234, "06-港口"),
            // Digits alone.
            ("01", 1, "a01"),
            ("01-", 1, "a01-"),
            ("3", 3, "a3"),
            ("20250616", 20_250_616, "a20250616"),
            ("12345678901", 123_456_789, "a12345678901"),
        ] {
            assert_eq!(split(stem), (Some(order), name.to_owned()), "{stem}");
        }
    }

    #[test]
    fn digits_that_are_told_stay_in_the_name() {
        for stem in [
            "lead",
            "港口2",
            "",
            "100米飞人",
            "3D打印",
            "2025年规划",
            "0元看灯会",
            "007新片",
            "12点的钟声",
            "1:0险胜",
            "3.15晚会",
            "3．15晚会",
            "3.15",
            "12.31",
            "0.5度",
            "2025-06-16-港湾",
            "2025.06.16 港湾",
            "2025-6-16港湾",
            "2025_06_16",
            "2025-06-港湾",
            "2025-06",
            "20250616港湾",
            "20250616-港湾",
            "202506-港湾",
        ] {
            assert_eq!(split(stem), (None, stem.to_owned()), "{stem}");
        }
    }
}
