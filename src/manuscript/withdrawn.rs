//! Withdrawn articles (撤稿): when and why an article was taken back.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::manuscript::flag;
use crate::manuscript::keys::{self, Keys};
use crate::manuscript::moment;
use crate::manuscript::reader::Reader;
use crate::manuscript::yaml::Yaml;
use crate::rules::front_matter::{not_a_date, withdrawn_without_date, write_withdrawn};

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Absent where only `withdrawn: true` is said.
    pub date: Option<Date>,
    pub reason: Option<String>,
    /// 留痕: something stays in its place that tells of it.
    pub trace: bool,
}

impl Withdrawn {
    /// Reads `{date, reason, trace}`, a day alone, or yes and no.
    pub fn read(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Option<Withdrawn> {
        if let Some(is_withdrawn) = flag::of(&value) {
            return is_withdrawn.then_some(Withdrawn { date: None, reason: None, trace: true });
        }
        let Yaml::Map(_) = value else {
            if reader.slipped::<keys::Withdrawn>(&value) {
                return None;
            }
            let told = |text: &str| not_a_date(text).help(write_withdrawn());
            let date = reader.parsed(name, value, moment::date, told)?;
            return Some(Withdrawn { date: Some(date), reason: None, trace: true });
        };
        read_map(reader, name, value)
    }
}

fn read_map(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Option<Withdrawn> {
    let mut withdrawn = Withdrawn { date: None, reason: None, trace: true };
    let mistakes = reader.diagnostics.len();
    reader.keyed_map(name, value, |reader, key, name, value| match key {
        keys::Withdrawn::Date => {
            withdrawn.date = reader.parsed(name, value, moment::date, not_a_date);
        }
        keys::Withdrawn::Reason => withdrawn.reason = reader.sentences(name, value),
        keys::Withdrawn::Trace => withdrawn.trace = value.is_null() || reader.flag(name, &value),
    });
    if withdrawn.date.is_some() {
        return Some(withdrawn);
    }
    if reader.diagnostics.len() <= mistakes {
        let told = withdrawn_without_date(name, keys::Withdrawn::Date.words());
        reader.tell(told.at_key(reader.path, name).help(write_withdrawn()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::front_matter::{self, FrontMatter};
    use crate::source::SourcePath;

    fn front(yaml: &str) -> FrontMatter {
        let (front, diagnostics) = front_matter::read(&SourcePath::new("a.md"), yaml, 4);
        assert_eq!(diagnostics, []);
        front
    }

    fn messages(yaml: &str) -> Vec<String> {
        let told = front_matter::read(&SourcePath::new("a.md"), yaml, 4).1;
        told.into_iter().map(|told| told.english().to_owned()).collect()
    }

    #[test]
    fn an_article_is_withdrawn_by_a_map_a_day_or_a_flag() {
        let withdrawn = |typed: &str| front(&format!("title: 港\n{typed}\n")).withdrawn;
        let told = |date: Option<i8>, reason: Option<&str>, trace| {
            let date = date.map(|day| jiff::civil::date(2025, 6, day));
            Some(Withdrawn { date, reason: reason.map(str::to_owned), trace })
        };
        for (typed, expected) in [
            (
                "withdrawn: {date: 2025-06-17, reason: 与事实不符, trace: false}",
                told(Some(17), Some("与事实不符"), false),
            ),
            ("撤稿:\n  日期: 2025-06-17\n  原因: 与事实不符\n  留痕: 否", told(Some(17), Some("与事实不符"), false)),
            ("撤稿: {日期: 2025-06-17, 撤稿原因: 重复\n  刊发}", told(Some(17), Some("重复 刊发"), true)),
            ("撤稿: {日期: 2025-06-17, 留痕: }", told(Some(17), None, true)),
            ("撤稿: 2025-06-17", told(Some(17), None, true)),
            ("撤稿: 2025年6月17日", told(Some(17), None, true)),
            ("撤稿: [2025-06-17]", told(Some(17), None, true)),
            ("撤稿: [{日期: 2025/6/17}]", told(Some(17), None, true)),
            ("撤稿: 是", told(None, None, true)),
            ("withdrawn: true", told(None, None, true)),
            ("withdrawn: Yes", told(None, None, true)),
            ("撤稿: 否", None),
            ("withdrawn:", None),
        ] {
            assert_eq!(withdrawn(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_withdrawal_without_its_day_is_told() {
        for (typed, told) in [
            ("撤稿: {原因: 与事实不符}", "`撤稿` has no `date`"),
            ("撤稿: {日期: 昨天}", "`昨天` is not a date"),
            ("撤稿: 与事实不符", "`与事实不符` is not a date"),
            ("撤稿: [2025-06-17, 2025-06-18]", "`[2025-06-17, 2025-06-18]` is not a date"),
            ("撤稿: {日期: 2025-06-17, 留痕: 留}", "`留痕` must be `true` or `false`, found text"),
        ] {
            assert_eq!(messages(&format!("title: 港\n{typed}\n")), [told], "{typed}");
        }
        assert_eq!(messages("title: 港\n撤稿:\n  日期：2025-06-17\n"), ["`日期` has a full-width colon"]);
    }
}
