//! The clock.

use jiff::Timestamp;

/// Which articles count as public.
#[derive(Debug, Clone, Copy)]
pub struct Schedule {
    pub now: Timestamp,
    /// Drafts count too.
    pub drafts: bool,
    /// Editions and articles of later days count too.
    pub future: bool,
}
