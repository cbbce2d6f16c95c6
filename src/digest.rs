//! Digests: 128 bits that stand for a text or for all of a job's input.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// XXH3-128 of some bytes: equal digests, equal bytes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Digest(pub u128);

impl Digest {
    /// The digest of everything that `value` feeds to its hasher.
    pub fn of(value: &(impl Hash + ?Sized)) -> Digest {
        let mut stream = Stream(Xxh3::new());
        value.hash(&mut stream);
        Digest(stream.0.digest128())
    }

    /// The digest of plain bytes.
    pub fn of_bytes(bytes: &[u8]) -> Digest {
        Digest(xxh3_128(bytes))
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

struct Stream(Xxh3);

impl Hasher for Stream {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        self.0.digest()
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
    fn a_short_digest_has_eight_digits_even_when_it_starts_with_zeros() {
        assert_eq!(Digest(1).short(), "00000000");
    }
}
