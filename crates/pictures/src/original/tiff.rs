//! TIFF: its first picture, put together anew from the fields that decode it; nothing that they do not lead to remains.

use crate::container::bytes::part;
use crate::container::tiff::{Directory, Tiff};
use crate::imprint::packet;
use crate::{Fault, Imprint};

mod tag {
    pub const COMPRESSION: u16 = 259;
    pub const STRIPS: [u16; 2] = [273, 279];
    pub const TILES: [u16; 2] = [324, 325];
    pub const XMP: u16 = 700;
}

/// Fields of a baseline TIFF and its extensions that tell of the picture (TIFF 6.0), the profile, and no texts.
fn is_kept(tag: u16) -> bool {
    const PROFILE: u16 = 34675;
    matches!(tag, 254..=259 | 262..=266 | 274 | 277 | 278 | 280..=284 | 290..=293 | 296 | 301 | 317..=323)
        || matches!(tag, 332 | 334 | 336 | 338..=347 | 529..=532 | PROFILE)
}

/// JPEG as TIFF 6.0 had it at first: its tables are found by addresses that nobody else uses.
const OLD_JPEG: usize = 6;

pub fn clean(bytes: &[u8], imprint: &Imprint) -> Result<Vec<u8>, Fault> {
    let tiff = Tiff::new(bytes).ok_or(Fault::Truncated)?;
    let first = tiff.first().filter(|first| first.is_whole).ok_or(Fault::Truncated)?;
    if tiff.number(&first, tag::COMPRESSION) == Some(OLD_JPEG) {
        return Err(Fault::NotDecoded(crate::Format::Tiff));
    }
    let mut fields = kept(&tiff, &first)?;
    if let Some(packet) = packet(imprint) {
        fields.push(Field { tag: tag::XMP, kind: 1, size: 1, value: packet.into_bytes() });
    }
    let picture = picture(&tiff, &first)?;
    written(&tiff, fields, &picture).ok_or(Fault::Damaged("more than 4 GiB".to_owned()))
}

struct Field {
    tag: u16,
    kind: u16,
    /// Of one number of it, in bytes.
    size: usize,
    value: Vec<u8>,
}

/// The fields that are kept, each once. All of them together are shorter than the file, unless several lead to the same
/// place to make it longer.
fn kept(tiff: &Tiff, first: &Directory) -> Result<Vec<Field>, Fault> {
    let mut fields: Vec<Field> = Vec::new();
    let mut all = 0;
    for entry in first.entries.iter().filter(|entry| is_kept(entry.tag)) {
        if fields.iter().any(|field| field.tag == entry.tag) {
            continue;
        }
        all += entry.value.len();
        if all > tiff.bytes.len() {
            return Err(Fault::Damaged("its fields overlap".to_owned()));
        }
        let value = tiff.value(entry).to_vec();
        fields.push(Field { tag: entry.tag, kind: entry.kind, size: entry.size(), value });
    }
    Ok(fields)
}

/// The parts that a picture is stored in, with the fields that tell where and how long they are.
struct Stored<'b> {
    tags: [u16; 2],
    parts: Vec<&'b [u8]>,
}

fn picture<'b>(tiff: &Tiff<'b>, first: &Directory) -> Result<Stored<'b>, Fault> {
    let tags = if first.entry(tag::TILES[0]).is_some() { tag::TILES } else { tag::STRIPS };
    let [Some(starts), Some(lengths)] = tags.map(|tag| first.entry(tag)) else {
        return Err(Fault::Damaged("no word where the picture stands in it".to_owned()));
    };
    let (mut parts, mut all) = (Vec::new(), 0);
    for (start, length) in tiff.numbers(starts).zip(tiff.numbers(lengths)) {
        let part = part(tiff.bytes, start, length).ok_or(Fault::Truncated)?;
        all += length;
        // Parts that overlap could make any length of a short file.
        if all > tiff.bytes.len() {
            return Err(Fault::Damaged("parts of the picture overlap".to_owned()));
        }
        parts.push(part);
    }
    Ok(Stored { tags, parts })
}

/// Head, directory, long values, picture.
fn written(tiff: &Tiff, mut fields: Vec<Field>, stored: &Stored) -> Option<Vec<u8>> {
    const LONG: u16 = 4;
    let longs = |numbers: &[usize]| -> Option<Vec<u8>> {
        let numbers: Option<Vec<u32>> = numbers.iter().map(|number| u32::try_from(*number).ok()).collect();
        Some(numbers?.into_iter().flat_map(|number| tiff.u32_bytes(number)).collect())
    };
    let lengths: Vec<usize> = stored.parts.iter().map(|part| part.len()).collect();
    let field = |tag, value| Field { tag, kind: LONG, size: 4, value };
    fields.push(field(stored.tags[0], vec![0; lengths.len() * 4]));
    fields.push(field(stored.tags[1], longs(&lengths)?));
    fields.sort_by_key(|field| field.tag);
    fields.dedup_by_key(|field| field.tag);
    let values = 8 + 2 + fields.len() * 12 + 4;
    let long = |field: &Field| if field.value.len() > 4 { field.value.len().next_multiple_of(2) } else { 0 };
    let mut at = values + fields.iter().map(long).sum::<usize>();
    let mut starts = Vec::new();
    for length in &lengths {
        starts.push(at);
        at += length.next_multiple_of(2);
    }
    if let Some(field) = fields.iter_mut().find(|field| field.tag == stored.tags[0]) {
        field.value = longs(&starts)?;
    }
    let mut file = [&tiff.bytes[..4], &tiff.u32_bytes(8)].concat();
    file.extend(tiff.u16_bytes(u16::try_from(fields.len()).ok()?));
    let mut heap = Vec::new();
    for field in &fields {
        file.extend(tiff.u16_bytes(field.tag));
        file.extend(tiff.u16_bytes(field.kind));
        file.extend(tiff.u32_bytes(u32::try_from(field.value.len() / field.size).ok()?));
        if field.value.len() > 4 {
            file.extend(tiff.u32_bytes(u32::try_from(values + heap.len()).ok()?));
            push_even(&mut heap, &field.value);
        } else {
            file.extend(&field.value);
            file.extend(&[0; 4][field.value.len()..]);
        }
    }
    file.extend([0; 4]);
    file.extend(heap);
    for part in &stored.parts {
        push_even(&mut file, part);
    }
    Some(file)
}

fn push_even(file: &mut Vec<u8>, part: &[u8]) {
    file.extend(part);
    file.extend(&[0][..part.len() % 2]);
}
