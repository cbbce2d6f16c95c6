//! Credit and copyright, written into a picture as XMP.

use quick_xml::escape::escape;

use crate::Imprint;
use crate::container::bytes::le32;
use crate::container::{jpeg, png, riff};
use crate::words::text::clean;

/// More is no credit; and a JPEG's segment, the smallest of the places for it, holds 64 KiB.
const MOST_CHARACTERS: usize = 1000;

/// The packet; none when there is nothing to say.
pub(crate) fn packet(imprint: &Imprint) -> Option<String> {
    let cleaned = |text: &Option<String>| text.as_deref().and_then(|text| clean(text, MOST_CHARACTERS));
    let (credit, copyright) = (cleaned(&imprint.credit), cleaned(&imprint.copyright));
    if credit.is_none() && copyright.is_none() {
        return None;
    }
    let mut names = String::new();
    let mut elements = String::new();
    if let Some(credit) = credit {
        names += " xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\"";
        elements += &format!("<photoshop:Credit>{}</photoshop:Credit>", escape(&credit));
    }
    if let Some(copyright) = copyright {
        names +=
            " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\"";
        let copyright = escape(&copyright);
        elements += "<xmpRights:Marked>True</xmpRights:Marked>";
        elements +=
            &format!("<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">{copyright}</rdf:li></rdf:Alt></dc:rights>");
    }
    Some(format!(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\"{names}>{elements}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ))
}

/// After the JFIF head, which must be the first.
pub(crate) fn into_jpeg(bytes: Vec<u8>, imprint: &Imprint) -> Vec<u8> {
    let Some(packet) = packet(imprint) else { return bytes };
    let first = jpeg::head(&bytes).next().filter(|first| first.marker == jpeg::APP0);
    let at = first.map_or(2.min(bytes.len()), |first| first.range.end);
    insert(bytes, at, &jpeg_segment(jpeg::APP1, &[jpeg::XMP, packet.as_bytes()].concat()))
}

/// After the head, which must be the first.
pub(crate) fn into_png(bytes: Vec<u8>, imprint: &Imprint) -> Vec<u8> {
    let Some(packet) = packet(imprint) else { return bytes };
    let Some(at) = png::chunks(&bytes).next().map(|head| head.range.end) else { return bytes };
    insert(bytes, at, &png_text(&packet))
}

/// At its end; a simple file is made an extended one, as its metadata ask for (RFC 9649, section 2.7).
pub(crate) fn into_webp(bytes: Vec<u8>, imprint: &Imprint) -> Vec<u8> {
    let Some(packet) = packet(imprint) else { return bytes };
    let mut chunks: Vec<([u8; 4], Vec<u8>)> =
        riff::chunks(&bytes).map(|chunk| (chunk.kind, chunk.body.to_vec())).collect();
    if !chunks.iter().any(|(kind, _)| kind == b"VP8X") {
        let head = chunks.first().and_then(|(kind, body)| webp_head(*kind, body));
        let Some(head) = head else { return bytes };
        chunks.insert(0, (*b"VP8X", head));
    }
    chunks.retain(|(kind, _)| kind != b"XMP ");
    let head = chunks.iter_mut().find(|(kind, _)| kind == b"VP8X");
    if let Some(flags) = head.and_then(|(_, head)| head.first_mut()) {
        *flags |= riff::HAS_XMP;
    }
    chunks.push((*b"XMP ", packet.into_bytes()));
    riff::file(chunks.iter().map(|(kind, body)| (*kind, body.as_slice())))
}

/// The head of an extended file for a picture that was a simple one: its size, and whether it is transparent.
fn webp_head(kind: [u8; 4], body: &[u8]) -> Option<Vec<u8>> {
    let (width, height) = riff::size(kind, body)?;
    let is_transparent = kind == *b"VP8L" && le32(body, 1)? >> 28 & 1 == 1;
    let flags = if is_transparent { riff::HAS_ALPHA } else { 0 };
    let side = |side: u32| side.saturating_sub(1).to_le_bytes();
    let mut head = vec![flags, 0, 0, 0];
    head.extend(&side(width)[..3]);
    head.extend(&side(height)[..3]);
    Some(head)
}

pub(crate) fn jpeg_segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("what is written here is short");
    [&[0xff, marker], &length.to_be_bytes()[..], body].concat()
}

pub(crate) fn png_text(packet: &str) -> Vec<u8> {
    png_chunk(*b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", packet.as_bytes()].concat())
}

pub(crate) fn png_chunk(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).expect("what is written here is short");
    let mut sum = flate2::Crc::new();
    sum.update(&kind);
    sum.update(body);
    [&length.to_be_bytes()[..], &kind, body, &sum.sum().to_be_bytes()].concat()
}

fn insert(mut bytes: Vec<u8>, at: usize, part: &[u8]) -> Vec<u8> {
    bytes.splice(at..at, part.iter().copied());
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::look;

    type Into = fn(Vec<u8>, &Imprint) -> Vec<u8>;

    fn small(kind: &str) -> Vec<u8> {
        let (mut file, pixels) = (Vec::new(), [200; 12]);
        match kind {
            "webp" => {
                image_webp::WebPEncoder::new(&mut file).encode(&pixels, 2, 2, image_webp::ColorType::Rgb8).unwrap();
            }
            "jpeg" => {
                jpeg_encoder::Encoder::new(&mut file, 90).encode(&pixels, 2, 2, jpeg_encoder::ColorType::Rgb).unwrap();
            }
            _ => {
                let mut encoder = ::png::Encoder::new(&mut file, 2, 2);
                encoder.set_color(::png::ColorType::Rgb);
                encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
            }
        }
        file
    }

    proptest! {
        #[test]
        fn credit_and_copyright_come_back(credit in "[一-龥a-z<>&'\"/ ]{1,20}龥", copyright in "©[ -~]{1,40}z") {
            let imprint = Imprint { credit: Some(credit), copyright: Some(copyright) };
            for (kind, into) in [("webp", into_webp as Into), ("jpeg", into_jpeg), ("png", into_png)] {
                let words = look(&into(small(kind), &imprint)).unwrap().words;
                prop_assert_eq!(words.credit, clean(imprint.credit.as_ref().unwrap(), 200));
                prop_assert_eq!(words.copyright, clean(imprint.copyright.as_ref().unwrap(), 300));
            }
        }
    }

    #[test]
    fn an_empty_imprint_changes_nothing() {
        let blank = Imprint { credit: Some(" \u{200b}".to_owned()), copyright: None };
        for imprint in [Imprint::default(), blank] {
            assert_eq!(into_webp(small("webp"), &imprint), small("webp"));
            assert_eq!(into_jpeg(small("jpeg"), &imprint), small("jpeg"));
            assert_eq!(into_png(small("png"), &imprint), small("png"));
        }
    }

    #[test]
    fn a_credit_without_end_still_fits() {
        let imprint = Imprint { credit: Some("&".repeat(100_000)), copyright: Some("龥".repeat(100_000)) };
        assert!(packet(&imprint).unwrap().len() < 10_000);
    }
}
