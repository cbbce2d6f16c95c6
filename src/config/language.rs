//! Language tags, and how Open Graph writes them.

use crate::diagnostic::Words;
use crate::manuscript::front_matter;

/// Whether a text is a language tag whose language has an ISO 639 code, of two or three letters.
pub fn is_language(text: &str) -> bool {
    front_matter::is_language(text) && text.split('-').next().is_some_and(|language| language.len() <= 3)
}

/// The way out of a language tag that is none.
pub const LANGUAGE_HELP: Words =
    Words::new("write a tag such as `zh-CN`, `zh-Hant` or `en`", "请写 `zh-CN`、`zh-Hant`、`en` 这样的代码");

/// A language tag as Open Graph writes locales, `language_TERRITORY`; nothing for one that names no territory.
///
/// The scripts of Chinese stand for the territories that write them.
pub fn locale(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let language = parts.next()?.to_ascii_lowercase();
    for part in parts {
        let territory = match part {
            part if part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()) => part.to_ascii_uppercase(),
            part if language == "zh" && part.eq_ignore_ascii_case("Hans") && !tag.contains("-Hans-") => "CN".to_owned(),
            part if language == "zh" && part.eq_ignore_ascii_case("Hant") && !tag.contains("-Hant-") => "TW".to_owned(),
            _ => continue,
        };
        return Some(format!("{language}_{territory}"));
    }
    (language == "zh").then(|| "zh_CN".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_has_a_territory() {
        let of = |tag| locale(tag).unwrap_or_default();
        let tags = ["zh-CN", "zh", "zh-Hant", "zh-Hant-HK", "zh-Hans-SG", "en", "en-GB", "sr-Latn-RS"];
        assert_eq!(tags.map(of), ["zh_CN", "zh_CN", "zh_TW", "zh_HK", "zh_SG", "", "en_GB", "sr_RS"]);
    }
}
