//! A decoded picture, as large as its file has it and in the file's own colours.

use fast_image_resize::PixelType;
use fast_image_resize::images::Image;

use crate::{Fault, MOST_PIXELS};

/// What a decoded picture takes at most: 100 megapixels within a gigabyte, with what resizing needs.
pub const MOST_BYTES: usize = 800_000_000;

pub struct Plate {
    /// Eight or sixteen bits a sample; not upright yet.
    pub image: Image<'static>,
    pub inks: Inks,
    pub profile: Profile,
    /// As EXIF numbers them, 1 to 8.
    pub orientation: u8,
}

/// A picture as it is ordered: upright, in sRGB, eight bits a sample.
#[derive(Clone)]
pub struct Print {
    pub width: u32,
    pub height: u32,
    /// Not those of CMYK.
    pub inks: Inks,
    pub samples: Vec<u8>,
}

/// What the samples of a pixel stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inks {
    Grey,
    GreyAlpha,
    Rgb,
    Rgba,
    /// 0 is bare paper.
    Cmyk,
    /// 0 is full ink, as Adobe's programs write JPEG.
    InvertedCmyk,
}

/// How the samples are meant.
pub enum Profile {
    /// As the web means them.
    Srgb,
    Icc(Vec<u8>),
    /// What PNG says without a profile.
    Primaries {
        gamma: f32,
        primaries: Option<[[f32; 2]; 4]>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    Eight,
    Sixteen,
}

impl Inks {
    pub fn samples(self) -> usize {
        match self {
            Inks::Grey => 1,
            Inks::GreyAlpha => 2,
            Inks::Rgb => 3,
            Inks::Rgba | Inks::Cmyk | Inks::InvertedCmyk => 4,
        }
    }

    pub fn has_alpha(self) -> bool {
        matches!(self, Inks::GreyAlpha | Inks::Rgba)
    }

    pub fn pixel(self, depth: Depth) -> PixelType {
        match (self.samples(), depth) {
            (1, Depth::Eight) => PixelType::U8,
            (2, Depth::Eight) => PixelType::U8x2,
            (3, Depth::Eight) => PixelType::U8x3,
            (_, Depth::Eight) => PixelType::U8x4,
            (1, Depth::Sixteen) => PixelType::U16,
            (2, Depth::Sixteen) => PixelType::U16x2,
            (3, Depth::Sixteen) => PixelType::U16x3,
            (_, Depth::Sixteen) => PixelType::U16x4,
        }
    }
}

impl Plate {
    /// An upright sRGB picture.
    pub fn new(size: [u32; 2], inks: Inks, depth: Depth, bytes: Vec<u8>) -> Result<Self, Fault> {
        let image = Image::from_vec_u8(size[0], size[1], bytes, inks.pixel(depth)).map_err(|fault| damaged(&fault))?;
        Ok(Self { image, inks, profile: Profile::Srgb, orientation: 1 })
    }

    pub fn depth(&self) -> Depth {
        let bytes = self.image.pixel_type().size();
        if bytes == self.inks.samples() { Depth::Eight } else { Depth::Sixteen }
    }
}

/// Refuses what would take more memory than there may be, from what a header says.
pub fn within_bounds(width: u32, height: u32, bytes_per_pixel: usize) -> Result<(), Fault> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(Fault::Damaged("no width or height".to_owned()));
    }
    let bytes = pixels.saturating_mul(bytes_per_pixel as u64);
    if pixels > MOST_PIXELS || bytes > MOST_BYTES as u64 { Err(Fault::TooLarge { width, height }) } else { Ok(()) }
}

/// In the decoder's words.
pub fn damaged(words: &impl ToString) -> Fault {
    Fault::Damaged(words.to_string())
}

/// An error of reading from bytes in memory: they end, or something else is said.
pub fn unread(error: &std::io::Error) -> Fault {
    if error.kind() == std::io::ErrorKind::UnexpectedEof { Fault::Truncated } else { damaged(error) }
}
