//! Credits: who made an article, with the role split off the name (记者, 通讯员, 摄 …).

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::manuscript::reader::Reader;
use crate::manuscript::yaml::Yaml;

/// `本报记者 周砚 摄` is the name 周砚, the role 本报记者 and the task 摄.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Credit {
    pub name: String,
    /// What stands before the name.
    pub role: Option<String>,
    /// What stands after the name.
    pub task: Option<String>,
}

/// A role may have an agency or paper before it: 新华社记者, 本报记者, 本报特约评论员.
const ROLES: [&str; 5] = ["记者", "通讯员", "评论员", "撰稿人", "摄影师"];
/// These are parts of other words too (编辑部), so they are roles only when a space follows.
const LOOSE_ROLES: [&str; 4] = ["编辑", "编译", "主播", "作者"];
const TASKS: [&str; 15] = [
    "摄",
    "摄影",
    "摄影报道",
    "文/图",
    "图/文",
    "文图",
    "图文",
    "文",
    "图",
    "编译",
    "整理",
    "供图",
    "制图",
    "绘",
    "采写",
];
/// No agency's name is longer than this many characters; without the limit a name could be read as one.
const LONGEST_ROLE: usize = 10;

/// Reads a list of texts or `{name, role}` maps.
pub fn read(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Vec<Credit> {
    let entries = match value {
        map @ Yaml::Map(_) => vec![map],
        other => reader.list(name, other),
    };
    let mut credits = Vec::new();
    for entry in entries {
        if let map @ Yaml::Map(_) = entry {
            credits.extend(named(reader, name, map));
        } else if let Some(text) = reader.text(name, entry) {
            credits.extend(parse(&text));
        }
    }
    credits
}

fn named(reader: &mut Reader<'_>, field: &str, value: Yaml) -> Option<Credit> {
    let (mut name, mut role) = (None, None);
    for (key, value) in reader.map(field, value) {
        match key.as_str() {
            "name" | "姓名" => name = reader.text(&key, value),
            "role" | "身份" => role = reader.text(&key, value),
            _ => reader.unknown(&key, ["name", "姓名", "role", "身份"]),
        }
    }
    let Some(name) = name else {
        reader.tell(Diagnostic::error(format!("an entry of `{field}` has no `name`")).at_key(reader.path, field));
        return None;
    };
    let is_task = role.as_deref().is_some_and(|role| TASKS.contains(&role));
    let (role, task) = if is_task { (None, role) } else { (role, None) };
    Some(Credit { name, role, task })
}

/// Splits a byline into credits: `记者 林澄 周砚 摄` are two, each with role and task.
pub fn parse(byline: &str) -> Vec<Credit> {
    let mut role = None;
    let mut task = None;
    let mut words: Vec<&str> =
        byline.split([' ', '\u{3000}', '、', '，', '\t']).filter(|word| !word.is_empty()).collect();
    if let Some(first) = words.first().copied()
        && let Some(end) = role_end(first)
        && (words.len() > 1 || end < first.len())
    {
        role = Some(first[..end].to_owned());
        words[0] = &first[end..];
        words.retain(|word| !word.is_empty());
    }
    if words.len() > 1 && words.last().is_some_and(|last| TASKS.contains(last)) {
        task = words.pop().map(str::to_owned);
    }
    names(&words).into_iter().map(|name| Credit { name, role: role.clone(), task: task.clone() }).collect()
}

/// Where the role at the start of a word ends: after 记者 in 新华社记者 and in 记者林澄.
fn role_end(word: &str) -> Option<usize> {
    if LOOSE_ROLES.iter().any(|role| word.ends_with(role)) {
        return Some(word.len());
    }
    let (at, role) = ROLES.iter().filter_map(|role| word.find(role).map(|at| (at, role))).min()?;
    (word[..at].chars().count() <= LONGEST_ROLE).then_some(at + role.len())
}

/// Papers pad a name of two characters with a space (`王 伟`); names in Latin letters have spaces of their own.
fn names(words: &[&str]) -> Vec<String> {
    if words.iter().all(|word| word.is_ascii()) {
        return if words.is_empty() { vec![] } else { vec![words.join(" ")] };
    }
    let mut names: Vec<String> = Vec::new();
    let mut is_open = false;
    for word in words {
        let is_single = word.chars().count() == 1;
        match names.last_mut() {
            Some(last) if is_open && is_single => {
                last.push_str(word);
                is_open = false;
            }
            _ => {
                names.push((*word).to_owned());
                is_open = is_single;
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(byline: &str) -> Vec<(String, String, String)> {
        let or_empty = |text: Option<String>| text.unwrap_or_default();
        parse(byline).into_iter().map(|c| (or_empty(c.role), c.name, or_empty(c.task))).collect()
    }

    fn one(role: &str, name: &str, task: &str) -> (String, String, String) {
        (role.into(), name.into(), task.into())
    }

    #[test]
    fn roles_are_split_off_the_name() {
        assert_eq!(told("记者 林澄"), [one("记者", "林澄", "")]);
        assert_eq!(told("记者林澄"), [one("记者", "林澄", "")]);
        assert_eq!(told("新华社记者 董越"), [one("新华社记者", "董越", "")]);
        assert_eq!(told("本报记者 周砚 摄"), [one("本报记者", "周砚", "摄")]);
        assert_eq!(told("林澄"), [one("", "林澄", "")]);
        assert_eq!(told("林澄 文/图"), [one("", "林澄", "文/图")]);
        assert_eq!(told("本报评论员"), [one("", "本报评论员", "")]);
        assert_eq!(told("责任编辑 罗见山"), [one("责任编辑", "罗见山", "")]);
        assert_eq!(told("编辑部"), [one("", "编辑部", "")]);
    }

    #[test]
    fn several_names_share_role_and_task() {
        assert_eq!(told("记者 林澄、周砚 摄"), [one("记者", "林澄", "摄"), one("记者", "周砚", "摄")]);
    }

    #[test]
    fn a_padded_name_is_one_name() {
        assert_eq!(told("记者 王 伟 林澄"), [one("记者", "王伟", ""), one("记者", "林澄", "")]);
        assert_eq!(told("Anna Maria Lin"), [one("", "Anna Maria Lin", "")]);
    }
}
