//! Annotations of GitHub Actions: workflow commands `::error file=…,line=…::message`, which show beside the changed lines.

use std::borrow::Cow;

use crate::commands::report::outcome::Outcome;
use crate::diagnostic::{Located, Severity};

pub fn of(outcome: &Outcome<'_>) -> String {
    outcome.diagnostics.iter().map(|one| annotation(one, outcome.folder)).collect()
}

fn annotation(one: &Located, folder: Option<&str>) -> String {
    let command = match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let path = one.file.as_ref().map(|file| folder.map_or(file.to_string(), |folder| format!("{folder}/{file}")));
    let number = |number: Option<usize>| number.map(|number| number.to_string());
    // Columns count for a mark within one line only.
    let is_one_line = one.line == one.end_line;
    let properties = [
        ("file", path),
        ("line", number(one.line)),
        ("endLine", number(one.end_line)),
        ("col", number(one.column.filter(|_| is_one_line))),
        ("endColumn", number(one.end_column.filter(|_| is_one_line))),
        ("title", Some(one.code.clone())),
    ];
    let properties: Vec<String> =
        properties.iter().filter_map(|(name, value)| Some(format!("{name}={}", property(value.as_deref()?)))).collect();
    format!("::{command} {}::{}\n", properties.join(","), message(&one.in_plain_text()))
}

/// A value of a property ends at a comma or colon.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

fn message(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '\r', '\n']) {
        return text.into();
    }
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_property_or_a_command() {
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
        assert_eq!(message("100%\r\n::error::"), "100%25%0D%0A::error::");
    }
}
