//! JPEG, progressive, for whom WebP says nothing.

use jpeg_encoder::{Encoder, ImageBuffer, JpegColorType, SamplingFactor, rgb_to_ycbcr};

use crate::Fault;
use crate::develop::card::on_paper;
use crate::develop::plate::Print;
use crate::develop::plate::{Inks, damaged};
use crate::develop::quality::quality;

pub fn encode(print: &Print) -> Result<Vec<u8>, Fault> {
    let flat;
    let print = if print.inks.has_alpha() {
        flat = on_paper(print);
        &flat
    } else {
        print
    };
    let too_large = |_| Fault::TooLarge { width: print.width, height: print.height };
    let [width, height] = [print.width, print.height].map(u16::try_from);
    let (width, height) = (width.map_err(too_large)?, height.map_err(too_large)?);
    let mut bytes = Vec::with_capacity(print.samples.len() / 8);
    let mut encoder = Encoder::new(&mut bytes, quality(print.width, print.height).jpeg);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.encode_image(Rows { print, width, height }).map_err(|error| damaged(&error))?;
    Ok(bytes)
}

/// What is encoded, row by row. The encoder's own choice among nine forms of pixels is compiled nine times.
struct Rows<'p> {
    print: &'p Print,
    width: u16,
    height: u16,
}

impl ImageBuffer for Rows<'_> {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        if self.print.inks == Inks::Grey { JpegColorType::Luma } else { JpegColorType::Ycbcr }
    }

    fn width(&self) -> u16 {
        self.width
    }

    fn height(&self) -> u16 {
        self.height
    }

    fn fill_buffers(&self, row: u16, planes: &mut [Vec<u8>; 4]) {
        let length = usize::from(self.width) * self.print.inks.samples();
        let samples = &self.print.samples[usize::from(row) * length..][..length];
        if self.print.inks == Inks::Grey {
            planes[0].extend_from_slice(samples);
            return;
        }
        for [red, green, blue] in samples.as_chunks().0 {
            let (luma, blueness, redness) = rgb_to_ycbcr(*red, *green, *blue);
            planes[0].push(luma);
            planes[1].push(blueness);
            planes[2].push(redness);
        }
    }
}
