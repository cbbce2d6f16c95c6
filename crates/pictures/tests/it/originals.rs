//! What is published of a file itself: the same picture, and nothing private.

use std::io::Cursor;

use newsprint_pictures::{Fault, Format, Imprint, Words, look, original};

use crate::files::{self, SECRET};

fn imprint() -> Imprint {
    Imprint { credit: Some("王建栋/新华社".to_owned()), copyright: Some("© 2026 <报社> & Söhne".to_owned()) }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Every frame's pixels, as the decoders of this crate see them; none for a kind that is not decoded.
fn pixels(bytes: &[u8]) -> Option<Vec<u8>> {
    Some(match Format::of(bytes)? {
        Format::Jpeg => zune_jpeg::JpegDecoder::new(Cursor::new(bytes)).decode().unwrap(),
        Format::Png => {
            let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut pixels).unwrap();
            pixels
        }
        Format::Webp => {
            let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).unwrap();
            let mut pixels = vec![0; decoder.output_buffer_size().unwrap()];
            decoder.read_image(&mut pixels).unwrap();
            pixels
        }
        Format::Gif => {
            let mut decoder = gif::DecodeOptions::new().read_info(Cursor::new(bytes)).unwrap();
            let mut pixels = vec![u8::from(decoder.repeat() == gif::Repeat::Infinite)];
            while let Some(frame) = decoder.read_next_frame().unwrap() {
                pixels.extend(&*frame.buffer);
            }
            pixels
        }
        Format::Tiff => {
            let tiff::decoder::DecodingResult::U8(pixels) =
                tiff::decoder::Decoder::new(Cursor::new(bytes)).unwrap().read_image().unwrap()
            else {
                panic!("eight bits")
            };
            pixels
        }
        _ => return None,
    })
}

#[test]
fn the_picture_is_the_same_and_nothing_private_remains() {
    for &(kind, ref file) in files::all() {
        assert!(holds(file, SECRET), "{kind}");
        let published = original(file, &imprint()).unwrap_or_else(|fault| panic!("{kind}: {fault:?}"));
        assert!(!holds(&published, SECRET), "{kind}");
        assert_eq!(pixels(&published), pixels(file), "{kind}");
        let (before, after) = (look(file).unwrap(), look(&published).unwrap());
        assert!(!after.has_position && after.device.is_none(), "{kind}");
        let same = |look: &newsprint_pictures::Look| {
            let profile = look.profile.clone();
            (look.width, look.height, look.orientation, look.colours, profile, look.has_alpha, look.is_animated)
        };
        assert_eq!(same(&after), same(&before), "{kind}");
        if kind != "avif" {
            let Imprint { credit, copyright } = imprint();
            assert_eq!(after.words, Words { credit, copyright, ..Words::default() }, "{kind}");
        }
        assert_eq!(original(&published, &imprint()).unwrap(), published, "{kind}: published twice");
    }
}

#[test]
fn without_credit_and_copyright_nothing_is_written() {
    for &(kind, ref file) in files::all() {
        let published = original(file, &Imprint::default()).unwrap();
        assert!(kind == "avif" || !holds(&published, b"adobe:ns:meta"), "{kind}");
        assert_eq!(look(&published).unwrap().words, Words::default(), "{kind}");
    }
}

#[test]
fn a_metadata_segment_between_two_scans_goes_too() {
    let file = files::progressive_jpeg(&files::photograph());
    let scan = file.windows(2).rposition(|pair| pair == [0xff, 0xda]).unwrap();
    let between = [&file[..scan], &files::segment(0xe1, &[b"Exif\0\0", SECRET]), &file[scan..]].concat();
    let published = original(&between, &Imprint::default()).unwrap();
    assert_eq!(published, original(&file, &Imprint::default()).unwrap());
}

#[test]
fn what_cannot_be_made_clean_is_not_given_out() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    assert_eq!(original(heic, &imprint()), Err(Fault::NotDecoded(Format::Heic)));
    let jpeg = files::jpeg(&files::photograph());
    assert_eq!(original(&jpeg[..jpeg.len() - 2], &imprint()), Err(Fault::Truncated));
    assert_eq!(original(b"<!doctype html>", &imprint()), Err(Fault::Markup));
}

#[test]
fn parts_of_a_tiff_that_overlap_do_not_make_it_longer() {
    let mut file = b"II*\0\x08\0\0\0\x04\0".to_vec();
    let long = |tag: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &4_u16.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    file.extend([long(256, 1, 8), long(257, 1, 8), long(273, 100, 64), long(279, 100, 464), vec![0; 6]].concat());
    file.resize(464, 0);
    file.extend(500_u32.to_le_bytes().repeat(100));
    assert_eq!(original(&file, &imprint()), Err(Fault::Damaged("parts of the picture overlap".to_owned())));
}
