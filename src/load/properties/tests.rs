use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use proptest::prelude::*;

use super::look;
use super::property::path_in;

fn told(name: &str, bytes: &[u8]) -> Vec<String> {
    let told = look(name, &mut Cursor::new(bytes));
    told.into_iter().map(|(carried, text)| format!("{carried:?}: {text}")).collect()
}

/// An archive of files, packed or not.
fn zip(files: &[(&str, &[u8])], is_packed: bool) -> Vec<u8> {
    let (mut archive, mut directory) = (vec![], vec![]);
    let number = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    let short = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
    for (name, holds) in files {
        let mut packer = DeflateEncoder::new(vec![], Compression::best());
        packer.write_all(holds).unwrap();
        let packed = if is_packed { packer.finish().unwrap() } else { holds.to_vec() };
        let method = if is_packed { 8 } else { 0 };
        let start = archive.len();
        let common = [
            &[20, 0, 0, 0][..],
            &short(method),
            &[0; 8],
            &number(packed.len()),
            &number(holds.len()),
            &short(name.len()),
        ]
        .concat();
        archive.extend([b"PK\x03\x04", &common[..], &[0, 0], name.as_bytes(), &packed].concat());
        directory.extend([b"PK\x01\x02\x14\0", &common[..], &[0; 12], &number(start), name.as_bytes()].concat());
    }
    let start = archive.len();
    let counts = [short(files.len()), short(files.len())].concat();
    archive.extend(
        [&directory[..], b"PK\x05\x06\0\0\0\0", &counts, &number(directory.len()), &number(start), &[0, 0]].concat(),
    );
    archive
}

const CORE: &str = "<?xml version='1.0'?><cp:coreProperties><dc:title>D:\\稿件\\灯会.docx</dc:title><dc:creator>王&amp;李 &#x738b;</dc:creator>\
    <cp:lastModifiedBy>Administrator</cp:lastModifiedBy></cp:coreProperties>";
const APP: &str =
    "<Properties><Template>Normal.dotm</Template><Company>临澜日报社</Company><Manager></Manager></Properties>";

fn docx(is_packed: bool) -> Vec<u8> {
    let files = [
        ("word/document.xml", &b"<w/>"[..]),
        ("docProps/core.xml", CORE.as_bytes()),
        ("docProps/app.xml", APP.as_bytes()),
    ];
    zip(&files, is_packed)
}

/// A set of properties of a code page; each text with its number.
fn set(code_page: u16, texts: &[(u32, &[u8])]) -> Vec<u8> {
    let (mut places, mut values) = (vec![], vec![]);
    let start = 8 + 8 * (texts.len() + 1);
    let mut add = |number: u32, value: &[u8]| {
        places.extend([number.to_le_bytes(), u32::try_from(start + values.len()).unwrap().to_le_bytes()].concat());
        values.extend_from_slice(value);
    };
    add(1, &[2, 0, 0, 0, code_page.to_le_bytes()[0], code_page.to_le_bytes()[1], 0, 0]);
    for (number, text) in texts {
        let len = u32::try_from(text.len() + 1).unwrap().to_le_bytes();
        add(*number, &[&[0x1e, 0, 0, 0][..], &len, text, &[0]].concat());
    }
    let count = u32::try_from(texts.len() + 1).unwrap().to_le_bytes();
    let head = [&[0xfe, 0xff, 0, 0][..], &[0; 20], &[1, 0, 0, 0], &[0; 16], &48_u32.to_le_bytes()].concat();
    [head, vec![0; 4], count.to_vec(), places, values].concat()
}

/// A compound file whose set of properties lies in sectors of its own, or in small ones.
fn compound(set: &[u8], is_small: bool) -> Vec<u8> {
    const END: u32 = 0xffff_fffe;
    let sectors = if is_small { set.len().div_ceil(512) } else { 8.max(set.len().div_ceil(512)) };
    let mut head = vec![0; 512];
    head[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let mut put = |at: usize, value: u32| head[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(30, 9 | 6 << 16);
    // The directory, the table of small sectors, and the one part of the table.
    put(48, 1);
    put(60, 2);
    put(76, 0);
    (1..109).for_each(|n| put(76 + 4 * n, 0xffff_ffff));
    let mut table = vec![0xffff_fffd, END, END];
    table.extend((0..sectors).map(|n| if n + 1 < sectors { u32::try_from(n + 4).unwrap() } else { END }));
    table.resize(128, 0xffff_ffff);
    let mut small: Vec<u32> = (1..=128).collect();
    small[set.len().div_ceil(64) - 1] = END;
    let entry = |name: &str, start: u32, len: usize| {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        let mut entry = vec![0; 128];
        entry[..name.len()].copy_from_slice(&name);
        entry[64] = u8::try_from(name.len()).unwrap();
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&u32::try_from(len).unwrap().to_le_bytes());
        entry
    };
    let (start, len) = if is_small { (0, set.len()) } else { (3, sectors * 512) };
    let directory =
        [entry("Root Entry", 3, sectors * 512), entry("\u{5}SummaryInformation", start, len), vec![0; 256]].concat();
    let words = |words: &[u32]| words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>();
    let mut stream = set.to_vec();
    stream.resize(sectors * 512, 0);
    [head, words(&table), directory, words(&small), stream].concat()
}

#[test]
fn office_files_tell_who_made_them() {
    for is_packed in [true, false] {
        assert_eq!(
            told("a.DOCX", &docx(is_packed)),
            ["Author: 王&李 王", "LastAuthor: Administrator", "Company: 临澜日报社", "Path: D:\\稿件\\灯会.docx"]
        );
    }
    let meta =
        "<office:meta><meta:initial-creator>李四</meta:initial-creator><dc:creator>李四</dc:creator></office:meta>";
    assert_eq!(told("a.odt", &zip(&[("meta.xml", meta.as_bytes())], true)), ["Author: 李四"]);
    assert_eq!(told("a.docx", &zip(&[("docProps/core.xml", b"<x><dc:creator> </dc:creator></x>")], true)), [""; 0]);
    assert_eq!(told("a.zip", &docx(true)), [""; 0]);
}

#[test]
fn older_office_files_tell_it_in_their_code_page() {
    let gbk = encoding_rs::GBK.encode("王建栋").0.into_owned();
    let sets = set(936, &[(4, &gbk), (8, b"user"), (7, b"C:\\Users\\wang\\Normal.dot")]);
    for is_small in [true, false] {
        let right = ["Author: 王建栋", "LastAuthor: user", "Path: C:\\Users\\wang\\Normal.dot"];
        assert_eq!(told("a.doc", &compound(&sets, is_small)), right, "{is_small}");
        assert_eq!(told("a.wps", &compound(&sets, is_small)), right, "{is_small}");
    }
    assert_eq!(told("a.xls", &compound(&set(65001, &[(4, "港".as_bytes())]), true)), ["Author: 港"]);
}

#[test]
fn a_pdf_tells_it_in_its_dictionary_or_its_packet() {
    for (pdf, right) in [
        ("<< /Author (Wang \\(Linlan\\)) /Creator (Adobe InDesign 18.0) >>", "Author: Wang (Linlan)"),
        ("<< /Author(\\376\\377s\\213) >>", "Author: 王"),
        ("<< /Author <FEFF738B> >>", "Author: 王"),
        ("<< /Title (Microsoft Word - D:\\\\稿件\\\\灯会.doc) >>", "Path: D:\\稿件\\灯会.doc"),
        ("<dc:creator>\n<rdf:Seq><rdf:li>李 &amp; 王</rdf:li></rdf:Seq></dc:creator>", "Author: 李 & 王"),
    ] {
        assert_eq!(told("a.pdf", format!("%PDF-1.7\n{pdf}").as_bytes()), [right], "{pdf}");
    }
    for pdf in [
        "<< /Author () /Creator (方正飞腾) /Producer (Adobe PDF Library) /Title (A: B) >>",
        "<< /Author (x\\001\\002) >>",
        "<< /Author (abc) /Encrypt 5 0 R >>",
        "<< /Author 5 0 R >>",
        "<< /Author (abc",
        "<< /Author << /a (b) >> >>",
    ] {
        assert_eq!(told("a.pdf", format!("%PDF-1.7\n{pdf}").as_bytes()), [""; 0], "{pdf}");
    }
    let far = [&b"%PDF-1.7\n"[..], &vec![b' '; 3 << 20], b"<< /Author (Li) >>"].concat();
    assert_eq!(told("a.pdf", &far), ["Author: Li"]);
}

#[test]
fn of_an_archive_that_swells_no_more_than_a_part_is_read() {
    let bomb = [&vec![b' '; 200 << 20][..], b"<x><dc:creator>a</dc:creator></x>"].concat();
    assert_eq!(told("a.docx", &zip(&[("docProps/core.xml", &bomb)], true)), [""; 0]);
}

#[test]
fn a_path_of_a_machine_is_found_in_a_text() {
    assert_eq!(path_in("Microsoft Word - D:\\稿件\\a.doc"), Some("D:\\稿件\\a.doc"));
    assert_eq!(path_in("见/Users/wang/a"), None);
    assert_eq!(path_in("a /Users/wang/a"), Some("/Users/wang/a"));
    assert_eq!(path_in("https://a.example/ http://b.example"), None);
    assert_eq!(path_in("A: 甲"), None);
}

proptest! {
    #[test]
    fn damaged_files_harm_nobody(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        end in any::<prop::sample::Index>(),
        kind in 0..4_usize,
    ) {
        let sets = set(936, &[(4, b"a"), (8, b"b")]);
        let pdf = b"%PDF-1.7 /Author (a\\)\\101) /Title <FEFF0041> <dc:creator><rdf:li>a</rdf:li></dc:creator>".to_vec();
        let (name, mut bytes) = match kind {
            0 => ("a.docx", docx(true)),
            1 => ("a.doc", compound(&sets, true)),
            2 => ("a.doc", compound(&sets, false)),
            _ => ("a.pdf", pdf),
        };
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let whole = bytes.len();
        look(name, &mut Cursor::new(&bytes));
        bytes.truncate(end.index(whole));
        look(name, &mut Cursor::new(&bytes));
    }

    #[test]
    fn bytes_of_any_kind_are_told_little_of(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        for (name, start) in [("a.docx", &b"PK\x03\x04"[..]), ("a.doc", b"\xd0\xcf\x11\xe0"), ("a.pdf", b"%PDF-")] {
            let told = look(name, &mut Cursor::new([start, &bytes].concat()));
            prop_assert!(told.len() <= super::MOST && told.iter().all(|(_, text)| text.chars().count() <= super::LONGEST));
        }
    }
}
