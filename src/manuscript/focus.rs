//! The focus (焦点) of a picture: the point that stays when it is cut.

use crate::diagnostic::Diagnostic;
use crate::manuscript::percent::{self, number, words};
use crate::manuscript::reader::Reader;
use crate::manuscript::yaml::Yaml;
use crate::rules::front_matter::{focus_in_percent, focus_outside, not_a_focus, two_percentages};

/// Why a value is no focus, and what of it is wrong.
#[derive(Debug, PartialEq)]
enum Wrong {
    NoPoint,
    Outside(String),
    /// Parts of one, as other systems write them.
    Fractions([f64; 2]),
}

/// Reads `[30, 70]`, `30% 70%` or `左上`: percent from the left and the top.
pub fn read(reader: &mut Reader<'_>, name: &str, value: &Yaml) -> Option<[u8; 2]> {
    if value.is_null() {
        return None;
    }
    let typed = percent::typed(value);
    match point(typed.as_deref().unwrap_or_default()) {
        Ok(point) => Some(point),
        Err(wrong) => {
            let whole = value.typed().map(str::to_owned);
            let told = told(reader, name, wrong, whole);
            reader.tell(told);
            None
        }
    }
}

fn told(reader: &Reader<'_>, name: &str, wrong: Wrong, whole: Option<String>) -> Diagnostic {
    let told = not_a_focus(name);
    let (told, marked) = match wrong {
        Wrong::Outside(number) => (told.label(focus_outside()).help(two_percentages()), Some(number)),
        Wrong::NoPoint => (told.help(two_percentages()), whole),
        Wrong::Fractions(parts) => {
            let [x, y] = parts.map(|part| (part * 100.0).round().to_string());
            (told.help(focus_in_percent(&format!("[{x}, {y}]"))), whole)
        }
    };
    match marked {
        Some(marked) => told.at_value(reader.path, name, &marked),
        None => told.at_key(reader.path, name),
    }
}

fn point(typed: &str) -> Result<[u8; 2], Wrong> {
    let words = words(typed);
    let numbers: Option<Vec<f64>> = words.iter().map(|word| number(word)).collect();
    match numbers.as_deref() {
        Some(&[x, y]) => in_percent([x, y], &words),
        Some(_) => Err(Wrong::NoPoint),
        None => named(&words).ok_or(Wrong::NoPoint),
    }
}

// Cannot lose anything: the numbers are between 0 and 100.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn in_percent(numbers: [f64; 2], words: &[&str]) -> Result<[u8; 2], Wrong> {
    let is_outside = |number: f64| !(0.0..=100.0).contains(&number);
    if let Some((_, word)) = numbers.iter().zip(words).find(|(number, _)| is_outside(**number)) {
        return Err(Wrong::Outside((*word).to_owned()));
    }
    let are_parts = numbers.iter().all(|number| *number <= 1.0) && numbers.iter().any(|number| number.fract() > 0.0);
    if are_parts {
        return Err(Wrong::Fractions(numbers));
    }
    Ok(numbers.map(|number| number.round() as u8))
}

/// A side or a corner by its name: `top`, `center top`, `左上`. What is not said is the middle.
fn named(words: &[&str]) -> Option<[u8; 2]> {
    let [mut x, mut y] = [None, None];
    for word in words {
        let word = word.to_lowercase();
        match word.as_str() {
            "center" | "centre" | "middle" | "居中" | "中间" | "中" => {}
            "left" => set(&mut x, 0)?,
            "right" => set(&mut x, 100)?,
            "top" => set(&mut y, 0)?,
            "bottom" => set(&mut y, 100)?,
            han => {
                for c in han.chars() {
                    match c {
                        '左' => set(&mut x, 0)?,
                        '右' => set(&mut x, 100)?,
                        '上' => set(&mut y, 0)?,
                        '下' => set(&mut y, 100)?,
                        '中' | '方' | '角' | '边' => {}
                        _ => return None,
                    }
                }
            }
        }
    }
    (!words.is_empty()).then(|| [x.unwrap_or(50), y.unwrap_or(50)])
}

/// Nothing when the other side was named before.
fn set(side: &mut Option<u8>, percent: u8) -> Option<()> {
    side.replace(percent).is_none().then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::parse;
    use crate::manuscript::typed::Typed;
    use crate::source::SourcePath;

    fn focus(yaml: &str) -> Result<Option<[u8; 2]>, String> {
        let path = SourcePath::new("a.md");
        let mut reader = Reader::new(Typed::front_matter(&path, "", 0));
        let focus = super::read(&mut reader, "focus", &parse::tree(yaml).unwrap());
        match reader.diagnostics.as_slice() {
            [] => Ok(focus),
            [one] => {
                let help = one.help.last().map(|help| help.of(crate::diagnostic::Language::English).to_owned());
                Err([one.english().to_owned(), help.unwrap_or_default()].join(" | "))
            }
            more => panic!("{more:?}"),
        }
    }

    #[test]
    fn a_point_is_read_however_it_is_typed() {
        let ways = [
            "[30, 70]",
            "30% 70%",
            "30,70",
            "30, 70",
            "30 70",
            "[30%, 70%]",
            "['30', 70.2]",
            "３０，７０",
            "[30，70]",
            "［３０％，７０％］",
            "（30、70）",
            "30/70",
            "30%70%",
            "29.6 70",
        ];
        for typed in ways {
            assert_eq!(focus(typed), Ok(Some([30, 70])), "{typed}");
        }
    }

    #[test]
    fn a_point_has_a_name_too() {
        for (typed, point) in [
            ("左上", [0, 0]),
            ("上", [50, 0]),
            ("右下角", [100, 100]),
            ("左边", [0, 50]),
            ("居中", [50, 50]),
            ("中上", [50, 0]),
            ("center top", [50, 0]),
            ("top left", [0, 0]),
            ("Right", [100, 50]),
            ("[right, bottom]", [100, 100]),
            ("[0, 1]", [0, 1]),
            ("[100, 100]", [100, 100]),
        ] {
            assert_eq!(focus(typed), Ok(Some(point)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_point_is_told_once_with_the_way_out() {
        let no_point = "`focus` is no point of the picture | write how far it is from the left and from the top, in \
                        percent: `[50, 30]`";
        let wrong = [
            "[30]",
            "30",
            "[30, 70, 5]",
            "[[30, 70]]",
            "{x: 30}",
            "脸",
            "左右",
            "top bottom",
            "true",
            "[130, 20]",
            "[-1, 5]",
            "30.5.1 70",
            "inf nan",
            "中国",
        ];
        for typed in wrong {
            assert_eq!(focus(typed), Err(no_point.to_owned()), "{typed}");
        }
        let parts = "`focus` is no point of the picture | write it in percent: `[30, 70]`";
        assert_eq!(focus("[0.3, 0.7]"), Err(parts.to_owned()));
    }
}
