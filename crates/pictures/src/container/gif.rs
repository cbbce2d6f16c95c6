//! Blocks of a GIF file (`GIF89a`, appendix A).

use std::ops::Range;

use super::bytes::array;

pub enum Kind<'b> {
    Frame,
    /// An application's own block, with its name and its first bytes.
    Application(&'b [u8]),
    Comment,
    /// Graphic control and plain text.
    Control,
    Trailer,
}

pub struct Block<'b> {
    pub kind: Kind<'b>,
    pub range: Range<usize>,
}

/// Where the first block begins: after the header, the screen and its colours.
pub fn start(bytes: &[u8]) -> Option<usize> {
    let flags = *bytes.get(10)?;
    Some(13 + colours(flags))
}

/// The blocks to the trailer, as far as they are whole.
pub fn blocks(bytes: &[u8]) -> impl Iterator<Item = Block<'_>> {
    let mut at = start(bytes);
    std::iter::from_fn(move || {
        let block = block(bytes, at?)?;
        at = (!matches!(block.kind, Kind::Trailer)).then_some(block.range.end);
        Some(block)
    })
}

fn block(bytes: &[u8], start: usize) -> Option<Block<'_>> {
    let (kind, data) = match bytes.get(start)? {
        0x3b => return Some(Block { kind: Kind::Trailer, range: start..start + 1 }),
        0x2c => (Kind::Frame, start + 10 + colours(*bytes.get(start + 9)?) + 1),
        0x21 => match bytes.get(start + 1)? {
            0xfe => (Kind::Comment, start + 2),
            0xff => (Kind::Application(&bytes[start + 2..]), start + 2),
            _ => (Kind::Control, start + 2),
        },
        _ => return None,
    };
    let end = end_of_data(bytes, data)?;
    let kind = match kind {
        Kind::Application(body) => Kind::Application(&body[..end - start - 2]),
        kind => kind,
    };
    Some(Block { kind, range: start..end })
}

/// Data are blocks of up to 255 bytes, ended by one of none.
fn end_of_data(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The name of an application block: `NETSCAPE2.0`, `XMP DataXMP`.
pub fn name(application: &[u8]) -> Option<[u8; 11]> {
    array(application, 1)
}
