//! From a picture file to the pictures that readers are sent: decoded once, upright, in sRGB, smaller, encoded.

// Samples of eight bits are computed in wider integers.
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

mod alpha;
mod card;
mod colour;
mod decode;
mod encode;
mod order;
mod plate;
mod print;
mod quality;
mod upright;

use crate::{Fault, Imprint, imprint};

pub use order::{Encoding, Frame, Order};
use plate::Print;

/// Names all that makes pictures here: decoders, encoders, filters and quality tables. When any of them changes so that
/// other bytes come out, so does this: addresses are made of it, and readers keep what is at an address for ever. The test
/// `what_is_made_changes_only_with_its_maker` fails when bytes change; then count this up and write its new digests.
pub const MAKER: &str = "1";

/// Makes pictures of a file, in the order of `orders`; each has the imprint and no other metadata. Runs on the thread that
/// calls it.
pub fn develop(bytes: &[u8], orders: &[Order], imprint: &Imprint) -> Result<Vec<Vec<u8>>, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    let plate = decode::decode(bytes)?;
    let mut frames: Vec<Frame> = Vec::new();
    for order in orders {
        if !frames.contains(&order.frame) {
            frames.push(order.frame);
        }
    }
    // The decoded picture is gone before the first is encoded: it is what takes most of the memory.
    let prints = print::prints(plate, &frames)?;
    let of = |order: &Order| frames.iter().zip(&prints).find(|(frame, _)| **frame == order.frame);
    let made = |order: &Order| of(order).map(|(_, print)| finished(print, order.encoding, imprint));
    orders.iter().filter_map(made).collect()
}

fn finished(print: &Print, encoding: Encoding, words: &Imprint) -> Result<Vec<u8>, Fault> {
    let bytes = encode::encode(print, encoding)?;
    Ok(match encoding {
        Encoding::Webp | Encoding::WebpLossless => imprint::into_webp(bytes, words),
        Encoding::Jpeg => imprint::into_jpeg(bytes, words),
        Encoding::Png => imprint::into_png(bytes, words),
        Encoding::Avif => bytes,
    })
}
