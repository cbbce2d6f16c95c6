//! Writing: the only code that touches the destination. Files are staged beside it and moved in when all are finished.

mod destination;
mod export_file;
mod ledger;
mod place;
mod staging;

pub use destination::{Destination, open_state};
pub use export_file::ExportFile;
pub use ledger::ledger;
pub use place::{Output, PREVIEW};
pub use staging::{Staging, len_of};
