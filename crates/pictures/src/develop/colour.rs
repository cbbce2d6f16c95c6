//! Colours of a file to those of the web, sRGB with eight bits a sample.

mod cmyk;
mod icc;
mod samples;

use fast_image_resize::images::Image;

use super::plate::{Depth, Inks, Plate, Print};
use icc::Transform;
use samples::{eight_bits, words};

/// How the colours of one file become those of the web; made once for all its prints.
pub enum Conversion {
    None,
    /// By profiles, to as many samples as sRGB has: grey stays grey.
    By(Transform),
    /// CMYK without a profile.
    Newspaper,
}

pub fn conversion(plate: &Plate) -> Conversion {
    match icc::transform(&plate.profile, plate.inks, plate.depth()) {
        Some(transform) => Conversion::By(transform),
        None if matches!(plate.inks, Inks::Cmyk | Inks::InvertedCmyk) => Conversion::Newspaper,
        None => Conversion::None,
    }
}

/// An image with the inks of `plate` in sRGB.
pub fn print(image: Image<'static>, inks: Inks, conversion: &Conversion) -> Print {
    let (width, height) = (image.width(), image.height());
    let depth = if image.pixel_type().size() == inks.samples() { Depth::Eight } else { Depth::Sixteen };
    let mut bytes = image.into_vec();
    if inks == Inks::InvertedCmyk {
        for byte in &mut bytes {
            *byte = !*byte;
        }
    }
    let samples = match conversion {
        Conversion::By(transform) => transform.apply(&bytes, inks, depth),
        Conversion::None if depth == Depth::Sixteen => eight_bits(&words(&bytes)),
        Conversion::None => bytes,
        Conversion::Newspaper if depth == Depth::Sixteen => cmyk::rgb(&eight_bits(&words(&bytes))),
        Conversion::Newspaper => cmyk::rgb(&bytes),
    };
    let inks = if inks.samples() == 4 && !inks.has_alpha() { Inks::Rgb } else { inks };
    Print { width, height, inks, samples }
}
