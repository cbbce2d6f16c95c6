//! What is wrong with site.toml where it is TOML: keys that nobody knows, keys that are missing, values of another kind.

use crate::config::toml_keys::{english, homes, is_list, is_top, switch};
use crate::config::toml_syntax::Mistake;
use crate::diagnostic::{Diagnostic, Words, did_you_mean};
use crate::rules::site_toml::{
    self as rules, choices_here, entries_below, keys_below, keys_here, missing_setting, stands_at_top, stands_below,
    toml_brackets, toml_wrong_value, unknown_choice, unknown_setting, wants_list, without_quotes, write_switch,
    write_text,
};

impl Mistake<'_> {
    /// What is said of a text that is TOML.
    pub fn of_value(&self) -> Diagnostic {
        let message = self.message;
        let mut words = message.split('`').skip(1).step_by(2);
        if message.starts_with("unknown field") {
            let key = words.next().unwrap_or_default();
            return self.unknown_key(key, &words.collect::<Vec<_>>());
        }
        if message.starts_with("unknown variant") {
            let unknown = words.next().unwrap_or_default();
            let known: Vec<&str> = words.collect();
            let help = choices_here(owned(&known));
            return self.at(unknown_choice(unknown)).suggest_or((unknown, known), help);
        }
        if message.starts_with("missing field") {
            return self.at(missing_setting(words.next().unwrap_or_default()));
        }
        let found = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
        match found.and_then(|found| found.split_once(", expected ")) {
            Some((found, wanted)) => self.other_kind(found, wanted),
            None if message == "wanted string or table" => self.other_kind("", "a choice"),
            None => self.other(),
        }
    }

    fn unknown_key(&self, key: &str, known: &[&str]) -> Diagnostic {
        let told = self.at(unknown_setting(key));
        if let Some(meant) = english(key) {
            return told.help(did_you_mean(meant));
        }
        let is_at_top = known.contains(&"base_url");
        let homes = homes(key);
        match homes.as_slice() {
            _ if !is_at_top && is_top(key) => told.help(stands_at_top(key)),
            [] => told.suggest_or((key, known.iter().copied()), keys_here(owned(known))),
            homes => told.help(stands_below(key, homes.to_vec())),
        }
    }

    fn other_kind(&self, found: &str, wanted: &str) -> Diagnostic {
        let typed = self.typed();
        let table = typed.trim_matches(['[', ']']);
        let is_header = typed.starts_with('[') && found == "map";
        if is_header && (typed.starts_with("[[") || is_list(table)) {
            let right = if typed.starts_with("[[") { format!("[{table}]") } else { format!("[[{table}]]") };
            return self.at(toml_brackets(typed, &right)).fix(self.span.clone(), right);
        }
        let key = if is_header || self.key().is_empty() { table } else { self.key() };
        let bare = typed.trim_matches(['"', '\'']);
        let is_text = found.starts_with("string");
        if wanted == "a sequence" && is_text {
            let list = format!("[{typed}]");
            return self.at(wants_list(&list)).fix(self.span.clone(), list);
        }
        let told = self.at(toml_wrong_value(key, wanted_words(wanted, found), found_words(found, typed)));
        match wanted {
            "a string" if is_scalar(typed) => {
                let quoted = format!("\"{typed}\"");
                told.help(write_text(&quoted)).fix(self.span.clone(), quoted)
            }
            "a boolean" => match switch(bare) {
                Some(switch) => told.help(write_switch(key, switch)).fix(self.span.clone(), switch),
                None => told,
            },
            "usize" | "i64" if is_text && !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit()) => {
                told.help(without_quotes(key, bare)).fix(self.span.clone(), bare)
            }
            "struct SectionToml" | "struct Licence" | "struct Navigation" => told.help(entries_below(key)),
            _ if wanted.starts_with("struct") || wanted == "a map" => told.help(keys_below(&whole_name(key))),
            _ => told,
        }
    }
}

/// The name of a table as its first line has it.
fn whole_name(key: &str) -> String {
    match homes(key).first() {
        Some(home) if !is_top(key) => format!("{}.{key}", home.trim_matches(['`', '[', ']'])),
        _ => key.to_owned(),
    }
}

/// Whether a value is a number, a day or a switch.
fn is_scalar(typed: &str) -> bool {
    let is_number = |typed: &str| typed.starts_with(|c: char| c.is_ascii_digit() || "+-".contains(c));
    matches!(typed, "true" | "false") || is_number(typed) && !typed.contains(['\n', ',', ']'])
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().copied().map(str::to_owned).collect()
}

fn wanted_words(wanted: &str, found: &str) -> Words {
    match wanted {
        "a string" | "a choice" => rules::TEXT,
        "usize" if found.starts_with("integer") => rules::NO_NEGATIVE,
        "usize" | "i64" => rules::NUMBER,
        "a boolean" => rules::SWITCH,
        "a sequence" => rules::LIST,
        _ => rules::TABLE,
    }
}

fn found_words(found: &str, typed: &str) -> Words {
    let kind = found.split([' ', ',']).next().unwrap_or_default();
    match kind {
        "string" => rules::FOUND_TEXT,
        "integer" if typed.starts_with('-') => rules::FOUND_NEGATIVE,
        "integer" => rules::FOUND_NUMBER,
        "floating" => rules::FOUND_FRACTION,
        "boolean" => rules::FOUND_SWITCH,
        "sequence" => rules::FOUND_LIST,
        // The reader gives days as maps.
        "map" if typed.starts_with(|c: char| c.is_ascii_digit()) => rules::FOUND_DAY,
        "map" => rules::FOUND_TABLE,
        _ if typed.starts_with(|c: char| c.is_ascii_digit()) => rules::FOUND_NUMBER,
        _ if matches!(typed, "true" | "false") => rules::FOUND_SWITCH,
        _ => rules::FOUND_OTHER,
    }
}
