//! GIF: its first frame, on the whole canvas.

use std::num::NonZeroU64;

use gif::{ColorOutput, DecodeOptions, DecodingError, Frame, MemoryLimit};

use crate::Fault;
use crate::develop::plate::{Depth, Inks, MOST_BYTES, Plate, damaged, unread, within_bounds};

pub fn decode(bytes: &[u8]) -> Result<Plate, Fault> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::RGBA);
    if let Some(most) = NonZeroU64::new(MOST_BYTES as u64) {
        options.set_memory_limit(MemoryLimit::Bytes(most));
    }
    let mut decoder = options.read_info(bytes).map_err(fault)?;
    let canvas = [u32::from(decoder.width()), u32::from(decoder.height())];
    within_bounds(canvas[0], canvas[1], 4)?;
    let frame = decoder.read_next_frame().map_err(fault)?.ok_or(Fault::Truncated)?;
    Plate::new(canvas, Inks::Rgba, Depth::Eight, placed(frame, canvas))
}

/// Most first frames are the canvas itself; others lie somewhere on it.
fn placed(frame: &Frame<'_>, [width, height]: [u32; 2]) -> Vec<u8> {
    let [left, top, wide, high] = [frame.left, frame.top, frame.width, frame.height].map(usize::from);
    let (width, height) = (width as usize, height as usize);
    if (left, top, wide, high) == (0, 0, width, height) {
        return frame.buffer.to_vec();
    }
    let mut canvas = vec![0; width * height * 4];
    let shown = wide.min(width.saturating_sub(left)) * 4;
    for (row, line) in frame.buffer.chunks_exact((wide * 4).max(1)).take(height.saturating_sub(top)).enumerate() {
        let start = ((top + row) * width + left) * 4;
        canvas[start..start + shown].copy_from_slice(&line[..shown]);
    }
    canvas
}

fn fault(error: DecodingError) -> Fault {
    match error {
        DecodingError::Io(error) => unread(&error),
        DecodingError::UnexpectedEof | DecodingError::EndCodeNotFound => Fault::Truncated,
        other => damaged(&other),
    }
}
