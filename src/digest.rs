//! Digests: 128 bits that stand for a text or for all of a job's input.

use std::cell::Cell;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64, xxh3_128};

/// XXH3-128 of some bytes: equal digests, equal bytes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Digest(pub u128);

impl Digest {
    /// The digest of everything that `value` feeds to its hasher.
    pub fn of(value: &(impl Hash + ?Sized)) -> Digest {
        let mut stream = Stream { bytes: BYTES.take(), full: None };
        stream.bytes.clear();
        value.hash(&mut stream);
        let digest = stream.digest();
        BYTES.set(stream.bytes);
        digest
    }

    /// The digest of plain bytes.
    pub fn of_bytes(bytes: &[u8]) -> Digest {
        Digest(xxh3_128(bytes))
    }

    /// Stands for the program that wrote a manifest: another builder may make other files.
    pub fn of_builder() -> Digest {
        Digest::of_code(env!("NEWSPRINT_BUILDER"))
    }

    /// Stands for the part of the program that reads manuscripts.
    pub fn of_reader() -> Digest {
        Digest::of_code(env!("NEWSPRINT_READER"))
    }

    /// Stands for the part of the program that looks at pictures and other files.
    pub fn of_measurer() -> Digest {
        Digest::of_code(env!("NEWSPRINT_MEASURER"))
    }

    /// What `build.rs` found.
    fn of_code(digits: &str) -> Digest {
        Digest(u128::from_str_radix(digits, 16).unwrap_or_default())
    }

    /// The digest and the length of all that can be read, written to `to` as it comes and never held whole.
    pub fn of_copy(from: &mut impl Read, to: &mut impl Write) -> io::Result<(Digest, u64)> {
        let (mut digest, mut len) = (Xxh3::new(), 0);
        let mut part = vec![0; LARGE];
        loop {
            let filled = match from.read(&mut part) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                filled => filled?,
            };
            if filled == 0 {
                return Ok((Digest(digest.digest128()), len));
            }
            digest.update(&part[..filled]);
            to.write_all(&part[..filled])?;
            len += filled as u64;
        }
    }

    /// The first eight hexadecimal digits, as file names carry them.
    pub fn short(self) -> String {
        format!("{:08x}", self.0 >> 96)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.short())
    }
}

thread_local! {
    /// One thread digests one value at a time, so one buffer serves all of them; a value within another gets its own.
    static BYTES: Cell<Vec<u8>> = const { Cell::new(vec![]) };
}

/// A value is mostly many short pieces, which are quicker put together and digested at once.
struct Stream {
    bytes: Vec<u8>,
    /// What came before, of a value too large to be put together.
    full: Option<Box<Xxh3>>,
}

/// A value of more bytes is digested in parts.
const LARGE: usize = 1 << 16;

impl Stream {
    fn digest(&mut self) -> Digest {
        match &mut self.full {
            None => Digest::of_bytes(&self.bytes),
            Some(full) => {
                full.update(&self.bytes);
                Digest(full.digest128())
            }
        }
    }
}

impl Hasher for Stream {
    fn write(&mut self, bytes: &[u8]) {
        if self.bytes.len() + bytes.len() > LARGE {
            let full = self.full.get_or_insert_default();
            full.update(&self.bytes);
            full.update(bytes);
            self.bytes.clear();
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }

    // Nobody asks for 64 bits.
    fn finish(&self) -> u64 {
        xxh3_64(&self.bytes)
    }
}

/// A value with the digest of what it was made from; hashing it costs sixteen bytes.
/// Templates show it by `templates/quoted.rs`.
#[derive(Debug, Clone)]
pub struct Digested<T> {
    pub value: T,
    pub digest: Digest,
}

impl<T: Hash> Digested<T> {
    pub fn new(value: T) -> Digested<T> {
        let digest = Digest::of(&value);
        Digested { value, digest }
    }
}

impl<T> Hash for Digested<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

impl<T> std::ops::Deref for Digested<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_join_to_the_same_bytes_have_different_digests() {
        assert_ne!(Digest::of(&["要闻", "快览"]), Digest::of(&["要闻快", "览"]));
    }

    #[test]
    fn a_value_has_the_digest_of_its_bytes_however_large_it_is() {
        for len in [0, 1, LARGE - 1, LARGE, LARGE + 1, 3 * LARGE + 7] {
            let bytes: Vec<u8> = (0..len).map(|at| u8::try_from(at % 251).unwrap()).collect();
            let pieces = |hasher: &mut Stream| bytes.chunks(977).for_each(|piece| hasher.write(piece));
            let mut stream = Stream { bytes: vec![], full: None };
            pieces(&mut stream);
            assert_eq!(stream.digest(), Digest::of_bytes(&bytes), "{len}");
            let mut whole = Stream { bytes: vec![], full: None };
            whole.write(&bytes);
            assert_eq!(whole.digest(), Digest::of_bytes(&bytes), "{len}");
        }
    }

    #[test]
    fn a_copy_has_the_digest_of_its_bytes() {
        for len in [0, 1, LARGE, 3 * LARGE + 7] {
            let (bytes, mut copy) = (vec![7; len], vec![]);
            let told = Digest::of_copy(&mut bytes.as_slice(), &mut copy).unwrap();
            assert_eq!((told, copy), ((Digest::of_bytes(&bytes), len as u64), bytes), "{len}");
        }
    }

    #[test]
    fn a_digest_within_another_changes_neither() {
        struct Outer;
        impl Hash for Outer {
            fn hash<H: Hasher>(&self, state: &mut H) {
                (1, Digest::of(&2), 3).hash(state);
            }
        }
        assert_eq!(Digest::of(&Outer), Digest::of(&(1, Digest::of(&2), 3)));
    }

    #[test]
    fn a_short_digest_has_eight_digits_even_when_it_starts_with_zeros() {
        assert_eq!(Digest(1).short(), "00000000");
    }
}
