//! Numbers in Chinese characters: `二`, `十二`, `一百零二`, `二〇二五`.

/// What one character of a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numeral {
    Digit(u32),
    Scale(u32),
    /// Some, of no certain number.
    Vague,
}

fn of(c: char) -> Option<Numeral> {
    Some(match c {
        '零' | '〇' => Numeral::Digit(0),
        '一' => Numeral::Digit(1),
        '二' | '两' | '兩' => Numeral::Digit(2),
        '三' => Numeral::Digit(3),
        '四' => Numeral::Digit(4),
        '五' => Numeral::Digit(5),
        '六' => Numeral::Digit(6),
        '七' => Numeral::Digit(7),
        '八' => Numeral::Digit(8),
        '九' => Numeral::Digit(9),
        '十' => Numeral::Scale(10),
        '百' => Numeral::Scale(100),
        '千' => Numeral::Scale(1_000),
        '万' | '萬' => Numeral::Scale(10_000),
        '亿' | '億' => Numeral::Scale(100_000_000),
        '数' | '數' | '几' | '幾' => Numeral::Vague,
        _ => return None,
    })
}

/// Whether a character belongs to numbers, be it to one of no certain size.
#[must_use]
pub fn is_numeral(c: char) -> bool {
    of(c).is_some()
}

/// Whether a character multiplies the number before it, also one in digits: `4万`.
#[must_use]
pub fn is_scale(c: char) -> bool {
    matches!(of(c), Some(Numeral::Scale(scale)) if scale > 10)
}

/// The longest number that is read, in characters: `九千九百九十九`.
const LONGEST: usize = 7;

/// The number that all of a text says, up to 9999; nothing where two readers may read two.
#[must_use]
pub fn read(text: &str) -> Option<u32> {
    let numerals: Vec<Numeral> = text.chars().take(LONGEST + 1).map(of).collect::<Option<_>>()?;
    if numerals.is_empty() || numerals.len() > LONGEST {
        return None;
    }
    if numerals.iter().any(|numeral| matches!(numeral, Numeral::Scale(_))) {
        return scaled(&numerals).filter(|_| !text.ends_with(['两', '兩']));
    }
    digit_by_digit(&numerals)
}

/// `二〇二五`, `〇二`; not `一二`, which may be one and two.
fn digit_by_digit(numerals: &[Numeral]) -> Option<u32> {
    let is_number = numerals.len() == 1 || numerals.len() == 4 || numerals.contains(&Numeral::Digit(0));
    if !is_number || numerals.len() > 4 {
        return None;
    }
    numerals.iter().try_fold(0, |number, numeral| match numeral {
        Numeral::Digit(digit) => Some(number * 10 + digit),
        _ => None,
    })
}

/// `十二`, `一百零二`; not `一百二`, which is said for 120.
fn scaled(numerals: &[Numeral]) -> Option<u32> {
    let (mut number, mut digit, mut is_gap) = (0, None, false);
    let mut last = 10_000;
    for numeral in numerals {
        match *numeral {
            Numeral::Vague => return None,
            Numeral::Digit(0) if number == 0 || digit.is_some() || is_gap => return None,
            Numeral::Digit(0) => is_gap = true,
            Numeral::Digit(one) => {
                if digit.replace(one).is_some() {
                    return None;
                }
            }
            Numeral::Scale(scale) if scale >= last => return None,
            Numeral::Scale(scale) => {
                number += scale * digit.take().or((scale == 10).then_some(1))?;
                (last, is_gap) = (scale, false);
            }
        }
    }
    match digit {
        Some(one) if last == 10 || is_gap => Some(number + one),
        None if !is_gap => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number as it is written.
    fn written(number: u32) -> String {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let mut text = String::new();
        let mut is_gap = false;
        for (scale, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / scale % 10;
            if digit == 0 {
                is_gap = !text.is_empty();
                continue;
            }
            if is_gap {
                text.push('零');
                is_gap = false;
            }
            if !(scale == 10 && digit == 1 && text.is_empty()) {
                text.push_str(digits[digit as usize]);
            }
            text.push_str(name);
        }
        text
    }

    #[test]
    fn every_number_is_read_as_it_is_written() {
        for number in 1..10_000 {
            assert_eq!(read(&written(number)), Some(number), "{}", written(number));
        }
    }

    #[test]
    fn numbers_are_written_in_some_other_ways() {
        for (text, number) in [
            ("两", 2),
            ("〇二", 2),
            ("零", 0),
            ("一〇", 10),
            ("二〇二五", 2025),
            ("一百十二", 112),
            ("两千零二十五", 2025),
        ] {
            assert_eq!(read(text), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_no_certain_number_is_none() {
        for text in [
            "",
            "十十",
            "百",
            "一百二",
            "一二",
            "十零",
            "数十",
            "几",
            "一万",
            "二两",
            "十两",
            "一百零",
            "零十",
            "二版",
            "12",
            "一百零零二",
            "五六十",
            "一二三四五",
            "九千九百九十九九",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
