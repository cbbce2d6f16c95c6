//! The table of qualities: what readers see is like what was resized, and weighs what a page can bear.

use std::io::Cursor;

use newsprint_pictures::{Encoding, Frame, Imprint, Order, develop};

use crate::samples::{self, Picture, from_png};

/// Structural similarity of lightness (Wang et al. 2004), mean of windows of 8 × 8.
fn similarity(one: &Picture, other: &Picture) -> f64 {
    let luma = |picture: &Picture| -> Vec<f64> {
        let weighed =
            |pixel: &[u8]| 0.299 * f64::from(pixel[0]) + 0.587 * f64::from(pixel[1]) + 0.114 * f64::from(pixel[2]);
        picture.samples.chunks_exact(3).map(weighed).collect()
    };
    let (one_luma, other_luma) = (luma(one), luma(other));
    let width = one.width as usize;
    let (mut sum, mut windows) = (0.0, 0.0);
    for top in (0..=one.height as usize - 8).step_by(4) {
        for left in (0..=width - 8).step_by(4) {
            let window = |luma: &[f64]| -> Vec<f64> {
                (0..8).flat_map(|row| luma[(top + row) * width + left..][..8].to_vec()).collect()
            };
            sum += similar(&window(&one_luma), &window(&other_luma));
            windows += 1.0;
        }
    }
    sum / windows
}

fn similar(one: &[f64], other: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / 64.0;
    let (one_mean, other_mean) = (mean(one), mean(other));
    let spread = |one: &[f64], one_mean: f64, other: &[f64], other_mean: f64| {
        one.iter().zip(other).map(|(one, other)| (one - one_mean) * (other - other_mean)).sum::<f64>() / 63.0
    };
    let variances = spread(one, one_mean, one, one_mean) + spread(other, other_mean, other, other_mean);
    let shared = spread(one, one_mean, other, other_mean);
    let (light, contrast) = (6.5025, 58.5225);
    (2.0 * one_mean * other_mean + light) * (2.0 * shared + contrast)
        / ((one_mean * one_mean + other_mean * other_mean + light) * (variances + contrast))
}

fn from_webp(bytes: &[u8]) -> Picture {
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).unwrap();
    let (width, height) = decoder.dimensions();
    let mut samples = vec![0; decoder.output_buffer_size().unwrap()];
    decoder.read_image(&mut samples).unwrap();
    Picture { width, height, samples }
}

fn from_jpeg(bytes: &[u8]) -> Picture {
    let mut decoder = zune_jpeg::JpegDecoder::new(zune_core::bytestream::ZCursor::new(bytes));
    let samples = decoder.decode().unwrap();
    let (width, height) = decoder.dimensions().unwrap();
    Picture { width: width as u32, height: height as u32, samples }
}

#[test]
fn photographs_are_like_themselves_and_light() {
    let source = samples::png(&samples::photograph(2_400, 1_800));
    for (width, most_webp, most_jpeg) in [(320, 1.7, 2.6), (720, 1.2, 1.9), (1_200, 0.9, 1.6), (2_000, 0.6, 1.1)] {
        let frame = Frame::Whole { width, height: width * 3 / 4 };
        let orders = [Encoding::Png, Encoding::Webp, Encoding::Jpeg].map(|encoding| Order { frame, encoding });
        let made = develop(&source, &orders, &Imprint::default()).unwrap();
        let resized = from_png(&made[0]);
        let (webp, jpeg) = (similarity(&resized, &from_webp(&made[1])), similarity(&resized, &from_jpeg(&made[2])));
        let bits = |bytes: &[u8]| bytes.len() as f64 * 8.0 / f64::from(width * width * 3 / 4);
        println!("{width}: WebP {webp:.4} {:.2} bits, JPEG {jpeg:.4} {:.2} bits", bits(&made[1]), bits(&made[2]));
        assert!(webp >= 0.95 && jpeg >= 0.95, "{width}: {webp} {jpeg}");
        assert!(bits(&made[1]) <= most_webp, "{width}: WebP of {} bits a pixel", bits(&made[1]));
        assert!(bits(&made[2]) <= most_jpeg, "{width}: JPEG of {} bits a pixel", bits(&made[2]));
    }
}
