//! Colours by ICC profiles, and by what PNG says instead of one.

use std::sync::Arc;

use moxcms::{
    Chromaticity, ColorPrimaries, ColorProfile, DataColorSpace, Layout, ProfileVersion, RenderingIntent, ToneReprCurve,
    Transform8BitExecutor, Transform16BitExecutor, TransformOptions, XyY,
};
use pxfm::f_pow;

use super::samples::{eight_bits, words};
use crate::develop::plate::{Depth, Inks, Profile};

pub enum Transform {
    Eight(Arc<Transform8BitExecutor>),
    Sixteen(Arc<Transform16BitExecutor>),
    /// Of CMYK, and what becomes of each sample so that the darkest overprint is black.
    Inks(Arc<Transform16BitExecutor>, Vec<u8>),
}

/// Nothing where colours are sRGB's already, and where the profile is for other inks or cannot be read.
pub fn transform(profile: &Profile, inks: Inks, depth: Depth) -> Option<Transform> {
    let source = match profile {
        Profile::Srgb => return None,
        Profile::Icc(bytes) => ColorProfile::new_from_slice(bytes).ok()?,
        Profile::Primaries { gamma, primaries } => by_primaries(*gamma, *primaries, inks)?,
    };
    if source.color_space != space(inks) {
        return None;
    }
    let web = web(inks);
    // Perceptual, and black to black, as ImageMagick and browsers do.
    let options = TransformOptions {
        rendering_intent: RenderingIntent::Perceptual,
        prefer_fixed_point: false,
        ..TransformOptions::default()
    };
    let from = layout(inks);
    if space(inks) == DataColorSpace::Cmyk {
        let transform = source.create_transform_16bit(from, &web, Layout::Rgb, options).ok()?;
        let tones = tones(&*transform, source.version());
        return Some(Transform::Inks(transform, tones));
    }
    let transform = match depth {
        Depth::Eight => Transform::Eight(source.create_transform_8bit(from, &web, from, options).ok()?),
        Depth::Sixteen => Transform::Sixteen(source.create_transform_16bit(from, &web, from, options).ok()?),
    };
    if transform.changes(inks) { Some(transform) } else { None }
}

fn space(inks: Inks) -> DataColorSpace {
    match inks {
        Inks::Grey | Inks::GreyAlpha => DataColorSpace::Gray,
        Inks::Rgb | Inks::Rgba => DataColorSpace::Rgb,
        Inks::Cmyk | Inks::InvertedCmyk => DataColorSpace::Cmyk,
    }
}

fn layout(inks: Inks) -> Layout {
    match inks {
        Inks::Grey => Layout::Gray,
        Inks::GreyAlpha => Layout::GrayAlpha,
        Inks::Rgb => Layout::Rgb,
        Inks::Rgba | Inks::Cmyk | Inks::InvertedCmyk => Layout::Rgba,
    }
}

/// sRGB, or a grey with its tones.
fn web(inks: Inks) -> ColorProfile {
    let srgb = ColorProfile::new_srgb();
    if space(inks) != DataColorSpace::Gray {
        return srgb;
    }
    let mut grey = ColorProfile::new_gray_with_gamma(2.2);
    grey.gray_trc = srgb.red_trc;
    grey
}

/// PNG's gAMA is the exponent of writing; a profile tells that of reading.
fn by_primaries(gamma: f32, primaries: Option<[[f32; 2]; 4]>, inks: Inks) -> Option<ColorProfile> {
    if !(0.1..=10.0).contains(&gamma) {
        return None;
    }
    if matches!(inks, Inks::Grey | Inks::GreyAlpha) {
        return Some(ColorProfile::new_gray_with_gamma(1.0 / gamma));
    }
    let mut profile = ColorProfile::new_srgb();
    profile.cicp = None;
    if let Some([white, red, green, blue]) = primaries {
        let [red, green, blue] = [red, green, blue].map(|[x, y]| Chromaticity { x, y });
        let white = XyY { x: f64::from(white[0]), y: f64::from(white[1]), yb: 1.0 };
        profile.update_rgb_colorimetry(white, ColorPrimaries { red, green, blue });
    }
    let curve = ToneReprCurve::Parametric(vec![1.0 / gamma]);
    profile.red_trc = Some(curve.clone());
    profile.green_trc = Some(curve.clone());
    profile.blue_trc = Some(curve);
    Some(profile)
}

/// Black point compensation as `LittleCMS` does it: all light is reduced by what the darkest overprint still reflects, or by
/// what version 4 says that it does.
fn tones(transform: &Transform16BitExecutor, version: ProfileVersion) -> Vec<u8> {
    let mut darkest = [0; 3];
    let done = transform.transform(&[u16::MAX; 4], &mut darkest);
    let [red, green, blue] = darkest.map(|sample| light(f64::from(sample) / 65_535.0));
    let left = match done {
        _ if version >= ProfileVersion::V4_0 => 0.003_479,
        // Beyond a lightness of 50 it is no black.
        Ok(()) => (0.2126 * red + 0.7152 * green + 0.0722 * blue).min(0.184),
        Err(_) => 0.0,
    };
    let tone = |sample: u16| {
        let light = (light(f64::from(sample) / 65_535.0) - left) / (1.0 - left);
        (seen(light.max(0.0)) * 255.0).round() as u8
    };
    (0..=u16::MAX).map(tone).collect()
}

/// IEC 61966-2-1, in both directions.
fn light(sample: f64) -> f64 {
    if sample <= 0.04045 { sample / 12.92 } else { f_pow((sample + 0.055) / 1.055, 2.4) }
}

fn seen(light: f64) -> f64 {
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * f_pow(light, 1.0 / 2.4) - 0.055 }
}

impl Transform {
    /// `bytes` are of the depth that the transform was made for; what comes has eight bits and, of CMYK, three samples.
    pub fn apply(&self, bytes: &[u8], inks: Inks, depth: Depth) -> Vec<u8> {
        // Each fails only for lengths that are no whole pixels.
        match self {
            Transform::Eight(transform) => {
                let mut converted = vec![0; bytes.len()];
                let _ = transform.transform(bytes, &mut converted);
                converted
            }
            Transform::Sixteen(transform) => {
                let words = words(bytes);
                let mut converted = vec![0; words.len()];
                let _ = transform.transform(&words, &mut converted);
                eight_bits(&converted)
            }
            Transform::Inks(transform, tones) => {
                let words = match depth {
                    Depth::Eight => bytes.iter().map(|byte| u16::from(*byte) * 257).collect(),
                    Depth::Sixteen => words(bytes),
                };
                let mut converted = vec![0; words.len() / inks.samples() * 3];
                let _ = transform.transform(&words, &mut converted);
                converted.into_iter().map(|sample| tones[usize::from(sample)]).collect()
            }
        }
    }

    /// Many files bring sRGB's own profile along; converting by it costs time and rounds twice.
    fn changes(&self, inks: Inks) -> bool {
        let steps: [u8; 9] = [0, 16, 48, 80, 112, 144, 176, 208, 255];
        let pixel = |number: usize| {
            let colour = [number % 9, number / 9 % 9, number / 81].map(|step| steps[step]);
            let mut pixel = if inks.samples() < 3 { vec![colour[0]] } else { colour.to_vec() };
            pixel.resize(inks.samples(), 255);
            pixel
        };
        let colours: Vec<u8> = (0..729).flat_map(pixel).collect();
        let converted = match self {
            Transform::Eight(_) => self.apply(&colours, inks, Depth::Eight),
            _ => self.apply(&colours.iter().flat_map(|byte| [*byte; 2]).collect::<Vec<_>>(), inks, Depth::Sixteen),
        };
        colours.iter().zip(&converted).any(|(before, after)| before.abs_diff(*after) > 1)
    }
}
