//! PNG, for what has an alpha or few colours.

use std::collections::BTreeSet;

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

use crate::Fault;
use crate::develop::plate::Print;
use crate::develop::plate::{Inks, damaged};

const MOST_COLOURS: usize = 256;

pub fn encode(print: &Print) -> Result<Vec<u8>, Fault> {
    match palette(print) {
        Some(palette) => indexed(print, &palette),
        None => full(print),
    }
    .map_err(|error| damaged(&error))
}

fn full(print: &Print) -> Result<Vec<u8>, EncodingError> {
    let colours = match print.inks {
        Inks::Grey => ColorType::Grayscale,
        Inks::GreyAlpha => ColorType::GrayscaleAlpha,
        Inks::Rgba => ColorType::Rgba,
        _ => ColorType::Rgb,
    };
    written(print, &print.samples, |encoder| {
        encoder.set_color(colours);
        encoder.set_filter(Filter::Adaptive);
    })
}

/// The colours of the picture with their alphas, when a palette can hold them. Those that are not opaque come first, so that
/// the list of alphas is short; else in order, so that neighbours have like numbers.
fn palette(print: &Print) -> Option<Vec<[u8; 4]>> {
    let mut colours = BTreeSet::new();
    let mut before = None;
    for pixel in pixels(print) {
        if before != Some(pixel) && colours.insert((pixel[3], pixel)) && colours.len() > MOST_COLOURS {
            return None;
        }
        before = Some(pixel);
    }
    Some(colours.into_iter().map(|(_, pixel)| pixel).collect())
}

fn pixels(print: &Print) -> impl Iterator<Item = [u8; 4]> {
    print.samples.chunks_exact(print.inks.samples()).map(|pixel| match *pixel {
        [grey] => [grey, grey, grey, 255],
        [grey, alpha] => [grey, grey, grey, alpha],
        [red, green, blue] => [red, green, blue, 255],
        [red, green, blue, alpha, ..] => [red, green, blue, alpha],
        [] => [0; 4],
    })
}

fn indexed(print: &Print, palette: &[[u8; 4]]) -> Result<Vec<u8>, EncodingError> {
    let (bits, depth) = match palette.len() {
        0..=2 => (1, BitDepth::One),
        3..=4 => (2, BitDepth::Two),
        5..=16 => (4, BitDepth::Four),
        _ => (8, BitDepth::Eight),
    };
    let places: std::collections::BTreeMap<[u8; 4], u8> =
        palette.iter().enumerate().map(|(place, colour)| (*colour, place as u8)).collect();
    let numbers: Vec<u8> = pixels(print).map(|pixel| places[&pixel]).collect();
    let packed = |part: &[u8]| {
        part.iter().enumerate().fold(0, |byte, (place, number)| byte | number << (8 - bits - place * bits))
    };
    let row = |line: &[u8]| line.chunks(8 / bits).map(packed).collect::<Vec<u8>>();
    let samples: Vec<u8> = numbers.chunks(print.width as usize).flat_map(row).collect();
    let alphas: Vec<u8> = palette.iter().map(|colour| colour[3]).take_while(|alpha| *alpha != 255).collect();
    written(print, &samples, |encoder| {
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(depth);
        encoder.set_palette(palette.iter().flat_map(|colour| &colour[..3]).copied().collect::<Vec<u8>>());
        if !alphas.is_empty() {
            encoder.set_trns(alphas);
        }
        encoder.set_filter(Filter::NoFilter);
    })
}

fn written<'p>(
    print: &Print,
    samples: &[u8],
    set: impl FnOnce(&mut Encoder<'p, &mut Vec<u8>>),
) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, print.width, print.height);
    encoder.set_compression(Compression::High);
    set(&mut encoder);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(samples)?;
    writer.finish()?;
    Ok(bytes)
}
