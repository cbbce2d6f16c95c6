//! PNG.

use std::io::Cursor;

use png::{BitDepth, ColorType, Decoder, DecodingError, Info, Limits, Transformations};

use super::orientation;
use crate::Fault;
use crate::develop::plate::{Depth, Inks, MOST_BYTES, Plate, Profile, damaged, unread, within_bounds};

/// More pixels than this are reduced to eight bits while they are read: sixteen would double a large picture's memory, for
/// what its smaller ones do not show.
const MOST_SIXTEEN_BIT_PIXELS: u64 = 30_000_000;

pub fn decode(bytes: &[u8]) -> Result<Plate, Fault> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MOST_BYTES });
    decoder.set_ignore_text_chunk(true);
    let header = decoder.read_header_info().map_err(fault)?;
    let (width, height) = (header.width, header.height);
    within_bounds(width, height, header.color_type.samples())?;
    let mut transformations = Transformations::EXPAND;
    if u64::from(width) * u64::from(height) > MOST_SIXTEEN_BIT_PIXELS {
        transformations |= Transformations::STRIP_16;
    }
    decoder.set_transformations(transformations);
    let mut reader = decoder.read_info().map_err(fault)?;
    let (colours, bits) = reader.output_color_type();
    let depth = if bits == BitDepth::Sixteen { Depth::Sixteen } else { Depth::Eight };
    let inks = match colours {
        ColorType::Grayscale => Inks::Grey,
        ColorType::GrayscaleAlpha => Inks::GreyAlpha,
        ColorType::Rgb => Inks::Rgb,
        ColorType::Rgba => Inks::Rgba,
        ColorType::Indexed => return Err(damaged(&"a palette that is not expanded")),
    };
    let bytes_per_pixel = inks.pixel(depth).size();
    within_bounds(width, height, bytes_per_pixel)?;
    let mut samples = vec![0; reader.output_buffer_size().ok_or(Fault::TooLarge { width, height })?];
    reader.next_frame(&mut samples).map_err(fault)?;
    if depth == Depth::Sixteen {
        for sample in samples.as_chunks_mut::<2>().0 {
            *sample = u16::from_be_bytes(*sample).to_ne_bytes();
        }
    }
    let mut plate = Plate::new([width, height], inks, depth, samples)?;
    plate.profile = profile(reader.info());
    plate.orientation = reader.info().exif_metadata.as_ref().map_or(1, |exif| orientation::orientation(exif));
    Ok(plate)
}

/// In the order that PNG gives them (third edition, section 4.3), but that nobody writes video's code points into pictures
/// of newspapers.
fn profile(info: &Info<'_>) -> Profile {
    if let Some(profile) = &info.icc_profile {
        return Profile::Icc(profile.to_vec());
    }
    let Some(gamma) = info.gama_chunk.map(png::ScaledFloat::into_value).filter(|_| info.srgb.is_none()) else {
        return Profile::Srgb;
    };
    let primaries = info
        .chrm_chunk
        .map(|told| [told.white, told.red, told.green, told.blue].map(|(x, y)| [x.into_value(), y.into_value()]));
    Profile::Primaries { gamma, primaries }
}

fn fault(error: DecodingError) -> Fault {
    match error {
        DecodingError::IoError(error) => unread(&error),
        other => damaged(&other),
    }
}
