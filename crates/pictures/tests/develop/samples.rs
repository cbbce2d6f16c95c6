//! Pictures made by arithmetic, as files of every format.

use std::io::Cursor;

use tiff::encoder::{TiffEncoder, colortype};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    /// Three to a pixel.
    pub samples: Vec<u8>,
}

/// Hills of light at several scales, edges, and the grain of a sensor: what a photograph asks of an encoder.
pub fn photograph(width: u32, height: u32) -> Picture {
    let mut samples = Vec::with_capacity((width * height * 3) as usize);
    let scale = width.max(64);
    for y in 0..height {
        for x in 0..width {
            for colour in 0..3 {
                let (u, v) = (x * 4_096 / scale, y * 4_096 / scale);
                let mut light = 0;
                for (octave, weight) in [(10, 8), (9, 5), (8, 3), (7, 2), (6, 1)] {
                    light += hills(u, v, octave, colour * 7 + octave) * weight;
                }
                let mut light = light / 19;
                let (across, down) = (i64::from(u) - 2_600, i64::from(v) - 1_300);
                if across * across + down * down < 490_000 {
                    light = 200 - light / 3 - colour * 30;
                }
                if (u + 2 * v) % 1_900 < 130 {
                    light = light / 2 + colour * 20;
                }
                let grain = noise(x, y, colour + 91) % 5;
                samples.push((light + grain).min(255) as u8);
            }
        }
    }
    Picture { width, height, samples }
}

fn noise(x: u32, y: u32, seed: u32) -> u32 {
    let mut hash = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77) ^ seed.wrapping_mul(0xc2b2_ae3d);
    hash = (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d);
    hash = (hash ^ hash >> 12).wrapping_mul(0x297a_2d39);
    (hash ^ hash >> 15) & 255
}

/// Noise between points that are `2^octave` apart.
fn hills(x: u32, y: u32, octave: u32, seed: u32) -> u32 {
    let step = 1 << octave;
    let (column, row) = (x >> octave, y >> octave);
    let (right, down) = (x & (step - 1), y & (step - 1));
    let at = |column, row| noise(column, row, seed);
    let above = at(column, row) * (step - right) + at(column + 1, row) * right;
    let below = at(column, row + 1) * (step - right) + at(column + 1, row + 1) * right;
    (above / step * (step - down) + below / step * down) / step
}

pub fn png(picture: &Picture) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&picture.samples).unwrap();
    writer.finish().unwrap();
    bytes
}

pub fn from_png(bytes: &[u8]) -> Picture {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let (width, height) = (reader.info().width, reader.info().height);
    let mut samples = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut samples).unwrap();
    if reader.output_color_type().0 == png::ColorType::Grayscale {
        samples = samples.into_iter().flat_map(|grey| [grey; 3]).collect();
    }
    Picture { width, height, samples }
}

pub fn jpeg(picture: &Picture, is_progressive: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 96);
    encoder.set_progressive(is_progressive);
    let [width, height] = [picture.width, picture.height].map(|side| side as u16);
    encoder.encode(&picture.samples, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    bytes
}

/// Its inks are the complements of red, green and blue, without black.
pub fn cmyk_jpeg(picture: &Picture, colours: jpeg_encoder::ColorType) -> Vec<u8> {
    let inks: Vec<u8> =
        picture.samples.chunks_exact(3).flat_map(|pixel| [255 - pixel[0], 255 - pixel[1], 255 - pixel[2], 0]).collect();
    let mut bytes = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 98);
    encoder.encode(&inks, picture.width as u16, picture.height as u16, colours).unwrap();
    bytes
}

pub fn webp(picture: &Picture) -> Vec<u8> {
    webp::Encoder::from_rgb(&picture.samples, picture.width, picture.height).encode(95.0).to_vec()
}

pub fn gif(picture: &Picture) -> Vec<u8> {
    let mut bytes = Vec::new();
    let [width, height] = [picture.width, picture.height].map(|side| side as u16);
    let palette: Vec<u8> = (0..=255).flat_map(|grey| [grey; 3]).collect();
    let mut encoder = gif::Encoder::new(&mut bytes, width, height, &palette).unwrap();
    let buffer = picture.samples.chunks_exact(3).map(|pixel| pixel[1]).collect::<Vec<_>>().into();
    encoder.write_frame(&gif::Frame { width, height, buffer, ..gif::Frame::default() }).unwrap();
    drop(encoder);
    bytes
}

pub fn tiff(picture: &Picture) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    encoder.write_image::<colortype::RGB8>(picture.width, picture.height, &picture.samples).unwrap();
    bytes.into_inner()
}

pub fn deep_tiff(picture: &Picture) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    let samples: Vec<u16> = picture.samples.iter().map(|sample| u16::from(*sample) * 257).collect();
    encoder.write_image::<colortype::RGB16>(picture.width, picture.height, &samples).unwrap();
    bytes.into_inner()
}

/// Rows from the bottom, blue first, each of whole words.
pub fn bmp(picture: &Picture) -> Vec<u8> {
    let row = (picture.width * 3).next_multiple_of(4);
    let mut bytes = b"BM".to_vec();
    let head =
        [54 + row * picture.height, 0, 54, 40, picture.width, picture.height, 1 | 24 << 16, 0, 0, 2_835, 2_835, 0, 0];
    bytes.extend(head.iter().flat_map(|word| word.to_le_bytes()));
    for line in picture.samples.chunks_exact(picture.width as usize * 3).rev() {
        bytes.extend(line.chunks_exact(3).flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]));
        bytes.resize(bytes.len().next_multiple_of(2) + (row as usize - line.len()) / 2 * 2, 0);
        bytes.resize(54 + (bytes.len() - 54).next_multiple_of(row as usize), 0);
    }
    bytes
}

/// One of every format.
pub fn all(picture: &Picture) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("jpeg", jpeg(picture, false)),
        ("progressive jpeg", jpeg(picture, true)),
        ("cmyk jpeg", cmyk_jpeg(picture, jpeg_encoder::ColorType::Cmyk)),
        ("png", png(picture)),
        ("webp", webp(picture)),
        ("gif", gif(picture)),
        ("tiff", tiff(picture)),
        ("deep tiff", deep_tiff(picture)),
        ("bmp", bmp(picture)),
    ]
}
