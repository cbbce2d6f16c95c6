//! Bits, and numbers in Rice's code: what a list of ascending numbers takes when they are spread evenly, within 3 % of the
//! least possible. Bits fill a byte from its lowest.

use crate::inflate::Damaged;

#[derive(Default)]
pub struct BitWriter {
    bytes: Vec<u8>,
    /// Bits that fill no byte yet, and how many.
    rest: u64,
    count: u32,
}

impl BitWriter {
    fn push(&mut self, bits: u64, count: u32) {
        debug_assert!(count <= 32 && self.count < 8);
        self.rest |= bits << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.rest as u8);
            self.rest >>= 8;
            self.count -= 8;
        }
    }

    /// A quotient in as many zeros and a one, then the remainder.
    fn rice(&mut self, number: u32, parameter: u32) {
        let mut zeros = number >> parameter;
        while zeros >= 32 {
            self.push(0, 32);
            zeros -= 32;
        }
        self.push(1 << zeros, zeros + 1);
        self.push(u64::from(number & ((1 << parameter) - 1)), parameter);
    }

    /// Ascending numbers below `of`, as many as `count`.
    pub fn ascending(&mut self, numbers: impl Iterator<Item = u32>, (count, of): (u32, u32)) {
        let parameter = parameter(count, of);
        let mut next = 0;
        for number in numbers {
            self.rice(number - next, parameter);
            next = number + 1;
        }
    }

    /// Fills the last byte, and says how many bytes there are.
    pub fn align(&mut self) -> usize {
        if self.count > 0 {
            self.push(0, 8 - self.count);
        }
        self.bytes.len()
    }

    pub fn finish(mut self) -> Vec<u8> {
        self.align();
        self.bytes
    }
}

/// How many low bits of a distance are written as they are: about the logarithm of the mean distance's 0.69, in whole
/// numbers so that every program finds the same.
fn parameter(count: u32, of: u32) -> u32 {
    let mean = u64::from(of) * 709 / (u64::from(count.max(1)) * 1024);
    mean.checked_ilog2().unwrap_or(0)
}

pub struct BitReader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> BitReader<'b> {
    pub fn new(bytes: &'b [u8]) -> BitReader<'b> {
        BitReader { bytes, at: 0 }
    }

    fn bit(&mut self) -> Result<u32, Damaged> {
        let byte = *self.bytes.get(self.at / 8).ok_or(Damaged)?;
        let bit = byte >> (self.at % 8) & 1;
        self.at += 1;
        Ok(u32::from(bit))
    }

    fn rice(&mut self, parameter: u32) -> Result<u64, Damaged> {
        let mut quotient = 0;
        while self.bit()? == 0 {
            quotient += 1;
        }
        let mut number: u64 = quotient << parameter;
        for place in 0..parameter {
            number |= u64::from(self.bit()?) << place;
        }
        Ok(number)
    }

    /// `count` ascending numbers below `of`.
    pub fn ascending(&mut self, count: u32, of: u32) -> Result<Vec<u32>, Damaged> {
        if count > of || u64::from(count) > (self.bytes.len() * 8 - self.at) as u64 {
            return Err(Damaged);
        }
        let parameter = parameter(count, of);
        let mut next = 0_u64;
        let mut numbers = Vec::with_capacity(count as usize);
        for _ in 0..count {
            let number = next + self.rice(parameter)?;
            if number >= u64::from(of) {
                return Err(Damaged);
            }
            next = number + 1;
            numbers.push(number as u32);
        }
        Ok(numbers)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_are_read_as_they_were_written(lists: Vec<BTreeSet<u16>>, more in 0..100_000_u32) {
            let of = |list: &BTreeSet<u16>| list.last().map_or(0, |last| u32::from(*last) + 1) + more;
            let mut writer = BitWriter::default();
            for list in &lists {
                writer.ascending(list.iter().map(|number| u32::from(*number)), (list.len() as u32, of(list)));
            }
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes);
            for list in &lists {
                let read = reader.ascending(list.len() as u32, of(list)).unwrap();
                prop_assert_eq!(read, list.iter().map(|number| u32::from(*number)).collect::<Vec<_>>());
            }
        }

        #[test]
        fn any_bits_are_read_or_refused(bytes: Vec<u8>, count: u32, of: u32) {
            let mut reader = BitReader::new(&bytes);
            while reader.ascending(count.max(1), of).is_ok() {}
        }
    }

    #[test]
    fn the_parameter_is_that_of_the_format() {
        assert_eq!(
            [(1, 8980), (10, 8980), (1, 1), (5, 5), (3, 100)].map(|(count, of)| parameter(count, of)),
            [12, 9, 0, 0, 4]
        );
    }
}
