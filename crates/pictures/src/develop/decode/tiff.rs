//! TIFF, as scanners and layout systems write it; of several pages, the first.

use std::io::Cursor;

use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;
use tiff::{ColorType, TiffError};

use super::orientation;
use crate::develop::plate::{Depth, Inks, MOST_BYTES, Plate, Profile, damaged, unread, within_bounds};
use crate::{Fault, Format};

type File<'b> = Decoder<Cursor<&'b [u8]>>;

pub fn decode(bytes: &[u8]) -> Result<Plate, Fault> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = MOST_BYTES;
    // A strip may be the whole picture.
    limits.intermediate_buffer_size = MOST_BYTES / 2;
    limits.ifd_value_size = 8 << 20;
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(fault)?.with_limits(limits);
    let (width, height) = decoder.dimensions().map_err(fault)?;
    let colours = decoder.colortype().map_err(fault)?;
    let layout = decoder.image_buffer_layout().map_err(fault)?;
    within_bounds(width, height, usize::from(colours.num_samples()) * usize::from(colours.bit_depth().div_ceil(8)))?;
    if layout.complete_len > MOST_BYTES {
        return Err(Fault::TooLarge { width, height });
    }
    let mut samples = DecodingResult::U8(Vec::new());
    decoder.read_image_to_buffer(&mut samples).map_err(|error| match error {
        TiffError::LimitsExceeded => Fault::TooLarge { width, height },
        error => fault(error),
    })?;
    let planes = if layout.planes > 1 { layout.planes } else { 1 };
    let mut plate = plate(&mut decoder, [width, height], colours, (samples, planes))?;
    plate.profile = decoder.get_tag_u8_vec(Tag::IccProfile).map_or(Profile::Srgb, Profile::Icc);
    plate.orientation = orientation::known(decoder.find_tag_unsigned(Tag::Orientation).ok().flatten());
    Ok(plate)
}

fn plate(
    decoder: &mut File<'_>,
    size: [u32; 2],
    colours: ColorType,
    (samples, planes): (DecodingResult, usize),
) -> Result<Plate, Fault> {
    let (inks, bits) = match colours {
        ColorType::Gray(1) | ColorType::Palette(1 | 2 | 4 | 8) => (Inks::Grey, 8),
        ColorType::Gray(bits) => (Inks::Grey, bits),
        ColorType::GrayA(bits) => (Inks::GreyAlpha, bits),
        ColorType::RGB(bits) => (Inks::Rgb, bits),
        ColorType::RGBA(bits) => (Inks::Rgba, bits),
        ColorType::YCbCr(8) => (Inks::Rgb, 8),
        ColorType::CMYK(bits) => (Inks::Cmyk, bits),
        _ => return Err(Fault::NotDecoded(Format::Tiff)),
    };
    let (depth, bytes) = match (samples, bits) {
        (DecodingResult::U8(bytes), 8) => (Depth::Eight, bytes),
        (DecodingResult::U16(words), 16) => (Depth::Sixteen, words.into_iter().flat_map(u16::to_ne_bytes).collect()),
        _ => return Err(Fault::NotDecoded(Format::Tiff)),
    };
    let bytes = if planes > 1 { interleaved(&bytes, planes, if depth == Depth::Eight { 1 } else { 2 }) } else { bytes };
    match colours {
        ColorType::Gray(bits @ (1 | 2 | 4)) => {
            let steps = u8::MAX / (u8::MAX >> (8 - bits));
            let grey = unpacked(&bytes, size, bits).into_iter().map(|sample| sample * steps).collect();
            Plate::new(size, inks, depth, grey)
        }
        ColorType::Palette(bits) => {
            let palette = decoder.get_tag_u16_vec(Tag::ColorMap).map_err(fault)?;
            Plate::new(size, Inks::Rgb, depth, coloured(&unpacked(&bytes, size, bits), &palette))
        }
        _ => Plate::new(size, inks, depth, bytes),
    }
}

/// A plane for each colour, as one program of layouts writes them.
fn interleaved(bytes: &[u8], planes: usize, width: usize) -> Vec<u8> {
    let plane = bytes.len() / planes;
    let mut samples = Vec::with_capacity(bytes.len());
    for start in (0..plane).step_by(width) {
        for place in 0..planes {
            samples.extend_from_slice(&bytes[place * plane + start..][..width]);
        }
    }
    samples
}

/// Rows of samples of less than eight bits begin at whole bytes.
fn unpacked(bytes: &[u8], [width, _]: [u32; 2], bits: u8) -> Vec<u8> {
    if bits == 8 {
        return bytes.to_vec();
    }
    let (width, bits) = (width as usize, usize::from(bits));
    let per_byte = 8 / bits;
    let mask = u8::MAX >> (8 - bits);
    let row = |line: &[u8]| {
        let sample = |place: usize| line[place / per_byte] >> (8 - bits - place % per_byte * bits) & mask;
        (0..width).map(sample).collect::<Vec<_>>()
    };
    bytes.chunks_exact(width.div_ceil(per_byte).max(1)).flat_map(row).collect()
}

/// TIFF 6.0, section 5: all reds, then all greens, then all blues, of sixteen bits.
fn coloured(samples: &[u8], palette: &[u16]) -> Vec<u8> {
    let colours = palette.len() / 3;
    let part = |place: usize| palette.get(place).map_or(0, |value| (value >> 8) as u8);
    samples
        .iter()
        .map(|sample| usize::from(*sample))
        .flat_map(|at| [0, 1, 2].map(|of| part(of * colours + at)))
        .collect()
}

fn fault(error: TiffError) -> Fault {
    match error {
        TiffError::IoError(error) => unread(&error),
        TiffError::UnsupportedError(_) => Fault::NotDecoded(Format::Tiff),
        other => damaged(&other),
    }
}
