//! A newspaper's pictures: what a picture file tells of itself ([`look()`]), the smaller pictures that readers are sent
//! ([`develop()`]), and the file itself without what is private ([`original()`]).
//!
//! Bytes in, bytes out: no files, no site, no clock. Equal input gives equal bytes on every machine.

mod container;
mod develop;
mod fault;
mod format;
mod imprint;
mod look;
mod original;
mod words;

pub use develop::{Encoding, Frame, MAKER, Order, develop};
pub use fault::{Fault, MOST_PIXELS};
pub use format::Format;
pub use look::{Colours, Look, look};
pub use original::original;
pub use words::{Imprint, Words};
