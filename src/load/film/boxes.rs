//! Boxes of a file (ISO/IEC 14496-12, section 4.2), each a size, a kind and what it holds, found without being read.

use std::io::{Read, Seek, SeekFrom};

/// Boxes that are looked at in one file, whatever it says of itself; a film has some hundred.
const MOST: usize = 10_000;

/// A box: its kind, and where what it holds begins and ends.
#[derive(Debug, Clone, Copy)]
pub struct Atom {
    pub kind: [u8; 4],
    start: u64,
    end: u64,
}

/// A file of boxes.
pub struct Boxes<'f, F> {
    file: &'f mut F,
    /// Boxes that may still be looked at.
    left: usize,
}

impl Atom {
    /// The same without its first bytes.
    pub fn from(self, skipped: u64) -> Atom {
        Atom { start: self.start.saturating_add(skipped).min(self.end), ..self }
    }
}

impl<'f, F: Read + Seek> Boxes<'f, F> {
    pub fn new(file: &'f mut F) -> Boxes<'f, F> {
        Boxes { file, left: MOST }
    }

    /// The file, as if it were a box.
    pub fn whole(&mut self) -> Atom {
        Atom { kind: *b"file", start: 0, end: self.file.seek(SeekFrom::End(0)).unwrap_or(0) }
    }

    /// The boxes in a box, up to one that is damaged.
    pub fn within(&mut self, outer: Atom) -> Vec<Atom> {
        let mut found = vec![];
        let mut at = outer.start;
        while self.left > 0
            && let Some(atom) = self.atom(at, outer.end)
        {
            self.left -= 1;
            at = atom.end;
            found.push(atom);
        }
        found
    }

    fn atom(&mut self, at: u64, end: u64) -> Option<Atom> {
        let header = self.bytes(at, end, 16);
        let (size, kind) = (header.get(..4)?, header.get(4..8)?);
        let (size, length) = match u32::from_be_bytes(size.try_into().ok()?) {
            // Up to the end of what it lies in.
            0 => (end - at, 8),
            1 => (u64::from_be_bytes(header.get(8..16)?.try_into().ok()?), 16),
            size => (u64::from(size), 8),
        };
        if size < length {
            return None;
        }
        // A film whose end is missing may tell all the same.
        let end = at.saturating_add(size).min(end);
        Some(Atom { kind: kind.try_into().ok()?, start: at + length, end })
    }

    /// The first bytes of what a box holds, as many as there are.
    pub fn start(&mut self, atom: Atom, most: u64) -> Vec<u8> {
        self.bytes(atom.start, atom.end, most)
    }

    fn bytes(&mut self, at: u64, end: u64, most: u64) -> Vec<u8> {
        let mut bytes = vec![];
        if at < end && self.file.seek(SeekFrom::Start(at)).is_ok() {
            // What could be read counts.
            let _ = Read::by_ref(self.file).take(most.min(end - at)).read_to_end(&mut bytes);
        }
        bytes
    }
}
