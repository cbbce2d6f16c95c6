//! Every rule: what newsprint tells of, its words in English and Chinese, why, and examples. A file an area.

pub mod beginning;
pub mod command_line;
pub mod files;
pub mod front_matter;
pub mod manual;
pub mod other;
pub mod preview;
pub mod publishing;
pub mod templates;
pub mod text;

use crate::diagnostic::{Rule, Words};

/// All rules by area, in the order of the manual.
pub const AREAS: &[(Words, &[Rule])] = &[
    (Words::new("The text of an article", "稿件的文字"), text::RULES),
    (Words::new("Front matter and edition.yaml", "稿头和 edition.yaml"), front_matter::RULES),
    (Words::new("Files", "文件"), files::RULES),
    (Words::new("Templates", "模板"), templates::RULES),
    (Words::new("Publishing", "发布"), publishing::RULES),
    (Words::new("The preview", "预览"), preview::RULES),
    (Words::new("New papers, editions and articles", "新报、新的一期、新稿件"), beginning::RULES),
    (Words::new("Something else", "其他"), other::RULES),
    (Words::new("The command line", "命令行"), command_line::RULES),
];

/// All rules, in the order of the manual.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    AREAS.iter().flat_map(|(_, rules)| *rules)
}

/// The rule of a code.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
