//! Unsigned LEB128: seven bits a byte, the lowest first; no more than ten bytes.

use crate::inflate::Damaged;

pub fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number off the beginning.
pub fn take(bytes: &mut &[u8]) -> Result<u64, Damaged> {
    let mut number = 0;
    for (at, byte) in bytes.iter().enumerate().take(10) {
        let bits = u64::from(byte & 0x7f);
        if at == 9 && bits > 1 {
            return Err(Damaged);
        }
        number |= bits << (7 * at);
        if byte & 0x80 == 0 {
            *bytes = &bytes[at + 1..];
            return Ok(number);
        }
    }
    Err(Damaged)
}

/// The same for a number of things that are in memory, or could be.
pub fn take_len(bytes: &mut &[u8]) -> Result<usize, Damaged> {
    usize::try_from(take(bytes)?).map_err(|_| Damaged)
}

/// Takes so many bytes off the beginning.
pub fn take_bytes<'b>(bytes: &mut &'b [u8], len: usize) -> Result<&'b [u8], Damaged> {
    let (taken, rest) = bytes.split_at_checked(len).ok_or(Damaged)?;
    *bytes = rest;
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_number_is_read_as_it_was_written(number: u64, rest: Vec<u8>) {
            let mut bytes = vec![];
            push(&mut bytes, number);
            bytes.extend(&rest);
            let mut left = bytes.as_slice();
            prop_assert_eq!(take(&mut left).ok(), Some(number));
            prop_assert_eq!(left, rest);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let mut left = bytes.as_slice();
            while !left.is_empty() && take(&mut left).is_ok() {}
        }
    }
}
