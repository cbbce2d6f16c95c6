//! AVIF, where a paper asks for it: lighter still, for much more work.

use ravif::{Encoder, Img};
use rgb::{RGB8, RGBA8};

use crate::Fault;
use crate::develop::plate::Print;
use crate::develop::plate::{Inks, damaged};
use crate::develop::quality::quality;

pub fn encode(print: &Print) -> Result<Vec<u8>, Fault> {
    let (width, height) = (print.width as usize, print.height as usize);
    let encoder = Encoder::new().with_quality(quality(print.width, print.height).avif).with_speed(6);
    let encoder = encoder.with_num_threads(Some(1));
    let pixels = print.samples.chunks_exact(print.inks.samples());
    let made = if print.inks.has_alpha() {
        let pixel = |pixel: &[u8]| match *pixel {
            [grey, alpha] => RGBA8::new(grey, grey, grey, alpha),
            _ => RGBA8::new(pixel[0], pixel[1], pixel[2], pixel[3]),
        };
        encoder.encode_rgba(Img::new(&pixels.map(pixel).collect::<Vec<_>>(), width, height))
    } else {
        let is_grey = print.inks == Inks::Grey;
        let pixel =
            |pixel: &[u8]| if is_grey { RGB8::from([pixel[0]; 3]) } else { RGB8::new(pixel[0], pixel[1], pixel[2]) };
        encoder.encode_rgb(Img::new(&pixels.map(pixel).collect::<Vec<_>>(), width, height))
    };
    made.map(|made| made.avif_file).map_err(|error| damaged(&error))
}
