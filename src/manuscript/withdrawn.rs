//! Withdrawn articles (撤稿): when and why an article was taken back.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::manuscript::keys::{self, Keys};
use crate::manuscript::reader::{Reader, flag_of};
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
        if let Some(is_withdrawn) = flag_of(&value) {
            return is_withdrawn.then_some(Withdrawn { date: None, reason: None, trace: true });
        }
        let Yaml::Map(_) = value else {
            if reader.slipped::<keys::Withdrawn>(&value) {
                return None;
            }
            let told = |text: &str| not_a_date(text).help(write_withdrawn());
            let date = reader.parsed(name, value, |text| text.parse().ok(), told)?;
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
            withdrawn.date = reader.parsed(name, value, |text| text.parse().ok(), not_a_date);
        }
        keys::Withdrawn::Reason => withdrawn.reason = reader.sentences(name, value),
        keys::Withdrawn::Trace => withdrawn.trace = value == Yaml::Blank || reader.flag(name, &value),
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
