use newsprint_pictures::{Encoding, Fault, Frame, Imprint, Order, develop};

use crate::samples::{self, Picture};
use crate::{made, whole};

fn differs(one: &Picture, other: &Picture) -> u64 {
    assert_eq!((one.width, one.height), (other.width, other.height));
    let sum: u64 = one.samples.iter().zip(&other.samples).map(|(one, other)| u64::from(one.abs_diff(*other))).sum();
    sum / one.samples.len() as u64
}

#[test]
fn every_format_shows_the_picture_that_was_written() {
    let picture = samples::photograph(96, 64);
    for (name, bytes) in samples::all(&picture) {
        let shown = whole(&bytes, 96, 64).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        match name {
            "png" | "tiff" | "deep tiff" | "bmp" => assert_eq!(shown, picture, "{name}"),
            // Grey in this test, and CMYK without a profile is shown as print shows it.
            "gif" | "cmyk jpeg" => assert_eq!((shown.width, shown.height), (96, 64)),
            _ => assert!(differs(&shown, &picture) <= 3, "{name}: {}", differs(&shown, &picture)),
        }
    }
}

#[test]
fn inks_are_the_same_however_adobe_writes_them() {
    let picture = samples::photograph(96, 64);
    let cmyk = whole(&samples::cmyk_jpeg(&picture, jpeg_encoder::ColorType::Cmyk), 96, 64).unwrap();
    let ycck = whole(&samples::cmyk_jpeg(&picture, jpeg_encoder::ColorType::CmykAsYcck), 96, 64).unwrap();
    assert!(differs(&cmyk, &ycck) <= 2, "{}", differs(&cmyk, &ycck));
    let white = Picture { width: 16, height: 16, samples: vec![255; 768] };
    let shown = whole(&samples::cmyk_jpeg(&white, jpeg_encoder::ColorType::Cmyk), 16, 16).unwrap();
    assert!(differs(&shown, &white) <= 1, "bare paper is {:?}", &shown.samples[..3]);
}

#[test]
fn nothing_is_enlarged_and_orders_come_in_their_order() {
    let bytes = samples::png(&samples::photograph(200, 100));
    assert_eq!((200, 100), { whole(&bytes, 400, 200).map(|shown| (shown.width, shown.height)) }.unwrap());
    let order = |width, encoding| Order { frame: Frame::Whole { width, height: width / 2 }, encoding };
    let orders =
        [order(20, Encoding::Png), order(150, Encoding::Jpeg), order(20, Encoding::Webp), order(60, Encoding::Png)];
    let made = develop(&bytes, &orders, &Imprint::default()).unwrap();
    assert_eq!(samples::from_png(&made[0]).width, 20);
    assert!(made[1].starts_with(b"\xff\xd8\xff"));
    assert_eq!(&made[2][8..12], b"WEBP");
    assert_eq!(samples::from_png(&made[3]).width, 60);
}

#[test]
fn few_colours_become_a_palette() {
    let samples: Vec<u8> =
        (0..64 * 64).flat_map(|place| if place / 64 % 8 == 0 { [200, 0, 0] } else { [255; 3] }).collect();
    let chart = Picture { width: 64, height: 64, samples };
    let bytes = samples::png(&chart);
    let small = made(&bytes, Frame::Whole { width: 64, height: 64 }, Encoding::Png).unwrap();
    assert_eq!(small[24..26], [1, 3], "one bit, by palette");
    assert_eq!(samples::from_png(&small), chart);
}

#[test]
fn a_file_that_stops_short_is_told_from_one_that_is_wrong() {
    let picture = samples::photograph(96, 64);
    for (name, bytes) in samples::all(&picture) {
        for share in [30, 60, 95] {
            let cut = &bytes[..bytes.len() * share / 100];
            let fault = whole(cut, 96, 64).map(|_| ()).unwrap_err();
            assert!(matches!(fault, Fault::Truncated | Fault::Damaged(_)), "{name} of {share} %: {fault:?}");
            if name.contains("jpeg") || name == "png" {
                assert_eq!(fault, Fault::Truncated, "{name} of {share} %");
            }
        }
    }
    assert_eq!(whole(b"", 1, 1), Err(Fault::Empty));
    assert_eq!(whole(b"<!doctype html>", 1, 1), Err(Fault::Unknown));
}

#[test]
fn what_claims_too_many_pixels_is_refused_unread() {
    let mut bytes = samples::png(&samples::photograph(8, 8));
    bytes[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(whole(&bytes, 8, 8), Err(Fault::TooLarge { width: 60_000, height: 60_000 }));
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}
