//! BMP, of old scanners and old programs.

use zune_bmp::{BmpDecoder, BmpDecoderErrors};
use zune_core::bit_depth::BitDepth;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;

use crate::develop::plate::{Depth, Inks, Plate, Profile, within_bounds};
use crate::{Fault, Format};

pub fn decode(bytes: &[u8]) -> Result<Plate, Fault> {
    let options = DecoderOptions::default().set_max_width(65_535).set_max_height(65_535);
    let mut decoder = BmpDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(fault)?;
    let (width, height) = decoder.dimensions().unwrap_or_default();
    let [width, height] = [width, height].map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    within_bounds(width, height, 4)?;
    let inks = match decoder.colorspace() {
        Some(ColorSpace::RGB) => Inks::Rgb,
        Some(ColorSpace::RGBA) => Inks::Rgba,
        Some(ColorSpace::Luma) => Inks::Grey,
        _ => return Err(Fault::NotDecoded(Format::Bmp)),
    };
    if decoder.depth() != BitDepth::Eight {
        return Err(Fault::NotDecoded(Format::Bmp));
    }
    let samples = decoder.decode().map_err(fault)?;
    let mut plate = Plate::new([width, height], inks, Depth::Eight, samples)?;
    plate.profile = decoder.icc_profile().map_or(Profile::Srgb, |profile| Profile::Icc(profile.clone()));
    Ok(plate)
}

fn fault(error: BmpDecoderErrors) -> Fault {
    match error {
        BmpDecoderErrors::IoErrors(_) => Fault::Truncated,
        BmpDecoderErrors::GenericStatic(words) => Fault::Damaged(words.to_owned()),
        BmpDecoderErrors::Generic(words) => Fault::Damaged(words),
        other => Fault::Damaged(format!("{other:?}")),
    }
}
