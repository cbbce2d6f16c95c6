//! Colours as strong as they are seen through their alpha, so that what is transparent does not colour its neighbours.

use fast_image_resize::images::Image;
use fast_image_resize::{MulDiv, PixelType};

use super::plate::damaged;
use crate::Fault;

/// Within the picture itself: a copy would double the memory.
pub fn multiply(image: &mut Image<'_>) -> Result<(), Fault> {
    match samples_of_sixteen_bits(image) {
        Some(samples) => each(image.buffer_mut(), samples, |colour, alpha| (colour * alpha + 32_767) / 65_535),
        None => MulDiv::new().multiply_alpha_inplace(image).map_err(|error| damaged(&error))?,
    }
    Ok(())
}

pub fn divide(image: &mut Image<'_>) -> Result<(), Fault> {
    let divided = |colour: u64, alpha: u64| (colour * 65_535 + alpha / 2).checked_div(alpha).unwrap_or(0);
    match samples_of_sixteen_bits(image) {
        Some(samples) => each(image.buffer_mut(), samples, divided),
        None => MulDiv::new().divide_alpha_inplace(image).map_err(|error| damaged(&error))?,
    }
    Ok(())
}

/// Samples of a pixel, where the library's vector code rounds sixteen bits otherwise than its plain code; it has eight bits
/// alike in all.
fn samples_of_sixteen_bits(image: &Image<'_>) -> Option<usize> {
    match image.pixel_type() {
        PixelType::U16x2 => Some(2),
        PixelType::U16x4 => Some(4),
        _ => None,
    }
}

fn each(bytes: &mut [u8], samples: usize, change: impl Fn(u64, u64) -> u64) {
    for pixel in bytes.chunks_exact_mut(samples * 2) {
        let (colours, alpha) = pixel.split_at_mut(samples * 2 - 2);
        let alpha = u64::from(u16::from_ne_bytes([alpha[0], alpha[1]]));
        for colour in colours.chunks_exact_mut(2) {
            let changed = change(u64::from(u16::from_ne_bytes([colour[0], colour[1]])), alpha);
            colour.copy_from_slice(&u16::try_from(changed).unwrap_or(u16::MAX).to_ne_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_come_back_but_for_what_nobody_sees() {
        let samples =
            [[65_535, 1, 40_000, 65_535], [60_000, 1_000, 0, 30_000], [5, 9, 65_535, 0], [65_535, 65_535, 65_535, 1]];
        let bytes = samples.iter().flatten().flat_map(|sample: &u16| sample.to_ne_bytes()).collect();
        let mut image = Image::from_vec_u8(2, 2, bytes, PixelType::U16x4).unwrap();
        multiply(&mut image).unwrap();
        divide(&mut image).unwrap();
        let back: Vec<u16> =
            image.buffer().chunks_exact(2).map(|pair| u16::from_ne_bytes([pair[0], pair[1]])).collect();
        assert_eq!(back[..4], samples[0]);
        assert!(back[4..8].iter().zip(samples[1]).all(|(one, other)| one.abs_diff(other) <= 2), "{back:?}");
        assert_eq!(back[8..], [0, 0, 0, 0, 65_535, 65_535, 65_535, 1]);
    }
}
