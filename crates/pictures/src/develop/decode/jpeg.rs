//! JPEG.

use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

use super::{orientation, segments};
use crate::develop::plate::{Depth, Inks, Plate, Profile, damaged, within_bounds};
use crate::{Fault, Format};

/// Every block of 64 pixels takes a bit at least, so that a file tells more pixels than this only when it has been cut.
const MOST_PIXELS_PER_BYTE: u64 = 64 * 8;

pub fn decode(bytes: &[u8]) -> Result<Plate, Fault> {
    let strict = developed(bytes, true);
    match strict {
        Ok(_) | Err(Fault::Damaged(_)) if !segments::is_whole(bytes) => Err(Fault::Truncated),
        // Padding between segments is forbidden, harmless, and written by some cameras.
        Err(Fault::Damaged(words)) if words.contains("Extra bytes between headers") => developed(bytes, false),
        other => other,
    }
}

fn developed(bytes: &[u8], strict: bool) -> Result<Plate, Fault> {
    let options = DecoderOptions::default().set_strict_mode(strict).set_max_width(65_535).set_max_height(65_535);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(fault)?;
    let (width, height) = decoder.info().map_or((0, 0), |info| (u32::from(info.width), u32::from(info.height)));
    within_bounds(width, height, 4)?;
    if u64::from(width) * u64::from(height) > bytes.len() as u64 * MOST_PIXELS_PER_BYTE {
        return Err(Fault::Truncated);
    }
    let colours = decoder.input_colorspace().unwrap_or(ColorSpace::Unknown);
    let (wanted, inks) = match colours {
        ColorSpace::Luma => (ColorSpace::Luma, Inks::Grey),
        ColorSpace::YCbCr | ColorSpace::RGB => (ColorSpace::RGB, Inks::Rgb),
        ColorSpace::CMYK | ColorSpace::YCCK if segments::is_adobes(bytes) => (colours, Inks::InvertedCmyk),
        ColorSpace::CMYK | ColorSpace::YCCK => (colours, Inks::Cmyk),
        _ => return Err(Fault::NotDecoded(Format::Jpeg)),
    };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let mut samples = decoder.decode().map_err(fault)?;
    if colours == ColorSpace::YCCK {
        from_ycck(&mut samples);
    }
    let mut plate = Plate::new([width, height], inks, Depth::Eight, samples)?;
    plate.profile = decoder.icc_profile().map_or(Profile::Srgb, Profile::Icc);
    plate.orientation = decoder.exif().map_or(1, |exif| orientation::orientation(exif));
    Ok(plate)
}

/// The inks of YCCK are the complements of red, green and blue, and written as JFIF writes these (T.871, section 7); black
/// stays as it is.
fn from_ycck(samples: &mut [u8]) {
    for pixel in samples.chunks_exact_mut(4) {
        let [luma, blue, red] = [0, 1, 2].map(|place| i32::from(pixel[place]));
        let (blue, red) = (blue - 128, red - 128);
        let rgb = [
            luma + ((91_881 * red + 32_768) >> 16),
            luma - ((22_554 * blue + 46_802 * red + 32_768) >> 16),
            luma + ((116_130 * blue + 32_768) >> 16),
        ];
        for (sample, colour) in pixel.iter_mut().zip(rgb) {
            *sample = 255 - colour.clamp(0, 255) as u8;
        }
    }
}

fn fault(error: DecodeErrors) -> Fault {
    match error {
        DecodeErrors::ExhaustedData | DecodeErrors::IoErrors(_) => Fault::Truncated,
        DecodeErrors::Unsupported(_) => Fault::NotDecoded(Format::Jpeg),
        DecodeErrors::Format(words)
        | DecodeErrors::HuffmanDecode(words)
        | DecodeErrors::DqtError(words)
        | DecodeErrors::SosError(words)
        | DecodeErrors::SofError(words)
        | DecodeErrors::MCUError(words) => Fault::Damaged(words),
        DecodeErrors::FormatStatic(words) => damaged(&words),
        other => Fault::Damaged(format!("{other:?}")),
    }
}
