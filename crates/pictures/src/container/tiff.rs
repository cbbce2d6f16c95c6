//! Directories of a TIFF file (TIFF 6.0, section 2), which EXIF is written in as well.

use std::ops::Range;

use super::bytes::{array, part};

#[derive(Clone, Copy)]
pub struct Tiff<'b> {
    pub bytes: &'b [u8],
    is_little: bool,
}

/// A field of a directory, whose value is whole.
#[derive(Clone)]
pub struct Entry {
    pub tag: u16,
    pub kind: u16,
    /// Where its value stands.
    pub value: Range<usize>,
}

pub struct Directory {
    pub entries: Vec<Entry>,
    /// The file does not end within it.
    pub is_whole: bool,
}

impl<'b> Tiff<'b> {
    pub fn new(bytes: &'b [u8]) -> Option<Self> {
        let is_little = match bytes.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { bytes, is_little })
    }

    pub fn u16(&self, at: usize) -> Option<u16> {
        let bytes = array(self.bytes, at)?;
        Some(if self.is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    pub fn u32(&self, at: usize) -> Option<u32> {
        let bytes = array(self.bytes, at)?;
        Some(if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    pub fn u16_bytes(&self, number: u16) -> [u8; 2] {
        if self.is_little { number.to_le_bytes() } else { number.to_be_bytes() }
    }

    pub fn u32_bytes(&self, number: u32) -> [u8; 4] {
        if self.is_little { number.to_le_bytes() } else { number.to_be_bytes() }
    }

    pub fn offset(&self, at: usize) -> Option<usize> {
        usize::try_from(self.u32(at)?).ok()
    }

    pub fn first(&self) -> Option<Directory> {
        self.directory(self.offset(4)?)
    }

    /// The directory there: fields whose values lie outside of the file are left out.
    pub fn directory(&self, at: usize) -> Option<Directory> {
        let count = usize::from(self.u16(at)?);
        let entries = (0..count).filter_map(|n| self.entry(at + 2 + n * 12)).collect();
        let is_whole = part(self.bytes, at + 2, count * 12).is_some();
        Some(Directory { entries, is_whole })
    }

    fn entry(&self, at: usize) -> Option<Entry> {
        let (tag, kind) = (self.u16(at)?, self.u16(at + 2)?);
        let length = self.offset(at + 4)?.checked_mul(size(kind)?)?;
        let start = if length <= 4 { at + 8 } else { self.offset(at + 8)? };
        part(self.bytes, start, length)?;
        Some(Entry { tag, kind, value: start..start + length })
    }

    pub fn value(&self, entry: &Entry) -> &'b [u8] {
        &self.bytes[entry.value.clone()]
    }

    /// The numbers of a field of SHORTs or LONGs.
    pub fn numbers<'e>(&'e self, entry: &'e Entry) -> impl Iterator<Item = usize> + 'e {
        let step = if entry.kind == 3 { 2 } else { 4 };
        let is_number = matches!(entry.kind, 3 | 4 | 13);
        let starts = entry.value.clone().step_by(step).filter(move |_| is_number);
        starts.filter_map(move |at| if step == 2 { self.u16(at).map(usize::from) } else { self.offset(at) })
    }

    pub fn number(&self, directory: &Directory, tag: u16) -> Option<usize> {
        self.numbers(directory.entry(tag)?).next()
    }

    /// The directory that a field of another one leads to.
    pub fn within(&self, directory: &Directory, tag: u16) -> Option<Directory> {
        self.directory(self.number(directory, tag)?)
    }

    pub fn bytes_of(&self, directory: &Directory, tag: u16) -> Option<&'b [u8]> {
        directory.entry(tag).map(|entry| self.value(entry))
    }
}

impl Entry {
    /// Of one of its numbers, in bytes.
    pub fn size(&self) -> usize {
        size(self.kind).unwrap_or(1)
    }
}

fn size(kind: u16) -> Option<usize> {
    match kind {
        1 | 2 | 6 | 7 => Some(1),
        3 | 8 => Some(2),
        4 | 9 | 11 | 13 => Some(4),
        5 | 10 | 12 => Some(8),
        _ => None,
    }
}

impl Directory {
    pub fn entry(&self, tag: u16) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.tag == tag)
    }
}
