//! The name of a colour profile: its `desc` tag (ICC.1:2001-04, section 6.5.17; ICC.1:2022, section 10.15).

use crate::container::bytes::{array, be32_long, part};
use crate::words::text::clean;

pub fn name(profile: &[u8]) -> Option<String> {
    let count = be32_long(profile, 128)?.min(100);
    let tag = (0..count).map(|n| 132 + n * 12).find(|at| array(profile, *at) == Some(*b"desc"))?;
    let tag = part(profile, be32_long(profile, tag + 4)?, be32_long(profile, tag + 8)?)?;
    let name = match tag.get(..4)? {
        b"desc" => String::from_utf8_lossy(part(tag, 12, be32_long(tag, 8)?)?).into_owned(),
        // The first language; that is English in every profile that is met.
        b"mluc" => {
            let wide = part(tag, be32_long(tag, 24)?, be32_long(tag, 20)?)?;
            let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        _ => return None,
    };
    clean(&name, 200)
}
