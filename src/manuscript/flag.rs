//! Flags: yes and no, in the words that people and systems have for them.

use newsprint_text::characters::half_width;

use crate::manuscript::yaml::Yaml;

const YES: [&str; 6] = ["是", "true", "yes", "y", "on", "1"];
const NO: [&str; 6] = ["否", "false", "no", "n", "off", "0"];

/// What a value says, if it is yes or no; YAML itself knows `true` and `false` only.
pub fn of(value: &Yaml) -> Option<bool> {
    let typed: String = value.typed()?.trim().chars().map(half_width).collect();
    let is_one_of = |words: &[&str]| words.iter().any(|word| typed.eq_ignore_ascii_case(word));
    match (is_one_of(&YES), is_one_of(&NO)) {
        (false, false) => None,
        (is_yes, _) => Some(is_yes),
    }
}
