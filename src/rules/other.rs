//! Rules that are not sorted yet.

use crate::diagnostic::rule::rules;

rules! {
    other(message: &str) {
        "other", Error, Fixed,
        summary: ["something else", "其他"],
        message: ["{message}", "{message}"],
        about: ["Something else.", "其他。"],
        wrong: "# x",
        right: "# x",
    }
}
