//! Items of an AVIF file: pictures and metadata, and where they stand (ISO/IEC 14496-12, section 8.11).

use std::ops::Range;

use super::boxes::{boxes, first};
use super::bytes::{array, be16, be32};

pub struct Item {
    /// `av01`, `grid`, `Exif`, `mime` …
    pub kind: [u8; 4],
    /// In the file, one after the other.
    pub extents: Vec<Range<usize>>,
}

/// A file has a handful; more are nobody's picture.
const MOST: usize = 1000;

/// All items; none when any of them cannot be found.
pub fn items(bytes: &[u8]) -> Option<Vec<Item>> {
    let meta = first(bytes, *b"meta")?.get(4..)?;
    let kinds = kinds(first(meta, *b"iinf")?)?;
    // `idat` is a place of its own that items may count from.
    let idat = first(meta, *b"idat").map_or(0, |idat| idat.as_ptr() as usize - bytes.as_ptr() as usize);
    let places = places(first(meta, *b"iloc")?, idat)?;
    let extents = |id: u32| places.iter().filter(|place| place.0 == id).map(|place| place.1.clone()).collect();
    let items: Vec<Item> = kinds.into_iter().map(|(id, kind)| Item { kind, extents: extents(id) }).collect();
    let is_within = |item: &Item| item.extents.iter().all(|extent| bytes.get(extent.clone()).is_some());
    items.iter().all(is_within).then_some(items)
}

/// The bytes of the first item of a kind.
pub fn content<'b>(bytes: &'b [u8], items: &[Item], kind: [u8; 4]) -> Option<&'b [u8]> {
    let item = items.iter().find(|item| item.kind == kind)?;
    bytes.get(item.extents.first()?.clone())
}

fn kinds(iinf: &[u8]) -> Option<Vec<(u32, [u8; 4])>> {
    let head = if iinf.first()? == &0 { 6 } else { 8 };
    let mut kinds = Vec::new();
    for entry in boxes(iinf.get(head..)?).filter(|entry| entry.kind == *b"infe").take(MOST) {
        let (id, kind) = match entry.body.first()? {
            2 => (be16(entry.body, 4)?.into(), array(entry.body, 8)?),
            3 => (be32(entry.body, 4)?, array(entry.body, 10)?),
            _ => return None,
        };
        kinds.push((id, kind));
    }
    Some(kinds)
}

/// Numbers whose width the file itself tells.
struct Numbers<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Numbers<'_> {
    fn next(&mut self, width: usize) -> Option<usize> {
        let digits = self.bytes.get(self.at..self.at.checked_add(width)?)?;
        self.at += width;
        digits.iter().try_fold(0_usize, |number, digit| number.checked_mul(256)?.checked_add(usize::from(*digit)))
    }
}

fn places(iloc: &[u8], idat: usize) -> Option<Vec<(u32, Range<usize>)>> {
    let [version, _, _, _, sizes, more] = array(iloc, 0)?;
    let wide = if version < 2 { 2 } else { 4 };
    let index = if version == 0 { 0 } else { usize::from(more & 15) };
    let mut numbers = Numbers { bytes: iloc, at: 6 };
    let mut places = Vec::new();
    for _ in 0..numbers.next(wide)? {
        let id = u32::try_from(numbers.next(wide)?).ok()?;
        let method = if version == 0 { 0 } else { numbers.next(2)? & 15 };
        let start = match method {
            0 => 0,
            1 => idat,
            _ => return None,
        };
        numbers.next(2).filter(|file| *file == 0)?;
        let base = start.checked_add(numbers.next(usize::from(more >> 4))?)?;
        for _ in 0..numbers.next(2)? {
            numbers.next(index)?;
            let offset = base.checked_add(numbers.next(usize::from(sizes >> 4))?)?;
            let length = numbers.next(usize::from(sizes & 15))?;
            places.push((id, offset..offset.checked_add(length)?));
            if places.len() > MOST {
                return None;
            }
        }
    }
    Some(places)
}
