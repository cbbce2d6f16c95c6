//! What an author should know of a text, and typed without knowing it.

use serde::{Deserialize, Serialize};

/// What the author should know of: what was typed and is shown otherwise than Markdown has it, and marks that are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slip {
    /// A comment without its end.
    UnclosedComment,
    /// A table with rows that have more cells than its head.
    WideTable,
    /// A rule right below the text of a paragraph.
    RuleBelowText,
    /// What looks like Markdown, or like that of another program, and is shown as it was typed.
    Mark,
    /// A note that has been defined before.
    RepeatedNote,
    /// The citation of a note that nothing defines.
    MissingNote,
    /// A note that nothing cites.
    UnusedNote,
}
