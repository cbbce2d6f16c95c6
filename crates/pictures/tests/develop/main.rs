//! Files in, the pictures that readers are sent out.

// Samples of eight bits are computed in wider integers.
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]

mod card;
mod damage;
mod formats;
mod maker;
mod quality;
mod samples;
mod turning;

use newsprint_pictures::{Encoding, Fault, Frame, Imprint, Order, develop};
use samples::{Picture, from_png};

/// The whole picture in PNG, which loses nothing.
fn whole(bytes: &[u8], width: u32, height: u32) -> Result<Picture, Fault> {
    made(bytes, Frame::Whole { width, height }, Encoding::Png).map(|bytes| from_png(&bytes))
}

fn made(bytes: &[u8], frame: Frame, encoding: Encoding) -> Result<Vec<u8>, Fault> {
    develop(bytes, &[Order { frame, encoding }], &Imprint::default()).map(|mut made| made.remove(0))
}
