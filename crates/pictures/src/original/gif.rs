//! GIF: frames, and how often they are shown.

use crate::container::bytes::part;
use crate::container::gif::{Block, Kind, blocks, name, start};
use crate::imprint::packet;
use crate::{Fault, Imprint};

pub fn clean(bytes: &[u8], imprint: &Imprint) -> Result<Vec<u8>, Fault> {
    let head = start(bytes).and_then(|start| bytes.get(..start)).ok_or(Fault::Truncated)?;
    let mut cleaned = head.to_vec();
    for block in blocks(bytes) {
        if matches!(block.kind, Kind::Trailer) {
            cleaned.extend(packet(imprint).map(|packet| application(&packet)).unwrap_or_default());
            cleaned.push(0x3b);
            // Extensions came with the later version.
            cleaned[..6].copy_from_slice(b"GIF89a");
            return Ok(cleaned);
        }
        cleaned.extend(kept(bytes, &block).unwrap_or_default());
    }
    Err(Fault::Truncated)
}

fn kept<'b>(bytes: &'b [u8], block: &Block<'b>) -> Option<Vec<u8>> {
    match block.kind {
        Kind::Frame => Some(bytes[block.range.clone()].to_vec()),
        // A graphic control is eight bytes; plain text nobody shows.
        Kind::Control if bytes[block.range.start + 1] == 0xf9 && block.range.len() == 8 => {
            Some(bytes[block.range.clone()].to_vec())
        }
        Kind::Application(body) => {
            let name = name(body).filter(|name| matches!(name, b"NETSCAPE2.0" | b"ANIMEXTS1.0"))?;
            let repeat = part(body, 12, 4).filter(|repeat| repeat.starts_with(&[3, 1]))?;
            Some([&[0x21, 0xff, 11], &name[..], repeat, &[0]].concat())
        }
        _ => None,
    }
}

/// XMP stands there bare, as XMP part 3 has it: whoever reads it as blocks is led to its end by what follows it.
fn application(packet: &str) -> Vec<u8> {
    let mut block = b"\x21\xff\x0bXMP DataXMP".to_vec();
    block.extend(packet.as_bytes());
    block.push(1);
    block.extend((0..=255).rev());
    block.push(0);
    block
}
