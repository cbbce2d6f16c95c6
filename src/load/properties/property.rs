//! What files tell of those who made them.

use serde::{Deserialize, Serialize};

/// What a property of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Carried {
    Author,
    LastAuthor,
    Manager,
    Company,
    /// Of the machine that the file was made on.
    Path,
}

/// Properties that tell of somebody, each once.
pub type Properties = Vec<(Carried, String)>;

/// A property, when its text has one; a title or a template is of interest for the path in it alone.
pub(super) fn of_text(carried: Carried, text: String) -> Option<(Carried, String)> {
    match carried {
        Carried::Path => path_in(&text).map(|path| (carried, path.to_owned())),
        _ => Some((carried, text)),
    }
}

/// A path of a machine that stands in a text, from its beginning on.
pub(super) fn path_in(text: &str) -> Option<&str> {
    let begins = |at: usize| {
        let before = text[..at].chars().next_back();
        let is_first = !before.is_some_and(char::is_alphanumeric);
        let rest = &text.as_bytes()[at..];
        let is_drive = matches!(rest, [drive, b':', b'\\' | b'/', ..] if drive.is_ascii_alphabetic());
        let is_other =
            [&b"\\\\"[..], b"/Users/", b"/home/", b"/Volumes/", b"file:/"].iter().any(|one| rest.starts_with(one));
        is_first && (is_drive && !rest[3..].starts_with(b"/") || is_other)
    };
    text.char_indices().map(|(at, _)| at).find(|at| begins(*at)).map(|at| &text[at..])
}
