//! PNG: chunks that decode the picture and tell its colours, size and frames.

use super::turned::turned;
use crate::container::png::{SIGNATURE, chunks};
use crate::imprint::{packet, png_chunk, png_text};
use crate::words::without_mark;
use crate::{Fault, Imprint};

const KEPT: [&[u8; 4]; 14] = [
    b"tRNS", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD", b"pHYs", b"acTL",
    b"fcTL", b"fdAT",
];

pub fn clean(bytes: &[u8], imprint: &Imprint) -> Result<Vec<u8>, Fault> {
    let exif = chunks(bytes).find(|chunk| chunk.kind == *b"eXIf").map(|chunk| without_mark(chunk.body));
    let mut cleaned = SIGNATURE.to_vec();
    let mut last = [0; 4];
    for chunk in chunks(bytes) {
        last = chunk.kind;
        let is_critical = chunk.kind[0].is_ascii_uppercase();
        if !is_critical && !KEPT.contains(&&chunk.kind) {
            continue;
        }
        cleaned.extend(&bytes[chunk.range]);
        if chunk.kind == *b"IHDR" {
            cleaned.extend(packet(imprint).map(|packet| png_text(&packet)).unwrap_or_default());
            cleaned.extend(turned(exif).map(|turned| png_chunk(*b"eXIf", &turned)).unwrap_or_default());
        }
    }
    if last == *b"IEND" { Ok(cleaned) } else { Err(Fault::Truncated) }
}
