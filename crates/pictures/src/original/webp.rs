//! WebP: picture, frames and profile; also nothing else within a frame.

use std::borrow::Cow;

use super::turned::turned;
use crate::container::riff::{self, Chunk, HAS_EXIF, HAS_XMP, append, chunks, told_length};
use crate::imprint::into_webp;
use crate::words::without_mark;
use crate::{Fault, Imprint};

pub fn clean(bytes: &[u8], imprint: &Imprint) -> Result<Vec<u8>, Fault> {
    let bytes = told_length(bytes).and_then(|length| bytes.get(..length)).ok_or(Fault::Truncated)?;
    let exif = chunks(bytes).find(|chunk| chunk.kind == *b"EXIF").map(|chunk| without_mark(chunk.body));
    let turned = turned(exif);
    let mut kept: Vec<([u8; 4], Cow<[u8]>)> = Vec::new();
    for chunk in chunks(bytes) {
        match &chunk.kind {
            b"VP8X" => kept.push((chunk.kind, head(&chunk, turned.is_some()).into())),
            b"ANMF" => kept.push((chunk.kind, frame(chunk.body).ok_or(Fault::Truncated)?.into())),
            b"ICCP" | b"ANIM" | b"ALPH" | b"VP8 " | b"VP8L" => kept.push((chunk.kind, chunk.body.into())),
            _ => {}
        }
    }
    if !kept.iter().any(|(kind, _)| matches!(kind, b"VP8 " | b"VP8L" | b"ANMF")) {
        return Err(Fault::Truncated);
    }
    kept.extend(turned.filter(|_| kept[0].0 == *b"VP8X").map(|turned| (*b"EXIF", Cow::Owned(turned))));
    Ok(into_webp(riff::file(kept.iter().map(|(kind, body)| (*kind, &**body))), imprint))
}

fn head(chunk: &Chunk, is_turned: bool) -> Vec<u8> {
    let mut head = chunk.body.get(..10).unwrap_or(chunk.body).to_vec();
    if let Some(flags) = head.first_mut() {
        *flags &= !(HAS_EXIF | HAS_XMP);
        *flags |= if is_turned { HAS_EXIF } else { 0 };
    }
    head
}

/// Place and time of a frame, and its picture.
fn frame(body: &[u8]) -> Option<Vec<u8>> {
    const HEAD: usize = 16;
    // The reader of chunks skips the head of a file, which is shorter by four.
    let inner = chunks(body.get(HEAD - 12..)?);
    let mut frame = body[..HEAD.min(body.len())].to_vec();
    for chunk in inner.filter(|chunk| matches!(&chunk.kind, b"ALPH" | b"VP8 " | b"VP8L")) {
        append(&mut frame, chunk.kind, chunk.body);
    }
    Some(frame)
}
