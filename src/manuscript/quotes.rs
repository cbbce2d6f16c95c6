//! Quotation marks: a text as YAML takes it as it stands.

/// A text in quotation marks: in double ones, unless they or a backslash are part of it.
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}
