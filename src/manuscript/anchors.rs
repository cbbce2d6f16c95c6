//! Ids that pages have beside those of their articles' texts.

/// Ids that the built-in theme gives on some page; a heading of that name would stand in for what they name there.
pub const OF_THE_THEME: [&str; 22] = [
    "corrections",
    "dates",
    "earlier",
    "found",
    "help",
    "help-title",
    "index",
    "looking",
    "main",
    "more",
    "narrow",
    "newest-year",
    "older",
    "result",
    "same-day",
    "search",
    "search-title",
    "stop",
    "tips",
    "to-search",
    "told",
    "ways",
];
