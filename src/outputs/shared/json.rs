//! Files of JSON.

use serde::Serialize;

use crate::job::Content;

/// One line of JSON.
pub fn json(told: &impl Serialize) -> Content {
    let mut bytes = serde_json::to_vec(told).expect("text and numbers are always JSON");
    bytes.push(b'\n');
    Content::Bytes(bytes)
}
