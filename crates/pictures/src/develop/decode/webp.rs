//! WebP; of one that moves, its first frame.

use std::io::Cursor;

use image_webp::{DecodingError, WebPDecoder};

use super::orientation;
use crate::Fault;
use crate::develop::plate::{Depth, Inks, MOST_BYTES, Plate, Profile, damaged, unread, within_bounds};

pub fn decode(bytes: &[u8]) -> Result<Plate, Fault> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(fault)?;
    decoder.set_memory_limit(MOST_BYTES);
    let (width, height) = decoder.dimensions();
    let inks = if decoder.has_alpha() { Inks::Rgba } else { Inks::Rgb };
    within_bounds(width, height, inks.samples())?;
    let mut samples = vec![0; decoder.output_buffer_size().ok_or(Fault::TooLarge { width, height })?];
    decoder.read_image(&mut samples).map_err(fault)?;
    let mut plate = Plate::new([width, height], inks, Depth::Eight, samples)?;
    // Without its profile or its EXIF a picture is still one.
    plate.profile = decoder.icc_profile().ok().flatten().map_or(Profile::Srgb, Profile::Icc);
    plate.orientation = decoder.exif_metadata().ok().flatten().map_or(1, |exif| orientation::orientation(&exif));
    Ok(plate)
}

fn fault(error: DecodingError) -> Fault {
    match error {
        DecodingError::IoError(error) => unread(&error),
        other => damaged(&other),
    }
}
