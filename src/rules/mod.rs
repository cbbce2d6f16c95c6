//! Every rule: what newsprint tells of, its words in English and Chinese, why, and examples. A file an area.

pub mod addresses;
pub mod beginning;
pub mod command_line;
pub mod files;
pub mod front_matter;
pub mod hosting;
pub mod links;
pub mod manual;
pub mod paper;
pub mod pictures;
pub mod preview;
pub mod publishing;
pub mod site_toml;
pub mod templates;
pub mod text;

use crate::diagnostic::{Rule, Words};

/// All rules by area, in the order of the manual.
pub const AREAS: &[(Words, &[Rule])] = &[
    (Words::new("The file of an article", "稿件文件"), text::RULES),
    (Words::new("Front matter and edition.yaml", "稿头和 edition.yaml"), front_matter::RULES),
    (Words::new("Editions, pages, sections", "期、版、栏目"), paper::RULES),
    (Words::new("Links and pictures", "链接和图片"), links::RULES),
    (Words::new("Published addresses", "发布过的网址"), addresses::RULES),
    (Words::new("Picture files", "图片文件"), pictures::RULES),
    (Words::new("site.toml", "site.toml"), site_toml::RULES),
    (Words::new("Files", "文件"), files::RULES),
    (Words::new("Templates", "模板"), templates::RULES),
    (Words::new("Hosts", "托管平台"), hosting::RULES),
    (Words::new("Publishing", "发布"), publishing::RULES),
    (Words::new("The preview", "预览"), preview::RULES),
    (Words::new("New papers, editions and articles", "新报、新的一期、新稿件"), beginning::RULES),
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
