//! AVIF: properties of its primary item (AVIF 1.1; ISO/IEC 23008-12, section 9.3).

use super::icc;
use super::picture::{Colours, Picture, size};
use crate::Fault;
use crate::container::boxes::{Box, boxes, first};
use crate::container::bytes::{be16, be32, be32_long};
use crate::container::items::{content, items};
use crate::words::{Written, without_mark};

pub fn picture(bytes: &[u8]) -> Result<Picture<'_>, Fault> {
    let meta = first(bytes, *b"meta").and_then(|meta| meta.get(4..)).ok_or(Fault::Truncated)?;
    let properties = properties(meta).ok_or_else(|| Fault::Damaged("no properties of its picture".to_owned()))?;
    let property = |kind: &[u8; 4]| properties.iter().find(|property| property.kind == *kind).map(|found| found.body);
    let extent = property(b"ispe").and_then(|body| Some((be32(body, 4)?, be32(body, 8)?)));
    let (width, height) = extent.ok_or_else(|| Fault::Damaged("no size".to_owned()))?;
    let size = size(width, height)?;
    // Turned by quarters; browsers turn it themselves, so no orientation remains to be told.
    let is_lying = property(b"irot").and_then(|body| body.first()).is_some_and(|turn| turn & 1 == 1);
    let profile = property(b"colr").filter(|body| body.starts_with(b"prof") || body.starts_with(b"rICC"));
    let is_grey = property(b"pixi").and_then(|body| body.get(4)) == Some(&1);
    let is_alpha = |found: &Box| {
        found.kind == *b"auxC"
            && found.body.get(4..).is_some_and(|name| name.starts_with(b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"))
    };
    let all = first(meta, *b"iprp").and_then(|iprp| first(iprp, *b"ipco")).unwrap_or_default();
    Ok(Picture {
        size: if is_lying { (size.1, size.0) } else { size },
        colours: if is_grey { Colours::Grey } else { Colours::Rgb },
        profile: profile.and_then(|body| icc::name(&body[4..])),
        has_alpha: boxes(all).any(|found| is_alpha(&found)),
        is_animated: bytes.get(8..12) == Some(b"avis"),
        is_drawn: false,
        written: written(bytes).unwrap_or_default(),
    })
}

fn written(bytes: &[u8]) -> Option<Written<'_>> {
    let items = items(bytes)?;
    let exif = content(bytes, &items, *b"Exif").and_then(|body| body.get(4_usize.checked_add(be32_long(body, 0)?)?..));
    let xmp = content(bytes, &items, *b"mime").map(Into::into);
    Some(Written { exif: exif.map(without_mark), iptc: None, xmp })
}

/// The properties of the primary item, in the order that they are applied in.
fn properties(meta: &[u8]) -> Option<Vec<Box<'_>>> {
    let primary = first(meta, *b"pitm")?;
    let id = if primary.first()? == &0 { be16(primary, 4)?.into() } else { be32(primary, 4)? };
    let iprp = first(meta, *b"iprp")?;
    let all: Vec<Box> = boxes(first(iprp, *b"ipco")?).collect();
    let wanted = indexes(first(iprp, *b"ipma")?, id)?;
    Some(all.into_iter().enumerate().filter(|(n, _)| wanted.contains(&(n + 1))).map(|(_, found)| found).collect())
}

/// Which properties are an item's, counted from 1.
fn indexes(associations: &[u8], id: u32) -> Option<Vec<usize>> {
    let is_long = *associations.first()? >= 1;
    let is_wide = associations.get(3)? & 1 == 1;
    let (items, mut at) = (be32(associations, 4)?, 8);
    for _ in 0..items {
        let item = if is_long { be32(associations, at)? } else { be16(associations, at)?.into() };
        at += if is_long { 4 } else { 2 };
        let count = usize::from(*associations.get(at)?);
        at += 1;
        let index = |n: usize| {
            let number = if is_wide {
                be16(associations, at + n * 2)? & 0x7fff
            } else {
                (associations.get(at + n)? & 0x7f).into()
            };
            Some(usize::from(number))
        };
        if item == id {
            return (0..count).map(index).collect();
        }
        at += count * if is_wide { 2 } else { 1 };
    }
    None
}
