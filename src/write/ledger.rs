//! The ledger of published addresses, once they are published.

use crate::diagnostic::Diagnostic;
use crate::folder::Folder;
use crate::ledger;
use crate::load;
use crate::rules::addresses::ledger_not_written;
use crate::source::SourcePath;

/// Writes the ledger, whole or not at all.
pub fn ledger(root: &Folder, text: &str) -> Result<(), Diagnostic> {
    let written = root.replace_file(ledger::FILE, text.as_bytes());
    written.map_err(|error| ledger_not_written(load::reason(&error)).in_file(&SourcePath::new(ledger::FILE)))
}
