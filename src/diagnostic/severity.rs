//! How much a message weighs.

use serde::{Deserialize, Serialize};

use crate::diagnostic::words::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    /// Something worth knowing, with which nothing is wrong.
    Note,
}

impl Severity {
    pub fn words(self) -> Words {
        match self {
            Severity::Error => Words::new("error", "差错"),
            Severity::Warning => Words::new("warning", "提醒"),
            Severity::Note => Words::new("note", "说明"),
        }
    }
}
