//! Pictures as small as they are ordered, upright and in sRGB, before they are encoded.

use fast_image_resize::images::{Image, TypedImage};
use fast_image_resize::pixels::{U8x3, U8x4, U16, U16x2, U16x3, U16x4};
use fast_image_resize::{FilterType, PixelTrait, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::colour::{self, Conversion};
use super::order::Frame;
use super::plate::{Depth, Inks, Plate, Print, damaged};
use super::{alpha, card, upright};
use crate::Fault;

/// One for each of `frames`.
pub fn prints(mut plate: Plate, frames: &[Frame]) -> Result<Vec<Print>, Fault> {
    let full = upright::size(&plate);
    let mut sizes: Vec<[u32; 2]> = frames.iter().map(|frame| shown(*frame, full)).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    sizes.dedup();
    let conversion = colour::conversion(&plate);
    if plate.inks.has_alpha() {
        alpha::multiply(&mut plate.image)?;
    }
    // Small ones are made of a larger one: reading a camera's full picture costs more than all that is done to them. It is
    // made whether it is ordered or not, so that no picture depends on what else is made.
    let middle = Some(middle(full)).filter(|middle| sizes.iter().any(|size| is_small(*size, *middle)));
    let mut middle = middle.map(|size| first(&mut plate, size, &conversion)).transpose()?;
    let mut whole: Vec<Print> = Vec::new();
    for size in sizes {
        let print = match &mut middle {
            Some(print) if [print.width, print.height] == size => print.clone(),
            Some(print) if is_small(size, [print.width, print.height]) => smaller(print, size)?,
            _ => first(&mut plate, size, &conversion)?,
        };
        whole.push(print);
    }
    let framed = |frame: &Frame| {
        let size = shown(*frame, full);
        let print = whole.iter().find(|print| [print.width, print.height] == size);
        let print = print.ok_or_else(|| damaged(&"no print of its size"))?;
        Ok(match *frame {
            Frame::Whole { .. } => print.clone(),
            Frame::Card { width, height, focus } => card::card(print, [width, height], focus),
        })
    };
    frames.iter().map(framed).collect()
}

/// The widest that small ones are made of, in pixels.
const MIDDLE: u32 = 2000;

/// What small pictures are made of: this, or the picture itself where it is hardly larger.
fn middle([width, height]: [u32; 2]) -> [u32; 2] {
    if width <= MIDDLE {
        return [width, height];
    }
    let [wide, high, middle] = [width, height, MIDDLE].map(u64::from);
    let scaled = (high * middle * 2 + wide) / (2 * wide);
    [MIDDLE, u32::try_from(scaled).unwrap_or(u32::MAX).max(1)]
}

/// Whether nothing is seen to be lost by making it of the middle one.
fn is_small(size: [u32; 2], middle: [u32; 2]) -> bool {
    size[0] * 2 <= middle[0] && size[1] * 2 <= middle[1]
}

/// How large the whole picture is made for a frame, upright.
fn shown(frame: Frame, [width, height]: [u32; 2]) -> [u32; 2] {
    match frame {
        Frame::Whole { width: wide, height: high } if wide <= width && high <= height => [wide.max(1), high.max(1)],
        Frame::Whole { .. } => [width, height],
        Frame::Card { width: wide, height: high, focus } => card::shown([wide, high], focus, [width, height]),
    }
}

/// From the decoded picture.
fn first(plate: &mut Plate, size: [u32; 2], conversion: &Conversion) -> Result<Print, Fault> {
    let [width, height] = upright::lying(size, plate.orientation);
    let mut image = resized(&mut plate.image, [width, height], ResizeOptions::new().use_alpha(false))?;
    if plate.inks.has_alpha() {
        alpha::divide(&mut image)?;
    }
    Ok(upright::turned(opaque(colour::print(image, plate.inks, conversion)), plate.orientation))
}

fn smaller(print: &mut Print, size: [u32; 2]) -> Result<Print, Fault> {
    let pixel = print.inks.pixel(Depth::Eight);
    let (width, height, samples) = (print.width, print.height, &mut print.samples);
    let mut source = Image::from_slice_u8(width, height, samples, pixel).map_err(|error| damaged(&error))?;
    let image = resized(&mut source, size, ResizeOptions::new().use_alpha(print.inks.has_alpha()))?;
    Ok(Print { width: size[0], height: size[1], inks: print.inks, samples: image.into_vec() })
}

/// In integers, whichever vector code the processor has. `source` is only read: what it is lent as is what the library keeps
/// its own images as, so that its code is compiled once.
fn resized(source: &mut Image<'_>, size: [u32; 2], options: ResizeOptions) -> Result<Image<'static>, Fault> {
    // Each type of eight bits compiles the library sixty times, for every precision; greys are rare, and go as colours.
    match source.pixel_type() {
        PixelType::U8 => {
            let mut wide = recast(source, PixelType::U8x3, |[grey]: [u8; 1]| [grey; 3])?;
            recast(&typed::<U8x3>(&mut wide, size, options)?, PixelType::U8, |[grey, ..]: [u8; 3]| [grey])
        }
        PixelType::U8x2 => {
            let mut wide = recast(source, PixelType::U8x4, |[grey, alpha]: [u8; 2]| [grey, grey, grey, alpha])?;
            let narrow = |[grey, _, _, alpha]: [u8; 4]| [grey, alpha];
            recast(&typed::<U8x4>(&mut wide, size, options)?, PixelType::U8x2, narrow)
        }
        PixelType::U8x3 => typed::<U8x3>(source, size, options),
        PixelType::U8x4 => typed::<U8x4>(source, size, options),
        PixelType::U16 => typed::<U16>(source, size, options),
        PixelType::U16x2 => typed::<U16x2>(source, size, options),
        PixelType::U16x3 => typed::<U16x3>(source, size, options),
        PixelType::U16x4 => typed::<U16x4>(source, size, options),
        _ => Err(damaged(&"pixels of a type that is not decoded")),
    }
}

/// With other samples in each pixel.
fn recast<const FROM: usize, const TO: usize>(
    image: &Image<'_>,
    pixel: PixelType,
    each: impl Fn([u8; FROM]) -> [u8; TO],
) -> Result<Image<'static>, Fault> {
    let (pixels, _) = image.buffer().as_chunks::<FROM>();
    let samples = pixels.iter().flat_map(|samples| each(*samples)).collect();
    Image::from_vec_u8(image.width(), image.height(), samples, pixel).map_err(|error| damaged(&error))
}

fn typed<P: PixelTrait>(
    source: &mut Image<'_>,
    size: [u32; 2],
    options: ResizeOptions,
) -> Result<Image<'static>, Fault> {
    let mut image = Image::new(size[0], size[1], source.pixel_type());
    let options = options.resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    let (width, height) = (source.width(), source.height());
    let from = TypedImage::<P>::from_buffer(width, height, source.buffer_mut()).map_err(|error| damaged(&error))?;
    let mut to = TypedImage::<P>::from_buffer(size[0], size[1], image.buffer_mut()).map_err(|error| damaged(&error))?;
    Resizer::new().resize_typed(&from, &mut to, &options).map_err(|error| damaged(&error))?;
    Ok(image)
}

/// Without an alpha that says nothing, as screenshots have it.
fn opaque(print: Print) -> Print {
    let inks = match print.inks {
        Inks::GreyAlpha => Inks::Grey,
        Inks::Rgba => Inks::Rgb,
        _ => return print,
    };
    let samples = print.inks.samples();
    if print.samples.chunks_exact(samples).any(|pixel| pixel[samples - 1] != 255) {
        return print;
    }
    let samples = print.samples.chunks_exact(samples).flat_map(|pixel| &pixel[..samples - 1]).copied().collect();
    Print { inks, samples, ..print }
}
