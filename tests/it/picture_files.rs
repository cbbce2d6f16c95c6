//! Small picture files, by what examples and tests call them.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

/// A photograph of 300 by 200 pixels.
const JPEG: &[u8] = include_bytes!("pictures/stage.jpg");

/// `PNG 30×20`, `JPEG 300×200`, also `, 1/2` of one or with words: `, dc:description=名角登台`.
pub fn of_kind(kind: &str) -> Vec<u8> {
    let (kind, more) = kind.split_once(", ").unwrap_or((kind, ""));
    let bytes = match kind.split_once(' ') {
        Some(("PNG", size)) => png(size),
        Some(("JPEG", "300×200")) => JPEG.to_vec(),
        None if kind == "HEIC" => b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(),
        None if kind == "ZIP" => b"PK\x03\x04\x14\0\0\0\x08\0\xb7\xac\xce\x34\x01\x80\xff\xfe".to_vec(),
        _ => panic!("no picture `{kind}`"),
    };
    match more.split_once('=') {
        None if more.is_empty() => bytes,
        None if more == "1/2" => bytes[..bytes.len() / 2].to_vec(),
        Some((property, text)) => with_xmp(&bytes, property, text),
        None => panic!("no picture with `{more}`"),
    }
}

/// A grey PNG that says it has this size; one that is huge holds nothing.
fn png(size: &str) -> Vec<u8> {
    let (width, height) = size.split_once('×').expect("width×height");
    let [width, height]: [u32; 2] = [width, height].map(|side| side.parse().unwrap());
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    chunk(&mut bytes, *b"IHDR", &header);
    let pixels = if height > 1000 { vec![] } else { [0].repeat((width as usize + 1) * height as usize) };
    let mut packed = ZlibEncoder::new(vec![], Compression::fast());
    packed.write_all(&pixels).unwrap();
    chunk(&mut bytes, *b"IDAT", &packed.finish().unwrap());
    chunk(&mut bytes, *b"IEND", &[]);
    bytes
}

fn chunk(bytes: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    let mut crc = Crc::new();
    crc.update(&kind);
    crc.update(content);
    bytes.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
    bytes.extend(kind);
    bytes.extend(content);
    bytes.extend(crc.sum().to_be_bytes());
}

/// A JPEG with a text of XMP, in its default language.
fn with_xmp(jpeg: &[u8], property: &str, text: &str) -> Vec<u8> {
    let xmp = format!(
        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>\
         <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
         <rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
         <{property}><rdf:Alt><rdf:li xml:lang='x-default'>{text}</rdf:li></rdf:Alt></{property}>\
         </rdf:Description></rdf:RDF></x:xmpmeta>"
    );
    let len = u16::try_from(xmp.len() + 2).unwrap();
    [&jpeg[..2], &[0xff, 0xe1], &len.to_be_bytes(), xmp.as_bytes(), &jpeg[2..]].concat()
}
