//! Samples of sixteen bits.

pub fn words(bytes: &[u8]) -> Vec<u16> {
    bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_ne_bytes(*pair)).collect()
}

/// Rounded, as 255 and 65,535 are both full.
pub fn eight_bits(words: &[u16]) -> Vec<u8> {
    words.iter().map(|word| ((u32::from(*word) * 255 + 32_895) >> 16) as u8).collect()
}
