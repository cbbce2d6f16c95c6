//! WebP, by its authors' own encoder.

use webp::{Encoder, PixelLayout, WebPConfig};

use crate::Fault;
use crate::develop::plate::Print;
use crate::develop::plate::{Inks, damaged};
use crate::develop::quality::quality;

/// The format counts no further (RFC 9649, section 2.6).
const LONGEST_SIDE: u32 = 16_383;

pub fn lossy(print: &Print) -> Result<Vec<u8>, Fault> {
    let mut config = settings()?;
    config.quality = quality(print.width, print.height).webp;
    encoded(print, &config)
}

pub fn lossless(print: &Print) -> Result<Vec<u8>, Fault> {
    let mut config = settings()?;
    config.lossless = 1;
    // Of effort, here.
    config.quality = 75.0;
    encoded(print, &config)
}

fn settings() -> Result<WebPConfig, Fault> {
    let mut config = WebPConfig::new().map_err(|()| damaged(&"another version of libwebp"))?;
    // The effort that libvips and cwebp come with.
    config.method = 4;
    Ok(config)
}

fn encoded(print: &Print, config: &WebPConfig) -> Result<Vec<u8>, Fault> {
    let (width, height) = (print.width, print.height);
    if width.max(height) > LONGEST_SIDE {
        return Err(Fault::TooLarge { width, height });
    }
    // The encoder knows no grey.
    let coloured: Vec<u8>;
    let (samples, layout) = match print.inks {
        Inks::Grey => {
            coloured = print.samples.iter().flat_map(|grey| [*grey; 3]).collect();
            (&coloured, PixelLayout::Rgb)
        }
        Inks::GreyAlpha => {
            let pixel = |pixel: &[u8; 2]| [pixel[0], pixel[0], pixel[0], pixel[1]];
            coloured = print.samples.as_chunks::<2>().0.iter().flat_map(pixel).collect();
            (&coloured, PixelLayout::Rgba)
        }
        Inks::Rgba => (&print.samples, PixelLayout::Rgba),
        _ => (&print.samples, PixelLayout::Rgb),
    };
    let made = Encoder::new(samples, layout, width, height).encode_advanced(config);
    made.map(|bytes| bytes.to_vec()).map_err(|error| Fault::Damaged(format!("{error:?}")))
}
