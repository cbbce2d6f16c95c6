//! Numbers in percent of a picture, as they are typed: `[30, 70]`, `30% 70%`, `３０，７０`.

use newsprint_text::characters::half_width;

use crate::manuscript::yaml::Yaml;

/// What was typed, in a list or not, in half width; nothing for a list of lists.
pub fn typed(value: &Yaml) -> Option<String> {
    let typed = match value {
        Yaml::List(entries) => entries.iter().map(Yaml::written).collect::<Option<Vec<_>>>()?.join(" "),
        one => one.written()?,
    };
    Some(typed.chars().map(half_width).collect())
}

/// The words of a typed value, which stand between spaces, marks and brackets.
pub fn words(typed: &str) -> Vec<&str> {
    let is_between = |c: char| c.is_whitespace() || "[](),、;/%【】〔〕".contains(c);
    typed.split(is_between).filter(|word| !word.is_empty()).collect()
}

pub fn number(word: &str) -> Option<f64> {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    if word.chars().all(is_of_number) { word.parse().ok() } else { None }
}

/// All numbers of a value; nothing when there is anything else.
pub fn numbers(value: &Yaml) -> Option<Vec<f64>> {
    words(&typed(value)?).into_iter().map(number).collect()
}
