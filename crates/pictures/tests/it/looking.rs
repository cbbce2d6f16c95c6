//! What files tell of themselves.

use newsprint_pictures::{Colours, Fault, Format, Look, Words, look};

use crate::files::{self, HEIGHT, WIDTH};

fn words(caption: &str, credit: &str) -> Words {
    let text = |text: &str| Some(text.to_owned());
    Words {
        caption: text(caption),
        credit: text(credit),
        copyright: text("报社"),
        date: text("2026-11-28T09:30:00+08:00"),
        alt: None,
    }
}

#[test]
fn a_telephones_picture_that_an_agency_sent() {
    let files = files::all();
    let seen = look(&files[0].1).unwrap();
    let whole = Look {
        format: Format::Jpeg,
        // It lies on its side.
        width: HEIGHT,
        height: WIDTH,
        orientation: 6,
        colours: Colours::Rgb,
        profile: None,
        has_alpha: false,
        is_animated: false,
        is_drawn: false,
        words: words("大桥 & 人", "王建栋/新华社"),
        has_position: true,
        device: Some("Apple iPhone 15".to_owned()),
    };
    assert_eq!(seen, whole);
    for (n, format) in [(2, Format::Png), (3, Format::Webp)] {
        assert_eq!(look(&files[n].1).unwrap(), Look { format, ..whole.clone() });
    }
}

#[test]
fn an_agencys_caption_in_gb18030() {
    let seen = look(include_bytes!("../files/agency.jpg")).unwrap();
    assert_eq!(
        seen.words,
        Words {
            caption: Some("港珠澳大桥二十三日开通".to_owned()),
            credit: Some("王建栋/XinhuaPhoto".to_owned()),
            copyright: None,
            date: Some("2026-11-28T09:30:00+08:00".to_owned()),
            alt: None
        }
    );
    assert_eq!((seen.width, seen.height, seen.device.as_deref()), (24, 16, Some("NIKON D6")));
}

#[test]
fn what_moves_and_what_is_transparent() {
    let of = |bytes: &[u8]| look(bytes).map(|look| (look.is_animated, look.has_alpha)).unwrap();
    assert_eq!(of(&files::gif(1)), (false, false));
    assert_eq!(of(&files::gif(2)), (true, false));
    assert_eq!(of(include_bytes!("../files/animated.webp")), (true, false));
    assert_eq!(of(include_bytes!("../files/lossy.webp")), (false, true));
    let frames = files::chunk(*b"acTL", &[&[0, 0, 0, 2, 0, 0, 0, 0]]);
    let transparent = files::chunk(*b"tRNS", &[&[0; 6]]);
    assert_eq!(of(&files::with_chunks(&files::png(&files::chart()), &[frames, transparent])), (true, true));
}

/// A chart compresses to a few tenths of a bit a pixel, a photograph's noise never does, whatever holds them.
#[test]
fn a_chart_is_drawn_and_a_photograph_is_not() {
    let (photograph, chart) = (files::photograph(), files::chart());
    for encode in [files::png as fn(&[u8]) -> Vec<u8>, files::webp] {
        assert!(look(&encode(&chart)).unwrap().is_drawn);
        assert!(!look(&encode(&photograph)).unwrap().is_drawn);
    }
    assert!(!look(&files::jpeg(&chart)).unwrap().is_drawn);
    assert!(!look(&files::tiff(&photograph)).unwrap().is_drawn);
}

#[test]
fn files_that_end_early_are_told() {
    for &(kind, ref file) in files::all() {
        let tail = match kind {
            // A film follows the picture.
            "jpeg" | "png" => 60,
            "gif" => 16,
            "avif" => continue,
            _ => 2,
        };
        for length in [12, 30, file.len() / 2, file.len() - tail] {
            let told = look(&file[..length]);
            assert!(matches!(told, Err(Fault::Truncated | Fault::Unknown)), "{kind} of {length} bytes: {told:?}");
        }
    }
    let bmp = files::bmp();
    assert_eq!(look(&bmp).map(|look| (look.width, look.height)), Ok((4, 2)));
    assert_eq!(look(&bmp[..60]), Err(Fault::Truncated));
}

#[test]
fn a_size_is_believed_before_anything_else_and_refused() {
    let mut bomb = files::png(&files::chart());
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let too_large = Err(Fault::TooLarge { width: 60_000, height: 60_000 });
    assert_eq!(look(&bomb), too_large);
    assert_eq!(look(&bomb[..40]), too_large, "with no picture in it");
    bomb[16..24].copy_from_slice(&[0; 8]);
    assert_eq!(look(&bomb), Err(Fault::Damaged("a size of 0×0".to_owned())));
    let mut jpeg = files::jpeg(&files::chart());
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(look(&jpeg), Err(Fault::TooLarge { width: 65_535, height: 65_535 }));
}

#[test]
fn files_that_are_no_pictures() {
    assert_eq!(look(b""), Err(Fault::Empty));
    for text in ["\n<!doctype html><title>404</title>", "{\"error\":403}", "\u{feff}<?xml?>", "请求的图片不存在"]
    {
        assert_eq!(look(text.as_bytes()), Err(Fault::Markup), "{text}");
    }
    assert_eq!(look(b"PK\x03\x04\0\0\0\0"), Err(Fault::Unknown));
    assert_eq!(look(b"\0\0\0\x18ftypisom\0\0\0\0isommp41"), Err(Fault::Unknown));
}

#[test]
fn kinds_that_are_known_and_not_decoded() {
    let dng = b"II*\0\x08\0\0\0\x01\0\x12\xc6\x01\0\x04\0\0\0\x01\x04\0\0\0\0\0\0";
    for (bytes, format) in [
        (&b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic"[..], Format::Heic),
        (b"\0\0\0\x14ftyphevc\0\0\0\0mif1", Format::Heic),
        (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", Format::Raw),
        (b"II*\0\x10\0\0\0CR\x02\0\0\0\0\0\0\0", Format::Raw),
        (b"FUJIFILMCCD-RAW 0201", Format::Raw),
        (b"IIRO\x08\0\0\0", Format::Raw),
        (b"IIU\0\x08\0\0\0", Format::Raw),
        (dng, Format::Raw),
        (b"8BPS\0\x01", Format::Photoshop),
        (b"%PDF-1.7", Format::Pdf),
        (b"%!PS-Adobe-3.0 EPSF-3.0", Format::Eps),
        (b"\xff\x0a\0\0", Format::JpegXl),
        (b"\0\0\0\x0cJXL \r\n\x87\n", Format::JpegXl),
    ] {
        assert_eq!(look(bytes), Err(Fault::NotDecoded(format)), "{}", bytes.escape_ascii());
        assert!(!format.is_decoded() && !format.is_shown());
    }
}

#[test]
fn names_of_files() {
    assert_eq!(Format::of_name("IMG_0001.HEIC"), Some(Format::Heic));
    assert_eq!(Format::of_name("a.b.JPeg"), Some(Format::Jpeg));
    assert_eq!(Format::of_name("DSC.NEF"), Some(Format::Raw));
    assert_eq!((Format::of_name("jpg"), Format::of_name("a.svg")), (None, None));
    for format in [Format::Jpeg, Format::Png, Format::Webp, Format::Gif, Format::Tiff, Format::Bmp, Format::Avif] {
        let name = format!("a.{}", format.extension().unwrap());
        assert_eq!(Format::of_name(&name), Some(format));
    }
}

#[test]
fn a_profile_is_known_by_its_own_name() {
    let text = |name: &str| {
        let length = (name.len() as u32 + 1).to_be_bytes();
        [b"desc\0\0\0\0", &length[..], name.as_bytes(), &[0; 79]].concat()
    };
    let wide: Vec<u8> = "Display P3".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let languages = [b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS\0\0\0\x14\0\0\0\x1c", &wide[..]].concat();
    for (tag, name) in [(text("Adobe RGB (1998)"), "Adobe RGB (1998)"), (languages, "Display P3")] {
        let head = [&[0; 128][..], &[0, 0, 0, 1], b"desc", &[0, 0, 0, 144], &(tag.len() as u32).to_be_bytes()].concat();
        let profile = [head, tag].concat();
        let (first, second) = profile.split_at(150);
        let parts = [(1, first), (2, second)].map(|(n, part)| files::segment(0xe2, &[b"ICC_PROFILE\0", &[n, 2], part]));
        let file = files::with_segments(&files::jpeg(&files::photograph()), &parts);
        assert_eq!(look(&file).unwrap().profile.as_deref(), Some(name));
        let mut compressed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut compressed, &profile).unwrap();
        let chunk = files::chunk(*b"iCCP", &[b"icc\0\0", &compressed.finish().unwrap()]);
        let file = files::with_chunks(&files::png(&files::photograph()), &[chunk]);
        assert_eq!(look(&file).unwrap().profile.as_deref(), Some(name));
    }
}
