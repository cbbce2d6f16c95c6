//! Whether a browser's copy is still good (RFC 9110, section 13).

use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::digest::Digest;

/// An entity tag; weak where the bytes on the wire may be compressed.
pub struct Tag {
    name: String,
    is_weak: bool,
}

impl Tag {
    pub fn of_bytes(bytes: &[u8]) -> Tag {
        Tag { name: Digest::of_bytes(bytes).to_string(), is_weak: true }
    }

    /// Files are replaced whole, so a length and a moment in nanoseconds tell one from the next.
    pub fn of_file(metadata: &Metadata, is_weak: bool) -> Tag {
        let moment = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let moment = moment.map_or(0, |moment| moment.as_nanos());
        Tag { name: format!("{:x}-{moment:x}", metadata.len()), is_weak }
    }

    pub fn value(&self) -> HeaderValue {
        let weak = if self.is_weak { "W/" } else { "" };
        HeaderValue::try_from(format!("{weak}\"{}\"", self.name)).expect("hexadecimal digits are a header")
    }

    fn is_in(&self, list: &str) -> bool {
        list.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| {
            tag == "*" || tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"')) == Some(self.name.as_str())
        })
    }
}

/// The file's time as an HTTP date.
pub fn date(metadata: &Metadata) -> Option<HeaderValue> {
    let time = jiff::Timestamp::try_from(metadata.modified().ok()?).ok()?;
    let date = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&time).ok()?;
    HeaderValue::try_from(date).ok()
}

/// Whether the answer is 304. A date counts only without a tag, and must be the very one we gave.
pub fn is_current(headers: &HeaderMap, tag: &Tag, date: Option<&HeaderValue>) -> bool {
    match text(headers, &header::IF_NONE_MATCH) {
        Some(list) => tag.is_in(list),
        None => headers.get(header::IF_MODIFIED_SINCE).is_some_and(|since| Some(since) == date),
    }
}

/// Whether the rest of a copy may be sent: without a condition, or when the copy is of this very file.
pub fn is_range_wanted(headers: &HeaderMap, tag: &Tag, date: Option<&HeaderValue>) -> bool {
    let Some(condition) = headers.get(header::IF_RANGE) else { return true };
    (!tag.is_weak && *condition == tag.value()) || Some(condition) == date
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_found_in_a_list_weak_or_not() {
        let tag = Tag { name: "a1".into(), is_weak: true };
        assert_eq!(tag.value(), "W/\"a1\"");
        for list in ["\"a1\"", "W/\"a1\"", "\"b\", W/\"a1\"", "*"] {
            assert!(tag.is_in(list), "{list}");
        }
        for list in ["", "a1", "\"a\"", "\"a1", "\"b\",\"c\""] {
            assert!(!tag.is_in(list), "{list}");
        }
    }
}
