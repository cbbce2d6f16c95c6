//! Small picture files of every kind, with metadata as cameras and agencies write them.

use std::sync::LazyLock;

pub const WIDTH: u32 = 48;
pub const HEIGHT: u32 = 32;

/// What must never be published; stands in every kind of metadata of the files here.
pub const SECRET: &[u8] = b"SERIAL-4711";

/// Noise on a slope, as a sensor sees a sky.
pub fn photograph() -> Vec<u8> {
    let mut seed = 1_u32;
    let mut noise = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 27) as u8
    };
    (0..WIDTH * HEIGHT * 3).map(|n| (n / (WIDTH * 3) * 4) as u8 + noise()).collect()
}

/// Three bars and an axis.
pub fn chart() -> Vec<u8> {
    let bar = |x: u32, y: u32| x % 16 > 4 && y > (x / 16 + 1) * 6 && y < HEIGHT - 4;
    let pixel = |n: u32| if bar(n % WIDTH, n / WIDTH) { [200, 30, 40] } else { [255, 255, 255] };
    (0..WIDTH * HEIGHT).flat_map(pixel).collect()
}

pub fn jpeg(pixels: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.encode(pixels, WIDTH as u16, HEIGHT as u16, jpeg_encoder::ColorType::Rgb).unwrap();
    file
}

pub fn progressive_jpeg(pixels: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.set_progressive(true);
    encoder.encode(pixels, WIDTH as u16, HEIGHT as u16, jpeg_encoder::ColorType::Rgb).unwrap();
    file
}

pub fn png(pixels: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
    file
}

pub fn webp(pixels: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    image_webp::WebPEncoder::new(&mut file).encode(pixels, WIDTH, HEIGHT, image_webp::ColorType::Rgb8).unwrap();
    file
}

pub fn gif(frames: usize) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = gif::Encoder::new(&mut file, 8, 8, &[0, 0, 0, 255, 255, 255]).unwrap();
    encoder.set_repeat(gif::Repeat::Infinite).unwrap();
    for n in 0..frames {
        let pixels: Vec<u8> = (0..64).map(|pixel| (pixel + n) as u8 % 2).collect();
        encoder.write_frame(&gif::Frame::from_indexed_pixels(8, 8, pixels, None)).unwrap();
    }
    drop(encoder);
    file
}

pub fn tiff(pixels: &[u8]) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    let mut encoder = tiff::encoder::TiffEncoder::new(&mut file).unwrap();
    encoder.write_image::<tiff::encoder::colortype::RGB8>(WIDTH, HEIGHT, pixels).unwrap();
    file.into_inner()
}

pub fn bmp() -> Vec<u8> {
    let mut file = b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x04\0\0\0\xfe\xff\xff\xff\x01\0\x18\0".to_vec();
    file.resize(54 + 4 * 3 * 2, 0);
    file
}

/// EXIF of a telephone on its side, big-endian: maker, texts, when, where, a number, and a thumbnail.
pub fn exif(orientation: u8) -> Vec<u8> {
    let texts =
        [(0x010e, "桥上的人们"), (0x010f, "Apple"), (0x0110, "iPhone 15"), (0x013b, "王建栋"), (0x8298, "报社")];
    let mut first: Vec<Field> = texts.iter().map(|(tag, text)| ascii(*tag, text)).collect();
    first.insert(3, (0x0112, 3, 1, vec![0, orientation, 0, 0]));
    let secret = std::str::from_utf8(SECRET).unwrap();
    let inner = vec![ascii(0x9003, "2026:11:28 09:30:00"), ascii(0x9011, "+08:00"), ascii(0xa431, secret)];
    let position = [23_u32, 1, 6, 1, 0, 1].iter().flat_map(|number| number.to_be_bytes()).collect();
    let place = vec![(1, 2, 2, b"N\0\0\0".to_vec()), (2, 5, 3, position)];
    let thumbnail = [b"\xff\xd8\xff\xdb", SECRET, b"\xff\xd9"].concat();
    // Directories one after the other, each with its long values after it.
    let head = 8;
    let inner_at = head + length(&first) + 24;
    let place_at = inner_at + length(&inner);
    first.push((0x8769, 4, 1, (inner_at as u32).to_be_bytes().to_vec()));
    first.push((0x8825, 4, 1, (place_at as u32).to_be_bytes().to_vec()));
    let mut file = b"MM\0*\0\0\0\x08".to_vec();
    for fields in [first, inner, place] {
        let at = file.len();
        file.extend(directory(&fields, at));
    }
    file.extend(thumbnail);
    file
}

/// Tag, kind, count, value.
type Field = (u16, u16, u32, Vec<u8>);

fn ascii(tag: u16, text: &str) -> Field {
    let mut value = text.as_bytes().to_vec();
    value.push(0);
    let count = value.len() as u32;
    value.resize(value.len().max(4).next_multiple_of(2), 0);
    (tag, 2, count, value)
}

fn length(fields: &[Field]) -> usize {
    6 + fields.iter().map(|field| 12 + if field.3.len() > 4 { field.3.len() } else { 0 }).sum::<usize>()
}

fn directory(fields: &[Field], at: usize) -> Vec<u8> {
    let mut directory = (fields.len() as u16).to_be_bytes().to_vec();
    let mut values = Vec::<u8>::new();
    for (tag, kind, count, value) in fields {
        directory.extend(tag.to_be_bytes());
        directory.extend(kind.to_be_bytes());
        directory.extend(count.to_be_bytes());
        if value.len() > 4 {
            directory.extend(((at + 6 + fields.len() * 12 + values.len()) as u32).to_be_bytes());
            values.extend(value);
        } else {
            directory.extend(value);
        }
    }
    directory.extend([0; 4]);
    directory.extend(values);
    directory
}

pub fn xmp() -> String {
    let secret = std::str::from_utf8(SECRET).unwrap();
    format!(
        "<?xpacket begin='\u{feff}' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\
         <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' \
         xmlns:aux='http://ns.adobe.com/exif/1.0/aux/' aux:SerialNumber='{secret}' \
         xmlns:exif='http://ns.adobe.com/exif/1.0/' exif:GPSLatitude='23,6.0N' \
         xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:Credit='新华社'>\
         <dc:description xmlns:dc='http://purl.org/dc/elements/1.1/'><rdf:Alt>\
         <rdf:li xml:lang='en'>The bridge</rdf:li><rdf:li xml:lang='x-default'>大桥 &amp; 人</rdf:li></rdf:Alt>\
         </dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    )
}

/// IPTC-IIM in Photoshop's resources.
pub fn resources(fields: &[(u8, &[u8])]) -> Vec<u8> {
    let mut iptc = Vec::new();
    for (field, value) in fields {
        iptc.extend([0x1c, 2, *field]);
        iptc.extend((value.len() as u16).to_be_bytes());
        iptc.extend(*value);
    }
    let length = (iptc.len() as u32).to_be_bytes();
    let padding = vec![0; iptc.len() % 2];
    [b"8BIM\x03\xed\0\0\0\0\0\x02\0\x48", &b"8BIM\x04\x04\0\0"[..], &length, &iptc, &padding].concat()
}

pub fn segment(marker: u8, body: &[&[u8]]) -> Vec<u8> {
    let body = body.concat();
    [&[0xff, marker][..], &(body.len() as u16 + 2).to_be_bytes(), &body].concat()
}

/// With parts after its JFIF head, or after its first two bytes when it has none.
pub fn with_segments(jpeg: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    [&jpeg[..20], &segments.concat(), &jpeg[20..]].concat()
}

pub fn chunk(kind: [u8; 4], body: &[&[u8]]) -> Vec<u8> {
    let body = body.concat();
    let mut sum = flate2::Crc::new();
    sum.update(&kind);
    sum.update(&body);
    [&(body.len() as u32).to_be_bytes()[..], &kind, &body, &sum.sum().to_be_bytes()].concat()
}

/// With chunks after its head.
pub fn with_chunks(png: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    [&png[..33], &chunks.concat(), &png[33..]].concat()
}

/// An extended file of a simple one, with metadata.
pub fn with_metadata(webp: &[u8], metadata: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let flags = if metadata.is_empty() { 0 } else { 0x0c };
    let (width, height) = ((WIDTH - 1).to_le_bytes(), (HEIGHT - 1).to_le_bytes());
    let head = [&[flags, 0, 0, 0][..], &width[..3], &height[..3]].concat();
    let mut file = b"WEBP".to_vec();
    let riff = |kind: &[u8; 4], body: &[u8]| {
        [&kind[..], &(body.len() as u32).to_le_bytes(), body, &[0][..body.len() % 2]].concat()
    };
    file.extend(riff(b"VP8X", &head));
    file.extend(&webp[12..]);
    for (kind, body) in metadata {
        file.extend(riff(kind, body));
    }
    riff(b"RIFF", &file)
}

/// One of every kind, with all that a telephone and an agency put into it.
pub fn all() -> &'static [(&'static str, Vec<u8>)] {
    static ALL: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(made);
    &ALL
}

fn made() -> Vec<(&'static str, Vec<u8>)> {
    let pixels = photograph();
    let (exif, xmp) = (exif(6), xmp());
    let resources = resources(&[(120, "图片说明".as_bytes()), (110, SECRET)]);
    let segments = [
        segment(0xe1, &[b"Exif\0\0", &exif]),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp.as_bytes()]),
        segment(0xe2, &[b"MPF\0", SECRET]),
        segment(0xed, &[b"Photoshop 3.0\0", &resources]),
        segment(0xfe, &[SECRET]),
    ];
    let film = [b"\0\0\0\x18ftypmp42", SECRET].concat();
    let chunks = [
        chunk(*b"eXIf", &[&exif]),
        chunk(*b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", xmp.as_bytes()]),
        chunk(*b"tEXt", &[b"Comment\0", SECRET]),
        chunk(*b"caNv", &[SECRET]),
    ];
    let metadata: [(&[u8; 4], &[u8]); 3] = [(b"EXIF", &exif), (b"XMP ", xmp.as_bytes()), (b"camr", SECRET)];
    let comment = [b"\x21\xfe", &[SECRET.len() as u8][..], SECRET, &[0]].concat();
    let gif = gif(2);
    vec![
        ("jpeg", [with_segments(&jpeg(&pixels), &segments), film.clone()].concat()),
        ("progressive jpeg", with_segments(&progressive_jpeg(&pixels), &segments)),
        ("png", [with_chunks(&png(&pixels), &chunks), film].concat()),
        ("webp", with_metadata(&webp(&pixels), &metadata)),
        ("gif", [&gif[..gif.len() - 1], &comment, b";", SECRET].concat()),
        ("tiff", tiff_of_exif(&exif, &pixels)),
        ("lossy webp", include_bytes!("../files/lossy.webp").to_vec()),
        ("animated webp", include_bytes!("../files/animated.webp").to_vec()),
        ("agency's jpeg", include_bytes!("../files/agency.jpg").to_vec()),
        ("tiled tiff", include_bytes!("../files/tiled.tif").to_vec()),
        ("avif", include_bytes!("../files/picture.avif").to_vec()),
    ]
}

/// The telephone's directories, with a picture in the first.
fn tiff_of_exif(exif: &[u8], pixels: &[u8]) -> Vec<u8> {
    let short = |tag, number: u32| (tag, 3, 1, [&(number as u16).to_be_bytes()[..], &[0, 0]].concat());
    let long = |tag, number: u32| (tag, 4, 1, number.to_be_bytes().to_vec());
    let mut fields = vec![
        long(256, WIDTH),
        long(257, HEIGHT),
        (258, 3, 3, vec![0, 8, 0, 8, 0, 8]),
        short(259, 1),
        short(262, 2),
        ascii(271, "Apple"),
        ascii(272, "iPhone 15"),
        long(273, 0),
        short(274, 6),
        short(277, 3),
        long(278, HEIGHT),
        long(279, pixels.len() as u32),
        ascii(0x8298, "报社"),
        long(0x8825, 0),
    ];
    // The telephone's EXIF stands before, with its own position directory; both are led to by address.
    let place = exif.len() - SECRET.len() - 6 - 24 - 30;
    let at = exif.len().next_multiple_of(2);
    let picture = at + length(&fields);
    fields[7] = long(273, picture as u32);
    fields[13] = long(0x8825, place as u32);
    let mut file = exif.to_vec();
    file.resize(at, 0);
    file[4..8].copy_from_slice(&(at as u32).to_be_bytes());
    file.extend(directory(&fields, at));
    file.extend(pixels);
    file
}
