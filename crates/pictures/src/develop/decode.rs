//! Any file that is decoded here, by its first bytes.

mod bmp;
mod gif;
mod jpeg;
mod orientation;
mod png;
mod segments;
mod tiff;
mod webp;

use crate::Fault;
use crate::develop::plate::Plate;

pub fn decode(bytes: &[u8]) -> Result<Plate, Fault> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => jpeg::decode(bytes),
        [0x89, b'P', b'N', b'G', ..] => png::decode(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp::decode(bytes),
        [b'G', b'I', b'F', b'8', ..] => gif::decode(bytes),
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => tiff::decode(bytes),
        [b'B', b'M', ..] => bmp::decode(bytes),
        _ => Err(Fault::Unknown),
    }
}
