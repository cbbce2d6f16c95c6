//! Which language a command speaks: the one that is asked for, or else the machine's, or else the paper's.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use crate::diagnostic::Language;
use crate::load;

/// What a command line says of it before its grammar is known, since the grammar's help has a language too.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    language: Option<Language>,
    root: Option<OsString>,
}

/// The language for a command line, given in a folder, on a machine that may have one of its own.
pub fn language(arguments: &[OsString], folder: &Path, machine: Option<Language>) -> Language {
    let asked = asked(arguments);
    let of_paper = || of_paper(&folder.join(asked.root.as_deref().unwrap_or(OsStr::new("."))));
    asked.language.or(machine).or_else(of_paper).unwrap_or(Language::Chinese)
}

fn asked(arguments: &[OsString]) -> Asked {
    let mut asked = Asked::default();
    let mut arguments = arguments.iter().skip(1).take_while(|argument| *argument != "--");
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        if let Some(tag) = text.strip_prefix("--language=") {
            asked.language = Language::of_tag(tag);
        } else if text == "--language" {
            asked.language = arguments.next().and_then(|tag| Language::of_tag(&tag.to_string_lossy()));
        } else if let Some(root) = text.strip_prefix("--root=") {
            asked.root = Some(root.into());
        } else if text == "--root" {
            asked.root = arguments.next().cloned();
        }
    }
    asked
}

/// The paper's own, also when its site.toml has a mistake elsewhere. One in neither language is helped by English.
fn of_paper(root: &Path) -> Option<Language> {
    let root = load::project(root).ok()?;
    let (_, text) = load::site_toml(&root).ok()?;
    Some(typed(&text).map_or(Language::Chinese, |tag| Language::of_tag(tag).unwrap_or(Language::English)))
}

/// The value of `language` before the first table.
fn typed(site_toml: &str) -> Option<&str> {
    let lines = site_toml.lines().map(str::trim).take_while(|line| !line.starts_with('['));
    let mut values = lines.filter_map(|line| line.strip_prefix("language")?.trim_start().strip_prefix('='));
    values.next().and_then(|value| value.trim_start().strip_prefix(['"', '\''])?.split(['"', '\'']).next())
}

/// The machine's, by its settings: `LC_ALL`, `LC_MESSAGES` or `LANG`, of which the first that is set counts; on macOS and
/// Windows, where programs are often started without, the system's.
pub fn of_machine(variable: impl Fn(&str) -> Option<String>, system: impl Fn() -> Option<String>) -> Option<Language> {
    let set =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
    Language::of_tag(&set.or_else(system)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(set: &[(&str, &str)], system: Option<&str>) -> Option<Language> {
        let variable = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        of_machine(variable, || system.map(str::to_owned))
    }

    #[test]
    fn the_first_setting_of_the_machine_counts() {
        let (english, chinese) = (Some(Language::English), Some(Language::Chinese));
        assert_eq!(machine(&[("LANG", "zh_CN.UTF-8")], None), chinese);
        assert_eq!(machine(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_US.UTF-8")], None), english);
        assert_eq!(machine(&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "zh_TW")], None), chinese);
        assert_eq!(machine(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")], Some("zh-CN")), None);
        assert_eq!(machine(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "")], None), chinese);
        assert_eq!(machine(&[("LANG", "fr_FR.UTF-8")], None), None);
        assert_eq!(machine(&[], Some("zh-Hans-CN")), chinese);
        assert_eq!(machine(&[], None), None);
    }

    #[test]
    fn what_is_asked_for_is_found_before_the_grammar_is_known() {
        let of = |line: &str| asked(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("newsprint --language en build").language, Some(Language::English));
        assert_eq!(
            of("newsprint build --root=a --language=zh-TW"),
            Asked { language: Some(Language::Chinese), root: Some("a".into()) }
        );
        assert_eq!(of("newsprint new article -- --language en"), Asked::default());
        assert_eq!(of("newsprint build --language"), Asked::default());
    }

    #[test]
    fn the_papers_language_is_found_beside_mistakes() {
        assert_eq!(typed("title = '晨报\nlanguage = \"en-GB\"\n"), Some("en-GB"));
        assert_eq!(typed("language='zh'\n"), Some("zh"));
        assert_eq!(typed("title = 'a'\n[x]\nlanguage = 'en'\n"), None);
        assert_eq!(typed("language_of = 'en'\n"), None);
    }
}
