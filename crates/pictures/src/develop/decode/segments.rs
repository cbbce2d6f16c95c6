//! What is asked of a JPEG's markers and its decoder does not tell.

/// Adobe's programs write the inks of CMYK the other way round, and say that it was them by a segment of their own.
pub fn is_adobes(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let [0xff, marker, after @ ..] = rest {
        match (*marker, after) {
            (0xff, _) => rest = &rest[1..],
            (0xda, _) => return false,
            (0xee, [_, _, b'A', b'd', b'o', b'b', b'e', ..]) => return true,
            (_, [high, low, ..]) => rest = after.get(length(*high, *low)..).unwrap_or_default(),
            _ => return false,
        }
    }
    false
}

/// Its end is marked. Decoders go on with grey where a file stops short; what comes after the mark (a film of a telephone,
/// a second picture) is nobody's loss.
pub fn is_whole(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let Some(place) = memchr::memchr(0xff, rest) {
        rest = &rest[place + 1..];
        match rest {
            [0xd9, ..] => return true,
            // A 0xff among samples is followed by 0; these have no length either.
            [0 | 1 | 0xd0..=0xd8 | 0xff, ..] | [] => {}
            [_, high, low, ..] => rest = rest.get(1 + length(*high, *low)..).unwrap_or_default(),
            _ => return false,
        }
    }
    false
}

fn length(high: u8, low: u8) -> usize {
    usize::from(u16::from_be_bytes([high, low])).max(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_of_an_end_within_a_segment_ends_nothing() {
        assert!(is_whole(b"\xff\xd8\xff\xe1\0\x04ab\xff\xda\0\x02\x12\xff\0\x34\xff\xd9"));
        assert!(!is_whole(b"\xff\xd8\xff\xe1\0\x06a\xff\xd9b\xff\xda\0\x02\x12\xff\0\x34"));
        assert!(!is_whole(b"\xff\xd8\xff"));
        assert!(!is_whole(b""));
    }

    #[test]
    fn adobe_says_that_it_was_adobe() {
        assert!(is_adobes(b"\xff\xd8\xff\xe1\0\x04ab\xff\xee\0\x07Adobe\xff\xda"));
        assert!(!is_adobes(b"\xff\xd8\xff\xe1\0\x04ab\xff\xda"));
        assert!(!is_adobes(b"\xff\xd8\xff\xe1\xff"));
    }
}
