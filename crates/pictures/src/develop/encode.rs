//! Prints to the bytes of files.

mod jpeg;
mod png;
mod webp;

#[cfg(feature = "avif")]
mod avif;

use super::order::Encoding;
use super::plate::Print;
use crate::Fault;

/// The file without any metadata.
pub fn encode(print: &Print, encoding: Encoding) -> Result<Vec<u8>, Fault> {
    match encoding {
        Encoding::Webp => webp::lossy(print),
        Encoding::WebpLossless => webp::lossless(print),
        Encoding::Jpeg => jpeg::encode(print),
        Encoding::Png => png::encode(print),
        #[cfg(feature = "avif")]
        Encoding::Avif => avif::encode(print),
        #[cfg(not(feature = "avif"))]
        Encoding::Avif => Err(Fault::NotDecoded(crate::Format::Avif)),
    }
}
